"""The small repository that the pages are tested with, read once, as an auditor sees it."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_pages
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project

DEPOT = Path(__file__).parent / "depot"


@pytest.fixture(scope="session")
def depot_evidence() -> Evidence:
    project, findings = open_project(DEPOT, clock=date(2030, 1, 1))
    return pour(gather(project, findings), Profil.AUDITEUR)


@pytest.fixture(scope="session")
def depot_pages(depot_evidence: Evidence) -> tuple[Page, ...]:
    return tuple(render_pages(depot_evidence))
