"""``filrouge audit``: what is said where, and the three exit codes."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from filrouge.cli.main import main

RENDUS = Path(__file__).parent / "rendus"
ORGANISMES = Path(__file__).parents[1] / "audit/organismes"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Runner = Callable[..., Done]


@pytest.fixture
def on_no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def audit(on_no_ci: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run ``filrouge audit`` on a repository, as on a machine that is no CI."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(racine: Path, *words: str | Path) -> Done:
        with pytest.raises(SystemExit) as exited:
            main(["audit", "--racine", str(racine), *map(str, words)])
        said = capsys.readouterr()
        return Done(int(exited.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    folder = tmp_path / "depot"
    shutil.copytree(ORGANISMES / "une-personne", folder)
    return folder


@pytest.fixture
def troubled(depot: Path) -> Path:
    """A réclamation that waits, and a record that cannot be read."""
    (depot / "content/signalements/REC-2026-001.yaml").write_text(
        "titre: Attestation reçue trop tard\nnature: reclamation\nrecu_le: 2026-08-03\ncanal: courriel\n"
        "qualite: beneficiaire\ndescription: Attestation reçue six semaines après.\ngravite: mineure\n",
        encoding="utf-8",
    )
    (depot / "content/risques/RSQ-2026-001.yaml").write_text("titre: [\n", encoding="utf-8")
    return depot


@pytest.fixture
def summary(on_no_ci: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a step of a GitHub action; return the file of its summary."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "resume.md"))
    return tmp_path / "resume.md"


class TestTheDay:
    def test_by_default_it_is_that_of_the_next_audit(self, audit: Runner, depot: Path) -> None:
        (depot / "site_config").mkdir()
        (depot / "site_config/reglages.yaml").write_text("date_analyse: 2026-10-16\n", encoding="utf-8")
        done = audit(depot, "--format", "json")
        found = json.loads(done.out)
        assert (found["date_analyse"], found["date_audit"]) == ("2026-10-16", "2026-12-08")
        assert (found["audit_prevu"], found["referentiel"]["code"]) == ("surveillance", "decret-2026-728")

    @pytest.mark.parametrize(
        ("day", "code"), [("2026-10-31", "V9"), ("2026-11-01", "decret-2026-728"), ("2024-01-08", "V9")]
    )
    def test_asked_for_it_is_the_day_of_analysis_too(
        self, audit: Runner, depot: Path, day: str, code: str
    ) -> None:
        found = json.loads(audit(depot, "--le", day, "--format", "json").out)
        assert (found["date_analyse"], found["date_audit"], found["referentiel"]["code"]) == (day, day, code)
        assert found["audit_prevu"] is None

    def test_before_the_oldest_version_nothing_can_be_said(self, audit: Runner, depot: Path) -> None:
        done = audit(depot, "--le", "2024-01-07")
        assert (done.code, done.out) == (2, "")
        assert "aucune version connue du référentiel ne s’applique au 7 janvier 2024" in done.err
        assert "à partir du 8 janvier 2024" in done.err

    @pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01"])
    def test_an_absurd_day_is_refused_too(self, audit: Runner, depot: Path, day: str) -> None:
        assert audit(depot, "--le", day).code == 2


class TestTheIndicator:
    def test_alone(self, audit: Runner, depot: Path) -> None:
        done = audit(depot, "--le", "2026-11-16", "--indicateur", "32", "--format", "json")
        assert [one["numero"] for one in json.loads(done.out)["indicateurs"]] == [32]

    @pytest.mark.parametrize(
        ("number", "day", "told"),
        [
            ("33", "2026-11-16", "l’indicateur 33 ne s’applique pas à cet organisme"),
            ("33", "2026-10-31", "l’indicateur 33 n’entre en vigueur que le 1er novembre 2026"),
            ("12", "2026-11-16", "l’indicateur 12 n’est pas suivi par Fil Rouge"),
        ],
    )
    def test_that_does_not_apply_is_2(
        self, audit: Runner, depot: Path, number: str, day: str, told: str
    ) -> None:
        done = audit(depot, "--le", day, "--indicateur", number)
        assert (done.code, done.out) == (2, "")
        assert told in done.err
        assert "indicateurs possibles : 30, 31, 32" in done.err


class TestExitCodes:
    def test_nothing_blocks(self, audit: Runner, depot: Path) -> None:
        done = audit(depot, "--le", "2026-11-16", "--indicateur", "31")
        assert (done.code, done.err) == (0, "")

    def test_an_error_blocks_its_indicator_alone(self, audit: Runner, depot: Path) -> None:
        (depot / "content/signalements/REC-2026-001.yaml").write_text(
            "titre: Attestation reçue trop tard\nnature: reclamation\nrecu_le: 2026-08-03\ncanal: courriel\n"
            "qualite: beneficiaire\ndescription: Attestation reçue six semaines après.\ngravite: mineure\n",
            encoding="utf-8",
        )
        day = ("--le", "2026-11-16")
        assert audit(depot, *day, "--indicateur", "31").code == 1
        assert audit(depot, *day, "--indicateur", "30").code == 0
        assert audit(depot, *day, "--echantillon", "50").code == 1

    def test_a_folder_that_is_no_repository_is_2(self, audit: Runner, tmp_path: Path) -> None:
        assert audit(tmp_path).code == 2


class TestTheSample:
    def test_the_same_seed_gives_the_same(self, audit: Runner, depot: Path) -> None:
        first = audit(depot, "--le", "2026-11-16", "--echantillon", "2", "--graine", "4")
        again = audit(depot, "--le", "2026-11-16", "--echantillon", "2", "--graine", "4")
        assert first == again
        assert first.out.startswith("Échantillon de 2 pièces – graine 4\n")

    def test_it_is_not_of_one_indicator(self, audit: Runner, depot: Path) -> None:
        done = audit(depot, "--echantillon", "2", "--indicateur", "31")
        assert (done.code, done.out) == (2, "")
        assert "ne vont pas ensemble" in done.err

    def test_its_size_is_at_least_one(self, audit: Runner, depot: Path) -> None:
        assert audit(depot, "--echantillon", "0").code == 2


class TestTheOutput:
    @pytest.mark.parametrize("format_", ["texte", "markdown", "json"])
    def test_to_a_file(self, audit: Runner, depot: Path, tmp_path: Path, format_: str) -> None:
        target = tmp_path / "rapport"
        shown = audit(depot, "--le", "2026-11-16", "--format", format_)
        done = audit(depot, "--le", "2026-11-16", "--format", format_, "-o", target)
        assert (done.code, done.out, done.err) == (shown.code, "", f"Écrit : {target}\n")
        assert target.read_text(encoding="utf-8") == shown.out

    def test_an_unknown_format_is_2(self, audit: Runner, depot: Path) -> None:
        assert audit(depot, "--format", "pdf").code == 2


ASKED = ("--le", "2026-11-16", "--indicateur", "31")
TOLD = "1 ligne de la grille non démontrée (indicateur 31) : « filrouge audit --format texte » dit ce qui manque.\n"


class TestForMachines:
    """github, gitlab, junit and sarif: the findings of the pre-audit, judged on the day of the audit."""

    @pytest.mark.parametrize(
        ("format_", "file"),
        [("github", "31.github.txt"), ("gitlab", "31.gitlab.json"), ("junit", "31.junit.xml")],
    )
    def test_of_one_indicator(
        self, audit: Runner, troubled: Path, golden: Callable[[Path, str], None], format_: str, file: str
    ) -> None:
        done = audit(troubled, *ASKED, "--format", format_)
        assert (done.code, done.err) == (1, TOLD)
        golden(RENDUS / file, done.out)

    def test_sarif_of_one_indicator(
        self, audit: Runner, troubled: Path, golden: Callable[[Path, str], None]
    ) -> None:
        (run,) = json.loads(audit(troubled, *ASKED, "--format", "sarif").out)["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert rules
        assert all(31 in rule["properties"]["indicateurs"] for rule in rules)
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
        golden(RENDUS / "31.sarif.json", json.dumps(run["results"], ensure_ascii=False, indent=2) + "\n")

    def test_of_all_it_is_everything_found(self, audit: Runner, troubled: Path) -> None:
        found = json.loads(audit(troubled, "--le", "2026-11-16", "--format", "gitlab").out)
        assert {one["check_name"] for one in found} > {"yaml-decalage", "reclamation-sans-reponse"}
        assert {one["location"]["path"].split("/")[1] for one in found} == {"risques", "signalements"}

    def test_the_day_asked_for_is_the_day_they_are_judged_on(self, audit: Runner, depot: Path) -> None:
        early = json.loads(audit(depot, "--le", "2026-11-16", "--format", "gitlab").out)
        late = json.loads(audit(depot, "--le", "2027-11-16", "--format", "gitlab").out)
        assert "revue-trop-ancienne" not in {one["check_name"] for one in early}
        assert "revue-trop-ancienne" in {one["check_name"] for one in late}

    def test_nothing_is_said_beside_where_nothing_blocks(self, audit: Runner, depot: Path) -> None:
        done = audit(depot, *ASKED, "--format", "junit")
        assert (done.code, done.err) == (0, "")
        assert 'failures="0"' in done.out

    def test_to_a_file(self, audit: Runner, troubled: Path, tmp_path: Path) -> None:
        shown = audit(troubled, *ASKED, "--format", "sarif")
        done = audit(troubled, *ASKED, "--format", "sarif", "-o", tmp_path / "rapport.sarif")
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"Écrit : {tmp_path / 'rapport.sarif'} (")
        assert (tmp_path / "rapport.sarif").read_text(encoding="utf-8") == shown.out

    @pytest.mark.parametrize("format_", ["github", "gitlab", "junit", "sarif"])
    def test_a_sample_has_no_such_form(self, audit: Runner, depot: Path, format_: str) -> None:
        done = audit(depot, "--echantillon", "2", "--format", format_)
        assert (done.code, done.out) == (2, "")
        assert f"un échantillon ne se donne pas sous la forme {format_}" in done.err
        assert "formes possibles : json, markdown, texte" in done.err


class TestOnGitHub:
    def test_annotations_by_itself_and_the_page_as_the_summary(
        self, audit: Runner, troubled: Path, summary: Path
    ) -> None:
        done = audit(troubled, *ASKED)
        assert (done.code, done.err) == (1, TOLD)
        assert done.out == (RENDUS / "31.github.txt").read_text(encoding="utf-8")
        assert summary.read_text(encoding="utf-8") == audit(troubled, *ASKED, "--format", "markdown").out

    def test_a_full_summary_is_left_as_it_is(self, audit: Runner, troubled: Path, summary: Path) -> None:
        summary.write_bytes(b"x" * 999_900)
        done = audit(troubled, *ASKED)
        assert "celui de Fil Rouge n’y est pas ajouté" in done.err
        assert summary.stat().st_size == 999_900

    def test_a_sample_stays_text(self, audit: Runner, depot: Path, summary: Path) -> None:
        done = audit(depot, "--le", "2026-11-16", "--echantillon", "2")
        assert done.out.startswith("Échantillon de 2 pièces – graine 1\n")
        assert not summary.exists()
