"""Arguments to a command; the only module that exits."""

import errno
import gc
import gettext
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

from filrouge import __version__
from filrouge.cli import FAILED
from filrouge.diagnostics import UserError, closest

COMMANDS: Mapping[str, str] = {
    "ajouter": "Écrit une nouvelle fiche, numérotée, datée et commentée.",
    "audit": "Dit ce qu’un auditeur trouverait à une date, et tire un échantillon.",
    "comparer": "Dit ce qui a changé dans le plan entre deux états.",
    "construire": "Vérifie le dépôt et construit le site.",
    "demande": "Écrit la fiche d’un formulaire rempli sur GitHub (issue).",
    "demarrer": "Crée le dépôt d’un organisme, vide ou d’exemple.",
    "expliquer": "Explique un code : pourquoi, ce qui est signalé, ce qui est accepté.",
    "exporter": "Donne le plan à d’autres outils (csv, excel), ou le dossier à l’auditeur.",
    "formater": "Remet les fiches dans leur forme, commentaires gardés.",
    "formulaires": "Écrit des formulaires de saisie pour GitHub ou GitLab, à servir avec le site.",
    "garde": "Relit ce qui va être enregistré dans git, et refuse les données personnelles.",
    "historique": "Raconte ce que git a vu du plan, ou la vie d’une fiche.",
    "importer": "Reprend dans le plan un classeur ou un tableau CSV, tout ou rien.",
    "servir": "Montre le site et le met à jour à chaque enregistrement.",
    "verifier": "Dit tout ce qui ne va pas, en une fois.",
}
"""Name to one line of help. Each is a module of this package, read only when it is asked for: the help needs none."""

_OUTPUT_REFUSED = (errno.ENOSPC, errno.EPIPE, errno.EIO)


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return the names, in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading one."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([*COMMANDS.items()])

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
    _spare_the_collector()
    _speak_french()
    _write_any_character()
    try:
        try:
            cli.main(args=args, prog_name="filrouge")
        finally:
            sys.stdout.flush()
    except UserError as error:
        _tell(error.message, error.help)
    except Exception as error:  # noqa: BLE001 # told whole below; code 1 would say that the records are at fault
        if _is_output(error):
            _give_up_output()
            _tell("la sortie n’a pas pu être écrite jusqu’au bout", "vérifiez la place qui reste")
        else:
            traceback.print_exc()
    sys.exit(FAILED)


def _spare_the_collector() -> None:
    """Look for cycles seldom: a run keeps nearly all that it makes, and looking through it takes a twentieth of it."""
    gc.set_threshold(50_000, 20, 20)


def _tell(message: str, remedy: str) -> None:
    click.echo(f"erreur : {message}", err=True)
    if remedy:
        click.echo(f"  aide : {remedy}", err=True)


def _is_output(error: Exception) -> bool:
    """Tell what the standard output refused: an error about a file names it."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _OUTPUT_REFUSED


def _give_up_output() -> None:
    """Drop what was not written: Python would try again while it ends, and give an exit code of its own."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _write_any_character() -> None:
    """Write what the encoding of a terminal lacks as an escape, instead of stopping there."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _speak_french() -> None:
    """Give click its French words, whatever the language of the machine."""
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("filrouge", str(Path(__file__).parent / "locale"))
    gettext.textdomain("filrouge")
