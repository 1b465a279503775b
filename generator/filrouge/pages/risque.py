"""The analysis of risks: a matrix, a list, and a page for each risk."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from filrouge.pages import french, listes
from filrouge.pages.context import Context
from filrouge.pages.cotation import Mouvement, mouvement, mouvement_words
from filrouge.pages.feuilles import Liste
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.html import html
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.tables import Column, Facet, Kind, Table, facet
from filrouge.pages.view import View, chip
from filrouge.records import Ref, Risque
from filrouge.records.types.risque import StatutRisque

INDEX = listes.RISQUES
_COLUMNS = (
    Column("risque", "Risque"),
    Column("criticite", "Criticité"),
    Column("statut", "Statut"),
    Column("responsable", "Responsable"),
    Column("revu", "Revu le", Kind.DATE),
    Column("actions", "Actions"),
)
_SCALE = (1, 2, 3, 4)
_STATUTS = {
    StatutRisque.OUVERT: ("info", "circle"),
    StatutRisque.MAITRISE: ("good", "check"),
    StatutRisque.CLOS: ("neutral", "cross"),
}


_Given = tuple[Table, Mapping[str, Mouvement | None]]
"""The table, and how each risk of its rows has moved, by id."""
_LEVELS = {"bad": ("elevee", "Élevée"), "warn": ("moyenne", "Moyenne"), "good": ("faible", "Faible")}
"""Kind of a criticité → value and word of the facet."""


@dataclass(frozen=True, slots=True)
class Case:
    """One cell of the matrix: the looks and the word of its level, its criticité, the risks still followed."""

    kind: str
    icon: str
    mot: str
    criticite: int
    risques: tuple[Markup, ...]


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, then one page per risk."""
    view = View(context, INDEX)
    risques = sorted(context.graph.of(Risque), key=lambda risque: (-risque.criticite, risque.id))
    moves = {risque.id: mouvement(context, risque) for risque in risques}
    followed = [risque for risque in risques if risque.statut is not StatutRisque.CLOS]
    liste = Liste(
        listes.risques(context),
        "Risques",
        INDEX,
        "les plus graves, ceux qui sont clos en dernier",
        "par année d’identification",
        "_risques",
        partial(_given, _table(context, risques), moves),
        _rows,
    )
    content = render(
        "risques",
        view,
        liste=liste,
        constat=_constat(followed, moves),
        matrix=_matrix(view, followed, moves),
        scale=_SCALE,
        niveaux=[(kind, icon, f"{word}, {ends}") for (kind, icon, word), ends in _niveaux()],
    )
    yield Page(INDEX, "Risques", content)
    yield from liste.pages(context)
    yield from record_pages(context, risques, _page)


def _table(context: Context, risques: list[Risque]) -> Table:
    return Table(
        "",
        "Risques",
        "risques",
        _COLUMNS,
        (
            Facet("criticite", "Criticité", dict(_LEVELS.values())),
            Facet("statut", "Statut", labels("risque", "statut")),
            facet("responsable", "Responsable", (one.responsable for one in risques), context.role),
            facet("theme", "Thème", (one.theme for one in risques if one.theme), context.theme),
        ),
    )


def _given(table: Table, moves: Mapping[str, Mouvement | None], shown: Iterable[Risque]) -> _Given:
    return table, {risque.id: moves[risque.id] for risque in shown}


def _rows(view: View, given: _Given) -> Mapping[str, object]:
    table, moves = given
    rows = [
        (
            risque,
            criticite(risque) + _arrow(moves[risque.id]),
            statut(risque),
            _actions(view, risque),
            {
                "criticite": [_LEVELS[level(risque.criticite)[0]][0]],
                "statut": [risque.statut],
                "responsable": [risque.responsable],
                "theme": [risque.theme] if risque.theme else [],
            },
        )
        for risque in view.context.records(Risque, moves)
    ]
    return {"table": table, "rows": rows}


