"""The top of a pre-audit: what is judged, and the verdicts in a few lines."""

from collections import Counter
from collections.abc import Iterator

from filrouge.audit import Gradation
from filrouge.audit.familles import LECTURE
from filrouge.diagnostics.french import jour
from filrouge.preaudit import IndicateurVu, PreAudit, Verdict
from filrouge.preaudit.grille import LATER
from filrouge.report.audit_page import SIGNES, Bloc, Point, Signe, Texte, Titre
from filrouge.report.words import compte, gravites
from filrouge.validation import load_schema

_FILE = "content/organisme.yaml"


def tete(found: PreAudit) -> Iterator[str]:
    """Yield what is judged: which audit, by which text, on which day, over which records."""
    planned = load_schema("organisme").labels("audits", "*", "type")[found.prevu] if found.prevu else ""
    yield f"{planned} prévu ce jour-là." if planned else f"Aucun audit n’est déclaré ce jour-là dans {_FILE}."
    version = found.version
    until = f" et jusqu’au {jour(found.fin)}" if found.fin else ""
    applied = f" {version.application}" if version.application else ""
    yield f"Texte appliqué : {version.titre}, en vigueur depuis le {jour(version.du)}{until}.{applied}"
    if version.guide.publie_le is None and version.guide.note:
        yield f"{version.guide.note[0].upper()}{version.guide.note[1:]}."
    words = load_schema("organisme").labels("categories", "*")
    named = ", ".join(words[one] for one in found.categories) or f"inconnues, {_FILE} est illisible"
    yield f"Catégories : {named}."
    if found.nouvel_entrant:
        yield f"{LATER[0].upper()}{LATER[1:]}. Le guide le dit de l’indicateur 32 ; pour les autres, {LECTURE}."
    for number, reason in found.ecartes:
        yield f"Indicateur {number} : {reason}."
    yield f"{compte(found.fiches, 'fiche lue', 'fiches lues')} le {jour(found.lu_le)}, {_judged(found)}"
    if found.sans_historique:
        yield f"Historique : {found.sans_historique}."


def _judged(found: PreAudit) -> str:
    if found.analyse < found.lu_le and found.analyse == found.jour:
        told = "jugées comme à cette date passée : ce qui est daté d’après ne compte pas."
        if found.changees:
            number = compte(found.changees, "fiche déjà ouverte alors a", "fiches déjà ouvertes alors ont")
            told += f" {number} changé depuis : ce qui n’y est pas daté est dans son état d’aujourd’hui."
        return told
    if found.analyse == found.jour:
        ahead = found.analyse > found.lu_le
        return "jugées comme si rien ne changeait d’ici à l’audit." if ahead else "jugées à ce jour."
    return f"jugées au {jour(found.analyse)}, telles qu’elles sont."


def bref(found: PreAudit, numero: int | None) -> Iterator[Bloc]:
    """Yield the verdicts in a few lines, and what falls due before the audit."""
    yield Titre(2, "En bref")
    for one in found.montres(numero):
        counts = Counter(line.verdict for line in one.lignes)
        lines = ", ".join(_counted(counts[verdict], verdict) for verdict in Verdict if counts[verdict])
        told = gravites(releve.finding for releve in one.releves) or "aucun défaut"
        sign = Signe.MAUVAIS if _major(one) else SIGNES[one.verdict]
        yield Point(sign, (f" : {lines} ; {told}",), fort=f"Indicateur {one.indicateur.numero}")
        yield from _why(one)
    yield Texte(("À corriger avant l’audit." if found.bloque_pour(numero) else "Rien ne bloque à ce jour.",))
    if found.analyse < found.jour:
        yield from _coming(found)


def _major(one: IndicateurVu) -> bool:
    """Tell whether an error stands under an indicator that an auditor would likely write down as majeure."""
    return any(releve.bloque and releve.gradation is Gradation.MAJEURE for releve in one.releves)


def _why(one: IndicateurVu) -> Iterator[Bloc]:
    """Say why a line is not shown, where no error tells it further down."""
    if any(releve.bloque for releve in one.releves):
        return
    for line in one.lignes:
        if line.verdict is Verdict.NON_DEMONTREE:
            yield from (
                Point(Signe.MANQUE, (f"{line.ligne.texte.rstrip('.')} : ", *phrase), 1)
                for phrase in line.raisons
            )


def _coming(found: PreAudit) -> Iterator[Bloc]:
    """What falls due between the day that is judged and the audit."""
    ahead = "" if found.a_venir else " rien n’arrive à échéance."
    yield Texte((f"D’ici l’audit :{ahead}",))
    yield from (Point(Signe.NOTE, phrase) for phrase in found.a_venir)
    yield Texte(
        (f"Pour juger les fiches comme au jour de l’audit : filrouge audit --le {found.jour.isoformat()}",)
    )


def _counted(number: int, verdict: Verdict) -> str:
    plural = "" if verdict is Verdict.SANS_OBJET else "s"
    return compte(number, f"ligne {verdict.mot}", f"lignes {verdict.mot}{plural}")
