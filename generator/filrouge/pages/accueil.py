"""The home page: one screen that answers the auditor."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from filrouge.audit.etat import cause, effet_verifie, verification_attendue
from filrouge.history import SansHistorique
from filrouge.pages import french
from filrouge.pages.action import suites
from filrouge.pages.boucle import autres_verdicts
from filrouge.pages.context import Context
from filrouge.pages.efficacite import PATH as EFFICACITE
from filrouge.pages.historique import enregistrement
from filrouge.pages.html import html
from filrouge.pages.origines import origin_note
from filrouge.pages.page import Page
from filrouge.pages.parcours import PATH as PARCOURS
from filrouge.pages.phrases import phrase
from filrouge.pages.plan import PATH as PLAN
from filrouge.pages.plan import plan_path
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.preaudit import LigneVue
from filrouge.records import Abandon, Action, Appreciation, Procedure, Ref, Revue, Signalement
from filrouge.records.types.action import Statut, Verdict
from filrouge.records.types.organisme import Audit
from filrouge.records.types.signalement import Nature
from filrouge.referentiel import ORIGINES

PATH = "index.html"
_SHOWN = 6


def pages(context: Context) -> Iterator[Page]:
    """Yield the home page."""
    view = View(context, PATH)
    organisme, graph = context.organisme, context.graph
    coming = min((audit for audit in organisme.audits if audit.date >= context.today), key=_day, default=None)
    past = max((audit for audit in organisme.audits if audit.date < context.today), key=_day, default=None)
    checked = _checked(context)
    content = render(
        "accueil",
        view,
        organisme=organisme,
        frozen=context.evidence.project.figee,
        coming=coming,
        days_left=(coming.date - context.today).days if coming else 0,
        answer=_answer(view),
        state=_state(context),
        steps=_loop(view),
        again=_again(view, checked),
        lines=_grid(context),
        origins=ORIGINES,
        framework=context.preaudit.version,
        parcours=PARCOURS,
        efficacite=EFFICACITE,
        said=lambda parts: phrase(view, parts),
        late=[*_late_actions(view), *_late_answers(view), *_late_documents(view)],
        checked=[(action, cause(graph, action)) for action in checked[:_SHOWN]],
        checked_count=len(checked),
        checked_path=plan_path(context, Statut.VERIFIEE),
        failures=[
            (action, suites(view, action), verification_attendue(action, context.today))
            for action in checked
            if _failed(action)
        ],
        past=past,
        since=_since(context, past) if past else (),
    )
    yield Page(PATH, "Accueil", content)


def _answer(view: View) -> list[Markup]:
    """Answer in two or three sentences: what was heard, what was done of it, what is left."""
    context = view.context
    actions = context.actions
    heard = sum(len(context.graph.of(kind)) for kind in (Appreciation, Signalement, Abandon))
    returns = (
        french.plural(heard, "retour recueilli", "retours recueillis") if heard else "Aucun retour recueilli"
    )
    if not actions:
        return [html("%s, aucune action encore engagée.", returns)]
    told = [
        html(
            "%s, %s\u00a0: %s.",
            returns,
            french.plural(len(actions), "action engagée", "actions engagées"),
            ", ".join(_progress(context)),
        )
    ]
    return [*told, _left(view)]


def _progress(context: Context) -> Iterator[str]:
    """Say how far the actions have come, up to the first step that none has reached."""
    actions = context.actions
    done = sum(action.statut in {Statut.REALISEE, Statut.VERIFIEE} for action in actions)
    verdicts = [found.verdict for action in actions if (found := effet_verifie(action, context.today))]
    none = "aucune n’est encore" if len(actions) > 1 else "elle n’est pas encore"
    yield french.plural(done, "réalisée") if done else f"{none} réalisée"
    if verdicts:
        good = verdicts.count(Verdict.EFFICACE)
        yield french.plural(len(verdicts), "vérifiée")
        yield f"dont {french.plural(good, 'efficace')}" if good else "dont aucune efficace"
    elif done:
        yield f"{none} vérifiée"


def _left(view: View) -> Markup:
    """Say what is late and what did not work, each as a link to its rows."""
    context = view.context
    late = sum(action.en_retard(context.today) for action in context.actions)
    failed = sum(_failed(action) for action in _checked(context))
    told = Markup("Aucune action n’est en retard")
    if late:
        words = french.plural(late, "action est en retard", "actions sont en retard")
        told = html('<a href="%s?retard=oui">%s</a>', view.href(PLAN), words)
    if failed:
        words = french.plural(failed, "effet vérifié n’a pas suffi", "effets vérifiés n’ont pas suffi")
        told += html('\u00a0; <a href="%s#echecs">%s</a>', view.href(EFFICACITE), words)
    return told + Markup(".")


def _again(view: View, checked: list[Action]) -> str:
    """Say how the loop closes: with the actions that follow a failure, else with the next returns."""
    failed = [action for action in checked if _failed(action)]
    following = {suite.id for action in failed for _, suite in suites(view, action)}
    if not following:
        return "La boucle reprend avec les retours suivants."
    taken = french.plural(len(following), "action a pris la suite", "actions ont pris la suite")
    return f"La boucle reprend\u00a0: {taken} de ce qui n’avait pas suffi."


def _state(context: Context) -> tuple[Markup, date] | None:
    """Return the last commit read and its day; None without a history."""
    historique = context.evidence.historique
    if isinstance(historique, SansHistorique) or not historique.enregistrements:
        return None
    last = historique.enregistrements[-1]
    return enregistrement(context.evidence.project, last.commit), last.arrivee.date()


def _grid(context: Context) -> tuple[LigneVue, ...]:
    """The lines of the certifier's grid for indicator 32, the one every audit looks at."""
    found = context.preaudit.indicateurs
    return next((vu.lignes for vu in found if vu.indicateur.numero == 32), ())


