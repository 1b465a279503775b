"""The detector: personal data in a text, where, and of which kind; what it says is never repeated."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from filrouge.diagnostics import Severity
from filrouge.garde.formes import formes
from filrouge.garde.genres import Confiance, Trouvaille
from filrouge.garde.lecture import Lu, lire, lire_echappe
from filrouge.garde.noms import Noms
from filrouge.garde.numeros import numeros
from filrouge.garde.sensible import vie_privee

_REMEMBERED = 2**14
"""Texts."""


class Detecteur:
    """What finds personal data: written forms known to all, and the names that one organisation protects.

    ``masque`` returns a text with a block for each character found, so that an excerpt can be shown; the number of an
    organisation, which is public, stays.
    """

    def __init__(self, noms: Iterable[str] = ()) -> None:
        self._noms = Noms(noms)
        # Days, codes and roles come back in every record.
        self.masque = lru_cache(maxsize=4096)(self._masque)
        # A rule, an excerpt and the next reading of the repository look at the same texts.
        self._seen = lru_cache(maxsize=_REMEMBERED)(self._look)

    def trouve(self, text: str) -> tuple[Trouvaille, ...]:
        r"""Return what designates a person in a text, in its order; of two kinds that overlap, both.

        What people see is looked at, whatever the signs (full-width figures, separate accents); places are those of the
        text as given. What backslashes hide is found too: ``\\x40`` in a YAML text, ``\\@`` in Markdown.
        """
        return self._seen(text)

    def trouve_tout(self, text: str) -> tuple[Trouvaille, ...]:
        """Return the same, and what the text says of somebody's private life: for what people wrote freely."""
        return tuple(sorted((*self.trouve(text), *vie_privee(text)), key=_order))

    def _masque(self, text: str) -> str:
        found = [one for one in self.trouve(text) if one.genre.gravite is not Severity.INFORMATION]
        if not found:
            return text
        shown = list(text)
        for one in found:
            shown[one.debut : one.fin] = ["\n" if c == "\n" else "█" for c in shown[one.debut : one.fin]]
        return "".join(shown)

    def _look(self, text: str) -> tuple[Trouvaille, ...]:
        found = self._in(lire(text))
        if "\\" in text:
            found += self._in(lire_echappe(text))
        return tuple(sorted(_merged(found), key=_order)) if found else ()

    def _in(self, lu: Lu) -> list[Trouvaille]:
        found = (*formes(lu.texte), *numeros(lu.texte), *self._noms.trouve(lu.texte))
        return [Trouvaille(one.genre, *lu.region(one.debut, one.fin), one.confiance) for one in found]


@lru_cache(maxsize=1)
def detecteur(noms: tuple[str, ...]) -> Detecteur:
    """Return the detector for these names, made once per run."""
    return Detecteur(noms)


def _order(one: Trouvaille) -> tuple[int, int, str]:
    return one.debut, one.fin, one.genre.name


def _merged(found: Iterable[Trouvaille]) -> Iterator[Trouvaille]:
    """Make one of those of a kind that overlap: the same thing, seen with its escapes and without."""
    last: Trouvaille | None = None
    for one in sorted(found, key=lambda one: (one.genre.name, one.debut)):
        if last and one.genre is last.genre and one.debut < last.fin:
            surest = last.confiance if last.confiance is Confiance.SURE else one.confiance
            last = Trouvaille(last.genre, last.debut, max(last.fin, one.fin), surest)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
