"""The life of the plan on the site: the page of the whole, and the timeline of each record."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from vie_site import CONFIDENTIEL, OUVERTE, VECU, lived, site, text, version, when

from filrouge.history import SansHistorique
from filrouge.pages import Page
from filrouge.pages.graphiques.rythme import FAMILLES, chart, figure, legend
from filrouge.vie import CodeSignal, Mois, Registre, signaux

EXPECTED = Path(__file__).parent / "vie"


@pytest.fixture(scope="module")
def vecu(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return site(tmp_path_factory.mktemp("vecu"), lived())[1]


def test_page(vecu: dict[str, Page], golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / "index.html", vecu["vie/index.html"].html)


@pytest.mark.parametrize(
    "path",
    [
        "plan/ACT-2026-001.html",
        "plan/ACT-2026-002.html",
        "retours/REC-2026-001.html",
        "procedures/PRC-RECUEIL.html",
    ],
)
def test_timeline_of_a_record(path: str, vecu: dict[str, Page], golden: Callable[[Path, str], None]) -> None:
    found = re.search(
        r"<section data-autour>\n<h2>Historique de la fiche</h2>.*?</section>\n", vecu[path].html, re.DOTALL
    )
    assert found
    golden(EXPECTED / Path(path).name, found[0])


def test_nobody_is_named_and_nothing_internal_is_said(vecu: dict[str, Page]) -> None:
    whole = "\n".join(page.html for page in vecu.values())
    for hidden in (
        CONFIDENTIEL,
        "referente@",
        "quelqu.un",
        "organisme.example",
        "sujet que personne",
        "Nom propre",
    ):
        assert hidden not in whole
    assert "<b>le déroulé" not in whole


def test_a_change_of_writing_alone_is_not_told(vecu: dict[str, Page]) -> None:
    for path in ("plan/ACT-2026-001.html", "vie/index.html"):
        assert "b" * 7 in vecu[path].html
        assert "c" * 7 not in vecu[path].html


def test_signals_are_never_on_the_site(tmp_path: Path) -> None:
    """A plan recorded in one go raises questions, which are for the organisation alone."""
    action = "titre: Une action\ntype: preventive\nouverte_le: 2026-01-05\nstatut: a_faire\n"
    ids = [f"ACT-2026-{number:03}" for number in range(11, 23)]
    late = {id_: (version(when(2026, 11, 15), None, OUVERTE, commit="6"),) for id_ in ids}
    evidence, pages = site(tmp_path, lived(late), **{f"actions/{id_}.yaml": action for id_ in ids})
    raised = signaux(evidence)
    assert not isinstance(raised, SansHistorique)
    assert {one.code for one in raised} >= {CodeSignal.RATTRAPAGE, CodeSignal.ENREGISTREMENT_TARDIF}
    page = text(pages["vie/index.html"])
    assert "Fiches : 12 enregistrées bien après, 3 pas encore enregistrées." in page
    for one in raised:
        assert " ".join(one.question.replace("\u00a0", " ").split()) not in page
    assert "?" not in page


SHALLOW = SansHistorique("l’historique n’est pas complet", "lancez « git fetch --unshallow »")


def test_without_history(tmp_path: Path) -> None:
    _, pages = site(tmp_path, SHALLOW)
    page = text(pages["vie/index.html"])
    assert page.count("l’historique n’est pas complet") == 1
    assert "Remède : lancez « git fetch --unshallow »." in page
    assert "Mois actifs" not in page
    assert "Reports d’échéance" in page
    assert "Chronologie" not in page
    freshness = page.partition("Fraîcheur de chaque registre")[2].partition("Pour chaque registre")[0]
    assert "Dernier changement enregistré" not in freshness
    for path, other in pages.items():
        if path != "vie/index.html" and not path.startswith("regles/"):
            assert "Enregistré le" not in other.html
    fiche = text(pages["plan/ACT-2026-001.html"])
    assert "Historique absent : l’historique n’est pas complet. Comment y remédier" in fiche


JARGON = re.compile(r"\b(git|commits?|dépôts?|forge|branche|niveau [ABC])\b")


def test_an_auditor_meets_the_words_of_the_trade_in_one_place_alone(tmp_path: Path) -> None:
    _, pages = site(
        tmp_path, lived({"ACT-2026-001": (version(when(2026, 1, 1), None, OUVERTE, commit="5"),)})
    )
    told = {path: text(page) for path, page in pages.items() if not path.startswith("regles/")}
    head, mark, rest = told.pop("vie/index.html").partition("Pour qui veut la preuve technique")
    proof, _, rest = rest.partition("l’auteur la donne.")
    assert mark
    assert "git" in proof
    for path, words in {**told, "head": head, "rest": rest}.items():
        assert not JARGON.search(words), path


def test_a_renaming_ends_no_life(tmp_path: Path) -> None:
    renamed = {
        "ACT-2025-001": (
            version(when(2025, 12, 1), None, OUVERTE, commit="4"),
            version(when(2026, 1, 1), OUVERTE, None, commit="5"),
        ),
        "ACT-2026-001": (version(when(2026, 1, 1), None, OUVERTE, commit="5"),),
    }
    _, pages = site(tmp_path, lived(renamed))
    fiche = text(pages["plan/ACT-2026-001.html"])
    assert fiche.index("Action renommée de ACT-2025-001 en ACT-2026-001") < fiche.index("Action créée")
    assert "entrée dans l’historique le 1er décembre 2025" in fiche
    page = text(pages["vie/index.html"])
    assert page.count("renommée de ACT-2025-001 en ACT-2026-001") == 1
    assert "Modifications (1)" in page
    assert "Suppressions" not in page
    assert "01/01/2026, devenue ACT-2026-001" in page


def _months(*totals: dict[Registre, int]) -> list[Mois]:
    return [Mois(date(2025 + rank // 12, rank % 12 + 1, 1), found, 0) for rank, found in enumerate(totals)]


def test_chart(golden: Callable[[Path, str], None]) -> None:
    months = _months(
        {Registre.ACTIONS: 2, Registre.RECLAMATIONS: 3, Registre.BILANS: 6}, {}, {Registre.REVUES: 1}
    )
    golden(EXPECTED / "rythme.svg", f"{chart(months, 'Rythme <du plan>')}\n")


def test_every_register_has_its_place_in_the_chart() -> None:
    every = dict.fromkeys(Registre, 1)
    drawn = chart(_months(every), "Tout")
    blocks = re.findall(r'fil-block fil-family(\d)" x="10" y="([\d.]+)" width="16" height="([\d.]+)"', drawn)
    assert [rank for rank, *_ in blocks] == ["0", "1", "2", "3"]
    assert sum(float(height) for *_, height in blocks) == pytest.approx(104, abs=0.3)


def test_a_plan_of_one_month() -> None:
    drawn = figure(_months({Registre.ACTIONS: 7})).replace("\u00a0", " ")
    assert "7 changements en janvier 2025." in drawn
    assert "silence" not in drawn
    assert "Changements en janvier 2025</title>" in drawn


def test_an_empty_plan(tmp_path: Path) -> None:
    drawn = chart(_months({}, {}), "Rien")
    assert "fil-block" not in drawn
    assert legend().count("<li>") == len(FAMILLES) == legend().count("fil-block")
    assert drawn.count(">0</text>") == 2
    _, pages = site(tmp_path, lived({"PRC-RECUEIL": VECU["PRC-RECUEIL"]}))
    page = text(pages["vie/index.html"])
    assert "Aucun changement en 11 mois." in page
    assert "Aucun changement n’est enregistré." in page
    assert "pas encore enregistrées" in page
