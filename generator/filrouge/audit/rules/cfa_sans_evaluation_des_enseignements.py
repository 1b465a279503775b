"""Les apprentis n’ont pas évalué les contenus et les enseignements.

## Pourquoi

Depuis le 1er novembre 2026, l’indicateur 33 demande aux CFA une évaluation des contenus et des enseignements
par les apprenants, **distincte** du recueil général de satisfaction. Sans elle, l’indicateur n’a rien à
montrer. La façon de graduer un manquement partiel n’est pas encore connue ; une absence complète expose à une
non-conformité majeure (lecture de Fil Rouge). La règle ne joue pas pour un audit antérieur à cette date.

## Signalé

Seule la satisfaction générale des apprentis a été recueillie :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, apprentissage]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T2-CFA.yaml"
titre: Satisfaction des apprentis, année 2025-2026
partie_prenante: beneficiaires
modalite: questionnaire
categories: [apprentissage]
periode: {du: 2025-09-01, au: 2026-05-15}
etablie_le: 2026-05-21
envoyes: 28
relances: [2026-05-18]
reponses: 25
libre_expression: true
points_forts: [Des formateurs disponibles.]
partages:
  - {le: 2026-05-28, avec: Équipe pédagogique du CFA}
```

## Accepté

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, apprentissage]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T2-CFA-CONTENUS.yaml"
titre: Évaluation des contenus et des enseignements, printemps 2026
partie_prenante: beneficiaires
modalite: questionnaire
objet: contenus_enseignements
categories: [apprentissage]
periode: {du: 2026-03-02, au: 2026-05-29}
etablie_le: 2026-06-04
envoyes: 28
relances: [2026-05-26]
reponses: 24
libre_expression: true
points_forts: [Les cas écrits avec les maîtres d’apprentissage.]
partages:
  - {le: 2026-06-11, avec: Équipe pédagogique du CFA}
```

## Source

Décret n° 2026-728, indicateur 33 (apprentissage), en vigueur le 1er novembre 2026 ; guide V10 non publié. Rien n’y
reporte la mise en œuvre : attendre l’audit de surveillance d’un nouvel entrant est une lecture de Fil Rouge.

## Réglages

`seuils.sollicitation_mois` : la durée dans laquelle cette évaluation doit avoir eu lieu, 12 mois si rien
n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import a_la_categorie, categories, recents, vise
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Objet, PartiePrenante
from filrouge.records.types.commun import Categorie


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    asked = inputs.referentiel.indicateur(33)
    if asked is None or not asked.concerne(categories(inputs)):
        return
    window = inputs.seuils.sollicitation_mois
    if any(map(_teaching, recents(inputs, window))):
        return
    yield Fault(
        a_la_categorie(inputs, Categorie.APPRENTISSAGE, "dont l’apprentissage"),
        f"depuis le {jour(months_before(inputs.today, window))}, les apprentis n’ont pas évalué les contenus "
        "et les enseignements, à part de leur satisfaction générale",
        (
            (
                "si l’évaluation a eu lieu, écrivez sa synthèse dans content/appreciations/ : "
                "« objet: contenus_enseignements », « categories: [apprentissage] »"
            ),
            "sinon, menez-la avant l’audit, puis partagez les résultats avec l’équipe pédagogique",
        ),
    )


def _teaching(one: Appreciation) -> bool:
    return (
        one.objet is Objet.CONTENUS_ENSEIGNEMENTS
        and one.partie_prenante is PartiePrenante.BENEFICIAIRES
        and vise(one, Categorie.APPRENTISSAGE)
    )


RULE = Rule(
    "cfa-sans-evaluation-des-enseignements",
    "D10",
    "Un CFA sans évaluation des enseignements",
    Severity.ERREUR,
    (33,),
    Gradation.MAJEURE,
    _check,
    mise_en_oeuvre=True,
)
