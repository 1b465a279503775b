"""The lines of the grid: what shows each, what puts it at risk, and the verdict."""

from collections.abc import Iterable, Iterator

from filrouge.audit import RULES
from filrouge.diagnostics import Severity
from filrouge.preaudit.phrases import Manque, Phrase, Preuve, SansObjet
from filrouge.preaudit.provers import PROVERS
from filrouge.preaudit.scope import Scope
from filrouge.preaudit.types import AttenduVu, LigneVue, Montre, Releve, Verdict
from filrouge.records import Action, Appreciation, Ref, Signalement
from filrouge.referentiel import Attendu, LigneGrille

LATER = (
    "nouvel entrant\u00a0: à l’audit initial, seule la formalisation est vérifiée\u00a0; la mise en œuvre le sera "
    "à l’audit de surveillance"
)
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
            *(Manque((ref, _UNREAD), (ref,)) for ref in lost),
            *(one for one in said if isinstance(one, Manque)),
        ),
        sans_objet=tuple(one.phrase for one in said if isinstance(one, SansObjet)),
    )


def attendu_vu(scope: Scope, attendu: Attendu) -> AttenduVu:
    """Return an expected proof with what shows it."""
    if scope.nouvel_entrant and not attendu.formalisation:
        return AttenduVu(attendu=attendu, montre=Montre(), plus_tard=LATER)
    return AttenduVu(attendu=attendu, montre=montre(scope, attendu.preuve))


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
    if not shown.preuves:
        return _unproven(ligne, shown)
    told = {one.finding.record for one in touching}
    gaps = (gap for gap in shown.manques if not gap.fiches or {ref.id for ref in gap.fiches} - told)
    reasons = [*(gap.phrase for gap in gaps), *map(_told, touching)]
    return _line(ligne, Verdict.FRAGILE if reasons else Verdict.DEMONTREE, reasons, shown)


def _line(ligne: LigneGrille, verdict: Verdict, raisons: Iterable[Phrase], shown: Montre) -> LigneVue:
    return LigneVue(ligne=ligne, verdict=verdict, raisons=tuple(raisons), montre=shown)


def _unproven(ligne: LigneGrille, shown: Montre) -> LigneVue:
    if shown.manques:
        unread = any(_UNREAD in gap.phrase for gap in shown.manques)
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
    line: a fault in an action caused by a réclamation says nothing of what appréciations led to.
    """
    repere = _repere(releve)
    if repere not in ligne.regles or releve.finding.severity is Severity.INFORMATION:
        return False
    if repere in ligne.decisives:
        return True
    id_ = releve.finding.record or ""
    record = scope.graph.records.get(id_)
    if isinstance(record, Action) and not scope.sources.get(id_):
        return True
    if not isinstance(record, Action | Appreciation | Signalement):
        return True
    return id_ in {ref.id for proof in shown.preuves for ref in proof.fiches} | _missing(shown)


def _missing(shown: Montre) -> set[str]:
    return {ref.id for gap in shown.manques for ref in gap.fiches}


def _blind(scope: Scope, ligne: LigneGrille) -> Iterator[Phrase]:
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
