"""What several commands share: where the repository is, which day it is read, how findings are shown."""

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from filrouge.diagnostics import UserError
from filrouge.evidence import Evidence, gather
from filrouge.project import find_root, open_project
from filrouge.report import render_text

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
    return gather(project, findings)


def show_findings(evidence: Evidence) -> None:
    """Print every finding, on the standard output."""
    width = shutil.get_terminal_size().columns
    click.echo(
        render_text(evidence.findings, evidence.sources, color=_color(), width=width, read=evidence.read),
        nl=False,
    )


def _color() -> bool:
    return "NO_COLOR" not in os.environ and sys.stdout.isatty()


def tell(message: str) -> None:
    """Say how things go, on the standard error."""
    click.echo(message, err=True)
