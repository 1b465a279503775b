"""Un problème revient, et l’on ne fait que le réparer.

## Pourquoi

Une action curative remet les choses en état pour la personne concernée ; elle n’empêche rien. Quand le même
thème revient et que toutes les actions sont curatives, l’auditeur constate que la cause est toujours
là : l’organisme traite, il n’améliore pas.

## Signalé

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Vidéoprojecteur en panne en salle 1
nature: difficulte
recu_le: 2026-05-18
canal: formulaire
qualite: equipe_pedagogique
description: Lampe du vidéoprojecteur hors service.
gravite: mineure
theme: supports
suite: {nature: action, le: 2026-05-18}
```

```yaml title="content/signalements/DIF-2026-002.yaml"
titre: Vidéoprojecteur en panne en salle 3
nature: difficulte
recu_le: 2026-09-07
canal: formulaire
qualite: equipe_pedagogique
description: Lampe du vidéoprojecteur hors service.
gravite: mineure
theme: supports
suite: {nature: sans_suite, motif: Salle échangée le jour même., le: 2026-09-07}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Remplacer la lampe du vidéoprojecteur de la salle 1
type: curative
origines: [DIF-2026-001]
responsable: direction
ouverte_le: 2026-05-18
echeance: 2026-12-18
statut: en_cours
```

## Accepté

La réparation, puis une action qui supprime la cause :

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Vidéoprojecteur en panne en salle 1
nature: difficulte
recu_le: 2026-05-18
canal: formulaire
qualite: equipe_pedagogique
description: Lampe du vidéoprojecteur hors service.
gravite: mineure
theme: supports
suite: {nature: action, le: 2026-05-18}
```

```yaml title="content/signalements/DIF-2026-002.yaml"
titre: Vidéoprojecteur en panne en salle 3
nature: difficulte
recu_le: 2026-09-07
canal: formulaire
qualite: equipe_pedagogique
description: Lampe du vidéoprojecteur hors service.
gravite: mineure
theme: supports
suite: {nature: action, le: 2026-09-07}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Remplacer la lampe du vidéoprojecteur de la salle 1
type: curative
origines: [DIF-2026-001]
responsable: direction
ouverte_le: 2026-05-18
echeance: 2026-12-18
statut: en_cours
```

```yaml title="content/actions/ACT-2026-012.yaml"
titre: Remplacer chaque lampe avant sa durée de vie annoncée
type: preventive
origines: [DIF-2026-002]
responsable: direction
ouverte_le: 2026-09-07
echeance: 2026-12-18
statut: en_cours
```

Une action qui porte le thème dans `themes`, ouverte après le premier retour, compte aussi.

## Source

Guide de lecture V9, indicateur 32 : démontrer la mise en place d’une démarche d’amélioration continue. Usage de
la profession : curatif, correctif, préventif. La récurrence est un repère de Fil Rouge.

## Réglages

- `seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
- `seuils.recurrence` : nombre de retours de même thème à partir duquel un problème est récurrent ; 2 si rien
  n’est dit.
"""

from collections.abc import Iterator, Mapping

from filrouge.audit.chain import months_before
from filrouge.audit.retours import (
    Retour,
    actions_by_source,
    actions_by_theme,
    actions_for,
    by_theme,
    distinct,
)
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Action, Ref
from filrouge.records.types.action import Statut, TypeAction


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "REV"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    by_source, themed = actions_by_source(inputs.graph), actions_by_theme(inputs.graph)
    for theme, retours in by_theme(inputs.graph, since, inputs.today).items():
        if distinct(retours) < inputs.seuils.recurrence:
            continue
        actions = _actions(retours, by_source, themed.get(theme, ()))
        if actions and all(action.type is TypeAction.CURATIVE for action in actions):
            yield _fault(
                inputs, theme, retours, max(actions, key=lambda action: (action.ouverte_le, action.id))
            )


def _actions(
    retours: tuple[Retour, ...], by_source: Mapping[Ref, tuple[Action, ...]], themed: tuple[Action, ...]
) -> tuple[Action, ...]:
    """Return what was done about a theme: what comes from its returns, and what bears it since the first."""
    first = min(retour.premier for retour in retours)
    caused = (action for retour in retours for action in actions_for(retour, by_source))
    since = (action for action in themed if action.ouverte_le >= first)
    return tuple(action for action in (*caused, *since) if action.statut is not Statut.ABANDONNEE)


def _fault(inputs: Inputs, theme: str, retours: tuple[Retour, ...], last: Action) -> Fault:
    organisme = inputs.organisme
    name = organisme.themes.get(theme, theme) if organisme else theme
    records = {retour.ref.id: retour for retour in retours}
    return Fault(
        Place(last.id, ("type",), "répare le cas, pas la cause"),
        f"le thème « {name} » revient dans {distinct(retours)} retours, et toutes ses actions sont curatives",
        (
            f"cherchez la cause commune, puis ouvrez une action corrective ou préventive avec « themes: [{theme}] »",
            f"si {last.id} supprime déjà la cause, son type est « corrective »",
        ),
        tuple(Place(retour.ref.id, retour.pointer, "même thème") for retour in records.values())[-3:],
    )


RULE = Rule(
    "curatif-seulement",
    "B5",
    "Un problème récurrent, seulement réparé",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
