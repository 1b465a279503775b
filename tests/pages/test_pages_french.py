"""Figures, dates and texts as French readers write them."""

from datetime import date

import pytest

from filrouge.pages import french
from filrouge.records.types.echelle import Echelle


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (french.long_date(date(2026, 7, 1)), "1er juillet 2026"),
        (french.long_date(date(2026, 6, 30)), "30 juin 2026"),
        (french.short_date(date(2026, 6, 3)), "03/06/2026"),
        (french.quarter(date(2026, 9, 30)), "T3 2026"),
        (french.number(4.25), "4,3"),
        (french.number(4.35), "4,4"),
        (french.number((4.1 * 3 + 4.4 * 3) / 6), "4,3"),
        (french.number(-4.25), "−4,3"),
        (french.number(62.5, 0), "63"),
        (french.number(0.5, 0), "1"),
        (french.percent(62.5), "63 %"),
        (french.number(4.0), "4"),
        (french.number(100, 0), "100"),
        (french.number(1250.5), "1 250,5"),
        (french.number(-0.04), "0"),
        (french.number(-3.5), "−3,5"),
        (french.signed(1.1), "+1,1"),
        (french.signed(0.0), "0"),
        (french.measure(4.2, "sur 5"), "4,2 sur 5"),
        (french.measure(12, "jours"), "12 jours"),
        (french.measure(1.5, "jours ouvrés"), "1,5 jour ouvré"),
        (french.measure(0, "parcours"), "0 parcours"),
        (french.measure(0, "jours"), "0 jour"),
        (french.measure(2, "jours"), "2 jours"),
        (french.measure(48.7, "", Echelle.NPS_10), "+49"),
        (french.measure(62.5, "%", Echelle.OUI_NON), "63 %"),
        (french.bare(32.1, Echelle.NPS_10), "+32"),
        (french.bare(4.25, Echelle.NOTE_5), "4,3"),
        (french.signed(french.change(4.24, 4.25, 1)), "+0,1"),
        (french.signed(french.change(4.19, 4.22, 1)), "0"),
        (french.measure(1, "%"), "1 %"),
        (french.figure(32.1, Echelle.NPS_10), "+32"),
        (french.figure(87.4, Echelle.OUI_NON), "87 %"),
        (french.figure(3.14, Echelle.NOTE_5), "3,1 / 5"),
        (french.plural(0, "action"), "0 action"),
        (french.plural(2, "action"), "2 actions"),
        (french.plural(3, "revue validée", "revues validées"), "3 revues validées"),
        (french.days(0), "le jour même"),
        (french.days(1), "1 jour"),
        (french.size(40), "1 ko"),
        (french.size(2_400_000), "2,4 Mo"),
        (french.excerpt("Un **texte**\n- en `Markdown`"), "Un texte en Markdown"),
        (french.excerpt("un mot, puis un autre", 12), "un mot…"),
    ],
)
def test_written(actual: str, expected: str) -> None:
    assert actual.replace("\u00a0", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Un fait : « deux mots » ; 12 % !", "Un fait~: «~deux mots~»~; 12~%~!"),
        ("{% raw %} a ?b x := 1", "{% raw %} a ?b x := 1"),
        ("quoi ?", "quoi~?"),
        ("(oui !)", "(oui~!)"),
    ],
)
def test_double_signs_stay_with_their_word(written: str, expected: str) -> None:
    assert french.spaced(written) == expected.replace("~", french.NBSP)
