"""What several commands share: where the repository is, which day it is read, how findings are shown.

A command that judges the repository takes two options and hands over what it read:

    @format_option()
    @sortie_option
    def command(format_: str | None, sortie: Path | None) -> None:
        show(evidence, format_, sortie)
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from filrouge.cli.expliquer import FAMILIES
from filrouge.diagnostics import UserError
from filrouge.evidence import Evidence, gather
from filrouge.history import read_history
from filrouge.project import find_root, open_project
from filrouge.report import FORMATS, Rapport, render_text, render_texte
from filrouge.report.markdown import LIMIT, render_markdown
from filrouge.report.words import resume

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit codes: nothing wrong, something found, could not run."""

Command = Callable[..., Any]


class _Jour(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date AAAA-MM-JJ."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n’est pas une date AAAA-MM-JJ.", param, ctx)


def racine_option(command: Command) -> Command:
    """Add ``--racine``."""
    return click.option(
        "--racine",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DOSSIER",
        help="Dossier du dépôt ; par défaut, le dossier courant ou l’un de ceux qui le contiennent.",
    )(command)


def le_option(command: Command) -> Command:
    """Add ``--le``."""
    return click.option(
        "--le",
        type=_Jour(),
        metavar="AAAA-MM-JJ",
        help="Date d’analyse ; par défaut, celle des réglages, sinon aujourd’hui.",
    )(command)


def format_option(names: Iterable[str] = FORMATS) -> Callable[[Command], Command]:
    """Add ``--format`` (parameter ``format_``); ``names`` are the formats the command offers."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(sorted(names)),
        help="Forme du rapport ; par défaut, texte, ou github dans une action GitHub.",
    )


def sortie_option(command: Command) -> Command:
    """Add ``--sortie``."""
    return click.option(
        "--sortie",
        "-o",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FICHIER",
        help="Fichier à écrire ; par défaut, la sortie standard.",
    )(command)


def today() -> date:
    """Return the user's own day: the only place of the product that reads the clock."""
    return date.today()  # noqa: DTZ011 # no time zone: the day on the user's wall


def open_evidence(racine: Path | None, le: date | None) -> Evidence:
    """Find the repository and read all of it."""
    root = racine.resolve() if racine else find_root(Path.cwd())
    if not (root / "content").is_dir():
        raise UserError(
            f"le dossier « {root} » n’a pas de sous-dossier « content »",
            "donnez la racine d’un dépôt Fil Rouge",
        )
    project, findings = open_project(root, clock=today(), asked=le)
    return gather(project, findings, read_history(root))


def show_findings(evidence: Evidence) -> None:
    """Print every finding, on the standard output."""
    width = shutil.get_terminal_size().columns
    click.echo(
        render_text(evidence.findings, evidence.sources, color=_color(), width=width, read=evidence.read),
        nl=False,
    )


def show(evidence: Evidence, format_: str | None, sortie: Path | None) -> None:
    """Give the report of a repository: printed, or written to ``sortie`` and told in one line on the standard error.

    Without ``format_``: text, or in a GitHub action what GitHub shows on the lines at fault. The format github also
    adds a summary to the page of the run, in the file that GitHub names.

    Raises:
        UserError: a file cannot be written.
    """
    rapport = Rapport.of(evidence, FAMILIES)
    on_github = sortie is None and os.environ.get("GITHUB_ACTIONS") == "true"
    chosen = format_ or ("github" if on_github else "texte")
    if sortie is not None:
        write_whole(sortie, FORMATS[chosen](rapport))
        tell(f"Écrit : {sortie} ({resume(rapport.findings, rapport.read)})")
    elif chosen == "texte":
        width = shutil.get_terminal_size().columns
        click.echo(render_texte(rapport, color=_color(), width=width), nl=False)
    else:
        click.echo(FORMATS[chosen](rapport), nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if chosen == "github" and summary:
        _append_summary(Path(summary), rapport)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: what stood there before stays until the new text is complete.

    Raises:
        UserError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.partiel")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _append_summary(path: Path, rapport: Rapport) -> None:
    """Add the summary to those of the step's other programs; GitHub drops them all beyond its limit."""
    try:
        room = LIMIT - (path.stat().st_size if path.exists() else 0)
        text = render_markdown(rapport, room).encode("utf-8")
        if len(text) > room:
            tell("Le résumé de l’étape GitHub est plein : celui de Fil Rouge n’y est pas ajouté.")
            return
        with path.open("ab") as file:
            file.write(text)
    except OSError as error:
        raise _unwritable(path) from error


def _unwritable(path: Path) -> UserError:
    if not path.parent.is_dir():
        return UserError(f"« {path} » ne peut pas être écrit : le dossier n’existe pas", "créez-le d’abord")
    return UserError(f"« {path} » ne peut pas être écrit", "vérifiez vos droits et la place qui reste")


def _color() -> bool:
    return "NO_COLOR" not in os.environ and sys.stdout.isatty()


def tell(message: str) -> None:
    """Say how things go, on the standard error."""
    click.echo(message, err=True)
