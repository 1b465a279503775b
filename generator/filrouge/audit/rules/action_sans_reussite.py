"""Une action ne dit pas comment on saura qu’elle a marché.

## Pourquoi

L’auditeur suit l’action jusqu’à son effet. Sans mesure fixée à l’avance, le verdict « efficace » est une
opinion. Une phrase sans valeur visée ni point de comparaison ne se mesure pas davantage.

Une action curative répare un cas : il suffit de montrer qu’elle est faite.

## Signalé

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les classeurs du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Relire chaque classeur avant impression
type: preventive
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
reussite:
  indicateur: Satisfaction des stagiaires
```

## Accepté

Une valeur visée, ou la question des appréciations qui mesurera l’effet :

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les classeurs du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
reussite:
  indicateur: Remarques sur la lisibilité, par trimestre
  sens: baisse
  cible: 1
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Relire chaque classeur avant impression
type: preventive
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
reussite:
  indicateur: Note « rythme » à chaud, sur 5
  serie: {question: rythme, modalite: a_chaud}
```

Une valeur mesurée avant l’action (`avant`) convient aussi. Une action abandonnée n’est pas signalée.

## Source

Guide de lecture V9, indicateur 32 : tableau de suivi des mesures d’amélioration ; plans réels examinés :
4 sur 10 ont ce champ.

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action
from filrouge.records.types.action import Reussite, Statut, TypeAction


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if action.type is TypeAction.CURATIVE or action.statut is Statut.ABANDONNEE:
            continue
        if action.reussite is None:
            yield Fault(
                Place(action.id, (), "comment saura-t-on qu’elle a marché ?"),
                f"l’action {action.id} n’a pas de critère de réussite",
                (
                    "ajoutez « reussite » : un indicateur, et une « cible » ou la « serie » d’une question",
                    "si elle ne fait que réparer le cas, son type est « curative »",
                ),
            )
        elif not _measurable(action.reussite):
            yield Fault(
                Place(action.id, ("reussite", "indicateur"), "ni cible, ni comparaison"),
                f"le critère de réussite de l’action {action.id} ne se mesure pas",
                (
                    "ajoutez une « cible », la valeur visée",
                    "ou « serie », la question des appréciations qui mesure l’effet, ou « avant », la valeur de départ",
                ),
            )


def _measurable(reussite: Reussite) -> bool:
    return any(part is not None for part in (reussite.cible, reussite.serie, reussite.avant, reussite.apres))


RULE = Rule(
    "action-sans-reussite",
    "B6",
    "Une action sans critère de réussite",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
