"""Files that someone sent: whatever they hold, one clear sentence, and nothing written."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import UserError
from filrouge.importers import archive
from filrouge.importers.feuilles import Feuille
from filrouge.importers.ouvrir import ouvrir as open_file

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name: str, content: bytes, raw: bytes | None = None) -> bytes:
    """A workbook where a part is added, or replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw or workbook(("Action",)))) as made,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for entry in made.infolist():
            if entry.filename != name:
                kept.writestr(entry, made.read(entry))
        kept.writestr(name, content)
    return stream.getvalue()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def encrypted() -> bytes:
    raw = bytearray(workbook(("Action",)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def lying() -> bytes:
    """An archive that announces one byte for a part, and holds a million."""
    raw = bytearray(with_part("xl/media/image1.bin", b"a" * 1_000_000))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (1).to_bytes(4, "little")
    return bytes(raw)


BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "vide": (lambda: b"", "est vide"),
    "blancs": (lambda: b" \n \n", "est vide"),
    "tronqué": (lambda: workbook(("Action", "Statut"))[:-200], "est abîmé ou incomplet"),
    "tronqué au milieu": (lambda: workbook(("Action", "Statut"))[:1500], "est abîmé ou incomplet"),
    "taille qui ment": (lying, "est abîmé ou incomplet"),
    "XML coupé": (lambda: with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"), "est abîmé ou incomplet"),
    "sans classeur": (lambda: zipped(rien=b"x"), "est abîmé ou incomplet"),
    "docx": (lambda: zipped(word__document=b"x"), "n’est pas un classeur .xlsx"),
    "ods": (lambda: zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "n’est pas un classeur .xlsx"),
    "xls": (lambda: OLE + b"\0" * 600, "est un classeur à l’ancien format (.xls)"),
    "mot de passe": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "est protégé par un mot de passe"),
    "archive chiffrée": (encrypted, "est protégé par un mot de passe"),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"Sub"), "contient des macros"),
    "macros anciennes": (lambda: with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "contient des macros"),
    "entités": (lambda: with_part("xl/worksheets/sheet1.xml", BILLION), "contient des déclarations XML"),
    "entités en UTF-16": (
        lambda: with_part("xl/worksheets/sheet1.xml", BILLION.decode().encode("utf-16")),
        "contient des déclarations XML",
    ),
    "bombe": (lambda: with_part("xl/media/image1.bin", b"\0" * 90_000_000), "est trop gros une fois ouvert"),
    "parties": (lambda: zipped(**{f"part{n}": b"" for n in range(2_001)}), "est trop gros une fois ouvert"),
    "fusion de toute la feuille": (lambda: with_part("xl/worksheets/sheet1.xml", ALL_ONE), "est trop gros une fois ouvert"),
    "lignes sans fin": (lambda: with_part("xl/worksheets/sheet1.xml", b"<row>" * 400_000), "est trop gros une fois ouvert"),
    "cellule lointaine": (lambda: with_part("xl/worksheets/sheet1.xml", FAR), "dépasse 5000 lignes ou 200 colonnes"),
    "trop gros": (lambda: b"a;b\n" * 5_000_001, "dépasse 20 Mo"),
    "lignes": (lambda: b"a;b\n" * 5_001, "dépasse 5000 lignes ou 200 colonnes"),
    "colonnes": (lambda: b"a;" * 201, "dépasse 5000 lignes ou 200 colonnes"),
    "guillemet ouvert": (lambda: b'a;b\n"texte;sans fin\n', "est incomplet"),
    "cellule géante": (lambda: b"a;b\n" + b"x" * 40_000 + b";y\n", "est incomplet"),
    "binaire": (lambda: bytes(range(256)) * 4, "n’est ni un classeur ni un texte lisible"),
    "UTF-16 sans marque": (lambda: "Action;Statut".encode("utf-16-le"), "n’est ni un classeur ni un texte lisible"),
    "PDF": (lambda: b"%PDF-1.7\nx", "n’est ni un classeur ni un fichier CSV"),
    "HTML": (lambda: b"<html><table><tr><td>Action</td></tr></table>", "n’est ni un classeur ni un fichier CSV"),
}  # fmt: skip
ALL_ONE = b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
FAR = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize("nom", HOSTILE)
def test_a_hostile_file_gives_one_sentence(nom: str, tmp_path: Path) -> None:
    make, said = HOSTILE[nom]
    path = tmp_path / "recu.xlsx"
    path.write_bytes(make())
    with pytest.raises(UserError) as refused:
        open_file(path)
    assert said in refused.value.message
    assert refused.value.help
    assert "\n" not in refused.value.message
    assert [one.name for one in tmp_path.iterdir()] == ["recu.xlsx"]


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.xlsx"):
        with pytest.raises(UserError, match="n’est pas un fichier"):
            open_file(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/media/image1.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
        ("xl/media/image2.svg", b'<?xml version="1.0"?><!DOCTYPE svg><svg/>'),
        ("xl/printerSettings/printerSettings1.bin", b"P\x00D\x00F\x00"),
    ],
)
def test_what_real_workbooks_hold_besides(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(with_part(name, content))
    assert open_file(tmp_path / "x.xlsx").feuilles[0].lignes[0][0].valeur == "Action"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(archive, "MAX_CELLS", 3)
    (tmp_path / "x.xlsx").write_bytes(workbook(("a", "b"), ("c", "d")))
    with pytest.raises(UserError, match="trop gros une fois ouvert"):
        open_file(tmp_path / "x.xlsx")


@given(st.data())
def test_a_damaged_workbook_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(4, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("abime") / "x.xlsx"
    path.write_bytes(raw)
    assert outcome(path)


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("octets") / "x.csv"
    path.write_bytes(raw)
    assert outcome(path)


def outcome(path: Path) -> str | tuple[Feuille, ...]:
    """Return the sheets read, whose rows are as long as one another, or the remedy told."""
    try:
        read = open_file(path)
    except UserError as error:
        return error.help
    assert all(len({len(row) for row in one.lignes}) <= 1 for one in read.feuilles)
    return read.feuilles


SOUND = workbook(("Action", "Responsable", "Échéance"), ("Changer", "Direction", "30/06/2026"))

TEXT = 'Action;Échéance;Coût\r\nRéparer l’accueil;30/06/2026;12,5 €\r\n"À l’oral ; puis\nécrit";;\r\n'


@pytest.mark.parametrize(
    ("raw", "encodage"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.replace(";", "\t").replace("l ; puis", "l ; puis").encode(), "UTF-8"),
    ],
)
def test_texts_of_every_encoding(raw: bytes, encodage: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(raw)
    read = open_file(tmp_path / "x.csv")
    assert read.encodage == encodage
    assert [[case.valeur for case in row] for row in read.feuilles[0].lignes][:2] == [
        ["Action", "Échéance", "Coût"],
        ["Réparer l’accueil", "30/06/2026", "12,5 €"],
    ]
    assert read.feuilles[0].lignes[1][1].place == "ligne 2, colonne 2"


def test_a_workbook_keeps_what_its_cells_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for at, value in enumerate(("texte", 3, 4.5, datetime(2026, 6, 30, 14, 0), "=A1", 0.5, True, "#N/A"), 1):  # noqa: DTZ001
        sheet.cell(1, at).value = value
    sheet["F1"].number_format = "0 %"
    sheet["H1"].data_type = "e"
    sheet.merge_cells("A3:B4")
    book.save(tmp_path / "x.xlsx")
    (feuille,) = open_file(tmp_path / "x.xlsx").feuilles
    shown = [str(case.valeur) if not case.defaut else case.defaut for case in feuille.lignes[0]]
    assert shown == ["texte", "3", "4.5", "2026-06-30", "une formule", "50.0", "oui", "une erreur de calcul"]
    assert [(one.place, one.premiere, one.derniere) for one in feuille.fusions] == [("Plan!A3:B4", 3, 4)]
