"""What the commands that are run again and again on one machine keep between two runs."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from filrouge.cli.common import tell
from filrouge.history import Cache

_CI = ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")
"""What services of continuous integration set: the first by nearly all, the others where it is not."""


def local_cache(root: Path, environ: Mapping[str, str] = os.environ) -> Cache | None:
    """Return what keeps the history of a repository: a file of the user's, outside of the repository.

    None in CI: whoever can write what is kept from one run to the next could write another history.
    """
    if any(environ.get(name) for name in _CI):
        return None
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:20]
    return Cache(user_cache_path("filrouge", appauthor=False) / f"historique-{name}.sqlite3", tell)
