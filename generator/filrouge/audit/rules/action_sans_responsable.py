"""Une action n’a pas de responsable.

## Pourquoi

Une action que personne ne porte ne se fait pas. C’est l’un des premiers champs que l’auditeur regarde
dans un plan d’action.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Accepté

Un rôle, déclaré dans `content/organisme.yaml` ; jamais le nom d’une personne :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Source

Guide de lecture V9, indicateur 32 : plans d’action ; plans réels examinés : 9 sur 10 ont ce champ.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.responsable is None:
            yield Fault(
                Place(action.id, (), "qui la porte ?"),
                f"l’action {action.id} n’a pas de responsable",
                ("ajoutez « responsable » : le code d’un rôle de content/organisme.yaml",),
            )


RULE = Rule(
    "action-sans-responsable",
    "B1",
    "Une action sans responsable",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
