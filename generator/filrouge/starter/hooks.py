"""The hooks of git that read again what is about to be recorded: added to a repository, never over another hook."""

from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.starter.files import write_new
from filrouge.starter.git import Git
from filrouge.starter.model import hook_text

FOLDER = ".githooks"
_SETTING = "core.hooksPath"
_LINES = {"pre-commit": "filrouge garde || exit 1", "commit-msg": 'filrouge garde --message "$1" || exit 1'}
"""Each hook, and what it does in one line: the files that are recorded, then the message."""
_BY_HAND = "ajoutez-y vous-même la ligne « {line} »"


def install_hook(folder: Path, git: Git) -> bool:
    """Write the hooks of a repository and have git use them; return False when all was in place already.

    Raises:
        UserError: the folder is not the top of a git repository, has hooks of its own, or git is missing.
    """
    if not (folder / ".git").exists():
        raise UserError(
            f"« {folder} » n’est pas la racine d’un dépôt git",
            "donnez le dossier qui contient « .git » ; pour en faire un dépôt : git init",
        )
    used = git.setting(folder, _SETTING)
    _check_free(folder, used, git)
    for name in _LINES:
        _check_same(folder / FOLDER / name)
    ready = [_write(folder / FOLDER / name) for name in _LINES]
    if used != FOLDER:
        git.set(folder, _SETTING, FOLDER)
    return not (all(ready) and used == FOLDER)


def _check_same(path: Path) -> None:
    """Refuse to write over a hook that says something else."""
    if path.exists() and path.read_bytes().replace(b"\r\n", b"\n") != hook_text(path.name).encode():
        by_hand = _BY_HAND.format(line=_LINES[path.name])
        raise UserError(
            f"« {path} » existe déjà, et dit autre chose",
            f"{by_hand}, ou supprimez ce fichier pour que Fil Rouge écrive le sien",
        )


def _write(path: Path) -> bool:
    """Write a hook that git can run; return whether it was there and ready."""
    written = path.exists()
    if not written:
        write_new(path, hook_text(path.name))
    ready = path.stat().st_mode & 0o100
    path.chmod(path.stat().st_mode | 0o111)
    return bool(written and ready)


def _check_free(folder: Path, used: str, git: Git) -> None:
    """Refuse to turn off hooks that are there: git looks into one folder only."""
    if used not in {"", FOLDER}:
        raise UserError(f"git prend déjà ses crochets dans « {used} »", _in(used))
    if used == FOLDER:
        return
    active = sorted(path.name for path in git.own_hooks(folder) if path.suffix != ".sample")
    if active:
        raise UserError(
            f"ce dépôt a déjà des crochets : {', '.join(active)} (dans .git/hooks)",
            _in(".git/hooks"),
        )


def _in(folder: str) -> str:
    """Say what to write by hand, hook by hook."""
    return " ; ".join(f"dans {folder}/{name}, {_BY_HAND.format(line=line)}" for name, line in _LINES.items())
