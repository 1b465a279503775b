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


def test_a_cause_written_in_the_return_is_shown_with_its_place(depot: Path) -> None:
    told = home(depot, date(2026, 6, 1))
    assert "Le planning attend la réponse du dernier intervenant." in told
    assert "Écrite en" in told
    assert "aucune cause écrite" not in told
