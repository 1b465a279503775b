"""The index of the returns: appréciations by quarter, then each kind of its own, never merged."""

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from filrouge.pages import french, listes, registres
from filrouge.pages.context import Context
from filrouge.pages.graphiques.delais import Reponse, delais
from filrouge.pages.html import html, joined
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.records import Appreciation, Bilan, Ref, Signalement
from filrouge.records.types.signalement import Nature

PATH = listes.RETOURS
_NATURES = (
    (Nature.RECLAMATION, "Réclamations"),
    (Nature.DIFFICULTE, "Difficultés"),
    (Nature.ALEA, "Aléas"),
)
_MANY = 6
"""Syntheses of one cell that are named one by one: beyond, the cell leads to the register."""


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then the pages of the years of the registers that one page could not hold."""
    view = View(context, PATH)
    syntheses, dropouts = registres.appreciations(context), registres.abandons(context)
    natures = [
        (listes.REGISTRES[nature], title, registres.signalements(context, nature, title))
        for nature, title in _NATURES
    ]
    found = context.graph.of(Appreciation)
    content = render(
        "retours",
        view,
        columns=_columns(found),
        quarters=_quarters(view, found),
        appreciations=syntheses,
        registres=[*natures, ("abandons", "Abandons", dropouts)],
        delais=_delais(view),
        bilans=sorted(context.graph.of(Bilan), key=lambda bilan: (-bilan.annee, bilan.id)),
    )
    yield Page(PATH, "Retours", content)
    yield from syntheses.pages(context)
    for _, _, liste in natures:
        yield from liste.pages(context)
    yield from dropouts.pages(context)


def _columns(found: tuple[Appreciation, ...]) -> Mapping[str, str]:
    """The parties prenantes asked at least once, in the order of the schema."""
    asked = {appreciation.partie_prenante.value for appreciation in found}
    words = labels("appreciation", "partie_prenante")
    return {code: word for code, word in words.items() if code in asked}


def _quarters(view: View, found: tuple[Appreciation, ...]) -> list[tuple[str, Mapping[str, Markup]]]:
    """Quarter → partie prenante → syntheses, newest first; a quarter without any is shown too."""
    cells: dict[tuple[int, str], list[Appreciation]] = {}
    for appreciation in found:
        cells.setdefault((_quarter(appreciation.periode.au), appreciation.partie_prenante.value), []).append(
            appreciation
        )
    if not cells:
        return []
    numbers = [number for number, _ in cells]
    codes = _columns(found)
    return [
        (_name(number), {code: _cell(view, cells.get((number, code), [])) for code in codes})
        for number in range(max(numbers), min(numbers) - 1, -1)
    ]


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _name(number: int) -> str:
    return french.quarter(date(number // 4, number % 4 * 3 + 1, 1))


def _asked(appreciation: Appreciation) -> str:
    """How, and for which categories: what tells two syntheses of a quarter apart."""
    words = [label("appreciation", "modalite", appreciation.modalite)]
    words += [label("appreciation", "categories", "*", code) for code in appreciation.categories]
    return ", ".join(words)


def _cell(view: View, found: list[Appreciation]) -> Markup:
    if len(found) > _MANY:
        return _counted(view, found)
    return joined(
        (
            html(
                '<a href="%s" title="%s">%s</a> <span class="fil-discreet">%s</span>',
                view.href(Ref(appreciation.id)),
                appreciation.titre,
                _asked(appreciation),
                french.percent(appreciation.taux_reponse)
                if appreciation.taux_reponse is not None
                else french.plural(appreciation.reponses, "réponse"),
            )
            for appreciation in found
        ),
        "<br>",
    )


def _counted(view: View, found: list[Appreciation]) -> Markup:
    """Say how many they are; the link shows those of their year in the register."""
    year, sheets = found[0].periode.au.year, listes.retours(view.context)[0].years
    path = sheets[year][0].path if sheets else PATH
    name = path.rpartition("/")[2]
    asked = f"appreciations.partie={found[0].partie_prenante}&appreciations.annee={year}"
    anchor = "" if sheets else "#syntheses"
    return html('<a href="%s">%s</a>', f"{name}?{asked}{anchor}", french.plural(len(found), "synthèse"))


def _delais(view: View) -> Markup | None:
    """The figure of answers to réclamations, against the house delay; None without any réclamation."""
    found = [one for one in view.context.graph.of(Signalement) if one.nature is Nature.RECLAMATION]
    if not found:
        return None
    found.sort(key=lambda record: (record.recu_le, record.id))
    limit = view.context.organisme.delais.reponse_jours
    return delais(
        [_reponse(view, one) for one in found], limit, key="delais", titre="Délai de réponse aux réclamations"
    )


def _reponse(view: View, record: Signalement) -> Reponse:
    end = record.repondu_le or view.context.today
    days = max(0, (end - record.recu_le).days)
    return Reponse(record.id, view.short(Ref(record.id)), record.recu_le, days, record.repondu_le is None)
