"""A page of blocks as Markdown for a comment or the summary of a step, where only our own marks are markup."""

from collections.abc import Iterable

from filrouge.diagnostics.french import spaced
from filrouge.preaudit import Dehors, Part, Phrase, brut
from filrouge.report.audit_page import Bloc, Citation, Point, Signe, Texte, Titre
from filrouge.report.markdown import only_text
from filrouge.report.words import compte

LIMITE = 60_000
"""Characters of a page: GitHub refuses a comment of more than 65,536."""


def render_markdown(blocs: Iterable[Bloc], limite: int = LIMITE) -> str:
    """Return the blocks as Markdown in about ``limite`` characters; those left out at the end are counted."""
    out: list[str] = []
    room, left = limite, 0
    previous: Bloc | None = None
    for bloc in blocs:
        tight = previous is None or (isinstance(bloc, Point) and isinstance(previous, Point))
        text = f"{'' if tight else chr(10)}{_bloc(bloc)}"
        room -= len(text)
        if room < 0:
            left += isinstance(bloc, Point)
            continue
        out.append(text)
        previous = bloc
    if left:
        out.append(f"\nEncore {compte(left, 'ligne', 'lignes')}, à lire avec --format texte.\n")
    return "".join(out)


def _bloc(bloc: Bloc) -> str:
    match bloc:
        case Titre():
            # A comment has a title of its own.
            return f"{'#' * (bloc.niveau + 1)} {_safe(bloc.texte)}\n"
        case Texte():
            return f"{_phrase(bloc.phrase)}\n"
        case Citation():
            return f"> {_safe(bloc.texte)}\n"
        case Point():
            strong = f"**{_safe(bloc.fort)}**" if bloc.fort else ""
            sign = "" if bloc.signe in {Signe.NOTE, Signe.PREUVE, Signe.RIEN} else f"{_safe(bloc.signe)} "
            return f"{'  ' * bloc.profondeur}- {sign}{strong}{_phrase(bloc.phrase)}\n"


def _phrase(phrase: Phrase) -> str:
    return "".join(map(_part, phrase))


def _part(part: Part) -> str:
    if isinstance(part, Dehors):
        return f"[{_safe(part.texte)}]({part.adresse})"
    return _safe(brut((part,)))


def _safe(text: str) -> str:
    return only_text(spaced(text))
