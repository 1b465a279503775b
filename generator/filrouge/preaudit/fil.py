"""The whole thread through an address, stage by stage, with its holes in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filrouge.audit.etat import Issue, constat_at, etat, own_suite, revue_decision
from filrouge.graph import Fil, fil
from filrouge.preaudit import effets
from filrouge.preaudit.french import extrait, jour
from filrouge.preaudit.phrases import Phrase
from filrouge.preaudit.retours import lacunes, raconter
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Abandon, Action, Appreciation, Ref, Revue, Risque, Signalement
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
    actions = _actions(scope, found.actions)
    stages = [
        _returns(scope, found, actions),
        _findings(scope, found, actions),
        _decisions(scope, found, actions),
        _action(scope, found, actions),
        Etape(
            "Effet",
            tuple(effets.effet(scope, one) for one in actions),
            tuple(hole for one in actions for hole in effets.lacunes(scope, one)),
            "" if actions else "pas d’action, pas d’effet à mesurer",
            attente=not any(one.efficacite for one in actions),
        ),
    ]
    following = _actions(scope, found.suites)
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


def _returns(scope: Scope, found: Fil, actions: Iterable[Action]) -> Etape:
    told = tuple(raconter(scope, ref) for ref in found.retours)
    if not told:
        told = tuple(
            (
                f"{label('action', 'autre_origine', 'nature', one.autre_origine.nature)}, le ",
                f"{jour(one.autre_origine.le)}\u00a0: {extrait(one.autre_origine.texte)}",
            )
            for one in actions
            if one.autre_origine
        )
    holes: tuple[Phrase, ...] = tuple(hole for ref in found.retours for hole in lacunes(scope, ref))
    return Etape("Retour", told, holes if told else (("aucun retour n’est à l’origine",),))


def _findings(scope: Scope, found: Fil, actions: Iterable[Action]) -> Etape:
    """Constats of the syntheses, analyses of the other returns; without a return, what the action says it starts from."""
    told: list[Phrase] = []
    holes: list[Phrase] = []
    for ref in found.constats:
        constat = constat_at(scope.graph, ref)
        if constat is None:
            continue
        cause = f" — cause\u00a0: {extrait(constat.cause)}" if constat.cause else ""
        told.append((ref, f"\u00a0: {extrait(constat.texte)}{cause}"))
        if constat.sens is Sens.INSATISFACTION and not constat.cause:
            holes.append((ref, "\u00a0: insatisfaction sans cause écrite"))
    named = {ref.id for ref in found.constats}
    for ref in found.retours:
        record = scope.graph.records.get(ref.id)
        if ref.id not in named and isinstance(record, Signalement | Abandon):
            if record.analyse:
                told.append((f"Analyse\u00a0: {extrait(record.analyse)}",))
            else:
                holes.append((ref, "\u00a0: aucune analyse écrite"))
    if not told:
        told = [(f"Constat de l’action\u00a0: {extrait(one.constat)}",) for one in actions if one.constat]
    return Etape(
        "Constat", tuple(told), tuple(holes), "" if told or holes else "aucun constat propre à ce retour"
    )


def _decisions(scope: Scope, found: Fil, actions: Iterable[Action]) -> Etape:
    told = [_decision(scope, ref) for ref in found.decisions]
    if not told:
        suites = (own_suite(scope.graph, ref) for ref in _addresses(found))
        told = list(dict.fromkeys((_suite(scope, one),) for one in suites if one is not None))
    if told:
        return Etape("Décision", tuple(told))
    if calm := _calm(scope, found):
        return Etape("Décision", neant=f"{calm}, rien à décider")
    if any(True for _ in actions):
        return Etape("Décision", trous=(("l’action n’est décidée dans aucune revue ni dans le retour",),))
    return Etape("Décision", trous=(("aucune décision n’est écrite",),))


def _action(scope: Scope, found: Fil, actions: tuple[Action, ...]) -> Etape:
    if actions:
        return Etape(
            "Action",
            tuple(effets.action(scope, one) for one in actions),
            tuple(hole for one in actions for hole in effets.lacunes_action(scope, one)),
        )
    states = [etat(scope.graph, ref).issue for ref in _addresses(found)]
    if calm := _calm(scope, found):
        return Etape("Action", neant=f"{calm}, pas d’action à attendre")
    if Issue.A_SUIVRE in states:
        return Etape("Action", trous=(("à suivre, pas encore d’action",),))
    if Issue.ACTION in states:
        return Etape("Action", trous=(("une action est décidée, aucune n’est ouverte",),))
    if any(suite is not None and suite.sans_suite_motivee for suite in _suites(scope, found)):
        return Etape("Action", neant="sans action, par décision motivée")
    return Etape("Action", trous=(("aucune action",),))


def _addresses(found: Fil) -> tuple[Ref, ...]:
    """Where a decision can stand: the constats, else the returns."""
    named = {ref.id for ref in found.constats}
    return (*found.constats, *(ref for ref in found.retours if ref.id not in named))


def _suites(scope: Scope, found: Fil) -> Iterator[Suite | None]:
    yield from (own_suite(scope.graph, ref) for ref in _addresses(found))
    decisions = (revue_decision(scope.graph, ref) for ref in found.decisions)
    yield from (decision.suite for decision in decisions if decision)


def _calm(scope: Scope, found: Fil) -> str:
    """Why nothing has to be decided, when that is so."""
    addresses = _addresses(found)
    records = [scope.graph.records.get(ref.id) for ref in addresses if ref.fragment is None]
    if addresses and len(records) == len(addresses) and all(isinstance(one, Appreciation) for one in records):
        return "aucun constat tiré de cette synthèse"
    if addresses and all(etat(scope.graph, ref).issue is Issue.RIEN for ref in addresses):
        return "risque suivi" if any(isinstance(one, Risque) for one in records) else "point fort"
    return ""


def _actions(scope: Scope, found: Iterable[Ref]) -> tuple[Action, ...]:
    records = (scope.graph.records.get(ref.id) for ref in found)
    return tuple(record for record in records if isinstance(record, Action))


def _decision(scope: Scope, ref: Ref) -> Phrase:
    revue = scope.graph.records.get(ref.id)
    decision = revue_decision(scope.graph, ref)
    day = f", revue du {jour(revue.date)}" if isinstance(revue, Revue) else ""
    if decision is None:
        return ref, day
    without = decision.suite.nature is NatureSuite.SANS_SUITE
    reason = f" — sans suite\u00a0: {extrait(decision.suite.motif or 'sans motif écrit')}" if without else ""
    return ref, f"{day}\u00a0: {extrait(decision.decision)}{reason}"


def _suite(scope: Scope, suite: Suite) -> str:
    when = f", le {jour(suite.le)}" if suite.le else ""
    who = f" ({scope.role(suite.par)})" if suite.par else ""
    if suite.nature is NatureSuite.ACTION:
        return f"Action décidée{when}{who}"
    return f"Sans suite{when}{who}\u00a0: {extrait(suite.motif or 'sans motif écrit')}"
