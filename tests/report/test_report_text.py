"""Findings as printed: whole texts, in ``textes/``."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import Finding, Label, Severity, Span
from filrouge.report import render_text

TEXTS = Path(__file__).parent / "textes"
REVUE = "content/revues/REV-2026-T1.md"
ACTION = "content/actions/ACT-2026-014.yaml"
SOURCES = {
    REVUE: "---\ndate: 2026-04-02\nstatut: tenue\ninstance: comite\ndecisions: []\nexamine:\n  - ACT-2026-041\n---\n",
    ACTION: "titre: Scinder\ntype: corrective\nresponsable: x\nstatut: verifiee\nouverte_le: 2026-04-09\n"
    "echeance: 2026-06-30\nrealisee_le: 2026-04-01\n",
}


def one(span, **more):
    given_fields = {"code": "essai", "severity": Severity.ERREUR, "message": "un défaut"} | more
    return Finding(span=span, **given_fields)


def shown(*findings, text="", **options):
    sources = {"a.yaml": text} if text else SOURCES
    return render_text(findings, sources, **({"color": False} | options))


UNKNOWN = Finding(
    "lien-inconnu",
    Severity.ERREUR,
    "l’action « ACT-2026-041 » n’existe pas",
    Span(REVUE, 7, 5, 7, 17),
    label="citée ici",
    helps=("vouliez-vous dire « ACT-2026-014 » ?", "sinon, créez-la :\nfilrouge ajouter action"),
)
DATES = Finding(
    "dates-inversees",
    Severity.AVERTISSEMENT,
    "l’action est réalisée avant d’être ouverte",
    Span(ACTION, 7, 14, 7, 24),
    label="réalisée",
    related=(
        Label(Span(ACTION, 5, 13, 5, 23), "ouverte"),
        Label(Span(ACTION, 1, 8, 1, 15), "l’action"),
        Label(Span(REVUE, 2, 7, 2, 17), "décidée"),
        Label(Span("content/absent.yaml", 3, 1, 3, 2), "promise"),
    ),
)
CASES = {
    "en-ordre": shown(DATES, UNKNOWN, one(Span(ACTION, 1, 1, 1, 6), severity=Severity.INFORMATION), read=12),
    "couleurs": shown(DATES, UNKNOWN, color=True, read=2),
    "sans-source": shown(
        one(Span("b.yaml", 3, 4, 3, 5), label="ici", helps=("faites",)), one(Span("c.yaml"))
    ),
    "apres-la-fin": shown(one(Span(ACTION, 99, 1, 99, 2)), one(Span(ACTION, 1, 40, 1, 45))),
    "plusieurs-lignes": shown(
        one(Span("a.yaml", 1, 4, 3, 6), label="tout ceci"), text="a: |\n  un\n  deux\n"
    ),
    "meme-ligne": shown(
        one(Span("a.yaml", 1, 9, 1, 10), label="fin", related=(Label(Span("a.yaml", 1, 4, 1, 6), "début"),)),
        text="a: 12 à 7",
    ),
    "ligne-longue": shown(
        one(Span("a.yaml", 1, 504, 1, 509)),
        one(Span("a.yaml", 1, 4, 1, 900)),
        one(Span("a.yaml", 1, 998, 1, 1004)),
        text="a: " + "0123456789" * 50 + "FAUTE" + "0123456789" * 50,
        width=60,
    ),
    "caracteres": shown(
        one(Span("a.yaml", 1, 2, 1, 3), label="\x1b[2J", helps=("\x1b]0;titre\x07",)),
        one(Span("a.yaml", 2, 4, 2, 6), message="x\n::error::y\r"),
        one(Span("a.yaml", 3, 5, 3, 7)),
        one(Span("a.yaml", 4, 6, 4, 7)),
        text="\tx\x1b[31m\u202e\n日本語: é\ne\u0301e\u0301: ici\n👩‍🏫: x\n",
    ),
    "rien": shown(read=12),
    "rien-du-tout": shown(),
    "une": shown(one(Span(ACTION)), read=1),
}


@pytest.mark.parametrize("name", CASES)
def test_text(name, golden):
    golden(TEXTS / f"{name}.txt", CASES[name])


def test_colors_change_no_word():
    plain = shown(DATES, UNKNOWN, read=2)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown(DATES, UNKNOWN, color=True, read=2)) == plain


def test_order_does_not_depend_on_the_order_given():
    assert shown(UNKNOWN, DATES) == shown(DATES, UNKNOWN)


NUMBERS = st.integers(-2, 40)
SPANS = st.builds(Span, st.sampled_from(["a.yaml", "b.yaml"]), NUMBERS, NUMBERS, NUMBERS, NUMBERS)
FINDINGS = st.builds(
    Finding,
    code=st.text(),
    severity=st.sampled_from(Severity),
    message=st.text(),
    span=SPANS,
    label=st.text(),
    helps=st.lists(st.text(), max_size=2).map(tuple),
    related=st.lists(st.builds(Label, SPANS, st.text()), max_size=2).map(tuple),
)


@given(st.lists(FINDINGS, max_size=3), st.text(), st.integers(1, 120))
def test_nothing_commands_the_terminal(findings, text, width):
    out = render_text(findings, {"a.yaml": text}, color=False, width=width, read=3)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", out)
    assert not re.search(r"^\s*::(?!:)", out, re.MULTILINE)


@given(
    st.text(st.characters(exclude_categories=["C", "M", "Z"]), min_size=150),
    st.integers(0, 149),
    st.integers(20, 90),
)
def test_a_long_line_shows_the_caret_under_its_character(line, column, width):
    out = shown(one(Span("a.yaml", 1, column + 1, 1, column + 2)), text=line, width=width).splitlines()
    source, carets = out[3], out[4]
    cells = "".join(c + "\0" * (unicodedata.east_asian_width(c) in "WF") for c in source)
    assert len(cells) <= width
    assert cells[carets.index("^")] == line[column]
