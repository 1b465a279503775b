"""``--format`` and ``--sortie``: what goes where, on a machine and on GitHub."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_run import Done

from filrouge.report import FORMATS

DAY = ("--le", "2026-11-16")
STARTS = {
    "github": "::stop-commands::",
    "gitlab": "[\n  {\n",
    "json": '{\n  "format": "filrouge/rapport",\n  "version": 1,\n',
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Fil Rouge"',
    "markdown": "## Fil Rouge\n\n**❌ La publication est bloquée.**\n",
    "sarif": '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n',
    "texte": "erreur[valeur-hors-liste]: ",
}


@pytest.fixture
def faulty(depot: Path) -> Path:
    path = depot / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("corrective", "corective"), encoding="utf-8")
    return depot


@pytest.fixture
def on_github(filrouge: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a step of a GitHub action; return the file of its summary."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "resume.md"))
    return tmp_path / "resume.md"


def test_every_format_is_tried() -> None:
    assert list(STARTS) == list(FORMATS)


@pytest.mark.parametrize("name", STARTS)
def test_the_same_report_on_the_output_and_in_a_file(
    name: str, filrouge: Callable[..., Done], faulty: Path, tmp_path: Path
) -> None:
    target = tmp_path / "rapport"
    printed = filrouge("verifier", "--racine", faulty, *DAY, "--format", name)
    written = filrouge("verifier", "--racine", faulty, *DAY, "--format", name, "--sortie", target)
    assert (printed.code, printed.err) == (1, "")
    assert printed.out.startswith(STARTS[name])
    assert (written.code, written.out) == (1, "")
    assert written.err.startswith(f"Écrit : {target} (")
    assert written.err.count("\n") == 1
    assert target.read_bytes() == printed.out.encode()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_file_is_text_when_nothing_is_asked(
    filrouge: Callable[..., Done], faulty: Path, tmp_path: Path, on_github: Path
) -> None:
    filrouge("verifier", "--racine", faulty, *DAY, "-o", tmp_path / "rapport.txt")
    assert (tmp_path / "rapport.txt").read_text(encoding="utf-8").startswith(STARTS["texte"])
    assert not on_github.exists()


def test_no_error_is_0_in_every_format(filrouge: Callable[..., Done], neuf: Path) -> None:
    codes = [filrouge("verifier", "--racine", neuf, *DAY, "--format", name).code for name in FORMATS]
    assert codes == [0] * len(FORMATS)


class TestTheFileIsWholeOrAsItWas:
    def test_no_folder_is_2_and_said(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "absent/rapport.json"
        done = filrouge("verifier", "--racine", depot, *DAY, "--sortie", target)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f"erreur : « {target} » ne peut pas être écrit : le dossier n’existe pas\n  aide : créez-le d’abord\n"
        )

    def test_a_file_that_cannot_be_replaced_stays(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        """No name beside it can be longer: nothing is written, and nothing is touched."""
        target = tmp_path / ("r" * 250)
        target.write_text("avant", encoding="utf-8")
        done = filrouge("verifier", "--racine", depot, *DAY, "--sortie", target)
        assert done.code == 2
        assert "ne peut pas être écrit\n  aide : vérifiez vos droits" in done.err
        assert target.read_text(encoding="utf-8") == "avant"


class TestGitHub:
    def test_chosen_by_itself(self, filrouge: Callable[..., Done], faulty: Path, on_github: Path) -> None:
        done = filrouge("verifier", "--racine", faulty, *DAY)
        assert done.code == 1
        assert done.out.startswith(STARTS["github"])
        assert "\n::error file=content/actions/ACT-2026-001.yaml,line=2,col=7,endColumn=16,title=" in done.out
        assert on_github.read_text(encoding="utf-8").startswith(STARTS["markdown"])

    def test_another_format_asked_for_stands(
        self, filrouge: Callable[..., Done], faulty: Path, on_github: Path
    ) -> None:
        assert filrouge("verifier", "--racine", faulty, *DAY, "--format", "texte").out.startswith(
            STARTS["texte"]
        )
        assert not on_github.exists()

    def test_asked_for_elsewhere_needs_no_summary(self, filrouge: Callable[..., Done], faulty: Path) -> None:
        done = filrouge("verifier", "--racine", faulty, *DAY, "--format", "github")
        assert (done.code, done.err) == (1, "")

    def test_the_summary_comes_after_those_of_others(
        self, filrouge: Callable[..., Done], faulty: Path, on_github: Path
    ) -> None:
        on_github.write_text("# Avant\n\n", encoding="utf-8")
        filrouge("verifier", "--racine", faulty, *DAY)
        assert on_github.read_text(encoding="utf-8").startswith("# Avant\n\n## Fil Rouge\n")

    def test_a_full_summary_is_left_as_it_is(
        self, filrouge: Callable[..., Done], faulty: Path, on_github: Path
    ) -> None:
        on_github.write_bytes(b"x" * 999_900)
        done = filrouge("verifier", "--racine", faulty, *DAY)
        assert done.code == 1
        assert done.err == "Le résumé de l’étape GitHub est plein : celui de Fil Rouge n’y est pas ajouté.\n"
        assert on_github.stat().st_size == 999_900


def test_an_unknown_format_is_2_and_in_french(filrouge: Callable[..., Done]) -> None:
    done = filrouge("verifier", "--format", "pdf")
    assert (done.code, done.out) == (2, "")
    assert (
        "Valeur incorrecte pour '--format' : 'pdf' n’est pas l’une de ces valeurs : 'github', 'gitlab'"
        in done.err
    )


def test_what_was_not_verified_is_said(filrouge: Callable[..., Done], depot: Path) -> None:
    """A record that cannot be read: the rules that conclude from an absence say that they could not look."""
    (depot / "content/actions/ACT-2026-001.yaml").write_text("titre: [\n", encoding="utf-8")
    text = filrouge("verifier", "--racine", depot, *DAY).out
    assert "\nNon vérifié\u00a0: " in text
    assert "A3" in text.partition("\nNon vérifié\u00a0: ")[2].partition("\u00a0: ")[0]
    assert "règles non vérifiées\n" in text
    told = json.loads(filrouge("verifier", "--racine", depot, *DAY, "--format", "json").out)
    assert "A3" in {one["regle"]["repere"] for one in told["regles_non_verifiees"]}
