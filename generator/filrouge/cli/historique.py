"""``filrouge historique``: what was recorded, day after day, or the whole life of one record."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from filrouge.cli.common import (
    give,
    has_color,
    le_option,
    open_evidence,
    racine_option,
    screen_width,
    sortie_option,
    tell,
)
from filrouge.diagnostics import UserError, closest
from filrouge.evidence import Evidence
from filrouge.history import Historique, SansHistorique
from filrouge.report.audit_text import render_texte
from filrouge.report.historique_blocs import blocs
from filrouge.report.historique_evenements import Recit, derniers, vie_de
from filrouge.report.historique_json_v1 import render_json
from filrouge.report.historique_markdown import render_markdown

FORMES: Mapping[str, Callable[[Recit], str]] = MappingProxyType(
    {
        "json": render_json,
        "markdown": lambda recit: render_markdown(blocs(recit)),
        "texte": lambda recit: render_texte(blocs(recit)),
    }
)
"""Name of the format → what writes it to a file; on a screen, the text takes its width and its colours."""

_WIDEST = 100


@click.command("historique")
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--nombre",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Nombre d’événements, sans ID ; par défaut, les 20 derniers.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMES)),
    default="texte",
    help="Forme du récit ; par défaut, texte.",
)
@sortie_option
@racine_option
@le_option
def command(
    id_: str | None,
    nombre: int | None,
    format_: str,
    sortie: Path | None,
    racine: Path | None,
    le: date | None,
) -> None:
    """Raconte les derniers événements du plan, ou toute la vie de la fiche ID (ACT-2026-007).

    Pour chacun : le jour, la fiche, ce qui a changé, le rôle de qui l’a enregistré et le commit. Ce qui n’est pas
    encore enregistré dans git n’y est pas, ni ce qui l’a été après la date d’analyse.
    """
    if id_ is not None and nombre is not None:
        raise UserError(
            "--nombre ne va pas avec une fiche : sa vie est donnée en entier",
            "retirez --nombre, ou le numéro de la fiche",
        )
    evidence = open_evidence(racine, le)
    historique = evidence.historique
    if isinstance(historique, SansHistorique):
        raise UserError(f"l’historique ne peut pas être raconté : {historique.raison}", historique.aide)
    if any(finding.span.path.startswith("site_config/") for finding in evidence.findings):
        tell("Des réglages sont en faute, et le récit s’en passe : « filrouge verifier » dit lesquels.")
    if id_ is None:
        recit = derniers(evidence, historique, nombre or 20)
    else:
        _check_known(evidence, historique, id_)
        recit = vie_de(evidence, historique, id_)
    if format_ == "texte" and sortie is None:
        give(render_texte(blocs(recit), color=has_color(), width=min(screen_width(), _WIDEST)), None)
    else:
        give(FORMES[format_](recit), sortie)


def _check_known(evidence: Evidence, historique: Historique, id_: str) -> None:
    """Refuse a record that git does not know."""
    if id_ in historique.versions:
        return
    if id_ in evidence.documents:
        raise UserError(
            f"la fiche {id_} n’est pas encore enregistrée dans git à la date d’analyse",
            "enregistrez-la (git add, puis git commit), ou donnez une date plus récente avec --le",
        )
    shown = "".join(sign if sign.isprintable() else "?" for sign in id_[:60])
    near = closest(id_, historique.versions)
    remedy = f"vouliez-vous dire « {near} » ?" if near else "« filrouge historique » montre les dernières"
    raise UserError(f"git ne connaît pas de fiche « {shown} »", remedy)
