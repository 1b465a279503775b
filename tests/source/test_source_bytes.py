"""Files that are no text, or hold what no record may hold."""

import time
from pathlib import Path

import pytest

from filrouge.report import render_text
from filrouge.source import read_document
from filrouge.source.text import MAX_BYTES

OCTETS = Path(__file__).parent / "octets"


def said(raw: bytes, path: str = "a.yaml") -> str:
    document, findings = read_document(path, raw)
    text = render_text(findings, {path: raw.decode("utf-8", "replace")}, color=False)
    return f"{'lu' if document else 'non lu'}\n{text}"


SHOWN = {
    "latin-1": "titre: x\nlieu: é".encode() + b"t\xe9\n",
    "utf-16": "titre: x\n".encode("utf-16"),
    "bom": "\ufefftitre: x\ntitre: y\n".encode(),
    "trop-gros": b"# " + b"x" * MAX_BYTES,
    "vide": b"\n",
}


@pytest.mark.parametrize("name", SHOWN)
def test_shown(name, golden):
    golden(OCTETS / f"{name}.txt", said(SHOWN[name]))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(encoding):
    _, (finding,) = read_document("a.yaml", "titre: été\n".encode(encoding))
    assert finding.code == "fichier-non-utf8"
    assert finding.message == "le fichier est en UTF-16, pas en UTF-8"


def test_the_limit_is_on_the_far_side_of_a_megabyte():
    assert read_document("a.yaml", b"a: " + b"x" * (MAX_BYTES - 3))[1] == ()
    assert read_document("a.yaml", b"\xff" * (MAX_BYTES + 1))[1][0].code == "fichier-trop-gros"


@pytest.mark.parametrize("raw", [b"", b"\n", b"  \r\n\r\n"])
@pytest.mark.parametrize("path", ["a.yaml", "a.md"])
def test_empty(raw, path):
    document, (finding,) = read_document(path, raw)
    assert document is None
    assert (finding.code, finding.message) == ("fichier-vide", "le fichier est vide")


def test_lone_carriage_return_and_binary():
    _, findings = read_document("a.yaml", b"a: x\ry\x00\x00\x00\nb: \x7f")
    assert [(f.message, f.span.line, f.span.column) for f in findings] == [
        ("caractère interdit U+000D (retour chariot seul)", 1, 5),
        ("caractère interdit U+0000 (caractère nul), 3 fois", 1, 7),
        ("caractère interdit U+007F", 2, 4),
    ]


@pytest.mark.parametrize("text", ["\u00a0", "\u202f", "’", "« »", "œ", "—", "…", "👩‍🏫", "e\u0301", "日本"])
def test_french_typography_and_emojis_pass_unchanged(text):
    document, findings = read_document("a.yaml", f"titre: x{text}y\n".encode())
    assert findings == ()
    assert document.data == {"titre": f"x{text}y"}


FORBIDDEN = [0, 8, 0x0B, 0x1B, 0x7F, 0x85, 0x9F, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E]
FORBIDDEN += [0x2060, 0x2064, 0x2066, 0x2069, 0xFEFF, 0xFFFE, 0xE0000, 0xE007F]


@pytest.mark.parametrize("code", FORBIDDEN)
def test_forbidden_characters(code):
    for text in (f"titre: x{chr(code)}y\n", f'titre: "x\\U{code:08x}"\n'):
        document, findings = read_document("a.yaml", text.encode())
        assert [finding.code for finding in findings] == ["caractere-interdit"]
        assert document is None or chr(code) not in document.data["titre"]


HOSTILE = [
    "[",
    "{",
    "- ",
    "? ",
    "a: ",
    "{a: ",
    "[[a,",
    "!",
    "&a ",
    "*a ",
    '"',
    "'",
    "|\n",
    "> ",
    "# ",
    "- [",
    "- - ",
]
HOSTILE += ["a\n", "%a\n", "---\n", "...\n", "[a: ", ": ", "a: [", "\t", " #", "a: b\n ", "“", "é: à\n"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_anything_is_answered_at_once(unit):
    for start in ("", "a: "):
        raw = (start + unit * (MAX_BYTES // len(unit.encode()) - 2)).encode()
        before = time.process_time()
        document, findings = read_document("a.yaml", raw)
        assert document or findings
        assert time.process_time() - before < 5


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 900_000 + "b\nc: d : e",
        "a: x" + " " * 900_000 + "b : c",
        "a: b" + " #c" * 300_000 + " : d",
        "a: [" + "b, " * 300_000 + "c : d : e]",
        "a: " + "- " * 400_000 + "b : c",
    ],
)
def test_long_lines_are_answered_at_once(text):
    before = time.process_time()
    _, findings = read_document("a.yaml", text.encode())
    render_text(findings, {"a.yaml": text}, color=False)
    assert findings
    assert time.process_time() - before < 5


def test_two_hundred_thousand_brackets_do_not_crash():
    for raw in (b"[" * 200_000, b"a: " + b"[" * 200_000, b"a: " + b"{a: " * 200_000, b"- " * 200_000):
        document, (finding,) = read_document("a.yaml", raw)
        assert document is None
        assert finding.code in {"yaml-imbrication", "yaml-pas-un-tableau"}


def test_twenty_levels_pass():
    raw = "a: " + "[" * 19 + "]" * 19
    assert read_document("a.yaml", raw.encode())[1] == ()
    assert read_document("a.yaml", f"a: [{raw[3:]}]".encode())[1][0].code == "yaml-imbrication"


def test_alias_bomb_stays_small():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))
    document, findings = read_document("a.yaml", bomb.encode())
    assert {finding.code for finding in findings} == {"yaml-ancre", "yaml-alias"}
    assert document.data["a8"] == [None] * 9


def test_faults_of_one_file_are_counted_to_a_hundred():
    document, findings = read_document("a.yaml", b"a: 1\n" * 10_000)
    assert document is None
    assert len(findings) == 100
