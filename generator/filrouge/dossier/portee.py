"""Which records are shown in full: those of the period an auditor looks at, or all of them."""

from collections.abc import Collection
from dataclasses import dataclass

from filrouge.audit.vie import declared
from filrouge.evidence import Evidence
from filrouge.records import Action, Procedure, Record, Risque, Signalement, known_type
from filrouge.records.types.action import Statut
from filrouge.records.types.organisme import Audit
from filrouge.records.types.risque import StatutRisque
from filrouge.validation import load_schema
from filrouge.vie.depuis import dernier_audit

_FINIES = frozenset((Statut.VERIFIEE, Statut.ABANDONNEE))


@dataclass(frozen=True, slots=True)
class Portee:
    """The ids of the records shown in full; ``depuis`` is the audit that begins the period, None when all are."""

    fiches: Collection[str]
    depuis: Audit | None


def portee(evidence: Evidence, *, complete: bool = False) -> Portee:
    """Return what lived since the last audit or is still open, and what these records cite; all when ``complete``.

    Where no audit was held, everything is of the period.
    """
    records = evidence.graph.records
    audit = None if complete else dernier_audit(evidence)
    if audit is None:
        return Portee(frozenset(records), None)
    start = audit.date.isoformat()
    kept = {id_ for id_, record in records.items() if _open(record) or _last_fact(evidence, id_) >= start}
    cited = {link.target.id for id_ in kept for link in evidence.graph.outgoing.get(id_, ())}
    return Portee(frozenset(kept | cited), audit)


def _open(record: Record) -> bool:
    match record:
        case Action():
            return record.statut not in _FINIES
        case Signalement():
            return record.clos_le is None
        case Risque():
            return record.statut is not StatutRisque.CLOS
        case _:
            return isinstance(record, Procedure)


def _last_fact(evidence: Evidence, id_: str) -> str:
    """Return the last day AAAA-MM-JJ that a record tells of, its own or that of a fact; "" for none."""
    data = evidence.documents[id_].data
    told = [str(value) for _, value, _ in load_schema(known_type(id_).name).facts.found(data)]
    own = declared(evidence.graph.records[id_])
    return max((*told, own[1].isoformat() if own else ""))
