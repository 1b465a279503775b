"""The hook of git that reads again what is about to be recorded: added to a repository, never over another hook."""

from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.starter.files import write_new
from filrouge.starter.git import Git
from filrouge.starter.model import hook_text

FOLDER = ".githooks"
_SETTING = "core.hooksPath"
_NAME = "pre-commit"
_BY_HAND = "ajoutez-y vous-même la ligne « filrouge garde || exit 1 »"


def install_hook(folder: Path, git: Git) -> bool:
    """Write the hook of a repository and have git use it; return False when all was in place already.

    Raises:
        UserError: the folder is not the top of a git repository, has hooks of its own, or git is missing.
    """
    if not (folder / ".git").exists():
        raise UserError(
            f"« {folder} » n’est pas la racine d’un dépôt git",
            "donnez le dossier qui contient « .git » ; pour en faire un dépôt : git init",
        )
    path, text = folder / FOLDER / _NAME, hook_text(_NAME)
    used = git.setting(folder, _SETTING)
    _check_free(folder, used, git)
    written = path.exists()
    if written and path.read_bytes().replace(b"\r\n", b"\n") != text.encode():
        raise UserError(
            f"« {path} » existe déjà, et dit autre chose",
            f"{_BY_HAND}, ou supprimez ce fichier pour que Fil Rouge écrive le sien",
        )
    if not written:
        write_new(path, text)
    ready = path.stat().st_mode & 0o100
    path.chmod(path.stat().st_mode | 0o111)
    if used != FOLDER:
        git.set(folder, _SETTING, FOLDER)
    return not (written and ready and used == FOLDER)


def _check_free(folder: Path, used: str, git: Git) -> None:
    """Refuse to turn off hooks that are there: git looks into one folder only."""
    if used not in {"", FOLDER}:
        raise UserError(f"git prend déjà ses crochets dans « {used} »", f"{_BY_HAND}, dans {used}/{_NAME}")
    if used == FOLDER:
        return
    active = sorted(path.name for path in git.own_hooks(folder) if path.suffix != ".sample")
    if active:
        raise UserError(
            f"ce dépôt a déjà des crochets : {', '.join(active)} (dans .git/hooks)",
            f"{_BY_HAND}, dans .git/hooks/{_NAME}",
        )
