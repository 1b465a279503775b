"""The score of one question, quarter by quarter: a quarter without a synthesis is a gap, never a guess."""

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
    """Say what the drawing shows: from where to where, on how many answers, against the target."""
    known = found.mesurees
    if not known:
        return "Aucune réponse sur ces trimestres."
    (first, start), (last, end) = known[0], known[-1]
    if len(known) == 1:
        told = (
            f"Une seule mesure, {french.score(end)} au {nom(last)} ({effectif(end)}) : pas encore de tendance"
        )
    else:
        told = f"{_moved(start, end)} de {nom(first)} à {nom(last)} ({effectif(start)}, puis {end.effectif})"
    told += _against(found)
    holes = sum(case.score is None for case in found.cases[_first(found) :])
    if holes and len(known) > 1:
        told += f" ; {french.plural(holes, 'trimestre')} sans synthèse"
    weak = min(start.effectif, end.effectif) < FAIBLE
    return french.spaced(f"{told}.{' Effectif trop faible pour conclure.' if weak else ''}")


def effectif(score: Score) -> str:
    """Write « n = 34 »."""
    return f"n{french.NBSP}={french.NBSP}{score.effectif}"


def _moved(start: Score, end: Score) -> str:
    places = french.decimals(end.echelle)
    change = french.change(start.valeur, end.valeur, places)
    if not change:
        return f"Inchangé, {french.score(end)},"
    return (
        f"{french.bare(start.valeur, start.echelle)} → {french.score(end)} ({french.signed(change, places)})"
    )


def _against(found: Tendance) -> str:
    """Say whether the target is reached, and since when without a break."""
    cible, known = found.cible, found.mesurees
    if cible is None:
        return ""
    word = f" ; cible {french.bare(cible, found.echelle)}"
    reached = [score.valeur >= cible for _, score in known]
    if not reached[-1]:
        return f"{word} non atteinte"
    since = len(reached) - next((rank for rank, one in enumerate(reversed(reached)) if not one), len(reached))
    if since == len(known) - 1:
        return f"{word} atteinte"
    return f"{word} atteinte depuis {nom(known[since][0])}"


def _first(found: Tendance) -> int:
    return next((rank for rank, case in enumerate(found.cases) if case.score is not None), len(found.cases))


def tableau(found: Tendance) -> Tableau:
    """Return the figures by quarter, newest first."""
    rows = (
        (nom(case.trimestre), french.score(case.score), french.number(case.score.effectif, 0))
        if case.score is not None
        else (nom(case.trimestre), "pas de synthèse", "–")
        for case in reversed(found.cases)
    )
    return Tableau(("Trimestre", "Score", "Réponses"), tuple(rows))
