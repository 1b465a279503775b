"""Des bilans de compétences sont finis depuis plus de huit mois, sans questionnaire à six mois.

## Pourquoi

Pour le bilan de compétences, les bénéficiaires sont interrogés deux fois : à la fin, **et à six mois**.
L’auditeur demande le second recueil pour des bilans qu’il choisit lui-même. Deux mois sont laissés pour
recueillir les réponses et écrire la synthèse.

## Signalé

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, bilan]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T1-BILAN.yaml"
titre: Bilans de compétences, questionnaire de fin, hiver 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [bilan]
periode: {du: 2025-12-01, au: 2026-02-27}
etablie_le: 2026-03-05
envoyes: 9
relances: [2026-03-02]
reponses: 8
libre_expression: true
points_forts: [Le rythme des séances, choisi ensemble.]
partages:
  - {le: 2026-03-10, avec: Équipe pédagogique}
```

## Accepté

Le même, suivi du questionnaire à six mois :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, bilan]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T1-BILAN.yaml"
titre: Bilans de compétences, questionnaire de fin, hiver 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [bilan]
periode: {du: 2025-12-01, au: 2026-02-27}
etablie_le: 2026-03-05
envoyes: 9
relances: [2026-03-02]
reponses: 8
libre_expression: true
points_forts: [Le rythme des séances, choisi ensemble.]
partages:
  - {le: 2026-03-10, avec: Équipe pédagogique}
```

```yaml title="content/appreciations/APP-2026-T3-BILAN-6MOIS.yaml"
titre: Bilans de compétences, point à six mois, bilans finis à l’hiver 2026
partie_prenante: beneficiaires
modalite: a_froid
categories: [bilan]
periode: {du: 2026-06-01, au: 2026-08-28}
delai_jours: 180
etablie_le: 2026-09-03
envoyes: 9
relances: [2026-08-24]
reponses: 7
libre_expression: true
points_forts: [Cinq projets sur sept engagés.]
partages:
  - {le: 2026-09-10, avec: Équipe pédagogique}
```

## Source

Guide de lecture V9, indicateur 30, bilan de compétences : questionnaire à la fin et à six mois. Les deux mois
de marge sont une lecture de Fil Rouge. Le guide ne reporte la mise en œuvre que pour l’indicateur 32 : attendre aussi,
pour celui-ci, l’audit de surveillance d’un nouvel entrant est une lecture de Fil Rouge.

## Réglages

`seuils.suivi_bilan_mois` : le délai du second questionnaire, 6 mois si rien n’est dit. `seuils.sollicitation_mois` :
la durée dans laquelle un second recueil doit exister, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import bilan_suivi, categories, recents, vise_bilan
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records.types.commun import Categorie

_MARGE_MOIS = 2
"""Months left after the six, to gather the answers and write the synthesis."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    if Categorie.BILAN not in categories(inputs):
        return
    six, window = inputs.seuils.suivi_bilan_mois, inputs.seuils.sollicitation_mois
    if any(bilan_suivi(one, six) for one in recents(inputs, window)):
        return
    limit = months_before(inputs.today, six + _MARGE_MOIS)
    # Followed up a month early, an older bilan would have its synthesis before the window.
    ended = [
        one
        for one in recents(inputs, window + six - 1)
        if vise_bilan(one) and not bilan_suivi(one, six) and one.faits[1] < limit
    ]
    if not ended:
        return
    last = max(ended, key=lambda one: (one.faits[1], one.id))
    yield Fault(
        Place(last.id, ("periode", "au"), f"finis depuis plus de {six + _MARGE_MOIS} mois"),
        f"les bilans de compétences de la synthèse {last.id}, finis le {jour(last.faits[1])}, n’ont pas eu de "
        f"questionnaire à {six} mois",
        (
            (
                "si le recueil a eu lieu, écrivez sa synthèse : « modalite: a_froid », "
                f"« categories: [bilan] » et « delai_jours: {30 * six} »"
            ),
            "sinon, envoyez-le maintenant, et prenez rendez-vous pour les suivants dès la restitution",
        ),
    )


RULE = Rule(
    "bilan-sans-six-mois",
    "D3",
    "Un bilan sans questionnaire à six mois",
    Severity.AVERTISSEMENT,
    (30,),
    Gradation.MINEURE,
    _check,
    mise_en_oeuvre=True,
)
