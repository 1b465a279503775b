"""``filrouge ajouter``: a new record, from its schema."""

from pathlib import Path

import click

from filrouge.cli.common import racine_option, today
from filrouge.project import find_root
from filrouge.starter.add import add_record
from filrouge.starter.kinds import words


@click.command("ajouter")
@click.argument("word", metavar="TYPE")
@click.option(
    "--id",
    "asked",
    metavar="ID",
    help="Numéro de la fiche ; par défaut, le suivant, ou le dernier trimestre achevé.",
)
@racine_option
def command(word: str, asked: str | None, racine: Path | None) -> None:
    """Write the record, then say what to do with it."""
    root = racine.resolve() if racine else find_root(Path.cwd())
    added = add_record(root, word, asked, today())
    click.echo(f"{added.path} est prêt.")
    click.echo("Complétez les rubriques vides, puis lancez « filrouge verifier ».")


command.help = f"""Écrit une nouvelle fiche : rubriques expliquées, numéro suivant, date du jour.

TYPE : {", ".join(words())}.
Les accents sont acceptés."""
