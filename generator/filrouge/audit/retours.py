"""What was said of each theme, and the actions it led to: what rules on recurrent problems share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from filrouge.audit.chain import sources
from filrouge.graph import Graph
from filrouge.records import Action, Appreciation, Ref, Signalement
from filrouge.records.types.appreciation import Sens
from filrouge.records.types.signalement import Nature
from filrouge.source import Pointer


class Genre(StrEnum):
    """How a problem was told, in words for a message."""

    SYNTHESE = "synthèses"
    RECLAMATION = "réclamations"
    INCIDENT = "difficultés ou aléas"


@dataclass(frozen=True, slots=True)
class Retour:
    """One problem told: a constat d’insatisfaction, or a signalement.

    ``pointer`` is the place of its theme, ``premier`` and ``dernier`` the first and last day of its facts.
    """

    ref: Ref
    theme: str
    genre: Genre
    cause: str | None
    pointer: Pointer
    premier: date
    dernier: date


def by_theme(graph: Graph, since: date, until: date) -> Mapping[str, tuple[Retour, ...]]:
    """Return the problems whose facts end between two days, by theme, the latest last."""
    found: dict[str, list[Retour]] = {}
    for retour in (*_constats(graph), *_signalements(graph)):
        if since <= retour.dernier <= until:
            found.setdefault(retour.theme, []).append(retour)
    return {
        theme: tuple(sorted(retours, key=lambda retour: (retour.dernier, retour.ref)))
        for theme, retours in sorted(found.items())
    }


def distinct(retours: Iterable[Retour]) -> int:
    """Count the records that tell them: two constats of one synthesis are one return."""
    return len({retour.ref.id for retour in retours})


def actions_by_source(graph: Graph) -> Mapping[Ref, tuple[Action, ...]]:
    """Return the actions by each address they come from, in the order of their ids."""
    found: dict[Ref, list[Action]] = {}
    for action in graph.of(Action):
        for ref in sources(graph, action):
            found.setdefault(ref, []).append(action)
    return {ref: tuple(actions) for ref, actions in found.items()}


def actions_for(retour: Retour, by_source: Mapping[Ref, tuple[Action, ...]]) -> tuple[Action, ...]:
    """Return the actions that come from a return, or from the synthesis that holds it as a whole."""
    addresses = {retour.ref, Ref(retour.ref.id)}
    return tuple(action for ref in sorted(addresses) for action in by_source.get(ref, ()))


def actions_by_theme(graph: Graph) -> Mapping[str, tuple[Action, ...]]:
    """Return the actions by each theme they bear."""
    found: dict[str, list[Action]] = {}
    for action in graph.of(Action):
        for theme in action.themes:
            found.setdefault(theme, []).append(action)
    return {theme: tuple(actions) for theme, actions in found.items()}


def _constats(graph: Graph) -> Iterator[Retour]:
    for appreciation in graph.of(Appreciation):
        first, last = appreciation.faits
        for index, constat in enumerate(appreciation.constats):
            if constat.sens is Sens.INSATISFACTION and constat.theme is not None:
                ref = Ref(appreciation.id, constat.code)
                pointer = ("constats", index, "theme")
                yield Retour(ref, constat.theme, Genre.SYNTHESE, constat.cause, pointer, first, last)


def _signalements(graph: Graph) -> Iterator[Retour]:
    for signalement in graph.of(Signalement):
        if signalement.theme is not None:
            genre = Genre.RECLAMATION if signalement.nature is Nature.RECLAMATION else Genre.INCIDENT
            ref, day = Ref(signalement.id), signalement.recu_le
            yield Retour(ref, signalement.theme, genre, signalement.analyse, ("theme",), day, day)
