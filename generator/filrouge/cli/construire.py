"""``filrouge construire``: verify, render, publish."""

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from filrouge.cli.common import CLEAN, FINDINGS, le_option, open_evidence, racine_option, show_findings, tell
from filrouge.evidence import Evidence
from filrouge.pages import warning
from filrouge.site.build import Assembly, assemble
from filrouge.site.publish import publish
from filrouge.site.written import published

_OUTPUT = "build/site"


@click.command("construire", short_help="Vérifie le dépôt et construit le site.")
@racine_option
@click.option(
    "--sortie",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help=f"Dossier du site ; par défaut, {_OUTPUT} dans le dépôt.",
)
@le_option
@click.option(
    "--brouillon",
    is_flag=True,
    help="Construit aussi le site quand des règles trouvent des erreurs ; chaque page dit alors que c’est un brouillon.",
)
def command(racine: Path | None, sortie: Path | None, le: date | None, *, brouillon: bool) -> None:
    """Construit le site, prêt à être publié ou remis à l’auditeur.

    Si le dépôt contient une erreur, la dit et laisse le site précédent tel quel (code de sortie 1).
    Pour le voir avant que tout soit corrigé : --brouillon.
    """
    start = time.perf_counter()
    evidence = open_evidence(racine, le)
    output = sortie or evidence.project.root / _OUTPUT
    assembly = assemble(evidence, draft=brouillon)
    if assembly.site is None:
        _refuse(evidence, assembly, output, draft=brouillon)
    publish(assembly.site, output)
    if assembly.faults:
        tell(f"{warning(len(assembly.faults))}. Le détail : « filrouge verifier ».")
    elif evidence.findings:
        tell("Des avertissements demandent un regard : « filrouge verifier » les donne.")
    seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    tell(f"{len(assembly.site.pages)} pages pour {evidence.read} fiches, en {seconds} s.")
    click.echo(output / "index.html")
    sys.exit(CLEAN)


def _refuse(evidence: Evidence, assembly: Assembly, output: Path, *, draft: bool) -> NoReturn:
    show_findings(replace(evidence, findings=assembly.findings, sources=assembly.sources))
    left = "le précédent est resté tel quel" if published(output) else "aucun site n’existe encore"
    tell(f"Le site n’a pas été construit ; {left}.")
    if assembly.draftable:
        tell("Pour le voir avant d’avoir tout corrigé : « filrouge construire --brouillon ».")
    elif draft:
        tell("Ces erreurs empêchent même un brouillon : les pages seraient fausses.")
    sys.exit(FINDINGS)
