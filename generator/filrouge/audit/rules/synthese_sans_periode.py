"""Une synthèse ne dit pas qui a été interrogé, ou sur quelle période.

## Pourquoi

Une synthèse sans période peut être de l’an dernier ; sans partie prenante, elle ne prouve la sollicitation de
personne. L’auditeur vérifie l’indicateur 30 partie prenante par partie prenante et année par année : une telle
synthèse ne compte pour aucune.

La lecture des fiches le dit d’elle-même, sous le code `rubrique-manquante` : les deux rubriques sont
obligatoires, et une synthèse où l’une manque n’est pas lue.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
etablie_le: 2026-07-06
reponses: 20
```

```yaml title="content/appreciations/APP-2026-T2-FROID.yaml"
titre: À froid, 2e trimestre 2026
modalite: a_froid
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-10-05
reponses: 11
```

## Accepté

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
```

## Source

Guide de lecture V9, indicateur 30 : sollicitation des parties prenantes à une fréquence pertinente ; grille de
certificateur, une ligne par partie prenante.

## Réglages

Aucun.
"""

from filrouge.audit.rule import Fault, Gradation, Inputs, Rule
from filrouge.diagnostics import Severity


def _check(_inputs: Inputs) -> tuple[Fault, ...]:
    """Nothing is left to find: a synthesis that lacks one of the two keys is no record."""
    return ()


RULE = Rule(
    "synthese-sans-periode",
    "B9",
    "Une synthèse sans période ou sans partie prenante",
    Severity.ERREUR,
    (30,),
    Gradation.MINEURE,
    _check,
    lecture=("rubrique-manquante",),
)
