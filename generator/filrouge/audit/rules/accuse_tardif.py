"""Une réclamation a reçu son accusé de réception après le délai de la maison.

## Pourquoi

L’auditeur compare les dates au délai écrit dans la procédure. Un dépassement isolé s’explique ; plusieurs
montrent que la procédure n’est pas suivie, ou que le délai promis n’est pas tenable. Une réponse envoyée avant
l’accusé compte comme premier retour ; sans accusé du tout, c’est la règle `reclamation-sans-accuse` qui parle. Un
retard passé ne se corrige plus : ce qui compte est d’en dire la cause. Ce qui a été dit de vive voix devient une
réclamation le jour où c’est mis par écrit (`trace_ecrite_le`).

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-28
reponse: Attestation jointe, avec nos excuses.
repondu_le: 2026-09-29
```

## Accepté

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-09-19
reponse: Attestation jointe, avec nos excuses.
repondu_le: 2026-09-29
```

## Source

Guide de lecture V9, indicateur 31 : accusé de réception. Le délai est celui de l’organisme, `delais` dans
`content/organisme.yaml` ; de 48 heures à 5 jours selon l’usage de la profession.

## Réglages

`seuils.accuse_jours` : le délai, en jours calendaires, quand l’organisme n’en donne pas ; 5 si rien n’est dit.
`seuils.periode_mois` : seules les réclamations reçues dans cette période sont examinées, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import demandee_le, depart, jours, reaction
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Signalement
from filrouge.records.types.signalement import Nature


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    house = inputs.organisme.delais.accuse_jours if inputs.organisme else None
    delay = inputs.seuils.accuse_jours if house is None else house
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    for one in inputs.graph.of(Signalement):
        asked, first = demandee_le(one), reaction(one, inputs.today)
        if one.nature is not Nature.RECLAMATION or asked < since or one.accuse_le is None or first is None:
            continue
        if (first - asked).days > delay:
            yield _late(one, first, delay)


def _late(one: Signalement, first: date, delay: int) -> Fault:
    key = "accuse_le" if first == one.accuse_le else "repondu_le"
    taken = jours((first - demandee_le(one)).days)
    return Fault(
        Place(one.id, (key,), f"{taken} après la réception"),
        f"la réclamation {one.id} a eu son premier retour en {taken}, pour un délai de {jours(delay)}",
        (
            "vérifiez les deux dates",
            "dites dans « analyse » ce qui a causé le retard, et ouvrez une action s’il se répète",
            (
                "si le délai n’est pas tenable, changez-le dans la procédure et dans « delais » de "
                "content/organisme.yaml"
            ),
        ),
        (depart(one, "reçue ce jour-là"),),
    )


RULE = Rule(
    "accuse-tardif",
    "E2",
    "Un accusé de réception tardif",
    Severity.AVERTISSEMENT,
    (31,),
    Gradation.OBSERVATION,
    _check,
)
