"""The detector as its callers know it: places in the text as given, kinds, weight, remedy."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import Severity
from filrouge.garde import Confiance, Detecteur, Genre, Trouvaille, detecteur, vie_privee
from filrouge.garde.lecture import lire, lire_echappe

TEXTS = st.text(alphabet="aé M.@06+39 -/_ſﬁ½٣०０１\u0301\u00ad\u200b\u202f\u2011\\x:n\n", max_size=60)


def extracts(text: str, *noms: str) -> list[tuple[str, str]]:
    return [(one.genre.name, text[one.debut : one.fin]) for one in Detecteur(noms).trouve_tout(text)]


@pytest.mark.parametrize(
    "number",
    [
        "０６ ３９ ９８ １２ ３４",
        "06\u00ad39\u00ad98\u00ad12\u00ad34",
        "06\u200b39\u200b98\u200b12\u200b34",
        "06\u201139\u201198\u201112\u201134",
        "06\u200339\u200398\u200312\u200334",
        "٠٦ ٣٩ ٩٨ ١٢ ٣٤",
        "06\\x2039 98 12 34",
    ],
)
def test_figures_are_read_as_people_see_them(number: str) -> None:
    assert extracts(f"Écrire : {number} !") == [("TELEPHONE", number)]


def test_places_are_those_of_the_text_as_given() -> None:
    text = unicodedata.normalize(
        "NFD", "Lefèvre écrit à hélène@université.fr, né le 12/03/1985 ; il est diabétique."
    )
    assert [(genre, unicodedata.normalize("NFC", said)) for genre, said in extracts(text, "Lefèvre")] == [
        ("NOM", "Lefèvre"),
        ("COURRIEL", "hélène@université.fr"),
        ("NAISSANCE", "12/03/1985"),
        ("SANTE", "diabétique"),
    ]
    assert Detecteur(("Lefèvre",)).masque(text).count("█") == len(
        unicodedata.normalize("NFD", "Lefèvrehélène@université.fr12/03/1985")
    )


@given(TEXTS)
def test_each_character_read_comes_from_somewhere(text: str) -> None:
    for lu in (lire(text), lire_echappe(text)):
        regions = [lu.region(at, at + 1) for at in range(len(lu.texte))]
        assert all(0 <= start < end <= len(text) for start, end in regions)
        assert regions == sorted(regions)


@given(TEXTS)
def test_what_is_read_is_read_the_same_again(text: str) -> None:
    assert lire(lire(text).texte).texte == lire(text).texte


@given(
    st.lists(
        st.sampled_from(["06 39 98 12 34", "0639981234", "+33 6 39 98 12 34", "a@b.fr", "rien"]), max_size=6
    )
)
def test_what_stands_apart_is_found_apart(parts: list[str]) -> None:
    found = Detecteur().trouve(" ; ".join(parts))
    assert len(found) == len([part for part in parts if part != "rien"])


def test_a_doubt_makes_a_warning() -> None:
    [one] = Detecteur().trouve("+44 7700 900123")
    assert (one.confiance, one.gravite) == (Confiance.PROBABLE, Severity.AVERTISSEMENT)
    assert Trouvaille(Genre.SIRET, 0, 1, Confiance.PROBABLE).gravite is Severity.INFORMATION


def test_the_number_of_an_organisation_is_information_and_stays() -> None:
    text = "SIRET 732 829 320 00017"
    [one] = Detecteur().trouve(text)
    assert (one.genre, one.gravite) == (Genre.SIRET, Severity.INFORMATION)
    assert Detecteur().masque(text) == text


@pytest.mark.parametrize("genre", Genre)
def test_each_kind_has_words_and_a_remedy(genre: Genre) -> None:
    assert genre.phrase[0].islower()
    assert genre.remede[-1].isalpha() or genre.remede.endswith(")")


def test_the_same_names_share_a_detector() -> None:
    assert detecteur(("A B",)) is detecteur(("A B",))


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\n", "@", "+", "0" * 2000, "1 " * 2000, "né le " * 300, "a." * 3000 + "@"],
)
def test_nothing_and_much_of_nothing(text: str) -> None:
    assert Detecteur().trouve_tout(text) == ()


def test_a_sentence_is_judged_by_itself() -> None:
    assert vie_privee("Un stagiaire arrive en retard. Le module sur la santé est court.") == ()
    [one] = vie_privee("Le module est court. Un stagiaire est diabétique !")
    assert one.debut == len("Le module est court. Un stagiaire est ")


def test_the_libraries_wait_until_a_text_needs_them() -> None:
    code = (
        "import sys; from filrouge.garde import Detecteur; Detecteur().trouve_tout('Vu le 2026-06-08, ACT-2026-001, 12 %');"
        "print(sorted(sys.modules.keys() & {'phonenumbers', 'stdnum'}))"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said == "[]\n"
