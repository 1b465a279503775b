"""La dernière revue ne dit rien d’actions qui étaient ouvertes.

## Pourquoi

Une revue commence par ce qui avait été décidé la fois d’avant. Une action ouverte dont le compte rendu ne
parle pas semble oubliée : l’auditeur y voit des décisions sans suivi.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-07-06
echeance: 2026-12-18
statut: en_cours
```

## Accepté

Une action dont la revue parle (`suivi_actions`, `examines`, ou le « sur » d’une décision), une action faite
ou abandonnée avant la revue, une action ouverte dans les 30 jours d’avant :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-09-21
echeance: 2026-12-18
statut: en_cours
```

Seules comptent la dernière revue qualité ou revue de direction validée, et les actions alors ouvertes.

## Source

Usage de la profession : le suivi des actions précédentes est un point de toute revue qualité. Les 30 jours
sont une lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import others, reviews_held, shown, spoken_of
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Action
from filrouge.records.types.revue import Instance

_INSTANCES = {Instance.REVUE_QUALITE, Instance.REVUE_DIRECTION}
_YOUNG = timedelta(days=30)
"""An action opened so shortly before a review needs no follow-up yet."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "REV"):
        yield lacune
        return
    held = [revue for revue in reviews_held(inputs.graph, inputs.today) if revue.instance in _INSTANCES]
    if not held:
        return
    last = held[-1]
    same_day = [revue for revue in held if revue.date == last.date]
    told = frozenset[str]().union(*(spoken_of(inputs.graph, revue) for revue in same_day))
    forgotten = [
        action
        for action in inputs.graph.of(Action)
        if action.id not in told and _was_open(action, last.date) and action.ouverte_le < last.date - _YOUNG
    ]
    if not forgotten:
        return
    ids = [action.id for action in forgotten]
    what = "d’une action alors ouverte" if len(ids) == 1 else f"de {len(ids)} actions alors ouvertes"
    place = Place(last.id, ("date",), f"le {jour(last.date)}")
    yield Fault(
        place,
        f"la dernière revue, {last.id}, ne dit rien {what} : {shown(ids)}",
        (
            "si la revue en a parlé, complétez « suivi_actions » avec le point fait sur chacune",
            "sinon, faites le point à la prochaine revue, et dès maintenant une note dans le « suivi » de l’action",
        ),
        others([place, *(Place(id_, ("ouverte_le",), "ouverte depuis") for id_ in ids)]),
    )


def _was_open(action: Action, day: date) -> bool:
    """True when the measure was still to be done on the evening of a day; what has no date cannot be said."""
    if action.statut.ouvert:
        return True
    closed = action.realisee_le or (action.abandon.le if action.abandon else None)
    return closed is not None and closed > day


RULE = Rule(
    "actions-non-reexaminees",
    "C8",
    "Des actions que la revue ne réexamine pas",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
