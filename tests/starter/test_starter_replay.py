"""The history of an organisation, replayed from the dates in its records."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from dates_ecrites import written_dates

from filrouge.diagnostics import UserError
from filrouge.graph import link
from filrouge.project import Project
from filrouge.records import load_records
from filrouge.records.names import Named, read_name
from filrouge.records.parse import parse_record
from filrouge.source import read_document
from filrouge.starter.example import create_example, example_commits, example_root
from filrouge.starter.git import Git
from filrouge.starter.model import earlier_texts, earlier_values
from filrouge.starter.plans import PLANS
from filrouge.starter.versions import Earlier, versions

HERE = Path(__file__).parent
DEPOT = HERE / "depot"
GIT = Git(os.environ)
NOISE = ("schemas/", ".vscode/", ".github/")


def run_git(folder, *arguments):
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ("git", *arguments), cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def poured(folder, commits):
    folder.mkdir()
    GIT.init(folder)
    GIT.pour(folder, commits)
    return folder


def content_of(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "content").rglob("*")
        if path.is_file()
    }


def faults_of(commits):
    """Check every version of every record alone, on the day of its commit."""
    for commit in commits:
        for path, content in commit.files.items():
            named = read_name(path)
            if isinstance(named, Named) and path.startswith("content/"):
                document, findings = read_document(path, content)
                yield from findings
                today = commit.when.date()
                yield from parse_record(document, named.type, named.id, today)[1] if document else ()


def broken_links(folder, commits, step):
    """Look at one working tree in ``step``, as it was then."""
    for number, commit in enumerate(commits):
        for path, content in commit.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        if number % step == 0:
            loaded = load_records(Project(folder, commit.when.date()))
            yield from loaded.findings
            yield from link(loaded)[1]


def test_the_whole_history_of_a_small_organisation(golden):
    lines = []
    for commit in example_commits(DEPOT):
        lines.append(f"{commit.when:%a %Y-%m-%d %H:%M %z}  {commit.name} <{commit.email}>")
        lines += [f"    {line}" for line in commit.message.splitlines() if line]
        lines += [f"    + {path}" for path in sorted(commit.files) if not path.startswith(NOISE)]
    golden(HERE / "journal.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "path",
    ["actions/ACT-2026-001.yaml", "signalements/REC-2026-001.yaml", "appreciations/APP-2026-T1-CHAUD.yaml"],
)
def test_the_versions_of_a_record(golden, path):
    raw = (DEPOT / "content" / path).read_bytes()
    document, _ = read_document(f"content/{path}", raw)
    name = read_name(f"content/{path}").type.name
    found = versions(document, name, PLANS[name])
    text = "".join(
        f"===== {version.on} {version.words} ({version.role})\n{version.text}" for version in found
    )
    golden(HERE / "versions" / f"{Path(path).stem}.txt", text)
    assert found[-1].text.encode() == raw


def test_what_was_said_before_a_day_stands_in_the_versions_before_it():
    raw = (DEPOT / "content/signalements/REC-2026-001.yaml").read_bytes()
    document, _ = read_document("content/signalements/REC-2026-001.yaml", raw)
    plain = versions(document, "signalement", PLANS["signalement"])
    last = plain[-1].on
    told = (
        Earlier(last, {("gravite",): "majeure", ("qualite",): None}),
        Earlier(plain[1].on, {("gravite",): "mineure"}),
    )
    found = versions(document, "signalement", PLANS["signalement"], earlier=told)
    seen = [
        (re.search("^gravite: (.+)$", version.text, re.MULTILINE)[1], "\nqualite: " in version.text)
        for version in found
    ]
    middle = [("majeure", False)] * (len(plain) - 2)
    assert seen == [("mineure", False), *middle, (document.data["gravite"], True)]
    assert found[-1].text.encode() == raw
    assert [version.on for version in found] == [version.on for version in plain]


def test_the_last_commit_is_the_content_to_the_byte(tmp_path):
    folder = poured(tmp_path / "x", example_commits(DEPOT))
    assert content_of(folder) == content_of(DEPOT)
    assert run_git(folder, "status", "--porcelain") == ""
    assert (folder / "site_config/reglages.yaml").read_bytes() == (
        DEPOT / "site_config/reglages.yaml"
    ).read_bytes()


def test_two_runs_make_the_same_commits(tmp_path):
    heads = {run_git(poured(tmp_path / name, example_commits(DEPOT)), "rev-parse", "HEAD") for name in "ab"}
    assert len(heads) == 1


def test_git_holds_what_was_told(tmp_path):
    commits = example_commits(DEPOT)
    folder = poured(tmp_path / "x", commits)
    shown = run_git(
        folder, "log", "--reverse", "--format=%an <%ae> %ad %cd", "--date=format:%F %T %z"
    ).splitlines()
    assert shown == [f"{c.name} <{c.email}> {c.when:%F %T %z} {c.when:%F %T %z}" for c in commits]


def test_every_version_is_valid():
    assert list(faults_of(example_commits(DEPOT))) == []


def test_no_commit_links_ahead(tmp_path):
    assert list(broken_links(tmp_path, example_commits(DEPOT), step=1)) == []


def test_records_that_wait_for_each_other_are_refused(tmp_path):
    for number, other in ((1, 2), (2, 1)):
        path = tmp_path / f"content/actions/ACT-2026-00{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"titre: Une action\nouverte_le: 2026-04-01\norigines: [ACT-2026-00{other}]\n", encoding="utf-8"
        )
    (tmp_path / "content/organisme.yaml").write_bytes((DEPOT / "content/organisme.yaml").read_bytes())
    with pytest.raises(ValueError, match="cycle"):
        example_commits(tmp_path)


def test_a_faulty_example_is_a_bug(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organisme.yaml").write_text("nom: [\n", encoding="utf-8")
    with pytest.raises(ValueError, match="free of faults"):
        example_commits(tmp_path)


class TestTheExample:
    """The organisation that is shipped."""

    def test_is_long_enough_valid_and_as_written(self, tmp_path):
        commits = example_commits(example_root(), earlier_texts(), earlier_values())
        months = {(commit.when.year, commit.when.month) for commit in commits}
        assert len(commits) >= 250
        assert len(months) >= 24
        assert list(faults_of(commits)) == []
        folder = poured(tmp_path / "x", commits)
        assert content_of(folder) == content_of(example_root())

    def test_a_procedure_goes_through_the_versions_its_own_table_tells(self):
        commits = example_commits(example_root(), earlier_texts(), earlier_values())
        for id_ in earlier_texts():
            path = f"content/procedures/{id_}.md"
            texts = [commit.files[path].decode() for commit in commits if path in commit.files]
            told = re.findall(r'^version: "(.+)"$', "\n".join(texts), re.MULTILINE)
            written = re.findall(r"^\| (\d\.\d) \|", texts[-1], re.MULTILINE)
            assert list(dict.fromkeys(told)) == written
            days = [commit.when.date().isoformat() for commit in commits if path in commit.files]
            assert days[1:] == re.findall(r"^applicable_le: (.+)$", "\n".join(texts[1:]), re.MULTILINE)

    def test_a_risk_is_rated_again_on_its_day(self):
        ratings = {}
        for commit in example_commits(example_root(), earlier_texts(), earlier_values()):
            for path, content in commit.files.items():
                found = re.search(rb"^probabilite: (\d)\nimpact: (\d)$", content, re.MULTILINE)
                if found and path.startswith("content/risques/"):
                    rating = (int(found[1]), int(found[2]))
                    known = ratings.setdefault(Path(path).stem, [])
                    if not known or known[-1][1:] != rating:
                        known.append((commit.when.date().isoformat(), *rating))
        assert {id_: rated for id_, rated in ratings.items() if len(rated) > 1} == {
            "RSQ-2025-001": [("2025-01-30", 3, 3), ("2026-04-16", 2, 3)],
            "RSQ-2025-002": [("2025-01-30", 3, 3), ("2025-07-17", 2, 2)],
            "RSQ-2025-003": [("2025-01-30", 3, 2), ("2026-07-16", 2, 2)],
            "RSQ-2025-004": [("2025-01-30", 2, 3), ("2025-04-15", 3, 3), ("2026-07-16", 2, 3)],
            "RSQ-2025-005": [("2025-07-17", 2, 4), ("2026-03-12", 1, 3)],
            "RSQ-2025-006": [("2025-10-16", 2, 3), ("2026-10-15", 2, 2)],
            "RSQ-2026-003": [("2026-02-05", 2, 3), ("2026-07-16", 3, 3)],
        }

    def test_no_text_knows_what_comes_after_it(self, golden):
        """Each date written before it came is listed, to be read: it must be announced, never told as done."""
        known, lines = set(), []
        for commit in example_commits(example_root(), earlier_texts(), earlier_values()):
            day = commit.when.date()
            for path, content in sorted(commit.files.items()):
                if isinstance(read_name(path), Named) and path.startswith("content/"):
                    for on, words in written_dates(content.decode(), day):
                        if (path, words) not in known and on > day:
                            lines.append(f"{day}  {Path(path).stem}  {on}  {words}")
                        known.add((path, words))
        golden(HERE / "annonces.txt", "\n".join(lines) + "\n")

    def test_all_that_was_said_before_a_day_is_replayed(self):
        commits = example_commits(example_root(), earlier_texts(), earlier_values())
        for id_, told in earlier_values().items():
            texts = [
                content.decode()
                for commit in commits
                for path, content in commit.files.items()
                if Path(path).stem == id_
            ]
            assert texts, id_
            for value in (value for one in told for value in one.values.values() if value is not None):
                assert any(str(value) in text for text in texts[:-1]), (id_, value)

    def test_links_resolve_all_along(self, tmp_path):
        commits = example_commits(example_root(), earlier_texts(), earlier_values())
        assert list(broken_links(tmp_path, commits, step=len(commits) // 10)) == []

    def test_is_made_by_one_command(self, tmp_path, filrouge):
        target = tmp_path / "build/exemple"
        said = filrouge("demarrer", "--exemple", target)
        count = run_git(target, "rev-list", "--count", "HEAD").strip()
        assert said == (
            f"L’exemple est prêt dans « {target} » : un organisme fictif, {count} commits. La suite :\n\n"
            f'  cd "{target}"\n  git log --oneline\n  filrouge verifier\n  filrouge servir\n'
        )
        assert "fictif" in (target / "README.md").read_text(encoding="utf-8")
        assert [path.name for path in target.parent.iterdir()] == ["exemple"]

    def test_needs_git(self, tmp_path):
        with pytest.raises(UserError, match="git est introuvable"):
            create_example(tmp_path / "x", Git({"PATH": ""}))
        assert list(tmp_path.iterdir()) == []
