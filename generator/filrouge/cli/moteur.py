"""``--moteur``: what renders the surroundings of the pages."""

from collections.abc import Callable
from typing import Any

import click

from filrouge.site.engines import DEFAULT, ENGINES, Engine


def moteur_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--moteur``, an ``Engine``; one that is not installed is refused before anything is read."""
    return click.option(
        "--moteur",
        type=click.Choice(tuple(ENGINES)),
        default=DEFAULT.name,
        callback=_installed,
        metavar="MOTEUR",
        help=f"Moteur qui met le site en forme : {', '.join(ENGINES)} ; par défaut, {DEFAULT.name}.",
    )(command)


def _installed(_ctx: click.Context, _param: click.Parameter, value: str) -> Engine:
    engine = ENGINES[value]
    engine.require()
    return engine
