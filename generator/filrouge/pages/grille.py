"""The lines of the certifier's grid for indicator 32, each with what proves it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from filrouge.pages import french
from filrouge.pages.etat import Issue, etat
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


def framework(audit_date: date) -> str:
    """Name the text in force on the day of the audit."""
    if audit_date >= RISKS_SINCE:
        return (
            f"le décret n°\u00a02026-728, en vigueur depuis le {french.long_date(RISKS_SINCE)} "
            "(guide de lecture V10 non publié)"
        )
    return "le guide de lecture V9"


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
            "Aucune action ne vient d’une appréciation."
            if view.context.graph.of(Appreciation)
            else "Aucune synthèse d’appréciations n’est enregistrée.",
        ),
        _line(
            view,
            "Des mesures d’amélioration sont mises en œuvre à partir de l’analyse des réclamations.",
            _from_reclamations,
            "Aucune réclamation n’est enregistrée.",
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
        '<a href="%s">%s</a>%s',
        view.href("retours/index.html#appreciations"),
        syntheses,
        f", {french.plural(constats, 'constat')}" if constats else "",
    )
    yield _actions(view, actions)


def _from_reclamations(view: View) -> Iterator[Markup]:
    graph = view.context.graph
    found = [Ref(record.id) for record in graph.of(Signalement) if record.nature is Nature.RECLAMATION]
    if not found:
        return
    yield html(
        '<a href="%s">%s</a>\u00a0: %s',
        view.href("retours/index.html#reclamations"),
        french.plural(len(found), "réclamation"),
        Markup(", ").join(_states(view, found)),
    )
    actions = caused_by(view, "signalement", "REC")
    if actions:
        yield _actions(view, actions)


def _states(view: View, found: list[Ref]) -> Iterator[Markup]:
    """How many stand where; those that still wait are named."""
    states = [(ref, etat(view.context.graph, ref)) for ref in found]
    led = sum(bool(state.actions) for _, state in states)
    planned = [ref for ref, state in states if state.issue is Issue.ACTION and not state.actions]
    closed = [state.suite for _, state in states if state.issue is Issue.SANS_SUITE]
    if led:
        yield html("%s à une action", french.plural(led, "a conduit", "ont conduit"))
    if planned:
        yield html("%s dont l’action reste à ouvrir (%s)", len(planned), _short(view, planned))
    if closed:
        reasoned = all(suite and suite.sans_suite_motivee for suite in closed)
        yield html("%s sans suite%s", len(closed), " avec le motif" if reasoned else "")
    for issue, one, many in (
        (Issue.A_SUIVRE, "examinée en revue, à suivre", "examinées en revue, à suivre"),
        (Issue.A_DECIDER, "à décider", "à décider"),
    ):
        waiting = [ref for ref, state in states if state.issue is issue]
        if waiting:
            yield html("%s (%s)", french.plural(len(waiting), one, many), _short(view, waiting))


def _short(view: View, refs: list[Ref]) -> Markup:
    return Markup(", ").join(view.short(ref) for ref in refs)


def _risks(view: View) -> Iterator[Markup]:
    risques = view.context.graph.of(Risque)
    if not risques:
        return
    followed = [risque for risque in risques if risque.statut is not StatutRisque.CLOS]
    high = sum(risque.criticite >= 9 for risque in followed)
    dont = f"dont {french.number(high, 0)}" if high else "aucun"
    reviewed = [risque.revu_le for risque in risques if risque.revu_le]
    last = html(", dernière revue le %s", view.date(max(reviewed))) if reviewed else Markup("")
    yield html(
        '<a href="%s">%s</a>%s%s',
        view.href("risques/index.html"),
        french.plural(len(followed), "risque suivi", "risques suivis")
        if followed
        else french.plural(len(risques), "risque analysé, clos", "risques analysés, tous clos"),
        f", {dont} de criticité élevée" if followed else "",
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
        '<a href="%s">%s</a>, %s%s',
        view.href("plan/index.html"),
        french.plural(len(actions), "action"),
        french.plural(done, "réalisée") if done else "aucune encore réalisée",
        f", {french.plural(len(checked), 'vérifiée')}" if checked else "",
    )
    if not checked:
        return told
    last = max(
        checked, key=lambda action: (action.efficacite.verifiee_le, action.id) if action.efficacite else ()
    )
    return told + html("\u00a0; par exemple %s %s", view.link(Ref(last.id)), view.effect(last))
