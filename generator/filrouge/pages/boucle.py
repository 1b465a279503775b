"""The loop as two populations, for charts: the points that returns raise, and the actions of the plan."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from filrouge.audit.etat import Issue, decide, effet_verifie, etat
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.graphiques.boucle import Etape, boucle
from filrouge.pages.labels import labels
from filrouge.pages.origines import origin_note
from filrouge.records import Abandon, Appreciation, Ref, Signalement
from filrouge.records.types.action import Statut, Verdict

FAITES = frozenset((Statut.REALISEE, Statut.VERIFIEE))


def figures(context: Context) -> tuple[Markup, Markup]:
    """Return the two figures: from the return to the action, from the action to its effect."""
    return _retours(context), _actions(context)


def points_a_traiter(context: Context) -> Iterator[tuple[Ref, str | None]]:
    """Yield what returns raise, with its theme: constats, signalements and abandons; a point fort asks for nothing."""
    graph = context.graph
    for synthesis in graph.of(Appreciation):
        for constat in synthesis.constats:
            ref = Ref(synthesis.id, constat.code)
            if etat(graph, ref).issue is not Issue.RIEN:
                yield ref, constat.theme
    for record in graph.of(Signalement):
        yield Ref(record.id), record.theme
    for abandon in graph.of(Abandon):
        yield Ref(abandon.id), None


def _retours(context: Context) -> Markup:
    refs = [ref for ref, _ in points_a_traiter(context)]
    issues = Counter(etat(context.graph, ref).issue for ref in refs)
    decided = sum(count for issue, count in issues.items() if decide(issue))
    etapes = (
        Etape("Points à traiter", len(refs)),
        Etape("Décision prise", decided),
        Etape("Menés à une action", issues[Issue.ACTION]),
    )
    left = [
        (issues[Issue.SANS_SUITE], "clos sans action"),
        (issues[Issue.A_SUIVRE], "à suivre, sans action pour l’instant"),
        (issues[Issue.A_DECIDER], "sans décision"),
    ]
    told = [
        f"{french.plural(issues[Issue.ACTION], 'point')} sur {len(refs)} {_led(issues[Issue.ACTION])} à une action"
    ]
    told += [f"{french.number(count, 0)} {words}" for count, words in left if count]
    sentence = (
        f"{', '.join(told)}. Points à traiter : {_nature(context, refs)}."
        if refs
        else "Aucun point à traiter."
    )
    return boucle(etapes, french.spaced(sentence), key="boucle.retours", titre="Du retour à l’action")


def _led(count: int) -> str:
    return "a mené" if count < 2 else "ont mené"


def _nature(context: Context, refs: list[Ref]) -> str:
    kinds = Counter(
        "constat" if ref.fragment else type(context.graph.records[ref.id]).__name__.lower() for ref in refs
    )
    return ", ".join(french.plural(count, word) for word, count in kinds.items())


def _actions(context: Context) -> Markup:
    actions = context.actions
    done = [action for action in actions if action.statut in FAITES]
    verdicts = Counter(found.verdict for action in done if (found := effet_verifie(action, context.today)))
    good = verdicts[Verdict.EFFICACE]
    etapes = (
        Etape("Actions engagées", len(actions)),
        Etape("Réalisées", len(done)),
        Etape("Effet vérifié", verdicts.total()),
        Etape("Efficaces", good),
    )
    told = f"{french.plural(good, 'action')} efficace{'s' if good > 1 else ''} sur {verdicts.total()} vérifiée{'s' if verdicts.total() > 1 else ''}"
    told += "".join(f", {word}" for word in autres_verdicts(verdicts))
    note = origin_note(context.graph, actions)
    sentence = (
        f"{told}. {french.plural(len(actions), 'action')}{f', {note}' if note else ''}."
        if actions
        else "Aucune action engagée."
    )
    return boucle(etapes, french.spaced(sentence), key="boucle.actions", titre="De l’action à son effet")


def autres_verdicts(verdicts: Counter[Verdict]) -> list[str]:
    """Write the verdicts other than « efficace », all of them: « 2 non efficaces »."""
    words = labels("action", "efficacite", "verdict")
    others = (verdict for verdict in Verdict if verdict is not Verdict.EFFICACE and verdicts[verdict])
    return [french.plural(verdicts[verdict], words[verdict].lower()) for verdict in others]
