"""L’organisme intervient en sous-traitance, et aucun donneur d’ordres n’a été sollicité depuis un an.

## Pourquoi

Quand l’organisme travaille pour un autre, les parties prenantes à interroger sont les bénéficiaires **et le
donneur d’ordres**. L’auditeur le demande pour les prestations sous-traitées qu’il choisit. Un point annuel,
même bref, suffit s’il est écrit.

## Signalé

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, sous_traitance]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T2-SOUS-TRAITANCE.yaml"
titre: Stagiaires des sessions sous-traitées, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [sous_traitance]
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

## Accepté

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, sous_traitance]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-T2-SOUS-TRAITANCE.yaml"
titre: Stagiaires des sessions sous-traitées, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [sous_traitance]
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

```yaml title="content/appreciations/APP-2026-T3-DONNEUR-ORDRES.yaml"
titre: Point annuel avec le donneur d’ordres
partie_prenante: donneur_ordres
modalite: entretien
categories: [sous_traitance]
periode: {du: 2026-09-15, au: 2026-09-15}
etablie_le: 2026-09-16
reponses: 1
points_forts: [Comptes rendus de session reçus sous huit jours.]
partages:
  - {le: 2026-09-22, avec: Équipe pédagogique}
```

## Source

Guide de lecture V9, indicateur 30, sous-traitance : bénéficiaires et donneur d’ordres. Le guide ne reporte la mise en œuvre que pour
l’indicateur 32 : attendre aussi, pour celui-ci, l’audit de surveillance d’un nouvel entrant est une lecture de Fil
Rouge.

## Réglages

`seuils.sollicitation_mois` : la durée dans laquelle le donneur d’ordres doit avoir été sollicité, 12 mois si
rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import AUPRES, a_la_categorie, categories, recents
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records.types.appreciation import PartiePrenante


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    partie = PartiePrenante.DONNEUR_ORDRES
    if partie not in inputs.referentiel.parties(categories(inputs)):
        return
    window = inputs.seuils.sollicitation_mois
    if any(one.partie_prenante is partie for one in recents(inputs, window)):
        return
    since = months_before(inputs.today, window)
    yield Fault(
        a_la_categorie(inputs, partie, "dont la sous-traitance"),
        f"depuis le {jour(since)}, aucune appréciation n’a été recueillie {AUPRES[partie]}",
        (
            (
                "si l’échange a eu lieu, écrivez sa synthèse dans content/appreciations/ : "
                "« partie_prenante: donneur_ordres »"
            ),
            "sinon, demandez-lui un point par entretien ou questionnaire avant l’audit",
            "si vous n’intervenez plus en sous-traitance, retirez « sous_traitance » des « categories »",
        ),
    )


RULE = Rule(
    "sous-traitance-sans-donneur-d-ordres",
    "D4",
    "De la sous-traitance sans avis du donneur d’ordres",
    Severity.ERREUR,
    (30,),
    Gradation.MINEURE,
    _check,
    mise_en_oeuvre=True,
)
