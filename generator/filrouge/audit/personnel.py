"""Personal data in a text: where, and of which kind; what it says is never repeated."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from filrouge.audit.echappements import unescaped


class Genre(Enum):
    """A kind of personal data; the value is what a message says of the text that holds it."""

    COURRIEL = "contient une adresse de courriel"
    TELEPHONE = "contient un numéro de téléphone"
    NIR = "contient un numéro de sécurité sociale"
    IBAN = "contient un numéro de compte bancaire (IBAN)"
    CIVILITE = "nomme une personne (« M. », « Mme » et un nom)"
    NOM = "contient un nom à protéger"


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """Something found, from one character to another of the text, the end excluded."""

    genre: Genre
    debut: int
    fin: int


# Spaces of every kind, dots and dashes: what stands between the figures of a number.
# A text may go on at the next line, after the margin of its list, quotation, comment or table.
_FOLD = r"[ ]?\n[ >#|]{0,40}"
_SEP = rf"(?:[ .\u00a0\u202f\u2009-]|{_FOLD})"
_GAP = rf"(?:[ \u00a0\u202f]{{1,2}}|{_FOLD})"
# Lengths of the IBAN registry, for the countries around.
_IBANS = {
    "BE": 16, "CH": 21, "DE": 22, "ES": 24, "FR": 27, "GB": 22,
    "IT": 27, "LU": 20, "MC": 27, "NL": 18, "PT": 25,
}  # fmt: skip
_IBAN = "|".join(
    rf"(?<={country[0]}){country[1]}[0-9]{{2}}(?:{_SEP}?[0-9A-Z]){{{length - 4}}}"
    for country, length in _IBANS.items()
)
# The rest of « 05.06.2026 » or « 06 2026 » after its first figure.
_DATE = r"[0-9](?:[ .-](?:0[1-9]|1[0-2]))?[ .-](?:19|20)[0-9]{2}"
# The first figure of a number that no letter, slash or other figure comes before.
_ALONE = r"(?<![\w/].) (?<![0-9][.,].) (?<!\w-.)"
_ABROAD = rf"(?:33|262|590|594|596) {_SEP}{{0,2}} (?:\(0\){_SEP}?)? 0?"
# A sentence that begins after « salle M. » is no name; « M. Le Goff » is one.
_NO_NAME = (
    r"(?:Au|Aucune?|Ce|Cette|Ces|Des?|Elles?|Ils?|La|Les?|Nous|On|Pour|Une?|Vous|M|Mme|Mlle|Monsieur|Madame)"
)

_COURRIEL = re.compile(r"(?<![\w.+-])[\w.+'%-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}")

# An address that hides its sign: « nom (at) domaine.fr », « nom arobase domaine point fr ».
_DETOUR = re.compile(
    r"""(?<![\w.+-]) (?: [\w+'%-]{1,32} (?:\.[\w+'%-]{1,32}){0,3} ) \s?
    (?: [(\[{<] \s? (?:at|arobase|arobas|@) \s? [)\]}>] | (?<=\s) (?:arobase|arobas) (?=\s) ) \s?
    (?: [\w-]{1,63} (?:\.|\s?[(\[](?:dot|point)[)\]]\s?|\spoint\s) ){1,4} [^\W\d_]{2,24}\b
    | (?<![\w.+-]) [\w+'%-]{2,32} \. [\w+'%-]{2,32} \s arobas(?:e)? \s [\w-]{2,63}\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNE = re.compile(r"arobas|at(?:[)\]}>]| [)\]])|@ ?[)\]]")
"""Without one of these, in small letters, no address hides."""

