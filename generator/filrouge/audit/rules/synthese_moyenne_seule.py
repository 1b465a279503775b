"""Une synthèse donne des notes, et aucune analyse.

## Pourquoi

Une moyenne ne dit ni ce qui plaît, ni ce qui gêne. Recueillir des appréciations sans les lire ne sert
pas l’indicateur 30, et rien ne peut en partir vers le plan d’action. L’auditeur demande ce que l’organisme a
retenu de ces réponses.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
questions:
  - code: accueil
    libelle: Comment jugez-vous l’accueil ?
    echelle: note_5
    repartition: {3: 4, 4: 10, 5: 6}
```

## Accepté

Un constat, un point fort ou une remarque libre reformulée suffit :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
questions:
  - code: accueil
    libelle: Comment jugez-vous l’accueil ?
    echelle: note_5
    repartition: {3: 4, 4: 10, 5: 6}
points_forts: [Accueil au café dès 8 h 45, cité par six personnes.]
```

Une enquête restée sans réponse n’est pas signalée ici : il n’y a rien à analyser.

## Source

Guide de lecture V9, indicateur 30 : « analyse et traitement des appréciations ».

## Réglages

Aucun.
"""

from collections.abc import Iterator

from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation


def _check(inputs: Inputs) -> Iterator[Fault]:
    for appreciation in inputs.graph.of(Appreciation):
        analysed = appreciation.constats or appreciation.points_forts or appreciation.verbatims
        answered = any(question.effectif for question in appreciation.questions)
        if answered and not analysed:
            yield Fault(
                Place(appreciation.id, ("questions",), "des notes, et rien d’autre"),
                f"la synthèse {appreciation.id} donne des notes sans aucune analyse",
                (
                    "ajoutez à « constats » ce qui ne va pas ou ce qui est proposé, chacun avec sa suite",
                    "notez dans « points_forts » ce qui plaît, et dans « verbatims » les remarques reformulées",
                ),
            )


RULE = Rule(
    "synthese-moyenne-seule",
    "B8",
    "Une synthèse réduite à des notes",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.MINEURE,
    _check,
)
