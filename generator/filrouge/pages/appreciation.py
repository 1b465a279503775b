"""One synthesis: who was asked, what they answered, what was found and decided."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from filrouge.graph import Graph, Point, SeriesKey
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.fiche import record_page, record_pages
from filrouge.pages.graphiques.courbe import tendance
from filrouge.pages.graphiques.repartition import constat as constat_repartition
from filrouge.pages.graphiques.repartition import repartition
from filrouge.pages.graphiques.tendance import Case, Tendance, trimestre
from filrouge.pages.html import html, joined
from filrouge.pages.labels import label
from filrouge.pages.page import Page
from filrouge.pages.thread import Stage, thread
from filrouge.pages.view import View, chip
from filrouge.records import Appreciation, Ref
from filrouge.records.types.appreciation import Constat, Modalite, Question, Sens

_SHOWN = 8
"""Quarters shown: two years, to tell a season from a change."""
_SENS = {
    Sens.INSATISFACTION: ("warn", "alert"),
    Sens.SUGGESTION: ("info", "circle"),
    Sens.POINT_FORT: ("good", "check"),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield one page per synthesis."""
    yield from record_pages(context, context.graph.of(Appreciation), _page)


def _page(view: View, record: Appreciation) -> Page:
    graph, ref = view.context.graph, Ref(record.id)
    direct = any(link.target == ref for link in graph.to(ref, "origines", "sur"))
    return record_page(
        view,
        record,
        label="Synthèse d’appréciations",
        facts=tuple(_facts(view, record)),
        has_thread=direct or not record.constats,
        pieces=record.preuves,
        questions=[_question(question, _earlier(graph, record, question)) for question in record.questions],
        constats=[_constat(view, record, constat) for constat in record.constats],
    )


def _facts(view: View, record: Appreciation) -> Iterator[tuple[str, str | Markup | None]]:
    context = view.context
    yield "Partie prenante", label("appreciation", "partie_prenante", record.partie_prenante)
    yield "Modalité", label("appreciation", "modalite", record.modalite)
    yield "Objet", label("appreciation", "objet", record.objet)
    yield "Période", html("du %s au %s", view.date(record.periode.du), view.date(record.periode.au))
    yield "Établie le", view.date(record.etablie_le)
    yield "Réponses", _answers(record)
    yield "Taux de réponse", rate(context, record)
    yield "Relances", joined((view.date(day) for day in record.relances), ", ")
    yield "Délai après la fin", french.days(record.delai_jours) if record.delai_jours is not None else None
    if record.libre_expression is not None:
        yield "Expression libre", "oui" if record.libre_expression else "non"
    yield (
        "Catégories",
        ", ".join(label("appreciation", "categories", "*", code) for code in record.categories),
    )
    yield "Formations", ", ".join(context.formation(code) for code in record.formations)
    yield "Sessions", ", ".join(record.sessions)
    if record.source is not None:
        told = html("export %s, empreinte SHA-256 <code>%s</code>", record.source.outil, record.source.sha256)
        yield "Source des chiffres", told


def _answers(record: Appreciation) -> str:
    if record.envoyes is None:
        return french.plural(record.reponses, "réponse")
    return f"{french.number(record.reponses, 0)} sur {french.plural(record.envoyes, 'personne sollicitée', 'personnes sollicitées')}"


def rate(context: Context, record: Appreciation) -> Markup | None:
    """Return the response rate against the house target; None when the number asked is not known."""
    if record.taux_reponse is None:
        return None
    targets = context.organisme.objectifs
    target = {Modalite.A_CHAUD: targets.a_chaud, Modalite.A_FROID: targets.a_froid}.get(record.modalite)
    if target is None:
        return html("%s", french.percent(record.taux_reponse))
    sign = (
        chip("good", "check", "atteint")
        if record.taux_reponse >= target
        else chip("warn", "dash", "non atteint")
    )
    return html("%s (objectif %s) %s", french.percent(record.taux_reponse), french.percent(target), sign)


def _question(question: Question, earlier: Sequence[Point]) -> dict[str, object]:
    words = question.echelle.libelles
    rows = [(words[level], question.repartition.get(level, 0)) for level in words]
    found = question.score
    return {
        "anchor": f"q.{question.code}",
        "libelle": french.spaced(question.libelle),
        "echelle": label("appreciation", "questions", "*", "echelle", question.echelle),
        "score": french.score(found) if found else "",
        "effectif": question.effectif,
        "sans_reponse": question.sans_reponse,
        "cible": french.figure(question.cible, question.echelle) if question.cible is not None else "",
        "atteinte": found.valeur >= question.cible if found and question.cible is not None else None,
        "bars": repartition(
            rows,
            constat_repartition(question.echelle, question.repartition),
            key=f"r.{question.code}",
            titre=f"Répartition des réponses\u00a0: {french.spaced(question.libelle)}",
        ),
        "trend": _trend(question, earlier) if len(earlier) > 1 else None,
        "since": _since(earlier) if len(earlier) > 1 else "",
    }


def _when(point: Point) -> tuple[date, str]:
    return point.au, point.appreciation


def _earlier(graph: Graph, record: Appreciation, question: Question) -> tuple[Point, ...]:
    """The last points up to this one."""
    if question.score is None:
        return ()
    points = graph.series[SeriesKey.of(record, question)]
    last = bisect_right(points, (record.periode.au, record.id), key=_when)
    return points[max(0, last - _SHOWN) : last]


def _trend(question: Question, earlier: Sequence[Point]) -> Markup:
    """The last quarters up to this synthesis; two syntheses of one quarter stand side by side."""
    cases: list[Case] = []
    for point in earlier:
        here = trimestre(point.au)
        cases += [Case(missing) for missing in range(cases[-1].trimestre + 1, here)] if cases else []
        cases.append(Case(here, point.score))
    found = Tendance(
        french.spaced(question.libelle), question.echelle, tuple(cases[-_SHOWN:]), question.cible
    )
    return tendance(found, key=f"e.{question.code}")


def _since(earlier: Sequence[Point]) -> str:
    before, now = earlier[-2].score, earlier[-1].score
    places = french.decimals(now.echelle)
    change = french.change(before.valeur, now.valeur, places)
    told = french.signed(change, places) if change else "inchangé"
    return f"{told} depuis la synthèse précédente ({french.score(before)})"


def _constat(view: View, record: Appreciation, constat: Constat) -> dict[str, object]:
    kind, icon = _SENS[constat.sens]
    stages: tuple[Stage, ...] = thread(view, Ref(record.id, constat.code))
    return {
        "record": constat,
        "sens": chip(kind, icon, label("appreciation", "constats", "*", "sens", constat.sens)),
        "theme": view.context.theme(constat.theme) if constat.theme else "",
        "asked": record.question(constat.question) if constat.question else None,
        "stages": stages,
    }
