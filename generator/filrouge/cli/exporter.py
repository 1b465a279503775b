"""``filrouge exporter``: the plan for other tools."""

from datetime import date
from pathlib import Path

import click

from filrouge.cli.common import le_option, open_evidence, racine_option, tell
from filrouge.diagnostics import UserError, closest
from filrouge.exporters import EXPORTERS


@click.command("exporter", short_help="Donne le plan à d’autres outils (csv).")
@click.argument("format_")
@click.option(
    "--sortie",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fichier à écrire ; par défaut, la sortie standard.",
)
@racine_option
@le_option
def command(format_: str, sortie: Path | None, racine: Path | None, le: date | None) -> None:
    """Exporte le plan d’action au format FORMAT."""
    if format_ not in EXPORTERS:
        near = closest(format_, EXPORTERS)
        hint = f"vouliez-vous dire « {near} » ?" if near else f"formats possibles : {', '.join(EXPORTERS)}"
        raise UserError(f"le format « {format_} » n’existe pas", hint)
    evidence = open_evidence(racine, le)
    with click.open_file(
        str(sortie) if sortie else "-", "wb", atomic=sortie is not None
    ) as stream:  # all or nothing
        EXPORTERS[format_](evidence, stream)
    if sortie:
        tell(f"Écrit : {sortie}")
