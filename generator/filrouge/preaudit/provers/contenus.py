"""Provers of indicator 33: what apprentices say of contents and teaching, and what became of it."""

from collections.abc import Iterator

from filrouge.diagnostics.french import long_date, percent, plural
from filrouge.preaudit.phrases import Dit, Manque, Preuve, SansObjet, refs
from filrouge.preaudit.provers.actions import avancement
from filrouge.preaudit.provers.recueil import partages
from filrouge.preaudit.scope import Scope
from filrouge.records import Action, Ref


def evaluation_contenus(scope: Scope) -> Iterator[Dit]:
    """Each évaluation of contents and teaching, distinct from satisfaction by its own object."""
    if not scope.contenus:
        yield Manque(("aucune évaluation des contenus et des enseignements",))
    for one in reversed(scope.contenus):
        rate = f" sur {one.envoyes} ({percent(one.taux_reponse)})" if one.taux_reponse is not None else ""
        told = f", établie le {long_date(one.etablie_le)}\u00a0: {plural(one.reponses, 'réponse')}{rate}, "
        yield Preuve((Ref(one.id), f"{told}{plural(len(one.questions), 'question')}"), (Ref(one.id),))


def partage_contenus(scope: Scope) -> Iterator[Dit]:
    """When and with whom these results were shared."""
    yield from partages(scope, scope.contenus)


def actions_contenus(scope: Scope) -> Iterator[Dit]:
    """The actions these results caused."""
    actions = _actions(scope)
    if actions:
        yield avancement(scope, actions)
    elif scope.contenus:
        yield Manque(("aucune action ne vient de ces évaluations",))


def efficacite_contenus(scope: Scope) -> Iterator[Dit]:
    """The effect of these actions, as far as it was checked."""
    actions = _actions(scope)
    for one in actions:
        if one.efficacite:
            figures = scope.avant_apres(one)
            told = f"\u00a0: effet vérifié le {long_date(one.efficacite.verifiee_le)}{f', {figures}' if figures else ''}"
            yield Preuve((Ref(one.id), told), (Ref(one.id),))
    waiting = tuple(Ref(one.id) for one in actions if not one.efficacite)
    if waiting and len(waiting) == len(actions):
        yield Manque(("effet pas encore vérifié\u00a0: ", *refs(waiting)), waiting)
    elif waiting:
        yield SansObjet(("Effet à vérifier plus tard\u00a0: ", *refs(waiting)))
    if len(scope.contenus) > 1:
        ends = [one.etablie_le for one in scope.contenus]
        told = f"{plural(len(ends), 'vague')} d’évaluation, de celle du {long_date(ends[0])} à celle du {long_date(ends[-1])}"
        yield Preuve((told,), tuple(Ref(one.id) for one in scope.contenus))


def _actions(scope: Scope) -> tuple[Action, ...]:
    return scope.actions_des(frozenset(one.id for one in scope.contenus))
