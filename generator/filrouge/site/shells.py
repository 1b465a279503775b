"""The shells as an earlier run made them, when the configuration is the same: the engine then has nothing to do."""

from base64 import b64decode, b64encode
from functools import partial
from types import MappingProxyType
from typing import Any

from filrouge.pages import Fragments
from filrouge.pages.fragments import mark
from filrouge.site.config import SiteConfig
from filrouge.site.engines import Engine
from filrouge.site.shell import Shell, Shells, build_shells

_NAME = "coquilles"


def kept_shells(
    config: SiteConfig, folders: tuple[str, ...], engine: Engine, fragments: Fragments | None
) -> Shells:
    """Return the shells of a configuration, from what is kept if anything is."""
    if fragments is None:
        return build_shells(config, folders, engine)
    kept = fragments.given(
        _NAME, mark(repr((engine.name, config, folders))), partial(_written, config, folders, engine)
    )
    return Shells(
        MappingProxyType(
            {
                folder: Shell(tuple(pieces), tuple(scripts))
                for folder, (pieces, scripts) in kept["shells"].items()
            }
        ),
        MappingProxyType({path: b64decode(content) for path, content in kept["files"].items()}),
    )


def _written(config: SiteConfig, folders: tuple[str, ...], engine: Engine) -> dict[str, Any]:
    made = build_shells(config, folders, engine)
    return {
        "shells": {folder: (shell.pieces, shell.scripts) for folder, shell in made.by_folder.items()},
        "files": {path: b64encode(content).decode() for path, content in made.files.items()},
    }
