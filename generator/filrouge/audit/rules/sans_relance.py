"""Tout le monde n’a pas répondu, et personne n’a été relancé.

## Pourquoi

Le niveau attendu de l’indicateur 30 parle de relances : un taux de réponse faible s’explique, une absence de
relance beaucoup moins. L’auditeur demande à la voir. Un entretien ou une réunion ne se relance pas. Quand il ne
manque qu’une réponse, ou que 80 % des personnes ont répondu, rien n’est signalé. Une relance datée d’après la synthèse
n’a pas pu y apporter de réponse : elle n’en est pas une.

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

Une relance qui vient après la synthèse :

```yaml title="content/appreciations/APP-2026-T3-CHAUD.yaml"
titre: Stagiaires à chaud, 3e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-09-07, au: 2026-09-09}
etablie_le: 2026-09-14
envoyes: 4
relances: [2026-09-28]
reponses: 2
libre_expression: true
points_forts: [Un petit groupe, très suivi.]
partages:
  - {le: 2026-09-21, avec: Équipe pédagogique}
```

## Accepté

Une relance datée, ou une seule réponse qui manque :

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

Guide de lecture V9, indicateur 30, niveau attendu : sollicitation avec relances. Les deux tolérances sont une
lecture de Fil Rouge.

## Réglages

`seuils.periode_mois` : seuls les recueils de cette période sont examinés (on ne relance plus un
questionnaire d’il y a deux ans), 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import recents, sans_relance
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Appreciation


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in recents(inputs, inputs.seuils.periode_mois):
        silent = sans_relance(one)
        if not silent:
            continue
        yield _too_late(one, silent) if one.relances else _never(one, silent)


def _never(one: Appreciation, silent: int) -> Fault:
    return Fault(
        Place(one.id, ("reponses",), f"pour {one.envoyes} envois"),
        f"{silent} personnes n’ont pas répondu au recueil {one.id}, et aucune relance n’est écrite",
        (
            "si une relance a été faite, écrivez sa date dans « relances »",
            "sinon, prévoyez-en une ou deux au prochain envoi, par exemple à une et deux semaines",
        ),
    )


def _too_late(one: Appreciation, silent: int) -> Fault:
    return Fault(
        Place(one.id, ("relances",), "après la synthèse"),
        f"{silent} personnes n’ont pas répondu au recueil {one.id}, et la première relance vient après la synthèse, "
        f"établie le {jour(one.etablie_le)}",
        (
            "vérifiez les dates de « relances » et de « etablie_le »",
            "si des réponses sont venues depuis, mettez à jour « reponses » et « etablie_le »",
            "au prochain envoi, relancez avant d’établir la synthèse, par exemple à une et deux semaines",
        ),
    )


RULE = Rule(
    "sans-relance",
    "D5",
    "Un recueil sans relance",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.MINEURE,
    _check,
)
