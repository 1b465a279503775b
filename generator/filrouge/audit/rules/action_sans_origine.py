"""Une action ne dit pas d’où elle vient.

## Pourquoi

L’indicateur 32 demande des mesures prises *à partir de* l’analyse des retours. L’auditeur prend
une action et demande ce qui l’a causée : sans origine écrite, il n’y a pas de lien, donc pas de preuve.

## Signalé

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Revoir le livret d’accueil
type: amelioration
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

## Accepté

Une origine, le plus précisément possible :

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Revoir le livret d’accueil
type: amelioration
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
```

Une action qui ne vient pas d’un retour le dit :

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Mettre à jour la veille légale
type: amelioration
autre_origine:
  nature: veille
  texte: Décret du 1er août 2026 sur le référentiel.
  le: 2026-08-04
responsable: referent_qualite
ouverte_le: 2026-09-01
echeance: 2026-12-18
statut: en_cours
```

Ou la décision qui l’a lancée le dit pour elle :

```yaml title="content/revues/REV-2026-AUDIT.md"
---
titre: Suites de l’audit de surveillance
date: 2026-10-20
instance: comite_pilotage
statut: validee
participants: [direction, referent_qualite]
approuvee_par: direction
approuvee_le: 2026-10-20
decisions:
  - code: financeurs
    autre_origine: {nature: audit, texte: "Non-conformité mineure, indicateur 30.", le: 2026-10-13}
    decision: Garder une synthèse de chaque échange avec un financeur.
    suite: {nature: action, le: 2026-10-20, par: direction}
---
Réunion du 20 octobre 2026.
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Écrire une synthèse après chaque échange avec un financeur
type: corrective
constat: Aucune synthèse de l’échange de mai n’a été montrée.
causes: {methode: entretien, texte: Le compte rendu restait dans la messagerie.}
decidee_en: REV-2026-AUDIT#financeurs
responsable: referent_qualite
ouverte_le: 2026-10-21
echeance: 2026-12-18
statut: en_cours
reussite: {indicateur: Échanges suivis d’une synthèse, cible: 100, unite: "%"}
```

## Source

Guide de lecture V9, indicateur 32 ; décret n° 2026-728, indicateur 32 : « à partir de l’analyse des
appréciations et des réclamations ».

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.origines import autre_origine
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action


def _check(inputs: Inputs) -> Iterator[Fault]:
    for action in inputs.graph.of(Action):
        if not action.origines and autre_origine(inputs.graph, action) is None:
            yield Fault(
                Place(action.id, (), "d’où vient cette action ?"),
                f"l’action {action.id} ne dit pas d’où elle vient",
                (
                    "ajoutez « origines » : un constat (APP-…#code), un signalement, un abandon, un risque…",
                    "si elle vient d’un audit, de la veille ou d’une idée interne, remplissez « autre_origine »",
                ),
            )


RULE = Rule(
    "action-sans-origine", "A1", "Une action sans origine", Severity.ERREUR, (32,), Gradation.MAJEURE, _check
)
