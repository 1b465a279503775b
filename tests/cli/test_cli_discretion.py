"""Nothing of a person leaves in a report, whatever the command, the format and the place it was written in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_run import Done

from filrouge.cli.audit import PAGES
from filrouge.report import FORMATS

DAY = ("--le", "2026-11-16")
HELD = ("lea.exemple", "98 12 34", "Cœurdacier", "x65a.exemple")
TITLE = "Points d’étape avec Maëlle Cœurdacier, lea.exemple@exemple.fr, 06 39 98 12 34"
WAIVERS = """\
derogations:
  - code: donnee-personnelle
    fiche: ACT-2026-001
    motif: Accepté par lea.exemple@exemple.fr au 06 39 98 12 34, Maëlle Cœurdacier le sait.
    jusqu_au: 2026-12-31
    par: referent_qualite
"""
SITE = """\
site_name: Plan
site_author: lea.exemple@exemple.fr
lea.exemple@exemple.fr: 06 39 98 12 34
"""


@pytest.fixture
def leaky(depot: Path) -> Path:
    """Put a person in titles, folded texts, escapes, values at fault, a name of file, the settings and the site."""
    for path in depot.glob("content/**/*.yaml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [f"titre: {TITLE}" if line.startswith("titre: ") else line for line in lines]
        path.write_text("\n".join(lines), encoding="utf-8")
    action = depot / "content/actions/ACT-2026-001.yaml"
    note = 'note_interne: "Voir l\\x65a.exemple\\x40exemple.fr, ou appeler le 06 39\n  98 12 34."\n'
    action.write_text(action.read_text(encoding="utf-8") + note, encoding="utf-8")
    (depot / "content/signalements").mkdir(exist_ok=True)
    for number in range(1, 8):
        value = f"{'x' * 5 * number} lea.exemple@exemple.fr 06 39 98 12 34 Maëlle Cœurdacier"
        fault = depot / f"content/signalements/DIF-2026-00{number}.yaml"
        fault.write_text(f"titre: Accès\nnature: {value}\n", encoding="utf-8")
    (depot / "content/actions/lea.exemple@exemple.fr.yaml").write_text("titre: x\n", encoding="utf-8")
    (depot / "site_config").mkdir()
    (depot / "site_config/derogations.yaml").write_text(WAIVERS, encoding="utf-8")
    (depot / "site_config/noms-a-proteger.txt").write_text("Maëlle Cœurdacier\n", encoding="utf-8")
    (depot / "site_config/inconnu.txt").write_text("x\n", encoding="utf-8")
    (depot / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    return depot


def _runs() -> Iterator[tuple[str, ...]]:
    for format_ in FORMATS:
        yield ("verifier", "--format", format_)
    for format_ in PAGES:
        yield ("audit", "--format", format_)
        yield ("audit", "--echantillon", "50", "--format", format_)
    yield ("construire",)


@pytest.mark.parametrize("words", tuple(_runs()), ids=" ".join)
def test_nothing_leaves(words: tuple[str, ...], filrouge: Callable[..., Done], leaky: Path) -> None:
    done = filrouge(*words, "--racine", leaky, *DAY)
    said = " ".join(f"{done.out}{done.err}".replace("\\n", " ").split())
    assert "█" in said
    assert [one for one in HELD if one in said] == []


def test_a_report_in_a_file_is_masked_too(filrouge: Callable[..., Done], leaky: Path, tmp_path: Path) -> None:
    filrouge("audit", "--format", "json", "--racine", leaky, *DAY, "--sortie", tmp_path / "audit.json")
    text = (tmp_path / "audit.json").read_text(encoding="utf-8")
    assert "█" in text
    assert [one for one in HELD if one in text] == []
