"""``filrouge verifier``: everything that is wrong, in one run."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from filrouge.audit.discretion import excerpts, hidden
from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import (
    Jour,
    format_option,
    le_option,
    open_evidence,
    racine_option,
    report,
    show,
    sortie_option,
    tell,
)
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import plural
from filrouge.ecriture import gagnerait
from filrouge.evidence import Evidence
from filrouge.records import known_type
from filrouge.site.config import check_config
from filrouge.site.faults import CONFIG_PATH
from filrouge.validation import load_schema


@click.command("verifier")
@racine_option
@le_option
@click.option(
    "--strict", is_flag=True, help="Sort aussi avec le code 1 quand il n’y a que des avertissements."
)
@click.option(
    "--depuis",
    type=Jour(),
    metavar="AAAA-MM-JJ",
    help="Ne dit que ce que le temps seul a fait apparaître depuis ce jour : une échéance passée, une réponse attendue trop longtemps.",
)
@format_option()
@sortie_option
def command(  # one for each option
    racine: Path | None,
    le: date | None,
    depuis: date | None,
    format_: str | None,
    sortie: Path | None,
    *,
    strict: bool,
) -> None:
    """Lit tout le dépôt et dit chaque défaut, avec sa place et le remède.

    Sort avec le code 0 si aucune erreur n’est trouvée, 1 s’il y en a, 2 si la lecture est impossible.
    """
    evidence = _with_site(open_evidence(racine, le))
    rapport = report(evidence)
    if depuis:
        if depuis >= evidence.project.today:
            raise click.UsageError("--depuis donne un jour d’avant la date d’analyse.")
        rapport = rapport.apparus(report(_with_site(open_evidence(racine, depuis))))
    show(rapport, format_, sortie)
    _suggest_form(evidence)
    blocking = rapport.findings if strict else rapport.of_severity(Severity.ERREUR)
    sys.exit(FINDINGS if blocking else CLEAN)


def _suggest_form(evidence: Evidence) -> None:
    """Say that files could be put in their one form: it is no fault that they are not."""
    schemas = ((one, load_schema(known_type(id_).name)) for id_, one in evidence.documents.items())
    loose = sum(gagnerait(document, schema) for document, schema in schemas)
    if loose:
        tell(f"Mise en forme possible pour {plural(loose, 'fiche')} : « filrouge formater ».")


def _with_site(evidence: Evidence) -> Evidence:
    """Add what is wrong with ``mkdocs.yml``; a folder of records alone may have none."""
    root = evidence.project.root
    if not (root / CONFIG_PATH).is_symlink() and not (root / CONFIG_PATH).exists():
        return evidence
    findings, text = check_config(root)
    noms = evidence.project.noms
    said = hidden(findings, noms)
    sources = MappingProxyType({**evidence.sources, **excerpts({CONFIG_PATH: text}, said, noms)})
    return replace(evidence, findings=(*evidence.findings, *said), sources=sources)
