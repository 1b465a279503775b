"""Record Markdown to HTML: what stays, what goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.pages.markdown import _plain, _rendered, render

KNOWN = {"ACT-2026-001": "ACT-2026-001.html", "APP-2026-T1#rythme": "../retours/APP-2026-T1.html#rythme"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Un *mot* et **un autre**.", "<p>Un <em>mot</em> et <strong>un autre</strong>.</p>"),
        ("# Un\n\n## Deux", "<h3>Un</h3>\n<h4>Deux</h4>"),
        ("### Trois\n\n###### Six\n\n# Un", "<h3>Trois</h3>\n<h4>Six</h4>\n<h3>Un</h3>"),
        ("voir ACT-2026-001.", '<p>voir <a href="ACT-2026-001.html" rel="noopener">ACT-2026-001</a>.</p>'),
        (
            "(APP-2026-T1#rythme)",
            '<p>(<a href="../retours/APP-2026-T1.html#rythme" rel="noopener">APP-2026-T1#rythme</a>)</p>',
        ),
        ("ACT-2026-0012 XACT-2026-001", "<p>ACT-2026-0012 XACT-2026-001</p>"),
        ("`ACT-2026-001`", "<p><code>ACT-2026-001</code></p>"),
        ("[voir ACT-2026-001](nulle/part.html)", "<p>voir ACT-2026-001</p>"),
        ("[voir](ACT-2026-001)", '<p><a href="ACT-2026-001.html" rel="noopener">voir</a></p>'),
        (
            "<https://example.org/a>",
            '<p><a href="https://example.org/a" rel="noopener">https://example.org/a</a></p>',
        ),
        ("[x](https:///a) [y](//a.b) [z](mailto:a@b)", "<p>x y z</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![légende](https://example.org/a.png)", "<p>légende</p>"),
        ("<b onclick=a>gras</b>", "<p>&lt;b onclick=a&gt;gras&lt;/b&gt;</p>"),
        (
            '```yaml title="a.yaml"\na: <b>\n```',
            '<p><code>a.yaml</code></p><pre><code tabindex="0">a: &lt;b&gt;\n</code></pre>',
        ),
        (
            "| a |\n|--:|\n| b |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
        ),
    ],
)
def test_render(written: str, expected: str) -> None:
    assert render(written, KNOWN.get).strip() == expected


_PIECES = st.sampled_from(
    [
        *"aé19Œ²µ ,.;:!?'’\"«»()/%°…–—€=+-\u00a0\u202f\n&*_`<>#|~[]\\\t",
        *(
            "1er mars",
            "n° 12",
            "1. ",
            "2) ",
            "- ",
            "\n\n",
            "  \n",
            "    a",
            "\n---\n",
            "http://a.fr",
            "ACT-2026-001",
            "ACT-1",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_sentences_alone_are_the_same_without_a_parser(text: str) -> None:
    assert _plain(text) in {None, _rendered(text, KNOWN.get, 3)}


@pytest.mark.parametrize(
    "text", ["Six séquences.", "3,1 avant, 4,2 après.", "« Un » :\nligne.\n\nAutre (2e)…\n"]
)
def test_sentences_alone_need_no_parser(text: str) -> None:
    assert _plain(text) is not None


@pytest.mark.parametrize(
    "text", ["1. Un", "Un *mot*", "Titre\n===", "ACT-2026-001", "a & b", "", "Un  deux", "- un"]
)
def test_anything_else_goes_through_the_parser(text: str) -> None:
    assert _plain(text) is None
