"""Un questionnaire ne laisse pas la place de s’exprimer librement.

## Pourquoi

Le niveau attendu de l’indicateur 30 parle de libre expression : des cases à cocher ne disent pas ce que l’on
n’avait pas pensé à demander. L’auditeur cherche une question ouverte. Un entretien, une réunion ou un webinaire
sont libres par nature. Des verbatims dans la synthèse montrent que la place existait.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
relances: [2026-07-02]
reponses: 18
libre_expression: false
points_forts: [Des exercices tirés du métier.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

## Accepté

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
envoyes: 20
relances: [2026-07-02]
reponses: 18
libre_expression: true
points_forts: [Des exercices tirés du métier.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

```yaml title="content/appreciations/APP-2026-T3-ENTRETIENS.yaml"
titre: Entretiens de fin de parcours, septembre 2026
partie_prenante: beneficiaires
modalite: entretien
periode: {du: 2026-09-07, au: 2026-09-25}
etablie_le: 2026-09-28
reponses: 6
points_forts: [Un accompagnement jugé disponible.]
partages:
  - {le: 2026-10-01, avec: Équipe pédagogique}
```

## Source

Guide de lecture V9, indicateur 30, niveau attendu : un recueil qui permet la libre expression.

## Réglages

`seuils.periode_mois` : seuls les recueils de cette période sont examinés, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import QUESTIONNAIRES, recents
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation

_NEXT = "ajoutez une question ouverte au prochain envoi : « Que changeriez-vous ? »"


def _check(inputs: Inputs) -> Iterator[Fault]:
    for one in recents(inputs, inputs.seuils.periode_mois):
        if one.modalite in QUESTIONNAIRES and (fault := _fault(one)):
            yield fault


def _fault(one: Appreciation) -> Fault | None:
    if one.libre_expression is False:
        return Fault(
            Place(one.id, ("libre_expression",), "cases à cocher seulement"),
            f"le questionnaire de {one.id} ne permettait pas de s’exprimer librement",
            (_NEXT,),
        )
    if one.libre_expression is None and not one.verbatims:
        return Fault(
            Place(one.id, ("modalite",), "avec une question ouverte ?"),
            f"rien ne dit si le questionnaire de {one.id} permettait de s’exprimer librement",
            (
                (
                    "s’il avait une question ouverte, écrivez « libre_expression: true » et ce qui s’y est dit, "
                    "reformulé, dans « verbatims »"
                ),
                f"sinon, écrivez « libre_expression: false » et {_NEXT}",
            ),
        )
    return None


RULE = Rule(
    "sans-libre-expression",
    "D6",
    "Un questionnaire sans libre expression",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.MINEURE,
    _check,
)
