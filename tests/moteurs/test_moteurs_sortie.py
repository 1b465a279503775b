"""The day Material is gone: neither MkDocs nor Material can be imported, and the site is still built."""

import os
import subprocess
import sys
from pathlib import Path

from moteurs_site import Built

ROOT = Path(__file__).parents[2]
GONE = ("mkdocs", "material", "properdocs")
RUN = "from filrouge.cli.main import main; main()"


def test_zensical_needs_neither(built: dict[str, Built], tmp_path: Path) -> None:
    for name in GONE:
        (tmp_path / f"absents/{name}").mkdir(parents=True)
        (tmp_path / f"absents/{name}/__init__.py").write_text(f"raise ImportError('plus de {name}')")
    output = tmp_path / "site"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            RUN,
            "construire",
            "--racine",
            ROOT,
            "--sortie",
            output,
            "--moteur",
            "zensical",
        ],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "absents")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Built(output).files == built["zensical"].files
