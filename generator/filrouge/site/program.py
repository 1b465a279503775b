"""The theme's own program, which most sites do without: on a phone it is a quarter of the work of showing a page.

Of what it does, our pages need the colours (``static/colours.js``), and the title of the page in the header and the
opening of what is folded (``pages/static/script``). The rest is style.
"""

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

FOLDER = "assets/javascripts/"
"""Where the theme keeps it."""
_FEATURES = frozenset(("header.autohide", "navigation.top", "navigation.tracking"))
_PARTS = (
    re.compile(rf'[ \n]*<script src="[./]*{FOLDER}bundle\.[^"]*"></script>'),
    re.compile(r'[ \n]*<script id="__config"[^>]*>[^<]*</script>'),
    # It opens a tab of a set of tabs.
    re.compile(r'[ \n]*<script>var target=[^<]*"__tabbed_"[^<]*</script>'),
)
_COLOURS = re.compile(r"<script>var palette=[^<]*</script>")


def needed(features: Collection[str]) -> bool:
    """Tell whether the organisation asked for anything that only the theme's program does."""
    return not _FEATURES.isdisjoint(features)


def without(html: str) -> str:
    """Return a page that does without the program; its colours are set by a script of ours.

    Raises:
        ValueError: the page does not call it as we know it: a bug.
    """
    for part in _PARTS:
        html = _replaced(part, "", html)
    return _replaced(_COLOURS, f"<script>{_colours()}</script>", html)


def _replaced(pattern: re.Pattern[str], by: str, html: str) -> str:
    html, count = pattern.subn(lambda _: by, html)
    if count != 1:
        raise ValueError(f"the engine wrote {count} times what {pattern.pattern!r} stands for")
    return html


@cache
def _colours() -> str:
    return (files("filrouge.site") / "static/colours.js").read_text(encoding="utf-8")
