"""Before and after one action, on a true axis of time: what was measured, and the days of the action."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.graphiques.cadre import Tableau, dessin
from filrouge.pages.graphiques.trait import (
    Mot,
    dans,
    largeur,
    points,
    rond,
    sans_heurt,
    survol,
    tenir,
    texte,
    trait,
)
from filrouge.pages.html import html

_WIDTH, _LEFT, _RIGHT, _PLOT, _ROW = 340, 44, 14, 92, 14
_PAD = 26


class Place(StrEnum):
    """What a measure is for the action; the class of its dot."""

    AUTRE = ""
    AVANT = "before"
    APRES = "after"


@dataclass(frozen=True, slots=True)
class Releve:
    """One measure and the days it covers; ``periode`` and ``effectif`` are as written under it ("" for none)."""

    du: date
    au: date
    valeur: float
    periode: str
    effectif: str = ""
    place: Place = Place.AUTRE

    @property
    def milieu(self) -> float:
        """The middle of its days, as an ordinal."""
        return (self.du.toordinal() + self.au.toordinal()) / 2


@dataclass(frozen=True, slots=True)
class Jalon:
    """A day of the action: « ouverte », « réalisée », « vérifiée »."""

    le: date
    mot: str


@dataclass(frozen=True, slots=True)
class Mesures:
    """All that the drawing shows; ``releves`` oldest first, one at least; ``bornes`` the ends of the scale."""

    releves: tuple[Releve, ...]
    jalons: tuple[Jalon, ...]
    bornes: tuple[float, float]
    ecrire: Callable[[float], str]
    cible: float | None = None


def tableau(found: Mesures) -> Tableau:
    """Return each measure and each day of the action, in the order of time."""
    words = {Place.AVANT: "avant", Place.APRES: "après", Place.AUTRE: ""}
    rows = [
        (one.au, (one.periode, french.short_date(one.au), found.ecrire(one.valeur), words[one.place]))
        for one in found.releves
    ]
    rows += [(one.le, (f"Action {one.mot}", french.short_date(one.le), "", "")) for one in found.jalons]
    return Tableau(
        ("Mesure ou étape", "Date", "Valeur", "Avant ou après"),
        tuple(row for _, row in sorted(rows, key=lambda row: row[0])),
    )


def courbe(found: Mesures, *, key: str, titre: str) -> tuple[Markup, bool]:
    """Return the drawing; each period is a bar as long as its days, its dot in the middle.

    Return too whether every measure is written in it, with its period.
    """
    top = 22 + _ROW * len(found.jalons)
    bottom = top + _PLOT
    axis = _Axe(found)
    parts = [*_axes(found, top, bottom)]
    parts += _jalons(found.jalons, axis, bottom)
    parts += _line(found, axis, top, bottom)
    xs = [axis(one.milieu) for one in found.releves]
    ecrits = _Ecrits(_valeurs(found, xs), _periodes(found, xs))
    parts += _dots(found, axis, (top, bottom), xs, ecrits)
    told = [
        " ".join(filter(None, (f"{one.periode} : {found.ecrire(one.valeur)}", one.effectif)))
        for one in found.releves
    ]
    told += [f"cible {found.ecrire(found.cible)}"] if found.cible is not None else []
    told += [f"{one.mot} le {french.short_date(one.le)}" for one in found.jalons]
    described = french.spaced(" ; ".join(told))
    drawn = dessin(parts, (_WIDTH, bottom + 36), key=key, titre=titre, description=described)
    return drawn, all((*ecrits.valeurs, *ecrits.periodes))


@dataclass(frozen=True, slots=True)
class _Ecrits:
    """Which measures are written, and which periods: those that have room."""

    valeurs: tuple[bool, ...]
    periodes: tuple[bool, ...]


class _Axe:
    """Days to places: all that is shown fits between the margins."""

    def __init__(self, found: Mesures) -> None:
        days = [day.toordinal() for one in found.releves for day in (one.du, one.au)]
        days += [one.le.toordinal() for one in found.jalons]
        self._bounds = float(min(days)), float(max(days))

    def __call__(self, day: float) -> float:
        return dans(day, self._bounds, _LEFT + _PAD, _WIDTH - _RIGHT - _PAD)


def _y(value: float, found: Mesures, top: float, bottom: float) -> float:
    return dans(value, found.bornes, bottom, top)


def _axes(found: Mesures, top: float, bottom: float) -> Iterator[Markup]:
    target = None if found.cible is None else _y(found.cible, found, top, bottom)
    for level in found.bornes:
        y = _y(level, found, top, bottom)
        yield trait("fil-axis", f"M{_LEFT} {rond(y)}H{_WIDTH - _RIGHT}")
        if target is None or abs(y - target) > 16:
            yield _level(y + 3.5, found.ecrire(level))
    if target is not None and found.cible is not None:
        yield trait("fil-target", f"M{_LEFT} {rond(target)}H{_WIDTH - _RIGHT}")
        yield _level(target - 2, "cible")
        yield _level(target + 9, found.ecrire(found.cible))


def _level(y: float, words: str) -> Markup:
    return texte(_LEFT - 5, y, tenir(words, _LEFT - 6, "fil-small"), classe="fil-small", ancre="end")


def _jalons(jalons: Sequence[Jalon], axis: _Axe, bottom: float) -> Iterator[Markup]:
    """One row of words for each day, and its mark down to the axis, left out where words of a row below stand."""
    placed = []
    for row, jalon in enumerate(jalons):
        x, y = axis(jalon.le.toordinal()), 11 + _ROW * row
        words = f"{jalon.mot} le {french.short_date(jalon.le)}"
        wide = largeur(words, "fil-small") + 4
        right = x < _WIDTH / 2
        placed.append((x, y, (x, x + wide) if right else (x - wide, x)))
        yield texte(x + (4 if right else -4), y, words, classe="fil-small", ancre="start" if right else "end")
    for row, (x, y, _) in enumerate(placed):
        path = f"M{rond(x)} {y - 8}"
        for _, other, (start, end) in placed[row + 1 :]:
            if start < x < end:
                path += f"V{other - 9}M{rond(x)} {other + 3}"
        yield trait("fil-mark", f"{path}V{bottom}")


def _line(found: Mesures, axis: _Axe, top: float, bottom: float) -> Iterator[Markup]:
    """From before to after; the measures around are dots alone."""
    pair = [one for one in found.releves if one.place is not Place.AUTRE]
    places = [(axis(one.milieu), _y(one.valeur, found, top, bottom)) for one in pair]
    if len(places) > 1:
        yield html(
            '<polyline class="fil-line" fill="none" stroke="currentColor" points="%s"/>', points(places)
        )


def _dots(
    found: Mesures, axis: _Axe, ends: tuple[float, float], xs: Sequence[float], ecrits: _Ecrits
) -> Iterator[Markup]:
    top, bottom = ends
    shown = zip(found.releves, xs, ecrits.valeurs, ecrits.periodes, strict=True)
    for one, x, written, named in shown:
        y, words = _y(one.valeur, found, top, bottom), found.ecrire(one.valeur)
        parts = [
            trait(
                "fil-period", f"M{rond(axis(one.du.toordinal()))} {rond(y)}H{rond(axis(one.au.toordinal()))}"
            ),
            html(
                '<circle class="fil-dot%s" fill="%s" stroke="currentColor" cx="%s" cy="%s" r="4.5"/>',
                *(f" fil-{one.place}" if one.place else "", _full(one), rond(x), rond(y)),
            ),
        ]
        if written:
            parts.append(_inside(x, y - 9, words, "fil-value"))
        if named:
            parts.append(_inside(x, bottom + 16, one.periode, "fil-small"))
            parts.append(_inside(x, bottom + 29, one.effectif, "fil-small"))
        yield survol(french.spaced(f"{one.periode} : {words} {one.effectif}".strip()), *parts)


def _full(one: Releve) -> str:
    return "currentColor" if one.place is Place.APRES else "none"


def _inside(x: float, y: float, words: str, classe: str) -> Markup:
    """Words around an x, pushed back inside the drawing where they would leave it."""
    half = largeur(words, classe) / 2
    return texte(_kept(x, half), y, words, classe=classe, ancre="middle")


def _kept(x: float, half: float) -> float:
    return min(max(x, half), _WIDTH - half)


def _valeurs(found: Mesures, xs: Sequence[float]) -> tuple[bool, ...]:
    return _room(found, xs, [found.ecrire(one.valeur) for one in found.releves], "fil-value")


def _periodes(found: Mesures, xs: Sequence[float]) -> tuple[bool, ...]:
    """The wider of the two lines under a dot counts."""
    words = [max(one.periode, one.effectif, key=len) for one in found.releves]
    return _room(found, xs, words, "fil-small")


def _room(found: Mesures, xs: Sequence[float], words: Sequence[str], classe: str) -> tuple[bool, ...]:
    ranks = [1 if one.place is Place.AUTRE else 0 for one in found.releves]
    return sans_heurt(
        [
            Mot(_kept(x, largeur(word, classe) / 2), word, rank)
            for x, word, rank in zip(xs, words, ranks, strict=True)
        ],
        classe,
    )
