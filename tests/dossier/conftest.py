"""The small repository of the pages as a dossier, and its PDF laid out once."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from filrouge.dossier import Dossier, compose, for_paper, to_pdf
from filrouge.evidence import Evidence, gather
from filrouge.pages import Page, render_pages
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project

DEPOT = Path(__file__).parents[1] / "pages/depot"


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    project, findings = open_project(DEPOT, clock=date(2030, 1, 1))
    return pour(gather(project, findings), Profil.AUDITEUR)


@pytest.fixture(scope="session")
def pages(evidence: Evidence) -> tuple[Page, ...]:
    return tuple(render_pages(evidence))


@pytest.fixture(scope="session")
def dossier(evidence: Evidence, pages: tuple[Page, ...]) -> Dossier:
    return compose(evidence, pages, faults=2)


@pytest.fixture(scope="session")
def pdf(dossier: Dossier) -> PdfReader:
    return PdfReader(BytesIO(to_pdf(for_paper(dossier))))
