"""Vie du plan: what git and the declared dates tell of the whole plan, each figure with its definition."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from filrouge.history import Historique, SansHistorique
from filrouge.pages import chronologie, deux_dates, french
from filrouge.pages.context import Context
from filrouge.pages.graphiques.repartition import barres
from filrouge.pages.graphiques.rythme import FAMILLES, figure, mois
from filrouge.pages.historique import NIVEAUX, enregistrement, journal
from filrouge.pages.page import Page
from filrouge.pages.render import render
from filrouge.pages.view import View
from filrouge.records import Ref, known_type
from filrouge.vie import (
    Chiffre,
    DepuisAudit,
    Registre,
    Rythme,
    Unite,
    Valeur,
    dates_declarees,
    delais,
    depuis_l_audit,
    fraicheur,
    registre_de,
    reports,
    rythme,
    vitalite,
)

PATH = "vie/index.html"
_DUREES = (
    ("7 jours ou moins", 7),
    ("de 8 à 30 jours", 30),
    ("de 31 à 90 jours", 90),
    ("de 91 à 180 jours", 180),
    ("de 181 à 365 jours", 365),
)
_PLUS = "plus de 365 jours"


@dataclass(frozen=True, slots=True)
class Disparue:
    """A record that git knew and that is there no more: its id and its days, the id it took, nothing it said."""

    id: str
    type: str
    entree: date
    sortie: date
    devenue: str
    commit: Markup


@dataclass(frozen=True, slots=True)
class Delai:
    """One step, with its durations drawn; ``dessin`` is empty when there are none."""

    chiffre: Chiffre
    dessin: Markup


def pages(context: Context) -> Iterator[Page]:
    """Yield the page of the whole plan."""
    view, evidence = View(context, PATH), context.evidence
    historique, told = evidence.historique, journal(context)
    sans = historique if isinstance(historique, SansHistorique) else None
    dates = dates_declarees(evidence)
    months = rythme(evidence)
    audit = depuis_l_audit(evidence)
    content = render(
        "vie",
        view,
        sans=sans,
        avertissement=french.spaced(dates.avertissement),
        niveaux=_niveaux(historique),
        exemple=enregistrement(evidence.project, historique.tete)
        if isinstance(historique, Historique)
        else "",
        audit=audit,
        depuis=_depuis(audit),
        presente=audit and audit.audit.commit and enregistrement(evidence.project, audit.audit.commit),
        rythme=months if isinstance(months, Rythme) else None,
        dessin=figure(months.mois) if isinstance(months, Rythme) else "",
        familles=[(name, registres) for name, registres in FAMILLES if len(registres) > 2],
        # What is absent for want of a history is said once, at the top of the page.
        mesures=[one for one in vitalite(evidence) if sans is None or one.absent != sans.raison],
        delais=[Delai(one, _distribution(one)) for one in delais(evidence)],
        reports=reports(evidence),
        fraicheurs=fraicheur(evidence),
        dates=dates,
        compte=deux_dates.compte(dates.fiches),
        deux_dates=deux_dates.liste(context).first(view) if sans is None and dates.fiches else "",
        chronologie=chronologie.recente(view) if told else None,
        annee=None,
        a_cote=_a_cote(historique),
        en_attente=tuple(told.non_enregistres) if told else (),
        disparues=tuple(_disparues(context)),
        ecrire=ecrire,
        nommer=partial(chronologie.nommer, view),
        lien=lambda id_: view.link(Ref(id_)),
        nom_mois=mois,
        tous=tuple(Registre),
    )
    yield Page(PATH, "Vie du plan", content)
    if sans is None:
        yield from deux_dates.liste(context).pages(context)


def ecrire(valeur: Valeur) -> str:
    """Write a value in its unit: « 36 jours », « 87 % », « 4 »."""
    match valeur.unite:
        case Unite.POURCENT:
            return french.percent(valeur.valeur)
        case Unite.JOURS:
            many = "jours" if abs(valeur.valeur) >= 2 else "jour"
            return f"{french.number(valeur.valeur)}{french.NBSP}{many}"
        case Unite.MOIS:
            return f"{french.number(valeur.valeur, 0)}{french.NBSP}mois"
        case Unite.NOMBRE:
            return french.number(valeur.valeur, 0)


def _depuis(found: DepuisAudit | None) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Return what happened since the audit: words, ids, and how they spread over the registers."""
    if found is None:
        return ()
    rows = (
        ("Fiches créées", found.creees),
        ("Actions réalisées", found.realisees),
        ("Actions vérifiées", found.verifiees),
        ("Actions abandonnées", found.abandonnees),
        ("Signalements clos", found.closes),
        ("Fiches créées ou changées, d’après l’historique", found.changees),
    )
    return tuple((words, ids, _par_registre(ids)) for words, ids in rows if ids is not None)


def _par_registre(ids: Sequence[str]) -> str:
    counts = Counter(registre_de(id_) for id_ in ids)
    if len(counts) < 2:
        return ""
    return ", ".join(
        f"{registre.libelle.lower()}{french.NBSP}: {counts[registre]}"
        for registre in Registre
        if counts[registre]
    )


def _distribution(found: Chiffre) -> Markup:
    if not found.durees:
        return Markup("")
    limits = [limit for _, limit in _DUREES]
    ranks = Counter(sum(days > limit for limit in limits) for days in found.durees)
    words = (*(word for word, _ in _DUREES), _PLUS)
    rows = [(word, ranks[rank]) for rank, word in enumerate(words)]
    return barres(
        rows, key=f"delai.{found.code}", titre=f"{found.titre}{french.NBSP}: répartition des durées"
    )


def _a_cote(historique: Historique | SansHistorique) -> str:
    """Say that a branch was read, of which the main one knows a part alone; "" when it was the main one."""
    if isinstance(historique, SansHistorique) or not historique.a_cote:
        return ""
    words = french.plural(
        historique.a_cote,
        "enregistrement de la branche lue n’est pas arrivé",
        "enregistrements de la branche lue ne sont pas arrivés",
    )
    return f"{words} sur « {historique.principale} »{french.NBSP}; le jour donné est celui de la branche."


def _niveaux(historique: Historique | SansHistorique) -> list[str]:
    """Say what the levels of proof mean that some date of the plan has."""
    if isinstance(historique, SansHistorique):
        return []
    found = {version.niveau for versions in historique.versions.values() for version in versions}
    return [french.spaced(words) for level, words in NIVEAUX.items() if level in found]


def _disparues(context: Context) -> Iterator[Disparue]:
    historique = context.evidence.historique
    if not isinstance(historique, Historique):
        return
    renamed = {(one.commit, one.ancien): one.nouveau for one in historique.renommages}
    for id_, versions in sorted(historique.versions.items()):
        last = versions[-1]
        if last.supprimee and id_ not in context.graph.records:
            word = known_type(id_).label
            first, gone = versions[0].arrivee.date(), last.arrivee.date()
            commit = enregistrement(context.evidence.project, last.commit)
            became = renamed.get((last.commit, id_), "")
            yield Disparue(id_, f"{word[0].upper()}{word[1:]}", first, gone, became, commit)
