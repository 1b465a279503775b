"""Cutting keys out of a text, by their place."""

from textwrap import dedent

import pytest

from filrouge.source import read_document
from filrouge.starter.edits import earlier_text

TEXT = dedent("""\
    # tête
    titre: Un titre
    suivi:
      - {le: 2026-05-11, note: A}
      - le: 2026-05-12
        note: |-
          B

          # texte

    # à propos du statut
    statut: verifiee # le dernier
    causes: {texte: x, methode: autre}
    efficacite:
      par: y
    """)


def document(text=TEXT):
    found, findings = read_document("content/actions/ACT-2026-001.yaml", text.encode())
    assert not findings
    return found


def cut(*hidden, **values):
    return earlier_text(document(), hidden, {(key,): value for key, value in values.items()})


def test_nothing_hidden_changes_nothing():
    assert cut() == TEXT


def test_one_item_goes_with_its_lines():
    assert cut(("suivi", 1)) == TEXT.replace(
        "  - le: 2026-05-12\n    note: |-\n      B\n\n      # texte\n", ""
    )


def test_all_items_take_their_key_along():
    gone = cut(("suivi", 0), ("suivi", 1))
    assert "suivi" not in gone
    assert "# à propos du statut\nstatut" in gone


def test_a_value_is_replaced_beside_its_comment():
    assert cut(statut="a_faire") == TEXT.replace("verifiee #", "a_faire #")


def test_the_last_key_leaves_the_end_of_the_file():
    assert cut(("efficacite",)) == TEXT.replace("efficacite:\n  par: y\n", "")


@pytest.mark.parametrize("pointer", [("causes", "methode"), ("suivi", 0, "note"), ("suivi", 1, "le")])
def test_what_shares_its_line_is_refused(pointer):
    with pytest.raises(ValueError, match="shares its lines"):
        cut(pointer)


def test_a_value_of_several_lines_is_replaced_with_all_its_lines():
    text = "titre: |-\n  a\n\n  b\nstatut: a_faire\n"
    assert earlier_text(document(text), (), {("titre",): "c : d"}) == 'titre: "c : d"\nstatut: a_faire\n'


def test_a_value_inside_of_another_is_replaced():
    assert earlier_text(document(), (), {("suivi", 1, "note"): "C"}) == TEXT.replace(
        "|-\n      B\n\n      # texte\n", "C\n"
    )


def test_a_hidden_value_is_not_replaced_first():
    assert cut(("statut",), statut="une valeur bien plus longue # que la ligne") == cut(("statut",))


def test_a_place_that_is_not_there_is_a_bug():
    with pytest.raises(KeyError):
        cut(absente="x")


def test_front_matter_is_cut_and_the_body_kept():
    text = "---\ntitre: A\ndate: 2026-01-01\n---\n\ntitre: du texte\n"
    found, _ = read_document("content/revues/REV-2026.md", text.encode())
    assert earlier_text(found, [("date",)], {}) == "---\ntitre: A\n---\n\ntitre: du texte\n"
