"""Provers of indicator 31: réclamations, difficultés, aléas, and how they are treated."""

from collections.abc import Iterable, Iterator, Sequence

from filrouge.audit.chain import motivee
from filrouge.audit.etat import Issue, etat, reprise, traite
from filrouge.audit.recueil import demandee_le, reaction
from filrouge.diagnostics.french import days, excerpt, long_date, plural
from filrouge.preaudit.phrases import Dit, Lien, Manque, Phrase, Preuve, SansObjet, Section, enumerer, refs
from filrouge.preaudit.scope import Scope, passages
from filrouge.records import Procedure, Ref, Signalement
from filrouge.records.types.signalement import Nature

_MANY = {Nature.RECLAMATION: "réclamation", Nature.DIFFICULTE: "difficulté", Nature.ALEA: "aléa"}
_SECTIONS = {
    Nature.RECLAMATION: Section.RECLAMATIONS,
    Nature.DIFFICULTE: Section.DIFFICULTES,
    Nature.ALEA: Section.ALEAS,
}
_OTHER = {Nature.DIFFICULTE: Nature.ALEA, Nature.ALEA: Nature.DIFFICULTE}
_SIGNALEMENTS = 31
"""The indicator that asks for a way to treat them."""
_NONE = {Nature.RECLAMATION: "aucune", Nature.DIFFICULTE: "aucune", Nature.ALEA: "aucun"}


def de_nature(scope: Scope, nature: Nature) -> tuple[Signalement, ...]:
    """Return the signalements of a nature, oldest first."""
    found = (one for one in scope.de(Signalement) if one.nature is nature)
    return tuple(sorted(found, key=lambda one: (one.recu_le, one.id)))


def delais_reclamations(scope: Scope) -> Iterator[Dit]:
    """The réclamations of the period: acknowledged, answered, and in how many days."""
    found = _recent(scope, Nature.RECLAMATION, scope.seuils.periode_mois)
    if not found:
        yield from neant(scope, Nature.RECLAMATION, scope.seuils.periode_mois)
        return
    accuse, reponse = delais(scope)
    yield from _kept(scope, found, accuse)
    yield from _answered(scope, found, reponse)
    yield from sans_analyse(scope, found)


def reclamations(scope: Scope) -> Iterator[Dit]:
    """Each réclamation of the period, and where it stands."""
    found = _recent(scope, Nature.RECLAMATION, scope.seuils.periode_mois)
    if not found:
        yield from neant(scope, Nature.RECLAMATION, scope.seuils.periode_mois)
    for one in found:
        ref = Ref(one.id)
        state = etat(scope.graph, ref)
        told = (
            ref,
            f" «\u00a0{excerpt(one.titre, 70)}\u00a0», reçue le {long_date(one.recu_le)}\u00a0: ",
            *_outcome(scope, one),
        )
        yield (Manque if laissee(scope, one) else Preuve)(told, (ref, *state.actions, *state.decisions))
    yield from sans_analyse(scope, found)


def difficultes(scope: Scope) -> Iterator[Dit]:
    """The difficultés of the period, and how many were treated."""
    yield from _treated(scope, Nature.DIFFICULTE)


def aleas(scope: Scope) -> Iterator[Dit]:
    """The aléas of the period, and how many were treated."""
    yield from _treated(scope, Nature.ALEA)


def registre(scope: Scope) -> Iterator[Dit]:
    """The whole register, by nature, and what is still open."""
    found = scope.de(Signalement)
    if not found:
        for nature in Nature:
            yield from neant(scope, nature, scope.seuils.signalements_mois)
        return
    counts: list[Phrase] = []
    for nature in Nature:
        number = sum(one.nature is nature for one in found)
        if number:
            counts.append((Lien(_SECTIONS[nature], plural(number, _MANY[nature])),))
    waiting = [Ref(one.id) for one in found if not _is_closed(scope, one)]
    rest: Phrase = (
        ("\u00a0; rien d’ouvert",) if not waiting else ("\u00a0; encore ouverts\u00a0: ", *refs(waiting))
    )
    yield Preuve(("Au registre\u00a0: ", *enumerer(counts), *rest), tuple(Ref(one.id) for one in found))


