"""The long lists of the site: their order and their pages."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from filrouge.audit.etat import Etat, Issue, etat
from filrouge.pages.context import Context
from filrouge.pages.cut import Cut, cut, rooms
from filrouge.records import (
    Abandon,
    Action,
    Appreciation,
    Bilan,
    Record,
    Ref,
    Revue,
    Risque,
    Signalement,
)
from filrouge.records.types.action import Statut
from filrouge.records.types.risque import StatutRisque
from filrouge.records.types.signalement import Nature
from filrouge.vie import Concordance, DatesFiche, dates_declarees

PLAN = "plan/index.html"
RETOURS = "retours/index.html"
REVUES = "revues/index.html"
RISQUES = "risques/index.html"
STATUTS = (Statut.EN_COURS, Statut.A_FAIRE, Statut.REALISEE, Statut.VERIFIEE, Statut.ABANDONNEE)
"""What is to be done first: the order of the plan."""
REGISTRES: Mapping[Nature, str] = MappingProxyType(
    {Nature.RECLAMATION: "reclamations", Nature.DIFFICULTE: "difficultes", Nature.ALEA: "aleas"}
)
"""Nature of a signalement → the name of its register, which is its anchor too."""
EXPLIQUEES = frozenset((Concordance.REPRISE, Concordance.PROCHES))
"""Two dates that ask no question."""

# One whole run asks for them thousands of times, always of the same context.
_once = lru_cache(maxsize=1)


@_once
def plan(context: Context) -> Cut[Action]:
    """Return the plan: by state, the open actions by échéance, the others by what happened last."""
    rank = {statut: number for number, statut in enumerate(STATUTS)}
    rows = sorted(context.actions, key=lambda action: (rank[action.statut], *_within(action)))
    return cut(rows, "plan/", lambda action: action.ouverte_le)


@_once
def retours(
    context: Context,
) -> tuple[Cut[Appreciation], Mapping[Nature, Cut[Signalement]], Cut[Abandon]]:
    """Return the registers of the returns, newest first, never merged; a signalement stays on the first page until it is closed."""
    graph = context.graph
    syntheses = sorted(graph.of(Appreciation), key=lambda one: (one.periode.au, one.id), reverse=True)
    reports = sorted(graph.of(Signalement), key=lambda one: (one.recu_le, one.id), reverse=True)
    dropouts = sorted(graph.of(Abandon), key=lambda one: (one.survenu_le, one.id), reverse=True)
    by_nature = {nature: [one for one in reports if one.nature is nature] for nature in REGISTRES}
    room, *of_natures, last = rooms(len(syntheses), *map(len, by_nature.values()), len(dropouts))
    return (
        cut(syntheses, "retours/appreciations-", lambda one: one.periode.au, room=room),
        {
            nature: cut(
                found,
                f"retours/{REGISTRES[nature]}-",
                lambda one: one.recu_le,
                first=lambda one: one.clos_le is None,
                room=share,
            )
            for (nature, found), share in zip(by_nature.items(), of_natures, strict=True)
        },
        cut(dropouts, "retours/abandons-", lambda one: one.survenu_le, room=last),
    )


@_once
def revues(context: Context) -> Cut[Revue]:
    """Return the revues, newest first."""
    rows = sorted(context.graph.of(Revue), key=lambda revue: (revue.date, revue.id), reverse=True)
    return cut(rows, "revues/", lambda revue: revue.date)


@_once
def risques(context: Context) -> Cut[Risque]:
    """Return the risks, the gravest first; a closed one leaves the first page before any other."""
    rows = sorted(context.graph.of(Risque), key=lambda risque: (-risque.criticite, risque.id))
    return cut(
        rows,
        "risques/",
        lambda risque: risque.identifie_le,
        first=lambda risque: risque.statut is not StatutRisque.CLOS,
    )


@_once
def tracabilite(context: Context) -> tuple[Cut[Ref], Cut[Action], Mapping[Ref, Etat]]:
    """Return the matrix both ways, newest first, and the state of each return; those still open stay on the first page."""
    refs = sorted(_returns(context), key=lambda ref: day(context.graph.records[ref.id]), reverse=True)
    states = {ref: etat(context.graph, ref) for ref in refs}
    actions = context.actions[::-1]
    to_effects, to_causes = rooms(len(refs), len(actions))
    return (
        cut(
            refs,
            "tracabilite/retours-",
            lambda ref: day(context.graph.records[ref.id]),
            first=lambda ref: states[ref].issue in {Issue.A_DECIDER, Issue.A_SUIVRE},
            room=to_effects,
        ),
        cut(actions, "tracabilite/actions-", lambda action: action.ouverte_le, room=to_causes),
        states,
    )


@_once
def deux_dates(context: Context) -> Cut[DatesFiche]:
    """Return every record with its two dates: what asks a question first, then the newest."""
    newest = dates_declarees(context.evidence).fiches[::-1]
    rows = sorted(newest, key=lambda one: one.concordance in EXPLIQUEES)
    return cut(rows, "vie/dates-", lambda one: one.declaree)


def day(record: Record) -> date:
    """Return the day of a return; a bilan belongs to the year it counts, a risk to the day it was written down."""
    if record.faits is None:
        raise ValueError(f"{record.id} is no return")
    begin, end = record.faits
    return begin if isinstance(record, Bilan | Risque) else end


def _within(action: Action) -> tuple[int, str]:
    if action.statut.ouvert:
        return (action.echeance or date.max).toordinal(), action.id
    done = action.efficacite.verifiee_le if action.efficacite else action.realisee_le or action.ouverte_le
    return -done.toordinal(), action.id


def _returns(context: Context) -> Iterator[Ref]:
    """Every constat, every signalement, every abandon; syntheses, bilans and risks that led to something."""
    graph = context.graph
    for appreciation in reversed(graph.of(Appreciation)):
        for constat in appreciation.constats:
            yield Ref(appreciation.id, constat.code)
        whole = Ref(appreciation.id)
        if any(link.target == whole for link in graph.to(whole, "origines", "sur")):
            yield whole
    for signalement in reversed(graph.of(Signalement)):
        yield Ref(signalement.id)
    for abandon in reversed(graph.of(Abandon)):
        yield Ref(abandon.id)
    for other in reversed((*graph.of(Bilan), *graph.of(Risque))):
        if graph.to(Ref(other.id), "origines", "sur"):
            yield Ref(other.id)
