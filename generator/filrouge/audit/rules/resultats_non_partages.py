"""Les résultats d’un recueil n’ont pas été partagés avec ceux qui forment.

## Pourquoi

Des appréciations que les formateurs ne voient pas ne changent rien en salle. « Direction » ou « affichage dans le
couloir » ne suffit pas : le partage nomme ceux qui forment (équipe, formateurs, intervenants, consultants, jury,
tuteurs…), une réunion ou une revue. Pour l’apprentissage, le partage avec les équipes pédagogiques est dans le texte
même de l’indicateur 33 : son absence est alors une erreur. Une personne seule n’a personne à informer, et un recueil
mené auprès de l’équipe lui est connu.

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
libre_expression: true
points_forts: [Des exercices tirés du métier.]
```

Un partage qui n’atteint pas ceux qui forment :

```yaml title="content/appreciations/APP-2026-T3-CHAUD.yaml"
titre: Stagiaires à chaud, été 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-07-01, au: 2026-08-28}
etablie_le: 2026-09-03
envoyes: 12
relances: [2026-09-01]
reponses: 11
libre_expression: true
points_forts: [Des exercices tirés du métier.]
partages:
  - {le: 2026-09-07, avec: Affichage dans le couloir}
```

Au CFA, l’évaluation des contenus n’a été présentée qu’à la direction :

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
  - {le: 2026-06-11, avec: Direction}
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
  - {le: 2026-07-16, avec: "Équipe pédagogique, réunion de secteur"}
```

## Source

Décret n° 2026-728, indicateur 33 : « dont les résultats sont partagés avec les équipes pédagogiques ».
Pour l’indicateur 30, usage de la profession.

## Réglages

`seuils.partage_jours` : nombre de jours laissés après la synthèse, 60 si rien n’est dit. `seuils.periode_mois` :
la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import categories, jours, recents, seule
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.textes import fold
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Objet, PartiePrenante

_EQUIPE = ("equipe", "pedagog", "formateur", "formatrice", "enseignant", "professeur", "intervenant")
"""How people call the pedagogical team, without accents."""
_FORMENT = (
    *_EQUIPE, "consultant", "accompagnat", "jury", "tuteur", "tutrice", "tutorat", "animat", "coach", "moniteur",
    "monitrice", "maitre", "reunion", "revue", "perfectionnement",
)  # fmt: skip
"""Those who form and follow people, and where they meet."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    if seule(inputs):
        return
    asked = inputs.referentiel.indicateur(33)
    teaching = asked is not None and asked.concerne(categories(inputs))
    for one in recents(inputs, inputs.seuils.periode_mois):
        waited = (inputs.today - one.etablie_le).days
        if one.partie_prenante is PartiePrenante.EQUIPE_PEDAGOGIQUE or waited <= inputs.seuils.partage_jours:
            continue
        with_whom = [fold(share.avec) for share in one.partages if share.le <= inputs.today]
        if teaching and one.objet is Objet.CONTENUS_ENSEIGNEMENTS:
            if not _named(_EQUIPE, with_whom):
                yield _unshared(one, waited, "pas été partagés avec l’équipe pédagogique", Severity.ERREUR)
        elif not with_whom:
            yield _unshared(one, waited, "été partagés avec personne", Severity.AVERTISSEMENT)
        elif not _named(_FORMENT, with_whom):
            yield _unshared(one, waited, "pas été partagés avec ceux qui forment", Severity.AVERTISSEMENT)


def _named(names: tuple[str, ...], with_whom: list[str]) -> bool:
    return any(name in words for words in with_whom for name in names)


def _unshared(one: Appreciation, waited: int, what: str, severity: Severity) -> Fault:
    return Fault(
        Place(one.id, ("etablie_le",), f"il y a {jours(waited)}"),
        f"les résultats de {one.id}, établis le {jour(one.etablie_le)}, n’ont {what}",
        (
            (
                "si c’est fait, ajoutez à « partages » la date (« le ») et les destinataires "
                "(« avec: Équipe pédagogique »)"
            ),
            "sinon, présentez-les à la prochaine réunion d’équipe, ou envoyez-lui la synthèse",
        ),
        severity=severity,
    )


RULE = Rule(
    "resultats-non-partages",
    "D9",
    "Des résultats non partagés",
    Severity.AVERTISSEMENT,
    (30, 33),
    Gradation.OBSERVATION,
    _check,
)
