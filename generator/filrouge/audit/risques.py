"""What several rules ask of the register of risks."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from filrouge.audit.rule import Inputs
from filrouge.graph import Graph
from filrouge.records import Ref, Revue, Risque
from filrouge.records.types.revue import StatutRevue
from filrouge.referentiel import Referentiel

_NOTHING = re.compile(
    r"(?:aucune?s?|neant|rien|ras|r a s|n a|na|non|tbd|so|sans objet|pas de mesures?|idem"
    r"|(?:rien )?(?:a|reste a|en cours de) \w+(?: (?:ulterieurement|prochainement|plus tard))?)"
    r"(?: (?:mesures?|maitrise|action|actions|particuliere?s?|specifiques?|a signaler|prevue?s?|definie?s?|connue?s?))*"
    r"(?: (?:pour l instant|pour le moment|a ce jour|a ce stade|actuellement))?"
)


def demandee(referentiel: Referentiel) -> bool:
    """Tell whether a version of the référentiel asks for an analysis of the risks.

    The official words of indicator 32 say it: they hold for the versions to come too, whatever their codes.
    """
    indicateur = referentiel.indicateur(32)
    return indicateur is not None and "analyse des risques" in indicateur.texte.casefold()


def dit_quelque_chose(maitrise: str) -> bool:
    """Tell whether a measure says anything: « aucune », « à définir », « RAS pour l’instant » do not."""
    plain = (
        unicodedata.normalize("NFD", maitrise.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    )
    return _NOTHING.fullmatch(" ".join(re.findall(r"[a-z0-9]+", plain))) is None


def revues_des_risques(inputs: Inputs) -> Iterator[tuple[Revue, frozenset[str]]]:
    """Yield the validated revues held by the day of analysis that examined risks, and which."""
    graph = inputs.graph
    for revue in graph.of(Revue):
        if revue.statut is StatutRevue.VALIDEE and revue.date <= inputs.today:
            examined = frozenset(_examined(graph, revue))
            if examined:
                yield revue, examined


def examens(inputs: Inputs) -> dict[str, date]:
    """Return the last day, up to the day of analysis, on which each risk was looked at: rated, noted or in a revue.

    A risk is there from the day of its identification, whenever that is.
    """
    last = {risque.id: max(_days(risque, inputs.today)) for risque in inputs.graph.of(Risque)}
    for revue, examined in revues_des_risques(inputs):
        for id_ in examined:
            last[id_] = max(last[id_], revue.date)
    return last


def _examined(graph: Graph, revue: Revue) -> Iterator[str]:
    for link in graph.from_(Ref(revue.id), "examines", "sur"):
        if isinstance(graph.records.get(link.target.id), Risque):
            yield link.target.id


def _days(risque: Risque, today: date) -> Iterator[date]:
    yield risque.identifie_le
    days = (risque.revu_le, *(note.le for note in risque.suivi))
    yield from (day for day in days if day is not None and day <= today)
