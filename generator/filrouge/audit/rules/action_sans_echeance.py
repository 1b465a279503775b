"""Une action n’a pas d’échéance.

## Pourquoi

Sans date, une action n’est jamais en retard, donc jamais suivie. « En continu » ou « dès que
possible » ne sont pas des échéances : le lecteur des fiches les refuse, et demande une date.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
statut: a_faire
```

## Accepté

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: a_faire
```

## Source

Guide de lecture V9, indicateur 32 : plans d’action ; plans réels examinés : 10 sur 10 ont ce champ.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.echeance is None:
            yield Fault(
                Place(action.id, (), "pour quand ?"),
                f"l’action {action.id} n’a pas d’échéance",
                ("ajoutez « echeance » : une date précise, par exemple « echeance: 2026-06-30 »",),
            )


RULE = Rule(
    "action-sans-echeance",
    "B2",
    "Une action sans échéance",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
