"""Tout le monde n’a pas répondu, et personne n’a été relancé.

## Pourquoi

Le niveau attendu de l’indicateur 30 parle de relances : un taux de réponse faible s’explique, une absence de
relance beaucoup moins. L’auditeur demande à la voir. Un entretien ou une réunion ne se relance pas. Quand
moins de cinq personnes ont été interrogées et que la moitié au moins a répondu, rien n’est signalé.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
reponses: 15
libre_expression: true
points_forts: [Des exercices tirés du métier.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

## Accepté

Une relance datée, ou un très petit groupe :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
relances: [2026-07-02]
reponses: 15
libre_expression: true
points_forts: [Des exercices tirés du métier.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

```yaml title="content/appreciations/APP-2026-T3-CHAUD.yaml"
titre: Stagiaires à chaud, 3e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-09-07, au: 2026-09-09}
etablie_le: 2026-09-14
envoyes: 4
reponses: 3
libre_expression: true
points_forts: [Un petit groupe, très suivi.]
partages:
  - {le: 2026-09-21, avec: Équipe pédagogique}
```

## Source

Guide de lecture V9, indicateur 30, niveau attendu : sollicitation avec relances. La tolérance pour les petits
groupes est une lecture de Fil Rouge.

## Réglages

`seuils.periode_mois` : seuls les recueils de cette période sont examinés (on ne relance plus un
questionnaire d’il y a deux ans), 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import QUESTIONNAIRES, recents
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation

_PETIT_GROUPE = 5
"""Under this number of people asked, half of them answering is enough."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in recents(inputs, inputs.seuils.periode_mois):
        if one.modalite not in QUESTIONNAIRES or one.relances or not _silent(one):
            continue
        silent = _silent(one)
        left = "une personne n’a" if silent == 1 else f"{silent} personnes n’ont"
        yield Fault(
            Place(one.id, ("reponses",), f"pour {one.envoyes} envois"),
            f"{left} pas répondu au recueil {one.id}, et aucune relance n’est écrite",
            (
                "si une relance a été faite, écrivez sa date dans « relances »",
                "sinon, prévoyez-en une ou deux au prochain envoi, par exemple à une et deux semaines",
            ),
        )


def _silent(one: Appreciation) -> int:
    """Return how many did not answer; none where the number asked is unknown, or the group too small."""
    asked = one.envoyes or 0
    if asked < _PETIT_GROUPE and 2 * one.reponses >= asked:
        return 0
    return max(asked - one.reponses, 0)


RULE = Rule(
    "sans-relance",
    "D5",
    "Un recueil sans relance",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.MINEURE,
    _check,
)
