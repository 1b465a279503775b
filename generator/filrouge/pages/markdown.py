"""Record text to HTML: the only way Markdown written by others reaches a page.

Three walls: raw HTML is off in the parser, links are rewritten one by one on the tokens, and what
comes out goes through a tight allow-list.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from filrouge.pages import french
from filrouge.records import RECORD_TYPES

Resolve: TypeAlias = Callable[[str], str | None]
"""What a text writes as an address ("ACT-2026-007") to a link; None when it leads nowhere."""

_PREFIXES = "|".join(prefix for type_ in RECORD_TYPES for prefix in type_.prefixes)
_ADDRESS = re.compile(rf"(?<![\w-])((?:{_PREFIXES})-[0-9A-Z]+(?:-[0-9A-Z]+)*(?:#[a-z][a-z0-9_-]*)?)")
_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
# Letters and figures, the marks of a sentence, and no space at either end: nothing in it is Markdown.
_LINE = r"""(?:[^\W\d_]|[«("]|[0-9]++(?![.)]))(?:[^\W_]++|[,.;:!?'’"«»()/%°…–—€=+-]++|[ \u00a0\u202f](?!\s|\Z))*+"""
_PLAIN = re.compile(rf"{_LINE}(?:\n++{_LINE})*+\n?")
_TITLE = re.compile(r'title="([^"]*)"')
# No image: a picture is fetched without a click.
_TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"}
_TAGS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATTRIBUTES = {"a": {"href"}, "code": {"tabindex"}, "ol": {"start"}}


def render(text: str, resolve: Resolve, *, top: int = 3) -> Markup:
    """Return the HTML of a text; its headings begin at ``<h{top}>``, whatever they were."""
    return _plain(text) or _rendered(text, resolve, top)


def _plain(text: str) -> Markup | None:
    """Return the same for a text that is only sentences, as most are, without a parser; None for any other."""
    if not _PLAIN.fullmatch(text) or _ADDRESS.search(text):
        return None
    paragraphs = re.split(r"\n{2,}", text.rstrip("\n"))
    lines = (map(french.spaced, paragraph.split("\n")) for paragraph in paragraphs)
    told = "".join(["<p>" + "\n".join(one) + "</p>\n" for one in lines])
    return Markup(told.replace(french.NBSP, "&nbsp;"))  # noqa: S704 # no character of it means anything in HTML


def _rendered(text: str, resolve: Resolve, top: int) -> Markup:
    html = _parser().render(text, {"resolve": resolve, "top": top})
    return Markup(  # noqa: S704 # what nh3 lets through is the allow-list above, nothing else
        nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener"
        )
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.push("filrouge_headings", _headings)
    parser.core.ruler.push("filrouge_links", _links)
    parser.add_render_rule("fence", _fence)
    return parser


def _headings(state: StateCore) -> None:
    """Give every heading the level of its depth: the outline of a page never skips one."""
    above: list[int] = []
    for token in state.tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, state.env['top'] + len(above) - 1)}"


def _links(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _rewritten(token.children, state.env["resolve"])


def _rewritten(tokens: Sequence[Token], resolve: Resolve) -> list[Token]:
    """Keep links to the web, point the others at pages, make addresses links; drop what leads nowhere."""
    done: list[Token] = []
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            target = _target(str(token.attrGet("href") or ""), resolve)
            open_links.append(target is not None)
            if target is not None:
                done.append(_link_open(target))
        elif token.type == "link_close":
            if open_links.pop():
                done.append(token)
        elif token.type == "image":
            done.append(_text(token.content))
        elif token.type == "text" and not open_links:
            done.extend(_with_addresses(token, resolve))
        else:
            done.append(token)
    return done


def _target(written: str, resolve: Resolve) -> str | None:
    return written if _WEB.match(written) else resolve(written)


def _with_addresses(token: Token, resolve: Resolve) -> list[Token]:
    pieces = _ADDRESS.split(token.content)
    done: list[Token] = []
    for index, piece in enumerate(pieces):
        target = resolve(piece) if index % 2 else None
        if target is None:
            done.append(_text(french.spaced(piece)))
        else:
            done += [_link_open(target), _text(piece), Token("link_close", "a", -1)]
    return done


def _link_open(target: str) -> Token:
    return Token("link_open", "a", 1, attrs={"href": target})


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _fence(_: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    """A block of code, under its title where it has one."""
    del options, env  # the signature is the parser's
    title = _TITLE.search(tokens[index].info)
    caption = f"<p><code>{escape(title[1])}</code></p>" if title else ""
    # On a narrow screen it scrolls: the keyboard must get there.
    return f'{caption}<pre><code tabindex="0">{escape(tokens[index].content)}</code></pre>\n'
