"""Une réclamation n’a pas reçu de réponse dans le délai.

## Pourquoi

C’est le premier point que l’auditeur suit d’une réclamation : reçue tel jour, répondue tel jour, et quoi. Une
réclamation ouverte sans réponse au-delà du délai est une erreur. Une réponse venue trop tard aussi, tant que la fiche
ne l’analyse pas ; avec une `analyse`, c’est un avertissement : le retard ne se rattrape plus, et une erreur que rien ne
lève pousserait à changer les dates. Une réponse dont la date n’est pas écrite est un avertissement.

Tant que le délai court, rien n’est signalé ; ce qui a été dit de vive voix devient une réclamation le jour où c’est mis
par écrit (`trace_ecrite_le`). Une réclamation close sans réponse relève de la règle `close-sans-reponse`.

## Signalé

Une réclamation oubliée, et une réponse tardive que rien n’explique :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Facture contestée
nature: reclamation
recu_le: 2026-08-31
canal: courrier
qualite: entreprise
description: La facture porte une journée qui n’a pas eu lieu.
gravite: moderee
accuse_le: 2026-09-02
reponse: Avoir envoyé, avec nos excuses.
repondu_le: 2026-10-12
```

## Accepté

Une réponse dans le délai, ou un délai qui court encore :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-15
reponse: Attestation jointe, avec nos excuses.
repondu_le: 2026-09-22
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Facture contestée
nature: reclamation
recu_le: 2026-10-26
canal: courrier
qualite: entreprise
description: La facture porte une journée qui n’a pas eu lieu.
gravite: moderee
accuse_le: 2026-10-28
```

## Source

Guide de lecture V9, indicateur 31 : accusé de réception et réponse aux réclamants. Aucun délai n’est officiel :
c’est celui de l’organisme, `delais` dans `content/organisme.yaml`.

## Réglages

`seuils.reponse_jours` : le délai, en jours calendaires, quand l’organisme n’en donne pas ; 30 si rien n’est dit.
`seuils.periode_mois` : les réponses tardives ne sont rappelées que pour les réclamations reçues dans cette
période, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import demandee_le, depart, jours
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.textes import vide_de_sens
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Signalement
from filrouge.records.types.signalement import Nature


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    house = inputs.organisme.delais.reponse_jours if inputs.organisme else None
    delay = inputs.seuils.reponse_jours if house is None else house
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    for one in inputs.graph.of(Signalement):
        asked = demandee_le(one)
        waited = (inputs.today - asked).days
        if one.nature is not Nature.RECLAMATION or waited <= delay:
            continue
        if one.repondu_le is not None and one.repondu_le <= inputs.today:
            taken = (one.repondu_le - asked).days
            if taken > delay and asked >= since:
                yield _late(one, taken, delay)
        elif one.reponse:
            yield _undated(one)
        elif one.clos_le is None or one.clos_le > inputs.today:
            yield _none(one, waited, delay)


def _none(one: Signalement, waited: int, delay: int) -> Fault:
    return Fault(
        depart(one, f"il y a {jours(waited)}"),
        f"la réclamation {one.id}, reçue le {jour(demandee_le(one))}, attend une réponse au-delà du délai de "
        f"{jours(delay)}",
        (
            "si la réponse est partie, écrivez « reponse » et « repondu_le »",
            "sinon, répondez maintenant, même pour dire où en est l’examen",
        ),
    )


def _late(one: Signalement, taken: int, delay: int) -> Fault:
    return Fault(
        Place(one.id, ("repondu_le",), f"{jours(taken)} après la réception"),
        f"la réclamation {one.id} a eu sa réponse en {jours(taken)}, pour un délai de {jours(delay)}",
        (
            "dites dans « analyse » ce qui a causé le retard, et ouvrez une action s’il se répète",
            (
                "si le délai n’est pas tenable, changez-le dans la procédure et dans « delais » de "
                "content/organisme.yaml"
            ),
        ),
        (depart(one, "reçue ce jour-là"),),
        Severity.ERREUR if vide_de_sens(one.analyse or "") else Severity.AVERTISSEMENT,
    )


def _undated(one: Signalement) -> Fault:
    return Fault(
        Place(one.id, ("reponse",), "quel jour ?"),
        f"la réponse à la réclamation {one.id} n’a pas de date : rien ne montre qu’elle est venue à temps",
        ("écrivez dans « repondu_le » le jour où elle a été envoyée",),
        severity=Severity.AVERTISSEMENT,
    )


RULE = Rule(
    "reclamation-sans-reponse",
    "E3",
    "Une réclamation sans réponse",
    Severity.ERREUR,
    (31,),
    Gradation.MAJEURE,
    _check,
)
