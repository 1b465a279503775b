"""The plan d’action as CSV."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.exporters import EXPORTERS
from filrouge.graph import Graph
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.records import Action
from filrouge.records.types.action import Statut, TypeAction

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    project, findings = open_project(TESTS / "pages/depot", clock=date(2030, 1, 1))
    return gather(project, findings)


@pytest.fixture(scope="module")
def auditeur(evidence: Evidence) -> Evidence:
    return pour(evidence, Profil.AUDITEUR)


def exported(evidence: Evidence) -> bytes:
    stream = io.BytesIO()
    EXPORTERS["csv"](evidence, stream)
    return stream.getvalue()


def test_plan(auditeur: Evidence, golden: Callable[[Path, str], None]) -> None:
    raw = exported(auditeur)
    assert raw.startswith("\ufeffNuméro;".encode())
    golden(Path(__file__).parent / "plan.csv", raw.decode("utf-8-sig").replace("\r\n", "\n"))


def test_the_team_reads_its_notes_in_the_last_column(evidence: Evidence, auditeur: Evidence) -> None:
    whole, public = (
        list(csv.reader(io.StringIO(exported(one).decode("utf-8-sig"), newline=""), delimiter=";"))
        for one in (evidence, auditeur)
    )
    assert [row[:-1] for row in whole] == public
    assert [row[-1] for row in whole] == ["Note interne", "CANARI action", "", "", "", "", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", '=HYPERLINK("a";"b")'])
def test_no_text_is_taken_for_a_formula(text: str, evidence: Evidence) -> None:
    action = Action(
        id="ACT-2026-999",
        titre=text,
        type=TypeAction.CORRECTIVE,
        ouverte_le=date(2026, 1, 1),
        statut=Statut.A_FAIRE,
        constat=f"{text}\nsuite ; « fin »",
    )
    alone = replace(evidence, graph=Graph(MappingProxyType({action.id: action}), ()))
    rows = list(csv.reader(io.StringIO(exported(alone).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [len(row) for row in rows] == [len(rows[0])] * 2
    assert rows[1][1] == f"'{text}"
    assert rows[1][9] == f"'{text}\nsuite ; « fin »"


def test_the_stream_stays_open(evidence: Evidence) -> None:
    stream = io.BytesIO()
    EXPORTERS["csv"](evidence, stream)
    assert not stream.closed
