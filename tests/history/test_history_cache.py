"""What is kept between two readings changes nothing of what is told, and may be lost or damaged at any time."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from history_depots import ENVIRON, Depot, replay, story
from hypothesis import given, settings
from test_history_property import Commit, graphs, stream

from filrouge.cli.local import local_cache
from filrouge.history import Cache, Historique, SansHistorique, Version, read_history

CASES = sorted((Path(__file__).parent / "cas").iterdir())
FIRST, SECOND, THIRD = (f"2026-01-0{day}T09:00:00+01:00" for day in (5, 6, 7))


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, said: list[str]) -> Cache:
    return Cache(tmp_path / "ailleurs" / "historique.sqlite3", said.append)


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    depot = Depot(tmp_path / "depot")
    depot.save("titre: un\n", FIRST)
    depot.save("titre: deux\n", SECOND)
    return depot


def whole(found: Historique | SansHistorique) -> object:
    """All that a history says, values included, whatever they were read from."""
    if isinstance(found, SansHistorique):
        return found
    values = {
        id_: [(dict(one.donnees or {}), one.avant) for one in those] for id_, those in found.versions.items()
    }
    return found, values, story(found)


def read(depot: Path, cache: Cache | None = None) -> object:
    return whole(read_history(depot, ENVIRON, cache=cache))


def rows(cache: Cache) -> set[str]:
    with closing(sqlite3.connect(cache.path)) as base:
        return {key for (key,) in base.execute("SELECT key FROM kept")}


class TestTheSame:
    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_every_case_cold_and_warm(
        self, case: Path, tmp_path: Path, cache: Cache, said: list[str]
    ) -> None:
        folder = replay(case, tmp_path / "depot")
        clean = read(folder)
        assert read(folder, cache) == clean
        assert read(folder, cache) == clean
        assert said == []

    @settings(max_examples=25)
    @given(graphs())
    def test_commit_after_commit(self, commits: list[Commit]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            depot, cache = Depot(Path(folder, "depot")), Cache(Path(folder, "gardé"), pytest.fail)
            depot.git("fast-import", "--quiet", "--date-format=raw", stdin="".join(stream(commits)).encode())
            ids = depot.git("rev-list", "--topo-order", "--reverse", "main").split()
            # Backwards too: what is forgotten is read again.
            for id_ in (*ids, *ids[::-2]):
                depot.git("update-ref", "refs/heads/main", id_)
                assert read(depot.folder, cache) == read(depot.folder)

    def test_a_folder_of_a_larger_repository(self, tmp_path: Path, cache: Cache, said: list[str]) -> None:
        depot = Depot(tmp_path / "depot")
        depot.save("titre: dedans\n", FIRST, path="plan/content/actions/ACT-2026-001.yaml")
        depot.save("titre: à côté\n", SECOND, path="content/actions/ACT-2026-001.yaml")
        for folder in (depot.folder / "plan", depot.folder, depot.folder / "plan"):
            assert read(folder, cache) == read(folder)
        assert said == []


class TestOnlyWhatIsNew:
    def test_one_commit_after_another(self, depot: Depot, cache: Cache, tmp_path: Path) -> None:
        read(depot.folder, cache)
        depot.save("titre: trois\n", THIRD)
        asked = tmp_path / "demande"
        assert whole(read_history(depot.folder, spied(tmp_path, asked), cache=cache)) == read(depot.folder)
        commit = depot.git("rev-parse", "HEAD")
        blob = depot.git("rev-parse", "HEAD:content/actions/ACT-2026-001.yaml")
        words = set(asked.read_text(encoding="utf-8").split())
        # Its parent is told to git, to compare them.
        assert {word for word in words if len(word) == 40} == {commit, blob, depot.git("rev-parse", "HEAD~1")}

    def test_nothing_new_is_not_written(self, depot: Depot, cache: Cache) -> None:
        read(depot.folder, cache)
        before = cache.path.stat().st_mtime_ns
        read(depot.folder, cache)
        assert cache.path.stat().st_mtime_ns == before

    def test_nothing_is_written_in_the_repository(self, depot: Depot, cache: Cache) -> None:
        before = sorted(depot.folder.rglob("*"))
        read(depot.folder, cache)
        assert sorted(depot.folder.rglob("*")) == before
        assert cache.path.stat().st_mode & 0o077 == 0


def spied(folder: Path, asked: Path) -> dict[str, str]:
    """Surroundings whose git writes down what it is asked on its standard input."""
    programs = folder / "programmes"
    programs.mkdir()
    git = shutil.which("git")
    # Whether the objects are there is asked of all of them; the contents, of the new ones alone.
    script = f'#!/bin/sh\ncase "$*" in *--batch-check*) exec {git} "$@";; esac\ntee -a {asked} | {git} "$@"\n'
    (programs / "git").write_text(script, encoding="utf-8")
    (programs / "git").chmod(0o755)
    return {**ENVIRON, "PATH": f"{programs}:{os.environ['PATH']}"}


class TestOnlyWhatIsThere:
    def test_a_content_that_went_away_is_missed(self, depot: Depot, cache: Cache) -> None:
        assert isinstance(read_history(depot.folder, ENVIRON, cache=cache), Historique)
        id_ = depot.git("rev-parse", "HEAD~1:content/actions/ACT-2026-001.yaml")
        (depot.folder / ".git/objects" / id_[:2] / id_[2:]).unlink()
        found = read_history(depot.folder, ENVIRON, cache=cache)
        assert isinstance(found, SansHistorique)
        assert found == read_history(depot.folder, ENVIRON)
        assert found.incomplet

    def test_a_damaged_file_is_told_without_what_it_holds(
        self, depot: Depot, cache: Cache, said: list[str]
    ) -> None:
        read(depot.folder, cache)
        raw = cache.path.read_bytes()
        cache.path.write_bytes(raw.replace(b"qualite@exemple.fr", b"qualite@exemple.\xff\xff"))
        assert read(depot.folder, cache) == read(depot.folder)
        assert said[0].endswith(" n’a pas pu être lu (il est abîmé) ; tout est relu dans git.")


class TestForgotten:
    def test_what_left_the_history_leaves_no_trace(self, depot: Depot, cache: Cache) -> None:
        depot.save("titre: Madame Canari\n", THIRD, message="canari")
        read(depot.folder, cache)
        assert b"Canari" in cache.path.read_bytes()
        depot.git("reset", "--quiet", "--hard", "HEAD~1")
        assert read(depot.folder, cache) == read(depot.folder)
        assert b"anari" not in cache.path.read_bytes()

    def test_what_other_readers_kept(self, depot: Depot, cache: Cache, said: list[str]) -> None:
        read(depot.folder, cache)
        with closing(sqlite3.connect(cache.path)) as base, base:
            base.execute("UPDATE kept SET text = 'autre version' WHERE key = ''")
            base.execute("UPDATE kept SET text = 'null' WHERE key LIKE 'y%'")
        assert read(depot.folder, cache) == read(depot.folder)
        assert read(depot.folder, cache) == read(depot.folder)
        assert said == []


def overwrite(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + bytes(b ^ 0x20 for b in raw[4096:]))


def scribble(path: Path) -> None:
    path.write_bytes(b"rien d'une base\n" * 400)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def sql(words: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute(words)

    return change


DAMAGES = {
    "des octets changés": overwrite,
    "autre chose": scribble,
    "vide": empty,
    "une valeur changée": sql("UPDATE kept SET text = replace(text, 'deux', 'cinq')"),
    "une ligne vidée": sql("UPDATE kept SET text = NULL WHERE key LIKE 'c%'"),
    "une autre table": sql("DROP TABLE kept"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_it_is_told_and_made_again(
    damage: Callable[[Path], None], depot: Depot, cache: Cache, said: list[str]
) -> None:
    clean = read(depot.folder, cache)
    kept = rows(cache)
    damage(cache.path)
    assert read(depot.folder, cache) == clean
    (message,) = said
    assert message.startswith(f"L’historique gardé dans {cache.path} n’a pas pu être lu (")
    assert message.endswith(" ; tout est relu dans git.")
    assert rows(cache) == kept
    assert read(depot.folder, cache) == clean
    assert len(said) == 1


def test_that_cannot_be_written_is_told(depot: Depot, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    cache = Cache(tmp_path / "fichier" / "historique.sqlite3", said.append)
    assert read(depot.folder, cache) == read(depot.folder)
    (message,) = said
    assert message.endswith(" ; la prochaine construction relira tout.")


def test_that_another_run_is_writing(depot: Depot, cache: Cache, said: list[str]) -> None:
    read(depot.folder, cache)
    depot.save("titre: trois\n", THIRD)
    with closing(sqlite3.connect(cache.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert read(depot.folder, cache) == read(depot.folder)
    assert [message.count("une autre exécution s’en sert") for message in said] == [1, 1]


class TestWhere:
    def test_outside_of_the_repository_one_for_each(self, tmp_path: Path) -> None:
        one, other = (local_cache(tmp_path / name, {}) for name in ("un", "autre"))
        assert one is not None
        assert other is not None
        assert one.path != other.path
        assert one.path.parent == other.path.parent == Path(os.environ["XDG_CACHE_HOME"], "filrouge")

    @pytest.mark.parametrize("inside", ["", "sous/dossier"])
    def test_nowhere_when_it_would_come_with_the_repository(
        self, inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / ".git").mkdir()
        root = tmp_path / inside
        root.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        assert local_cache(root, {}) is None
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
        assert local_cache(root, {}) is not None

    @pytest.mark.parametrize("name", ["CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"])
    def test_nowhere_in_ci(self, name: str, tmp_path: Path) -> None:
        assert local_cache(tmp_path, {name: "true"}) is None
        assert local_cache(tmp_path, {name: ""}) is not None


def titles(versions: tuple[Version, ...]) -> list[object]:
    return [version.donnees and version.donnees["titre"] for version in versions]


def test_a_forged_content_of_the_repository_is_not_looked_at(depot: Depot, cache: Cache) -> None:
    """A cache that came with the files is none: the name it would have is nobody's to choose."""
    read(depot.folder, cache)
    shutil.copy(cache.path, depot.folder / cache.path.name)
    sql("UPDATE kept SET text = replace(text, 'deux', 'cinq')")(depot.folder / cache.path.name)
    found = read_history(depot.folder, ENVIRON, cache=cache)
    assert isinstance(found, Historique)
    assert titles(found.de("ACT-2026-001")) == ["un", "deux"]
