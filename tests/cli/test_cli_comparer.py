"""« filrouge comparer » and « filrouge construire --au »: what changed, and the site of the past."""

import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from cli_depots import ACTION, begin, commit, edit, every_byte, git
from cli_run import Done
from jsonschema import Draft202012Validator
from test_cli_historique import differences

from filrouge import __version__
from filrouge.report.comparer_json_v1 import ComparaisonV1
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git
from filrouge.validation import schema_root

HERE = Path(__file__).parent
SCHEMA = json.loads((schema_root() / "comparaison.schema.json").read_text(encoding="utf-8"))
DAY = ("--le", "2026-11-16")
NOUVELLE = "content/actions/ACT-2026-002.yaml"
Golden = Callable[[Path, str], None]
Run = Callable[..., Done]


@pytest.fixture
def vecu(depot: Path) -> Path:
    """Main at its second commit; a branch on which an action moved and another came; a file not committed."""
    begin(depot)
    commit(depot, "2026-04-09")
    edit(depot, "Scinder la deuxième journée", "Scinder la première journée")
    commit(depot, "2026-06-02")
    git(depot, "switch", "--quiet", "--create", "travail")
    edit(depot, "statut: en_cours", "statut: realisee\nrealisee_le: 2026-09-10")
    edit(depot, "2026-12-18", "2027-01-29")
    shutil.copyfile(depot / ACTION, depot / NOUVELLE)
    edit(depot, "APP-2026-T1-CHAUD#rythme", "APP-2026-T9-CHAUD#rythme", NOUVELLE)
    commit(depot, "2026-09-11")
    (depot / "content/appreciations/APP-2026-T1-CHAUD.yaml").unlink()
    return depot


def anonymous(text: str, root: Path) -> str:
    for letter, id_ in zip("abcdef", git(root, "rev-list", "--reverse", "travail").split(), strict=False):
        text = text.replace(id_, letter * 40).replace(id_[:7], letter * 7)
    return text.replace(__version__, "X.Y.Z")


