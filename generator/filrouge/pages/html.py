"""Values into HTML: escaped one by one, in a text that is ours."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

_JOINT = re.compile(r"(?<=.)(?=#)|(?<=[_/])(?=.)")
_TAG = re.compile(r"<[^>]*>")
_COLUMN = 52
"""Letters."""
_SAFE = frozenset((Markup, int, float))
_PIECE = frozenset((Markup,))


def html(template: str, *values: object) -> Markup:
    """Return ``template`` with each ``%s`` replaced by an escaped value; markup stays markup.

    The template is always a literal of this package, never a value. Much faster than
    ``Markup.format``, and pages are made of thousands of links.
    """
    safe = tuple([value if type(value) in _SAFE else _escaped(str(value)) for value in values])
    # Every value is escaped: what follows makes markup of the text without looking at it again.
    return str.__new__(Markup, template % safe)


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return pieces of markup as one; ``between`` is always a literal of this package.

    Much faster than ``Markup.join``, which escapes each piece again. A text that is no markup is refused.
    """
    pieces = [*parts]
    if not {*map(type, pieces)} <= _PIECE:
        raise TypeError(f"only markup is joined: {pieces!r}")
    return str.__new__(Markup, between.join(pieces))


# Titles and addresses come back on many pages.
_escaped = lru_cache(maxsize=4096)(escape)


@lru_cache(maxsize=4096)
def is_long(value: str) -> bool:
    """Tell whether words fill more than one column of a row of facts; tags take no room."""
    return len(value) > _COLUMN and len(_TAG.sub("", value)) > _COLUMN


# Addresses come back too, and letters are looked at one by one here.
@lru_cache(maxsize=4096)
def address(written: str) -> Markup:
    """Return the address of a record, for a reader: a narrow column cuts it between its words rather than inside one.

    After a hyphen browsers cut by themselves, where letters follow.
    """
    return Markup("<wbr>").join(_JOINT.split(written))
