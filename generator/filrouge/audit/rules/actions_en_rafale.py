"""Plusieurs actions sont ouvertes, ou closes, le même jour sans revue.

## Pourquoi

Les actions naissent des retours, qui n’arrivent pas tous ensemble. Cinq actions ouvertes ou closes le même
jour, sans réunion ce jour-là, font penser à un tableau rempli d’un trait. Une revue les explique : c’est
là que l’on décide et que l’on conclut.

## Signalé

Avec un seuil ramené à trois actions, pour un exemple court :

```yaml title="site_config/reglages.yaml"
seuils: {rafale_actions: 3}
```

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-09-08
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire une semaine avant la session
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-09-08
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-004.yaml"
titre: Tester le débit de la salle 2 trois jours avant chaque session
type: corrective
origines: [ALE-2026-001]
responsable: direction
ouverte_le: 2026-09-08
echeance: 2026-12-18
statut: en_cours
```

## Accepté

Les actions qu’une revue a décidées (`decidee_en`), ouvertes dans les sept jours qui la suivent. Ou, pour celles
qui se terminent, une revue du même jour qui parle d’elles. Une action reprise d’un document plus ancien
(`repris_le`) n’est pas comptée.

```yaml title="site_config/reglages.yaml"
seuils: {rafale_actions: 3}
```

```yaml title="content/actions/ACT-2026-002.yaml"
titre: Rééditer les supports du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
decidee_en: REV-2026-T3
ouverte_le: 2026-10-19
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-003.yaml"
titre: Envoyer un travail préparatoire une semaine avant la session
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
decidee_en: REV-2026-T3
ouverte_le: 2026-10-19
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-004.yaml"
titre: Tester le débit de la salle 2 trois jours avant chaque session
type: corrective
origines: [ALE-2026-001]
responsable: direction
decidee_en: REV-2026-T3
ouverte_le: 2026-10-19
echeance: 2026-12-18
statut: en_cours
```

## Source

Lecture de Fil Rouge, nombre et sept jours compris : aucun texte officiel n’en parle.

## Réglages

`seuils.rafale_actions` : le nombre d’actions à partir duquel un même jour étonne ; 5 si rien n’est dit.
`seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.chain import months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.vie import others, shown, spoken_of
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Action, Revue

_ENTRY = timedelta(days=7)
"""Time to write down the actions that a review has launched."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    actions = [action for action in inputs.graph.of(Action) if action.repris_le is None]
    concluded = {
        (revue.date, id_) for revue in inputs.graph.of(Revue) for id_ in spoken_of(inputs.graph, revue)
    }
    opened: dict[date, list[Place]] = {}
    closed: dict[date, list[Place]] = {}
    for action in actions:
        if not _decided(inputs.graph, action):
            opened.setdefault(action.ouverte_le, []).append(Place(action.id, ("ouverte_le",), "ouverte ici"))
        for place, day in _closings(action):
            if (day, action.id) not in concluded:
                closed.setdefault(day, []).append(place)
    yield from _bursts(
        inputs, opened, "ouvertes", "si une revue les a décidées, citez-la dans « decidee_en »"
    )
    yield from _bursts(
        inputs,
        closed,
        "closes",
        "si une revue les a examinées ce jour-là, citez-les dans son « suivi_actions »",
    )


def _decided(graph: Graph, action: Action) -> bool:
    revue = graph.records.get(action.decidee_en.id) if action.decidee_en else None
    return isinstance(revue, Revue) and timedelta() <= action.ouverte_le - revue.date <= _ENTRY


def _closings(action: Action) -> Iterator[tuple[Place, date]]:
    """Yield the days on which an action was done, then checked; once when both are the same day."""
    check = action.efficacite.verifiee_le if action.efficacite else None
    if action.realisee_le is not None:
        yield Place(action.id, ("realisee_le",), "close ici"), action.realisee_le
    if check is not None and check != action.realisee_le:
        yield Place(action.id, ("efficacite", "verifiee_le"), "close ici"), check


def _bursts(inputs: Inputs, days: dict[date, list[Place]], what: str, remedy: str) -> Iterator[Fault]:
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    for day, places in sorted(days.items()):
        if len(places) < inputs.seuils.rafale_actions or not since <= day <= inputs.today:
            continue
        yield Fault(
            places[0],
            f"{len(places)} actions sont {what} le {jour(day)}, sans revue : "
            f"{shown([place.record for place in places])}",
            (
                remedy,
                "si elles viennent d’un document plus ancien, écrivez « repris_de » et « repris_le » sur chacune",
                "sinon, vérifiez que ces dates sont bien celles des faits",
            ),
            others(places),
        )


RULE = Rule(
    "actions-en-rafale",
    "C11",
    "Des actions ouvertes ou closes en rafale",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
