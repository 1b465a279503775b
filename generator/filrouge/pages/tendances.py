"""Trends: every question by quarter, grouped by the people who were asked, and the themes behind the dissatisfaction."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from filrouge.audit.chain import actions_from
from filrouge.graph import Point, SeriesKey
from filrouge.pages import french
from filrouge.pages.boucle import points_a_traiter
from filrouge.pages.context import Context
from filrouge.pages.graphiques.courbe import tendance
from filrouge.pages.graphiques.pareto import Theme, pareto
from filrouge.pages.graphiques.tendance import TRIMESTRES, Case, Tendance, nom, trimestre
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.records import Appreciation
from filrouge.records.types.appreciation import Objet, PartiePrenante, Question
from filrouge.records.types.echelle import Score

PATH = "retours/tendances.html"
PAR_PAGE = 60
"""Charts on one page at most; past that, each partie prenante has pages of its own."""


@dataclass(frozen=True, slots=True)
class Public:
    """People asked the same way about the same thing: their name, and one figure a question."""

    nom: str
    partie_prenante: PartiePrenante
    figures: tuple[Markup, ...]


def pages(context: Context) -> Iterator[Page]:
    """Yield the page of trends, and those of each partie prenante where there are too many charts for one."""
    view = View(context, PATH)
    window = _window(context)
    publics = tuple(_publics(context, window)) if window else ()
    total = sum(len(public.figures) for public in publics)
    parts = _parts(publics) if total > PAR_PAGE else ()
    content = render(
        "tendances",
        view,
        titre="Tendances et thèmes",
        publics=() if parts else publics,
        parts=[(path, name, sum(len(one.figures) for one in held)) for path, name, held in parts],
        total=total,
        fenetre=_told(window) if window else "",
        anciennes=_retired(context, window) if window else 0,
        themes=_themes(context),
    )
    yield Page(PATH, "Tendances et thèmes", content)
    for path, name, held in parts:
        yield Page(path, name, _part(View(context, path), name, held, _told(window) if window else ""))


def _part(view: View, name: str, held: Sequence[Public], fenetre: str) -> str:
    total = sum(len(public.figures) for public in held)
    return render(
        "tendances",
        view,
        titre=name,
        publics=held,
        parts=(),
        total=total,
        fenetre=fenetre,
        anciennes=0,
        themes=None,
    )


def _window(context: Context) -> range | None:
    """The quarters shown: up to the last one with a score, three years at most."""
    numbers = [trimestre(point.au) for points in context.graph.series.values() for point in points]
    if not numbers:
        return None
    last = max(numbers)
    return range(max(min(numbers), last - TRIMESTRES + 1), last + 1)


def _told(window: range) -> str:
    return f"de {nom(window[0])} à {nom(window[-1])}"


def _retired(context: Context, window: range) -> int:
    """Questions last asked before these quarters."""
    return sum(trimestre(points[-1].au) not in window for points in context.graph.series.values())


def _publics(context: Context, window: range) -> Iterator[Public]:
    groups: dict[tuple[int, str], list[tuple[SeriesKey, Tendance]]] = {}
    order = list(PartiePrenante)
    for key, points in context.graph.series.items():
        if trimestre(points[-1].au) in window:
            place = order.index(key.partie_prenante), _public(key)
            groups.setdefault(place, []).append((key, _tendance(context, key, points, window)))
    number = 0
    for (rank, name), found in sorted(groups.items(), key=_most_followed):
        figures = []
        for _, one in found:
            number += 1
            figures.append(tendance(one, key=f"t{number}", titre=one.libelle))
        yield Public(name, order[rank], tuple(figures))


def _most_followed(
    group: tuple[tuple[int, str], list[tuple[SeriesKey, Tendance]]],
) -> tuple[int, int, str]:
    """By partie prenante, then the public asked in the most quarters first."""
    (rank, name), found = group
    return rank, -max(len(one.mesurees) for _, one in found), name


def _public(key: SeriesKey) -> str:
    """Name a public: « Bénéficiaires, à chaud, formation »."""
    words = [label("appreciation", "partie_prenante", key.partie_prenante)]
    words.append(french.lowered(label("appreciation", "modalite", key.modalite)))
    if key.objet is not Objet.SATISFACTION:
        words.append(french.lowered(label("appreciation", "objet", key.objet)))
    known = labels("appreciation", "categories", "*")
    words += [french.lowered(word) for code, word in known.items() if code in key.categories]
    return ", ".join(words)


def _tendance(context: Context, key: SeriesKey, points: Sequence[Point], window: range) -> Tendance:
    asked = _question(context, key, points[-1])
    found: dict[int, list[Score]] = {}
    for point in points:
        found.setdefault(trimestre(point.au), []).append(point.score)
    cases = tuple(Case(number, _pooled(found.get(number, ()))) for number in window)
    libelle = french.spaced(asked.libelle) if asked else key.question
    return Tendance(libelle, key.echelle, cases, asked.cible if asked else None)


def _question(context: Context, key: SeriesKey, point: Point) -> Question | None:
    """The question as it was last asked: its words and its target may have changed."""
    record = context.graph.records.get(point.appreciation)
    return record.question(key.question) if isinstance(record, Appreciation) else None


def _pooled(scores: Sequence[Score]) -> Score | None:
    """The score over all answers of a quarter; one series has one scale."""
    count = sum(score.effectif for score in scores)
    if not count:
        return None
    return Score(sum(score.valeur * score.effectif for score in scores) / count, count, scores[0].echelle)


def _parts(publics: Sequence[Public]) -> tuple[tuple[str, str, tuple[Public, ...]], ...]:
    """Pages of one partie prenante, none above the limit: path, name, publics."""
    parts = []
    for one in PartiePrenante:
        held = [public for public in publics if public.partie_prenante is one]
        chunks = list(_chunks(held))
        for number, chunk in enumerate(chunks, 1):
            word = label("appreciation", "partie_prenante", one)
            name = f"Tendances : {french.lowered(word)}" + (
                f" ({number} sur {len(chunks)})" if len(chunks) > 1 else ""
            )
            suffix = f"-{number}" if number > 1 else ""
            code = one.value.replace("_", "-")
            parts.append((f"retours/tendances-{code}{suffix}.html", french.spaced(name), chunk))
    return tuple(parts)


def _chunks(publics: Sequence[Public]) -> Iterator[tuple[Public, ...]]:
    """Cut a list of publics where the limit falls, within a public too."""
    chunk: list[Public] = []
    room = PAR_PAGE
    for public in publics:
        rest = public.figures
        while rest:
            chunk.append(Public(public.nom, public.partie_prenante, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
            if not room:
                yield tuple(chunk)
                chunk, room = [], PAR_PAGE
    if chunk:
        yield tuple(chunk)


def _themes(context: Context) -> Markup | None:
    """The figure of themes; None when no return bears one."""
    counts: dict[str, Counter[str]] = {}
    for ref, theme in points_a_traiter(context):
        if theme:
            found = counts.setdefault(theme, Counter())
            found["constats" if ref.fragment else "signalements"] += 1
            found["agis"] += bool(actions_from(context.graph, ref))
    if not counts:
        return None
    themes = [_theme(context, code, found) for code, found in counts.items()]
    return pareto(themes, key="themes", titre="Constats et signalements par thème")


def _theme(context: Context, code: str, found: Mapping[str, int]) -> Theme:
    return Theme(context.theme(code), found["constats"], found["signalements"], found["agis"])
