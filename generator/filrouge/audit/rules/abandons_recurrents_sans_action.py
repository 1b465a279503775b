"""Plusieurs abandons ont la même cause, et rien n’a été décidé.

## Pourquoi

Un abandon est un cas ; deux pour la même cause sont un signe. Sans action qui en vienne, et sans raison écrite
de n’en rien faire, l’auditeur conclut que les causes d’abandon sont notées mais pas analysées.

Trois causes sont laissées de côté : la reprise d’un emploi et la raison personnelle, sur lesquelles l’organisme ne
peut agir, et la cause non communiquée, qui n’en est pas une.

## Signalé

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-03-17
stade: debut
cause: prerequis
contacte_le: 2026-03-18
```

```yaml title="content/abandons/ABD-2026-002.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: prerequis
contacte_le: 2026-09-16
```

## Accepté

Une action qui vient de l’un d’eux, ou du bilan de la même année et de la même catégorie :

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-03-17
stade: debut
cause: prerequis
contacte_le: 2026-03-18
suite: {nature: action}
```

```yaml title="content/abandons/ABD-2026-002.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: debut
cause: prerequis
contacte_le: 2026-09-16
suite: {nature: action}
```

```yaml title="content/actions/ACT-2026-011.yaml"
titre: Vérifier les prérequis avant tout contrat
type: corrective
origines: [ABD-2026-001, ABD-2026-002]
causes: {texte: "Le niveau est déclaré, jamais vérifié."}
mesure: Faire passer un test de positionnement avant la signature du contrat.
responsable: responsable_pedagogique
ouverte_le: 2026-10-05
echeance: 2027-01-29
statut: en_cours
```

Une raison écrite dans chaque fiche, ou par une revue (« sans suite » et son motif), convient aussi.

## Source

Guide de lecture V9, indicateur 32 : « identification et réflexion sur les causes d’abandon ».

## Réglages

`seuils.abandons_recurrents` : nombre d’abandons de même cause à partir duquel une décision est attendue, 2 si rien
n’est dit.

`seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections.abc import Iterator

from filrouge.audit.chain import actions_from, months_before
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Abandon, Bilan, Ref, Revue
from filrouge.records.types.abandon import CauseAbandon
from filrouge.records.types.commun import Categorie

_WORDS = {
    CauseAbandon.CONTENU: "contenu de la formation",
    CauseAbandon.PREREQUIS: "prérequis",
    CauseAbandon.RYTHME: "rythme",
    CauseAbandon.FINANCEMENT: "financement",
    CauseAbandon.ENTREPRISE: "entreprise",
    CauseAbandon.RUPTURE_CONTRAT: "rupture de contrat",
    CauseAbandon.REORIENTATION: "réorientation",
}
"""The causes on which an organisation can act, in words."""


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ABD", "ACT", "BIL", "REV", "organisme"):
        yield lacune
        return
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    by_cause: dict[CauseAbandon, list[Abandon]] = {}
    for abandon in inputs.graph.of(Abandon):
        if abandon.cause in _WORDS and since <= abandon.survenu_le <= inputs.today:
            by_cause.setdefault(abandon.cause, []).append(abandon)
    acted = _bilans_with_action(inputs.graph)
    for cause, abandons in sorted(by_cause.items()):
        if len(abandons) >= inputs.seuils.abandons_recurrents and not _decided(inputs, abandons, acted):
            yield _fault(cause, abandons)


def _bilans_with_action(graph: Graph) -> set[tuple[int, Categorie]]:
    return {(bilan.annee, bilan.categorie) for bilan in graph.of(Bilan) if actions_from(graph, Ref(bilan.id))}


def _decided(inputs: Inputs, abandons: list[Abandon], acted: set[tuple[int, Categorie]]) -> bool:
    formations = inputs.organisme.formations if inputs.organisme else {}
    for abandon in abandons:
        formation = formations.get(abandon.formation)
        if actions_from(inputs.graph, Ref(abandon.id)):
            return True
        if formation and (abandon.survenu_le.year, formation.categorie) in acted:
            return True
    return all(_dismissed(inputs.graph, abandon) for abandon in abandons)


def _dismissed(graph: Graph, abandon: Abandon) -> bool:
    """Tell whether the record or a revue says, with a reason, that no action follows."""
    if abandon.suite is not None and abandon.suite.sans_suite_motivee:
        return True
    for link in graph.to(Ref(abandon.id), "sur"):
        revue = graph.records.get(link.source.id)
        decision = revue.decision(link.source.fragment or "") if isinstance(revue, Revue) else None
        if decision is not None and decision.suite.sans_suite_motivee:
            return True
    return False


def _fault(cause: CauseAbandon, abandons: list[Abandon]) -> Fault:
    ordered = sorted(abandons, key=lambda abandon: (abandon.survenu_le, abandon.id))
    *others, last = ordered
    if len(ordered) == 1:
        told = f"un abandon a pour cause « {_WORDS[cause]} »"
    else:
        told = f"{len(ordered)} abandons ont la même cause (« {_WORDS[cause]} »)"
    return Fault(
        Place(last.id, ("cause",), "le plus récent"),
        f"{told} depuis le {jour(ordered[0].survenu_le)}, et ni action ni « sans suite » motivé",
        (
            f"ouvrez une action dont « origines » cite ces fiches, par exemple {last.id}",
            "ou écrivez dans chaque fiche « suite » : nature sans_suite, et le motif",
        ),
        tuple(Place(other.id, ("cause",), jour(other.survenu_le)) for other in others[:3]),
    )


RULE = Rule(
    "abandons-recurrents-sans-action",
    "F2",
    "Des abandons récurrents sans action",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.MAJEURE,
    _check,
)
