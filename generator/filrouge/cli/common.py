"""What several commands share: where the repository is, which day it is read, how findings are shown.

A command that judges the repository takes two options and hands over what it read:

    @format_option()
    @sortie_option
    def command(format_: str | None, sortie: Path | None) -> None:
        show(report(evidence), format_, sortie)
"""

import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from filrouge.audit.discretion import masked
from filrouge.cli.expliquer import FAMILIES
from filrouge.diagnostics import UserError
from filrouge.evidence import Evidence, gather
from filrouge.history import Cache, Last, read_history
from filrouge.profil import Profil
from filrouge.project import find_root, open_project
from filrouge.records import Memory
from filrouge.report import FORMATS, Rapport, render_text, render_texte
from filrouge.report.json_text import dump
from filrouge.report.markdown import LIMIT, render_markdown
from filrouge.report.sortie import unwritable, write_whole
from filrouge.report.words import resume
from filrouge.validation.years import FIRST_YEAR, LAST_YEAR

_NAMES = "filrouge.noms"
"""Where a run keeps the names to protect, from the reading of the repository to the printing of a report."""

Command = Callable[..., Any]


class Jour(click.ParamType[date]):
    """A day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date AAAA-MM-JJ."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n’est pas une date AAAA-MM-JJ.", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"« {value} » n’est pas une date entre {FIRST_YEAR} et {LAST_YEAR}.", param, ctx)
        return day


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
        type=Jour(),
        metavar="AAAA-MM-JJ",
        help="Date d’analyse ; par défaut, celle des réglages, sinon aujourd’hui.",
    )(command)


def profil_option(default: Profil) -> Callable[[Command], Command]:
    """Add ``--profil``."""
    return click.option(
        "--profil",
        type=click.Choice([profil.value for profil in Profil]),
        callback=lambda _, __, value: Profil(value),
        default=default.value,
        help="Pour qui : auditeur (sans notes internes, ni pré-audit, ni ce qui n’appartient qu’à l’équipe) ou interne "
        f"(tout) ; par défaut, {default.value}.",
    )


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
        callback=_named,
        metavar="FICHIER",
        help="Fichier à écrire ; par défaut, la sortie standard.",
    )(command)


def _named(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """Refuse the name that says nothing: an empty variable of a script, most of the time."""
    if value is not None and not value.name:
        raise click.BadParameter("donnez un nom de fichier.", ctx, param)
    return value


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no cycles: a run that makes a site keeps nearly all that it makes, and would look through it in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def today() -> date:
    """Return the user's own day: the only place of the product that reads the clock."""
    return date.today()  # noqa: DTZ011 # no time zone: the day on the user's wall


def protect(noms: tuple[str, ...]) -> None:
    """Hide these names, from now on, in all that the command prints or writes."""
    click.get_current_context().meta[_NAMES] = noms


@dataclass(frozen=True, slots=True)
class Before:
    """What a command that reads the same repository again and again remembers of the last time."""

    files: Memory = field(default_factory=Memory)
    history: Last = field(default_factory=Last)


def open_evidence(
    racine: Path | None,
    le: date | None,
    audit_le: date | None = None,
    cache_of: Callable[[Path], Cache | None] = lambda _: None,
    before: Before | None = None,
    clock: date | None = None,
) -> Evidence:
    """Find the repository and read all of it; ``audit_le`` is the day of the audit, when it is not the coming one.

    ``cache_of`` gives what keeps the history of a repository between two runs, if anything does; ``before`` is what
    this run read of it before; ``clock`` is the user's own day, when it is not today.
    """
    root = root_of(racine)
    project, findings = open_project(root, clock=clock or today(), asked=le)
    protect(project.noms)
    before = before or Before()
    historique = read_history(root, cache=cache_of(root), last=before.history)
    return gather(project, findings, historique, audit_le, before.files)


