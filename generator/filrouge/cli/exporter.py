"""``filrouge exporter``: the plan for other tools."""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import click

from filrouge.cli.common import le_option, open_evidence, profil_option, racine_option, tell
from filrouge.diagnostics import UserError, closest
from filrouge.exporters import EXPORTERS
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.report.sortie import write_whole


@click.command("exporter")
@click.argument("format_", metavar="FORMAT")
@click.option(
    "--sortie",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Fichier à écrire ; par défaut, la sortie standard.",
)
@racine_option
@le_option
@profil_option(Profil.AUDITEUR)
def command(format_: str, sortie: Path | None, racine: Path | None, le: date | None, profil: Profil) -> None:
    """Exporte le plan d’action au format FORMAT."""
    if format_ not in EXPORTERS:
        near = closest(format_, EXPORTERS)
        hint = f"vouliez-vous dire « {near} » ?" if near else f"formats possibles : {', '.join(EXPORTERS)}"
        raise UserError(f"le format « {format_} » n’existe pas", hint)
    content = BytesIO()
    EXPORTERS[format_](pour(open_evidence(racine, le), profil), content)
    if sortie is None:
        sys.stdout.buffer.write(content.getvalue())
        return
    write_whole(sortie, content.getvalue())
    tell(f"Écrit : {sortie}")
