"""The two dates of every record, side by side: what asks a question, then what asks none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from filrouge.pages import french, listes
from filrouge.pages.chronologie import nommer
from filrouge.pages.context import Context
from filrouge.pages.feuilles import Liste
from filrouge.pages.tables import Column, Facet, Kind, Table, years
from filrouge.pages.view import View, chip
from filrouge.vie import Concordance, DatesFiche, Registre

_PATH = "vie/index.html"
_CONCORDANCES = {
    Concordance.ECART: (
        "warn",
        "clock",
        "Enregistrée bien après",
        "enregistrée bien après",
        "enregistrées bien après",
    ),
    Concordance.POSTERIEURE: (
        "warn",
        "alert",
        "Enregistrée avant",
        "enregistrée avant la date déclarée",
        "enregistrées avant la date déclarée",
    ),
    Concordance.NON_ENREGISTREE: (
        "warn",
        "circle",
        "Pas encore enregistrée",
        "pas encore enregistrée",
        "pas encore enregistrées",
    ),
    Concordance.REPRISE: (
        "neutral",
        "dash",
        "Reprise",
        "reprise d’un document plus ancien",
        "reprises d’un document plus ancien",
    ),
    Concordance.PROCHES: ("good", "check", "Dates proches", "aux dates proches", "aux dates proches"),
}
"""Kind and icon of the sign, its word, then the words for one and for many; what asks a question first."""
_COLUMNS = (
    Column("fiche", "Fiche"),
    Column("lecture", "Lecture"),
    Column("declaree", "Date déclarée", Kind.DATE),
    Column("entree", "Entrée dans l’historique", Kind.DATE),
    Column("ecart", "Écart (jours)", Kind.NUMBER),
)
_Given = tuple[tuple[Table, Table], tuple[DatesFiche, ...]]
"""The tables of what asks a question and of what asks none, and the rows of both."""
_FOLDED = "Fiches aux dates proches ou reprises"


def liste(context: Context) -> Liste[DatesFiche, _Given]:
    """Return the list; on its first page, what asks no question is folded."""
    found = listes.deux_dates(context)
    facets = (
        Facet(
            "lecture",
            "Lecture",
            {state.name.lower(): words[2] for state, words in _CONCORDANCES.items()},
        ),
        Facet("registre", "Registre", {registre.name.lower(): registre.libelle for registre in Registre}),
        years("annee", "Année déclarée", _years(found.first) | {sheet.year for sheet in found.sheets}),
    )
    tables = (
        Table("ecarts", "Dates à expliquer", "dates-a-expliquer", _COLUMNS, facets),
        Table("dates", "Deux dates", "deux-dates", _COLUMNS, facets),
    )
    return Liste(
        found,
        "Deux dates",
        f"{_PATH}#dates",
        "ce qui demande une explication d’abord, puis le plus récent",
        "par année déclarée",
        "_dates",
        partial(_given, tables),
        _values,
    )


def compte(fiches: Sequence[DatesFiche]) -> str:
    """Say how many records stand how: « 2 enregistrées bien après, 144 aux dates proches »."""
    counts = Counter(one.concordance for one in fiches)
    return ", ".join(
        french.plural(counts[state], one, many)
        for state, (*_, one, many) in _CONCORDANCES.items()
        if counts[state]
    )


def _given(tables: tuple[Table, Table], fiches: tuple[DatesFiche, ...]) -> _Given:
    return tables, fiches


def _values(view: View, given: _Given) -> Mapping[str, object]:
    tables, fiches = given
    rows = [(one, _facets(one)) for one in fiches]
    asking = [row for row in rows if row[0].concordance not in listes.EXPLIQUEES]
    answered = [row for row in rows if row[0].concordance in listes.EXPLIQUEES]
    drawn = [(tables[0], asking, ""), (tables[1], answered, _FOLDED)]
    return {
        "tables": [one for one in drawn if one[1]] if view.path == _PATH else [(tables[1], rows, "")],
        "nommer": partial(nommer, view),
        "signe": lambda one: chip(*_CONCORDANCES[one.concordance][:3]),
    }


def _facets(one: DatesFiche) -> Mapping[str, Sequence[str]]:
    return {
        "lecture": [one.concordance.name.lower()],
        "registre": [one.registre.name.lower()],
        "annee": [str(one.declaree.year)],
    }


def _years(fiches: Sequence[DatesFiche]) -> set[int]:
    return {one.declaree.year for one in fiches}