def _day(audit: Audit) -> date:
    return audit.date


def _checked(context: Context) -> list[Action]:
    """Actions whose effect was checked, newest check first."""
    found = [
        (checked.verifiee_le, action.id, action)
        for action in context.actions
        if (checked := effet_verifie(action, context.today))
    ]
    return [action for _, _, action in sorted(found, key=lambda entry: entry[:2], reverse=True)]


def _failed(action: Action) -> bool:
    return action.efficacite is not None and action.efficacite.verdict in {
        Verdict.NON_EFFICACE,
        Verdict.PARTIELLEMENT_EFFICACE,
    }


def _loop(view: View) -> list[tuple[str, int, str, str]]:
    """Name, count, link and a word for each step of the loop; a step at zero has nothing to add."""
    context = view.context
    graph, actions = context.graph, context.actions
    constats = sum(len(appreciation.constats) for appreciation in graph.of(Appreciation))
    revues = [revue for revue in graph.of(Revue) if revue.decisions]
    done = sum(action.statut in {Statut.REALISEE, Statut.VERIFIEE} for action in actions)
    verdicts = Counter(found.verdict for action in actions if (found := effet_verifie(action, context.today)))
    kinds = (
        (len(graph.of(Appreciation)), "synthèse"),
        (len(graph.of(Signalement)), "signalement"),
        (len(graph.of(Abandon)), "abandon"),
    )
    returns = ", ".join(french.plural(count, word) for count, word in kinds if count)
    checked = plan_path(context, Statut.VERIFIEE)
    steps = (
        ("Retours", sum(count for count, _ in kinds), "retours/index.html", returns),
        (
            "Constats",
            constats,
            f"tracabilite/index.html{'?retours.nature=constat#retours' if constats else ''}",
            "tirés des appréciations",
        ),
        (
            "Décisions",
            sum(len(revue.decisions) for revue in revues),
            "revues/index.html",
            f"en {french.plural(len(revues), 'revue')}",
        ),
        ("Actions", len(actions), PLAN, origin_note(graph, actions)),
        (
            "Réalisées",
            done,
            f"{PLAN}{'?statut=realisee&statut=verifiee' if done else ''}",
            "mesures en place",
        ),
        ("Vérifiées", verdicts.total(), checked, "effet contrôlé"),
        (
            "Efficaces",
            verdicts[Verdict.EFFICACE],
            f"{PLAN}?effet={Verdict.EFFICACE}#verifiees" if verdicts[Verdict.EFFICACE] else checked,
            "",
        ),
    )
    told = [(name, count, view.href(path), note if count else "") for name, count, path, note in steps]
    return [*told[:-1], (*told[-1][:-1], ", ".join(autres_verdicts(verdicts)))]


def _late_actions(view: View) -> Iterator[tuple[Markup, str]]:
    today = view.context.today
    late = [action for action in view.context.actions if action.en_retard(today)]
    for action in sorted(late, key=lambda action: (action.echeance or date.max, action.id)):
        yield view.link(Ref(action.id)), f"en retard de {_passed(action.echeance, today)}"


def _late_answers(view: View) -> Iterator[tuple[Markup, str]]:
    """Réclamations without an answer after the house delay."""
    limit, today = view.context.organisme.delais.reponse_jours, view.context.today
    for record in view.context.graph.of(Signalement):
        waiting = (today - record.recu_le).days
        if limit and record.nature is Nature.RECLAMATION and record.repondu_le is None and waiting > limit:
            yield view.link(Ref(record.id)), f"sans réponse depuis {french.days(waiting)}"


def _late_documents(view: View) -> Iterator[tuple[Markup, str]]:
    """The next revue when its day has passed, and the procédures to be revised."""
    graph, today = view.context.graph, view.context.today
    last = max(graph.of(Revue), key=lambda revue: (revue.date, revue.id), default=None)
    if last and last.prochaine and last.prochaine < today:
        yield (
            view.link(Ref(last.id)),
            f"annonçait une revue il y a {_passed(last.prochaine, today)}, non tenue",
        )
    for procedure in graph.of(Procedure):
        if procedure.prochaine_revision and procedure.prochaine_revision < today:
            yield (
                view.link(Ref(procedure.id)),
                f"à réviser depuis {_passed(procedure.prochaine_revision, today)}",
            )


def _passed(day: date | None, today: date) -> str:
    return french.days((today - day).days) if day else ""


def _since(context: Context, past: Audit) -> list[str]:
    """What happened since the last audit, in figures."""
    graph, day = context.graph, past.date
    counts = (
        (
            sum(record.etablie_le > day for record in graph.of(Appreciation)),
            "synthèse d’appréciations",
            "synthèses d’appréciations",
        ),
        (sum(record.recu_le > day for record in graph.of(Signalement)), "signalement", "signalements"),
        (sum(record.date > day for record in graph.of(Revue)), "revue", "revues"),
        (sum(action.ouverte_le > day for action in context.actions), "action ouverte", "actions ouvertes"),
        (
            sum(
                (checked := effet_verifie(action, context.today)) is not None and checked.verifiee_le > day
                for action in context.actions
            ),
            "action vérifiée",
            "actions vérifiées",
        ),
    )
    return [french.plural(count, one, many) for count, one, many in counts if count]
