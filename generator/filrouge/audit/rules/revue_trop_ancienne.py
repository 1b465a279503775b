"""Aucune revue validée n’est assez récente.

## Pourquoi

La revue est le moment où l’on relit les retours, où l’on décide et où l’on suit les actions. Sans revue
depuis des mois, l’auditeur ne voit plus qui pilote la démarche ni où les décisions sont prises. Un compte
rendu resté brouillon ne compte pas.

## Signalé

La dernière revue validée est celle du 22 avril ; la suivante n’est encore qu’un brouillon :

```markdown title="content/revues/REV-2026-T3.md"
---
titre: Revue qualité du 3e trimestre 2026
date: 2026-10-29
instance: revue_qualite
statut: brouillon
participants: [referent_qualite, direction]
---

Compte rendu à relire.
```

## Accepté

Le même calendrier, dans un organisme qui annonce une revue par an :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations:
  TAB: {intitule: Tableur, categorie: formation}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
audits:
  - {type: surveillance, date: 2026-12-08}
frequence_revues: annuelle
financeurs: [OPCO (fictif)]
```

```markdown title="content/revues/REV-2026-T3.md"
---
titre: Revue qualité du 3e trimestre 2026
date: 2026-10-29
instance: revue_qualite
statut: brouillon
participants: [referent_qualite, direction]
---

Compte rendu à relire.
```

## Source

Usage de la profession : une revue par trimestre est conseillée. Aucun texte officiel n’en fixe la fréquence.

## Réglages

`seuils.revue_alerte_mois` : sans revue validée depuis plus longtemps, un avertissement ; 6 mois si rien n’est
dit. `seuils.revue_mois` : au-delà, une erreur ; 12 mois si rien n’est dit. Si `frequence_revues`, dans
content/organisme.yaml, est plus espacée, c’est elle qui compte.
"""

from collections.abc import Iterator
from datetime import date

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import beginning, reviews_held
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.records import Revue
from filrouge.records.types.organisme import FrequenceRevues
from filrouge.records.types.revue import StatutRevue

_MONTHS = {
    FrequenceRevues.MENSUELLE: 1,
    FrequenceRevues.TRIMESTRIELLE: 3,
    FrequenceRevues.SEMESTRIELLE: 6,
    FrequenceRevues.ANNUELLE: 12,
}


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("REV", "organisme"):
        yield lacune
        return
    held = reviews_held(inputs.graph, inputs.today)
    since = held[-1].date if held else beginning(inputs.graph)
    frequency = inputs.organisme.frequence_revues if inputs.organisme else None
    planned = _MONTHS[frequency] if frequency else 0
    if since is None or since >= months_before(inputs.today, max(planned, inputs.seuils.revue_alerte_mois)):
        return
    old = since < months_before(inputs.today, max(planned, inputs.seuils.revue_mois))
    place = Place(held[-1].id, ("date",), "la dernière") if held else Place("organisme", ("categories",))
    message = (
        f"la dernière revue validée, {held[-1].id}, date du {jour(since)}"
        if held
        else f"aucune revue validée, alors que le plan a commencé le {jour(since)}"
    )
    yield Fault(place, message, _remedies(inputs, since), severity=Severity.ERREUR if old else None)


def _remedies(inputs: Inputs, since: date) -> tuple[str, ...]:
    drafts = [
        revue.id
        for revue in inputs.graph.of(Revue)
        if revue.statut is StatutRevue.BROUILLON and since <= revue.date <= inputs.today
    ]
    hold = "tenez une revue et écrivez son compte rendu, avec le suivi des actions et les décisions prises"
    if not drafts:
        return (hold,)
    return (f"relisez et validez le compte rendu {drafts[-1]}, encore en brouillon", f"sinon, {hold}")


RULE = Rule(
    "revue-trop-ancienne",
    "C7",
    "Une revue trop ancienne",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