def level(value: int) -> tuple[str, str, str]:
    """Return kind, sign and word of a criticité: house marks, as no official scale exists."""
    if value >= 9:
        return "bad", "alert", "élevée"
    return ("warn", "half", "moyenne") if value >= 4 else ("good", "circle", "faible")


def _niveaux() -> tuple[tuple[tuple[str, str, str], str], ...]:
    """The levels with the marks they stand between, for the legend."""
    return (level(9), "de 9 à 16"), (level(4), "de 4 à 8"), (level(1), "de 1 à 3")


def criticite(risque: Risque) -> Markup:
    """Return « 9 sur 16, élevée » with its sign."""
    kind, icon, word = level(risque.criticite)
    return chip(kind, icon, f"{risque.criticite} sur 16, {word}")


def statut(risque: Risque) -> Markup:
    """Return the state of a risk."""
    kind, icon = _STATUTS[risque.statut]
    return chip(kind, icon, label("risque", "statut", risque.statut))


def _actions(view: View, risque: Risque) -> Markup:
    """The actions of its thread: those that name it, and those that a décision on it led to."""
    return view.shorts(view.context.fil(Ref(risque.id)).actions)


def _constat(followed: Sequence[Risque], moves: Mapping[str, Mouvement | None]) -> str:
    """Say how the risks that are followed spread over the levels, and which way they moved."""
    if not followed:
        return "Tous les risques sont clos."
    counts = Counter(level(risque.criticite)[2] for risque in followed)
    spread = [
        f"{counts[word]} de criticité {word}" for word in ("élevée", "moyenne", "faible") if counts[word]
    ]
    told = f"{french.plural(len(followed), 'risque suivi', 'risques suivis')} : {', '.join(spread)}"
    moved = [move for risque in followed if (move := moves[risque.id])]
    lower = sum(move.apres < move.avant for move in moved)
    for count, word in ((lower, "baissé"), (len(moved) - lower, "monté")):
        if count:
            told += f" ; {count} {'a' if count < 2 else 'ont'} {word} depuis la cotation d’avant"
    return french.spaced(f"{told}.")


def _matrix(
    view: View, followed: Sequence[Risque], moves: Mapping[str, Mouvement | None]
) -> list[tuple[int, list[Case]]]:
    """Rows from the highest probabilité down."""

    def cell(probabilite: int, impact: int) -> Case:
        there = [
            _short(view, risque) + _arrow(moves[risque.id])
            for risque in followed
            if (risque.probabilite, risque.impact) == (probabilite, impact)
        ]
        kind, icon, word = level(probabilite * impact)
        return Case(kind, icon, word, probabilite * impact, tuple(there))

    return [
        (probabilite, [cell(probabilite, impact) for impact in _SCALE]) for probabilite in reversed(_SCALE)
    ]


def _short(view: View, risque: Risque) -> Markup:
    """The address as a link; what all the addresses of the matrix share can be left out on a small screen."""
    prefix, dash, rest = risque.id.partition("-")
    return html(
        '<a class="fil-id" href="%s" title="%s"><span class="fil-prefix">%s</span>%s</a>',
        *(view.href(Ref(risque.id)), view.context.title(Ref(risque.id)), prefix + dash, rest),
    )


def _arrow(move: Mouvement | None) -> Markup:
    return Markup(" ") + mouvement_words(move) if move else Markup("")


def _page(view: View, record: Risque) -> Page:
    context = view.context
    return record_page(
        view,
        record,
        label="Risque qualité",
        facts=(
            ("Criticité", criticite(record)),
            ("Probabilité", f"{record.probabilite} sur 4"),
            ("Impact", f"{record.impact} sur 4"),
            ("Statut", statut(record)),
            ("Responsable", context.role(record.responsable)),
            ("Identifié le", view.date(record.identifie_le)),
            ("Revu le", view.date(record.revu_le) if record.revu_le else "jamais"),
            ("Formations", ", ".join(context.formation(code) for code in record.formations)),
            ("Thème", context.theme(record.theme) if record.theme else None),
        ),
        states=(label("risque", "statut", record.statut),),
    )
