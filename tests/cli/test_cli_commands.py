"""The command line: what is said where, and the three exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_run import Done

from filrouge.audit import RULES, Rule
from filrouge.cli.main import COMMANDS

HERE = Path(__file__).parent
BELOW = {"exporter": ("csv", "dossier", "excel", "json"), "importer": ("enquete", "plan")}
"""The commands that have others."""


def spoil(depot: Path) -> None:
    path = depot / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("corrective", "corective"), encoding="utf-8")


class TestConstruire:
    def test_a_folder_of_others_is_refused_before_anything_is_judged(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        spoil(depot)
        output = tmp_path / "documents"
        output.mkdir()
        (output / "lettre.txt").write_text("à garder", encoding="utf-8")
        done = filrouge(
            "construire", "--racine", depot, "--le", "2026-11-16", "--sans-historique", "--sortie", output
        )
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f"erreur : le dossier « {output} » n’est pas vide, et ce n’est pas Fil Rouge qui l’a rempli\n"
            "  aide : donnez un dossier vide ou nouveau avec --sortie\n"
        )
        assert [path.name for path in output.iterdir()] == ["lettre.txt"]


class TestVerifier:
    def test_no_error_is_0_unless_strict(self, filrouge: Callable[..., Done], neuf: Path) -> None:
        plain = filrouge("verifier", "--racine", neuf, "--le", "2026-11-16")
        strict = filrouge("verifier", "--racine", neuf, "--le", "2026-11-16", "--strict")
        assert plain.out.startswith("avertissement[")
        assert "erreur[" not in plain.out
        assert (plain.code, plain.err, strict.code) == (0, "", 1)
        assert strict.out == plain.out

    def test_a_fault_is_1_and_goes_to_the_standard_output(
        self, filrouge: Callable[..., Done], depot: Path
    ) -> None:
        spoil(depot)
        done = filrouge("verifier", "--racine", depot, "--le", "2026-11-16")
        assert done.code == 1
        assert "\nerreur[valeur-hors-liste]: " in f"\n{done.out}"
        assert done.out.endswith("Pour comprendre un défaut : filrouge expliquer CODE\n")
        assert done.err == ""

    def test_the_day_changes_the_answer(self, filrouge: Callable[..., Done], depot: Path) -> None:
        done = filrouge("verifier", "--racine", depot, "--le", "2027-01-15")
        assert "erreur[retard-sans-explication]" in done.out
        assert "dépassée de 28 jours" in done.out

    def test_it_is_found_from_a_folder_below(
        self, filrouge: Callable[..., Done], neuf: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(neuf / "content")
        assert filrouge("verifier", "--le", "2026-11-16").code == 0

    def test_the_settings_of_the_site_are_read_too(self, filrouge: Callable[..., Done], depot: Path) -> None:
        """A proposal that would run code is refused here, not only when the site is built."""
        (depot / "mkdocs.yml").write_text("site_name: Plan\nhooks: [voler.py]\n", encoding="utf-8")
        done = filrouge("verifier", "--racine", depot, "--le", "2026-11-16")
        assert done.code == 1
        assert "erreur[mkdocs-cle-refusee]: " in done.out
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

    def test_without_git_nor_history(self, neuf: Path) -> None:
        """No git on the machine, no repository around: reading needs neither."""
        command = [sys.executable, "-m", "filrouge", "verifier", "--racine", str(neuf), "--le", "2026-11-16"]
        environment = {**os.environ, "PATH": ""}
        done = subprocess.run(command, env=environment, cwd=neuf, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


class TestExpliquer:
    def test_a_rule(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "action-sans-origine")
        assert done.code == 0
        assert done.out.startswith(
            "erreur[action-sans-origine] · repère A1 · indicateur 32\n\n"
            "Ce qu’un auditeur noterait sans doute : majeure (lecture de Fil Rouge, pas un texte officiel).\n\n"
            "Une action ne dit pas d’où elle vient."
        )

    @pytest.mark.parametrize("asked", ["A1", "a1", "Action-sans-origine"])
    def test_its_mark_does_too(self, filrouge: Callable[..., Done], asked: str) -> None:
        assert filrouge("expliquer", asked).out == filrouge("expliquer", "action-sans-origine").out

    def test_a_rule_of_what_was_not_done_yet_spares_new_entrants(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "aucune-action-des-appreciations")
        assert "\nSans objet pour un nouvel entrant à l’audit initial.\n" in done.out

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_what_the_reading_says_already_is_told(self, filrouge: Callable[..., Done], rule: Rule) -> None:
        told = f"\nDit dès la lecture : {', '.join(rule.lecture)}.\n"
        assert (told in filrouge("expliquer", rule.repere).out) == bool(rule.lecture)

    def test_a_warning_is_told_as_one(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "derogation-inutile")
        assert done.out.startswith("avertissement[derogation-inutile]\n\nUne dérogation n’accepte rien")

    def test_another_fault(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "lien-inconnu")
        assert done.out.startswith("erreur[lien-inconnu]\n\nUn lien mène à une fiche qui n’existe pas.\n")

    def test_an_unknown_code_is_2(self, filrouge: Callable[..., Done]) -> None:
        done = filrouge("expliquer", "action-sans-origin")
        assert (done.code, done.out) == (2, "")
        assert "vouliez-vous dire « action-sans-origine » ?" in done.err

    def test_the_list(self, filrouge: Callable[..., Done], golden: Callable[[Path, str], None]) -> None:
        golden(HERE / "textes/expliquer.txt", filrouge("expliquer").out)


class TestDepuis:
    def test_only_what_time_alone_brought(self, filrouge: Callable[..., Done], depot: Path) -> None:
        words = ("verifier", "--racine", depot, "--le", "2027-05-16", "--format", "json")
        whole = json.loads(filrouge(*words).out)["defauts"]
        before = json.loads(filrouge(*words[:4], "2026-11-16", *words[5:]).out)["defauts"]
        known = {one["empreinte"] for one in before}
        done = filrouge(*words, "--depuis", "2026-11-16")
        fresh = [one["empreinte"] for one in json.loads(done.out)["defauts"]]
        assert fresh == [one["empreinte"] for one in whole if one["empreinte"] not in known]
        assert 0 < len(fresh) < len(whole)

    def test_said_in_the_summary(self, filrouge: Callable[..., Done], depot: Path) -> None:
        words = ("verifier", "--racine", depot, "--le", "2027-05-16", "--format", "markdown", "--depuis")
        assert (
            "**⏰ Devenu un défaut depuis le 16 novembre 2026, par le" in filrouge(*words, "2026-11-16").out
        )
        assert "**✅ Rien n’est devenu un défaut depuis le 15 mai 2027" in filrouge(*words, "2027-05-15").out

    def test_a_day_that_is_not_earlier_is_2(self, filrouge: Callable[..., Done], depot: Path) -> None:
        done = filrouge("verifier", "--racine", depot, "--le", "2026-11-16", "--depuis", "2026-11-16")
        assert (done.code, done.out) == (2, "")
        assert "--depuis donne un jour d’avant la date d’analyse." in done.err


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

    def test_all_data_for_programs(self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path) -> None:
        for words, begins in ((["json"], b'{\n  "format": "filrouge/plan"'), (["csv", "--paquet"], b"PK")):
            target = tmp_path / words[-1]
            done = filrouge("exporter", *words, "--racine", depot, "--le", "2026-11-16", "-o", target)
            assert (done.code, done.out, done.err) == (0, "", f"Écrit : {target}\n")
            assert target.read_bytes().startswith(begins)

    def test_an_archive_is_never_printed(self, filrouge: Callable[..., Done], depot: Path) -> None:
        done = filrouge("exporter", "csv", "--paquet", "--racine", depot)
        assert (done.code, done.out) == (2, "")
        assert "donnez son nom avec --sortie" in done.err


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str, filrouge: Callable[..., Done], golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"textes/aide-{name}.txt", filrouge(name, "--help").out)


@pytest.mark.parametrize(("name", "below"), [(name, one) for name, below in BELOW.items() for one in below])
def test_help_of_what_is_below(
    name: str, below: str, filrouge: Callable[..., Done], golden: Callable[[Path, str], None]
) -> None:
    golden(HERE / f"textes/aide-{name}-{below}.txt", filrouge(name, below, "--help").out)


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
    assert len(texts) == 1 + len(COMMANDS) + sum(map(len, BELOW.values()))
    for word in ("Usage", "Show", "Write", "default:", "required", "Commands"):
        assert not any(word in text for text in texts), word
