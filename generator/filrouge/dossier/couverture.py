"""What the first page says: whose dossier, for which audit, of which state, and what it leaves out."""

from dataclasses import dataclass
from datetime import date

from filrouge.dossier.portee import Portee
from filrouge.evidence import Evidence
from filrouge.history import Historique, SansHistorique
from filrouge.pages import french
from filrouge.pages.labels import label
from filrouge.profil import Profil
from filrouge.records import Organisme
from filrouge.records.types.organisme import Audit
from filrouge.vie import non_enregistres

_PERSONNE = "Organisme non renseigné"


@dataclass(frozen=True, slots=True)
class Couverture:
    """The first page. ``faits`` are terms and what is said of each; ``avertissements`` come before all else.

    ``etat`` is the state shown, in few words, for every page; ``du`` its day, the date of the document.
    """

    organisme: str
    faits: tuple[tuple[str, str], ...]
    avertissements: tuple[str, ...]
    portee: str
    etat: str
    du: date


def couverture(evidence: Evidence, shown: Portee, counted: tuple[int, int], faults: int = 0) -> Couverture:
    """Return the first page; ``counted`` is how many records are shown in full, of how many.

    ``faults`` is the number of errors that rules find, in a draft.
    """
    organisme = evidence.graph.organisme
    etat, du = _etat(evidence)
    facts = (
        *(_identite(organisme) if organisme else ()),
        ("Audit préparé", _audit(evidence, organisme)),
        ("Texte appliqué", _texte(evidence)),
        ("Date d’analyse", french.long_date(evidence.project.today)),
        ("État des fiches", etat),
    )
    return Couverture(
        organisme=organisme.nom if organisme else _PERSONNE,
        faits=facts,
        avertissements=tuple(_avertissements(evidence, organisme, faults)),
        portee=_portee(shown, *counted),
        etat=f"analyse du {french.short_date(evidence.project.today)}, {_bref(evidence)}",
        du=du,
    )


def _identite(organisme: Organisme) -> list[tuple[str, str]]:
    categories = ", ".join(label("organisme", "categories", "*", code) for code in organisme.categories)
    told = (
        ("Ville", organisme.ville),
        ("Déclaration d’activité", organisme.nda),
        ("Catégories d’actions", categories),
    )
    return [(term, value) for term, value in told if value]


def _audit(evidence: Evidence, organisme: Organisme | None) -> str:
    today = evidence.project.today
    coming = [one for one in organisme.audits if one.date >= today] if organisme else []
    if not coming:
        return "aucune date n’est prévue"
    return _nomme(min(coming, key=lambda one: one.date))


def _nomme(audit: Audit) -> str:
    return f"{label('organisme', 'audits', '*', 'type', audit.type)}, le {french.long_date(audit.date)}"


def _texte(evidence: Evidence) -> str:
    version = evidence.referentiel
    note = version.guide.note if version.guide.publie_le is None else None
    return french.spaced(f"{version.titre} ({note})" if note else version.titre)


def _etat(evidence: Evidence) -> tuple[str, date]:
    """Say which commit is shown, and its day; without one, the day of analysis."""
    today, historique = evidence.project.today, evidence.historique
    if isinstance(historique, SansHistorique):
        return french.spaced(f"état non enregistré : {historique.raison}"), today
    day = _jour(historique) or today
    commit = f"{historique.tete[:7]} du {french.long_date(day)}"
    waiting = len(non_enregistres(evidence))
    if waiting:
        changed = french.plural(waiting, "fiche a changé", "fiches ont changé")
        return f"état non enregistré\u00a0: {changed} depuis l’enregistrement {commit}", today
    aside = f", sur une branche qui n’est pas réunie à «\u00a0{historique.principale}\u00a0»"
    return f"enregistrement {commit}{aside if historique.a_cote else ''}", day


def _bref(evidence: Evidence) -> str:
    historique = evidence.historique
    if isinstance(historique, SansHistorique) or non_enregistres(evidence):
        return "état non enregistré"
    return f"enregistrement {historique.tete[:7]}"


def _jour(historique: Historique) -> date | None:
    known = (*historique.enregistrements, *historique.posterieurs)
    return next((one.arrivee.date() for one in known if one.commit == historique.tete), None)


def _avertissements(evidence: Evidence, organisme: Organisme | None, faults: int) -> list[str]:
    told = []
    if evidence.profil is Profil.INTERNE:
        told.append("Dossier interne\u00a0: à ne pas transmettre.")
    if faults:
        count = french.plural(faults, "défaut bloquant", "défauts bloquants")
        told.append(f"Brouillon\u00a0: {count}. Ce dossier n’est pas prêt à être remis à un auditeur.")
    if organisme and organisme.fictif:
        told.append("Organisme fictif\u00a0: tout ce que montre ce dossier est inventé.")
    return told


def _portee(shown: Portee, full: int, total: int) -> str:
    if shown.depuis is None or full == total:
        return f"Ce dossier montre tout le plan\u00a0: {french.plural(total, 'fiche')}, depuis le début."
    return (
        f"Ce dossier montre le plan et ses registres en entier, et le détail de {french.number(full, 0)} fiches sur "
        f"{french.number(total, 0)}\u00a0: celles qui ont vécu depuis le dernier audit ({_nomme(shown.depuis)}), celles qui "
        "restent ouvertes, et celles qu’elles citent. Les autres sont dans le site et dans le dossier complet."
    )
