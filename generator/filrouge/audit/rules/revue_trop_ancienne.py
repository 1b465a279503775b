"""Aucune revue validée n’est assez récente.

## Pourquoi

La revue est le moment où l’on relit les retours, où l’on décide et où l’on suit les actions. Sans revue
depuis des mois, l’auditeur ne voit plus qui pilote la démarche ni où les décisions sont prises. Un compte
rendu resté brouillon ne compte pas.

Un organisme déjà audité qui n’a tenu aucune revue est en faute, même si son plan est vide ; un nouvel entrant ne
l’est pas avant son audit initial.

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
content/organisme.yaml, est plus espacée, c’est elle qui compte ; si elle est plus rapprochée, elle compte aussi, avec
un mois de plus : un organisme qui annonce une revue par trimestre est averti après quatre mois.
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

_GRACE = 1
"""Months left after the one in which a review was announced."""
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
    fault = _too_old(inputs, held[-1]) if held else _none(inputs)
    if fault is not None:
        yield fault


def _alert(inputs: Inputs) -> int:
    """Return the months without a review that are told: what was announced, and the house threshold without it."""
    planned, usual = _planned(inputs), inputs.seuils.revue_alerte_mois
    return min(planned + _GRACE, usual) if 0 < planned < usual else max(planned, usual)


def _planned(inputs: Inputs) -> int:
    frequency = inputs.organisme.frequence_revues if inputs.organisme else None
    return _MONTHS[frequency] if frequency else 0


def _too_old(inputs: Inputs, last: Revue) -> Fault | None:
    if last.date >= months_before(inputs.today, _alert(inputs)):
        return None
    return Fault(
        Place(last.id, ("date",), "la dernière"),
        f"la dernière revue validée, {last.id}, date du {jour(last.date)}",
        _remedies(inputs, last.date),
        severity=_severity(inputs, last.date),
    )


def _none(inputs: Inputs) -> Fault | None:
    """Say that there is no review at all: an error once an audit is past, since reviews were due."""
    audits = inputs.organisme.audits if inputs.organisme else ()
    passed = min((audit.date for audit in audits if audit.date < inputs.today), default=None)
    begun = beginning(inputs.graph)
    if passed is None and inputs.deja_auditee:
        return _never(inputs, f"l’audit du {jour(inputs.audit)} n’est pas le premier", Severity.ERREUR)
    since = min((day for day in (passed, begun) if day is not None), default=None)
    if since is None or since >= months_before(inputs.today, _alert(inputs)):
        return None
    what = "le premier audit date du" if since == passed else "le plan a commencé le"
    return _never(inputs, f"{what} {jour(since)}", _severity(inputs, since, due=passed is not None))


def _never(inputs: Inputs, why: str, severity: Severity | None) -> Fault:
    place = Place("organisme", ("categories",))
    message = f"aucune revue validée, alors que {why}"
    return Fault(place, message, _remedies(inputs, date.min), severity=severity)


def _severity(inputs: Inputs, since: date, *, due: bool = False) -> Severity | None:
    old = since < months_before(inputs.today, max(_planned(inputs), inputs.seuils.revue_mois))
    return Severity.ERREUR if old or due else None


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