# The first character alone decides which branch is tried, and most end there: one passage over a text.
_PATTERN = re.compile(
    rf"""
    [+0-478BCDEFGILMNP]
    (?: (?<=M) (?<!\w.)
        (?: M?\. | r\b\.? | (?:me|ME|lle|LLE)s?\b\.? | onsieur | essieurs | adame | esdames | ademoiselle )
        {_GAP} (?! {_NO_NAME}\b (?! [ \u00a0\u202f][A-ZÀ-Ý] ) )
        (?P<CIVILITE> [A-ZÀ-ÝŒ] [\w’'-]+ (?: {_GAP} [A-ZÀ-ÝŒ] [\w’'-]+ ){{0,3}} )
      | (?<=[+0]) {_ALONE}
        (?P<TELEPHONE> (?: (?<=\+) {_ABROAD} | 0 {_ABROAD} | (?<=0) (?! {_DATE} ) )
            [1-9] (?:{_SEP}?[0-9]{{2}}){{4}} (?!\w) )
      | (?<=[1-478]) {_ALONE}
        (?P<NIR> {_SEP}? [0-9]{{2}} {_SEP}? [0-9]{{2}} {_SEP}? (?:[0-9]{{2}}|2[ABab])
            {_SEP}? [0-9]{{3}} {_SEP}? [0-9]{{3}} {_SEP}? [0-9]{{2}} (?!\w) )
      | (?<=[A-P]) (?<!\w.) (?P<IBAN> (?:{_IBAN}) (?!\w) )
    )
    """,
    re.VERBOSE,
)
"""All that a pattern can find beside e-mail addresses, in one passage over a text."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = rf"(?:[\s_’'.\u2010\u2011-]{{1,3}}|-?{_FOLD})"
_PLAIN = str.maketrans(
    {
        chr(code): letter
        for code in range(0xC0, 0x250)
        if len(letter := unicodedata.normalize("NFD", chr(code))[0].lower()) == 1 and letter.isascii()
    }
)
"""Accented letters to plain ones, one for one: places in the text stay what they are."""

_REMEMBERED = 2**14
"""Texts."""


class Detecteur:
    """What finds personal data: written forms known to all, and the names that one organisation protects.

    A name is found as a whole word, whatever the capitals, accents, hyphens and apostrophes. The time
    taken grows with the text, not with the number of names. ``masque`` returns a text with a block for each
    character found, so that an excerpt can be shown.
    """

    def __init__(self, noms: Iterable[str] = ()) -> None:
        self._names: dict[str, list[re.Pattern[str]]] = {}
        self._others: set[str] = set()
        # Days, codes and roles come back in every record.
        self.masque = lru_cache(maxsize=4096)(self._masque)
        for spelling in {spelling for nom in noms for spelling in _spellings(nom)}:
            words = _WORD.findall(spelling)
            if words:
                self._names.setdefault(words[0], []).append(_name(words))
        # A rule, an excerpt and the next reading of the repository look at the same texts.
        self._seen = lru_cache(maxsize=_REMEMBERED)(self._look)

    def trouve(self, text: str) -> tuple[Trouvaille, ...]:
        r"""Return what a text holds, in its order; of two that overlap, both.

        Places are those of the text with its accents composed (NFC), as nearly all texts are. What backslashes
        hide is found too: ``\\x40`` in a YAML text, ``\\@`` in Markdown.
        """
        return self._seen(text)

    def _masque(self, text: str) -> str:
        found, composed = self.trouve(text), _composed(text)
        if not found:
            return composed
        shown = list(composed)
        for one in found:
            shown[one.debut : one.fin] = ["\n" if c == "\n" else "█" for c in shown[one.debut : one.fin]]
        return "".join(shown)

    def _look(self, text: str) -> tuple[Trouvaille, ...]:
        composed = _composed(text)
        found = self._in(composed)
        if "\\" in composed:
            read, places = unescaped(composed)
            there = (
                Trouvaille(one.genre, places[one.debut][0], places[one.fin - 1][1]) for one in self._in(read)
            )
            found = [*_merged([*found, *there])]
        return tuple(sorted(found, key=lambda one: (one.debut, one.fin, one.genre.name)))

    def _in(self, text: str) -> list[Trouvaille]:
        return [*_forms(text), *self._named(text)]

    def _named(self, text: str) -> Iterator[Trouvaille]:
        if not self._names:
            return
        words = set(_WORD.findall(text)) - self._others
        firsts = {plain for word in words if (plain := _plain(word)) in self._names}
        self._others |= {word for word in words if _plain(word) not in firsts}
        plain_text = _plain(text) if firsts else ""
        for first in firsts:
            for pattern in self._names[first]:
                for match in pattern.finditer(plain_text):
                    yield Trouvaille(Genre.NOM, *match.span())


@lru_cache(maxsize=1)
def detecteur(noms: tuple[str, ...]) -> Detecteur:
    """Return the detector for these names, made once per run."""
    return Detecteur(noms)


def _merged(found: Iterable[Trouvaille]) -> Iterator[Trouvaille]:
    """Make one of those of a kind that overlap: the same thing, seen with its escapes and without."""
    last: Trouvaille | None = None
    for one in sorted(found, key=lambda one: (one.genre.name, one.debut)):
        if last and one.genre is last.genre and one.debut < last.fin:
            last = Trouvaille(last.genre, last.debut, max(last.fin, one.fin))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _forms(text: str) -> Iterator[Trouvaille]:
    if "@" in text:
        for match in _COURRIEL.finditer(text):
            yield Trouvaille(Genre.COURRIEL, *match.span())
    if _SIGNE.search(text.lower()):
        for match in _DETOUR.finditer(text):
            yield Trouvaille(Genre.COURRIEL, *match.span())
    for match in _PATTERN.finditer(text):
        genre = Genre[str(match.lastgroup)]
        check = _CHECKS.get(genre)
        if check is None or check(match[0]):
            yield Trouvaille(genre, *match.span("CIVILITE" if genre is Genre.CIVILITE else 0))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _spellings(nom: str) -> Iterator[str]:
    """Yield a name as given, with the ligature and without."""
    plain = _plain(_composed(nom))
    yield plain
    yield plain.replace("œ", "oe")
    yield plain.replace("oe", "œ")


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_PLAIN).lower()


def _name(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(map(re.escape, words))}(?![^\W_])")


def _nir(text: str) -> bool:
    """Check the key: 97 less the rest of the thirteen figures by 97; Corsica counts as 19 and 18."""
    figures = re.sub(_SEP, "", text).upper().replace("2A", "19").replace("2B", "18")
    return figures.isdigit() and 97 - int(figures[:13]) % 97 == int(figures[13:])


def _iban(text: str) -> bool:
    """Check the key of ISO 13616: the number, head last and letters as 10 to 35, leaves 1 by 97."""
    compact = re.sub(_SEP, "", text)
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1


def _telephone(text: str) -> bool:
    """Tell a number from a column of figures: it is folded once at most."""
    return text.count("\n") <= 1


_CHECKS = {Genre.TELEPHONE: _telephone, Genre.NIR: _nir, Genre.IBAN: _iban}
