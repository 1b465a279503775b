"""What the history of a plan will make an auditor ask: questions to prepare, never a score, never on the site."""

from collections.abc import Iterable, Iterator

from filrouge.diagnostics.french import spaced
from filrouge.report.audit_page import Bloc, Point, Signe, Texte, Titre
from filrouge.vie import Signal

_INTRO = (
    "L’historique git soulève ces questions. Elles n’accusent personne et ne comptent pas dans les verdicts : "
    "préparez une réponse."
)


def blocs_signaux(signaux: Iterable[Signal]) -> Iterator[Bloc]:
    """Yield the questions, each with the rule that raised it; nothing when there is none."""
    found = tuple(signaux)
    if not found:
        return
    yield Titre(2, "Questions à préparer")
    yield Texte((_INTRO,))
    for signal in found:
        yield Point(Signe.INCONNU, (spaced(signal.question),))
        yield Point(Signe.NOTE, (spaced(f"Règle : {signal.regle}"),), profondeur=1)
