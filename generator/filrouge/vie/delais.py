"""How long each step takes, from a return to the check of the effect; declared dates alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from filrouge.audit.chain import sources
from filrouge.audit.etat import own_suite, revue_decision
from filrouge.evidence import Evidence
from filrouge.graph import Graph
from filrouge.records import Abandon, Action, Appreciation, Ref, Revue, Signalement
from filrouge.vie.chiffre import Chiffre, Unite, Valeur, centile

_Pair = tuple[date, date]

_STEPS = {
    "retour_decision": (
        "Du retour à la décision",
        "constats, signalements et abandons décidés, « à suivre » compris",
        "Du jour du retour (synthèse établie, signalement reçu, abandon survenu) à la première décision prise sur lui.",
    ),
    "decision_action": (
        "De la décision à l’action",
        "actions",
        "De la décision que l’action cite, sinon de la première prise sur ses origines, à l’ouverture de l’action.",
    ),
    "action_realisation": (
        "De l’action à sa réalisation",
        "actions réalisées",
        "De l’ouverture de l’action au jour où elle est réalisée.",
    ),
    "realisation_verification": (
        "De la réalisation à la vérification",
        "actions vérifiées",
        "Du jour où l’action est réalisée à la vérification de son efficacité.",
    ),
    "retour_verification": (
        "Du retour à la vérification",
        "actions vérifiées",
        "Du premier des retours dont l’action vient à la vérification de son efficacité.",
    ),
}
_COMMON = (
    " En jours, d’après les dates déclarées ; une durée négative, signe de dates en désordre, et une date à venir ne "
    "comptent pas. Médiane : la moitié des durées sont plus courtes. Quartiles : un quart sont plus courtes que le premier, "
    "un quart plus longues que le troisième."
)


def delais(evidence: Evidence) -> tuple[Chiffre, ...]:
    """Return the time of each step, then of the whole way: median, quartiles, and every duration."""
    graph, today = evidence.graph, evidence.project.today
    actions = graph.of(Action)
    pairs: dict[str, Iterable[_Pair]] = {
        "retour_decision": _decided(graph),
        "decision_action": _launched(graph, actions),
        "action_realisation": ((one.ouverte_le, one.realisee_le) for one in actions if one.realisee_le),
        "realisation_verification": (
            (one.realisee_le, one.efficacite.verifiee_le)
            for one in actions
            if one.realisee_le and one.efficacite
        ),
        "retour_verification": _whole(graph, actions),
    }
    return tuple(_figure(code, found, today) for code, found in pairs.items())


def _figure(code: str, pairs: Iterable[_Pair], today: date) -> Chiffre:
    title, what, definition = _STEPS[code]
    spans = sorted(float((end - start).days) for start, end in pairs if start <= end <= today)
    values: tuple[Valeur, ...] = ()
    if spans:
        shares = (("médiane", 0.5), ("premier quartile", 0.25), ("troisième quartile", 0.75))
        values = tuple(Valeur(words, centile(spans, share), Unite.JOURS) for words, share in shares)
    return Chiffre(
        code=code,
        titre=title,
        definition=definition + _COMMON,
        n=len(spans),
        de=what,
        valeurs=values,
        durees=tuple(spans),
        absent="" if spans else "aucune fiche ne donne encore les deux dates",
    )


def _decided(graph: Graph) -> Iterator[_Pair]:
    for ref in _returns(graph):
        start, end = _day(graph, ref), _decision_day(graph, ref)
        if start and end:
            yield start, end


def _returns(graph: Graph) -> Iterator[Ref]:
    for synthesis in graph.of(Appreciation):
        yield from (Ref(synthesis.id, constat.code) for constat in synthesis.constats)
    yield from (Ref(record.id) for record in (*graph.of(Signalement), *graph.of(Abandon)))


def _launched(graph: Graph, actions: Iterable[Action]) -> Iterator[_Pair]:
    for action in actions:
        cited = [_revue_day(graph, link.target) for link in graph.from_(Ref(action.id), "decidee_en")]
        known = [day for day in cited if day] or [
            day for ref in action.origines if (day := _decision_day(graph, ref))
        ]
        if known:
            yield min(known), action.ouverte_le


def _whole(graph: Graph, actions: Iterable[Action]) -> Iterator[_Pair]:
    for action in actions:
        begun = [day for ref in sources(graph, action) if (day := _day(graph, ref))]
        if begun and action.efficacite:
            yield min(begun), action.efficacite.verifiee_le


def _day(graph: Graph, ref: Ref) -> date | None:
    """Return the day of a return; None for what is no return (a risk, a bilan)."""
    match graph.records.get(ref.id):
        case Appreciation(etablie_le=day) | Signalement(recu_le=day) | Abandon(survenu_le=day):
            return day
        case _:
            return None


def _decision_day(graph: Graph, ref: Ref) -> date | None:
    """Return the first day on which something was decided on a return."""
    own = own_suite(graph, ref)
    found = [_revue_day(graph, link.source) for link in graph.to(ref, "sur")]
    return min((day for day in (own.le if own else None, *found) if day), default=None)


def _revue_day(graph: Graph, ref: Ref) -> date | None:
    """Return the day of a décision: its own, else that of the revue."""
    revue, decision = graph.records.get(ref.id), revue_decision(graph, ref)
    if not isinstance(revue, Revue):
        return None
    return (decision.suite.le if decision else None) or revue.date
