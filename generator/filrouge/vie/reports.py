"""Échéances moved: how often, by how much, and how many after they had passed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.evidence import Evidence
from filrouge.history import Historique, Version
from filrouge.records import Action


@dataclass(frozen=True, slots=True)
class ReportsAction:
    """What an action declares of its moves.

    ``jours`` is the sum of the days added, from each old date to the one that replaced it. ``depasses`` counts the moves
    decided after the old date. ``tus`` counts the dates that git saw moved later and that no report tells, and
    ``jours_tus`` the days they added; both None without history.
    """

    action: str
    nombre: int
    jours: int
    depasses: int
    tus: int | None
    jours_tus: int | None


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
    def tus(self) -> int | None:
        """The moves that git saw and that nobody tells; None without history."""
        known = [one.tus for one in self.actions if one.tus is not None]
        return sum(known) if known else None

    @property
    def depasses(self) -> int:
        """The moves decided after the old date had passed."""
        return sum(one.depasses for one in self.actions)


_DEFINITION = (
    "Reports d’échéance déclarés dans les actions (« reports »), hors dates à venir : leur nombre, les jours ajoutés (de "
    "l’ancienne échéance à celle qui l’a remplacée), et ceux décidés après l’ancienne échéance. Une échéance que l’historique a vue "
    "repoussée et qu’aucun report ne dit est comptée à part, ses jours aussi."
)


def reports(evidence: Evidence) -> Reports:
    """Count the moves of every action, up to the day of analysis."""
    dated = [action for action in evidence.graph.of(Action) if action.echeance is not None]
    told = (_one(evidence, action) for action in dated)
    return Reports(_DEFINITION, len(dated), tuple(one for one in told if one.nombre or one.tus))


def _one(evidence: Evidence, action: Action) -> ReportsAction:
    said = sorted((one for one in action.reports if one.le <= evidence.project.today), key=lambda one: one.le)
    historique = evidence.historique
    seen = tuple(_moved(historique.vie(action.id))) if isinstance(historique, Historique) else ()
    told = {one.ancienne for one in action.reports}
    silent = [new - old for old, new in seen if old not in told]
    following = [*(one.ancienne for one in said[1:]), *filter(None, [action.echeance])]
    # What git saw in the place of an old date, else the old date of the next report, or the present one.
    became = {**dict(zip((one.ancienne for one in said), following, strict=False)), **dict(reversed(seen))}
    known = isinstance(historique, Historique)
    return ReportsAction(
        action.id,
        nombre=len(said),
        jours=sum((became[one.ancienne] - one.ancienne).days for one in said),
        depasses=sum(one.le > one.ancienne for one in said),
        tus=len(silent) if known else None,
        jours_tus=sum(step.days for step in silent) if known else None,
    )


def _moved(versions: Iterable[tuple[str, Version]]) -> Iterator[tuple[date, date]]:
    """Yield the old and the new échéance of each version that moved it to a later day."""
    last: date | None = None
    for _, version in versions:
        found = _day((version.connue or {}).get("echeance"))
        # An échéance taken away and written again later has moved too.
        old, new = found or last, _day((version.donnees or {}).get("echeance"))
        if old and new and new > old:
            yield old, new
        last = new or old


def _day(written: object) -> date | None:
    if not isinstance(written, str):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
