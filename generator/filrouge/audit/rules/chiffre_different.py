"""Un chiffre écrit à la main n’est pas celui que les fiches donnent.

## Pourquoi

L’auditeur compare : deux chiffres différents pour la même chose font douter de tous les autres. Fil Rouge calcule
les taux, les notes et les effets depuis les fiches, et n’affiche que ceux-là. Restent trois chiffres écrits à la
main : l’avant et l’après d’une action dont une série donne déjà l’effet, le nombre d’abandons d’un bilan, et le nombre
de chaque cause.

## Signalé

La série donne 3,5 sur 5 avant l’action, la fiche annonce 2,9 :

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
causes: {methode: 5_pourquoi, texte: "Six séquences neuves le même jour, sans travail préparatoire."}
mesure: Répartir les séquences sur deux demi-journées et envoyer un travail préparatoire à J-7.
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2026-12-18
statut: en_cours
reussite:
  indicateur: Note « rythme » à chaud, sur 5
  serie: {question: rythme, modalite: a_chaud}
  cible: 4.0
  avant: {valeur: 2.9, le: 2026-03-31}
```

Deux abandons ont leur fiche, le bilan n’en compte qu’un, et d’une autre cause :

```yaml title="content/bilans/BIL-2026-FORMATION.yaml"
titre: Bilan des formations, janvier à octobre 2026
annee: 2026
categorie: formation
etabli_le: 2026-11-02
candidats_debut: 40
candidats_fin: 39
causes_abandon:
  - {cause: reprise_emploi, nombre: 1}
```

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-03-17
stade: debut
cause: reprise_emploi
contacte_le: 2026-03-18
```

```yaml title="content/abandons/ABD-2026-002.yaml"
formation: TAB
survenu_le: 2026-09-15
stade: milieu
cause: raison_personnelle
contacte_le: 2026-09-16
```

## Accepté

Pas de chiffre à la main là où une série le calcule, ou le même, à l’arrondi près :

```yaml title="content/actions/ACT-2026-001.yaml"
titre: Scinder la deuxième journée du parcours Tableur
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
causes: {methode: 5_pourquoi, texte: "Six séquences neuves le même jour, sans travail préparatoire."}
mesure: Répartir les séquences sur deux demi-journées et envoyer un travail préparatoire à J-7.
responsable: responsable_pedagogique
decidee_en: REV-2026-T1#rythme
ouverte_le: 2026-04-23
echeance: 2026-12-18
statut: en_cours
reussite:
  indicateur: Note « rythme » à chaud, sur 5
  serie: {question: rythme, modalite: a_chaud}
  cible: 4.0
  avant: {valeur: 3.5, le: 2026-03-31}
```

Un bilan peut compter plus d’abandons qu’il n’y a de fiches ; un abandon survenu avant le démarrage, ou après le jour où
le bilan est établi, n’y entre pas :

```yaml title="content/bilans/BIL-2026-FORMATION.yaml"
titre: Bilan des formations, janvier à octobre 2026
annee: 2026
categorie: formation
etabli_le: 2026-11-02
candidats_debut: 40
candidats_fin: 37
```

```yaml title="content/abandons/ABD-2026-001.yaml"
formation: TAB
survenu_le: 2026-03-17
stade: debut
cause: reprise_emploi
contacte_le: 2026-03-18
```

## Source

Lecture de Fil Rouge : les chiffres annoncés et les chiffres affichés doivent être les mêmes.

## Réglages

Aucun.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.audit.rule import Fault, Gradation, Inputs, NonVerifiable, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import number
from filrouge.graph import Graph
from filrouge.graph.series import effet, points
from filrouge.records import Abandon, Action, Bilan
from filrouge.records.types.abandon import CauseAbandon, Stade
from filrouge.records.types.commun import Categorie, Mesure

_NOISE = 1e-9


def _check(inputs: Inputs) -> Iterator[Fault | NonVerifiable]:
    if lacune := inputs.lacune("APP", "organisme"):
        yield lacune
        return
    for action in inputs.graph.of(Action):
        yield from _typed(inputs.graph, action)
    yield from _bilans(inputs)


@dataclass(frozen=True, slots=True)
class _Figure:
    key: str
    typed: Mesure | None
    computed: float | None


def _typed(graph: Graph, action: Action) -> Iterator[Fault]:
    """Compare what is typed with what the series gives, as the site writes it: a percentage has no decimals."""
    reussite = action.reussite
    if reussite is None or reussite.serie is None or not (reussite.avant or reussite.apres):
        return
    series, found = points(graph, action), effet(graph, action)
    if not series or found is None:
        return
    rounding = 0.5 if series[0].score.echelle.bornes[1] >= 100 else 0.05
    for figure in (
        _Figure("avant", reussite.avant, found.avant),
        _Figure("apres", reussite.apres, found.apres),
    ):
        if figure.typed is None or figure.computed is None:
            continue
        if abs(figure.typed.valeur - figure.computed) > rounding + _NOISE:
            yield _other_figure(action.id, figure.key, figure.computed)


def _other_figure(id_: str, key: str, computed: float) -> Fault:
    name = "avant" if key == "avant" else "après"
    return Fault(
        Place(id_, ("reussite", key, "valeur"), f"les appréciations donnent {number(computed)}"),
        f"la valeur d’{name} de l’action {id_} n’est pas celle que donne la série",
        (
            f"retirez « {key} » : la série le calcule, et c’est elle qui est affichée",
            "si le chiffre écrit est le bon, vérifiez la répartition des réponses de la synthèse",
        ),
    )


def _bilans(inputs: Inputs) -> Iterator[Fault]:
    left = _left(inputs)
    by_key = Counter((bilan.annee, bilan.categorie) for bilan in inputs.graph.of(Bilan))
    for bilan in inputs.graph.of(Bilan):
        key = (bilan.annee, bilan.categorie)
        # Two bilans of a year share its abandons in a way that no record tells.
        if by_key[key] > 1:
            continue
        counted = [one for one in left.get(key, ()) if one.survenu_le <= bilan.etabli_le]
        told = _gone(bilan)
        if told is not None and told < len(counted):
            yield _too_few(bilan.id, told, len(counted))
        if bilan.causes_abandon:
            yield from _other_causes(bilan, counted)


def _other_causes(bilan: Bilan, counted: list[Abandon]) -> Iterator[Fault]:
    """Yield the causes that the records of abandons bear more often than the bilan says."""
    told = Counter({one.cause: 0 for one in counted})
    for one in bilan.causes_abandon:
        told[one.cause] += one.nombre
    written: dict[CauseAbandon, list[Abandon]] = {}
    for abandon in counted:
        written.setdefault(abandon.cause, []).append(abandon)
    for cause, abandons in sorted(written.items()):
        if len(abandons) > told[cause]:
            yield _other_cause(bilan.id, cause, told[cause], abandons)


def _other_cause(id_: str, cause: CauseAbandon, told: int, abandons: list[Abandon]) -> Fault:
    has = "une fiche l’a" if len(abandons) == 1 else f"{len(abandons)} fiches l’ont"
    return Fault(
        Place(id_, ("causes_abandon",), f"« {cause} » : {told}"),
        f"le bilan {id_} compte {told} fois la cause « {cause} », et {has} pour cause",
        (
            "corrigez « causes_abandon » d’après les fiches de content/abandons/",
            "si la fiche se trompe de cause, de date ou de formation, corrigez la fiche",
        ),
        tuple(Place(one.id, ("cause",), "ici") for one in abandons[:3]),
    )


def _left(inputs: Inputs) -> dict[tuple[int, Categorie], list[Abandon]]:
    """Return the abandons after the start, by year and category."""
    formations = inputs.organisme.formations if inputs.organisme else {}
    left: dict[tuple[int, Categorie], list[Abandon]] = {}
    for abandon in inputs.graph.of(Abandon):
        formation = formations.get(abandon.formation)
        if formation is not None and abandon.stade is not Stade.AVANT_DEMARRAGE:
            left.setdefault((abandon.survenu_le.year, formation.categorie), []).append(abandon)
    return left


def _gone(bilan: Bilan) -> int | None:
    if bilan.candidats_debut is None or bilan.candidats_fin is None:
        return None
    return max(bilan.candidats_debut - bilan.candidats_fin, 0)


def _too_few(id_: str, told: int, counted: int) -> Fault:
    ending = "s" if told > 1 else ""
    return Fault(
        Place(id_, ("candidats_fin",), f"{told} abandon{ending}, {counted} fiches"),
        f"le bilan {id_} compte {told} abandon{ending} (début moins fin) et {counted} ont leur fiche",
        (
            "vérifiez « candidats_debut » et « candidats_fin »",
            "vérifiez la date et la formation des fiches de content/abandons/",
        ),
    )


RULE = Rule(
    "chiffre-different",
    "F8",
    "Un chiffre différent de celui des fiches",
    Severity.AVERTISSEMENT,
    (30, 32),
    Gradation.OBSERVATION,
    _check,
)
