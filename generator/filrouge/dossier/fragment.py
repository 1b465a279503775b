"""A page's fragment made part of one document: what is only for the screen goes, ids become unique, links lead inside.

Fragments are read with one regular expression, as ``site/links.py`` reads them: they come from our templates and our
sanitiser, which quote attributes and escape ``<`` in text. Two steps: ``bare``, then ``relink`` once the
anchors of all pages are known.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*)([^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*)>""")
_ATTRIBUTE = re.compile(r"""(\s)([^\s"'=/]+)="([^"]*)\"""")
_HEADING = re.compile(r"h[1-6]")
_VOID = frozenset(("br", "col", "hr", "img", "input", "wbr"))
_CLICKED = frozenset(
    ("button", "fieldset", "form", "input", "script", "select", "style", "template", "textarea")
)
_OF_THE_SCREEN = frozenset(("fil-download", "fil-filters", "fil-jumps"))
"""Classes of what has no meaning in a document that is read from beginning to end."""
_NAMES = frozenset(("aria-controls", "aria-describedby", "aria-labelledby", "for", "headers"))
"""Attributes that hold ids of the same page."""
_FETCHED = frozenset(
    ("action", "background", "data", "formaction", "poster", "src", "srcset", "style", "xlink:href")
)


def bare(html: str, *, deeper: int = 0, titled: bool = True) -> str:
    """Return a fragment without what is only for the screen; what is folded is open.

    Headings go ``deeper`` by so many levels. Without ``titled`` the ``<h1>`` goes too: the part that begins with
    the page bears its title.
    """
    kept: list[str] = []
    dropped = 0  # how many elements deep we are in one that goes
    end = 0
    for match in _TAG.finditer(html):
        if not dropped:
            kept.append(html[end : match.start()])
        end = match.end()
        closing, name, attributes = match.groups()
        alone = name in _VOID or attributes.endswith("/")
        if dropped or (not closing and _goes(name, attributes, titled=titled)):
            dropped += 0 if alone else -1 if closing else 1
            continue
        kept.append(_leveled(match, deeper) if _HEADING.fullmatch(name) else _opened(match))
    return "".join((*kept, html[end:]))


def anchors(html: str) -> Iterator[str]:
    """Yield the ids of a fragment."""
    for _, name, attributes in _TAG.findall(html):
        if name and "id=" in attributes:
            yield from (unescape(value) for _, key, value in _ATTRIBUTE.findall(attributes) if key == "id")


def relink(html: str, prefix: str, lead: Callable[[str], str | None]) -> str:
    """Return a fragment whose ids begin with ``prefix``; ``lead`` gives the new address of a link.

    A link that leads nowhere any more (None) becomes plain text.

    Raises:
        ValueError: the fragment would fetch something, which no page does.
    """
    plain = False  # the link we are in leads nowhere

    def tag(match: re.Match[str]) -> str:
        nonlocal plain
        closing, name, attributes = match.groups()
        if name == "a" and closing:
            was, plain = plain, False
            return "</span>" if was else "</a>"
        if closing or "=" not in attributes:
            return match[0]
        found = {key: unescape(value) for _, key, value in _ATTRIBUTE.findall(attributes)}
        if _FETCHED & found.keys() or (name != "a" and "href" in found):
            raise ValueError(f"a page of the dossier fetches something: {match[0]!r}")
        target = lead(found["href"]) if "href" in found else None
        plain = plain or (name == "a" and target is None)
        rewritten = _ATTRIBUTE.sub(lambda one: _attribute(one, prefix, target), attributes)
        return f"<{'span' if name == 'a' and target is None else name}{rewritten}>"

    return _TAG.sub(tag, html)


def _goes(name: str, attributes: str, *, titled: bool) -> bool:
    if name in _CLICKED or (name == "h1" and not titled):
        return True
    if "class=" not in attributes:
        return False
    classes = next((value for _, key, value in _ATTRIBUTE.findall(attributes) if key == "class"), "")
    return not _OF_THE_SCREEN.isdisjoint(classes.split())


def _leveled(match: re.Match[str], deeper: int) -> str:
    closing, name, attributes = match.groups()
    return f"<{closing}h{min(6, int(name[1]) + deeper)}{attributes}>"


def _opened(match: re.Match[str]) -> str:
    closing, name, attributes = match.groups()
    return f"<details{attributes} open>" if name == "details" and not closing else match[0]


def _attribute(match: re.Match[str], prefix: str, target: str | None) -> str:
    space, name, value = match.groups()
    if name == "href":
        return f'{space}href="{escape(target)}"' if target is not None else ""
    if name == "id":
        return f'{space}id="{prefix}{value}"'
    if name in _NAMES:
        return f'{space}{name}="{" ".join(prefix + one for one in value.split())}"'
    return match[0]
