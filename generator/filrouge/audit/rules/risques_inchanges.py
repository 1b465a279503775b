"""Le registre des risques n’a pas bougé d’une revue à l’autre.

## Pourquoi

Une revue qui « examine » les risques sans qu’une cotation soit relue, qu’une note soit écrite ou qu’un risque
apparaisse, ressemble à une liste recopiée. Une note datée qui confirme la cotation suffit à montrer l’examen.

## Signalé

Deux revues ont examiné ce risque, en avril et en octobre ; sa fiche n’a pas changé depuis janvier :

```yaml title="content/risques/RSQ-2026-001.yaml"
titre: Dépendance à un formateur unique en tableur
cause: Une seule personne connaît le parcours et ses jeux de données.
probabilite: 2
impact: 3
maitrise: Deux remplaçants sous contrat et un support versionné.
responsable: responsable_pedagogique
identifie_le: 2026-01-20
statut: maitrise
```

## Accepté

```yaml title="content/risques/RSQ-2026-001.yaml"
titre: Dépendance à un formateur unique en tableur
cause: Une seule personne connaît le parcours et ses jeux de données.
probabilite: 2
impact: 3
maitrise: Deux remplaçants sous contrat et un support versionné.
responsable: responsable_pedagogique
identifie_le: 2026-01-20
suivi:
  - {le: 2026-10-15, note: Cotation confirmée en revue.}
statut: maitrise
```

La règle regarde les deux dernières revues qualité ou de direction, à un mois au moins l’une de l’autre, et tout ce
que les fiches disent depuis la première des deux. Elle ne vaut que si le référentiel de l’audit demande
l’analyse des risques.

## Source

Décret n° 2026-728 du 1er août 2026, indicateur 32 ; lecture de Fil Rouge.

## Réglages

Aucun.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.risques import demandee, revues_des_risques
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Revue, Risque
from filrouge.records.types.revue import Instance
from filrouge.records.types.risque import StatutRisque

_INSTANCES = {Instance.REVUE_QUALITE, Instance.REVUE_DIRECTION}
_APART = timedelta(days=30)
"""Reviews closer than this are one look at the register."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if not demandee(inputs.referentiel):
        return
    if lacune := inputs.lacune("RSQ", "REV"):
        yield lacune
        return
    risques = inputs.graph.of(Risque)
    pair = _last_two(inputs)
    living = any(risque.statut is not StatutRisque.CLOS for risque in risques)
    if pair is None or not living:
        return
    previous, last = pair
    if any(_moved(risque, previous.date, inputs.today) for risque in risques):
        return
    yield Fault(
        Place(last.id, ("date",), "rien de neuf dans le registre"),
        f"aucun risque n’a bougé depuis la revue {previous.id} du {jour(previous.date)}",
        (
            "relisez chaque cotation, puis mettez à jour « revu_le » ou ajoutez une note datée à « suivi »",
            "ajoutez les risques que les derniers retours ont fait apparaître",
        ),
        (Place(previous.id, ("date",), "la revue précédente"),),
    )


def _last_two(inputs: Inputs) -> tuple[Revue, Revue] | None:
    held = [revue for revue, _ in revues_des_risques(inputs) if revue.instance in _INSTANCES]
    last = max(held, key=_when, default=None)
    if last is None:
        return None
    earlier = [revue for revue in held if revue.date <= last.date - _APART]
    return (max(earlier, key=_when), last) if earlier else None


def _when(revue: Revue) -> tuple[date, str]:
    return revue.date, revue.id


def _moved(risque: Risque, since: date, today: date) -> bool:
    """A later rating writes over an earlier one: all that was done since the first review counts."""
    days = (risque.identifie_le, risque.revu_le, *(note.le for note in risque.suivi))
    return any(day is not None and since < day <= today for day in days)


RULE = Rule(
    "risques-inchanges",
    "F7",
    "Des risques inchangés",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
