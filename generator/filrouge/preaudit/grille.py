"""The lines of the grid: what shows each, what puts it at risk, and the verdict."""

from collections.abc import Iterable, Iterator

from filrouge.audit import RULES
from filrouge.audit.run import PLUS_TARD
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import spaced
from filrouge.preaudit.phrases import Manque, Phrase, Preuve, SansObjet
from filrouge.preaudit.provers import PROVERS
from filrouge.preaudit.releves import sert
from filrouge.preaudit.scope import Scope
from filrouge.preaudit.types import AttenduVu, LigneVue, Montre, Releve, Verdict
from filrouge.records import Action, Appreciation, Ref, Signalement
from filrouge.referentiel import Attendu, LigneGrille

LATER = spaced(PLUS_TARD)
_UNREADABLE = "content/organisme.yaml n’a pas pu être lu\u00a0: ni les catégories ni les parties prenantes ne sont connues"
_UNREAD = " n’a pas pu être lu"
_REPERES = {rule.code: rule.repere for rule in RULES}


def montre(scope: Scope, preuve: str) -> Montre:
    """Return what a prover says; a record of that kind that could not be read is missing too."""
    prover = PROVERS[preuve]
    said = tuple(prover.dit(scope))
    lost = (Ref(id_) for id_ in scope.illisibles if id_.partition("-")[0] in prover.lit)
    return Montre(
        preuves=tuple(one for one in said if isinstance(one, Preuve)),
        manques=(
            *(Manque((ref, _UNREAD), (ref,), inconnu=True) for ref in lost),
            *(one for one in said if isinstance(one, Manque)),
        ),
        sans_objet=tuple(one.phrase for one in said if isinstance(one, SansObjet)),
    )


def attendu_vu(scope: Scope, attendu: Attendu, releves: tuple[Releve, ...]) -> AttenduVu:
    """Return an expected proof with what shows it, and the blocking findings on the records shown."""
    if scope.nouvel_entrant and not attendu.formalisation:
        return AttenduVu(attendu=attendu, montre=Montre(), plus_tard=LATER)
    shown = montre(scope, attendu.preuve)
    ids = _shown(shown)
    hurt = tuple(
        one
        for one in releves
        if one.bloque and sert(scope.graph, one.finding, scope.numero) and one.finding.record in ids
    )
    return AttenduVu(attendu=attendu, montre=shown, atteintes=hurt)


def ligne_vue(scope: Scope, ligne: LigneGrille, releves: tuple[Releve, ...]) -> LigneVue:
    """Judge one line.

    Without organisation nothing can be said. A blocking finding of a decisive rule contradicts the line; so
    does the absence of any proof, unless a decisive rule could not look, or a record could not be read. What
    is shown is fragile when something is missing or unread, when a finding touches the records that show it,
    or when nothing but a dérogation stands between the line and a decisive finding.
    """
    if scope.organisme is None:
        return _line(ligne, Verdict.NON_VERIFIABLE, [(_UNREADABLE,)], Montre())
    if scope.nouvel_entrant and not ligne.formalisation:
        return _line(ligne, Verdict.SANS_OBJET, [(LATER,)], Montre())
    shown = montre(scope, ligne.preuve)
    touching = [one for one in releves if _touches(scope, ligne, one, shown)]
    against = [one for one in touching if one.bloque and _repere(one) in ligne.decisives]
    blind = list(_blind(scope, ligne))
    if against:
        return _line(ligne, Verdict.NON_DEMONTREE, map(_told, against), shown)
    if blind:
        return _line(ligne, Verdict.NON_VERIFIABLE, blind, shown)
    if not shown.preuves and not (shown.sans_objet and touching):
        return _unproven(ligne, shown)
    told = {one.finding.record for one in touching}
    gaps = (gap for gap in shown.manques if not gap.fiches or {ref.id for ref in gap.fiches} - told)
    reasons = [*(gap.phrase for gap in gaps), *map(_told, touching)]
    return _line(ligne, Verdict.FRAGILE if reasons else Verdict.DEMONTREE, reasons, shown)


def _line(ligne: LigneGrille, verdict: Verdict, raisons: Iterable[Phrase], shown: Montre) -> LigneVue:
    return LigneVue(ligne=ligne, verdict=verdict, raisons=tuple(raisons), montre=shown)


def _unproven(ligne: LigneGrille, shown: Montre) -> LigneVue:
    if shown.manques:
        unread = any(gap.inconnu for gap in shown.manques)
        verdict = Verdict.NON_VERIFIABLE if unread else Verdict.NON_DEMONTREE
        return _line(ligne, verdict, (gap.phrase for gap in shown.manques), shown)
    if shown.sans_objet:
        return _line(ligne, Verdict.SANS_OBJET, shown.sans_objet, shown)
    return _line(ligne, Verdict.NON_DEMONTREE, [("rien à ce jour ne le montre",)], shown)


def _repere(releve: Releve) -> str:
    return _REPERES.get(releve.finding.code, "")


def _touches(scope: Scope, ligne: LigneGrille, releve: Releve, shown: Montre) -> bool:
    """Tell whether a finding puts this very line at risk.

    A return, or an action that comes from one, only counts where it is among the records that show the
    line: a fault in an action caused by a réclamation says nothing of what appréciations led to. A decisive
    fault of a return that the line is about counts wherever it stands. A record must serve the indicator at all.
    """
    repere = _repere(releve)
    if repere not in ligne.regles or releve.finding.severity is Severity.INFORMATION:
        return False
    if not sert(scope.graph, releve.finding, scope.numero):
        return False
    id_ = releve.finding.record or ""
    record = scope.graph.records.get(id_)
    if record is None and id_ in scope.evidence.graph.records:
        return False  # it had not begun on that day
    if isinstance(record, Action):
        return not scope.sources.get(id_) or id_ in _shown(shown)
    if isinstance(record, Appreciation | Signalement):
        read = id_.partition("-")[0] in PROVERS[ligne.preuve].lit
        return id_ in _shown(shown) or (read and repere in ligne.decisives)
    return True


def _shown(shown: Montre) -> set[str]:
    """The records that are said to show something, or to lack it."""
    said: tuple[Preuve | Manque, ...] = (*shown.preuves, *shown.manques)
    return {ref.id for one in said for ref in one.fiches}


def _blind(scope: Scope, ligne: LigneGrille) -> Iterator[Phrase]:
    """Yield the decisive rules that could not look, unless what they could not read is foreign to the line."""
    kinds = {id_.partition("-")[0] for id_ in scope.illisibles}
    if kinds and not kinds & {*PROVERS[ligne.preuve].lit}:
        return
    for one in scope.evidence.non_verifiees:
        repere = _REPERES.get(one.code, "")
        if repere in ligne.decisives:
            yield (f"règle {repere} sans verdict\u00a0: {one.raison}",)


def _told(releve: Releve) -> Phrase:
    """« A8, APP-2026-T1-CHAUD : le constat … »."""
    finding = releve.finding
    named = finding.record is None or finding.record == "organisme" or finding.record in finding.message
    where: Phrase = () if named else (", ", Ref(str(finding.record)))
    until = releve.derogation.jusqu_au if releve.derogation else None
    accepted = (
        f" (accepté par dérogation jusqu’au {until:%d/%m/%Y}, ce qui n’engage pas l’auditeur)"
        if until
        else ""
    )
    return (_repere(releve), *where, f"\u00a0: {finding.message}{accepted}")
