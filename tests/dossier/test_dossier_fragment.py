"""A fragment of a page inside one document."""

import pytest

from filrouge.dossier.fragment import anchors, bare, relink


def lead(address: str) -> str | None:
    return {"b.html": "#B", "#x": "#A.x", "https://example.org/?a=1&b=2": "https://example.org/?a=1&b=2"}.get(
        address
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>a</p><ul class="fil-jumps"><li><a href="#x">x</a></li></ul><p>b</p>', "<p>a</p><p>b</p>"),
        ('<p>a <a class="fil-download" href="p.csv" download>csv</a>.</p>', "<p>a .</p>"),
        ('<form><fieldset><input type="radio" /><br></fieldset></form><p>b</p>', "<p>b</p>"),
        ('<div><button type="button">Trier</button>b</div>', "<div>b</div>"),
        (
            '<details class="a"><summary>s</summary>t</details>',
            '<details class="a" open><summary>s</summary>t</details>',
        ),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
        ("<p>1 &lt; 2, &quot;a&quot; > b</p>", "<p>1 &lt; 2, &quot;a&quot; > b</p>"),
    ],
)
def test_what_is_only_for_the_screen_goes(html: str, expected: str) -> None:
    assert bare(html) == expected


def test_headings_go_deeper_and_never_beyond_six() -> None:
    assert bare('<h1>a</h1><h2 id="b">b</h2><h6>c</h6>', deeper=1) == '<h2>a</h2><h3 id="b">b</h3><h6>c</h6>'


def test_the_title_of_a_part_stands_once() -> None:
    assert bare("<header><h1>Plan</h1><p>a</p></header>", titled=False) == "<header><p>a</p></header>"


def test_ids_and_links() -> None:
    html = (
        '<svg aria-labelledby="c.t c.d"><title id="c.t">t</title></svg><a class="fil-id" href="b.html">B</a> '
        '<a href="#x">x</a> <a href="gone.html" title="t">partie</a> <a href="https://example.org/?a=1&amp;b=2">w</a>'
    )
    assert relink(html, "A.", lead) == (
        '<svg aria-labelledby="A.c.t A.c.d"><title id="A.c.t">t</title></svg><a class="fil-id" href="#B">B</a> '
        '<a href="#A.x">x</a> <span title="t">partie</span> <a href="https://example.org/?a=1&amp;b=2">w</a>'
    )


def test_the_ids_of_a_fragment() -> None:
    assert list(anchors('<p id="a" class="x">t</p><tr id="b&amp;c"></tr></p><p data-id="no">')) == [
        "a",
        "b&c",
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd">',
        '<image xlink:href="a.svg"/>',
        '<use href="a.svg#b"/>',
        '<p style="background: url(a.png)">',
        '<video poster="a.png">',
    ],
)
def test_a_page_that_would_fetch_something_is_a_bug(html: str) -> None:
    with pytest.raises(ValueError, match="fetches something"):
        relink(html, "A.", lead)
