"""Une action corrective ne dit pas quelle cause elle supprime.

## Pourquoi

Corriger, c’est supprimer la cause ; réparer le cas est une action curative. Sans cause écrite, l’auditeur ne
peut pas voir si la mesure répond au problème, ni comprendre un échec. C’est l’un des champs les plus
souvent vides des plans d’action, et l’un des premiers qu’il demande. « Inconnue » ou « à déterminer » n’est pas une
cause.

## Signalé

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T2-CHAUD#supports]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: supports
    texte: Supports difficiles à lire en salle.
    sens: insatisfaction
    suite: {nature: action, le: 2026-07-15}
```

## Accepté

La cause dans l’action :

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T2-CHAUD#supports]
causes:
  methode: 5_pourquoi
  texte: Impression économique décidée à la rentrée, sans essai auprès de stagiaires.
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

Ou sur le retour dont elle vient (`cause` d’un constat, `analyse` d’un signalement ou d’un abandon) :

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Passer l’impression des classeurs en qualité normale
type: corrective
origines: [APP-2026-T2-CHAUD#supports]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: supports
    texte: Supports difficiles à lire en salle.
    sens: insatisfaction
    cause: Impression économique décidée à la rentrée.
    suite: {nature: action, le: 2026-07-15}
```

Une action abandonnée n’est pas signalée.

## Source

Guide de lecture V9, indicateur 32 : « identification et réflexion sur les causes d’abandon ou les motifs
d’insatisfaction ».

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.etat import cause
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action
from filrouge.records.types.action import Statut, TypeAction


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "ABD", "BIL", "RSQ", "REV"):
        yield lacune
        return
    for action in inputs.graph.of(Action):
        if action.type is not TypeAction.CORRECTIVE or action.statut is Statut.ABANDONNEE:
            continue
        if cause(inputs.graph, action) is None:
            yield Fault(
                Place(action.id, ("type",), "quelle cause supprime-t-elle ?"),
                f"l’action corrective {action.id} n’a pas de cause",
                (
                    "ajoutez « causes » : la cause trouvée dans « texte », et comment dans « methode »",
                    "si elle ne fait que réparer le cas, son type est « curative »",
                ),
            )


RULE = Rule(
    "corrective-sans-cause",
    "B3",
    "Une action corrective sans cause",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
