"""What falls due between the day of analysis and the audit: today's verdicts say nothing of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.audit.recueil import demandee_le
from filrouge.diagnostics.french import long_date
from filrouge.preaudit.phrases import Phrase
from filrouge.preaudit.provers.signalements import delais
from filrouge.preaudit.scope import Scope
from filrouge.records import Procedure, Ref, Signalement
from filrouge.records.types.signalement import Nature


def a_venir(scope: Scope) -> Iterator[Phrase]:
    """Yield what falls due before the day of the audit, soonest first."""
    for _, phrase in sorted(_dues(scope), key=lambda due: due[0]):
        yield phrase


def _dues(scope: Scope) -> Iterator[tuple[date, Phrase]]:
    for day, phrase in (
        *_actions(scope),
        *_reclamations(scope),
        *_procedures(scope),
        *_derogations(scope),
    ):
        if scope.today <= day < scope.evidence.audit:
            yield day, phrase


def _actions(scope: Scope) -> Iterator[tuple[date, Phrase]]:
    for one in scope.actions:
        if one.statut.ouvert and one.echeance:
            yield one.echeance, (Ref(one.id), f"\u00a0: action à réaliser pour le {long_date(one.echeance)}")


def _reclamations(scope: Scope) -> Iterator[tuple[date, Phrase]]:
    _, delay = delais(scope)
    for one in scope.de(Signalement):
        if one.nature is Nature.RECLAMATION and one.repondu_le is None:
            last = demandee_le(one) + timedelta(days=delay)
            yield last, (Ref(one.id), f"\u00a0: réponse à donner pour le {long_date(last)}")


def _procedures(scope: Scope) -> Iterator[tuple[date, Phrase]]:
    for one in scope.graph.of(Procedure):
        if one.prochaine_revision:
            yield (
                one.prochaine_revision,
                (Ref(one.id), f"\u00a0: procédure à réviser pour le {long_date(one.prochaine_revision)}"),
            )


def _derogations(scope: Scope) -> Iterator[tuple[date, Phrase]]:
    for one in scope.evidence.acceptees:
        until = one.derogation.jusqu_au
        where: Phrase = (Ref(one.finding.record), "\u00a0: ") if one.finding.record else ()
        yield until, (*where, f"la dérogation «\u00a0{one.finding.code}\u00a0» finit le {long_date(until)}")
