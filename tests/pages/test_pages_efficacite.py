"""Efficacité, trends and the loop over small repositories written here: what is counted, shown first, and split."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reading import Reading
from vie_site import lived, site, version, when

from filrouge.evidence import gather
from filrouge.pages import Page, efficacite, tendances
from filrouge.pages.boucle import figures
from filrouge.pages.context import Context
from filrouge.project import open_project
from filrouge.source import Value

ORGANISME = "nom: Maison\ncategories: [formation]\nreferent_qualite: rq\nroles: {rq: Référent qualité}\n"
FAITE = "titre: Action {id}\ntype: corrective\nouverte_le: 2025-01-10\nstatut: {statut}\n{reste}"
VERIFIEE = (
    "realisee_le: {faite}\nefficacite: {{verdict: {verdict}, verifiee_le: {verifiee}, par: rq{suite}}}\n"
)
TODAY = date(2026, 6, 1)

Write = Callable[[dict[str, str]], Context]


@pytest.fixture
def context(tmp_path: Path) -> Write:
    def write(files: dict[str, str]) -> Context:
        for path, text in {"organisme.yaml": ORGANISME, **files}.items():
            target = tmp_path / "content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        project, findings = open_project(tmp_path, clock=TODAY)
        evidence = gather(project, findings)
        assert len(evidence.graph.records) == len(files) + 1
        return Context(evidence)

    return write


def _action(
    id_: str, verdict: str, verifiee: str = "2026-01-15", suite: str = "", plus: str = ""
) -> dict[str, str]:
    reste = VERIFIEE.format(faite="2025-09-01", verdict=verdict, verifiee=verifiee, suite=suite) + plus
    return {f"actions/{id_}.yaml": FAITE.format(id=id_, statut="verifiee", reste=reste)}


def _text(page: Page) -> str:
    return " ".join(Reading(page.html.replace("</", " </")).text.replace("\u00a0", " ").split())


def test_nothing_verified_is_said(context: Write) -> None:
    (page,) = efficacite.pages(context({}))
    told = _text(page)
    assert "Aucun effet n’est encore vérifié." in told
    assert "aucune action réalisée" in told
    assert "Aucune action vérifiée n’a été jugée non efficace" in told


def test_a_failure_comes_before_the_successes_with_what_followed(context: Write) -> None:
    found = context(
        {
            **_action("ACT-2025-001", "efficace"),
            **_action("ACT-2025-002", "partiellement_efficace"),
            **_action("ACT-2025-003", "non_efficace", suite=", commentaire: La cause était mal cherchée."),
            **_action("ACT-2025-004", "non_mesurable", suite=", commentaire: Deux parcours seulement."),
            **_action("ACT-2025-005", "efficace", plus="origines: [ACT-2025-003]\n"),
            "actions/ACT-2025-006.yaml": FAITE.format(
                id="ACT-2025-006", statut="realisee", reste="realisee_le: 2026-05-22\n"
            ),
        }
    )
    (page,) = efficacite.pages(found)
    told = _text(page)
    assert (
        "5 actions vérifiées : 2 efficaces, 1 partiellement efficace, 1 non efficace, 1 non mesurable ; "
        "une action de suite existe pour 1 des 2 qui n’ont pas suffi."
    ) in told
    assert "Vérifiées 83 % 5 sur 6 réalisées" in told
    assert "Efficaces 40 % 2 sur 5 vérifiées" in told
    assert "136 jours médiane, n = 5" in told
    first, second = told.index("Action ACT-2025-003"), told.index("Action ACT-2025-002")
    assert first < second < told.index("Action ACT-2025-001")
    failed = told[first:second]
    assert "La cause était mal cherchée." in failed
    assert "ACT-2025-005" in failed
    assert "Aucune action n’a pris la suite." in told[second : told.index("Action ACT-2025-001")]
    assert "Deux parcours seulement." in told
    assert "22/05/2026 10 jours" in told


def test_a_check_to_come_is_no_check(context: Write) -> None:
    (page,) = efficacite.pages(context(_action("ACT-2025-001", "efficace", verifiee="2026-06-02")))
    told = _text(page)
    assert "Aucun effet n’est encore vérifié." in told
    assert "À vérifier (1)" in told


def test_many_actions_have_a_page_a_year(context: Write) -> None:
    files: dict[str, str] = {}
    for number in range(efficacite.MONTREES + 1):
        year = 2025 + number % 2
        files |= _action(
            f"ACT-2025-{number:03}", "efficace", verifiee=f"{year}-{'11' if year == 2025 else '02'}-01"
        )
    first, *years = efficacite.pages(context(files))
    assert [page.path for page in years] == ["efficacite/2026.html", "efficacite/2025.html"]
    assert first.html.count('<svg class="fil-chart fil-dumbbell"') == 3  # one legend: nothing was measured
    assert f"Les {efficacite.MONTREES} premières sur {efficacite.MONTREES + 1}" in _text(first)
    assert sum(page.html.count('<th scope="row"') for page in years) == efficacite.MONTREES + 1


def _synthesis(
    number: int, questions: int, year: int = 2026, partie: str = "beneficiaires"
) -> dict[str, str]:
    asked = "".join(
        f"  - {{code: q{number}-{rank}, libelle: Question {rank}, echelle: oui_non, repartition: {{oui: 3, non: 1}}}}\n"
        for rank in range(questions)
    )
    text = (
        f"titre: Synthèse {number}\npartie_prenante: {partie}\nmodalite: questionnaire\n"
        f"periode: {{du: {year}-01-05, au: {year}-02-05}}\netablie_le: {year}-02-10\nreponses: 4\nquestions:\n{asked}"
    )
    return {f"appreciations/APP-{year}-S{number}.yaml": text}


def test_no_answer_yet_is_said(context: Write) -> None:
    (page,) = tendances.pages(context({}))
    assert "Aucune question n’a encore de réponse." in _text(page)


def test_an_old_question_is_counted_and_not_drawn(context: Write) -> None:
    (page,) = tendances.pages(context({**_synthesis(1, 2), **_synthesis(2, 3, year=2020)}))
    assert page.html.count("fil-figure-tendance") == 2
    assert "3 questions plus anciennes ne sont pas reprises." in _text(page)
    assert "Effectif trop faible pour conclure." in _text(page)


def test_many_trends_have_pages_of_their_own(context: Write) -> None:
    files: dict[str, str] = {}
    for number in range(1, 5):
        files |= _synthesis(number, 20)
    files |= _synthesis(5, 2, partie="entreprises")
    first, *others = tendances.pages(context(files))
    assert "fil-figure-tendance" not in first.html
    assert [(page.path, page.html.count("fil-figure-tendance")) for page in others] == [
        ("retours/tendances-beneficiaires.html", tendances.PAR_PAGE),
        ("retours/tendances-beneficiaires-2.html", 20),
        ("retours/tendances-entreprises.html", 2),
    ]
    assert {page.path.rpartition("/")[2] for page in others} <= set(Reading(first.html).values("href"))
    keys = [value for page in others for value in Reading(page.html).values("aria-labelledby")]
    assert len(keys) == len(set(keys))


def test_the_loop_counts_each_population_apart(context: Write) -> None:
    constats = (
        "constats:\n"
        "  - {code: a, texte: Trop rapide., sens: insatisfaction, theme: rythme}\n"
        "  - {code: b, texte: Très bien., sens: point_fort}\n"
        "  - {code: c, texte: Plus de pauses., sens: suggestion, suite: {nature: sans_suite, motif: Deux demandes., le: 2026-02-10}}\n"
    )
    synthesis = {path: text + constats for path, text in _synthesis(1, 1).items()}
    found = context({**synthesis, **_action("ACT-2026-001", "efficace", plus="origines: [APP-2026-S1#a]\n")})
    returns, actions = (Reading(figure).text.replace("\u00a0", " ") for figure in figures(found))
    assert "1 point sur 2 a mené à une action, 1 clos sans action. Points à traiter : 2 constats." in returns
    assert "1 action efficace sur 1 vérifiée. 1 action, 1 née d’un retour." in actions


RISQUE: dict[str, Value] = {
    "titre": "Un seul formateur",
    "cause": "Expertise rare.",
    "probabilite": 3,
    "impact": 4,
    "maitrise": "Un vivier.",
    "responsable": "rq",
    "identifie_le": "2025-12-01",
    "statut": "ouvert",
}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (
            {"probabilite": 3},
            ("6 sur 16, moyenne ↓ 12 avant le 01/03/2026", "1 a baissé depuis la cotation d’avant"),
        ),
        (
            {"probabilite": 1, "impact": 1},
            ("↑ 1 avant le 01/03/2026", "1 a monté depuis la cotation d’avant"),
        ),
        ({"probabilite": 2, "impact": 3}, ("1 de criticité moyenne.",)),
        ({"probabilite": "3", "impact": 40}, ("1 de criticité moyenne.",)),
    ],
)
def test_a_risk_shows_how_its_rating_moved(
    before: dict[str, Value], told: tuple[str, ...], tmp_path: Path
) -> None:
    first, now = {**RISQUE, **before}, {**RISQUE, "probabilite": 3, "impact": 2}
    versions = (
        version(when(2026, 1, 10), None, first, commit="4"),
        version(when(2026, 3, 1), first, now, commit="5"),
    )
    text = "".join(f"{key}: {value}\n" for key, value in now.items())
    _, pages = site(tmp_path, lived({"RSQ-2026-001": versions}), **{"risques/RSQ-2026-001.yaml": text})
    shown = _text(pages["risques/index.html"])
    for words in told:
        assert words in shown
    assert ("avant le" in shown) is (len(told) == 2)


REUSSITE = (
    "reussite: {{indicateur: Convocations à J-10, unite: '%', avant: {{valeur: 55, le: 2025-01-10{avant}}}, "
    "apres: {{valeur: 90, le: 2025-12-30{apres}}}}}\n"
)


@pytest.mark.parametrize(
    ("avant", "apres", "told"),
    [
        (", effectif: 20", ", effectif: 40", "(n = 20, puis 40)"),
        (", effectif: 20", "", "(n = 20 avant)"),
        ("", ", effectif: 40", "(n = 40 après)"),
    ],
)
def test_a_figure_read_by_hand_says_what_it_is_taken_on(
    context: Write, avant: str, apres: str, told: str
) -> None:
    found = context(_action("ACT-2025-001", "efficace", plus=REUSSITE.format(avant=avant, apres=apres)))
    (page,) = efficacite.pages(found)
    assert f"55 % → 90 % {told}" in _text(page)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-17", "Effet à vérifier de nouveau le 17 décembre 2026"),
        ("2026-05-17", "Effet à vérifier de nouveau le 17 mai 2026 dépassée"),
        ("2026-01-15", "Aucune action n’a pris la suite."),
    ],
)
def test_an_effect_promised_later_says_when(context: Write, day: str, told: str) -> None:
    """On the day of a check, the promise is kept."""
    plus = f"verification_prevue_le: {day}\n"
    (page,) = efficacite.pages(context(_action("ACT-2025-001", "partiellement_efficace", plus=plus)))
    shown = _text(page)
    assert told in shown
    assert ("Aucune action n’a pris la suite." in shown) == (day == "2026-01-15")
