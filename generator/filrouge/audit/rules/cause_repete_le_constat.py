"""La cause écrite répète le constat.

## Pourquoi

« Les supports sont difficiles à lire parce qu’ils ne sont pas lisibles » n’explique rien : la mesure
ne peut viser que le symptôme. L’auditeur lit le constat puis la cause ; quand les deux disent la même chose,
il note qu’il n’y a pas eu d’analyse.

## Signalé

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les classeurs
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
constat: Onze stagiaires jugent les supports imprimés difficiles à lire.
causes: {texte: Les supports imprimés sont difficiles à lire.}
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

Une cause écrite sur le constat d’une synthèse est comparée de la même façon :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
constats:
  - code: convocations
    texte: La convocation arrive trop tard, cinq jours avant la session.
    sens: suggestion
    cause: Convocation arrivée tard, avant la session, cinq jours.
```

## Accepté

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Rééditer les classeurs
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
constat: Onze stagiaires jugent les supports imprimés difficiles à lire.
causes: {texte: "Supports imprimés en mode économique depuis la rentrée, sans essai auprès de stagiaires."}
responsable: responsable_pedagogique
ouverte_le: 2026-07-15
echeance: 2026-12-18
statut: en_cours
```

Les mots courts et les mots sans contenu (« trop », « avec », « pour »…) ne sont pas comparés. Une cause de
moins de trois mots porteurs de sens n’est pas jugée.

## Source

Usage de la profession : une cause n’est pas la reformulation du symptôme. La comparaison des mots est la lecture
de Fil Rouge : elle peut se tromper, d’où un simple avertissement.

## Réglages

`seuils.ressemblance_cause` : part des mots de la cause déjà présents dans le constat, en %, à partir de laquelle
elle est signalée ; 80 % si rien n’est dit.
"""

from collections.abc import Iterable, Iterator

from filrouge.audit.chain import sources
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.audit.textes import significant
from filrouge.diagnostics import Severity
from filrouge.graph import Graph
from filrouge.records import Action, Appreciation, Signalement

_ENOUGH = 3
"""Words that carry meaning, from which two texts can be compared."""


def _check(inputs: Inputs) -> Iterator[Fault]:
    limit = inputs.seuils.ressemblance_cause
    for action in inputs.graph.of(Action):
        if action.causes and _repeats(action.causes.texte, _symptoms(inputs.graph, action), limit):
            yield Fault(
                Place(action.id, ("causes", "texte"), "déjà dit dans le constat"),
                f"la cause de l’action {action.id} répète le constat",
                _REMEDIES,
            )
    for appreciation in inputs.graph.of(Appreciation):
        for index, constat in enumerate(appreciation.constats):
            if constat.cause and _repeats(constat.cause, (constat.texte,), limit):
                yield Fault(
                    Place(appreciation.id, ("constats", index, "cause"), "déjà dit dans « texte »"),
                    f"la cause de {appreciation.id}#{constat.code} répète le constat",
                    _REMEDIES,
                )


_REMEDIES = (
    "demandez « pourquoi ? » plusieurs fois, jusqu’à ce que l’on peut changer : une règle, un outil, un délai",
    "si la cause n’est pas connue, notez ce qu’il reste à chercher, avec qui et pour quand",
)


def _symptoms(graph: Graph, action: Action) -> Iterator[str]:
    """Yield the texts that tell the problem: the action's own, then each return it comes from."""
    yield f"{action.titre} {action.constat or ''}"
    for ref in sorted(sources(graph, action)):
        record = graph.records.get(ref.id)
        if isinstance(record, Signalement):
            yield f"{record.titre} {record.description}"
        elif isinstance(record, Appreciation) and ref.fragment and (constat := record.constat(ref.fragment)):
            yield constat.texte


def _repeats(cause: str, symptoms: Iterable[str], limit: int) -> bool:
    words = set(significant(cause))
    return len(words) >= _ENOUGH and any(
        100 * len(words.intersection(significant(text))) >= limit * len(words) for text in symptoms
    )


RULE = Rule(
    "cause-repete-le-constat",
    "B4",
    "Une cause qui répète le constat",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
