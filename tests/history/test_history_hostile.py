"""A repository that would run programs, hide commits or send git elsewhere is read as any other."""

import os
import subprocess
from pathlib import Path

import pytest
from history_depots import ACTION, ENVIRON, Depot

from filrouge.history import Historique, read_history


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    depot = Depot(tmp_path / "depot")
    for day, word in enumerate(("un", "deux", "trois"), start=5):
        depot.save(f"titre: {word}\n", f"2026-01-{day:02d}T09:00:00+01:00")
    return depot


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a trace: the file ``lance`` beside it."""
    program = tmp_path / "piege"
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/lance\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def titles(found: object) -> list[object]:
    assert isinstance(found, Historique), found
    return [version.donnees and version.donnees["titre"] for version in found.de("ACT-2026-001")]


def set_traps(depot: Depot, trap: Path) -> None:
    """Everything in a repository that can name a program."""
    for key in (
        *("core.fsmonitor", "core.pager", "pager.rev-list", "core.sshCommand", "core.editor", "core.askPass"),
        *("diff.external", "diff.piege.textconv", "diff.piege.command", "filter.piege.smudge"),
        *("filter.piege.clean", "gpg.program", "gpg.ssh.program", "credential.helper", "core.gitProxy"),
        "core.alternateRefsCommand",
    ):
        depot.git("config", key, str(trap))
    for command in ("rev-parse", "rev-list", "cat-file", "diff-tree", "for-each-ref", "config"):
        depot.git("config", f"alias.{command}", f"!{trap}")
    hooks = depot.folder / "crochets"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"):
        (hooks / name).symlink_to(trap)
    depot.git("config", "core.hooksPath", str(hooks))
    depot.git("config", "log.showSignature", "true")
    depot.write(".gitattributes", "* diff=piege filter=piege\n")


class TestPrograms:
    def test_none_is_run(self, depot: Depot, trap: Path) -> None:
        set_traps(depot, trap)
        trace = trap.with_name("lance")
        # The traps work: what everybody types springs them.
        subprocess.run(
            ["git", "status"], cwd=depot.folder, env=ENVIRON, capture_output=True, check=False, timeout=30
        )
        assert trace.exists()
        trace.unlink()
        assert titles(read_history(depot.folder, ENVIRON)) == ["un", "deux", "trois"]
        assert not trace.exists()

    def test_none_that_the_user_or_the_surroundings_name(
        self, depot: Depot, trap: Path, tmp_path: Path
    ) -> None:
        (tmp_path / ".gitconfig").write_text(f"[core]\n\tfsmonitor = {trap}\n", encoding="utf-8")
        other = Depot(tmp_path / "autre")
        environ = {
            "PATH": ENVIRON["PATH"],
            "HOME": str(tmp_path),
            "GIT_DIR": str(other.folder / ".git"),
            "GIT_EXTERNAL_DIFF": str(trap),
            "GIT_PAGER": str(trap),
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.fsmonitor",
            "GIT_CONFIG_VALUE_0": str(trap),
        }
        assert titles(read_history(depot.folder, environ)) == ["un", "deux", "trois"]
        assert not trap.with_name("lance").exists()

    def test_none_of_a_bare_repository_hidden_in_a_folder(self, depot: Depot, trap: Path) -> None:
        hidden = depot.folder / "docs"
        depot.git("init", "--quiet", "--bare", "--template=", str(hidden))
        config = (
            f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {trap}\n"
        )
        (hidden / "config").write_text(config, encoding="utf-8")
        (hidden / "content/actions").mkdir(parents=True)
        read_history(hidden, ENVIRON)
        assert not trap.with_name("lance").exists()
        # … which is what git does there by itself.
        subprocess.run(["git", "status"], cwd=hidden, env=ENVIRON, capture_output=True, check=False)
        assert trap.with_name("lance").exists()

    def test_none_of_the_remote_of_a_partial_copy(self, depot: Depot, trap: Path, tmp_path: Path) -> None:
        depot.git("config", "uploadpack.allowFilter", "true")
        clone = tmp_path / "clone"
        depot.git("clone", "--quiet", "--filter=blob:none", f"file://{depot.folder}", str(clone))
        for key in ("remote.origin.uploadpack", "core.sshCommand"):
            depot.git("-C", str(clone), "config", key, str(trap))
        for url in (f"file://{depot.folder}", f"ext::{trap}", "ssh://localhost/depot"):
            depot.git("-C", str(clone), "config", "remote.origin.url", url)
            assert not isinstance(read_history(clone, ENVIRON), Historique)
        assert not trap.with_name("lance").exists()


class TestLies:
    def test_replaced_and_grafted_commits_are_read_as_made(self, depot: Depot) -> None:
        whole = read_history(depot.folder, ENVIRON)
        assert titles(whole) == ["un", "deux", "trois"]
        depot.git("replace", "--graft", "HEAD")
        (depot.folder / ".git/info").mkdir(exist_ok=True)
        head = depot.git("rev-parse", "HEAD")
        (depot.folder / ".git/info/grafts").write_text(f"{head}\n", encoding="utf-8")
        assert depot.git("log", "--format=%h").count("\n") == 0
        assert read_history(depot.folder, ENVIRON) == whole

    def test_a_mailmap_or_attributes_change_nothing(self, depot: Depot) -> None:
        depot.write(".mailmap", "Directrice <d@exemple.fr> <qualite@exemple.fr>\n")
        depot.write(".gitattributes", "*.yaml working-tree-encoding=UTF-16 eol=crlf export-ignore\n")
        depot.save("titre: quatre\r\n".encode("utf-16"), "2026-01-08T09:00:00+01:00")
        assert titles(read_history(depot.folder, ENVIRON)) == ["un", "deux", "trois", "quatre"]

    def test_a_work_folder_elsewhere(self, depot: Depot) -> None:
        whole = read_history(depot.folder, ENVIRON)
        depot.git("config", "core.worktree", str(depot.folder.parent))
        assert read_history(depot.folder, ENVIRON) == whole

    def test_settings_that_bend_the_answers(self, depot: Depot) -> None:
        whole = read_history(depot.folder, ENVIRON)
        for key, value in (
            ("diff.renames", "copies"),
            ("diff.noprefix", "true"),
            ("diff.orderFile", str(depot.folder / ACTION)),
            ("core.abbrev", "4"),
            ("core.quotePath", "false"),
            ("core.ignoreCase", "true"),
            ("log.date", "relative"),
            ("i18n.logOutputEncoding", "UTF-16"),
            ("core.warnAmbiguousRefs", "true"),
        ):
            depot.git("config", key, value)
        depot.git("update-ref", "refs/heads/HEAD", "HEAD~2")
        assert read_history(depot.folder, ENVIRON) == whole

    def test_nothing_is_written(self, depot: Depot) -> None:
        def state() -> list[tuple[str, int, int]]:
            return sorted(
                (str(path), path.stat().st_mtime_ns, path.stat().st_size)
                for path in depot.folder.rglob("*")
                if path.is_file()
            )

        before = state()
        assert titles(read_history(depot.folder, ENVIRON)) == ["un", "deux", "trois"]
        assert state() == before

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a folder away")
    def test_a_repository_of_another_user(self, depot: Depot) -> None:
        for path in (depot.folder, *depot.folder.rglob("*")):
            os.chown(path, 12345, 12345)
        assert titles(read_history(depot.folder, ENVIRON)) == ["un", "deux", "trois"]
