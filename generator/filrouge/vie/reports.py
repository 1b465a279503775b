"""Échéances moved: how often, by how much, and how many after they had passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.evidence import Evidence
from filrouge.history import Historique, Version
from filrouge.records import Action


@dataclass(frozen=True, slots=True)
class ReportsAction:
    """What an action declares of its moves.

    ``jours`` is the sum of the days added, from each old date to the next one. ``depasses`` counts the moves decided
    after the old date. ``tus`` counts the dates that git saw moved and that no report tells; None without history.
    """

    action: str
    nombre: int
    jours: int
    depasses: int
    tus: int | None


@dataclass(frozen=True, slots=True)
class Reports:
    """The actions whose échéance was moved, in order of id; ``n`` is the number of actions that have one."""

    definition: str
    n: int
    actions: tuple[ReportsAction, ...]

    @property
    def nombre(self) -> int:
        """All declared moves."""
        return sum(one.nombre for one in self.actions)

    @property
    def jours(self) -> int:
        """All days added."""
        return sum(one.jours for one in self.actions)

    @property
    def depasses(self) -> int:
        """The moves decided after the old date had passed."""
        return sum(one.depasses for one in self.actions)


_DEFINITION = (
    "Reports d’échéance déclarés dans les actions (« reports »), hors dates à venir : leur nombre, les jours ajoutés (de "
    "l’ancienne échéance à la suivante), et ceux décidés après l’ancienne échéance. Un changement d’échéance vu par git "
    "et qu’aucun report ne dit est compté à part."
)


def reports(evidence: Evidence) -> Reports:
    """Count the moves of every action, up to the day of analysis."""
    dated = [action for action in evidence.graph.of(Action) if action.echeance is not None]
    told = (_one(evidence, action) for action in dated)
    return Reports(_DEFINITION, len(dated), tuple(one for one in told if one.nombre or one.tus))


def _one(evidence: Evidence, action: Action) -> ReportsAction:
    said = sorted((one for one in action.reports if one.le <= evidence.project.today), key=lambda one: one.le)
    dates = [*(one.ancienne for one in said), *filter(None, [action.echeance])]
    added = (dates[-1] - dates[0]).days
    historique = evidence.historique
    silent = None
    if isinstance(historique, Historique):
        known = {one.ancienne.isoformat() for one in action.reports}
        silent = sum(old not in known for old in _moved(historique.de(action.id)))
    late = sum(one.le > one.ancienne for one in said)
    return ReportsAction(action.id, len(said), added, late, silent)


def _moved(versions: tuple[Version, ...]) -> Iterator[str]:
    """Yield the old échéance of each version that moved it to a later day."""
    for version in versions:
        before, after = version.avant, version.donnees
        old, new = (before or {}).get("echeance"), (after or {}).get("echeance")
        if _is_day(old) and _is_day(new) and str(new) > str(old):
            yield str(old)


def _is_day(written: object) -> bool:
    if not isinstance(written, str):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
