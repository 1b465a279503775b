"""The command line: what is said where, and the three exit codes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from filrouge.cli.main import COMMANDS, main

HERE = Path(__file__).parent
DEPOT = HERE.parent / "depot"
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def filrouge(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run a command line and return its exit code and what it said."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str | Path) -> Done:
        with pytest.raises(SystemExit) as exited:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Done(int(exited.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    folder = tmp_path / "depot"
    shutil.copytree(DEPOT, folder)
    return folder


def spoil(depot: Path) -> None:
    path = depot / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("corrective", "corective"), encoding="utf-8")


class TestVerifier:
    def test_clean_is_0(self, filrouge: Callable[..., Done], depot: Path) -> None:
        assert filrouge("verifier", "--racine", depot, "--le", "2026-11-16") == Done(
            0, "Aucun défaut\u00a0: 3 fiches lues.\n", ""
        )

    def test_a_fault_is_1_and_goes_to_the_standard_output(
        self, filrouge: Callable[..., Done], depot: Path
    ) -> None:
        spoil(depot)
        done = filrouge("verifier", "--racine", depot, "--le", "2026-11-16")
        assert done.code == 1
        assert done.out.startswith("erreur[valeur-hors-liste]: ")
        assert done.out.endswith("Pour comprendre un défaut : filrouge expliquer CODE\n")
        assert done.err == ""

    def test_a_warning_alone_is_0_unless_strict(self, filrouge: Callable[..., Done], depot: Path) -> None:
        path = depot / "content/actions/ACT-2026-001.yaml"
        text = path.read_text(encoding="utf-8")
        late = "APP-2024-T1-CHAUD"
        source = (depot / "content/appreciations/APP-2026-T1-CHAUD.yaml").read_text(encoding="utf-8")
        old = source.replace("2026-", "2024-").replace("insatisfaction", "suggestion")
        (depot / f"content/appreciations/{late}.yaml").write_text(old, encoding="utf-8")
        path.write_text(text.replace("#rythme]", f"#rythme, {late}]"), encoding="utf-8")
        plain = filrouge("verifier", "--racine", depot, "--le", "2026-11-16")
        strict = filrouge("verifier", "--racine", depot, "--le", "2026-11-16", "--strict")
        assert plain.out.startswith("avertissement[action-hors-du-temps-de-sa-source]")
        assert (plain.code, strict.code) == (0, 1)

    def test_the_day_changes_the_answer(self, filrouge: Callable[..., Done], depot: Path) -> None:
        done = filrouge("verifier", "--racine", depot, "--le", "2027-01-15")
        assert done.out.startswith("erreur[retard-sans-explication]")
        assert "dépassée de 28 jours" in done.out

    def test_it_is_found_from_a_folder_below(
        self, filrouge: Callable[..., Done], depot: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(depot / "content/actions")
        assert filrouge("verifier", "--le", "2026-11-16").code == 0

    def test_the_settings_of_the_site_are_read_too(self, filrouge: Callable[..., Done], depot: Path) -> None:
        """A proposal that would run code is refused here, not only when the site is built."""
        (depot / "mkdocs.yml").write_text("site_name: Plan\nhooks: [voler.py]\n", encoding="utf-8")
        done = filrouge("verifier", "--racine", depot, "--le", "2026-11-16")
        assert done.code == 1
        assert done.out.startswith("erreur[mkdocs-cle-refusee]: ")
        assert " --> mkdocs.yml:2:1\n" in done.out

    def test_no_repository_is_2(
        self, filrouge: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = filrouge("verifier")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(
            f"erreur : aucun dépôt Fil Rouge dans « {tmp_path} » ni au-dessus\n  aide : "
        )

    def test_a_folder_that_is_no_repository_is_2(self, filrouge: Callable[..., Done], tmp_path: Path) -> None:
        done = filrouge("verifier", "--racine", tmp_path)
        assert done.code == 2
        assert "n’a pas de sous-dossier « content »" in done.err

    def test_without_git_nor_history(self, depot: Path) -> None:
        """No git on the machine, no repository around: reading needs neither."""
        command = [sys.executable, "-m", "filrouge", "verifier", "--racine", str(depot), "--le", "2026-11-16"]
        environment = {**os.environ, "PATH": ""}
        done = subprocess.run(command, env=environment, cwd=depot, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


class TestExpliquer:
    def test_a_rule(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "action-sans-origine")
        assert done.code == 0
        assert done.out.startswith(
            "erreur[action-sans-origine] · repère A1\n\nUne action ne dit pas d’où elle vient."
        )

    def test_its_mark_does_too(self, filrouge: Callable[..., Done]) -> None:
        assert filrouge("expliquer", "A1").out == filrouge("expliquer", "action-sans-origine").out

    def test_another_fault(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "lien-inconnu")
        assert done.out.startswith("erreur[lien-inconnu]\n\nUn lien mène à une fiche qui n’existe pas.\n")

    def test_an_unknown_code_is_2(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "action-sans-origin")
        assert (done.code, done.out) == (2, "")
        assert "vouliez-vous dire « action-sans-origine » ?" in done.err

    def test_the_list(self, filrouge: Callable[..., Done], golden: Callable[[Path, str], None]) -> None:
        golden(HERE / "textes/expliquer.txt", filrouge("expliquer").out)


class TestExporter:
    def test_to_a_file_or_to_the_output(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "plan.csv"
        done = filrouge("exporter", "csv", "--racine", depot, "--le", "2026-11-16", "-o", target)
        assert (done.code, done.out) == (0, "")
        assert target.read_bytes().startswith("\ufeffNuméro;".encode())
        assert [path.name for path in tmp_path.glob(".*")] == []

    def test_an_unknown_format_is_2(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("exporter", "cvs")
        assert done.code == 2
        assert "vouliez-vous dire « csv » ?" in done.err


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str, filrouge: Callable[..., Done], golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"textes/aide-{name}.txt", filrouge(name, "--help").out)


def test_help_of_all(filrouge: Callable[..., Done], golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "textes/aide.txt", filrouge("--help").out)


def test_an_unknown_command_is_2(filrouge: Callable[..., Done]) -> None:
    done = filrouge("verfier")
    assert done.code == 2
    assert "La commande « verfier » n’existe pas. Vouliez-vous dire « verifier » ?" in done.err


def test_a_wrong_date_is_2_and_in_french(filrouge: Callable[..., Done]) -> None:
    done = filrouge("verifier", "--le", "16/11/2026")
    assert done.code == 2
    assert "Valeur incorrecte pour '--le' : « 16/11/2026 » n’est pas une date AAAA-MM-JJ." in done.err


def test_no_english_is_left_in_the_help() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (HERE / "textes").glob("aide*.txt")]
    assert len(texts) == len(COMMANDS) + 1
    for word in ("Usage", "Show", "Write", "default:", "required", "Commands"):
        assert not any(word in text for text in texts), word
