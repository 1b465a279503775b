"""A site made from what an earlier run kept is the one made from nothing, file by file, whatever was edited between."""

import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest
from site_edits import Plan

from filrouge.evidence import Evidence, gather
from filrouge.history import read_history
from filrouge.pages import Fragments, render_pages
from filrouge.profil import Profil
from filrouge.project import open_project
from filrouge.records import RECORD_TYPES
from filrouge.site.build import assemble
from filrouge.site.fill import Site
from filrouge.site.kept import Kept

DEPOT = Path(__file__).parents[1] / "pages/depot"
ENVIRON = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "HOME": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "q@exemple.fr" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    root = tmp_path / "depot"
    shutil.copytree(DEPOT, root)
    (root / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    git(root, "init", "--quiet", "--template=", "--initial-branch=main")
    commit(root, "2026-05-01")
    return root


def git(root: Path, *words: str, **more: str) -> None:
    subprocess.run(["git", *words], cwd=root, env={**ENVIRON, **more}, capture_output=True, check=True)


def commit(root: Path, day: str) -> None:
    at = f"{day}T09:00:00+02:00"
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "x", GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)


def read(root: Path, day: date = date(2026, 11, 16)) -> Evidence:
    project, findings = open_project(root, clock=day, asked=day)
    return gather(project, findings, read_history(root, ENVIRON))


def made(fragments: Fragments) -> set[str]:
    """Return the pages that had to be made."""
    return {name for name in fragments.made if name.endswith(".html") and " " not in name}


def site_of(evidence: Evidence, fragments: Fragments | None = None) -> Site:
    assembly = assemble(evidence, draft=True, fragments=fragments)
    assert assembly.site, assembly.findings
    return assembly.site


def whole(site: Site) -> dict[str, bytes]:
    return {path: site.content(path) for path in site}


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_give_what_a_clean_run_gives(depot: Path, tmp_path: Path, seed: int) -> None:
    plan = Plan(depot, Random(seed), lambda day: commit(depot, day))  # noqa: S311 # no secret
    kept = Kept(tmp_path / "site.sqlite3", pytest.fail)
    memory, said = Fragments(), ["nothing yet"]
    for _ in range(15):
        clean = list(render_pages(read(depot, plan.today)))
        disk = kept.load()
        for fragments in (memory, disk):
            assert list(render_pages(read(depot, plan.today), fragments)) == clean, said
        kept.save(disk)
        assert kept.load().before.keys() == disk.now.keys()
        memory = memory.next()
        said.append(plan.edit())


@pytest.mark.parametrize("profil", list(Profil))
def test_every_file_of_long_lists_is_what_a_clean_run_gives(
    depot: Path, tmp_path: Path, profil: Profil
) -> None:
    for name in ("actions/ACT-2026-001", "signalements/REC-2026-001"):
        _multiply(depot / f"content/{name}.yaml", 205)
    commit(depot, "2026-05-02")
    plan = Plan(depot, Random(profil.value), lambda day: commit(depot, day))  # noqa: S311 # no secret
    kept = Kept(tmp_path / "site.sqlite3", pytest.fail)
    said: list[str] = []
    for edits in ((), (plan.retitle, plan.restate, plan.relink), (plan.remove, plan.redate, plan.label)):
        said += [edit() for edit in edits]
        fragments = kept.load()
        found = assemble(read(depot, plan.today), profil, draft=True, fragments=fragments).site
        kept.save(fragments)
        if not said:
            assert found
            assert {"plan/2026.html", "tracabilite/retours-2026.html"} <= set(found)
            continue
        clean = assemble(read(depot, plan.today), profil, draft=True).site
        assert (found and whole(found)) == (clean and whole(clean)), said


def _multiply(path: Path, count: int) -> None:
    """Write copies of a record beside it, under other numbers."""
    text = path.read_text(encoding="utf-8")
    for number in range(300, 300 + count):
        path.with_stem(f"{path.stem[:-3]}{number}").write_text(text, encoding="utf-8", newline="\n")


def test_the_whole_site_is_the_same_file_by_file(depot: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "site.sqlite3", pytest.fail)
    fragments = kept.load()
    site_of(read(depot), fragments)
    kept.save(fragments)
    path = depot / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titre: ", "titre: Bien ", 1), encoding="utf-8")
    fragments = kept.load()
    site = site_of(read(depot), fragments)
    assert whole(site) == whole(site_of(read(depot)))
    assert "coquilles" not in fragments.made
    assert "liens regles/registre-vide.html" not in fragments.made


