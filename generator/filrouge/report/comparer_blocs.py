"""A comparison as a page: one section for each kind of change, with its count."""

from collections.abc import Iterable, Iterator

from filrouge.diagnostics.french import jour
from filrouge.report.audit_page import GRAVITES, Bloc, Point, Signe, Texte, Titre
from filrouge.report.comparer_rapport import RapportComparaison
from filrouge.report.rapport import Defaut
from filrouge.report.words import compte
from filrouge.vie.comparaison import FicheChangee, LienRompu, Sens

TITRES = {
    Sens.CREEE: "Créées",
    Sens.AVANCEE: "Avancées (statut)",
    Sens.REPORTEE: "Reportées",
    Sens.CLOSE: "Closes ou vérifiées",
    Sens.SUPPRIMEE: "Supprimées",
    Sens.AUTRE: "Autres changements",
}
_INCOMPARABLES = (
    "Ils n’ont pas pu être vérifiés des deux côtés, faute d’une fiche ou d’un historique lisible : personne ne sait s’ils sont "
    "apparus ou disparus."
)
INCHANGE = "rien n’a changé dans le plan"


def blocs(found: RapportComparaison) -> Iterator[Bloc]:
    """Yield the whole comparison."""
    yield Titre(1, f"Ce qui a changé : de {found.avant.nom} à {found.apres.nom}")
    yield Texte((f"Les deux états sont jugés au {jour(found.jour)}.",))
    plan = found.comparaison
    if plan.vide:
        yield Texte((f"{INCHANGE[0].upper()}{INCHANGE[1:]}.",))
    else:
        yield Texte((f"{_en_bref(found)}.",))
    for sens, title in TITRES.items():
        if plan.fiches[sens]:
            yield Titre(2, f"{title} ({len(plan.fiches[sens])})")
            yield from _fiches(plan.fiches[sens])
    yield from _liens(plan.liens_rompus)
    yield from _defauts("Défauts apparus", found.apparus, frozenset())
    yield from _defauts("Défauts disparus", found.disparus, found.acceptes)
    if found.incomparables:
        yield from _defauts(
            "Défauts d’un seul côté, non vérifiés de l’autre", found.incomparables, found.acceptes
        )
        yield Texte((_INCOMPARABLES,))


def _en_bref(found: RapportComparaison) -> str:
    plan = found.comparaison
    parts = [compte(plan.changees, "fiche changée", "fiches changées")]
    if plan.liens_rompus:
        parts.append(compte(len(plan.liens_rompus), "lien rompu", "liens rompus"))
    parts.append(compte(len(found.apparus), "défaut apparu", "défauts apparus"))
    parts.append(compte(len(found.disparus), "défaut disparu", "défauts disparus"))
    if found.incomparables:
        parts.append(
            f"{compte(len(found.incomparables), 'défaut', 'défauts')} d’un seul côté, non vérifié de l’autre"
        )
    return ", ".join(parts)


def _fiches(fiches: Iterable[FicheChangee]) -> Iterator[Bloc]:
    for fiche in fiches:
        yield Point(Signe.NOTE, (f" : {fiche.titre}" if fiche.titre else "",), fort=fiche.id)
        yield from (Point(Signe.PREUVE, (told,), 1) for told in fiche.phrases)


def _liens(liens: tuple[LienRompu, ...]) -> Iterator[Bloc]:
    if liens:
        yield Titre(2, f"Liens rompus ({len(liens)})")
        yield from (Point(Signe.MANQUE, (f" : {one.message}",), fort=one.fiche) for one in liens)


def _defauts(title: str, found: tuple[Defaut, ...], acceptes: frozenset[str]) -> Iterator[Bloc]:
    if not found:
        return
    yield Titre(2, f"{title} ({len(found)})")
    for defaut in found:
        finding = defaut.finding
        mark = f"{defaut.regle.repere}, " if defaut.regle.repere else ""
        strong = f"{finding.severity.value} ({mark}{finding.code})"
        yield Point(GRAVITES[finding.severity], (f" : {finding.message}",), fort=strong)
        accepted = ", accepté par une dérogation" if defaut.empreinte in acceptes else ""
        yield Point(Signe.NOTE, (f"{finding.span.path}, ligne {finding.span.line}{accepted}",), 1)