def etats(scope: Scope, found: Iterable[Ref]) -> Iterator[Phrase]:
    """How many returns stand where; those that still wait are named."""
    states = [(ref, etat(scope.graph, ref)) for ref in found]
    led = sum(bool(state.actions) for _, state in states)
    planned = [ref for ref, state in states if state.issue is Issue.ACTION and not state.actions]
    closed = [state.suite for _, state in states if state.issue is Issue.SANS_SUITE]
    if led:
        yield (f"{led} {'ont' if led > 1 else 'a'} conduit à une action",)
    if planned:
        yield f"{len(planned)} dont l’action reste à ouvrir (", *refs(planned), ")"
    if closed:
        reasoned = all(map(motivee, closed))
        yield (f"{len(closed)} sans suite{' avec le motif' if reasoned else ''}",)
    for issue, words in (
        (Issue.A_SUIVRE, "à suivre, par décision de revue"),
        (Issue.A_DECIDER, "à décider"),
    ):
        waiting = [ref for ref, state in states if state.issue is issue]
        if waiting:
            yield f"{plural(len(waiting), words, words)} (", *refs(waiting), ")"


def laissee(scope: Scope, one: Signalement) -> bool:
    """Tell whether nobody has decided, while the delay of the house is over."""
    waits = etat(scope.graph, Ref(one.id)).issue in {Issue.A_DECIDER, Issue.A_SUIVRE}
    return waits and _overdue(scope, one)


def sans_analyse(scope: Scope, found: Iterable[Signalement]) -> Iterator[Dit]:
    """Name the réclamations without a written analysis; while the delay to answer runs, it may still come."""
    bare = [Ref(one.id) for one in found if not one.analyse and (one.clos_le or _overdue(scope, one))]
    if bare:
        yield Manque(("sans analyse écrite\u00a0: ", *refs(bare)), tuple(bare))


def _overdue(scope: Scope, one: Signalement) -> bool:
    _, delay = delais(scope)
    return (scope.today - demandee_le(one)).days > delay


def _recent(scope: Scope, nature: Nature, months: int) -> tuple[Signalement, ...]:
    since = scope.depuis(months)
    return tuple(one for one in de_nature(scope, nature) if one.recu_le >= since)


def neant(scope: Scope, nature: Nature, months: int) -> Iterator[Dit]:
    """Say why nothing has to be shown where nothing came in: a validated review says so.

    Without one, a written way to treat what would come is at least something; and where difficultés are
    recorded, no aléa need be (rule E6), nor the other way round.
    """
    since = scope.depuis(months)
    told = f"{_NONE[nature]} {_MANY[nature]} depuis le {long_date(since)}"
    revue = scope.neant(nature, since)
    if revue:
        words = f"{told}\u00a0; la revue ".capitalize()
        yield SansObjet((words, Ref(revue.id), f" du {long_date(revue.date)} le constate"))
        return
    other = _OTHER.get(nature)
    if other and _recent(scope, other, months):
        yield SansObjet((f"{told}\u00a0; le registre est tenu, il a reçu des {_MANY[other]}s".capitalize(),))
        return
    ready = [Ref(one.id) for one in scope.graph.of(Procedure) if _covers(scope, one)]
    if ready:
        yield Preuve(("Le traitement prévu est écrit\u00a0: ", *refs(ready)), tuple(ready))
    yield Manque((f"{told}, et aucune revue ne le constate",))


def _covers(scope: Scope, one: Procedure) -> bool:
    return _SIGNALEMENTS in one.indicateurs and one.applicable_le <= scope.today and not passages(one)


def delais(scope: Scope) -> tuple[int, int]:
    """Return the delays to acknowledge and to answer, in calendar days: those of the settings where the house says none."""
    house = scope.organisme.delais if scope.organisme else None
    accuse = house.accuse_jours if house else None
    reponse = house.reponse_jours if house else None
    return (
        scope.seuils.accuse_jours if accuse is None else accuse,
        scope.seuils.reponse_jours if reponse is None else reponse,
    )


def _kept(scope: Scope, found: Sequence[Signalement], delay: int) -> Iterator[Dit]:
    taken = {one.id: (first - one.recu_le).days for one in found if (first := reaction(one, scope.today))}
    if taken:
        told = f"{plural(len(found), 'réclamation')} depuis le {long_date(scope.depuis(scope.seuils.periode_mois))}\u00a0: "
        told += f"accusé de réception pour {len(taken)}, {_spread(taken.values())} (délai de la maison\u00a0: {days(delay)})"
        yield Preuve((told,), tuple(Ref(one.id) for one in found))
    silent = [Ref(one.id) for one in found if one.id not in taken]
    if silent:
        yield Manque(("sans accusé de réception\u00a0: ", *refs(silent)), tuple(silent))
    late = [Ref(id_) for id_, waited in taken.items() if waited > delay]
    if late:
        yield Manque(("accusé de réception hors délai\u00a0: ", *refs(late)), tuple(late))


