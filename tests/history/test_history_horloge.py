"""A commit dated after the user's own day hides what it did: the whole history is then without verdict."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from history_depots import ENVIRON, Depot

from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, SansHistorique, read_history
from filrouge.project import open_project

SAMPLE = Path(__file__).parents[1] / "depot"
ACTION = "content/actions/ACT-2026-001.yaml"


def deleted(folder: Path, at: str) -> Path:
    """Take a record away at some moment."""
    shutil.copytree(SAMPLE, folder)
    depot = Depot(folder)
    depot.commit("Premières fiches", "2026-11-02T09:00:00+01:00")
    (folder / ACTION).unlink()
    depot.commit("x", at)
    return folder


def read(folder: Path, clock: date, asked: date | None = None) -> Evidence:
    return gather(*open_project(folder, clock=clock, asked=asked), read_history(folder, ENVIRON))


@pytest.mark.parametrize("asked", [None, date(2026, 11, 10)])
def test_the_future_refuses_the_history(tmp_path: Path, asked: date | None) -> None:
    evidence = read(deleted(tmp_path / "d", "2090-01-01T00:00:00Z"), date(2026, 11, 16), asked)
    assert evidence.historique == SansHistorique(
        "un enregistrement git est daté du 1er janvier 2090, après aujourd’hui",
        "vérifiez l’horloge de l’ordinateur ; si elle est juste, la personne qui tient le dépôt corrige cette date",
    )
    assert "retour-en-arriere" in {rule.code for rule in evidence.non_verifiees}


@pytest.mark.parametrize("at", ["2026-11-17T00:30:00+02:00", "2026-11-16T20:00:00-10:00"])
def test_another_time_zone_is_no_future(tmp_path: Path, at: str) -> None:
    evidence = read(deleted(tmp_path / "d", at), date(2026, 11, 16))
    assert isinstance(evidence.historique, Historique)


def test_what_comes_after_a_day_asked_for_is_left_out(tmp_path: Path) -> None:
    evidence = read(
        deleted(tmp_path / "d", "2026-11-12T09:00:00+01:00"), date(2026, 11, 16), date(2026, 11, 10)
    )
    assert isinstance(evidence.historique, Historique)
    assert [one.supprimee for one in evidence.historique.de("ACT-2026-001")] == [False]