def test_an_edit_makes_again_the_pages_that_show_something_of_it(depot: Path) -> None:
    first = Fragments()
    before = {page.path: page.html for page in render_pages(read(depot), first)}
    of_all = {
        path for path in before if path.endswith(("index.html", "tendances.html")) or path[:4] == "vie/"
    }
    assert made(first) == before.keys() - of_all
    path = depot / "content/actions/ACT-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titre: ", "titre: Bien ", 1), encoding="utf-8")
    second = first.next()
    after = {page.path: page.html for page in render_pages(read(depot), second)}
    changed = {path for path in after if after[path] != before[path]}
    assert made(second) == changed & made(first)
    assert "plan/ACT-2026-001.html" in changed
    third = second.next()
    assert {page.path: page.html for page in render_pages(read(depot), third)} == after
    assert not third.made


def test_another_day_is_another_plan(depot: Path) -> None:
    first = Fragments()
    list(render_pages(read(depot), first))
    later = first.next()
    assert list(render_pages(read(depot, date(2027, 3, 1)), later)) == list(
        render_pages(read(depot, date(2027, 3, 1)))
    )
    assert "plan/ACT-2026-001.html" in later.made


def test_all_that_a_record_holds_shows_in_its_mark() -> None:
    """The mark is made of what ``repr`` shows: no field may be left out, nor be a set, which has no order."""
    seen: set[type] = set()
    waiting: list[type] = [type_.cls for type_ in RECORD_TYPES]
    while waiting:
        cls = waiting.pop()
        if cls in seen or not is_dataclass(cls):
            continue
        seen.add(cls)
        for one in fields(cls):
            assert one.repr, (cls, one.name)
            assert "set[" not in str(one.type), (cls, one.name)
            module = vars(sys.modules[cls.__module__])
            waiting += [
                kind for name, kind in module.items() if isinstance(kind, type) and name in str(one.type)
            ]
    assert len(seen) > len(RECORD_TYPES)


def test_what_is_kept_is_the_users_own(depot: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "cache/site.sqlite3", pytest.fail)
    fragments = kept.load()
    list(render_pages(read(depot), fragments))
    kept.save(fragments)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700


def test_what_is_erased_leaves_the_file(depot: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "site.sqlite3", pytest.fail)
    path = depot / "content/abandons/ABD-2026-001.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + "analyse: Monsieur Untel-Rare est parti.\n"
        if "analyse" not in text
        else text.replace("analyse: ", "analyse: Untel-Rare. ", 1),
        encoding="utf-8",
    )
    for _ in range(2):
        fragments = kept.load()
        list(render_pages(read(depot), fragments))
        kept.save(fragments)
        found = b"Untel-Rare" in kept.path.read_bytes()
        assert found is path.exists()
        path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"this is no data base",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"Atelier", b"Atelyer"),
        lambda raw: raw.replace(b"fil-head", b"fil-heaD"),
    ],
)
def test_a_damaged_file_is_made_again(depot: Path, tmp_path: Path, damage: object) -> None:
    said: list[str] = []
    kept = Kept(tmp_path / "site.sqlite3", said.append)
    fragments = kept.load()
    clean = list(render_pages(read(depot), fragments))
    kept.save(fragments)
    kept.path.write_bytes(damage(kept.path.read_bytes()))  # type: ignore[operator]
    for _ in range(2):
        fragments = kept.load()
        assert list(render_pages(read(depot), fragments)) == clean
        kept.save(fragments)
    assert not fragments.made
    assert len(said) <= 1


def test_a_row_of_another_kind_is_a_damaged_row(depot: Path, tmp_path: Path) -> None:
    said: list[str] = []
    kept = Kept(tmp_path / "site.sqlite3", said.append)
    fragments = kept.load()
    list(render_pages(read(depot), fragments))
    kept.save(fragments)
    with closing(kept._open()) as base:
        base.execute("UPDATE kept SET text = 'autre' WHERE name = (SELECT max(name) FROM kept)")
    assert not kept.load().before
    assert len(said) == 1
    assert "abîmé" in said[0]


def test_what_another_version_of_the_code_kept_is_not_used(depot: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "site.sqlite3", pytest.fail)
    fragments = kept.load()
    list(render_pages(read(depot), fragments))
    kept.save(fragments)
    with kept._open() as base:
        base.execute("UPDATE kept SET text = 'autre' WHERE name = ''")
    assert not kept.load().before
