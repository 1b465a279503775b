"""A file as it would be recorded: any encoding, records, proofs, documents of an office suite."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import Finding
from filrouge.garde import Detecteur
from filrouge.garde.bureautique import textes_du_document
from filrouge.garde.fichier import relire, relire_nom

FINDER = Detecteur(("Maëlle Cœurdacier",))
VERBATIM = "verbatims:\n- texte: |\n    Bonne formation.\n    Ma dyslexie m’a gênée.\n"
CASE = "description: Un stagiaire est dyslexique.\n"


def told(path: str, raw: bytes | str) -> list[str]:
    read = relire(path, raw if isinstance(raw, bytes) else raw.encode(), FINDER)
    assert read is not None
    return list(map(line, read.findings))


def line(one: Finding) -> str:
    return f"{one.span} {one.severity.value} {one.message}"


def test_a_record_says_its_forms_and_its_private_matters() -> None:
    path = "content/appreciations/APP-2026-T2-CHAUD.yaml"
    assert told(path, f"# a@exemple.fr\n{VERBATIM}{CASE}") == [
        f"{path}:1:3 erreur ce qui va être enregistré contient une adresse de courriel",
        f"{path}:3:10 erreur un verbatim de ce fichier touche à la vie privée : le handicap",
        f"{path}:6:14 avertissement ce fichier semble dire d’une personne ce qui touche à la vie privée : le handicap",
    ]


@pytest.mark.parametrize("path", ["content/procedures/PRC-ACCUEIL.md", "README.md", "content/x.yaml.txt"])
def test_private_matters_are_looked_for_where_cases_are_told(path: str) -> None:
    assert told(path, CASE) == []


def test_a_proof_is_read_whole_and_warned_of() -> None:
    assert told("content/preuves/avis.csv", "id;avis\n1;Je suis diabétique\n") == [
        "content/preuves/avis.csv:2:11 avertissement ce fichier semble dire d’une personne ce qui touche à la vie privée : la santé"
    ]


@pytest.mark.parametrize(
    "raw", ["verbatims: 3\n", "constats: [1, {texte: 2}]\n", "verbatims: [", "- a\n", "\ufeff", ""]
)
def test_a_record_that_is_none_is_still_read(raw: str) -> None:
    assert told("content/appreciations/APP-2026-T2-CHAUD.yaml", raw) == []


def test_a_file_full_of_data_is_told_in_a_few_lines() -> None:
    said = told("content/preuves/liste.csv", "Mme Exemple;a@exemple.fr\n" * 500)
    assert len(said) == 10
    assert (
        said[0]
        == "content/preuves/liste.csv:1:5 erreur ce qui va être enregistré nomme une personne (« M. », « Mme » et un nom)"
    )
    assert said[-1].endswith("contient une adresse de courriel ; 990 autres dans ce fichier")


def test_what_is_no_text_is_not_read() -> None:
    assert relire("content/preuves/a.png", b"\x89PNG\r\n\x1a\n\0\0a@exemple.fr", FINDER) is None
    assert relire("content/preuves/a.zip", b"PK\x03\x04\0rest", FINDER) is None


def test_the_name_of_a_file() -> None:
    [one] = relire_nom("content/preuves/coeurdacier_maelle.pdf", FINDER)
    assert one.message == "le nom de ce fichier contient un nom à protéger"
    [one] = relire_nom("content/preuves/Mme Exemple.pdf", FINDER)
    assert one.message == "le nom de ce fichier nomme une personne (« M. », « Mme » et un nom)"
    assert list(relire_nom("content/preuves/192.0.2.7.pdf", FINDER)) == []


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = "Maëlle Cœurdacier"
    for row in (("Avis", "Adresse"), ("Bien", "a@exemple.fr"), ("Rien", "b@exemple.fr")):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def letter(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
        archive.writestr("word/media/image.bin", "c@exemple.fr")
    return made.getvalue()


def test_a_workbook_is_read_and_its_author_too() -> None:
    assert sorted(told("content/preuves/enquete.xlsx", workbook())) == [
        "content/preuves/enquete.xlsx:1:1 erreur ce document contient un nom à protéger",
        "content/preuves/enquete.xlsx:1:1 erreur ce document contient une adresse de courriel, 2 fois",
    ]


def test_words_go_on_over_tags_and_end_with_their_paragraph() -> None:
    text = "<w:p><w:r>06 39</w:r><w:r> 98 12 34</w:r></w:p><w:p>5</w:p><w:p>L&#233;a &amp; a&#64;exemple.fr</w:p>"
    assert told("content/preuves/lettre.docx", letter(text)) == [
        "content/preuves/lettre.docx:1:1 erreur ce document contient un numéro de téléphone",
        "content/preuves/lettre.docx:1:1 erreur ce document contient une adresse de courriel",
    ]


def test_a_small_archive_that_holds_too_much_is_read_in_part() -> None:
    assert sum(map(len, textes_du_document(letter("x" * 50_000_000)))) == 20_000_000


@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_damaged_document_is_no_fault_of_ours(noise: bytes, at: int) -> None:
    raw = letter("<w:p>06 39 98 12 34</w:p>")
    relire("content/preuves/a.docx", raw[:at] + noise + raw[at + len(noise) :], FINDER)


@given(st.binary(max_size=80))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    for path in ("content/appreciations/APP-2026-T2-CHAUD.yaml", "content/preuves/a.csv", "x"):
        relire(path, raw, FINDER)
