"""Une fiche se dit bien plus ancienne que son premier enregistrement dans git.

## Pourquoi

Une fiche datée de mars, entrée dans git en juillet, a pu être écrite après coup : l’auditeur qui voit les deux
dates pose la question. La date d’enregistrement n’est pas une preuve, elle dépend de la machine de celui qui
enregistre ; c’est une piste de traçabilité. Une fiche reprise d’un document plus ancien le dit, et n’étonne plus.

## Signalé

```yaml title="historique"
- {le: 2026-07-20, fiche: ACT-2026-001}
```

## Accepté

Une action du 23 avril entrée dans git le 20 juillet, dont la fiche dit d’où elle vient :

```yaml title="historique"
- {le: 2026-07-20, fiche: ACT-2026-001}
- {le: 2026-05-18, fiche: ALE-2026-001}
```

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2026-12-18
statut: en_cours
repris_de: Tableau de suivi qualité 2026 (classeur)
repris_le: 2026-07-20
```

```yaml title="content/signalements/ALE-2026-001.yaml"
titre: Coupure de la connexion en salle 2
nature: alea
recu_le: 2026-04-20
canal: interne
qualite: equipe_pedagogique
description: Quarante minutes de coupure pendant la séquence vidéo.
gravite: moderee
analyse: Une seule ligne dessert la salle, sans secours.
suite: {nature: action, le: 2026-04-22, par: referent_qualite}
```

La seconde fiche n’a que 28 jours d’écart. Une fiche qui n’est pas encore dans git n’est pas jugée.

## Source

Lecture de Fil Rouge : aucun texte officiel ne parle de l’enregistrement des fiches.

## Réglages

`seuils.ecart_enregistrement_jours` : l’écart admis entre la date déclarée et le premier enregistrement ;
30 jours si rien n’est dit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import declared, first_commit, is_resumed, others, shown
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.history import Historique

_TOGETHER = 5
"""From so many records that came in on one day, the day is told once: it is one import, not many faults."""


@dataclass(frozen=True, slots=True)
class _Gap:
    place: Place
    said: date
    arrival: date


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    historique = inputs.historique
    if not isinstance(historique, Historique):
        yield NonVerifiable(historique.raison, historique.aide)
        return
    if lacune := inputs.lacune("organisme"):
        yield lacune
        return
    days: dict[date, list[_Gap]] = {}
    for gap in _gaps(inputs, historique):
        days.setdefault(gap.arrival, []).append(gap)
    for arrival, gaps in sorted(days.items()):
        if len(gaps) < _TOGETHER:
            yield from map(_one, gaps)
        else:
            yield _many(arrival, [gap.place for gap in gaps])


def _gaps(inputs: Inputs, historique: Historique) -> Iterator[_Gap]:
    for record in inputs.graph.records.values():
        found, first = declared(record), first_commit(historique, record.id)
        if found is None or first is None:
            continue
        (key, said), arrival = found, first.arrivee.date()
        late = (arrival - said).days
        if late > inputs.seuils.ecart_enregistrement_jours and not is_resumed(
            inputs.organisme, record, arrival
        ):
            label = f"dans git {late} jour{'s' if late > 1 else ''} plus tard"
            yield _Gap(Place(record.id, (key,), label), said, arrival)


def _one(gap: _Gap) -> Fault:
    return Fault(
        gap.place,
        f"{gap.place.record} porte la date du {jour(gap.said)}, et n’est dans git que depuis le {jour(gap.arrival)}",
        (
            "si elle reprend un document plus ancien, ajoutez « repris_de » et « repris_le » à la fiche",
            "sinon, vérifiez la date ; si elle est juste, gardez-la : l’écart se dit, il ne se corrige pas",
        ),
    )


def _many(arrival: date, places: list[Place]) -> Fault:
    ids = [place.record for place in places]
    return Fault(
        places[0],
        f"{len(ids)} fiches entrées dans git le {jour(arrival)} portent une date bien plus ancienne : {shown(ids)}",
        (
            f"si elles reprennent un document plus ancien, dans content/organisme.yaml : « repris_de » et « repris_le: {arrival} »",
            "si ce n’est vrai que de certaines, ajoutez « repris_de » et « repris_le » à celles-là",
        ),
        others(places),
    )


RULE = Rule(
    "date-anterieure-au-premier-enregistrement",
    "C13",
    "Une date antérieure au premier enregistrement",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
