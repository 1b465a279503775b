"""Une réclamation n’a reçu ni accusé de réception ni réponse dans le délai.

## Pourquoi

L’accusé de réception est la première preuve que la réclamation a été prise en compte : l’auditeur compare sa date
à celle de la réception et au délai de la procédure. Une réponse datée en tient lieu quand elle vient dans ce délai ;
venue plus tard, elle laisse une personne sans nouvelles et ne remplace pas l’accusé qui manque. Tant que le délai
court, rien n’est signalé. Ce qui a été dit de vive voix devient une réclamation le jour où c’est mis par écrit
(`trace_ecrite_le`) : les délais courent de ce jour. Pour l’indicateur 31, une non-conformité ne peut être que majeure.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-11-02
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
```

Jamais accusée, et répondue après le délai de cinq jours :

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Duplicata de convention demandé
nature: reclamation
recu_le: 2026-10-05
canal: courriel
qualite: entreprise
description: L’entreprise réclame la convention signée qu’elle n’a pas reçue.
gravite: mineure
reponse: Convention envoyée, avec nos excuses.
repondu_le: 2026-10-22
```

## Accepté

Un accusé, une réponse dans le délai, ou un délai qui court encore :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Attestation de fin de formation reçue trop tard
nature: reclamation
recu_le: 2026-11-02
canal: courriel
qualite: beneficiaire
description: Attestation reçue six semaines après la fin de la session.
gravite: moderee
accuse_le: 2026-11-03
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Duplicata de convention demandé
nature: reclamation
recu_le: 2026-11-03
canal: courriel
qualite: entreprise
description: L’entreprise réclame la convention signée qu’elle n’a pas reçue.
gravite: mineure
reponse: Convention envoyée, avec nos excuses.
repondu_le: 2026-11-04
```

```yaml title="content/signalements/REC-2026-004.yaml"
titre: Salle trop petite
nature: reclamation
recu_le: 2026-11-13
canal: courriel
qualite: beneficiaire
description: La salle ne permettait pas d’installer dix postes.
gravite: moderee
```

## Source

Guide de lecture V9, indicateur 31 : accusé de réception et réponse aux réclamants. Aucun délai n’est officiel :
c’est celui de l’organisme, `delais` dans `content/organisme.yaml`.

## Réglages

`seuils.accuse_jours` : le délai, en jours calendaires, quand l’organisme n’en donne pas ; 5 si rien n’est dit.
`seuils.periode_mois` : une réclamation répondue sans accusé n’est rappelée que si elle date de cette période, 12 mois
si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import months_before
from filrouge.audit.recueil import demandee_le, depart, jours, reaction
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
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
        if one.nature is not Nature.RECLAMATION or (one.accuse_le and one.accuse_le <= inputs.today):
            continue
        asked, answered = demandee_le(one), reaction(one, inputs.today)
        if answered is None:
            if (inputs.today - asked).days > delay:
                yield _silence(one, (inputs.today - asked).days, delay)
        elif (answered - asked).days > delay and asked >= since:
            yield _answer_alone(one, (answered - asked).days, delay)


def _silence(one: Signalement, waited: int, delay: int) -> Fault:
    return Fault(
        depart(one, f"il y a {jours(waited)}"),
        f"la réclamation {one.id}, reçue le {jour(demandee_le(one))}, n’a pas d’accusé de réception dans le délai de "
        f"{jours(delay)}",
        (
            "si l’accusé est parti, écrivez sa date dans « accuse_le »",
            "si la réponse en a tenu lieu, écrivez sa date dans « repondu_le »",
            "sinon, écrivez aujourd’hui à la personne, et notez la date",
        ),
    )


def _answer_alone(one: Signalement, taken: int, delay: int) -> Fault:
    return Fault(
        Place(one.id, ("repondu_le",), f"{jours(taken)} après la réception"),
        f"la réclamation {one.id} n’a pas d’accusé de réception, et sa réponse, venue en {jours(taken)}, dépasse le "
        f"délai de {jours(delay)}",
        (
            "si l’accusé est parti, écrivez sa date dans « accuse_le »",
            "sinon, l’oubli ne se corrige plus : dites-en la cause dans « analyse », ouvrez une action s’il se répète",
            "acceptez alors le défaut dans site_config/derogations.yaml, avec le motif et un terme",
        ),
        (depart(one, "reçue ce jour-là"),),
    )


RULE = Rule(
    "reclamation-sans-accuse",
    "E1",
    "Une réclamation sans accusé de réception",
    Severity.ERREUR,
    (31,),
    Gradation.MAJEURE,
    _check,
)
