"""The page of the pre-audit."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from canaris import DEPOT, JOUR, planter

from filrouge.evidence import Evidence, gather
from filrouge.history import read_history
from filrouge.pages import Page, render_pages
from filrouge.project import open_project

Golden = Callable[[Path, str], None]
PATH = "preaudit/index.html"
DEROGATIONS = """derogations:
  - code: retard-sans-explication
    fiche: ACT-2026-003
    motif: Le fournisseur a fermé, voir [la réclamation](REC-2026-001).
    jusqu_au: 2027-01-31
    par: pedagogie
    note_interne: "À revoir avec la *direction*."
  - code: financeur-non-sollicite
    fiche: organisme
    motif: Le financeur a changé de nom.
    jusqu_au: 2026-11-17
    par: referent
  - code: plan-fige
    fiche: organisme
    motif: Reprise du plan en cours.
    jusqu_au: 2026-10-31
    par: referent
"""


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    shutil.copytree(DEPOT, tmp_path / "depot")
    (tmp_path / "depot/site_config/derogations.yaml").write_text(DEROGATIONS, encoding="utf-8")
    return tmp_path / "depot"


def page(root: Path) -> tuple[Evidence, Page]:
    project, findings = open_project(root, clock=date.fromisoformat(JOUR))
    evidence = gather(project, findings, read_history(root))
    return evidence, next(one for one in render_pages(evidence) if one.path == PATH)


def test_whole_page(depot: Path, golden: Golden) -> None:
    golden(Path(__file__).parent / "preaudit.html", f"{page(depot)[1].html}\n")


def test_every_fault_is_there_with_a_remedy_gravest_first(depot: Path) -> None:
    evidence, shown = page(depot)
    text = shown.html.replace("\u00a0", " ").casefold()
    assert len(evidence.findings) > 20
    assert [one.message for one in evidence.findings if one.message.casefold() not in text] == []
    assert [
        one.code for one in evidence.findings if not any(help_.casefold() in text for help_ in one.helps)
    ] == []
    words = re.findall(r">(Erreur|Avertissement|Information)</span>", shown.html)
    assert words == sorted(words, key=["Erreur", "Avertissement", "Information"].index)
    assert len(set(words)) == 3


def test_the_questions_of_the_history(tmp_path: Path) -> None:
    _, shown = page(planter(tmp_path).root)
    section = shown.html.partition('<section id="questions">')[2].partition("</section>")[0]
    assert section.count("<li>") == section.count("Règle&nbsp;:") > 0
