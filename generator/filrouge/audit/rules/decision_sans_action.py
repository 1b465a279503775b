"""Une décision n’a donné aucune action, ou une action n’a été décidée nulle part.

## Pourquoi

Le compte rendu annonce une action, le plan ne la contient pas : l’auditeur en conclut que les revues
décident dans le vide. À l’inverse, une action que personne n’a décidée semble écrite après coup. Les deux se
voient dès qu’il compare la revue et le plan.

Une décision se prend dans une revue, ou directement sur la fiche du retour, avec `suite: {nature: action}` :
cela suffit, notamment dans un organisme d’une seule personne. Trente jours sont laissés pour ouvrir
l’action décidée, ou pour décider de l’action ouverte.

## Signalé

Une suggestion qui devait donner une action, et n’en a pas donné :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
reponses: 20
constats:
  - code: corriges
    texte: Six stagiaires demandent les corrigés des exercices.
    sens: suggestion
    suite: {nature: action, le: 2026-07-15, par: referent_qualite}
```

Une action qu’aucune revue ni aucune fiche n’a décidée :

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Mettre à jour la veille légale
type: amelioration
autre_origine: {nature: veille, texte: Décret du 1er août 2026., le: 2026-08-04}
responsable: direction
ouverte_le: 2026-09-01
echeance: 2026-12-18
statut: en_cours
```

## Accepté

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
reponses: 20
constats:
  - code: corriges
    texte: Six stagiaires demandent les corrigés des exercices.
    sens: suggestion
    suite: {nature: action, le: 2026-07-15, par: referent_qualite}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Joindre les corrigés à l’espace du stagiaire
type: amelioration
origines: [APP-2026-T2-CHAUD#corriges]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Mettre à jour la veille légale
type: amelioration
autre_origine: {nature: veille, texte: Décret du 1er août 2026., le: 2026-08-04}
responsable: direction
decidee_en: REV-2026-T3
ouverte_le: 2026-10-15
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 : plans d’action et tableau de suivi. Les trente jours sont un repère de
Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.audit.chain import sources
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Abandon, Action, Appreciation, Ref, Revue, Signalement
from filrouge.records.types.action import Statut
from filrouge.records.types.commun import NatureSuite, Suite
from filrouge.records.types.revue import StatutRevue
from filrouge.source import Pointer

_GRACE = timedelta(days=30)
"""Time left to open the action that was decided, or to decide on the action that was opened."""


@dataclass(frozen=True, slots=True)
class _Promise:
    """An action announced at ``ref`` for what stands at ``sur``; ``pointer`` is the place of that suite.

    A return announces for itself; ``validee`` is False while the review that announces is a draft.
    """

    ref: Ref
    sur: tuple[Ref, ...]
    pointer: Pointer
    le: date
    validee: bool = True

    @property
    def en_revue(self) -> bool:
        """True for a décision of a review."""
        return self.sur != (self.ref,)


class _Addresses:
    """Some addresses; a record as a whole meets every address inside it, and the other way round."""

    def __init__(self, refs: Iterable[Ref]) -> None:
        self._refs = frozenset(refs)
        self._ids = frozenset(ref.id for ref in self._refs)

    def meet(self, ref: Ref) -> bool:
        """True when the address is one of them, or holds one, or is held by one."""
        return (
            ref in self._refs or Ref(ref.id) in self._refs or (ref.fragment is None and ref.id in self._ids)
        )


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "ABD", "BIL", "RSQ", "REV"):
        yield lacune
        return
    promises = (*_in_reviews(inputs.graph), *_on_returns(inputs.graph))
    yield from _unkept(inputs, promises)
    yield from _undecided(inputs, promises)


def _in_reviews(graph: Graph) -> Iterator[_Promise]:
    for revue in graph.of(Revue):
        valid = revue.statut is StatutRevue.VALIDEE
        for index, decision in enumerate(revue.decisions):
            if _announces(decision.suite):
                place = ("decisions", index, "suite")
                when = decision.suite.le or revue.date
                yield _Promise(Ref(revue.id, decision.code), decision.sur, place, when, validee=valid)


def _on_returns(graph: Graph) -> Iterator[_Promise]:
    reported: tuple[Signalement | Abandon, ...] = (*graph.of(Signalement), *graph.of(Abandon))
    for record in reported:
        if record.suite is not None and _announces(record.suite):
            ref = Ref(record.id)
            yield _Promise(ref, (ref,), ("suite",), record.suite.le or record.faits[1])
    for appreciation in graph.of(Appreciation):
        for index, constat in enumerate(appreciation.constats):
            if constat.suite is not None and _announces(constat.suite):
                ref = Ref(appreciation.id, constat.code)
                when = constat.suite.le or appreciation.etablie_le
                yield _Promise(ref, (ref,), ("constats", index, "suite"), when)


def _announces(suite: Suite) -> bool:
    return suite.nature is NatureSuite.ACTION


def _unkept(inputs: Inputs, promises: tuple[_Promise, ...]) -> Iterator[Fault]:
    """Announced actions that the plan does not hold; told once, by the review when there is one."""
    graph = inputs.graph
    named = {link.target for action in graph.of(Action) for link in graph.from_(Ref(action.id), "decidee_en")}
    caused = _Addresses(ref for action in graph.of(Action) for ref in _causes(graph, action))
    told: set[Ref] = set()
    for promise in promises:
        kept = promise.ref in named or any(caused.meet(ref) or _is_open(graph, ref) for ref in promise.sur)
        if kept or not promise.validee or promise.ref in told:
            continue
        told.update(promise.sur)
        if promise.le <= inputs.today - _GRACE:
            yield _empty(promise)


def _causes(graph: Graph, action: Action) -> frozenset[Ref]:
    return sources(graph, action) | frozenset(link.target for link in graph.from_(Ref(action.id), "origines"))


def _is_open(graph: Graph, ref: Ref) -> bool:
    """A décision on an action that is still open goes on with it: there is no other to wait for."""
    action = graph.records.get(ref.id)
    return isinstance(action, Action) and action.statut.ouvert


def _empty(promise: _Promise) -> Fault:
    what = "la décision" if promise.en_revue else "la suite écrite sur"
    key = f"« decidee_en: {promise.ref} »" if promise.en_revue else f"« origines: [{promise.ref}] »"
    return Fault(
        Place(promise.ref.id, promise.pointer, "quelle action ?"),
        f"{what} {promise.ref} annonce une action, et aucune n’en vient depuis le {jour(promise.le)}",
        (
            f"ouvrez l’action, avec {key}",
            f"si elle existe déjà, ajoutez-lui {key}",
            "si elle n’est plus utile, mettez « nature: sans_suite » et le motif",
        ),
    )


def _undecided(inputs: Inputs, promises: tuple[_Promise, ...]) -> Iterator[Fault]:
    graph = inputs.graph
    decided = _Addresses(ref for promise in promises for ref in promise.sur)
    for action in graph.of(Action):
        given_up = action.statut is Statut.ABANDONNEE
        if given_up or action.decidee_en is not None or action.ouverte_le > inputs.today - _GRACE:
            continue
        if not any(decided.meet(ref) for ref in _causes(graph, action)):
            yield Fault(
                Place(action.id, (), "qui l’a décidée, et quand ?"),
                f"l’action {action.id} n’a été décidée nulle part",
                (
                    "citez la revue ou la décision dans « decidee_en » (REV-…#code)",
                    "ou écrivez « suite: {nature: action} », avec la date, sur le retour dont elle vient",
                ),
            )


RULE = Rule(
    "decision-sans-action",
    "A9",
    "Une décision sans action, une action sans décision",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