class TestComparer:
    @pytest.mark.parametrize("form", ["texte", "markdown", "json"])
    def test_from_main_to_the_files(self, form: str, filrouge: Run, vecu: Path, golden: Golden) -> None:
        before = every_byte(vecu)
        done = filrouge("comparer", "--racine", vecu, *DAY, "--format", form)
        assert (done.code, done.err) == (0, "")
        assert every_byte(vecu) == before
        golden(HERE / f"textes/comparer.{form}.txt", anonymous(done.out, vecu))

    def test_between_two_revisions_files_are_not_looked_at(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("comparer", "main..travail", "--racine", vecu, *DAY, "--format", "json")
        found = json.loads(done.out)
        assert found["supprimees"] == []
        assert [one["fiche"] for one in found["creees"]] == ["ACT-2026-002"]

    def test_the_other_way_round(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("comparer", "travail..main", "--racine", vecu, *DAY, "--format", "json")
        found = json.loads(done.out)
        assert [one["fiche"] for one in found["supprimees"]] == ["ACT-2026-002"]
        assert found["avancees"] == []
        told = [words for one in found["autres"] for words in one["changements"]]
        assert "statut passé de « Réalisée » à « En cours »" in told

    def test_days(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("comparer", "2026-05-01..2026-06-30", "--racine", vecu, "--format", "json")
        found = json.loads(done.out)
        assert found["date_analyse"] == "2026-06-30"
        assert [one["fiche"] for one in found["autres"]] == ["ACT-2026-001"]
        assert found["defauts_apparus"] == found["defauts_disparus"] == []

    def test_nothing_changed(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("comparer", "main..main~0", "--racine", vecu, *DAY)
        assert done.code == 0
        assert done.out.endswith("\n  Rien n’a changé dans le plan.\n")

    def test_names_to_protect_are_hidden_in_the_past_too(self, filrouge: Run, vecu: Path) -> None:
        (vecu / "site_config").mkdir()
        (vecu / "site_config/noms-a-proteger.txt").write_text("journée\n", encoding="utf-8")
        for form in ("texte", "markdown", "json"):
            out = filrouge("comparer", "main~1..main", "--racine", vecu, *DAY, "--format", form).out
            assert "Scinder la première ███████" in out
            assert "journée" not in out

    def test_what_a_rule_could_not_look_at_has_not_gone(self, filrouge: Run, vecu: Path) -> None:
        before = json.loads(filrouge("comparer", "travail..", "--racine", vecu, *DAY, "--format", "json").out)
        (vecu / NOUVELLE).write_text("titre: [\n", encoding="utf-8")
        words = ("comparer", "travail..", "--racine", vecu, *DAY)
        found = json.loads(filrouge(*words, "--format", "json").out)
        gone = {one["code"] for one in found["defauts_disparus"]} - {
            one["code"] for one in before["defauts_disparus"]
        }
        unsure = {one["code"] for one in found["defauts_incomparables"]}
        assert unsure
        assert not gone & unsure
        assert gone == set()
        assert found["totaux"]["defauts_incomparables"] == len(found["defauts_incomparables"])
        assert "personne ne sait s’ils sont apparus ou disparus" in " ".join(filrouge(*words).out.split())

    def test_a_record_that_cannot_be_read_is_not_deleted(self, filrouge: Run, vecu: Path) -> None:
        (vecu / ACTION).write_text("titre: [\n", encoding="utf-8")
        done = filrouge("comparer", "travail..", "--racine", vecu, *DAY, "--format", "json")
        found = json.loads(done.out)
        assert [one["fiche"] for one in found["supprimees"]] == ["APP-2026-T1-CHAUD"]
        assert found["autres"] == [
            {
                "fiche": "ACT-2026-001",
                "titre": "Scinder la première journée",
                "changements": ["fichier illisible"],
            }
        ]

    def test_the_schema_is_the_type_and_output_is_valid(self, filrouge: Run, vecu: Path) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        assert differences(SCHEMA, SCHEMA, ComparaisonV1, "comparaison") == []
        found = json.loads(filrouge("comparer", "--racine", vecu, *DAY, "--format", "json").out)
        assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("nulle-part..main", "git ne connaît pas d’état « nulle-part »"),
            ("main..--all", "git ne connaît pas d’état « --all »"),
            ("main", "ce qu’il faut comparer s’écrit REV1..REV2"),
            ("main...travail", "ce qu’il faut comparer s’écrit REV1..REV2"),
            ("..main", "ce qu’il faut comparer s’écrit REV1..REV2"),
            ("2026-02-31..main", "« 2026-02-31 » n’est pas une date AAAA-MM-JJ"),
            ("2025-01-01..main", "rien n’était encore enregistré dans git le 1er janvier 2025"),
        ],
    )
    def test_what_cannot_be_compared_is_2(self, asked: str, said: str, filrouge: Run, vecu: Path) -> None:
        done = filrouge("comparer", asked, "--racine", vecu)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"erreur : {said}")
        assert "\n  aide : " in done.err

    def test_no_git_is_2(self, filrouge: Run, depot: Path) -> None:
        done = filrouge("comparer", "--racine", depot)
        assert done.code == 2
        assert done.err.startswith("erreur : le dossier n’est pas un dépôt git\n")

    def test_no_main_branch_is_2(self, filrouge: Run, vecu: Path) -> None:
        git(vecu, "branch", "--quiet", "-D", "main")
        done = filrouge("comparer", "--racine", vecu)
        assert done.code == 2
        assert done.err.startswith("erreur : le dépôt git n’a pas de branche « main »\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new repository, committed; then its name changes, and the files on disk are out of order."""
    root = tmp_path / "of"
    create_repository(root, Answers("Atelier d’avant", ("formation",)), Git(os.environ), date(2026, 4, 1))
    shutil.rmtree(root / ".git", ignore_errors=True)
    for model in (root / "content/procedures").iterdir():
        written = model.read_text(encoding="utf-8").replace("[à compléter", "[écrit")
        model.write_text(written, encoding="utf-8")
    begin(root)
    commit(root, "2026-04-09")
    edit(root, "Atelier d’avant", "Atelier d’après", "content/organisme.yaml")
    edit(root, "Atelier d’avant", "Atelier d’après", "mkdocs.yml")
    commit(root, "2026-06-02")
    (root / "content/organisme.yaml").write_text("nom: [\n", encoding="utf-8")
    return root


class TestConstruireAu:
    @pytest.mark.parametrize(("asked", "day"), [("2026-05-15", "15 mai 2026"), ("main~1", "9 avril 2026")])
    def test_the_site_as_it_stood(
        self, asked: str, day: str, filrouge: Run, site: Path, tmp_path: Path
    ) -> None:
        before, output = every_byte(site), tmp_path / "site"
        done = filrouge("construire", "--racine", site, "--au", asked, "--sortie", output)
        assert (done.code, done.out) == (0, f"{output / 'index.html'}\n")
        assert every_byte(site) == before
        assert f"date d’analyse\u00a0: {day}.\n" in done.err
        assert done.err.startswith("État du commit ")
        home = (output / "index.html").read_text(encoding="utf-8")
        assert "Atelier d’avant" in home
        assert "Atelier d’après" not in home
        for page in output.rglob("*.html"):
            assert f"date d’analyse\u00a0: {day}." in page.read_text(encoding="utf-8"), page

    def test_beside_the_present_site_when_no_folder_is_named(self, filrouge: Run, site: Path) -> None:
        done = filrouge("construire", "--racine", site, "--au", "main")
        assert done.out == f"{site / 'build/site-2026-06-02/index.html'}\n"
        assert "Atelier d’après" in (site / "build/site-2026-06-02/index.html").read_text(encoding="utf-8")
        assert not (site / "build/site").exists()

    def test_what_was_wrong_then_prevents_it_and_the_way_out_is_told(
        self, filrouge: Run, vecu: Path, tmp_path: Path
    ) -> None:
        shutil.copyfile(Path(__file__).parents[2] / "mkdocs.yml", vecu / "mkdocs.yml")
        commit(vecu, "2026-10-01")
        done = filrouge("construire", "--racine", vecu, "--au", "main", "--sortie", tmp_path / "s")
        assert done.code == 1
        assert not (tmp_path / "s").exists()

    def test_what_was_presented_is_made_again(self, filrouge: Run, site: Path, tmp_path: Path) -> None:
        git(site, "checkout", "--quiet", "--", ".")
        filrouge("construire", "--racine", site, "--le", "2026-06-10", "--sortie", tmp_path / "présenté")
        shown = git(site, "rev-parse", "HEAD")
        edit(site, "Atelier d’après", "Atelier de demain", "content/organisme.yaml")
        commit(site, "2026-06-20")
        again = ("--au", shown, "--le", "2026-06-10", "--sortie", tmp_path / "refait")
        assert filrouge("construire", "--racine", site, *again).code == 0
        for page in (tmp_path / "présenté").rglob("*.html"):
            made = (tmp_path / "refait" / page.relative_to(tmp_path / "présenté")).read_text(encoding="utf-8")
            without = re.sub(r'<div class="fil" role="note">.*?</div>\n', "", made, count=1, flags=re.DOTALL)
            assert without == page.read_text(encoding="utf-8"), page

    @pytest.mark.parametrize(("au", "le"), [("main", "2026-05-01"), ("2026-05-15", "2026-06-01")])
    def test_not_on_a_day_when_it_was_not_there(self, au: str, le: str, filrouge: Run, site: Path) -> None:
        done = filrouge("construire", "--racine", site, "--au", au, "--le", le)
        assert done.code == 2
        assert done.err.startswith("erreur : --le ne va avec --au que pour analyser un enregistrement")

    def test_a_day_to_come(self, filrouge: Run, site: Path) -> None:
        done = filrouge("construire", "--racine", site, "--au", "2100-01-01")
        assert done.code == 2
        assert done.err.startswith("erreur : le 1er janvier 2100 est à venir : git n’en sait encore rien\n")

    def test_a_state_that_git_does_not_know(self, filrouge: Run, site: Path) -> None:
        done = filrouge("construire", "--racine", site, "--au", "--upload-pack=x")
        assert done.code == 2
        assert done.err.startswith("erreur : git ne connaît pas d’état « --upload-pack=x »")
