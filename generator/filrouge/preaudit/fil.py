"""The whole thread through an address, stage by stage, with its holes in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from filrouge.audit.etapes import (
    SANS_EFFET,
    SANS_RETOUR,
    Vide,
    actions_at,
    premiere,
    sans_action,
    sans_decision,
    suites,
)
from filrouge.audit.etat import constat_at, revue_decision
from filrouge.audit.origines import autres_origines
from filrouge.diagnostics.french import excerpt, long_date
from filrouge.graph import Fil, fil
from filrouge.preaudit import effets
from filrouge.preaudit.phrases import Phrase
from filrouge.preaudit.retours import lacunes, raconter
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Abandon, Action, Ref, Revue, Signalement
from filrouge.records.types.appreciation import Sens
from filrouge.records.types.commun import NatureSuite, Suite


@dataclass(frozen=True, slots=True)
class Etape:
    """One stage: what stands there, and what an auditor would miss.

    ``neant`` says why nothing had to be there. ``attente`` is True while what stands there only says what is to come.
    """

    nom: str
    elements: tuple[Phrase, ...] = ()
    trous: tuple[Phrase, ...] = ()
    neant: str = ""
    attente: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """The thread through one address, from the return to what followed its effect."""

    ref: Ref
    etapes: tuple[Etape, ...]

    @property
    def trous(self) -> tuple[Phrase, ...]:
        """Everything an auditor would miss along the thread."""
        return tuple(hole for stage in self.etapes for hole in stage.trous)


def trace(scope: Scope, ref: Ref) -> Trace:
    """Return the thread through a constat, a signalement, an abandon, an action, a risk or a bilan."""
    found = fil(scope.graph, ref)
    actions = actions_at(scope.graph, found.actions)
    stages = [
        _returns(scope, found, actions),
        _findings(scope, found, actions),
        _decisions(scope, found),
        _action(scope, found, actions),
        Etape(
            "Effet",
            tuple(effets.effet(scope, one) for one in actions),
            tuple(hole for one in actions for hole in effets.lacunes(scope, one)),
            "" if actions else SANS_EFFET.raison,
            attente=not any(one.efficacite for one in actions),
        ),
    ]
    following = actions_at(scope.graph, found.suites)
    if following:
        told = (
            (*effets.action(scope, one), "\u00a0; effet\u00a0: ", *effets.effet(scope, one)[2:])
            for one in following
        )
        holes = (
            hole
            for one in following
            for hole in (*effets.lacunes_action(scope, one), *effets.lacunes(scope, one))
        )
        stages.append(Etape("Suite", tuple(told), tuple(holes)))
    return Trace(ref, tuple(stages))


def _returns(scope: Scope, found: Fil, actions: tuple[Action, ...]) -> Etape:
    told = tuple(raconter(scope, ref) for ref in found.retours)
    if not told:
        told = tuple(
            (
                f"{label('action', 'autre_origine', 'nature', one.nature)}, le ",
                f"{long_date(one.le)}\u00a0: {excerpt(one.texte)}",
            )
            for one in autres_origines(scope.graph, found, actions)
        )
    holes: tuple[Phrase, ...] = tuple(hole for ref in found.retours for hole in lacunes(scope, ref))
    return Etape(premiere(scope.graph, found, actions), told, holes if told else ((SANS_RETOUR.raison,),))


def _findings(scope: Scope, found: Fil, actions: Iterable[Action]) -> Etape:
    """Constats of the syntheses, analyses of the other returns; without a return, what the action says it starts from."""
    told: list[Phrase] = []
    holes: list[Phrase] = []
    for ref in found.constats:
        constat = constat_at(scope.graph, ref)
        if constat is None:
            continue
        cause = f" — cause\u00a0: {excerpt(constat.cause)}" if constat.cause else ""
        told.append((ref, f"\u00a0: {excerpt(constat.texte)}{cause}"))
        if constat.sens is Sens.INSATISFACTION and not constat.cause:
            holes.append((ref, "\u00a0: insatisfaction sans cause écrite"))
    named = {ref.id for ref in found.constats}
    for ref in found.retours:
        record = scope.graph.records.get(ref.id)
        if ref.id not in named and isinstance(record, Signalement | Abandon):
            if record.analyse:
                told.append((f"Analyse\u00a0: {excerpt(record.analyse)}",))
            else:
                holes.append((ref, "\u00a0: aucune analyse écrite"))
    if not told:
        told = [(f"Constat de l’action\u00a0: {excerpt(one.constat)}",) for one in actions if one.constat]
    return Etape(
        "Constat", tuple(told), tuple(holes), "" if told or holes else "aucun constat propre à ce retour"
    )


def _decisions(scope: Scope, found: Fil) -> Etape:
    told: tuple[Phrase, ...] = tuple(_decision(scope, ref) for ref in found.decisions)
    told = told or tuple(dict.fromkeys((_suite(scope, one),) for one in suites(scope.graph, found)))
    return Etape("Décision", told) if told else _empty("Décision", sans_decision(scope.graph, found))


def _action(scope: Scope, found: Fil, actions: tuple[Action, ...]) -> Etape:
    if not actions:
        return _empty("Action", sans_action(scope.graph, found))
    return Etape(
        "Action",
        tuple(said for one in actions for said in (effets.action(scope, one), *effets.suivi(scope, one))),
        tuple(hole for one in actions for hole in effets.lacunes_action(scope, one)),
    )


def _empty(nom: str, vide: Vide) -> Etape:
    return Etape(nom, trous=((vide.raison,),)) if vide.manque else Etape(nom, neant=vide.raison)


def _decision(scope: Scope, ref: Ref) -> Phrase:
    revue = scope.graph.records.get(ref.id)
    decision = revue_decision(scope.graph, ref)
    day = f", revue du {long_date(revue.date)}" if isinstance(revue, Revue) else ""
    if decision is None:
        return ref, day
    without = decision.suite.nature is NatureSuite.SANS_SUITE
    reason = f" — sans suite\u00a0: {excerpt(decision.suite.motif or 'sans motif écrit')}" if without else ""
    return ref, f"{day}\u00a0: {excerpt(decision.decision)}{reason}"


def _suite(scope: Scope, suite: Suite) -> str:
    when = f", le {long_date(suite.le)}" if suite.le else ""
    who = f" ({scope.role(suite.par)})" if suite.par else ""
    if suite.nature is NatureSuite.ACTION:
        return f"Action décidée{when}{who}"
    return f"Sans suite{when}{who}\u00a0: {excerpt(suite.motif or 'sans motif écrit')}"
