"""``filrouge audit``: what an auditor would find on a day, and the sample an auditor would take."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from filrouge.cli.common import (
    CLEAN,
    FINDINGS,
    le_option,
    open_evidence,
    racine_option,
    sortie_option,
    tell,
    write_whole,
)
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.evidence import Evidence, gather
from filrouge.preaudit import Echantillon, PreAudit, echantillon, preaudit
from filrouge.project import open_project
from filrouge.referentiel import load_versions
from filrouge.report.audit_blocs import Bloc, blocs
from filrouge.report.audit_echantillon import blocs_echantillon
from filrouge.report.audit_json_v1 import render_json
from filrouge.report.audit_markdown import render_markdown
from filrouge.report.audit_text import render_texte

Vue = tuple[PreAudit, int | None, Echantillon | None]
"""What is shown: the pre-audit, or one indicator of it, or the sample."""


def _blocs(vue: Vue) -> tuple[Bloc, ...]:
    found, numero, sample = vue
    return tuple(blocs_echantillon(sample) if sample else blocs(found, numero))


FORMATS: Mapping[str, Callable[[Vue], str]] = MappingProxyType(
    {
        "json": lambda vue: render_json(*vue),
        "markdown": lambda vue: render_markdown(_blocs(vue)),
        "texte": lambda vue: render_texte(_blocs(vue)),
    }
)
"""Name of the format → what writes it to a file; on a screen, the text takes its width and its colours."""


@click.command("audit", short_help="Dit ce qu’un auditeur trouverait à une date, et tire un échantillon.")
@le_option
@click.option(
    "--indicateur",
    type=int,
    metavar="N",
    help="Un seul indicateur : 30, 31, 32 ou 33 ; par défaut, tous.",
)
@click.option(
    "--echantillon",
    "taille",
    type=click.IntRange(1, 200),
    metavar="N",
    help="Tire N pièces comme un auditeur, et donne le fil complet de chacune.",
)
@click.option("--graine", type=int, default=1, metavar="N", help="Graine du tirage ; par défaut, 1.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMATS)),
    default="texte",
    help="Forme du rapport ; par défaut, texte.",
)
@sortie_option
@racine_option
def command(
    le: date | None,
    indicateur: int | None,
    taille: int | None,
    graine: int,
    format_: str,
    sortie: Path | None,
    racine: Path | None,
) -> None:
    """Donne le pré-audit, selon le référentiel en vigueur à la date de l’audit.

    Sans --le : le prochain audit déclaré, sinon la date d’analyse. Avec --le : ce qui serait trouvé ce jour-là si rien ne
    changeait.

    Sort avec le code 0 si rien ne bloque, 1 si une erreur est trouvée (pour un échantillon, sur un de ses fils) ou si
    une ligne de la grille n’est pas démontrée, 2 si la lecture est impossible.
    """
    if taille and indicateur:
        raise UserError(
            "--echantillon et --indicateur ne vont pas ensemble",
            "un échantillon suit des fils entiers : retirez --indicateur",
        )
    evidence = _open(racine, le)
    found = preaudit(evidence)
    _check_indicator(found, indicateur)
    sample = echantillon(evidence, taille, graine) if taille else None
    _show((found, indicateur, sample), format_, sortie)
    blocks = sample.bloque if sample else found.bloque_pour(indicateur)
    sys.exit(FINDINGS if blocks else CLEAN)


def _open(racine: Path | None, le: date | None) -> Evidence:
    """Read the repository; the day asked for is the day of analysis and the day of the audit."""
    if le is not None:
        _check_known(le)
    evidence = open_evidence(racine, le)
    _check_known(evidence.audit)
    if le is None or evidence.audit == le:
        return evidence
    project = evidence.project
    _, findings = open_project(project.root, clock=project.horloge, asked=le)
    return gather(project, findings, evidence.historique, audit_le=le)


def _check_known(day: date) -> None:
    oldest = load_versions()[0]
    if day < oldest.du:
        raise UserError(
            f"aucune version connue du référentiel ne s’applique au {jour(day)}",
            f"donnez une date à partir du {jour(oldest.du)} ({oldest.titre})",
        )


def _check_indicator(found: PreAudit, number: int | None) -> None:
    """Refuse an indicator that does not exist that day, or that is not asked of these categories."""
    known = [one.indicateur.numero for one in found.indicateurs]
    if number is None or number in known:
        return
    choice = f"indicateurs possibles : {', '.join(map(str, known))}"
    reason = dict(found.ecartes).get(number)
    if reason is not None:
        raise UserError(f"l’indicateur {number} ne s’applique pas à cet organisme : il {reason}", choice)
    since = next((one.du for one in load_versions() if one.du > found.jour and one.indicateur(number)), None)
    if since is not None:
        raise UserError(f"l’indicateur {number} n’entre en vigueur que le {jour(since)}", choice)
    raise UserError(f"l’indicateur {number} n’est pas suivi par Fil Rouge", choice)


def _show(vue: Vue, format_: str, sortie: Path | None) -> None:
    if sortie is not None:
        write_whole(sortie, FORMATS[format_](vue))
        tell(f"Écrit : {sortie}")
    elif format_ == "texte":
        color = "NO_COLOR" not in os.environ and sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 100)
        click.echo(render_texte(_blocs(vue), color=color, width=width), nl=False)
    else:
        click.echo(FORMATS[format_](vue), nl=False)
