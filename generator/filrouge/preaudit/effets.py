"""An action in one sentence, its effect in another, and what an auditor would miss in them."""

from collections.abc import Iterator

from filrouge.audit.etat import cause
from filrouge.diagnostics.french import days, excerpt, long_date, lowered
from filrouge.preaudit.phrases import Phrase
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Action, Ref
from filrouge.records.types.action import Statut, TypeAction, Verdict


def action(scope: Scope, one: Action) -> Phrase:
    """Tell an action: title, state, who, when."""
    told = f" «\u00a0{excerpt(one.titre)}\u00a0», {lowered(label('action', 'statut', one.statut))}"
    if one.responsable:
        told += f", {scope.role(one.responsable)}"
    told += f", ouverte le {long_date(one.ouverte_le)}"
    if one.realisee_le:
        told += f", réalisée le {long_date(one.realisee_le)}"
    elif one.echeance:
        told += f", échéance le {long_date(one.echeance)}"
    return Ref(one.id), told


def effet(scope: Scope, one: Action) -> Phrase:
    """Tell what an action changed: verdict and figures, or why there is none yet."""
    ref = Ref(one.id)
    if one.efficacite:
        word = lowered(label("action", "efficacite", "verdict", one.efficacite.verdict))
        figures = scope.avant_apres(one)
        checked = f", vérifié le {long_date(one.efficacite.verifiee_le)}"
        return ref, "\u00a0: ", f"{word}{f', {figures}' if figures else ''}{checked}"
    if one.statut is Statut.ABANDONNEE:
        return ref, "\u00a0: ", "sans effet, action abandonnée"
    if one.statut.ouvert:
        return ref, "\u00a0: ", "à venir"
    return ref, "\u00a0: ", "pas encore vérifié"


def lacunes_action(scope: Scope, one: Action) -> Iterator[Phrase]:
    """Yield what is missing in an action before its effect."""
    ref = Ref(one.id)
    if not one.responsable:
        yield ref, "\u00a0: pas de responsable"
    if one.echeance is None:
        yield ref, "\u00a0: pas d’échéance"
    if one.type is TypeAction.CORRECTIVE and cause(scope.graph, one) is None:
        yield ref, "\u00a0: action corrective sans cause"
    if one.en_retard(scope.today) and one.echeance:
        late = days((scope.today - one.echeance).days)
        yield ref, f"\u00a0: échéance du {long_date(one.echeance)} dépassée de {late}"
    if one.statut in {Statut.REALISEE, Statut.VERIFIEE} and not prouvee(one):
        yield ref, "\u00a0: réalisée, sans pièce ni note qui le montre"


def suivi(scope: Scope, one: Action) -> Iterator[Phrase]:
    """Yield what explains a delay: each échéance that was moved and, while it is late, the notes since it opened."""
    ref = Ref(one.id)
    for report in one.reports:
        told = f" reportée le {long_date(report.le)} (échéance d’avant\u00a0: {long_date(report.ancienne)})"
        yield ref, f"{told}\u00a0: {excerpt(report.motif, 200)}"
    if one.en_retard(scope.today):
        for note in one.suivi:
            yield ref, f", note du {long_date(note.le)}\u00a0: {excerpt(note.note, 200)}"


def lacunes(scope: Scope, one: Action) -> Iterator[Phrase]:
    """Yield what is missing in the effect of an action."""
    ref = Ref(one.id)
    if one.reussite is None and one.statut is not Statut.ABANDONNEE:
        yield ref, "\u00a0: pas de mesure de réussite"
    checked = one.efficacite
    if checked is None:
        return
    if checked.verdict is Verdict.NON_EFFICACE and not scope.graph.to(ref, "origines"):
        yield ref, "\u00a0: non efficace, sans action de suite"
    if not scope.avant_apres(one) and checked.verdict is not Verdict.NON_MESURABLE:
        yield ref, "\u00a0: vérifiée sans mesure avant et après"


def avec_piece(one: Action) -> bool:
    """Tell whether a file shows that an action was done, or what it changed."""
    return bool(one.preuves or (one.efficacite is not None and one.efficacite.preuves))


def prouvee(one: Action) -> bool:
    """Tell whether something shows that an action was done: a file, or a note dated from that day on (rule C2)."""
    if avec_piece(one):
        return True
    done = one.realisee_le
    return done is not None and any(note.le >= done for note in one.suivi)
