"""The score of one question, quarter by quarter: a quarter without a synthesis is a gap, never a guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau
from filrouge.records.types.echelle import Echelle, Score

TRIMESTRES = 12
"""Quarters shown at most: three years, the time between two renewals of the certification."""
FAIBLE = 5
"""Below so many answers nothing can be concluded (and words would tell who spoke)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place on the axis: a quarter, and the score found in it, None when there is no synthesis."""

    trimestre: int
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Tendance:
    """A question followed in time; ``cases`` go from the oldest quarter to the newest."""

    libelle: str
    echelle: Echelle
    cases: tuple[Case, ...]
    cible: float | None = None

    @property
    def mesurees(self) -> tuple[tuple[int, Score], ...]:
        """The quarters that have a score."""
        return tuple((case.trimestre, case.score) for case in self.cases if case.score is not None)


def trimestre(day: date) -> int:
    """Return the number of a quarter: one more than that of the quarter before."""
    return day.year * 4 + (day.month - 1) // 3


def nom(number: int) -> str:
    """Write « T2 2026 »."""
    return french.quarter(date(number // 4, number % 4 * 3 + 1, 1))


def constat(found: Tendance) -> str:
    """Say what the drawing shows: from where to where, the dips and peaks between, the target, on how many answers."""
    known = found.mesurees
    if not known:
        return "Aucune réponse sur ces trimestres."
    (first, start), (last, end) = known[0], known[-1]
    if len(known) == 1:
        told = f"Une seule mesure, {french.score(end)} au {nom(last)} : pas encore de tendance"
    else:
        told = f"{_moved(start, end)} entre {nom(first)} et {nom(last)}{_between(known)}"
    told += _against(found)
    holes = last - first + 1 - len({quarter for quarter, _ in known})
    told += f" ; {french.plural(holes, 'trimestre')} sans synthèse entre les deux" if holes else ""
    told += f" ({effectif(start)}{f', puis {end.effectif}' if len(known) > 1 else ''})"
    weak = min(start.effectif, end.effectif) < FAIBLE
    half = end.echelle is Echelle.OUI_PARTIELLEMENT_NON
    return french.spaced(
        f"{told}.{' « Partiellement » compte pour moitié.' if half else ''}"
        f"{' Effectif trop faible pour conclure.' if weak else ''}"
    )


def effectif(score: Score) -> str:
    """Write « n = 34 »."""
    return f"n{french.NBSP}={french.NBSP}{score.effectif}"


def _moved(start: Score, end: Score) -> str:
    places = french.decimals(end.echelle)
    change = french.change(start.valeur, end.valeur, places)
    if not change:
        return f"Le même score, {french.score(end)},"
    return f"De {french.bare(start.valeur, start.echelle)} à {french.score(end)} ({french.signed(change, places)})"


def _between(known: Sequence[tuple[int, Score]]) -> str:
    """Say the lowest and the highest score where they lie beyond both ends: two ends alone would hide them."""
    ends = known[0][1].valeur, known[-1][1].valeur
    low = min(known, key=lambda one: one[1].valeur)
    high = max(known, key=lambda one: one[1].valeur)
    told = ""
    for (quarter, score), word, end in ((low, "plus bas", min(ends)), (high, "plus haut", max(ends))):
        if french.change(end, score.valeur, french.decimals(score.echelle)):
            told += f", au {word} {french.bare(score.valeur, score.echelle)} ({nom(quarter)})"
    return told


def _against(found: Tendance) -> str:
    """Say whether the target is reached, and since when without a break."""
    cible, known = found.cible, found.mesurees
    if cible is None:
        return ""
    word = f" ; cible de {french.bare(cible, found.echelle)}"
    reached = [score.valeur >= cible for _, score in known]
    if not reached[-1]:
        return f"{word} non atteinte"
    if len(known) == 1:
        return f"{word} atteinte"
    if all(reached):
        return f"{word} atteinte à chaque fois"
    since = len(reached) - reached[::-1].index(False)
    return f"{word} atteinte depuis {nom(known[since][0])}"


def tableau(found: Tendance) -> Tableau:
    """Return the figures by quarter, newest first."""
    rows = (
        (nom(case.trimestre), french.score(case.score), french.number(case.score.effectif, 0))
        if case.score is not None
        else (nom(case.trimestre), "pas de synthèse", "–")
        for case in reversed(found.cases)
    )
    return Tableau(("Trimestre", "Score", "Réponses"), tuple(rows))
