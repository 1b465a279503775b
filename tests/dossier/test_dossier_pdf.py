"""The PDF read back: contents, bookmarks, links, metadata, and what it refuses to read."""

import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from filrouge.diagnostics import UserError
from filrouge.dossier import Dossier, for_paper, is_ours, to_pdf
from filrouge.dossier.papier import Cahier, Papier
from filrouge.dossier.pdf import _engine

SMALL = """<!DOCTYPE html><html lang="fr"><head><title>Essai</title><meta name="generator" content="Fil Rouge 0">
<meta name="dcterms.created" content="2026-11-13">{head}</head><body><p>{body}</p></body></html>"""


def small(body: str, style: str = "", head: str = "") -> Papier:
    html = SMALL.format(head=head, body=body)
    return Papier((Cahier(html),), style, style, "Organisme", "analyse du 13/11/2026")


def flat(outline: object) -> list[Destination]:
    assert isinstance(outline, list)
    return [one for entry in outline for one in (flat(entry) if isinstance(entry, list) else [entry])]


def number(pdf: PdfReader, entry: Destination) -> int:
    return (pdf.get_destination_page_number(entry) or 0) + 1


def test_contents_give_the_page_of_each_part_and_record(pdf: PdfReader, dossier: Dossier) -> None:
    outline = {str(entry.title): number(pdf, entry) for entry in flat(pdf.outline)}
    first = outline["1. L’essentiel"]
    pages = pdf.pages[outline["Sommaire"] - 1 : first - 1]
    contents = "".join(re.sub(r"[\s.\u00ad\u2010-]", "", page.extract_text()) for page in pages)
    for rank, part in enumerate(dossier.parties, 1):
        titles = {f"{rank}. {part.titre}": f"{rank}{part.titre}"}
        titles |= {f"{one.ancre} {one.titre}": f"{one.ancre}{one.titre}" for one in part.textes if one.fiche}
        for title, words in titles.items():
            assert re.sub(r"[\s.\u00ad\u2010-]", "", words) + str(outline[title]) in contents


def test_every_record_is_a_destination_and_no_link_is_broken(pdf: PdfReader, dossier: Dossier) -> None:
    named = pdf.named_destinations
    assert {one.ancre for part in dossier.parties for one in part.textes if one.fiche} <= set(named)
    links = [
        str(annotation.get_object()["/Dest"])
        for page in pdf.pages
        for annotation in page.get("/Annots", ())
        if "/Dest" in annotation.get_object()
    ]
    assert len(links) > 100
    assert set(links) <= set(named)


def test_a_record_begins_where_its_bookmark_says(pdf: PdfReader) -> None:
    entry = next(entry for entry in flat(pdf.outline) if str(entry.title).startswith("ACT-2026-002 "))
    # One glyph stands for the space and the no-break space.
    text = re.sub(r"\s+", " ", pdf.pages[number(pdf, entry) - 1].extract_text())
    assert "Action d’amélioration ACT-2026-002 Rappeler la durée du financement" in text


def test_no_page_is_empty_and_each_has_its_number(pdf: PdfReader) -> None:
    total = len(pdf.pages)
    assert 20 < total < 60
    for rank, page in enumerate(pdf.pages[1:], 2):
        text = page.extract_text()
        assert f"page {rank} / {total}" in text
        assert len(text) > 200


def test_metadata(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Dossier d’amélioration continue, Atelier d’essai"
    assert pdf.metadata.author == "Atelier d’essai"
    assert (
        pdf.metadata.subject == "Indicateurs 30 à 33 de Qualiopi ; analyse du 16/11/2026, état non enregistré"
    )
    assert pdf.metadata["/CreationDate"].startswith("D:20261116")
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]


def test_the_cover(pdf: PdfReader) -> None:
    text = re.sub(r"\s+", " ", pdf.pages[0].extract_text())
    for words in (
        "Brouillon : 2 défauts bloquants",
        "Organisme fictif",
        "Atelier d’essai",
        "8 décembre 2026",
    ):
        assert words in text
    assert "décret n° 2026-728" in text
    assert "état non enregistré" in text


def test_the_same_bytes_in_another_process(dossier: Dossier, tmp_path: Path) -> None:
    papier = for_paper(dossier)
    few = replace(papier, cahiers=(*papier.cahiers[:5], papier.cahiers[-1]))
    (tmp_path / "few.pickle").write_bytes(pickle.dumps(few))
    script = (
        "import pickle, sys; from pathlib import Path; from filrouge.dossier import to_pdf; "
        "Path(sys.argv[2]).write_bytes(to_pdf(pickle.loads(Path(sys.argv[1]).read_bytes())))"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        subprocess.run(
            [sys.executable, "-c", script, tmp_path / "few.pickle", tmp_path / f"{seed}.pdf"],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
        )
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_it_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("p::after { content: 'SECRET' }")
    (tmp_path / "secret.txt").write_text("SECRET")
    where = tmp_path.as_uri()
    style = f"@import '{where}/secret.css'; @font-face {{ font-family: x; src: url('{where}/secret.txt') }}"
    raw = to_pdf(
        small(
            f'Texte <img src="{where}/secret.txt" alt="rien"> <object data="{where}/secret.txt"></object>'
            f'<svg width="9" height="9"><image href="{where}/secret.txt"/><style>@import "{where}/secret.css"</style></svg>',
            style,
            f'<style>{style}</style><link rel="stylesheet" href="{where}/secret.css">'
            f'<link rel="attachment" href="{where}/secret.txt">',
        )
    )
    pdf = PdfReader(BytesIO(raw))
    assert "Texte" in pdf.pages[0].extract_text()
    assert "SECRET" not in pdf.pages[0].extract_text()
    assert not pdf.attachments
    assert b"SECRET" not in raw


def test_progress_and_mark() -> None:
    told: list[tuple[int, int]] = []
    raw = to_pdf(small("a"), lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert is_ours(raw)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("weasyprint"), "WeasyPrint, qui n’est pas installée"),
        (OSError("cannot load library 'libpango-1.0-0'"), "Pango, que WeasyPrint ne trouve pas"),
    ],
)
def test_what_is_missing_is_said_with_the_remedy(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(_: str) -> NoReturn:
        print("WeasyPrint could not import some external libraries")  # noqa: T201 # as it does
        raise error

    with pytest.raises(UserError) as raised:
        _engine(load)
    assert said in raised.value.message
    for words in ("pip install 'filrouge[pdf]'", "apt install libpango-1.0-0", "macOS", "Windows", "--html"):
        assert words in raised.value.help
    assert capsys.readouterr().out == ""
