"""Scales in words and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.importers.enquetes.echelles import niveau, reconnaitre
from filrouge.records.types.echelle import Echelle


class TestEchelles:
    @pytest.mark.parametrize(
        ("words", "echelle"),
        [
            (
                "Tout à fait d’accord|Plutôt d’accord|Plutôt pas d’accord|Pas du tout d’accord",
                Echelle.SATISFACTION_4,
            ),
            ("Très satisfait·e|Satisfait·e|Peu satisfait·e|Pas satisfait·e", Echelle.SATISFACTION_4),
            ("Très bien|Bien|Moyen|Insuffisant", Echelle.SATISFACTION_4),
            ("++|+|-|--", Echelle.SATISFACTION_4),
            ("Très insatisfait|Insatisfait|Neutre|Satisfait|Très satisfait", Echelle.NOTE_5),
            ("Ni satisfait ni insatisfait|Satisfait|Très satisfait", Echelle.NOTE_5),
            ("5 - Très bien|4 - Bien|3 - Moyen", Echelle.NOTE_5),
            ("1|2|5", Echelle.NOTE_5),
            ("4/5|5/5", Echelle.NOTE_5),
            ("7|9|10", Echelle.NOTE_10),
            ("0|7|10", Echelle.NPS_10),
            ("Oui|Non", Echelle.OUI_NON),
            ("Oui|En partie|Non", Echelle.OUI_PARTIELLEMENT_NON),
            ("Lyon|Nantes", None),
            ("Excel|Word|Oui", None),
            ("12|47", None),
        ],
    )
    def test_words(self, words: str, echelle: Echelle | None) -> None:
        found = reconnaitre("Votre avis", words.split("|"))
        assert (found and found.echelle) == echelle
        assert found is None or all(found.valeurs.values())

    def test_order_is_kept(self) -> None:
        words = ("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord")
        assert [niveau(Echelle.SATISFACTION_4, word) for word in words] == [*Echelle.SATISFACTION_4.niveaux]

    @given(st.sampled_from(Echelle), st.data())
    def test_every_level_is_known_by_its_code_and_its_words(
        self, echelle: Echelle, data: st.DataObject
    ) -> None:
        level, words = data.draw(st.sampled_from([*echelle.libelles.items()]))
        assert (niveau(echelle, level), niveau(echelle, words)) == (level, level)
