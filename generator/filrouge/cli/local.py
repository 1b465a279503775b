"""What the commands that are run again and again on one machine keep between two runs."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from filrouge.cli.common import tell
from filrouge.history import Cache
from filrouge.profil import Profil
from filrouge.site.kept import Kept

_CI = ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")
"""What services of continuous integration set: the first by nearly all, the others where it is not."""


def local_cache(root: Path, environ: Mapping[str, str] = os.environ) -> Cache | None:
    """Return what keeps the history of a repository: a file of the user's, outside of the repository.

    None in CI, nor where the user has no folder but in the repository: whoever can write what is kept from one run to
    the next could write another history.
    """
    file = _file("historique", root, environ)
    return Cache(file, tell) if file else None


def local_site(root: Path, profil: Profil, environ: Mapping[str, str] = os.environ) -> Kept | None:
    """Return what keeps the pages of a repository for a profile: another such file, under the same conditions."""
    file = _file(f"site-{profil}", root, environ)
    return Kept(file, tell) if file else None


def _file(what: str, root: Path, environ: Mapping[str, str]) -> Path | None:
    root = root.resolve()
    folder = _folder()
    if any(environ.get(name) for name in _CI) or folder is None or folder.is_relative_to(_top(root)):
        return None
    name = sha256(os.fsencode(root)).hexdigest()[:20]
    return folder / f"{what}-{name}.sqlite3"


def _folder() -> Path | None:
    try:
        folder = user_cache_path("filrouge", appauthor=False)
    except RuntimeError:
        # A user without a home, as in some containers.
        return None
    return folder.resolve() if folder.is_absolute() else None


def _top(root: Path) -> Path:
    """Return the folder of the git repository that holds the records, else theirs."""
    return next((folder for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), root)
