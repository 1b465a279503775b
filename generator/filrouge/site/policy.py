"""The second wall: what a browser is told to refuse, should anything hostile ever reach a page.

The first wall is that nothing hostile does (``allowed.py``, ``theme_files.py``, the sanitiser of the pages).
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc=|\btype=\"application/json\"")
# Browsers do not agree that a page read from a folder is its own 'self'; from a server, file: gives nothing.
_OURS = "'self' file:"


def inline_scripts(html: str) -> tuple[str, ...]:
    """Return the scripts written in a page itself, in order, each once."""
    found = (text for attributes, text in _SCRIPT.findall(html) if not _NOT_RUN.search(attributes))
    return tuple(dict.fromkeys(found))


# The same for nearly all the pages of a site.
@lru_cache(maxsize=64)
def policy_tag(scripts: tuple[str, ...], *, live: bool, based: bool) -> str:
    """Return the tag that allows these inline scripts, the files of the site, and nothing else.

    ``live`` lets the preview ask its server for news; ``based`` lets the page say where the site is.
    Neither the theme nor our charts write a style in the page, so that none is allowed.
    """
    hashes = (f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    directives = (
        "default-src 'none'",
        " ".join(("script-src", _OURS, *hashes)),
        f"style-src {_OURS}",
        # Images may be written in a style sheet: in the theme's, and in the organisation's.
        f"img-src {_OURS} data:",
        f"font-src {_OURS}",
        "connect-src 'self'" if live else "connect-src 'none'",
        "base-uri 'self'" if based else "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
    )
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{escape("; ".join(directives), quote=False)}">'
    )
