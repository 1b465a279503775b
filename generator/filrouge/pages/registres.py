"""The registers of the returns: what each row shows, and what it is filtered by."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from filrouge.audit.etat import Issue, etat
from filrouge.diagnostics.rounding import half_up
from filrouge.pages import listes
from filrouge.pages.context import Context
from filrouge.pages.etat import etat_words
from filrouge.pages.feuilles import Liste, Rows, ids
from filrouge.pages.labels import labels
from filrouge.pages.signalement import Etape, etapes
from filrouge.pages.tables import Column, Facet, Kind, Table, facet, years
from filrouge.pages.view import View
from filrouge.records import Abandon, Appreciation, Ref, Signalement
from filrouge.records.types.signalement import Gravite, Nature

ISSUES: Mapping[Issue, tuple[str, str]] = {
    Issue.A_DECIDER: ("a-decider", "Aucune décision"),
    Issue.A_SUIVRE: ("a-suivre", "À suivre"),
    Issue.ACTION: ("action", "Action"),
    Issue.SANS_SUITE: ("sans-suite", "Sans suite"),
    Issue.RIEN: ("rien", "Rien à décider"),
}
"""How far a return has come → value and word of the facet."""
_SUITE = Facet("suite", "Suite", dict(ISSUES.values()))
_FICHE = Column("fiche", "Fiche")
_FIN_SUITE = Column("suite", "Suite")
_SIGNALEMENTS = (
    _FICHE,
    Column("recu", "Reçu le", Kind.DATE),
    Column("gravite", "Gravité"),
    Column("repondu", "Répondu le", Kind.DATE),
    Column("delai", "Délai (jours)", Kind.NUMBER),
    Column("clos", "Clos le", Kind.DATE),
    _FIN_SUITE,
)
_ABANDONS = (
    _FICHE,
    Column("survenu", "Survenu le", Kind.DATE),
    Column("stade", "Stade"),
    Column("contact", "Contact", Kind.DATE),
    _FIN_SUITE,
)
_APPRECIATIONS = (
    _FICHE,
    Column("fin", "Fin de la période", Kind.DATE),
    Column("partie", "Partie prenante"),
    Column("modalite", "Modalité"),
    Column("reponses", "Réponses", Kind.NUMBER),
    Column("taux", "Taux de réponse (%)", Kind.NUMBER),
    Column("constats", "Constats", Kind.NUMBER),
)


def signalements(context: Context, nature: Nature, title: str) -> Liste[Signalement, Rows]:
    """Return the register of one nature."""
    _, found, _ = listes.retours(context)
    name = listes.REGISTRES[nature]
    rows = [one for one in context.graph.of(Signalement) if one.nature is nature]
    table = Table(
        name,
        title,
        name,
        _SIGNALEMENTS,
        (
            Facet("etat", "État", {"ouvert": "Ouvert", "clos": "Clos"}),
            Facet("delai", "Réponse hors délai", {"hors": "Réponse hors délai"}),
            Facet("gravite", "Gravité", labels("signalement", "gravite")),
            _SUITE,
            facet("theme", "Thème", (one.theme for one in rows if one.theme), context.theme),
            facet(
                "formation", "Formation", (one.formation for one in rows if one.formation), context.formation
            ),
            years("annee", "Année", (one.recu_le.year for one in rows)),
        ),
    )
    return Liste(
        found[nature],
        title,
        f"{listes.RETOURS}#{name}",
        "ce qui est encore ouvert, et le plus récent",
        "par année de réception",
        "_signalements",
        partial(ids, table),
        _signalement_rows,
    )


def abandons(context: Context) -> Liste[Abandon, Rows]:
    """Return the register of the abandons."""
    *_, found = listes.retours(context)
    rows = context.graph.of(Abandon)
    table = Table(
        "abandons",
        "Abandons",
        "abandons",
        _ABANDONS,
        (
            Facet("cause", "Cause", labels("abandon", "cause")),
            Facet("stade", "Stade", labels("abandon", "stade")),
            _SUITE,
            facet("formation", "Formation", (one.formation for one in rows), context.formation),
            years("annee", "Année", (one.survenu_le.year for one in rows)),
        ),
    )
    return Liste(
        found,
        "Abandons",
        f"{listes.RETOURS}#abandons",
        "les plus récents",
        "par année",
        "_abandons",
        partial(ids, table),
        _abandon_rows,
    )


def appreciations(context: Context) -> Liste[Appreciation, Rows]:
    """Return the register of the syntheses."""
    found, *_ = listes.retours(context)
    rows = context.graph.of(Appreciation)
    table = Table(
        "appreciations",
        "Appréciations",
        "appreciations",
        _APPRECIATIONS,
        (
            Facet("partie", "Partie prenante", labels("appreciation", "partie_prenante")),
            Facet("modalite", "Modalité", labels("appreciation", "modalite")),
            Facet("categorie", "Catégorie", labels("appreciation", "categories", "*")),
            facet(
                "formation", "Formation", (code for one in rows for code in one.formations), context.formation
            ),
            years("annee", "Année", (one.periode.au.year for one in rows)),
        ),
    )
    return Liste(
        found,
        "Appréciations",
        f"{listes.RETOURS}#syntheses",
        "les plus récentes",
        "par année de fin de la période",
        "_appreciations",
        partial(ids, table),
        _appreciation_rows,
    )


def _signalement_rows(view: View, given: Rows) -> Mapping[str, object]:
    table, shown = given
    context, gravities = view.context, list(Gravite)
    rows = []
    for record in context.records(Signalement, shown):
        answer = etapes(context, record)[2]
        values = {
            "etat": ["clos" if record.clos_le else "ouvert"],
            "delai": ["hors"] if _out_of_time(answer, record.recu_le, context.today) else [],
            "gravite": [record.gravite],
            "suite": _issue(context, record.id),
            "theme": [record.theme] if record.theme else [],
            "formation": [record.formation] if record.formation else [],
            "annee": [str(record.recu_le.year)],
        }
        rows.append(
            {
                "record": record,
                "answer": answer,
                "gravite": gravities.index(record.gravite),
                "suite": etat_words(view, Ref(record.id)),
                "facets": values,
            }
        )
    return {"table": table, "rows": rows}


def _out_of_time(answer: Etape, received: date, today: date) -> bool:
    """True when an answer came, or is still awaited, after the house delay."""
    waiting = (today - received).days if answer.le is None else 0
    return answer.late > 0 or (answer.limit is not None and waiting > answer.limit)


def _abandon_rows(view: View, given: Rows) -> Mapping[str, object]:
    table, shown = given
    rows = [
        {
            "record": record,
            "suite": etat_words(view, Ref(record.id)),
            "facets": {
                "cause": [record.cause],
                "stade": [record.stade],
                "suite": _issue(view.context, record.id),
                "formation": [record.formation],
                "annee": [str(record.survenu_le.year)],
            },
        }
        for record in view.context.records(Abandon, shown)
    ]
    return {"table": table, "rows": rows}


def _appreciation_rows(view: View, given: Rows) -> Mapping[str, object]:
    table, shown = given
    rows = [
        {
            "record": record,
            "taux": half_up(record.taux_reponse, 0) if record.taux_reponse is not None else "",
            "facets": {
                "partie": [record.partie_prenante],
                "modalite": [record.modalite],
                "categorie": record.categories,
                "formation": record.formations,
                "annee": [str(record.periode.au.year)],
            },
        }
        for record in view.context.records(Appreciation, shown)
    ]
    return {"table": table, "rows": rows}


def _issue(context: Context, id_: str) -> list[str]:
    return [ISSUES[etat(context.graph, Ref(id_)).issue][0]]
