"""What holds for every file."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from filrouge.diagnostics import Span
from filrouge.source import read_document
from filrouge.source.text import FORBIDDEN
from filrouge.source.yaml_scalars import core_value, quoted

PIECES = [
    *"ab:-?#&*!|>'\"%@`{}[], \n\t\\0123.~«»“”’é\u00a0\u202f",
    ": ",
    "\n  ",
    "\n- ",
    "a:",
    " #x",
    "\n---\n",
    "a b # c",
    '"\nb: "',
    "\n• ",
    "\n-x",
    "：",
    "2026\u201101",
]
YAMLISH = st.lists(st.sampled_from(PIECES)).map("".join)
TEXT = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not FORBIDDEN.search(text))
WORDS = TEXT.filter(lambda text: "\t" not in text and "\n" not in text)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-(10**6), 10**6, places=2).map(float),
    TEXT,
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


class Quoted(yaml.SafeDumper):
    """Writes every text between double quotes, as a form does."""

    ignore_aliases = staticmethod(lambda _: True)

    def represent_text(self, data):
        return self.represent_scalar("tag:yaml.org,2002:str", data, style='"')


Quoted.add_representer(str, Quoted.represent_text)


def dumped(data, *, flow):
    return yaml.dump(
        data, Dumper=Quoted, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6
    )


def lines_of(span: Span, text: str) -> str:
    """The text between the two ends of a place, at the column where it stands."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
    return "\n".join(lines)


def is_inside(span: Span, text: str) -> bool:
    lines = text.split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    )


@given(st.binary(), st.sampled_from(["a.yaml", "a.md"]))
@example(b"\xef\xbb\xbf", "a.yaml")
@example(b"\xef\xbb\xbf\xff", "a.yaml")
def test_any_bytes_give_a_document_or_a_finding(raw, path):
    document, findings = read_document(path, raw)
    assert document or findings


@given(st.one_of(YAMLISH, st.text()), st.sampled_from(["a.yaml", "a.md"]))
@example("a: 'x\n", "a.yaml")
@example("a: x #y\n? b", "a.yaml")
def test_any_text_gives_a_document_or_findings_inside_it(text, path):
    front = f"---\n{text}\n---\n" if path == "a.md" else text
    document, findings = read_document(path, front.encode("utf-8", "replace"))
    assert document or findings
    shown = front.replace("\r\n", "\n").removeprefix("\ufeff")
    regions = [*document.values.values(), *document.keys.values()] if document else []
    assert all(is_inside(Span(path, *region), shown) for region in regions)
    for finding in findings:
        assert is_inside(finding.span, shown), finding
        assert all(is_inside(label.span, shown) for label in finding.related), finding
        assert finding.message
        assert finding.helps


@given(st.dictionaries(WORDS.filter(bool), DATA, min_size=1, max_size=5), st.booleans())
def test_quoted_data_reads_back_equal(data, flow):
    document, findings = read_document("a.yaml", dumped(data, flow=flow).encode())
    assert findings == ()
    assert document.data == data


@given(st.dictionaries(WORDS.filter(bool), DATA, min_size=1, max_size=5), st.booleans())
def test_every_place_holds_its_value(data, flow):
    text = dumped(data, flow=flow)
    document, _ = read_document("a.yaml", text.encode())

    def check(pointer, value):
        held = yaml.compose(lines_of(document.span(pointer), text), Loader=yaml.BaseLoader)
        if isinstance(value, dict):
            assert len(held.value) == len(value)
            for key, inner in value.items():
                quoted_key = lines_of(document.key_span((*pointer, key)), text)
                assert yaml.safe_load(quoted_key) == key
                check((*pointer, key), inner)
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                check((*pointer, index), inner)
        elif isinstance(value, str):
            assert held.value == value
        else:
            assert core_value(held.value) == value

    check((), data)


@given(YAMLISH.filter(lambda text: "\r" not in text))
def test_line_ends_do_not_matter(text):
    unix, findings = read_document("a.yaml", text.encode())
    windows, same = read_document("a.yaml", text.replace("\n", "\r\n").encode())
    assert findings == same
    assert (unix and (unix.data, unix.values)) == (windows and (windows.data, windows.values))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: not FORBIDDEN.search(text))
)
def test_the_correction_we_propose_is_right(text):
    document, findings = read_document("a.yaml", f"titre: {quoted(text)}\n".encode())
    assert findings == ()
    assert document.data == {"titre": text}


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\"'\\")).filter(
        lambda text: not FORBIDDEN.search(text)
    ),
    st.sampled_from("\"'"),
    st.sampled_from(["x", "%", "12 %", ": y", "[a]", "", "- z", "un texte"]),
)
def test_a_forgotten_quote_is_blamed_where_it_opens(text, quote, later):
    lines = f"a: 1\ntitre: {quote}{text}\nstatut: x\nunite: {quote}{later}{quote}\nb: 2\n"
    document, (finding,) = read_document("a.yaml", lines.encode())
    assert document is None
    assert (finding.message, finding.span.line) == ("ce guillemet n’est jamais fermé", 2)


@given(st.text(alphabet="0123456789.+-_eExXinfoa", min_size=1))
def test_a_number_is_one_only_when_written_back_the_same(text):
    value = core_value(text)
    assert value == text if isinstance(value, str) else repr(value) == text
