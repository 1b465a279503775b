"""A pre-audit in the terminal: one column of signs, sentences folded to its width."""

import textwrap
from collections.abc import Iterable, Iterator

from filrouge.diagnostics.french import spaced
from filrouge.preaudit import Phrase, brut
from filrouge.report.audit_page import Bloc, Citation, Point, Signe, Texte, Titre
from filrouge.report.cells import alone, harmless

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLORS = {
    Signe.PREUVE: "\x1b[32m",
    Signe.MANQUE: "\x1b[1;33m",
    Signe.NOTE: "",
    Signe.BON: "\x1b[1;32m",
    Signe.FRAGILE: "\x1b[1;33m",
    Signe.MAUVAIS: "\x1b[1;31m",
    Signe.INCONNU: "\x1b[1;36m",
    Signe.RIEN: "",
}
_NARROWEST = 40


def render_texte(blocs: Iterable[Bloc], *, color: bool = False, width: int = 100) -> str:
    """Return the blocks as text, in lines of at most ``width`` columns; ``color`` paints signs and headings."""
    printer = _Printer(max(width, _NARROWEST), color=color)
    return "".join(f"{line}\n" for bloc in blocs for line in printer.lines(bloc))


class _Printer:
    def __init__(self, width: int, *, color: bool) -> None:
        self._width = width
        self._color = color
        self._first = True

    def lines(self, bloc: Bloc) -> Iterator[str]:
        """Yield the lines of one block; headings stand after an empty one."""
        match bloc:
            case Titre():
                yield from self._title(bloc)
            case Texte():
                yield from self._folded("  ", "  ", bloc.phrase)
            case Citation():
                yield from self._folded("  ", "  ", (f"«\u00a0{bloc.texte}\u00a0»",))
            case Point():
                yield from self._point(bloc)

    def _title(self, bloc: Titre) -> Iterator[str]:
        if not self._first:
            yield ""
        self._first = False
        text = harmless(bloc.texte.upper() if bloc.niveau == 2 else bloc.texte)
        yield self._paint(f"{'  ' if bloc.niveau == 3 else ''}{text}", _BOLD)

    def _point(self, bloc: Point) -> Iterator[str]:
        blank = "    " + "    " * bloc.profondeur
        first = f"{blank}{bloc.signe} "
        lines = list(self._folded(first, f"{blank}  ", (bloc.fort, *bloc.phrase)))
        sign = self._paint(bloc.signe, _COLORS[bloc.signe])
        strong = harmless(bloc.fort)
        head = lines[0][len(first) :]
        if strong and head.startswith(strong):
            head = self._paint(strong, _BOLD) + head[len(strong) :]
        yield f"{blank}{sign} {head}"
        yield from lines[1:]

    def _folded(self, first: str, others: str, phrase: Phrase) -> Iterator[str]:
        """Fold a sentence; no line may begin with what commands a CI."""
        text = harmless(spaced(brut(phrase)))
        lines = textwrap.wrap(
            text,
            self._width,
            initial_indent=first,
            subsequent_indent=others,
            break_on_hyphens=False,
            break_long_words=False,
        )
        yield from (alone(line) for line in lines or [first.rstrip()])

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{_RESET}" if self._color and color else text
