"""Une partie prenante attendue n’a pas été sollicitée depuis un an.

## Pourquoi

Pour chaque partie prenante, l’auditeur demande à voir une sollicitation, à une fréquence pertinente. Qui doit
l’être dépend des catégories d’actions : un centre de bilans n’interroge ni entreprise ni financeur. Quand
l’organisme a plusieurs catégories, les bénéficiaires de **chacune** doivent avoir été interrogés. Une
évaluation des acquis n’est pas une sollicitation. Une personne seule (`personne_seule: true`) n’a pas d’équipe
à interroger ; sans entreprise concernée (`sans_entreprise: true`), il n’y en a pas à solliciter.

## Signalé

L’organisme fait aussi des bilans de compétences, et seuls les stagiaires en formation ont été interrogés :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, bilan]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

## Accepté

Un recueil par catégorie (une synthèse sans `categories` les couvre toutes) :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, bilan]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-S1-BILAN.yaml"
titre: Bilans de compétences, questionnaire de fin, 1er semestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [bilan]
periode: {du: 2026-01-12, au: 2026-06-26}
etablie_le: 2026-07-02
envoyes: 9
relances: [2026-06-29]
reponses: 8
libre_expression: true
points_forts: [Le rythme des séances, choisi ensemble.]
partages:
  - {le: 2026-07-07, avec: Équipe pédagogique}
```

## Source

Guide de lecture V9, indicateur 30 : parties prenantes par catégorie d’actions, fréquence pertinente. La
durée de douze mois est un repère de la maison. Le guide ne reporte la mise en œuvre que pour
l’indicateur 32 : attendre aussi, pour celui-ci, l’audit de surveillance d’un nouvel entrant est une lecture de Fil
Rouge.

## Réglages

`seuils.sollicitation_mois` : la durée dans laquelle chaque partie prenante doit avoir été sollicitée, 12 mois
si rien n’est dit.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import AUPRES, a_la_categorie, categories, recents, seule, vise
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Objet, PartiePrenante
from filrouge.records.types.commun import Categorie

_AILLEURS = {PartiePrenante.FINANCEURS, PartiePrenante.DONNEUR_ORDRES}
"""Each of these has its own rule."""
_POUR: dict[Categorie, str] = {
    Categorie.FORMATION: "les actions de formation",
    Categorie.BILAN: "les bilans de compétences",
    Categorie.VAE: "la VAE",
    Categorie.APPRENTISSAGE: "l’apprentissage",
    Categorie.SOUS_TRAITANCE: "la sous-traitance",
}


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.sollicitation_mois)
    asked: dict[PartiePrenante, list[Appreciation]] = {}
    for appreciation in recents(inputs, inputs.seuils.sollicitation_mois):
        asked.setdefault(appreciation.partie_prenante, []).append(appreciation)
    for partie in inputs.referentiel.parties(categories(inputs)):
        if partie in _AILLEURS or partie in _absentes(inputs):
            continue
        if partie not in asked:
            yield _fault(inputs, partie, since, ())
        elif partie is PartiePrenante.BENEFICIAIRES and (missing := _missing(inputs, asked[partie])):
            yield _fault(inputs, partie, since, missing)


def _absentes(inputs: Inputs) -> frozenset[PartiePrenante]:
    """Return the parties that the organisation says it does not have."""
    said = {
        PartiePrenante.EQUIPE_PEDAGOGIQUE: seule(inputs),
        PartiePrenante.ENTREPRISES: inputs.organisme is not None and inputs.organisme.sans_entreprise,
    }
    return frozenset(partie for partie, absent in said.items() if absent)


def _missing(inputs: Inputs, syntheses: Iterable[Appreciation]) -> tuple[Categorie, ...]:
    """Return the categories whose bénéficiaires nobody asked; with a single category there is no doubt."""
    mine = categories(inputs)
    covered = {categorie for one in syntheses for categorie in mine if vise(one, categorie)}
    return tuple(categorie for categorie in mine if categorie not in covered) if len(mine) > 1 else ()


def _fault(inputs: Inputs, partie: PartiePrenante, since: date, missing: tuple[Categorie, ...]) -> Fault:
    said = f" pour {', '.join(_POUR[categorie] for categorie in missing)}" if missing else ""
    helps = [
        (
            "si le recueil a eu lieu, écrivez sa synthèse dans content/appreciations/ : "
            f"« partie_prenante: {partie} », « periode », et ses constats"
        )
    ]
    if missing:
        helps.append("si une synthèse les couvre déjà, ajoutez la catégorie à ses « categories »")
    helps.append("sinon, sollicitez-les avant l’audit, par questionnaire, entretien ou réunion")
    if partie is PartiePrenante.ENTREPRISES:
        helps.append(
            "si aucune entreprise n’est concernée : « sans_entreprise: true » dans content/organisme.yaml"
        )
    return Fault(
        a_la_categorie(inputs, missing[0] if missing else partie, "catégorie qui le demande"),
        f"depuis le {jour(since)}, aucune appréciation n’a été recueillie {AUPRES[partie]}{said}",
        tuple(helps),
        () if missing else _derniere(inputs, partie),
    )


def _derniere(inputs: Inputs, partie: PartiePrenante) -> tuple[Place, ...]:
    """Show the last time they were asked, however long ago."""
    earlier = [
        one
        for one in inputs.graph.of(Appreciation)
        if one.partie_prenante is partie and one.objet is not Objet.ACQUIS and one.faits[1] <= inputs.today
    ]
    last = max(earlier, key=lambda one: (one.faits[1], one.id), default=None)
    return (Place(last.id, ("periode", "au"), "la dernière fois"),) if last else ()


RULE = Rule(
    "partie-prenante-non-sollicitee",
    "D1",
    "Une partie prenante non sollicitée",
    Severity.ERREUR,
    (30,),
    Gradation.MAJEURE,
    _check,
    mise_en_oeuvre=True,
)
