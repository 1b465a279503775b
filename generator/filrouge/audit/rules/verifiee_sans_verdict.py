"""Une action close n’a pas de verdict.

## Pourquoi

La boucle se ferme sur l’effet : l’action a-t-elle marché ? Sans verdict, le plan montre que
l’on a agi, pas que l’on s’améliore. Un verdict « non efficace » est une bonne réponse, s’il a une suite.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

## Accepté

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-06-30
statut: verifiee
realisee_le: 2026-06-12
efficacite:
  verdict: efficace
  verifiee_le: 2026-10-05
  par: referent_qualite
  commentaire: 3,1 avant, 4,2 sur les deux sessions suivantes.
suivi:
  - {le: 2026-06-12, note: Programme version 4 en ligne.}
```

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action
from filrouge.records.types.action import Statut


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.statut is Statut.VERIFIEE and action.efficacite is None:
            yield Fault(
                Place(action.id, ("statut",), "quel effet ?"),
                f"l’action {action.id} est close sans verdict",
                (
                    "ajoutez « efficacite » : verdict, verifiee_le, par, et un commentaire",
                    "si l’effet n’est pas encore vérifié, le statut est « realisee »",
                ),
            )


RULE = Rule(
    "verifiee-sans-verdict",
    "C3",
    "Une action close sans verdict",
    Severity.ERREUR,
    (32,),
    Gradation.MAJEURE,
    _check,
)
