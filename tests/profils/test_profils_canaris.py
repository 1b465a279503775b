"""What is for the team alone reaches no byte of what an auditor is given, whatever the output."""

import base64
import gzip
import html
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from canaris import JOUR, TIGE, VISIBLE, Canaris, attendus, ou, planter, trouves
from sorties import EXPORTS, SITES, SORTIES

from filrouge.audit import RULES
from filrouge.evidence import gather
from filrouge.history import read_history
from filrouge.profil import Profil
from filrouge.project import open_project


@pytest.fixture(scope="module")
def canaris(tmp_path_factory: pytest.TempPathFactory) -> Canaris:
    return planter(tmp_path_factory.mktemp("canaris"))


@pytest.mark.parametrize("nom", SORTIES)
def test_an_auditor_is_given_none_of_them(nom: str, canaris: Canaris, tmp_path: Path) -> None:
    made = SORTIES[nom](canaris.root, Profil.AUDITEUR, tmp_path)
    assert trouves(made, canaris.mots) == set()
    assert ou(made, TIGE) == []
    assert ou(made, VISIBLE), "the search cannot read this output: it proves nothing"
    assert [sha for sha in canaris.internes if ou(made, sha[:7])] == []


NOT_YET = {
    "site d’un jour passé": {"note non enregistrée", "note d’une dérogation"},
    "site d’un commit": {"note non enregistrée"},
}
"""What these past states did not hold; on that day, the action of the dérogation was not late."""


@pytest.mark.parametrize("nom", SITES)
def test_the_internal_site_shows_those_meant_for_the_team(nom: str, canaris: Canaris, tmp_path: Path) -> None:
    made = SITES[nom](canaris.root, Profil.INTERNE, tmp_path)
    assert trouves(made, canaris.mots) == attendus(canaris)["site"] - NOT_YET.get(nom, set())
    pages = [name for name in made if name.endswith(".html")]
    assert [
        name for name in pages if "Site interne\u00a0: à ne pas transmettre" not in made[name].decode()
    ] == []


@pytest.mark.parametrize("nom", EXPORTS)
def test_an_internal_export_has_those_of_the_plan(nom: str, canaris: Canaris, tmp_path: Path) -> None:
    made = EXPORTS[nom](canaris.root, Profil.INTERNE, tmp_path)
    assert trouves(made, canaris.mots) == attendus(canaris)["export"]


def test_no_word_of_the_pre_audit_is_given_to_an_auditor(canaris: Canaris, tmp_path: Path) -> None:
    project, settings = open_project(canaris.root, clock=date.fromisoformat(JOUR))
    evidence = gather(project, settings, read_history(canaris.root))
    accepted = tuple(one.finding for one in evidence.acceptees)
    assert accepted
    assert len(evidence.findings) > 20
    made = SITES["site"](canaris.root, Profil.AUDITEUR, tmp_path)
    pages = {name: html.unescape(raw.decode()) for name, raw in made.items() if name.endswith(".html")}
    told = {name: text.replace("\u00a0", " ").casefold() for name, text in pages.items()}
    said = [
        (name, one.message)
        for one in (*evidence.findings, *accepted)
        for name, text in told.items()
        if one.message.casefold() in text
    ]
    assert said == []
    elsewhere = [text for name, text in told.items() if not name.startswith("regles/")]
    assert [rule.code for rule in RULES if any(rule.code in text for text in elsewhere)] == []
    assert not [name for name, text in told.items() if "preaudit" in name or "preaudit" in text]


def test_an_auditor_reads_the_reason_and_the_end_of_a_derogation(canaris: Canaris, tmp_path: Path) -> None:
    made = SITES["site"](canaris.root, Profil.AUDITEUR, tmp_path)
    page = (
        made["regles/index.html"]
        .decode()
        .partition('<section id="derogations">')[2]
        .partition("</section>")[0]
    )
    assert VISIBLE in page
    assert "31\u00a0janvier\u00a02027" in page
    assert "ACT-2026-003" in page
    assert "pédagogique" not in page


def _zip(text: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "cache",
    [
        lambda mot: mot.upper().encode(),
        lambda mot: mot.encode("utf-16"),
        lambda mot: quote(f"é{mot}").encode(),
        lambda mot: "".join(f"%{ord(sign):02X}" for sign in mot).encode(),
        lambda mot: "".join(f"&#{ord(sign)};" for sign in mot).encode(),
        lambda mot: "".join(f"&#x{ord(sign):X};" for sign in mot).encode(),
        lambda mot: base64.b64encode(f"a{mot}!".encode()),
        lambda mot: base64.b64encode(f"ab{mot}!".encode()),
        lambda mot: base64.b64encode(f"abc{mot}!".encode()),
        lambda mot: gzip.compress(f"voir {mot}".encode()),
        lambda mot: _zip(f"voir {mot}".encode()),
        lambda mot: _zip(_zip(f"voir {mot}".encode())),
        lambda mot: b"%PDF-1.7\nstream\n" + zlib.compress(f"({mot}) Tj".encode()) + b"\nendstream",
    ],
)
def test_a_word_is_found_however_it_is_written(cache: Callable[[str], bytes]) -> None:
    assert ou({"a.bin": cache("Zexbrulix042")}, "Zexbrulix042") == ["a.bin"]
    assert ou({"a.bin": cache("Zexbrulix917")}, "Zexbrulix042") == []


def test_the_name_of_a_file_is_looked_at_too() -> None:
    assert ou({"pieces/zexbrulix042.txt": b""}, "Zexbrulix042") == ["pieces/zexbrulix042.txt"]
