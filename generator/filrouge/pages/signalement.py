"""One réclamation, difficulté or aléa, from its reception to its closing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from filrouge.pages.context import Context
from filrouge.pages.etat import etat_words
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.view import View, chip
from filrouge.records import Ref, Signalement
from filrouge.records.types.signalement import Gravite, Nature

_GRAVITES = {
    Gravite.MINEURE: ("neutral", "circle"),
    Gravite.MODEREE: ("warn", "half"),
    Gravite.MAJEURE: ("bad", "alert"),
}


@dataclass(frozen=True, slots=True)
class Etape:
    """One date of a signalement; ``late`` tells by how many days it passes the house delay."""

    name: str
    le: date | None
    after: int | None = None
    limit: int | None = None

    @property
    def late(self) -> int:
        """Days over the house delay; 0 when in time or when no delay applies."""
        return max(0, self.after - self.limit) if self.after is not None and self.limit else 0


def pages(context: Context) -> Iterator[Page]:
    """Yield one page per signalement."""
    yield from record_pages(context, context.graph.of(Signalement), _page)


def _page(view: View, record: Signalement) -> Page:
    context = view.context
    kind, icon = _GRAVITES[record.gravite]
    return record_page(
        view,
        record,
        label=label("signalement", "nature", record.nature),
        facts=(
            ("Gravité", chip(kind, icon, label("signalement", "gravite", record.gravite))),
            ("De la part de", label("signalement", "qualite", record.qualite)),
            ("Canal", label("signalement", "canal", record.canal)),
            ("Trace écrite le", view.date(record.trace_ecrite_le) if record.trace_ecrite_le else None),
            ("Formation", context.formation(record.formation) if record.formation else None),
            ("Session", record.session),
            ("Thème", context.theme(record.theme) if record.theme else None),
            ("Suite", etat_words(view, Ref(record.id)) if record.suite is None else None),
        ),
        pieces=record.preuves,
        states=("Clos" if record.clos_le else "Reçu",),
        etapes=etapes(context, record),
    )


def etapes(context: Context, record: Signalement) -> tuple[Etape, ...]:
    """Return reçu → accusé → répondu → clos; the house delays are those of réclamations."""
    delays = context.organisme.delais if record.nature is Nature.RECLAMATION else None

    def after(day: date | None) -> int | None:
        return (day - record.recu_le).days if day else None

    return (
        Etape("Reçu", record.recu_le),
        Etape(
            "Accusé de réception",
            record.accuse_le,
            after(record.accuse_le),
            delays.accuse_jours if delays else None,
        ),
        Etape(
            "Réponse", record.repondu_le, after(record.repondu_le), delays.reponse_jours if delays else None
        ),
        Etape("Clos", record.clos_le, after(record.clos_le)),
    )