def root_of(racine: Path | None) -> Path:
    """Return the root that is asked for, else the one around the current folder.

    Raises:
        UserError: there is none.
    """
    root = racine.resolve() if racine else find_root(Path.cwd())
    if not (root / "content").is_dir():
        raise UserError(
            f"le dossier « {root} » n’a pas de sous-dossier « content »",
            "donnez la racine d’un dépôt Fil Rouge",
        )
    return root


def show_findings(evidence: Evidence) -> None:
    """Print every finding, on the standard output."""
    text = render_text(
        evidence.findings, evidence.sources, color=has_color(), width=screen_width(), read=evidence.read
    )
    give(text, None)


def show(rapport: Rapport, format_: str | None, sortie: Path | None) -> None:
    """Give the report of a repository: printed, or written to ``sortie`` and told in one line on the standard error.

    Without ``format_``: text, or in a GitHub action what GitHub shows on the lines at fault. The format github also
    adds a summary to the page of the run, in the file that GitHub names.

    Raises:
        UserError: a file cannot be written.
    """
    show_report(rapport, chosen_format(format_, sortie), sortie, partial(render_markdown, rapport))


def report(evidence: Evidence) -> Rapport:
    """Return the report of a repository."""
    return Rapport.of(evidence, FAMILIES)


def chosen_format(format_: str | None, sortie: Path | None) -> str:
    """Return the format asked for; without one, text, or github on the log of a GitHub action."""
    on_github = sortie is None and os.environ.get("GITHUB_ACTIONS") == "true"
    return format_ or ("github" if on_github else "texte")


def show_report(rapport: Rapport, format_: str, sortie: Path | None, summary: Callable[[int], str]) -> None:
    """Give a report in a format, as ``show``; ``summary`` makes the Markdown of the step, in so many bytes if it can.

    Raises:
        UserError: a file cannot be written.
    """
    if format_ == "texte" and sortie is None:
        text = render_texte(rapport, color=has_color(), width=screen_width())
    else:
        text = FORMATS[format_](rapport)
    give(text, sortie, f" ({resume(rapport.findings, rapport.read)})")
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if format_ == "github" and place:
        _append_summary(Path(place), summary)


def give(text: str, sortie: Path | None, counted: str = "") -> None:
    """Print a whole text, or write it to ``sortie`` and say so; ``counted`` ends that line.

    Whatever a report quotes leaves through here, without the personal data of the records.

    Raises:
        UserError: the file cannot be written.
    """
    text = _masked(text)
    if sortie is None:
        click.echo(text, nl=False)
    else:
        write_whole(sortie, text)
        tell(f"Écrit : {sortie}{counted}")


def _masked(text: str) -> str:
    """Hide the personal data of a report; of one in JSON, value by value: it stays the same JSON.

    A command that reads none of the files of today knows no names to protect.
    """
    noms = click.get_current_context().meta.get(_NAMES, ())
    if text[:1] not in {"{", "["}:
        return str(masked(text, noms))
    value = json.loads(text)
    shown = masked(value, noms)
    return text if shown == value else dump(shown)


def _append_summary(path: Path, summary: Callable[[int], str]) -> None:
    """Add the summary to those of the step's other programs; GitHub drops them all beyond its limit."""
    try:
        room = LIMIT - (path.stat().st_size if path.exists() else 0)
        text = _masked(summary(room)).encode("utf-8")
        if len(text) > room:
            tell("Le résumé de l’étape GitHub est plein : celui de Fil Rouge n’y est pas ajouté.")
            return
        with path.open("ab") as file:
            file.write(text)
    except OSError as error:
        raise unwritable(path) from error


def has_color() -> bool:
    """Tell whether the standard output is a terminal that shows colours."""
    return "NO_COLOR" not in os.environ and sys.stdout.isatty()


def screen_width() -> int:
    """Return the columns of the terminal."""
    return shutil.get_terminal_size().columns


def tell(message: str) -> None:
    """Say how things go, on the standard error."""
    click.echo(message, err=True)
