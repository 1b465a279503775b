"""The reviews: an index, and the minutes of each with its décisions."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from filrouge.audit.etat import Issue, etat
from filrouge.pages import listes
from filrouge.pages.context import Context
from filrouge.pages.feuilles import Liste, Rows, ids
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.labels import label, labels
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.tables import Column, Facet, Kind, Table, years
from filrouge.pages.thread import thread
from filrouge.pages.view import View, chip
from filrouge.records import Ref, Revue
from filrouge.records.types.commun import NatureSuite
from filrouge.records.types.revue import Decision, StatutRevue
from filrouge.records.types.signalement import Nature

INDEX = listes.REVUES
_COLUMNS = (
    Column("revue", "Revue"),
    Column("date", "Date", Kind.DATE),
    Column("instance", "Instance"),
    Column("statut", "Statut"),
    Column("points", "Points examinés", Kind.NUMBER),
    Column("actions", "Actions suivies", Kind.NUMBER),
    Column("decisions", "Décisions", Kind.NUMBER),
)
_NOTHING = {
    Nature.RECLAMATION: "aucune réclamation",
    Nature.DIFFICULTE: "aucune difficulté",
    Nature.ALEA: "aucun aléa",
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the index, newest first, then one page per revue."""
    view = View(context, INDEX)
    found, revues = listes.revues(context), context.graph.of(Revue)
    table = Table(
        "",
        "Revues",
        "revues",
        _COLUMNS,
        (
            Facet("instance", "Instance", labels("revue", "instance")),
            Facet("statut", "Statut", labels("revue", "statut")),
            years("annee", "Année", (revue.date.year for revue in revues)),
        ),
    )
    liste = Liste(
        found, "Revues", INDEX, "les plus récentes", "par année", "_revues", partial(ids, table), _rows
    )
    decided = sum(len(revue.decisions) for revue in revues)
    yield Page(INDEX, "Revues", render("revues", view, liste=liste, decided=decided))
    yield from liste.pages(context)
    yield from record_pages(context, revues, _page)


def _rows(view: View, given: Rows) -> Mapping[str, object]:
    table, shown = given
    rows = [
        (
            revue,
            statut(revue),
            {"instance": [revue.instance], "statut": [revue.statut], "annee": [str(revue.date.year)]},
        )
        for revue in view.context.records(Revue, shown)
    ]
    return {"table": table, "rows": rows}


def statut(revue: Revue) -> Markup:
    """Return the state of the minutes."""
    word = label("revue", "statut", revue.statut)
    return chip("good", "check", word) if revue.statut is StatutRevue.VALIDEE else chip("warn", "half", word)


def _page(view: View, record: Revue) -> Page:
    context = view.context
    return record_page(
        view,
        record,
        label=label("revue", "instance", record.instance),
        facts=(
            ("Date", view.date(record.date)),
            ("Statut", statut(record)),
            ("Participants", ", ".join(context.role(role) for role in record.participants)),
            ("Approuvée par", context.role(record.approuvee_par) if record.approuvee_par else None),
            ("Approuvée le", view.date(record.approuvee_le) if record.approuvee_le else None),
            ("Rien reçu depuis la précédente", _nothing(record)),
            ("Prochaine revue", view.date(record.prochaine) if record.prochaine else "non fixée"),
        ),
        has_thread=False,
        pieces=record.preuves,
        states=(label("revue", "statut", record.statut),),
        decisions=[_decision(view, record, decision) for decision in record.decisions],
        examined=[view.link(ref) for ref in record.examines],
        followed=[(view.link(point.action), point.point) for point in record.suivi_actions],
        launched=_launched(view, record),
    )


def _nothing(record: Revue) -> str:
    """Say of which natures the revue states that nothing was received: « aucune réclamation, aucun aléa »."""
    return ", ".join(_NOTHING[nature] for nature in record.neant)


def _decision(view: View, record: Revue, decision: Decision) -> dict[str, object]:
    graph, ref = view.context.graph, Ref(record.id, decision.code)
    on = {link.target for link in graph.from_(ref, "sur")}
    dismissed = decision.suite.nature is NatureSuite.SANS_SUITE
    left = [ref for ref in sorted(on) if etat(graph, ref).issue is Issue.A_SUIVRE] if dismissed else []
    return {
        "record": decision,
        "suite": "à suivre, sans action pour l’instant"
        if left and len(left) == len(on)
        else label("revue", "decisions", "*", "suite", "nature", decision.suite.nature).lower(),
        "left": view.shorts(left) if len(left) < len(on) else "",
        "stages": thread(view, ref),
    }


def _launched(view: View, record: Revue) -> list[Markup]:
    """The actions decided in the revue as a whole, without saying by which décision."""
    ref = Ref(record.id)
    return [view.link(link.source) for link in view.context.graph.to(ref, "decidee_en") if link.target == ref]
