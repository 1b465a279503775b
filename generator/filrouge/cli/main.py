"""Arguments to a command; the only module that exits."""

import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from filrouge import __version__
from filrouge.cli.common import FAILED
from filrouge.diagnostics import UserError, closest

COMMANDS = ("ajouter", "audit", "construire", "demarrer", "expliquer", "exporter", "servir", "verifier")
"""One module of this package each, read only when it is asked for: `verifier` need not load the engine."""


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return the names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"filrouge.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which one was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = closest(args[0], COMMANDS)
            hint = f" Vouliez-vous dire « {near} » ?" if near else ""
            ctx.fail(f"La commande « {args[0]} » n’existe pas.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Group,
    name="filrouge",
    subcommand_metavar="COMMANDE …",
    context_settings={"help_option_names": ["-h", "--help", "--aide"], "max_content_width": 100},
    epilog="Codes de sortie : 0 rien à signaler, 1 défauts trouvés, 2 exécution impossible.",
)
@click.version_option(__version__, "--version", message="filrouge %(version)s", help="Affiche la version.")
def cli() -> None:
    """Fil Rouge : du retour reçu à l’effet mesuré, un plan d’amélioration que l’auditeur peut suivre."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not run."""
    _speak_french()
    try:
        cli.main(args=args, prog_name="filrouge")
    except UserError as error:
        click.echo(f"erreur : {error.message}", err=True)
        if error.help:
            click.echo(f"  aide : {error.help}", err=True)
        sys.exit(FAILED)


def _speak_french() -> None:
    """Give click its French words, whatever the language of the machine."""
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("filrouge", str(Path(__file__).parent / "locale"))
    gettext.textdomain("filrouge")
