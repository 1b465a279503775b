"""Histories told in ``cas/<case>/gestes.yaml``, and what is read of them in ``histoire.txt`` beside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from history_depots import ENVIRON, replay, story

from filrouge.history import Historique, read_history

CASES = sorted((Path(__file__).parent / "cas").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_story(case: Path, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    historique = read_history(replay(case, tmp_path / "depot"), ENVIRON)
    assert isinstance(historique, Historique), historique
    golden(case / "histoire.txt", story(historique))
