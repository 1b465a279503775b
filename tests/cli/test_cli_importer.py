"""``filrouge exporter excel``, ``importer plan`` and ``formater``, as a user runs them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cli_depots import begin, commit, every_byte, git
from cli_run import Done

HERE = Path(__file__).parent
ACTION = "content/actions/ACT-2026-001.yaml"
PLAN = "Plan d’action"


@pytest.fixture
def classeur(depot: Path, tmp_path: Path, filrouge: Callable[..., Done]) -> Path:
    path = tmp_path / "plan.xlsx"
    assert filrouge("exporter", "excel", "--racine", depot, "-o", path).code == 0
    return path


def change(path: Path, cell: str, value: object) -> None:
    book: Any = openpyxl.load_workbook(path)
    book[PLAN][cell] = value
    book.save(path)


class TestImporter:
    def test_what_changes_is_shown_then_written(
        self, filrouge: Callable[..., Done], depot: Path, classeur: Path
    ) -> None:
        change(classeur, "D2", "Basse")
        before = every_byte(depot)
        shown = filrouge("importer", "plan", classeur, "--racine", depot)
        assert (shown.code, shown.out.split("\n")[1]) == (0, "  Priorité : Basse")
        assert shown.err.endswith(
            "1\u00a0fiche modifiée. Rien n’est encore écrit : ajoutez --appliquer pour écrire.\n"
        )
        assert every_byte(depot) == before
        done = filrouge("importer", "plan", classeur, "--racine", depot, "--appliquer")
        assert (done.code, done.out) == (0, shown.out)
        changed = {path for path, what in every_byte(depot).items() if what != before.get(path)}
        assert changed == {ACTION}
        again = filrouge("importer", "plan", classeur, "--racine", depot, "--appliquer")
        assert (again.code, again.out, again.err) == (0, "", "Rien à changer : le plan dit déjà tout cela.\n")

    def test_one_fault_and_nothing_is_written(
        self, filrouge: Callable[..., Done], depot: Path, classeur: Path
    ) -> None:
        change(classeur, "D2", "Basse")
        change(classeur, "E2", "En court")
        before = every_byte(depot)
        done = filrouge("importer", "plan", classeur, "--racine", depot, "--appliquer")
        assert done.code == 1
        assert done.out.startswith(
            f"{PLAN}!E2 : « En court » n’est pas une valeur possible\n  aide : vouliez-vous dire"
        )
        assert done.err == "1\u00a0faute : rien n’est écrit.\n"
        assert every_byte(depot) == before

    def test_what_verifier_would_refuse_is_not_written(
        self, filrouge: Callable[..., Done], depot: Path, classeur: Path
    ) -> None:
        change(classeur, "B2", "Demander à Mme Durand, 06 12 34 56 78")
        before = every_byte(depot)
        done = filrouge("importer", "plan", classeur, "--racine", depot, "--appliquer")
        assert done.code == 1
        assert f"{PLAN}!A2 (ACT-2026-001) : " in done.out
        assert "Durand" not in done.out + done.err
        assert "06 12" not in done.out + done.err
        assert every_byte(depot) == before

    @pytest.mark.parametrize(
        "raw", [b"", b"PK\x03\x04rien", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", bytes(range(256))]
    )
    def test_a_hostile_file_is_2(
        self, raw: bytes, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "recu.xlsx"
        path.write_bytes(raw)
        before = every_byte(tmp_path)
        done = filrouge("importer", "plan", path, "--racine", depot, "--appliquer")
        assert (done.code, done.out) == (2, "")
        first, second, *rest = done.err.split("\n")
        assert first.startswith("erreur : « recu.xlsx » ")
        assert second.startswith("  aide : ")
        assert rest == [""]
        assert every_byte(tmp_path) == before

    def test_another_tool_s_plan(self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path) -> None:
        path = tmp_path / "suivi.csv"
        path.write_bytes(
            "Action;Pilote;Date;Délai;Statut\nRelire l’été;Réf. qualité;05/01/2026;30/06/2026;Terminé\n".encode(
                "cp1252"
            )
        )
        first = filrouge("importer", "plan", path, "--racine", depot, "--appliquer")
        assert first.code == 1
        assert "« Action » → mesure" in first.err
        profil = tmp_path / "suivi.csv.profil.yaml"
        text = profil.read_text(encoding="utf-8").replace("Réf. qualité:", "Réf. qualité: referent_qualite")
        profil.write_text(text, encoding="utf-8")
        done = filrouge("importer", "plan", path, "--racine", depot, "--appliquer")
        assert done.code == 0
        assert "ACT-2026-002 (nouvelle) Relire l’été\n" in done.out
        new = (depot / "content/actions/ACT-2026-002.yaml").read_text(encoding="utf-8")
        assert "repris_de: Tableau suivi.csv\n" in new
        assert profil.read_text(encoding="utf-8") == text

    def test_a_profile_just_proposed_is_read_by_someone_first(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "suivi.csv"
        path.write_text(
            "Action;Date;Délai\nRelire le livret d’accueil;05/01/2026;30/06/2026\n", encoding="utf-8"
        )
        before = every_byte(depot)
        done = filrouge("importer", "plan", path, "--racine", depot, "--appliquer")
        assert "Relisez-le et corrigez-le, puis relancez la commande." in done.err
        assert every_byte(depot) == before

    def test_what_is_copied_is_not_taken_for_backdating(
        self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path
    ) -> None:
        begin(depot)
        commit(depot, "2026-01-05")
        path = tmp_path / "suivi.csv"
        rows = "".join(
            f"Relire le chapitre {n} du livret;0{n}/01/2025;30/06/2025;12/05/2025\n" for n in range(1, 9)
        )
        path.write_text(f"Action;Date;Délai;Fait le\n{rows}", encoding="utf-8")
        for _ in range(2):
            assert filrouge("importer", "plan", path, "--racine", depot, "--appliquer").code == 0
        assert len(git(depot, "status", "--short", "--untracked-files=all").split("\n")) == 8
        commit(depot, "2026-11-15")
        said = filrouge("verifier", "--racine", depot, "--le", "2026-11-16").out
        for code in (
            "date-anterieure-au-premier-enregistrement",
            "actions-en-rafale",
            "rattrapage-avant-audit",
        ):
            assert f"[{code}]" not in said


class TestFormater:
    def test_the_difference_then_the_files(self, filrouge: Callable[..., Done], depot: Path) -> None:
        path = depot / ACTION
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        path.write_text("\n".join([*lines[1:], f"{lines[0]}   # le titre", ""]), encoding="utf-8")
        before = every_byte(depot)
        shown = filrouge("formater", "--racine", depot, "--diff", path)
        assert shown.code == 1
        assert f"+{lines[0]}  # le titre\n" in shown.out
        assert every_byte(depot) == before
        assert "Mise en forme possible pour 1\u00a0fiche" in filrouge("verifier", "--racine", depot).err
        done = filrouge("formater", "--racine", depot, path)
        assert (done.code, done.out) == (0, f"Mis en forme : {ACTION}\n")
        assert path.read_text(encoding="utf-8").startswith(f"{lines[0]}  # le titre\n")
        assert filrouge("formater", "--racine", depot, "--diff", path).code == 0
        assert filrouge("verifier", "--racine", depot).err == ""

    def test_a_file_that_cannot_be_read_is_left(self, filrouge: Callable[..., Done], depot: Path) -> None:
        (depot / ACTION).write_text("titre: [\n", encoding="utf-8")
        done = filrouge("formater", "--racine", depot)
        assert done.code == 1
        assert f"{ACTION} ne se lit pas : « filrouge verifier » dit pourquoi.\n" in done.err
        assert (depot / ACTION).read_text(encoding="utf-8") == "titre: [\n"

    def test_what_is_no_record_is_2(self, filrouge: Callable[..., Done], depot: Path, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_text("a: 1\n", encoding="utf-8")
        done = filrouge("formater", "--racine", depot, tmp_path / "x.yaml")
        assert (done.code, done.err.split("\n")[1]) == (2, "  aide : donnez un fichier de content/")


def test_the_name_of_a_workbook(filrouge: Callable[..., Done], depot: Path, tmp_path: Path) -> None:
    done = filrouge("exporter", "excel", "--racine", depot, "-o", tmp_path / "plan.csv")
    assert (done.code, done.err.split("\n")[1]) == (2, "  aide : donnez un nom qui finit par .xlsx")


def test_a_workbook_that_someone_fills_in_is_not_overwritten(
    filrouge: Callable[..., Done], depot: Path, classeur: Path
) -> None:
    before = classeur.read_bytes()
    change(classeur, "D2", "Basse")
    filled = classeur.read_bytes()
    done = filrouge("exporter", "excel", "--racine", depot, "-o", classeur)
    assert (done.code, classeur.read_bytes()) == (2, filled)
    assert "existe déjà, et quelqu’un y a peut-être saisi des modifications" in done.err
    assert filrouge("exporter", "excel", "--racine", depot, "-o", classeur, "--remplacer").code == 0
    assert classeur.read_bytes() == before


def test_no_other_command_pays_for_the_library_of_workbooks(depot: Path) -> None:
    code = "import sys; from filrouge.cli import main; main.sys.exit = lambda _: None; main.main(sys.argv[1:]); print('openpyxl' in sys.modules)"
    for words in (
        ["--help"],
        ["verifier", "--racine", str(depot)],
        ["exporter", "csv", "--racine", str(depot)],
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
        )
        assert done.stdout.endswith("False\n"), done.stderr
