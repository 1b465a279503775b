"""How long answers took, one column each, against the delay the house promises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Cellule, Tableau, dessin, figure
from filrouge.pages.graphiques.trait import (
    Mot,
    dans,
    hachures,
    rangee,
    rond,
    sans_heurt,
    survol,
    texte,
    trait,
)
from filrouge.pages.html import html

MONTREES = 12
"""Réclamations drawn: the latest, as many as a small screen holds."""

_LEFT, _STEP, _COLUMN, _TOP, _PLOT = 44, 25, 14, 30, 96
_BOTTOM = _TOP + _PLOT
_MOIS = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
"""Names of months that fit under a column."""


@dataclass(frozen=True, slots=True)
class Reponse:
    """One réclamation: its id and its link, the day it came, the days to the answer.

    ``ouverte`` says that there is no answer yet: ``jours`` is then how long it has been waiting.
    """

    id: str
    lien: Cellule
    recu_le: date
    jours: int
    ouverte: bool = False


def delais(reponses: Sequence[Reponse], limite: int | None, *, key: str, titre: str) -> Markup:
    """Return the whole figure; ``reponses`` oldest first, all of them: the finding counts all, the drawing shows the last."""
    shown = reponses[-MONTREES:]
    return figure(
        "delais",
        constat(reponses, limite),
        colonnes(shown, limite, key=key, titre=titre),
        tableau(shown[::-1], limite),
        complet=all(_ecrits(shown)),
    )


def constat(reponses: Sequence[Reponse], limite: int | None) -> str:
    """Say how many were answered in time, the usual and the longest delay, and what still waits."""
    answered = [one for one in reponses if not one.ouverte]
    waiting = [one for one in reponses if one.ouverte]
    told = []
    if answered:
        longest = max(answered, key=lambda one: (one.jours, one.id))
        spans = [one.jours for one in answered]
        if limite:
            good = sum(days <= limite for days in spans)
            told.append(
                f"{good} réponse{'s' if good > 1 else ''} sur {len(spans)} dans le délai de {french.days(limite)}"
            )
        told.append(
            f"délai médian {french.measure(median(spans), 'jours')}, le plus long {french.days(longest.jours)} ({longest.id})"
        )
    if waiting:
        late = sum(one.jours > limite for one in waiting) if limite else 0
        words = f"{french.plural(len(waiting), 'réclamation')} sans réponse"
        told.append(f"{words}, dont {late} hors délai" if late else words)
    if not told:
        return "Aucune réclamation."
    weak = " Effectif trop faible pour conclure." if len(reponses) < 5 else ""
    sentence = " ; ".join(told)
    return french.spaced(f"{sentence[0].upper()}{sentence[1:]}.{weak}")


def tableau(reponses: Sequence[Reponse], limite: int | None) -> Tableau:
    """Return the réclamations drawn, in the order given."""
    rows = (
        (
            one.lien,
            french.short_date(one.recu_le),
            f"{one.jours}, sans réponse" if one.ouverte else str(one.jours),
            _word(one, limite),
        )
        for one in reponses
    )
    return Tableau(("Réclamation", "Reçue le", "Jours", "Délai"), tuple(rows))


def _word(one: Reponse, limite: int | None) -> str:
    if limite is None:
        return "–"
    if one.jours > limite:
        return f"dépassé de {french.days(one.jours - limite)}"
    return "en cours" if one.ouverte else "tenu"


def colonnes(reponses: Sequence[Reponse], limite: int | None, *, key: str, titre: str) -> Markup:
    """Return the drawing: answered full, still waiting hatched, the house delay dashed across."""
    high = max((*(one.jours for one in reponses), limite or 0, 1))
    width = _LEFT + _STEP * MONTREES + 8
    parts = [
        trait("fil-axis", f"M{_LEFT} {_BOTTOM}H{width}"),
        texte(_LEFT - 5, _TOP - 19, "jours", classe="fil-small", ancre="end"),
    ]
    if limite:
        y = _y(limite, high)
        parts.append(trait("fil-target", f"M{_LEFT} {rond(y)}H{width}"))
        parts.append(texte(_LEFT - 5, y - 2, "délai", classe="fil-small", ancre="end"))
        parts.append(texte(_LEFT - 5, y + 9, f"{limite}{french.NBSP}j", classe="fil-small", ancre="end"))
    for rank, (one, written) in enumerate(zip(reponses, _ecrits(reponses), strict=True)):
        parts += _column(one, _LEFT + 5 + rank * _STEP, high, limite)
        if written:
            x = _LEFT + 5 + rank * _STEP + _COLUMN / 2
            parts.append(texte(x, _y(one.jours, high) - 4, one.jours, classe="fil-value", ancre="middle"))
    parts += _names(reponses)
    told = " ; ".join(
        f"{one.id} : {one.jours} j{', sans réponse' if one.ouverte else ''}" for one in reponses
    )
    return dessin(parts, (width, _BOTTOM + 34), key=key, titre=titre, description=french.spaced(told))


def _y(days: float, high: float) -> float:
    return dans(days, (0, high), _BOTTOM, _TOP)


def _ecrits(reponses: Sequence[Reponse]) -> tuple[bool, ...]:
    """Which figures have room above their column, the longest delays first."""
    marks = [Mot(rank * _STEP, str(one.jours), -one.jours) for rank, one in enumerate(reponses)]
    return sans_heurt(marks, "fil-value")


def _column(one: Reponse, x: float, high: float, limite: int | None) -> Iterator[Markup]:
    y = _y(one.jours, high)
    late = limite is not None and one.jours > limite
    classe = "fil-late" if late else "fil-bar"
    if one.ouverte:
        bar = hachures(x, y, _COLUMN, max(_BOTTOM - y, 1), "fil-second")
    else:
        bar = html(
            '<rect class="%s" fill="currentColor" x="%s" y="%s" width="%s" height="%s"/>',
            *(classe, rond(x), rond(y), _COLUMN, rond(max(_BOTTOM - y, 1))),
        )
    state = "sans réponse" if one.ouverte else "répondue"
    yield survol(french.spaced(f"{one.id} : {state}, {one.jours} j"), bar)


def _names(reponses: Sequence[Reponse]) -> Iterator[Markup]:
    """The month each came in, and its year, where they change."""
    xs = [_LEFT + 5 + rank * _STEP + _COLUMN / 2 for rank in range(len(reponses))]
    days = [one.recu_le for one in reponses]
    months = _changes([(day.year, day.month) for day in days], [_MOIS[day.month - 1] for day in days])
    years = _changes([day.year for day in days], [str(day.year) for day in days])
    yield rangee(zip(xs, months, strict=True), _BOTTOM + 14, classe="fil-small")
    yield rangee(zip(xs, years, strict=True), _BOTTOM + 28, classe="fil-small")


def _changes(keys: Sequence[object], words: Sequence[str]) -> list[str]:
    """Keep the words whose key is not that of the word before."""
    return [word if rank == 0 or keys[rank - 1] != keys[rank] else "" for rank, word in enumerate(words)]
