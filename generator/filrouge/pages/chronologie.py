"""The timeline of the whole plan, month by month: the last year on « Vie du plan », each year on a page of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from markupsafe import Markup

from filrouge.audit.chain import months_before
from filrouge.history import Nature, SansHistorique
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.graphiques.rythme import mois
from filrouge.pages.historique import courts, enregistrement, preuve
from filrouge.pages.html import html
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.records import Ref
from filrouge.vie import Evenement, Registre, auteur
from filrouge.vie import chronologie as evenements

RECENTS = 12
"""Months shown on the page of the whole plan, that of the day of analysis included."""
_NATURES = {
    Nature.CREATION: "creations",
    Nature.RESTAURATION: "creations",
    Nature.MODIFICATION: "modifications",
    Nature.DEPLACEMENT: "modifications",
    Nature.SUPPRESSION: "suppressions",
}
_FILTRES = {
    "creations": "Créations et rétablissements",
    "modifications": "Modifications",
    "suppressions": "Suppressions",
}

_Mois = tuple[date, tuple[Evenement, ...]]
_Mots = Mapping[str, Mapping[str, str]]
"""The few words for each commit that changed a record, by its id."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """One event of the timeline; ``classes`` are what the filters look at."""

    jour: date
    fiche: Markup
    texte: str
    auteur: str
    preuve: str
    commit: Markup
    classes: str


@dataclass(frozen=True, slots=True)
class Annee:
    """A year that has a page: its path, and how many events it holds."""

    annee: int
    chemin: str
    nombre: int


@dataclass(frozen=True, slots=True)
class Chronologie:
    """Months and their events, drawn, newest first; what the filters offer; the pages of the years, if any."""

    mois: tuple[Markup, ...]
    registres: tuple[tuple[Registre, int], ...]
    natures: tuple[tuple[str, str, int], ...]
    annees: tuple[Annee, ...]


def recente(view: View) -> Chronologie:
    """Return the last months; all of them when they are so few."""
    months = _tous(view.context)
    return _chronologie(view, tuple(one for one in months if one[0] >= _debut(view.context)), months)


def pages(context: Context) -> Iterator[Page]:
    """Yield a page a year, when the last months are not all."""
    months = _tous(context)
    for year in _annees(context, months):
        view = View(context, year.chemin)
        inside = tuple(one for one in months if one[0].year == year.annee)
        shown = _chronologie(view, inside, months)
        content = render("chronologie", view, annee=year.annee, chronologie=shown)
        yield Page(year.chemin, f"Vie du plan en {year.annee}", content)


def nommer(view: View, id_: str) -> Markup:
    """Return the link to a record; its bare number when it is there no more."""
    if id_ in view.context.graph.records:
        return view.short(Ref(id_))
    return html('<span class="fil-id">%s</span>', id_)


def _tous(context: Context) -> tuple[_Mois, ...]:
    found = evenements(context.evidence)
    return () if isinstance(found, SansHistorique) else found


def _debut(context: Context) -> date:
    return months_before(context.today.replace(day=1), RECENTS - 1)


def _annees(context: Context, months: tuple[_Mois, ...]) -> tuple[Annee, ...]:
    """Return the years, newest first; none when the page of the whole plan shows everything."""
    if all(start >= _debut(context) for start, _ in months):
        return ()
    return tuple(
        Annee(year, f"vie/{year}.html", sum(len(events) for _, events in inside))
        for year, inside in groupby(months, key=lambda month: month[0].year)
    )


def _chronologie(view: View, shown: tuple[_Mois, ...], months: tuple[_Mois, ...]) -> Chronologie:
    ids = dict.fromkeys(one.id for _, events in shown for one in events)
    mots = {id_: courts(view.context, id_) for id_ in ids}
    return Chronologie(
        mois=tuple(_dessine(view, start, events, mots) for start, events in shown),
        registres=_registres(shown),
        natures=_natures(shown),
        annees=_annees(view.context, months),
    )


def _dessine(view: View, start: date, events: tuple[Evenement, ...], mots: _Mots) -> Markup:
    """Return a month, drawn again only when one of its events or of the records they name has changed."""
    given = [
        (one.id, mots[one.id][one.version.commit], one.version.empreinte, one.nature, one.registre)
        for one in events
    ]
    # The pages that show it stand in one folder: their links are the same.
    make = partial(_mois, start, events, mots, view.path)
    return Markup(view.context.keep(f"mois {start:%Y-%m}", make, given))  # noqa: S704 # from our template


def _mois(start: date, events: tuple[Evenement, ...], mots: _Mots, path: str, context: Context) -> str:
    view = View(context, path)
    lignes = [_ligne(view, mots, one) for one in events]
    return render("_mois", view, debut=start, nom=mois(start), lignes=lignes)


def _ligne(view: View, mots: _Mots, one: Evenement) -> Ligne:
    return Ligne(
        jour=one.jour,
        fiche=nommer(view, one.id),
        texte=mots[one.id][one.version.commit],
        auteur=french.spaced(auteur(view.context.evidence, one.version)),
        preuve=preuve(one.version),
        commit=enregistrement(view.context.evidence.project, one.version.commit),
        classes=f"r-{one.registre} n-{_NATURES[one.nature]}",
    )


def _registres(months: tuple[_Mois, ...]) -> tuple[tuple[Registre, int], ...]:
    """Return the registers that have events, and how many."""
    counts = Counter(one.registre for _, events in months for one in events)
    return tuple((registre, counts[registre]) for registre in Registre if counts[registre])


def _natures(months: tuple[_Mois, ...]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(_NATURES[one.nature] for _, events in months for one in events)
    return tuple((code, words, counts[code]) for code, words in _FILTRES.items() if counts[code])
