"""The home page counts an effect as the pre-audit does, and names the cause wherever it is written."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import gather
from filrouge.pages.accueil import pages
from filrouge.pages.context import Context
from filrouge.project import open_project

ACTION = """\
titre: Envoyer le planning à J-15
type: corrective
origines: [REC-2026-001]
ouverte_le: 2026-02-02
statut: verifiee
realisee_le: 2026-03-02
efficacite: {verdict: efficace, verifiee_le: 2026-06-01, par: rq}
"""
RECLAMATION = """\
titre: Planning reçu trop tard
nature: reclamation
recu_le: 2026-01-20
canal: courriel
qualite: beneficiaire
description: Planning reçu la veille.
gravite: mineure
analyse: Le planning attend la réponse du dernier intervenant.
"""
ORGANISME = "nom: Maison\ncategories: [formation]\nreferent_qualite: rq\nroles: {rq: Référent qualité}\n"


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    for path, text in (
        ("organisme.yaml", ORGANISME),
        ("actions/ACT-2026-001.yaml", ACTION),
        ("signalements/REC-2026-001.yaml", RECLAMATION),
    ):
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def home(depot: Path, today: date) -> str:
    project, findings = open_project(depot, clock=today)
    (page,) = pages(Context(gather(project, findings)))
    return str(page.html)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 5, 31), 0), (date(2026, 6, 1), 1)])
def test_an_effect_counts_from_the_day_it_was_checked(depot: Path, day: date, count: int) -> None:
    shown = f'<span class="fil-count">{count}</span> <span class="fil-stage">Vérifiées</span>'
    assert shown in home(depot, day)


def write(depot: Path, number: int, *changes: tuple[str, str]) -> None:
    text = ACTION
    for old, new in changes:
        text = text.replace(old, new)
    (depot / f"content/actions/ACT-2026-00{number}.yaml").write_text(text, encoding="utf-8")


UNCHECKED = (
    ("statut: verifiee", "statut: realisee"),
    ("efficacite: {verdict: efficace, verifiee_le: 2026-06-01, par: rq}\n", ""),
)
OPEN = (*UNCHECKED, ("statut: realisee", "statut: a_faire"), ("realisee_le: 2026-03-02\n", ""))
FAILED = (("verdict: efficace", "verdict: non_efficace"),)


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ((OPEN,), "1 action engagée : elle n’est pas encore réalisée."),
        ((OPEN, OPEN), "2 actions engagées : aucune n’est encore réalisée."),
        ((UNCHECKED, OPEN), "2 actions engagées : 1 réalisée, aucune n’est encore vérifiée."),
        ((UNCHECKED,), "1 action engagée : 1 réalisée, elle n’est pas encore vérifiée."),
        ((FAILED, OPEN), "2 actions engagées : 1 réalisée, 1 vérifiée, dont aucune efficace."),
        ((FAILED, ()), "2 actions engagées : 2 réalisées, 2 vérifiées, dont 1 efficace."),
    ],
)
def test_the_first_sentence_stops_at_the_first_step_none_has_reached(
    depot: Path, actions: tuple[tuple[tuple[str, str], ...], ...], said: str
) -> None:
    for number, changes in enumerate(actions, 1):
        write(depot, number, *changes)
    assert f"1 retour recueilli, {said}" in home(depot, date(2026, 6, 1)).replace("\u00a0", " ")


def test_a_return_from_before_the_plan_is_no_idea_of_the_team(depot: Path) -> None:
    other = (
        "autre_origine: {nature: retour, texte: Enquête à chaud, le: 2026-01-20}\nrepris_de: Tableau 2025\n"
    )
    write(depot, 2, ("origines: [REC-2026-001]\n", other))
    told = home(depot, date(2026, 6, 1)).replace("\u00a0", " ")
    assert "1 née d’un retour, 1 d’un retour antérieur à la reprise" in told


def test_a_cause_written_in_the_return_is_shown_with_its_place(depot: Path) -> None:
    told = home(depot, date(2026, 6, 1))
    assert "Le planning attend la réponse du dernier intervenant." in told
    assert "Écrite en" in told
    assert "aucune cause écrite" not in told
