"""Which git repository holds a folder, and whether its history is all there."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from filrouge.history.errors import NoHistoryError
from filrouge.history.git import Git

COMMITS = "HEAD"
"""The file of that folder which git writes to whenever another commit is looked at: made, pulled, checked out."""


@dataclass(frozen=True, slots=True)
class Depot:
    """A git repository with at least one commit, and no known gap.

    ``top`` is the folder that holds ``.git``; ``dossier`` the way from there to the records' repository, as
    git writes it ("" or ``…/``); ``head`` the id of the commit from which all is read.
    """

    git: Git
    top: Path
    dossier: bytes
    head: str


def open_depot(root: Path, environ: Mapping[str, str], timeout: float) -> Depot:
    """Find the repository of ``root``, itself or the nearest folder above it that holds ``.git``.

    Raises:
        NoHistoryError: none, an empty one, a part of one, or one that git cannot read.
    """
    top = folder_of(root)
    git = Git(top, environ, timeout)
    _check_whole(git, top)
    inside = root.relative_to(top).as_posix()
    return Depot(git, top, b"" if inside == "." else os.fsencode(inside) + b"/", _head(git, top))


def commits_folder(root: Path, environ: Mapping[str, str], timeout: float) -> Path | None:
    """Return the folder in which git notes each commit of the records' repository; None when there is none yet."""
    try:
        asked = Git(folder_of(root), environ, timeout).call("rev-parse", "--absolute-git-dir")
    except NoHistoryError:
        return None
    folder = Path(os.fsdecode(asked.stdout.removesuffix(b"\n"))) / "logs"
    return folder if asked.returncode == 0 and (folder / COMMITS).is_file() else None


def folder_of(root: Path) -> Path:
    """Return the folder that holds ``.git``: ``root`` itself, or the nearest above it.

    Raises:
        NoHistoryError: there is none.
    """
    for folder in (root, *root.parents):
        # A file stands there in a second working folder (git worktree) or a submodule.
        if os.path.lexists(folder / ".git"):
            return folder
    raise NoHistoryError(
        "le dossier n’est pas un dépôt git",
        "lancez « git init », puis enregistrez les fiches (git commit)",
        incomplet=False,
    )


def _check_whole(git: Git, top: Path) -> None:
    asked = git.call("rev-parse", "--is-shallow-repository")
    if asked.returncode:
        raise NoHistoryError(
            f"git ne reconnaît pas de dépôt dans « {top} »",
            "lancez « git status » dans ce dossier pour savoir pourquoi, ou clonez de nouveau le dépôt",
        )
    if asked.stdout.strip() != b"false":
        raise NoHistoryError(
            "le dépôt git est une copie récente, sans ses premiers enregistrements",
            "lancez « git fetch --unshallow » ; dans un contrôle automatique (CI), réglez « fetch-depth: 0 »",
        )


def _head(git: Git, top: Path) -> str:
    asked = git.call("rev-parse", "--verify", "--quiet", "HEAD")
    if asked.returncode and not _is_new(git, top):
        raise NoHistoryError(
            "la branche actuelle n’a aucun enregistrement, ou sa trace est abîmée, alors que le dépôt en a eu",
            "« git log --all » les montre : revenez sur leur branche (git switch), ou clonez de nouveau le dépôt",
        )
    if asked.returncode:
        raise NoHistoryError(
            "rien n’est encore enregistré dans le dépôt git",
            "enregistrez les fiches (git add, puis git commit)",
            incomplet=False,
        )
    return asked.stdout.decode("ascii").strip()


def _is_new(git: Git, top: Path) -> bool:
    """Tell a repository in which nothing was ever committed from one that has lost its way."""
    if git.run("for-each-ref", "--count=1"):
        return False
    branch = git.call("symbolic-ref", "--quiet", "HEAD").stdout.strip().decode("utf-8", "replace")
    told = git.run("rev-parse", "--git-path", branch or "HEAD", "--git-path", f"logs/{COMMITS}")
    ref, log = (top / os.fsdecode(line) for line in told.splitlines())
    return not (branch and os.path.lexists(ref)) and not (log.is_file() and log.stat().st_size)


def beside_main(depot: Depot) -> tuple[str, int]:
    """Return the main branch and how many commits of the head are on none of its copies; ("", 0) without a main branch."""
    names = [f"refs/{place}/{name}" for name in ("main", "master") for place in ("heads", "remotes/origin")]
    told = depot.git.run("for-each-ref", "--format=%(objectname) %(refname)", *names).decode(
        "utf-8", "replace"
    )
    tips = [line.partition(" ")[::2] for line in told.splitlines()]
    if not tips:
        return "", 0
    name = tips[0][1].rpartition("/")[2]
    ids = [id_ for id_, _ in tips]
    if depot.head in ids:
        return name, 0
    return name, int(depot.git.run("rev-list", "--count", depot.head, "--not", *ids))


def is_partial(git: Git) -> bool:
    """Tell a copy made without some of its objects (``git clone --filter``)."""
    asked = git.call("config", "--name-only", "--get-regexp", r"^remote\..*\.promisor$")
    return asked.returncode == 0
