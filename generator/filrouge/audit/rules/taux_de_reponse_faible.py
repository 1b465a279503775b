"""Peu de personnes ont répondu, ou aucune.

## Pourquoi

Aucun taux minimal n’est officiel. Mais sous l’objectif que l’organisme s’est donné, l’auditeur demande ce qui a
été tenté : relances, moment de l’envoi, forme du questionnaire. Un envoi sans aucune réponse n’apprend rien :
la partie prenante a été sollicitée, son appréciation n’a pas été recueillie.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-FROID.yaml"
titre: Stagiaires à froid, sessions du 1er trimestre 2026
partie_prenante: beneficiaires
modalite: a_froid
periode: {du: 2026-01-05, au: 2026-03-27}
delai_jours: 90
etablie_le: 2026-07-06
envoyes: 24
relances: [2026-06-29]
reponses: 4
libre_expression: true
points_forts: [Les modèles servent au quotidien.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

## Accepté

L’objectif « à froid » de l’organisme est de 30 % :

```yaml title="content/appreciations/APP-2026-T2-FROID.yaml"
titre: Stagiaires à froid, sessions du 1er trimestre 2026
partie_prenante: beneficiaires
modalite: a_froid
periode: {du: 2026-01-05, au: 2026-03-27}
delai_jours: 90
etablie_le: 2026-07-06
envoyes: 24
relances: [2026-06-29]
reponses: 9
libre_expression: true
points_forts: [Les modèles servent au quotidien.]
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

## Source

Usage de la profession : aucun minimum officiel n’existe. L’objectif est celui de l’organisme, `objectifs`
dans `content/organisme.yaml`.

## Réglages

`seuils.taux_reponse_minimal` : le taux attendu quand l’organisme n’a pas d’objectif pour ce moment du recueil,
50 % si rien n’est dit. Le taux est comparé tel qu’il est affiché : 79,7 % se lit 80 %. `seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.recueil import QUESTIONNAIRES, recents
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.rounding import half_up
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Modalite
from filrouge.records.types.organisme import Objectifs


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    aims = inputs.organisme.objectifs if inputs.organisme else Objectifs()
    own = {Modalite.A_CHAUD: aims.a_chaud, Modalite.A_FROID: aims.a_froid}
    for one in recents(inputs, inputs.seuils.periode_mois):
        aim = own.get(one.modalite)
        if _unanswered(one):
            yield _nobody(one)
        elif aim is not None:
            yield from _low(one, aim, "votre objectif")
        else:
            yield from _low(one, inputs.seuils.taux_reponse_minimal, "le repère")


def _unanswered(one: Appreciation) -> bool:
    """Tell whether something was sent and nothing came back; a questionnaire is sent, even if no number says so."""
    sent = one.modalite in QUESTIONNAIRES if one.envoyes is None else one.envoyes > 0
    return sent and one.reponses == 0


def _nobody(one: Appreciation) -> Fault:
    return Fault(
        Place(one.id, ("reponses",), "aucune réponse"),
        f"personne n’a répondu au recueil {one.id}",
        (
            "relancez, ou essayez autrement : un appel, un entretien, dix minutes en fin de session",
            "écrivez un constat qui dit pourquoi, et ce que vous changez",
        ),
        severity=Severity.AVERTISSEMENT,
    )


def _low(one: Appreciation, aim: int, whose: str) -> Iterator[Fault]:
    if one.taux_reponse is None:
        return
    # As it is shown: nobody reads « 80 % » under an aim of 80 %.
    rate = half_up(one.taux_reponse, 0)
    if rate >= aim:
        return
    yield Fault(
        Place(one.id, ("reponses",), f"{rate} %"),
        f"{rate} % de réponses au recueil {one.id}, sous {whose} de {aim} %",
        (
            "écrivez un constat sur le recueil lui-même : moment de l’envoi, longueur, relances",
            "fixez dans content/organisme.yaml des « objectifs » à votre portée",
        ),
    )


RULE = Rule(
    "taux-de-reponse-faible",
    "D8",
    "Un taux de réponse faible",
    Severity.INFORMATION,
    (30,),
    Gradation.OBSERVATION,
    _check,
)
