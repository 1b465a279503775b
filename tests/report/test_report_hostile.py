"""What a record cannot do to a terminal or a CI, and what thousands of findings do not break."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import (
    COMPLET,
    HOSTILE,
    POISON,
    many,
    rapport,
)

from filrouge.diagnostics import Finding, Severity, Span
from filrouge.report import FORMATS
from filrouge.report.github import SHOWN
from filrouge.report.markdown import LIMIT, render_markdown

UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
TEXTS = st.text() | st.lists(
    st.sampled_from(
        [
            "::",
            "error",
            "set-output",
            "##[",
            "##vso[",
            "group]",
            "\n",
            "\r",
            "%0A",
            "%",
            " ",
            "]]>",
            "\x1b",
            "\u202e",
            "a",
        ]
    )
).map("".join)


def heard(out: str) -> list[str]:
    """Return the lines that GitHub's runner would obey: trimmed, or with an old command anywhere in them."""
    obeyed, word = [], None
    for line in re.split("\r\n|\n|\r", out):
        found = re.match(r"\s*::([^ :]+)[^\n]*?::", line)
        old = re.search(r"##\w*\[", line)
        if word is not None:
            word = None if line.strip() == f"::{word}::" else word
        elif found and found[1] == "stop-commands":
            word = line.strip().removeprefix("::stop-commands::")
        elif found or old:
            obeyed.append(line)
    assert word is None, "commands stay stopped for the rest of the job"
    return obeyed


class TestNothingOfARecordCommands:
    @pytest.mark.parametrize("name", sorted(set(FORMATS) - {"github"}))
    def test_hostile_text_in_a_log(self, name: str) -> None:
        out = FORMATS[name](HOSTILE)
        assert not UNSEEN.search(out)
        assert heard(out) == []

    def test_hostile_text_on_github(self) -> None:
        out = FORMATS["github"](HOSTILE)
        assert not UNSEEN.search(out)
        kinds = [line.strip().split("::")[1].split(" ")[0] for line in heard(out)]
        assert kinds == ["group", "error", "warning", "endgroup"]

    @given(TEXTS, TEXTS)
    def test_any_text_on_github(self, text: str, help_: str) -> None:
        finding = Finding("lien-inconnu", Severity.ERREUR, text, Span(text, 1, 1, 1, 2), text, (help_,))
        out = FORMATS["github"](rapport([finding], sources={text: help_}))
        lines = heard(out)
        assert len(lines) == 3
        parsed = re.fullmatch(r"::error ((?:[^:,]|,)*)::(.*)", lines[1])
        assert parsed
        assert [pair.partition("=")[0] for pair in parsed[1].split(",")] == [
            "file",
            "line",
            "col",
            "endColumn",
            "title",
        ]

    @given(TEXTS, TEXTS)
    def test_any_text_in_the_other_formats(self, text: str, help_: str) -> None:
        finding = Finding(
            "lien-inconnu", Severity.ERREUR, text, Span(text, 1, 1, 1, 2), text, (help_,), record=text
        )
        one = rapport([finding], sources={text: help_})
        for name in set(FORMATS) - {"github"}:
            out = FORMATS[name](one)
            assert heard(out) == []
            assert not UNSEEN.search(out)
        assert ET.fromstring(FORMATS["junit"](one)).tag == "testsuites"  # noqa: S314 # our own output
        assert json.loads(FORMATS["json"](one))["defauts"][0]["message"] == text

    def test_json_gives_the_text_as_it_is(self) -> None:
        assert json.loads(FORMATS["json"](HOSTILE))["defauts"][0]["fiche"] == POISON

    def test_markdown_holds_text_only(self) -> None:
        """Rendered as GitHub does: no tag but those of our own table, no link, no cell more."""
        html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(render_markdown(HOSTILE))
        tags = set(re.findall(r"</?(\w+)", html))
        assert tags <= {
            "h2",
            "h3",
            "p",
            "strong",
            "ul",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "br",
        }
        assert [row.count("<td>") for row in html.split("<tr>")[2:]] == [4, 0, 4]

    def test_sarif_holds_no_link_and_no_placeholder(self) -> None:
        result = json.loads(FORMATS["sarif"](HOSTILE))["runs"][0]["results"][0]
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)\[", text)
        assert "{{0}} {{{{n}}}}" in text


class TestMany:
    def test_github_shows_errors_first_and_counts_the_rest(self) -> None:
        lines = heard(FORMATS["github"](many(300)))
        errors, warnings = lines[1 : 1 + SHOWN], lines[1 + SHOWN : -1]
        assert [line.startswith("::error ") for line in errors] == [True] * SHOWN
        assert [line.startswith("::warning ") for line in warnings] == [True] * SHOWN
        assert errors[-1] == "::error title=Fil Rouge::Encore 291 erreurs, à lire dans le journal de l’étape"

    def test_exactly_as_many_as_github_shows(self) -> None:
        assert "Encore" not in FORMATS["github"](many(SHOWN))

    @pytest.mark.parametrize("limit", [LIMIT, 5000])
    def test_markdown_stays_within_its_size_and_keeps_what_was_not_verified(self, limit: int) -> None:
        full = many(10_000)
        out = render_markdown(replace(full, non_verifiees=COMPLET.non_verifiees), limit)
        assert limit - 600 < len(out.encode()) <= limit
        left = re.search(r"^Encore (\d+) défauts, à lire dans le texte du rapport\.$", out, re.MULTILINE)
        assert left
        assert int(left[1]) + len(re.findall(r"^\| [a-z]", out, re.MULTILINE)) == len(full.defauts)
        assert out.endswith("APP-2026-T2-CHAUD\n")
