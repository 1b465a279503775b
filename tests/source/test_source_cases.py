"""Each folder of ``cas/`` is one file and all that is said about it, as the user reads it."""

import json
import re
from pathlib import Path

import pytest
import yaml

from filrouge.report import render_text
from filrouge.source import read_document, yaml_events
from filrouge.source.faults import FAULTS

HERE = Path(__file__).parent
INPUTS = sorted((HERE / "cas").glob("*/entree.*"))


def said_about(entry: Path) -> str:
    raw = entry.read_bytes()
    document, findings = read_document(entry.name, raw)
    data = "rien de lisible" if document is None else json.dumps(document.data, ensure_ascii=False, indent=1)
    body = "" if document is None or document.body is None else f"\ncorps, ligne {document.body_line}\n"
    sources = {entry.name: raw.decode("utf-8")}
    return f"{data}\n{body}\n{render_text(findings, sources, color=False, width=100, read=1)}"


@pytest.mark.parametrize("entry", INPUTS, ids=lambda entry: entry.parent.name)
def test_case(entry, golden):
    golden(entry.parent / "attendu.txt", said_about(entry))


@pytest.mark.parametrize("entry", INPUTS, ids=lambda entry: entry.parent.name)
def test_pure_parser_says_the_same(entry, monkeypatch):
    fast_document, fast = read_document(entry.name, entry.read_bytes())
    monkeypatch.setattr(yaml_events, "PARSER", yaml.SafeLoader)
    slow_document, slow = read_document(entry.name, entry.read_bytes())
    assert [(f.code, f.span.line) for f in slow] == [(f.code, f.span.line) for f in fast]
    assert (slow_document and slow_document.data) == (fast_document and fast_document.data)
    assert (slow_document and slow_document.values) == (fast_document and fast_document.values)
    assert (slow_document and slow_document.keys) == (fast_document and fast_document.keys)


@pytest.mark.parametrize("entry", INPUTS, ids=lambda entry: entry.parent.name)
def test_windows_line_ends_change_nothing(entry):
    raw = entry.read_bytes()
    document, findings = read_document(entry.name, raw)
    windows, same = read_document(entry.name, raw.replace(b"\n", b"\r\n"))
    assert same == findings
    assert (windows and (windows.data, windows.body, windows.values)) == (
        document and (document.data, document.body, document.values)
    )


def test_every_code_is_listed_sorted_and_shown():
    package = Path(yaml_events.__file__).parent
    emitted = set()
    for module in package.glob("*.py"):
        emitted |= set(re.findall(r"(?<![\w.])fault\(\s*\"([a-z0-9-]+)\"", module.read_text("utf-8")))
    goldens = [*HERE.glob("cas/*/attendu.txt"), *HERE.glob("octets/*.txt")]
    texts = "\n".join(path.read_text("utf-8") for path in goldens)
    shown = set(re.findall(r"^erreur\[([a-z0-9-]+)\]", texts, re.MULTILINE))
    assert list(FAULTS) == sorted(FAULTS)
    assert emitted == set(FAULTS)
    assert shown == set(FAULTS)


def test_no_english_reaches_the_user():
    english = re.compile(r"\b(while|found|expected|scanning|parsing|allowed|mapping|block)\b")
    for entry in INPUTS:
        for finding in read_document(entry.name, entry.read_bytes())[1]:
            assert not english.search(" ".join([finding.message, finding.label, *finding.helps])), entry
