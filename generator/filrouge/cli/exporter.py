"""``filrouge exporter``: the plan for other tools, or the dossier for an auditor."""

import sys
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path

import click

from filrouge.cli.common import le_option, open_evidence, profil_option, racine_option, tell
from filrouge.diagnostics import UserError, closest
from filrouge.exporters import EXPORTERS
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.report.sortie import write_whole

_MODULES = {"dossier": "dossier", "excel": "exporter_excel"}
"""Format → the module that has its command."""
_FORMATS = tuple(sorted((*EXPORTERS, *_MODULES)))


class _Formats(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return the formats."""
        return list(_FORMATS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one format; the dossier needs all the pages, and a table none of them."""
        if cmd_name in _MODULES:
            command: click.Command = import_module(f"filrouge.cli.{_MODULES[cmd_name]}").command
            return command
        return _table(cmd_name) if cmd_name in EXPORTERS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a format, or say which one was meant."""
        if args and args[0] not in _FORMATS:
            near = closest(args[0], _FORMATS)
            hint = f"vouliez-vous dire « {near} » ?" if near else f"formats possibles : {', '.join(_FORMATS)}"
            raise UserError(f"le format « {args[0]} » n’existe pas", hint)
        return super().resolve_command(ctx, args)


@click.command("exporter", cls=_Formats, subcommand_metavar="FORMAT …")
def command() -> None:
    """Exporte le plan d’action (csv, excel), ou tout le dossier de preuves."""


def _table(format_: str) -> click.Command:
    """Return the command that gives the plan in a format."""

    @click.command(format_, short_help=f"Le plan d’action, au format {format_.upper()}.")
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
    def table(sortie: Path | None, racine: Path | None, le: date | None, profil: Profil) -> None:
        content = BytesIO()
        EXPORTERS[format_](pour(open_evidence(racine, le), profil), content)
        if sortie is None:
            sys.stdout.buffer.write(content.getvalue())
            return
        write_whole(sortie, content.getvalue())
        tell(f"Écrit : {sortie}")

    table.help = f"Exporte le plan d’action au format {format_.upper()}."
    return table
