"""The lines of the certifier's grid for indicator 32, each with what proves it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.html import html
from filrouge.pages.view import View
from filrouge.records import Action, Appreciation, Procedure, Ref, Revue, Risque, Signalement, type_of_id
from filrouge.records.types.action import Statut
from filrouge.records.types.revue import StatutRevue
from filrouge.records.types.risque import StatutRisque
from filrouge.records.types.signalement import Nature

RISKS_SINCE = date(2026, 11, 1)
"""Décret n° 2026-728: from this audit date on, indicator 32 asks for an analysis of risks."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid: what is expected, the proofs in words, and what is missing."""

    text: str
    proofs: tuple[Markup, ...]
    hole: str


def grid(view: View, audit_date: date) -> tuple[Line, ...]:
    """Return the lines that apply on the day of the audit."""
    lines = [
        _line(
            view,
            "Le processus d’amélioration continue est formalisé.",
            _formalised,
            "Aucune procédure ni revue validée ne le montre.",
        ),
        _line(
            view,
            "Des mesures d’amélioration sont mises en œuvre à partir de l’analyse des appréciations.",
            _from_appreciations,
            "Aucune action ne vient d’une appréciation.",
        ),
        _line(
            view,
            "Des mesures d’amélioration sont mises en œuvre à partir de l’analyse des réclamations.",
            _from_reclamations,
            "Aucune réclamation n’a reçu de suite.",
        ),
    ]
    if audit_date >= RISKS_SINCE:
        text = "Une analyse des risques sur la qualité des formations délivrées est tenue."
        lines.append(_line(view, text, _risks, "Aucun risque n’est analysé."))
    return tuple(lines)


def _line(view: View, text: str, prove: Callable[[View], Iterator[Markup]], hole: str) -> Line:
    proofs = tuple(prove(view))
    return Line(text, proofs, "" if proofs else hole)


def _formalised(view: View) -> Iterator[Markup]:
    graph = view.context.graph
    for procedure in graph.of(Procedure):
        if 32 in procedure.indicateurs:
            yield html(
                "%s, version %s, applicable depuis le %s",
                view.link(Ref(procedure.id)),
                procedure.version,
                view.date(procedure.applicable_le),
            )
    revues = [revue for revue in graph.of(Revue) if revue.statut is StatutRevue.VALIDEE]
    if revues:
        last = max(revues, key=lambda revue: (revue.date, revue.id))
        yield html(
            '<a href="%s">%s</a>, la dernière le %s\u00a0: %s',
            view.href("revues/index.html"),
            french.plural(len(revues), "revue validée", "revues validées"),
            view.date(last.date),
            view.link(Ref(last.id)),
        )


def _from_appreciations(view: View) -> Iterator[Markup]:
    graph = view.context.graph
    actions = caused_by(view, "appreciation")
    if not actions:
        return
    constats = sum(len(appreciation.constats) for appreciation in graph.of(Appreciation))
    syntheses = french.plural(
        len(graph.of(Appreciation)), "synthèse d’appréciations", "synthèses d’appréciations"
    )
    yield html(
        '<a href="%s">%s</a>, %s',
        view.href("retours/index.html#appreciations"),
        syntheses,
        french.plural(constats, "constat"),
    )
    yield _actions(view, actions)


def _from_reclamations(view: View) -> Iterator[Markup]:
    graph = view.context.graph
    found = [record for record in graph.of(Signalement) if record.nature is Nature.RECLAMATION]
    followed = [record for record in found if graph.to(Ref(record.id), "origines")]
    closed = [
        record
        for record in found
        if record not in followed and record.suite and record.suite.sans_suite_motivee
    ]
    if not followed and not closed:
        return
    waiting = len(found) - len(followed) - len(closed)
    yield html(
        '<a href="%s">%s</a>\u00a0: %s à une action, %s sans suite avec le motif%s',
        view.href("retours/index.html#reclamations"),
        french.plural(len(found), "réclamation"),
        _led(len(followed)),
        french.number(len(closed), 0),
        f", {french.number(waiting, 0)} à décider" if waiting else "",
    )
    actions = caused_by(view, "signalement", "REC")
    if actions:
        yield _actions(view, actions)


def _led(count: int) -> str:
    return french.plural(count, "a conduit", "ont conduit")


def _risks(view: View) -> Iterator[Markup]:
    risques = view.context.graph.of(Risque)
    if not risques:
        return
    followed = [risque for risque in risques if risque.statut is not StatutRisque.CLOS]
    high = sum(risque.criticite >= 9 for risque in followed)
    reviewed = [risque.revu_le for risque in risques if risque.revu_le]
    last = html(", dernière revue le %s", view.date(max(reviewed))) if reviewed else Markup("")
    yield html(
        '<a href="%s">%s</a>, dont %s de criticité élevée%s',
        view.href("risques/index.html"),
        french.plural(len(followed), "risque suivi", "risques suivis"),
        high,
        last,
    )
    actions = caused_by(view, "risque")
    if actions:
        yield _actions(view, actions)


def caused_by(view: View, type_name: str, prefix: str = "") -> list[Action]:
    """Return the actions that a type of return caused."""

    def counts(ref: Ref) -> bool:
        type_ = type_of_id(ref.id)
        return type_ is not None and type_.name == type_name and ref.id.startswith(prefix)

    return [action for action in view.context.actions if any(counts(ref) for ref in action.origines)]


def _actions(view: View, actions: list[Action]) -> Markup:
    """Say how far these actions are, with the last one checked as the example to open."""
    done = sum(action.statut in {Statut.REALISEE, Statut.VERIFIEE} for action in actions)
    checked = [action for action in actions if action.efficacite]
    told = html(
        '<a href="%s">%s</a>, %s, %s',
        view.href("plan/index.html"),
        french.plural(len(actions), "action"),
        french.plural(done, "réalisée"),
        french.plural(len(checked), "vérifiée"),
    )
    if not checked:
        return told
    last = max(
        checked, key=lambda action: (action.efficacite.verifiee_le, action.id) if action.efficacite else ()
    )
    return told + html("\u00a0; par exemple %s %s", view.link(Ref(last.id)), view.effect(last))
