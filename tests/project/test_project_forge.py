"""Where a commit is read: an address only when certain, and never what opens a door."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.diagnostics import Finding
from filrouge.evidence import gather
from filrouge.project import Project, lien_commit, open_project
from filrouge.report import render_text

ID = "0123456789abcdef0123456789abcdef01234567"
TODAY = date(2026, 11, 16)


def settled(folder: Path, settings: str) -> tuple[Project, tuple[Finding, ...]]:
    (folder / "content").mkdir()
    (folder / "site_config").mkdir()
    (folder / "site_config/reglages.yaml").write_text(settings, encoding="utf-8")
    return open_project(folder, clock=TODAY)


def quoted(value: str) -> str:
    """Write a value as YAML reads it back, whatever it holds."""
    return "'" + value.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("depot", "link"),
    [
        ("https://github.com/of/plan", f"https://github.com/of/plan/commit/{ID}"),
        ("https://github.com/of/plan.git", f"https://github.com/of/plan/commit/{ID}"),
        ("https://GitHub.com/of/plan/", f"https://github.com/of/plan/commit/{ID}"),
        ("https://www.github.com/of/plan", f"https://www.github.com/of/plan/commit/{ID}"),
        ("https://framagit.org/of/plan", f"https://framagit.org/of/plan/-/commit/{ID}"),
        ("https://gitlab.com/of/qualite/plan", f"https://gitlab.com/of/qualite/plan/-/commit/{ID}"),
        ("https://gitlab.of.fr:8443/of/plan", f"https://gitlab.of.fr:8443/of/plan/-/commit/{ID}"),
        ("https://codeberg.org/of/plan", f"https://codeberg.org/of/plan/commit/{ID}"),
        ("https://gitea.of.fr/of/plan", f"https://gitea.of.fr/of/plan/commit/{ID}"),
        ("https://forgejo.of.fr/of/plan", f"https://forgejo.of.fr/of/plan/commit/{ID}"),
        ("https://bitbucket.org/of/plan", f"https://bitbucket.org/of/plan/commits/{ID}"),
        ("https://bitbucket.of.fr/projects/OF/repos/plan", f"https://bitbucket.of.fr/projects/OF/repos/plan/commits/{ID}"),
    ],
)  # fmt: skip
def test_a_known_forge(depot: str, link: str, tmp_path: Path) -> None:
    project, findings = settled(tmp_path, f"depot: {depot}\n")
    assert findings == ()
    assert project.lien(ID) == link


UNCERTAIN = [
    "",
    "http://github.com/of/plan",
    "git@github.com:of/plan.git",
    "ssh://git@github.com/of/plan.git",
    "javascript://github.com/of/plan",
    "javascript:alert(1)//https://github.com/of/plan",
    "data:text/html,https://github.com/of/plan",
    "//github.com/of/plan",
    "/srv/plan",
    "https://jeton:secret@github.com/of/plan",
    "https://secret@github.com/of/plan",
    "https://github.com/of/plan@secret",
    "https://github.com/of",
    "https://github.com/of/plan/tree/main",
    "https://github.com/of/plan?x=1",
    "https://github.com/of/plan#x",
    "https://github.com/of/..",
    "https://github.com/of/.git",
    'https://github.com/of/pl"an',
    "https://github.com/of/pl'an",
    "https://github.com/of/pl an",
    " https://github.com/of/plan",
    "https://github.com/of/plan ",
    "https://github.com/of/pl\u00a0an",
    "https://github.com/of/<b>",
    "https://github.com/of/%70lan",
    "https://github.com\\of/plan",
    "https://github.com/of//plan",
    "https://github.com//of/plan",
    "https://gitlab.com/plan",
    "https://gitlab.com/of/plan/-/tree/main",
    "https://bitbucket.of.fr/of/plan/src/x",
    "https://git.of.fr/of/plan",
    "https://of.gitlab.io/qualite/plan",
    "https://gist.github.com/of/plan",
    "https://github/of/plan",
    "https://\u212aithub.com/of/plan",
    "https://github.com:99999x/of/plan",
    "https://github.com:0/of/plan",
    "https://[github.com/of/plan",
]
# What the reader of YAML refuses, or cannot give.
NEVER_READ = [
    "https://github.com/of/plan\n",
    "https://github.com/of/pl\u202ean",
    "https://github.com/of/pl\0an",
]


@pytest.mark.parametrize("depot", [*UNCERTAIN, *NEVER_READ])
def test_an_address_that_is_not_certain(depot: str) -> None:
    assert lien_commit(depot, ID) is None


@pytest.mark.parametrize("depot", UNCERTAIN)
def test_is_told_and_never_quoted(depot: str, tmp_path: Path) -> None:
    project, findings = settled(tmp_path, f"depot: {quoted(depot)}\n")
    assert [(one.code, one.span.line) for one in findings] == [("depot-mal-designe", 1)]
    assert project.lien(ID) is None
    evidence = gather(project, findings)
    shown = render_text(findings, evidence.sources, color=False)
    assert "secret" not in shown
    assert "x=1" not in shown
    assert not any("://" in line.replace("https://github.com/", "") for line in shown.splitlines())


@pytest.mark.parametrize(
    ("depot", "meant"),
    [
        ("git@github.com:of/plan.git", "https://github.com/of/plan"),
        ("ssh://git@gitlab.of.fr/of/plan.git", "https://gitlab.of.fr/of/plan"),
        ("https://jeton:secret@github.com/of/plan", "https://github.com/of/plan"),
        ("http://codeberg.org/of/plan/", "https://codeberg.org/of/plan"),
        ("https://github.com/of/plan?tab=readme", "https://github.com/of/plan"),
    ],
)
def test_what_was_meant(depot: str, meant: str, tmp_path: Path) -> None:
    [finding] = settled(tmp_path, f"depot: {depot}\n")[1]
    assert finding.helps[0] == f"vouliez-vous dire « {meant} » ?"


def test_other_faults_of_the_settings_are_told_too(tmp_path: Path) -> None:
    project, findings = settled(tmp_path, "depot: https://git.of.fr/of/plan\nseuils: {retard: 3}\n")
    assert {one.code for one in findings} == {"depot-mal-designe", "rubrique-inconnue"}
    assert project.reglages.depot == ""


def test_without_the_setting_there_is_no_link(tmp_path: Path) -> None:
    assert settled(tmp_path, "date_analyse: 2026-11-16\n")[0].lien(ID) is None


def test_what_git_says_of_itself_is_never_asked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(
        '[remote "origin"]\n\turl = https://github.com/of/plan\n', encoding="utf-8"
    )
    assert settled(tmp_path, "seuils: {recurrence: 3}\n")[0].lien(ID) is None


@pytest.mark.parametrize("commit", ["", "0123456", ID[:-1] + "g", ID.upper(), ID + "\n", ID + "00"])
def test_what_is_no_commit(commit: str) -> None:
    assert lien_commit("https://github.com/of/plan", commit) is None


def test_a_commit_of_a_sha256_repository() -> None:
    assert (
        lien_commit("https://github.com/of/plan", "a" * 64) == f"https://github.com/of/plan/commit/{'a' * 64}"
    )