def _answered(scope: Scope, found: Sequence[Signalement], delay: int) -> Iterator[Dit]:
    taken = {
        one.id: (one.repondu_le - one.recu_le).days
        for one in found
        if one.repondu_le is not None and one.repondu_le <= scope.today
    }
    if taken:
        told = f"Réponse donnée à {len(taken)} sur {len(found)}, {_spread(taken.values())} (délai de la maison\u00a0: {days(delay)})"
        yield Preuve((told,), tuple(Ref(id_) for id_ in taken))
    others = [one for one in found if one.id not in taken]
    running = [Ref(one.id) for one in others if (scope.today - one.recu_le).days <= delay]
    silent = [Ref(one.id) for one in others if (scope.today - one.recu_le).days > delay]
    if running:
        yield Preuve(("Réponse attendue, délai en cours\u00a0: ", *refs(running)), tuple(running))
    if silent:
        yield Manque(("sans réponse au-delà du délai\u00a0: ", *refs(silent)), tuple(silent))
    late = [Ref(id_) for id_, waited in taken.items() if waited > delay]
    if late:
        yield Manque(("réponse hors délai\u00a0: ", *refs(late)), tuple(late))


def _spread(waits: Iterable[int]) -> str:
    """« en 1 à 4 jours », « le jour même », « en 3 jours »."""
    low, high = min(known := list(waits)), max(known)
    if high == 0:
        return days(0)
    if low == high:
        return f"en {days(high)}"
    return f"en {low} à {days(high)}" if low else f"le jour même ou en {days(high)} au plus"


def _outcome(scope: Scope, one: Signalement) -> Phrase:
    state = etat(scope.graph, Ref(one.id))
    if state.actions:
        return ("a conduit à ", *refs(state.actions))
    if state.issue is Issue.SANS_SUITE:
        motif = state.suite.motif if state.suite else None
        return (
            f"sans suite, «\u00a0{excerpt(motif, 90)}\u00a0»" if motif else "sans suite, sans motif écrit",
        )
    if state.issue is Issue.ACTION:
        return ("action décidée, à ouvrir",)
    if state.issue is Issue.A_SUIVRE:
        again = reprise(scope.graph, state)
        return (f"à suivre, par décision de revue{f', à revoir le {long_date(again)}' if again else ''}",)
    answered = f"répondue le {long_date(one.repondu_le)}, " if one.repondu_le else ""
    return (f"{answered}suite à décider",)


def _treated(scope: Scope, nature: Nature) -> Iterator[Dit]:
    months = scope.seuils.signalements_mois
    found = _recent(scope, nature, months)
    if not found:
        yield from neant(scope, nature, months)
        return
    left = [one for one in found if not traite(scope.graph, one) and _overdue(scope, one)]
    done = [one for one in found if one not in left or one.traitement or one.reponse]
    if done:
        closed = [one for one in done if _is_closed(scope, one)]
        running = [one for one in done if one not in closed]
        last = (closed or running)[-1]
        head = f"{plural(len(found), _MANY[nature])} depuis le {long_date(scope.depuis(months))}, "
        words = f" «\u00a0{excerpt(last.titre, 70)}\u00a0»"
        shown = ", par exemple " if len(found) > 1 else "\u00a0: "
        told = (head, *_progress(closed, running, found, nature), shown, Ref(last.id), words)
        yield Preuve((*told, *_led(scope, last)), tuple(Ref(one.id) for one in found))
    if left:
        ids = tuple(Ref(one.id) for one in left)
        yield Manque(("ni analyse, ni suite, ni clôture\u00a0: ", *refs(ids)), ids)


def _is_closed(scope: Scope, one: Signalement) -> bool:
    return one.clos_le is not None and one.clos_le <= scope.today


def _progress(
    closed: Sequence[Signalement],
    running: Sequence[Signalement],
    found: Sequence[Signalement],
    nature: Nature,
) -> Phrase:
    """« toutes traitées », « 2 traitées, 1 en cours (DIF-2026-003) », « toutes en cours »."""
    feminine = nature is Nature.DIFFICULTE
    word = "traitée" if feminine else "traité"
    every = "" if len(found) == 1 else "toutes " if feminine else "tous "
    if len(closed) == len(found):
        return (f"{every}{word}{'s' if every else ''}",)
    if len(running) == len(found):
        return (f"{every}en cours",)
    parts: list[Phrase] = [(plural(len(closed), word),)] if closed else []
    if running:
        named = (" (", *refs(Ref(one.id) for one in running), ")") if closed else ()
        parts.append((f"{len(running)} en cours", *named))
    return ("dont ", *enumerer(parts)) if len(closed) + len(running) < len(found) else enumerer(parts)


def _led(scope: Scope, one: Signalement) -> Phrase:
    actions = etat(scope.graph, Ref(one.id)).actions
    return (", qui a conduit à ", *refs(actions)) if actions else ()
