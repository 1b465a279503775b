"""The charts: whole figures as golden files, and the findings they state."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from drawing import check
from markupsafe import Markup

from filrouge.pages.graphiques import avant_apres, boucle, courbe, delais, haltere, pareto, repartition
from filrouge.pages.graphiques.avant_apres import Jalon, Mesures, Place, Releve
from filrouge.pages.graphiques.boucle import Etape
from filrouge.pages.graphiques.cadre import figure
from filrouge.pages.graphiques.delais import Reponse
from filrouge.pages.graphiques.haltere import Haltere
from filrouge.pages.graphiques.pareto import Theme
from filrouge.pages.graphiques.tendance import Case, Tendance, constat
from filrouge.records.types.echelle import Echelle, Score

EXPECTED = Path(__file__).parent / "graphiques"
HOSTILE = '</title><script>alert("1")</script>&amp;'
LONG = "Une question dont le libellé ne finit pas, parce que personne ne l’a relue avant de l’envoyer"
T1 = 2026 * 4


def _tendance(
    *scores: float | None,
    n: int = 34,
    cible: float | None = 4,
    echelle: Echelle = Echelle.NOTE_5,
    libelle: str = "Le rythme vous a-t-il convenu ?",
) -> Tendance:
    cases = (
        Case(T1 - len(scores) + rank, None if value is None else Score(value, n, echelle))
        for rank, value in enumerate(scores, 1)
    )
    return Tendance(libelle, echelle, tuple(cases), cible)


def _mesures(*values: float, cible: float | None = 4, bornes: tuple[float, float] = (1, 5)) -> Mesures:
    places = [*[Place.AUTRE] * (len(values) - 2), Place.AVANT, Place.APRES][-len(values) :]
    releves = (
        Releve(
            date(2025 + rank // 4, rank % 4 * 3 + 1, 5),
            date(2025 + rank // 4, rank % 4 * 3 + 3, 20),
            value,
            f"T{rank % 4 + 1} {2025 + rank // 4}",
            "n = 39",
            place,
        )
        for rank, (value, place) in enumerate(zip(values, places, strict=True))
    )
    jalons = Jalon(date(2025, 4, 9), "ouverte"), Jalon(date(2025, 6, 12), "réalisée")
    return Mesures(tuple(releves), jalons, bornes, lambda value: f"{value:.1f}".replace(".", ","), cible)


def _effet(found: Mesures, titre: str = "Note « rythme »") -> Markup:
    drawn, _ = avant_apres.courbe(found, key="effet", titre=titre)
    return figure("effet", "Constat.", drawn, avant_apres.tableau(found))


def _reponse(rank: int, jours: int, *, ouverte: bool = False) -> Reponse:
    day = date(2025 + rank // 12, rank % 12 + 1, 3)
    return Reponse(f"REC-{day.year}-{rank + 1:03}", f"REC {rank + 1}", day, jours, ouverte)


CHARTS: dict[str, Callable[[], str]] = {
    "tendance": lambda: courbe.tendance(_tendance(3.1, 4.2, 4.4), key="t1", titre="Rythme"),
    "tendance-vide": lambda: courbe.tendance(_tendance(), key="t1"),
    "tendance-un-point": lambda: courbe.tendance(_tendance(None, 4.2, None), key="t1"),
    "tendance-egale": lambda: courbe.tendance(_tendance(4, 4, 4, 4), key="t1"),
    "tendance-trous": lambda: courbe.tendance(_tendance(3.1, None, 2.4, 4.2, n=3), key="t1"),
    "tendance-40-points": lambda: courbe.tendance(
        _tendance(
            *[(-1) ** rank * rank * 2.5 for rank in range(40)], echelle=Echelle.NPS_10, cible=30, n=1250
        ),
        key="t1",
    ),
    "tendance-hors-bornes": lambda: courbe.tendance(_tendance(-3, 12, cible=40, libelle=LONG), key="t1"),
    "tendance-hostile": lambda: courbe.tendance(_tendance(3, 4, libelle=HOSTILE), key="t1", titre=HOSTILE),
    "repartition": lambda: repartition.repartition(
        [("Non", 2), ("Oui", 30)],
        repartition.constat(Echelle.OUI_NON, {"non": 2, "oui": 30}),
        key="r.a",
        titre="Répartition",
    ),
    "repartition-vide": lambda: repartition.repartition(
        [("Non", 0), ("Oui", 0)], repartition.constat(Echelle.OUI_NON, {}), key="r.a", titre="Personne"
    ),
    "repartition-hostile": lambda: repartition.repartition(
        [(HOSTILE, 3), (LONG, 1)], HOSTILE, key="r.a", titre=HOSTILE
    ),
    "effet": lambda: _effet(_mesures(3.9, 3.1, 4.2)),
    "effet-un-point": lambda: _effet(_mesures(3.1, cible=None)),
    "effet-40-points": lambda: _effet(_mesures(*[1 + rank % 5 for rank in range(40)])),
    "effet-hors-bornes": lambda: _effet(_mesures(-8, 123456.7, cible=99, bornes=(0, 5)), titre=HOSTILE),
    "haltere": lambda: haltere.legende() + haltere.haltere(Haltere(3.1, 4.2, 4, (1, 5))),
    "haltere-sans-apres": lambda: haltere.haltere(Haltere(3.1, None, None, (1, 5))),
    "haltere-egale": lambda: haltere.haltere(Haltere(0, 0, 0, haltere.bornes((0, 0, 0), pourcent=False))),
    "boucle": lambda: boucle.boucle(
        [Etape("Ouvertes", 42), Etape("Réalisées", 32), Etape("Vérifiées", 28), Etape("Efficaces", 0)],
        "Constat.",
        key="b",
        titre="De l’action à son effet",
    ),
    "boucle-vide": lambda: boucle.boucle(
        [Etape(HOSTILE, 0), Etape(LONG, 0)], HOSTILE, key="b", titre=HOSTILE
    ),
    "pareto": lambda: pareto.pareto(
        [Theme("Rythme", 5, 2, 6), Theme("Accueil et locaux", 1, 0, 0), Theme("Supports", 0, 3, 1)],
        key="p",
        titre="Thèmes",
    ),
    "pareto-vide": lambda: pareto.pareto([], key="p", titre="Thèmes"),
    "pareto-40-themes": lambda: pareto.pareto(
        [Theme(f"{LONG} {rank}", rank % 7, rank % 3, 1) for rank in range(1, 41)], key="p", titre=HOSTILE
    ),
    "delais": lambda: delais.delais(
        [_reponse(0, 5), _reponse(1, 41), _reponse(2, 0), _reponse(3, 12, ouverte=True)],
        30,
        key="d",
        titre="Délais",
    ),
    "delais-sans-engagement": lambda: delais.delais([_reponse(0, 5)], None, key="d", titre="Délais"),
    "delais-40": lambda: delais.delais(
        [_reponse(rank, 3 * rank, ouverte=rank == 39) for rank in range(40)], 30, key="d", titre=HOSTILE
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_figure(name: str, golden: Callable[[Path, str], None]) -> None:
    drawn = CHARTS[name]()
    golden(EXPECTED / f"{name}.html", f"{drawn}\n")
    assert "<script" not in drawn
    assert "style=" not in drawn
    for one in re.findall(r"<svg.*?</svg>", drawn, re.DOTALL):
        check(one)


def test_no_golden_figure_is_left_over() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} <= set(CHARTS)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            _tendance(3.1, 4.2),
            "De 3,1 à 4,2 / 5 (+1,1) entre T4 2025 et T1 2026 ; cible de 4 atteinte depuis T1 2026 (n = 34, puis 34).",
        ),
        (
            _tendance(4.2, 3.1, 4.2, 4.2),
            (
                "Le même score, 4,2 / 5, entre T2 2025 et T1 2026, au plus bas 3,1 (T3 2025) ; "
                "cible de 4 atteinte depuis T4 2025 (n = 34, puis 34)."
            ),
        ),
        (
            _tendance(4.2, 4.4, 4.3),
            (
                "De 4,2 à 4,3 / 5 (+0,1) entre T3 2025 et T1 2026, au plus haut 4,4 (T4 2025) ; "
                "cible de 4 atteinte à chaque fois (n = 34, puis 34)."
            ),
        ),
        (
            _tendance(4.2, None, None, 3.9, None, n=4),
            (
                "De 4,2 à 3,9 / 5 (−0,3) entre T1 2025 et T4 2025 ; cible de 4 non atteinte ; "
                "2 trimestres sans synthèse entre les deux (n = 4, puis 4). Effectif trop faible pour conclure."
            ),
        ),
        (
            _tendance(4.2),
            "Une seule mesure, 4,2 / 5 au T1 2026 : pas encore de tendance ; cible de 4 atteinte (n = 34).",
        ),
        (_tendance(None, None), "Aucune réponse sur ces trimestres."),
    ],
)
def test_the_finding_of_a_trend(found: Tendance, told: str) -> None:
    assert constat(found).replace("\u00a0", " ") == told


def test_a_quarter_without_a_synthesis_is_not_bridged() -> None:
    assert courbe.courbe(_tendance(3, 4, None, 4, 4.5), key="t").count("<polyline") == 2
    assert "<polyline" not in courbe.courbe(_tendance(3, None, 4), key="t")


@pytest.mark.parametrize(
    ("reponses", "limite", "told"),
    [
        ([], 30, "Aucune réclamation."),
        (
            [_reponse(0, 5), _reponse(1, 41)],
            30,
            (
                "1 réponse sur 2 dans le délai de 30 jours ; délai médian 23 jours, le plus long 41 jours (REC-2025-002). "
                "Effectif trop faible pour conclure."
            ),
        ),
        (
            [_reponse(rank, 40, ouverte=True) for rank in range(5)],
            30,
            "5 réclamations sans réponse, dont 5 hors délai.",
        ),
        (
            [_reponse(rank, rank) for rank in range(6)],
            None,
            "Délai médian 2,5 jours, le plus long 5 jours (REC-2025-006).",
        ),
    ],
)
def test_the_finding_of_delays(reponses: list[Reponse], limite: int | None, told: str) -> None:
    assert delais.constat(reponses, limite).replace("\u00a0", " ") == told
