"""What a table exports, read back by a spreadsheet's reader: the rows and columns shown, and no formula."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from browser_visit import Visit, opened
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import expect

from filrouge.pages import SECTIONS, Page
from filrouge.pages.assets import static_assets
from filrouge.pages.tables import Column, Facet, Kind, Table
from filrouge.site.config import SiteConfig
from filrouge.site.fill import fill
from filrouge.site.publish import publish
from filrouge.site.shell import build_shells

TABLE = Table(
    "essai",
    "Essai [1/2] : « R&D » <b>",
    "essai",
    (
        Column("texte", "=Texte"),
        Column("nombre", "Nombre", Kind.NUMBER),
        Column("jour", "Jour", Kind.DATE),
    ),
    (Facet("sorte", "Sorte", {"a": "A & <i>", "b": "« B »"}), Facet("vu", "Vu", {"oui": "Vu"})),
)
TEXTS = {
    "=1+1": "'=1+1",
    "+33 6": "'+33 6",
    "-3 de plus": "'-3 de plus",
    "@somme": "'@somme",
    'guillemet " ; point-virgule': 'guillemet " ; point-virgule',
    "_x003D_1+1": "_x003D_1+1",
    "&lt;script&gt; &amp; é œ 👍": "<script> & é œ 👍",
    "un<br>deux<div>trois</div>": "un\ndeux\ntrois",
    "\x0bverticale\x01": "verticale",
}
NUMBERS = (-3.5, 0, 12, 1234.25, -1, 2, 3, 4, 5)


def fragment() -> str:
    lines = "".join(
        f"<tr{TABLE.row({'sorte': ['a'] if index % 2 else ['a', 'b']})}>"
        f"<th{TABLE.cell('texte')}>{text}</th><td{TABLE.cell('nombre', number)}>{number} <b>noté</b></td>"
        f'<td{TABLE.cell("jour")}><time datetime="2026-02-{index + 1:02}">{index + 1:02}/02/2026</time></td></tr>'
        for index, (text, number) in enumerate(zip(TEXTS, NUMBERS, strict=True))
    )
    last = (
        f"<tr{TABLE.row({'vu': ['oui']})}><th{TABLE.cell('texte')}>fin</th><td{TABLE.cell('nombre', '')}>–</td>"
        f'<td{TABLE.cell("jour")}><time datetime="2024-02-29">29/02/2024</time> environ</td></tr>'
    )
    table = f"{TABLE.opening()}<tbody>{lines}{last}</tbody></table>"
    fold = f'<details class="fil-fold"><summary>Plus</summary><div class="fil-scroll">{table}</div></details>'
    return f'<div class="fil"><h1>Essai</h1><p><a href="index.html#x" data-carry>2025</a></p>{fold}</div>'


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "site"
    indexes = [
        Page(f"{section}/index.html".lstrip("/"), title, f"<h1>{title}</h1>") for section, title in SECTIONS
    ]
    shells = build_shells(SiteConfig("Essai", nav=SECTIONS), tuple(section for section, _ in SECTIONS))
    publish(fill(shells, [*indexes, Page("plan/A.html", "A", fragment())], list(static_assets())), folder)
    return folder


def exported(visit: Visit, address: str, form: str, folder: Path) -> Path:
    visit.page.goto(address)
    fold = visit.page.locator("summary")
    if visit.page.locator("details:not([open])").count():
        fold.click()
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=f"en {form}").click()
    kept = folder / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert visit.complaints == []
    return kept


def sheet_of(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_workbook(way: str, made: Path, visit: Visit, tmp_path: Path) -> None:
    with opened(made, way) as base:
        path = exported(visit, f"{base}plan/A.html", "XLSX", tmp_path)
    assert path.name == "essai.xlsx"
    sheet = sheet_of(path)
    assert sheet.title == "Essai  1 2    « R&D » <b>"
    assert [cell.value for cell in sheet[1]] == ["'=Texte", "Nombre", "Jour"]
    told = [row[0].value for row in sheet.iter_rows(min_row=2)]
    escaped = {"_x003D_1+1": "_x005F_x003D_1+1"}  # this reader leaves it as it is written
    assert told == [*(escaped.get(text, text) for text in TEXTS.values()), "fin"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [*NUMBERS, "–"]
    days = [row[2].value for row in sheet.iter_rows(min_row=2)]
    assert days == [*(datetime(2026, 2, day) for day in range(1, 10)), "29/02/2024 environ"]  # noqa: DTZ001
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C11"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {one.compress_type for one in archive.infolist()} == {ZIP_STORED}


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_csv_of_the_rows_shown_in_their_order(way: str, made: Path, visit: Visit, tmp_path: Path) -> None:
    asked = "?essai.sorte=b&essai.tri=-nombre"
    with opened(made, way) as base:
        path = exported(visit, f"{base}plan/A.html{asked}", "CSV", tmp_path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf'=Texte;Nombre;Jour\r\n")
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    shown = [
        (text, number, index)
        for index, (text, number) in enumerate(zip(TEXTS.values(), NUMBERS, strict=True))
        if index % 2 == 0
    ]
    shown.sort(key=lambda row: -row[1])
    assert read[1:] == [
        [text, f"{number}".replace(".", ","), f"{date(2026, 2, index + 1):%d/%m/%Y}"]
        for text, number, index in shown
    ]


def test_a_filter_in_the_address_opens_the_fold_and_goes_along(made: Path, visit: Visit) -> None:
    visit.page.goto(f"{(made / 'plan/A.html').as_uri()}?essai.vu=oui")
    assert visit.page.locator("tr[data-values]:visible").count() == 1
    assert visit.page.locator(".fil-lines").inner_text() == "1\u00a0ligne sur 10"
    expect(visit.page.get_by_role("link", name="2025")).to_have_attribute(
        "href", re.compile(r"index\.html\?essai\.vu=oui#x$")
    )
    visit.page.get_by_role("button", name="Sorte").click()
    words = visit.page.locator(".fil-boxes label").all_text_contents()
    assert [word.split("(")[0].strip() for word in words] == ["A & <i>", "« B »"]
    assert visit.complaints == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there to open the workbook")
def test_a_spreadsheet_opens_it(made: Path, visit: Visit, tmp_path: Path) -> None:
    path = exported(visit, (made / "plan/A.html").as_uri(), "XLSX", tmp_path)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true",
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "out/essai.csv").read_text(encoding="utf-8")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row[0] for row in read] == ["'=Texte", *TEXTS.values(), "fin"]
    assert [row[2] for row in read[1:4]] == ["01/02/2026", "02/02/2026", "03/02/2026"]
    assert read[1][1].replace(",", ".") == "-3.5"


def test_the_plan_of_the_example(base: str, visit: Visit, tmp_path: Path) -> None:
    path = exported(visit, f"{base}plan/index.html?statut=en_cours", "XLSX", tmp_path)
    assert path.name == "plan-d-action-tableau.xlsx"
    rows = list(sheet_of(path).iter_rows(values_only=True))
    assert rows[0] == ("Action", "Origine", "Responsable", "Échéance", "Statut", "Effet (avant → après)")
    assert len(rows) == 6
    assert all(isinstance(row[3], datetime) for row in rows[1:])
    assert str(rows[1][4]).startswith("En cours, En retard de ")
