"""Zensical, by the authors of Material: a program in Rust with a theme of its own, which needs neither of the others."""

import re

from filrouge.site.engines.engine import NEIGHBOURS, Engine, Settings

# Room for the link to a forge, which no page of ours has; it would push the buttons away from their corner.
_NO_FORGE = r'[ \n]*<div class="md-header__source">\s*</div>'


def _adapt(settings: Settings) -> Settings:
    theme = settings["theme"]
    if not isinstance(theme, dict):
        raise TypeError(f"the theme is no table of settings: {theme!r}")
    return {
        **settings,
        # Material's looks; without it, the looks of Zensical.
        "theme": {**theme, "variant": "classic"},
        # Its search is there although no plugin is asked for: a box in the page, and an index that its script
        # would look for beside it.
        "plugins": {"search": {"enabled": False}},
    }


ZENSICAL = Engine(
    name="zensical",
    title="Zensical",
    package="zensical",
    theme="zensical",
    install='pip install "filrouge[zensical]"',
    unwanted=re.compile(r"assets/javascripts/workers/|assets/stylesheets/modern/"),
    leftovers=re.compile(f"{NEIGHBOURS.pattern}|{_NO_FORGE}"),
    adapt=_adapt,
)
