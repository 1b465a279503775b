"""What several rules ask of the register of risks."""

import re
from collections.abc import Iterator
from datetime import date

from filrouge.audit.rule import Inputs
from filrouge.audit.textes import fold, vide_de_sens
from filrouge.graph import Graph
from filrouge.records import Ref, Revue, Risque
from filrouge.records.types.revue import StatutRevue
from filrouge.referentiel import Referentiel

_VIGILANCE = re.compile(
    r"\b(?:vigilan\w*|attenti\w*|prudence|prudente?s?|veill(?:er|ons|ez|era|e)|surveill\w*)\b"
)
_AUTOUR = re.compile(
    r"\b(?:rest(?:er?|ons|ent|era|erons)|demeur(?:er?|ons|ent)|etre|soyons|sera|serons|port(?:er|ons|ee)|fai(?:re|sons)"
    r"|preuve|point|sujet|situation|risque|niveau|accrue?s?|renforcee?s?|particuliere?s?|constante?s?|permanente?s?"
    r"|grande?|equipes?|formateurs?|quotidien(?:ne)?|continue[rl]?)\b"
)
"""What stands around vigilance, and does no more than say it again."""


def demandee(referentiel: Referentiel) -> bool:
    """Tell whether a version of the référentiel asks for an analysis of the risks.

    The official words of indicator 32 say it: they hold for the versions to come too, whatever their codes.
    """
    indicateur = referentiel.indicateur(32)
    return indicateur is not None and "analyse des risques" in indicateur.texte.casefold()


def dit_quelque_chose(maitrise: str) -> bool:
    """Tell whether a measure says anything: « aucune », « à définir », « nous restons vigilants » do not."""
    said = fold(maitrise)
    if _VIGILANCE.search(said):
        said = _AUTOUR.sub(" ", _VIGILANCE.sub(" ", said))
    return not vide_de_sens(said, mots=1)


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
