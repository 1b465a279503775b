"""Plusieurs abandons ont la même cause, et rien n’a été décidé.

## Pourquoi

Un abandon est un cas ; deux pour la même cause sont un signe. Sans action qui en vienne, et sans raison écrite
de n’en rien faire, l’auditeur conclut que les causes d’abandon sont notées mais pas analysées.

Les causes d’un bilan annuel de VAE comptent aussi, pour ce qui n’a pas sa fiche. Deux causes sont laissées de côté : la
reprise d’un emploi, sur laquelle l’organisme ne peut agir, et la cause non communiquée, qui n’en est pas une. La raison
personnelle n’est relevée qu’à partir de quatre abandons : elle cache souvent un rythme, un coût ou un accompagnement.

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

Les causes comptées dans le bilan VAE de l’année :

```yaml title="content/organisme.yaml"
nom: Organisme des exemples
categories: [formation, vae]
referent_qualite: referent_qualite
roles: {referent_qualite: Référente qualité, direction: Direction, responsable_pedagogique: Responsable pédagogique}
formations: {TAB: {intitule: Tableur, categorie: formation}, VAE: {intitule: Accompagnement à la VAE, categorie: vae}}
themes: {rythme: Rythme et durée, supports: Supports, numerique: Réseau et matériel}
audits: [{type: surveillance, date: 2026-12-08}]
financeurs: [OPCO (fictif)]
```

```yaml title="content/appreciations/APP-2026-VAE.yaml"
titre: Candidats à la VAE, 1er semestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
categories: [vae]
periode: {du: 2026-01-05, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 11
libre_expression: true
partages:
  - {le: 2026-07-16, avec: Équipe pédagogique}
```

```yaml title="content/bilans/BIL-2025-VAE.yaml"
titre: Bilan de l’accompagnement VAE 2025
annee: 2025
categorie: vae
etabli_le: 2026-01-22
candidats_debut: 36
candidats_fin: 32
causes_abandon:
  - {cause: reprise_emploi, nombre: 2}
  - {cause: rythme, nombre: 2}
reussites_totales: 20
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

Guide de lecture V9, indicateur 32 : « identification et réflexion sur les causes d’abandon ». Le nombre à partir duquel
une décision est attendue est une lecture de Fil Rouge.

## Réglages

`seuils.abandons_recurrents` : nombre d’abandons de même cause à partir duquel une décision est attendue, 2 si rien
n’est dit.

`seuils.periode_mois` : la période examinée, 12 mois si rien n’est dit.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from filrouge.audit.chain import actions_from, months_before, motivee
from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph
from filrouge.records import Abandon, Bilan, Ref, Revue
from filrouge.records.types.abandon import CauseAbandon
from filrouge.records.types.commun import Categorie

_WORDS = {
    CauseAbandon.RAISON_PERSONNELLE: "raison personnelle",
    CauseAbandon.CONTENU: "contenu de la formation",
    CauseAbandon.PREREQUIS: "prérequis",
    CauseAbandon.RYTHME: "rythme",
    CauseAbandon.FINANCEMENT: "financement",
    CauseAbandon.ENTREPRISE: "entreprise",
    CauseAbandon.RUPTURE_CONTRAT: "rupture de contrat",
    CauseAbandon.REORIENTATION: "réorientation",
}
"""The causes on which an organisation can act, or that may hide one, in words."""
_PERSONNELLES = 4
"""Abandons for a personal reason from which one looks closer."""


@dataclass(frozen=True, slots=True)
class _Share:
    """What a bilan counts of a cause beyond the records of abandons."""

    place: Place
    number: int


@dataclass(slots=True)
class _Group:
    abandons: list[Abandon] = field(default_factory=list)
    shares: list[_Share] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.abandons) + sum(share.number for share in self.shares)

    @property
    def refs(self) -> list[Ref]:
        return [Ref(one.id) for one in self.abandons] + [Ref(one.place.record) for one in self.shares]


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("ABD", "ACT", "BIL", "REV", "organisme"):
        yield lacune
        return
    acted = _bilans_with_action(inputs.graph)
    for cause, group in sorted(_groups(inputs).items()):
        personal = cause is CauseAbandon.RAISON_PERSONNELLE
        least = _PERSONNELLES if personal else inputs.seuils.abandons_recurrents
        if group.total >= least and not _decided(inputs, group, acted):
            yield _fault(cause, group)


def _groups(inputs: Inputs) -> dict[CauseAbandon, _Group]:
    since = months_before(inputs.today, inputs.seuils.periode_mois)
    groups: dict[CauseAbandon, _Group] = {}
    for abandon in inputs.graph.of(Abandon):
        if abandon.cause in _WORDS and since <= abandon.survenu_le <= inputs.today:
            groups.setdefault(abandon.cause, _Group()).abandons.append(abandon)
    written = _written(inputs)
    for bilan in inputs.graph.of(Bilan):
        if bilan.categorie is not Categorie.VAE or not since <= bilan.etabli_le <= inputs.today:
            continue
        for index, counted in enumerate(bilan.causes_abandon):
            more = counted.nombre - written[bilan.annee, counted.cause]
            if counted.cause in _WORDS and more > 0:
                place = Place(
                    bilan.id, ("causes_abandon", index, "nombre"), f"dans le bilan de {bilan.annee}"
                )
                groups.setdefault(counted.cause, _Group()).shares.append(_Share(place, more))
    return groups


def _written(inputs: Inputs) -> Counter[tuple[int, CauseAbandon]]:
    """Count the abandons of the VAE that have their own record, by year and cause: the bilan counts them too."""
    formations = inputs.organisme.formations if inputs.organisme else {}
    return Counter(
        (one.survenu_le.year, one.cause)
        for one in inputs.graph.of(Abandon)
        if one.formation in formations and formations[one.formation].categorie is Categorie.VAE
    )


def _bilans_with_action(graph: Graph) -> set[tuple[int, Categorie]]:
    return {(bilan.annee, bilan.categorie) for bilan in graph.of(Bilan) if actions_from(graph, Ref(bilan.id))}


def _decided(inputs: Inputs, group: _Group, acted: set[tuple[int, Categorie]]) -> bool:
    formations = inputs.organisme.formations if inputs.organisme else {}
    for abandon in group.abandons:
        formation = formations.get(abandon.formation)
        if formation and (abandon.survenu_le.year, formation.categorie) in acted:
            return True
    if any(actions_from(inputs.graph, ref) for ref in group.refs):
        return True
    return all(_dismissed(inputs.graph, ref) for ref in group.refs)


def _dismissed(graph: Graph, ref: Ref) -> bool:
    """Tell whether the record or a revue says, with a reason, that no action follows."""
    record = graph.records[ref.id]
    if isinstance(record, Abandon) and motivee(record.suite):
        return True
    for link in graph.to(ref, "sur"):
        revue = graph.records.get(link.source.id)
        decision = revue.decision(link.source.fragment or "") if isinstance(revue, Revue) else None
        if decision is not None and motivee(decision.suite):
            return True
    return False


def _fault(cause: CauseAbandon, group: _Group) -> Fault:
    ordered = sorted(group.abandons, key=lambda abandon: (abandon.survenu_le, abandon.id))
    places = [Place(one.id, ("cause",), jour(one.survenu_le)) for one in ordered]
    if ordered:
        places.insert(0, Place(places.pop().record, ("cause",), "le plus récent"))
    first, *others = (*places, *(share.place for share in group.shares))
    return Fault(first, _told(cause, group), _helps(cause, first.record), tuple(others[:3]))


def _told(cause: CauseAbandon, group: _Group) -> str:
    alone = group.total == 1
    told = (
        f"un abandon a pour cause « {_WORDS[cause]} »"
        if alone
        else f"{group.total} abandons ont la même cause (« {_WORDS[cause]} »)"
    )
    if group.abandons:
        told += f" depuis le {jour(min(one.survenu_le for one in group.abandons))}"
    if group.shares:
        told += ", bilan VAE compris" if group.abandons else f" dans le bilan {group.shares[-1].place.record}"
    return f"{told}, et ni action ni « sans suite » motivé"


def _helps(cause: CauseAbandon, id_: str) -> tuple[str, ...]:
    dismissed = "ou écrivez dans chaque fiche « suite » : nature sans_suite, et le motif ; pour un bilan, dans une revue"
    if cause is CauseAbandon.RAISON_PERSONNELLE:
        return (
            "regardez de plus près : derrière une raison personnelle, il y a souvent un rythme, un coût, une distance",
            f"si une autre cause apparaît, corrigez « cause » ; s’il faut agir, « origines » cite {id_}",
            dismissed,
        )
    return (f"ouvrez une action dont « origines » cite ces fiches, par exemple {id_}", dismissed)


RULE = Rule(
    "abandons-recurrents-sans-action",
    "F2",
    "Des abandons récurrents sans action",
    Severity.AVERTISSEMENT,
    (32,),
    Gradation.OBSERVATION,
    _check,
)
