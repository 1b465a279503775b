"""La plus grande part du plan date des derniers jours avant l’audit.

## Pourquoi

Un plan écrit dans les deux semaines d’avant l’audit se voit : il suffit de trier les dates. L’auditeur conclut
que la démarche n’est pas continue, et se méfie alors de tout le reste. Les dates déclarées sont regardées,
et les premiers enregistrements dans git aussi ; c’est une piste de traçabilité, pas une preuve.

## Signalé

Le 4 décembre 2026, l’audit est le 8, et huit fiches sur treize sont entrées dans git le 30 novembre :

```yaml title="site_config/reglages.yaml"
date_analyse: 2026-12-04
```

```yaml title="historique"
- le: 2026-11-30
  fiches:
    - ACT-2026-001
    - ACT-2026-010
    - ALE-2026-001
    - APP-2026-T1-CHAUD
    - APP-2026-T2-EQUIPE
    - REC-2026-001
    - REV-2026-T1
    - REV-2026-T3
```

## Accepté

Des fiches reprises d’un document plus ancien, si l’organisme le dit :

```yaml title="site_config/reglages.yaml"
date_analyse: 2026-12-04
```

```yaml title="historique"
- le: 2026-11-30
  fiches:
    - ACT-2026-001
    - ACT-2026-010
    - ALE-2026-001
    - APP-2026-T1-CHAUD
    - APP-2026-T2-EQUIPE
    - REC-2026-001
    - REV-2026-T1
    - REV-2026-T3
```

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
financeurs: [OPCO (fictif)]
repris_de: Tableau de suivi qualité (classeur)
repris_le: 2026-11-30
```

Un plan de moins de 5 actions, ou de moins de 10 fiches enregistrées, n’est pas jugé. Une fiche reprise reste
comptée dans le total, jamais dans le rattrapage. Sans audit prévu, il n’y a rien à juger.

## Source

Lecture de Fil Rouge, seuils compris : aucun texte officiel n’en parle.

## Réglages

`seuils.rattrapage_jours` : les jours qui précèdent l’audit ; 15 si rien n’est dit. `seuils.rattrapage_part` :
la part des actions ouvertes, ou des fiches enregistrées, dans ces jours-là ; 60 % si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.vie import first_commit, is_resumed, others
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.history import Historique
from filrouge.records import Action

_ACTIONS, _RECORDS = 5, 10
"""Below so many, a share says nothing."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "organisme"):
        yield lacune
        return
    since = inputs.audit - timedelta(days=inputs.seuils.rattrapage_jours)
    place = _planned(inputs)
    if place is None or inputs.today < since:
        return
    yield from _opened(inputs, place, since)
    if isinstance(inputs.historique, Historique):
        yield from _committed(inputs, inputs.historique, place, since)
    else:
        yield NonVerifiable(inputs.historique.raison, inputs.historique.aide)


def _planned(inputs: Inputs) -> Place | None:
    """Return where the audit is announced; None when none is (an audit asked for is one too)."""
    label = f"audit le {jour(inputs.audit)}"
    for index, audit in enumerate(inputs.organisme.audits if inputs.organisme else ()):
        if audit.date == inputs.audit:
            return Place("organisme", ("audits", index, "date"), label)
    return Place("organisme", ("categories",), label) if inputs.audit > inputs.today else None


def _opened(inputs: Inputs, place: Place, since: date) -> Iterator[Fault]:
    until = min(inputs.audit, inputs.today)
    actions = [action for action in inputs.graph.of(Action) if action.ouverte_le <= until]
    late = [action for action in actions if action.ouverte_le >= since and action.repris_le is None]
    if len(actions) < _ACTIONS or not _too_many(inputs, len(late), len(actions)):
        return
    yield Fault(
        place,
        f"{len(late)} des {len(actions)} actions du plan sont ouvertes dans les "
        f"{inputs.seuils.rattrapage_jours} jours avant l’audit",
        (
            "laissez les dates : dites à l’auditeur pourquoi ces actions s’ouvrent maintenant, et montrez les retours d’où elles viennent",
            "si elles viennent d’un document plus ancien, ajoutez à chacune « repris_de », « repris_le » et sa vraie date d’ouverture",
        ),
        others([place, *(Place(action.id, ("ouverte_le",), "ouverte ici") for action in late)]),
    )


def _committed(inputs: Inputs, historique: Historique, place: Place, since: date) -> Iterator[Fault]:
    known = late = 0
    for record in inputs.graph.records.values():
        first = first_commit(historique, record.id)
        day = first.arrivee.date() if first else None
        if day is None or day > inputs.audit or record.id == "organisme":
            continue
        known += 1
        late += day >= since and not is_resumed(inputs.organisme, record, day)
    if known < _RECORDS or not _too_many(inputs, late, known):
        return
    yield Fault(
        place,
        f"{late} des {known} fiches enregistrées dans git l’ont été pour la première fois dans les "
        f"{inputs.seuils.rattrapage_jours} jours avant l’audit",
        (
            "si elles reprennent un document plus ancien, ajoutez « repris_de » et « repris_le » à content/organisme.yaml, ou à chaque fiche",
            "sinon, enregistrez désormais les fiches au fil de l’eau, et expliquez cette reprise à l’auditeur",
        ),
    )


def _too_many(inputs: Inputs, late: int, whole: int) -> bool:
    return late > 0 and 100 * late >= inputs.seuils.rattrapage_part * whole


RULE = Rule(
    "rattrapage-avant-audit",
    "C10",
    "Un rattrapage juste avant l’audit",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
