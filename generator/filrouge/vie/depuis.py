"""What changed since the last audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from filrouge.audit.vie import declared
from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.records import Action, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.organisme import Audit
from filrouge.vie.observation import Observation, observer


@dataclass(frozen=True, slots=True)
class DepuisAudit:
    """Ids by what happened to them after the audit, each in order of id; all but ``changees`` by declared dates.

    ``creees`` are records of any register; ``realisees``, ``verifiees`` and ``abandonnees`` actions; ``closes``
    signalements. ``changees`` are the records that git saw created or changed since (reprises left out), and is None
    without history: ``sans_historique`` says why.
    """

    definition: str
    audit: Audit
    creees: tuple[str, ...]
    realisees: tuple[str, ...]
    verifiees: tuple[str, ...]
    abandonnees: tuple[str, ...]
    closes: tuple[str, ...]
    changees: tuple[str, ...] | None
    sans_historique: SansHistorique | None


_DEFINITION = (
    "Ce que les fiches datent d’après le jour du dernier audit, jusqu’à la date d’analyse : fiches créées, actions "
    "réalisées, vérifiées ou abandonnées, signalements clos. À côté, les fiches créées ou changées dans l’historique depuis, hors "
    "reprises d’un document plus ancien."
)


def dernier_audit(evidence: Evidence) -> Audit | None:
    """Return the last audit held before the day of analysis."""
    organisme = evidence.graph.organisme
    past = [one for one in organisme.audits if one.date < evidence.project.today] if organisme else []
    return max(past, key=lambda one: one.date, default=None)


def depuis_l_audit(evidence: Evidence) -> DepuisAudit | None:
    """Return what changed since the last audit; None when none was held."""
    audit = dernier_audit(evidence)
    if audit is None:
        return None
    seen = observer(evidence)
    graph = evidence.graph
    begun = ((record.id, said[1]) for record in graph.records.values() if (said := declared(record)))
    actions = graph.of(Action)
    checks = ((one.id, one.efficacite) for one in actions if one.statut is Statut.VERIFIEE)
    since = partial(_since, audit.date, evidence.project.today)
    return DepuisAudit(
        definition=_DEFINITION,
        audit=audit,
        creees=since(begun),
        realisees=since((one.id, one.realisee_le) for one in actions),
        verifiees=since((id_, check.verifiee_le) for id_, check in checks if check),
        abandonnees=since((one.id, one.abandon.le) for one in actions if one.abandon),
        closes=since((one.id, one.clos_le) for one in graph.of(Signalement)),
        changees=_changed(seen, audit) if isinstance(seen, Observation) else None,
        sans_historique=seen if isinstance(seen, SansHistorique) else None,
    )


def _since(after: date, today: date, dated: Iterable[tuple[str, date | None]]) -> tuple[str, ...]:
    """Return the ids whose day comes after one day, up to another."""
    return tuple(sorted(id_ for id_, day in dated if day and after < day <= today))


def _changed(seen: Observation, audit: Audit) -> tuple[str, ...]:
    alive = seen.evidence.graph.records
    return tuple(sorted({one.id for one in seen.signes if one.id in alive and one.jour > audit.date}))
