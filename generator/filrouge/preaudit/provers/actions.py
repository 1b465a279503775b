"""Provers of indicator 32 about the plan: the actions that returns caused, and what they did."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from filrouge.diagnostics.french import excerpt, lowered, plural
from filrouge.preaudit.effets import avec_piece, prouvee
from filrouge.preaudit.phrases import Dit, Lien, Manque, Phrase, Preuve, Section, enumerer, refs
from filrouge.preaudit.provers.signalements import de_nature, etats, laissee, neant, sans_analyse
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Action, Ref
from filrouge.records.types.action import Statut, Verdict
from filrouge.records.types.signalement import Nature

_DONE = {Statut.REALISEE, Statut.VERIFIEE}
_GOOD = {Verdict.EFFICACE, Verdict.PARTIELLEMENT_EFFICACE}
_INVARIABLE = {Statut.A_FAIRE: "à faire", Statut.EN_COURS: "en cours"}


def actions_appreciations(scope: Scope) -> Iterator[Dit]:
    """Syntheses, their constats, and the actions they caused."""
    actions = scope.actions_de("APP")
    if not actions:
        yield Manque(("aucune action ne vient d’une appréciation",))
        return
    constats = sum(len(one.constats) for one in scope.appreciations)
    syntheses = plural(len(scope.appreciations), "synthèse d’appréciations", "synthèses d’appréciations")
    yield Preuve(
        (Lien(Section.APPRECIATIONS, syntheses), f", {plural(constats, 'constat')}"),
        tuple(Ref(one.id) for one in scope.appreciations),
    )
    yield avancement(scope, actions, "appreciation")


def actions_reclamations(scope: Scope) -> Iterator[Dit]:
    """Every réclamation and where it stands, then the actions they caused."""
    found = de_nature(scope, Nature.RECLAMATION)
    known = tuple(Ref(one.id) for one in found)
    waiting = tuple(Ref(one.id) for one in found if laissee(scope, one))
    if not found:
        yield from neant(scope, Nature.RECLAMATION, scope.seuils.periode_mois)
        return
    head = Lien(Section.RECLAMATIONS, plural(len(found), "réclamation"))
    yield Preuve((head, "\u00a0: ", *enumerer(etats(scope, known))), known)
    actions = scope.actions_de("REC")
    if actions:
        yield avancement(scope, actions, "reclamation")
    if waiting:
        yield Manque(("suite à décider\u00a0: ", *refs(waiting)), waiting)
    yield from sans_analyse(scope, found)


def plan(scope: Scope) -> Iterator[Dit]:
    """The plan as a whole: its actions by state, and those that are late."""
    if not scope.actions:
        return
    counts = Counter(one.statut for one in scope.actions)
    states = ", ".join(
        plural(
            counts[state],
            word := lowered(label("action", "statut", state)),
            _INVARIABLE.get(state, f"{word}s"),
        )
        for state in Statut
        if counts[state]
    )
    owned = sum(bool(one.responsable and one.echeance) for one in scope.actions)
    told: Phrase = (
        Lien(Section.PLAN, plural(len(scope.actions), "action")),
        f"\u00a0: {states}\u00a0; {owned} avec un responsable et une échéance",
    )
    late = [Ref(one.id) for one in scope.actions if one.en_retard(scope.today)]
    if late:
        told = (*told, f"\u00a0; {len(late)} en retard (", *refs(late), ")")
    yield Preuve(told, tuple(Ref(one.id) for one in scope.actions))


def mise_en_oeuvre(scope: Scope) -> Iterator[Dit]:
    """Actions done, and what shows it; the last one as the example."""
    done = [one for one in scope.actions if one.statut in _DONE]
    shown = [one for one in done if prouvee(one)]
    if done:
        last = max(shown or done, key=lambda one: (one.realisee_le or one.ouverte_le, one.id))
        number = plural(len(done), "action réalisée", "actions réalisées")
        told = f"{number}\u00a0: {_montrees(done)}\u00a0; la dernière\u00a0: "
        yield Preuve((told, *_named(scope, last)), tuple(Ref(one.id) for one in done))
    bare = [Ref(one.id) for one in done if not prouvee(one)]
    if bare:
        yield Manque(("réalisées sans rien qui le montre\u00a0: ", *refs(bare)), tuple(bare))


def _montrees(done: Sequence[Action]) -> str:
    """Say what shows that actions were done: a file and a note of one's own are not worth the same."""
    files, shown = sum(map(avec_piece, done)), sum(map(prouvee, done))
    counts = (
        (files, "avec une pièce"),
        (shown - files, "avec une note datée seulement"),
        (len(done) - shown, "sans rien qui le montre"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts if count)


def tableau_suivi(scope: Scope) -> Iterator[Dit]:
    """The actions that réclamations, aléas and difficultés caused."""
    for prefix, origin, words in (
        ("REC", "reclamation", "réclamations"),
        ("ALE", "alea", "aléas"),
        ("DIF", "difficulte", "difficultés"),
    ):
        actions = scope.actions_de(prefix)
        if actions:
            told = avancement(scope, actions, origin)
            yield Preuve((f"À partir des {words}\u00a0: ", *told.phrase), told.fiches)


def efficacite(scope: Scope) -> Iterator[Dit]:
    """The checks of effect, by verdict: failures are told, with what followed them."""
    checked = [one for one in scope.actions if one.efficacite]
    if not checked:
        return
    counts = Counter(one.efficacite.verdict for one in checked if one.efficacite)
    words = ", ".join(
        plural(counts[verdict], lowered(label("action", "efficacite", "verdict", verdict)))
        for verdict in Verdict
        if counts[verdict]
    )
    measured = [one for one in checked if scope.avant_apres(one)]
    told = f"{plural(len(checked), 'vérification')}\u00a0: {words}\u00a0; {len(measured)} avec une mesure avant et après"
    yield Preuve((told,), tuple(Ref(one.id) for one in checked))
    for one in checked:
        if one.efficacite and one.efficacite.verdict is Verdict.NON_EFFICACE:
            following = sorted(link.source for link in scope.graph.to(Ref(one.id), "origines"))
            if following:
                yield Preuve(
                    (Ref(one.id), " jugée non efficace, suivie de ", *refs(following)),
                    (Ref(one.id), *following),
                )
            else:
                yield Manque((Ref(one.id), " jugée non efficace, sans action de suite"), (Ref(one.id),))


def avancement(scope: Scope, actions: Sequence[Action], origine: str = "") -> Preuve:
    """Say how far these actions are, with one whose effect was checked as the example to open.

    ``origine`` is the kind of record they all come from, as the plan filters them, when they are all that do.

    The example is the last that has both figures, else the last; never one that its own figures belie.
    """
    done = sum(one.statut in _DONE for one in actions)
    checked = [one for one in actions if one.efficacite]
    told: Phrase = (
        Lien(Section.PLAN, plural(len(actions), "action"), origine),
        ", ",
        _progress(done, len(checked)),
    )
    sound = [one for one in checked if _sound(scope, one)]
    if sound:
        told = (
            *told,
            "\u00a0; par exemple ",
            *_named(scope, max(sound, key=lambda one: _weight(scope, one))),
        )
    return Preuve(told, tuple(Ref(one.id) for one in actions))


def _sound(scope: Scope, one: Action) -> bool:
    """Tell whether an action shows an effect: its verdict says so, and no rule nor figure says otherwise."""
    if one.efficacite is None or one.efficacite.verdict not in _GOOD or one.id in scope.contredites:
        return False
    found = scope.effet(one)
    return found is None or found.progres is None or found.progres > 0


def _weight(scope: Scope, one: Action) -> tuple[bool, bool, date, str]:
    fully = one.efficacite is not None and one.efficacite.verdict is Verdict.EFFICACE
    day = one.efficacite.verifiee_le if one.efficacite else one.ouverte_le
    return bool(scope.avant_apres(one)), fully, day, one.id


def _progress(done: int, checked: int) -> str:
    if not done:
        return "aucune encore réalisée"
    realised = plural(done, "réalisée")
    return f"{realised}, {plural(checked, 'vérifiée')}" if checked else realised


def _named(scope: Scope, action: Action) -> Phrase:
    """« ACT-… « titre », efficace, 3,1 → 4,2 / 5 »."""
    told = f" «\u00a0{excerpt(action.titre, 70)}\u00a0»"
    if action.efficacite:
        told += f", {lowered(label('action', 'efficacite', 'verdict', action.efficacite.verdict))}"
    figures = scope.avant_apres(action)
    return Ref(action.id), f"{told}, {figures}" if figures else told
