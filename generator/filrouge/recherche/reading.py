"""What a finished page says, word by word: its fragment is all that is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from filrouge.pages import Page

# Same order as the weights in ``61-search-index.js``.
KIND, TITLE, OWN, AROUND = range(4)
"""Where a word stands in a page: its kind and its number, its title and its state, its own text, what is around."""

RULES = "regles"
"""The folder of the rules, and their group."""

Texts = tuple[str, str, str, str]
"""What is searched of a page, by place."""
_MOST = 2000
# Charts and their figures repeat what the page says, letter by letter where their drawing wants it; an icon is no space
# between two words. The texts that others replaced are for who comes to the page.
_LEFT_OUT = (
    ("</figcaption>", "</figure>", "</figure>"),
    ("<svg", "</svg>", ""),
    ("<section data-hors-recherche>", "</section>", ""),
)
# The rows of a list lead to records, which are found themselves.
_ROWS = (('<table class="fil-table fil-cards', "</table>", "</table>"),)
_AROUND = (("<section data-autour", "</section>", ""), ("<footer data-autour", "</footer>", ""))
_HEADING = re.compile(r"<h[2-6][^>]*>.*?</h[2-6]>", re.DOTALL)
_TAG = re.compile(r"<(/?\w+)[^>]*>")
# A letter in bold is still in its word; a chip is not in the word before it; anything else is a line of its own.
_SPACES = {"a": "", "/a": "", "strong": "", "/strong": "", "em": "", "/em": "", "code": "", "/code": ""}
_SPACES |= {"span": " ", "/span": "", "time": "", "/time": "", "wbr": ""}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as results show it; excerpts are cut from ``excerpt``.

    ``group`` is the section of a record or of a rule, "" for the pages that show many of them.
    """

    path: str
    id: str
    title: str
    kind: str
    group: str
    year: str
    excerpt: str
    states: tuple[str, ...]


def read(page: Page) -> tuple[Reading, Texts]:
    """Return a page as results show it, and what it says."""
    shown, _ = _apart(page.html, _LEFT_OUT)
    head, _, rest = shown.partition("</h1>")
    facts, _, body = rest.rpartition("</header>")
    folder, _, name = page.path.rpartition("/")
    label = page.label
    if folder == RULES and name != "index.html":
        return _rule(page, text(head.partition("<h1")[0]), text(body))
    if label:
        told, beside = _apart(body, _AROUND)
        own, around = text(told), text("".join((head, *beside)))
        # What the page tells comes before its facts: an excerpt without the word then begins well.
        own, kind, group = f"{own}\n{text(facts)}".strip(), label.kind, folder
    else:
        rest, _ = _apart(rest, _ROWS)
        own, around = text(" ".join(_HEADING.findall(rest))), text(f"{head}</h1>{rest}")
        kind, group = "Page", ""
    id_, title, states = (label.id, label.title, label.states) if label else ("", page.title, ())
    texts = (f"{kind} {id_}" if label else "", " ".join((title, *states)), own, around)
    reading = Reading(
        path=page.path,
        id=id_,
        title=title,
        kind=kind,
        group=group,
        year=_year(id_),
        states=states,
        excerpt=_short(own if group else around),
    )
    return reading, texts


def _rule(page: Page, code: str, own: str) -> tuple[Reading, Texts]:
    """A rule is found by its codes and its title: its examples name records that are not those of this site."""
    reading = Reading(page.path, "", page.title, "Règle", RULES, "", _short(f"{code}\n{own}"), ())
    return reading, (code, page.title, "", "")


def _apart(html: str, parts: Iterable[tuple[str, str, str]]) -> tuple[str, list[str]]:
    """Return a fragment without the parts that begin and end so, and these parts.

    None of them holds another. The third of each is what stands in its place.
    """
    apart = []
    for start, end, instead in parts:
        first, *others = html.split(start)
        kept = [first]
        for other in others:
            part, _, after = other.partition(end)
            apart.append(f"{start}{part}{end}")
            kept.append(f"{instead}{after}")
        html = "".join(kept)
    return html, apart


def text(html: str) -> str:
    """Return the words that a fragment shows, one line for each block."""
    pieces = _TAG.split(html.replace("\n", " "))
    pieces[1::2] = [_SPACES.get(tag, "\n") for tag in pieces[1::2]]
    lines = unescape("".join(pieces)).replace("  ", " ").split("\n")
    return "\n".join(filter(None, map(str.strip, lines)))


def _year(id_: str) -> str:
    return next((part for part in id_.split("-") if re.fullmatch(r"20\d\d", part)), "")


def _short(shown: str) -> str:
    return shown if len(shown) <= _MOST else shown[:_MOST].rpartition(" ")[0]
