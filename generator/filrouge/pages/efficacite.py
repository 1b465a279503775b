"""Efficacité: what the actions changed, the failures as visible as the successes, and what still waits for its check."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from markupsafe import Markup

from filrouge.audit.etat import effet_verifie, verification_attendue
from filrouge.pages import french
from filrouge.pages.action import suites
from filrouge.pages.boucle import FAITES, autres_verdicts, figures
from filrouge.pages.context import Context
from filrouge.pages.effet import effet_ligne
from filrouge.pages.graphiques.haltere import legende
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View, effectifs
from filrouge.records import Action
from filrouge.records.types.action import Efficacite, Verdict
from filrouge.vie import delais

PATH = "efficacite/index.html"
MONTREES = 40
"""Actions in one group at most on the first page; past that, each year has a page with all of them."""

_ECHECS = (Verdict.NON_EFFICACE, Verdict.PARTIELLEMENT_EFFICACE)


@dataclass(frozen=True, slots=True)
class Ligne:
    """One action whose effect was checked, as a list shows it."""

    action: Action
    controle: Efficacite
    dessin: Markup
    avant: str
    apres: str
    cible: str
    effectifs: str
    prevue: date | None
    suites: tuple[tuple[Markup, Action], ...]


@dataclass(frozen=True, slots=True)
class Attente:
    """One action done whose effect was not checked yet; ``depuis`` in days, None without a day of realisation."""

    action: Action
    depuis: int | None
    prevue: date | None


def pages(context: Context) -> Iterator[Page]:
    """Yield the page, then one for each year where there are too many actions for one page."""
    view = View(context, PATH)
    checked = _checked(context)
    failed, unknown, good = (_having(checked, *verdicts) for verdicts in _GROUPES)
    years = _years(checked) if max(map(len, (failed, unknown, good))) > MONTREES else ()
    content = render(
        "efficacite",
        view,
        chiffres=_figures(context, checked),
        phrase=_sentence(context, checked),
        echecs=[_ligne(view, *one) for one in failed[:MONTREES]],
        inconnues=[_ligne(view, *one) for one in unknown[:MONTREES]],
        efficaces=[_ligne(view, *one) for one in good[:MONTREES]],
        nombres=(len(failed), len(unknown), len(good)),
        attentes=_waiting(context),
        annees=[(_year_path(year), year, len(found)) for year, found in years],
        legende=legende(),
        boucle=figures(context),
    )
    yield Page(PATH, "Efficacité", content)
    for year, found in years:
        path, title = _year_path(year), f"Effets vérifiés en {year}"
        ids = tuple(action.id for action, _ in found)
        yield Page(path, title, context.keep(path, partial(_annee, path, title, ids), (title, ids)))


def _annee(path: str, title: str, ids: tuple[str, ...], context: Context) -> str:
    view = View(context, path)
    controlees = ((one, effet_verifie(one, context.today)) for one in context.records(Action, ids))
    lines = [_ligne(view, one, check) for one, check in controlees if check]
    return render("efficacite_annee", view, titre=title, lignes=lines, legende=legende())


_GROUPES = (_ECHECS, (Verdict.NON_MESURABLE,), (Verdict.EFFICACE,))
_Controlee = tuple[Action, Efficacite]


def _checked(context: Context) -> list[_Controlee]:
    """Actions whose effect was checked, newest check first."""
    found = [(one, check) for one in context.actions if (check := effet_verifie(one, context.today))]
    return sorted(found, key=lambda pair: (pair[1].verifiee_le, pair[0].id), reverse=True)


def _having(checked: Sequence[_Controlee], *verdicts: Verdict) -> list[_Controlee]:
    """Those of some verdicts, the worst verdict first."""
    return [pair for verdict in verdicts for pair in checked if pair[1].verdict is verdict]


def _years(checked: Sequence[_Controlee]) -> tuple[tuple[int, list[_Controlee]], ...]:
    grouped = groupby(checked, key=lambda pair: pair[1].verifiee_le.year)
    return tuple((year, list(found)) for year, found in grouped)


def _year_path(year: int) -> str:
    return f"efficacite/{year}.html"


def _ligne(view: View, action: Action, controle: Efficacite) -> Ligne:
    found = view.context.effets[action.id]
    return Ligne(
        action=action,
        controle=controle,
        dessin=effet_ligne(view, action),
        avant=view.figure(action, found.avant) if found else "",
        apres=view.figure(action, found.apres) if found else "",
        cible=view.figure(action, found.cible) if found else "",
        effectifs=effectifs(view.context.graph, found) if found else "",
        prevue=verification_attendue(action, view.context.today),
        suites=tuple(suites(view, action)),
    )


def _waiting(context: Context) -> list[Attente]:
    """Done and not checked, the longest wait first; without a day of realisation, before all."""
    today = context.today
    found = [
        Attente(
            one,
            (today - one.realisee_le).days if one.realisee_le else None,
            verification_attendue(one, today),
        )
        for one in context.actions
        if one.statut in FAITES and effet_verifie(one, today) is None
    ]
    return sorted(found, key=lambda one: (one.action.realisee_le or date.min, one.action.id))


def _figures(context: Context, checked: Sequence[_Controlee]) -> list[tuple[str, str, str]]:
    """Name, value and what it stands on: shares with their numerators, and the median delay."""
    done = sum(one.statut in FAITES for one in context.actions)
    verified = sum(one.statut in FAITES for one, _ in checked)
    good = len(_having(checked, Verdict.EFFICACE))
    return [
        ("Vérifiées", *_share(verified, done, "réalisée")),
        ("Efficaces", *_share(good, len(checked), "vérifiée")),
        ("De la réalisation à la vérification", *_delay(context)),
    ]


def _share(count: int, whole: int, word: str) -> tuple[str, str]:
    if not whole:
        return "–", f"aucune action {word}"
    return french.percent(100 * count / whole), f"{french.number(count, 0)} sur {french.plural(whole, word)}"


def _delay(context: Context) -> tuple[str, str]:
    """The median delay, as « Vie du plan » counts it."""
    found = next(one for one in delais(context.evidence) if one.code == "realisation_verification")
    if not found.valeurs:
        return "–", found.absent
    median = found.valeurs[0]
    return french.days(round(median.valeur)), f"{median.libelle}, n{french.NBSP}= {french.number(found.n, 0)}"


def _sentence(context: Context, checked: Sequence[_Controlee]) -> str:
    """What the page shows, in one sentence."""
    if not checked:
        return "Aucun effet n’est encore vérifié."
    verdicts = Counter(check.verdict for _, check in checked)
    good = french.plural(verdicts[Verdict.EFFICACE], "efficace")
    told = f"{french.plural(len(checked), 'action vérifiée', 'actions vérifiées')} : {', '.join([good, *autres_verdicts(verdicts)])}"
    failed = [one for one, _ in _having(checked, *_ECHECS)]
    followed = sum(bool(suites(View(context, PATH), one)) for one in failed)
    if len(failed) == 1:
        told += f" ; celle qui n’a pas suffi {'a une action' if followed else 'n’a pas d’action'} de suite"
    elif failed:
        told += f" ; une action de suite existe pour {followed} des {len(failed)} qui n’ont pas suffi"
    return french.spaced(f"{told}.")
