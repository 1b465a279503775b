"""Un même thème revient, et chaque retour est traité comme s’il était seul.

## Pourquoi

Deux insatisfactions ou deux réclamations sur le même sujet en un an ne sont plus un hasard. Si rien ne les
rapproche (ni action commune, ni décision commune, ni cause commune), l’auditeur en conclut que les
retours sont classés, pas analysés.

Sont comparés entre eux les constats d’insatisfaction de plusieurs synthèses, les réclamations, puis les
difficultés et aléas. Un retour sans `theme` n’est comparé à rien : si la plupart n’en portent pas, la règle se tait.

## Signalé

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Support illisible
nature: reclamation
recu_le: 2026-03-09
canal: courriel
qualite: beneficiaire
description: Le classeur imprimé est trop pâle.
gravite: mineure
theme: supports
accuse_le: 2026-03-10
analyse: Impression en mode économique.
reponse: Classeur réimprimé et envoyé.
repondu_le: 2026-03-16
suite: {nature: sans_suite, motif: Classeur réimprimé., le: 2026-04-22}
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Support incomplet
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Il manque les corrigés dans le classeur.
gravite: mineure
theme: supports
accuse_le: 2026-09-15
analyse: Corrigés oubliés à l’assemblage.
reponse: Corrigés envoyés.
repondu_le: 2026-09-18
suite: {nature: sans_suite, motif: Corrigés envoyés., le: 2026-10-15}
```

## Accepté

Une action qui porte ce thème, ouverte après le premier retour :

```yaml title="content/signalements/REC-2026-002.yaml"
titre: Support illisible
nature: reclamation
recu_le: 2026-03-09
canal: courriel
qualite: beneficiaire
description: Le classeur imprimé est trop pâle.
gravite: mineure
theme: supports
accuse_le: 2026-03-10
analyse: Impression en mode économique.
reponse: Classeur réimprimé et envoyé.
repondu_le: 2026-03-16
suite: {nature: sans_suite, motif: Classeur réimprimé., le: 2026-04-22}
```

```yaml title="content/signalements/REC-2026-003.yaml"
titre: Support incomplet
nature: reclamation
recu_le: 2026-09-14
canal: courriel
qualite: beneficiaire
description: Il manque les corrigés dans le classeur.
gravite: mineure
theme: supports
accuse_le: 2026-09-15
analyse: Aucune relecture du classeur avant impression.
reponse: Corrigés envoyés.
repondu_le: 2026-09-18
suite: {nature: action, le: 2026-10-15}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Relire chaque classeur avant impression
type: corrective
origines: [REC-2026-003]
themes: [supports]
responsable: responsable_pedagogique
ouverte_le: 2026-10-15
echeance: 2026-12-18
statut: en_cours
```

Une action ou une décision de revue qui cite au moins deux de ces retours convient aussi, comme une même
cause écrite sur deux fiches.

## Source

Guide de lecture V9, indicateur 32 : réflexion sur les motifs d’insatisfaction. La comparaison par thème est la
lecture de Fil Rouge.

## Réglages

- `seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
- `seuils.recurrence` : nombre de retours de même thème à partir duquel un problème est récurrent ; 2 si rien
  n’est dit.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from filrouge.audit.chain import months_before
from filrouge.audit.retours import (
    Genre,
    Retour,
    actions_by_source,
    actions_by_theme,
    actions_for,
    by_theme,
    distinct,
)
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.audit.textes import significant
from filrouge.diagnostics import Severity
from filrouge.records import Action, Ref


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ACT", "APP", "REC", "DIF", "ALE", "REV"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    by_source, themed = actions_by_source(inputs.graph), actions_by_theme(inputs.graph)
    for theme, retours in by_theme(inputs.graph, since, inputs.today).items():
        for genre in Genre:
            group = tuple(retour for retour in retours if retour.genre is genre)
            if distinct(group) < inputs.seuils.recurrence or _acted_on(inputs, group, themed.get(theme, ())):
                continue
            if not _shared(inputs, group, by_source):
                yield _fault(inputs, theme, group)
                break


def _acted_on(inputs: Inputs, group: tuple[Retour, ...], actions: tuple[Action, ...]) -> bool:
    """True when an action bears the theme since the first of the returns."""
    first = min(retour.premier for retour in group)
    return any(first <= action.ouverte_le <= inputs.today for action in actions)


def _shared(inputs: Inputs, group: tuple[Retour, ...], by_source: Mapping[Ref, tuple[Action, ...]]) -> bool:
    """True when an action, a décision or a written cause is common to two records of the group."""
    said: dict[str, set[str]] = {}
    for retour in group:
        said.setdefault(retour.ref.id, set()).update(_treatments(inputs, retour, by_source))
    times = Counter(treatment for treatments in said.values() for treatment in treatments)
    return any(count > 1 for count in times.values())


def _treatments(inputs: Inputs, retour: Retour, by_source: Mapping[Ref, tuple[Action, ...]]) -> Iterator[str]:
    yield from (action.id for action in actions_for(retour, by_source))
    yield from (str(link.source) for link in inputs.graph.to(retour.ref, "sur"))
    words = sorted(set(significant(retour.cause or "")))
    if words:
        yield " ".join(words)


def _fault(inputs: Inputs, theme: str, group: tuple[Retour, ...]) -> Fault:
    *others, last = group
    organisme = inputs.organisme
    name = organisme.themes.get(theme, theme) if organisme else theme
    elsewhere = {other.ref.id: other for other in others if other.ref.id != last.ref.id}
    return Fault(
        Place(last.ref.id, last.pointer, "le plus récent"),
        f"le thème « {name} » revient dans {distinct(group)} {last.genre}, sans cause ni action commune",
        (
            "cherchez ce que ces retours ont en commun, et écrivez la même cause sur chaque fiche",
            f"ou ouvrez une action qui les cite dans « origines », avec « themes: [{theme}] »",
            "s’il n’y a rien de commun, dites-le dans une décision de revue prise « sur » ces retours",
        ),
        tuple(Place(other.ref.id, other.pointer, "même thème") for other in elsewhere.values())[-3:],
    )


RULE = Rule(
    "theme-recurrent-sans-cause-commune",
    "A10",
    "Un thème récurrent, traité au cas par cas",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
    mise_en_oeuvre=True,
)
