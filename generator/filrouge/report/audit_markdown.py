"""A pre-audit as one Markdown page, to be pasted in a wiki: an internal page, never given to the auditor."""

from collections.abc import Iterable

from filrouge.diagnostics.french import spaced
from filrouge.preaudit import Phrase, brut
from filrouge.report.audit_page import Bloc, Citation, Point, Signe, Texte, Titre
from filrouge.report.markdown import only_text

_INTERNE = "> Page interne : elle n’est pas destinée à l’auditeur.\n"


def render_markdown(blocs: Iterable[Bloc]) -> str:
    """Return the blocks as Markdown; every word that comes from a record is only text."""
    out: list[str] = []
    previous: Bloc | None = None
    for bloc in blocs:
        if out and not (isinstance(bloc, Point) and isinstance(previous, Point)):
            out.append("\n")
        out.append(_bloc(bloc))
        if previous is None:
            out += ["\n", _INTERNE]
        previous = bloc
    return "".join(out)


def _bloc(bloc: Bloc) -> str:
    match bloc:
        case Titre():
            return f"{'#' * bloc.niveau} {_safe(bloc.texte)}\n"
        case Texte():
            return f"{_phrase(bloc.phrase)}\n"
        case Citation():
            return f"> « {_safe(bloc.texte)} »\n"
        case Point():
            strong = f"**{_safe(bloc.fort)}**" if bloc.fort else ""
            return f"{'  ' * bloc.profondeur}- {_sign(bloc.signe)} {strong}{_phrase(bloc.phrase)}\n"


def _sign(signe: Signe) -> str:
    """Return a sign that begins no list of its own."""
    return f"\\{signe}" if signe is Signe.PREUVE else _safe(signe)


def _phrase(phrase: Phrase) -> str:
    return "".join(_safe(brut((part,))) for part in phrase)


def _safe(text: str) -> str:
    return only_text(spaced(text))
