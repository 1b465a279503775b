"""The pre-audit as a page: headings, sentences, points; the terminal and Markdown each print them their own way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from filrouge.audit import Gradation
from filrouge.audit.familles import LECTURE
from filrouge.diagnostics import Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Fil
from filrouge.preaudit import (
    AttenduVu,
    IndicateurVu,
    LigneVue,
    Montre,
    Part,
    Phrase,
    PreAudit,
    Releve,
    Verdict,
)
from filrouge.preaudit.grille import LATER
from filrouge.records import Ref
from filrouge.referentiel import Indicateur, Origine, Referentiel
from filrouge.report.words import compte, gravites
from filrouge.validation import load_schema


class Signe(StrEnum):
    """What a point says before its words."""

    PREUVE = "+"
    MANQUE = "!"
    NOTE = "·"
    BON = "✔"
    FRAGILE = "~"
    MAUVAIS = "✘"
    INCONNU = "?"
    RIEN = "–"


@dataclass(frozen=True, slots=True)
class Titre:
    """A heading; ``niveau`` 1 is the page's."""

    niveau: int
    texte: str


@dataclass(frozen=True, slots=True)
class Texte:
    """A sentence of its own."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of an official text."""

    texte: str


@dataclass(frozen=True, slots=True)
class Point:
    """An item of a list; ``fort`` is a word that weighs (a verdict, a severity), ``profondeur`` 0 stands outermost."""

    signe: Signe
    phrase: Phrase
    profondeur: int = 0
    fort: str = ""


Bloc: TypeAlias = Titre | Texte | Citation | Point

_FILE = "content/organisme.yaml"
_SIGNES = {
    Verdict.DEMONTREE: Signe.BON,
    Verdict.FRAGILE: Signe.FRAGILE,
    Verdict.NON_DEMONTREE: Signe.MAUVAIS,
    Verdict.NON_VERIFIABLE: Signe.INCONNU,
    Verdict.SANS_OBJET: Signe.RIEN,
}
_GRAVITES = {
    Severity.ERREUR: Signe.MAUVAIS,
    Severity.AVERTISSEMENT: Signe.FRAGILE,
    Severity.INFORMATION: Signe.NOTE,
}


def blocs(found: PreAudit, numero: int | None = None) -> Iterator[Bloc]:
    """Yield the whole pre-audit, or one indicator of it."""
    shown = [one for one in found.indicateurs if numero in {None, one.indicateur.numero}]
    yield Titre(1, f"Pré-audit au {jour(found.jour)}{f' – {found.organisme}' if found.organisme else ''}")
    yield from (Texte((line,)) for line in _head(found))
    yield from _overview(shown, blocks=found.bloque_pour(numero))
    for one in shown:
        yield from _indicator(found, one)
    if found.generaux:
        yield Titre(2, "Autres défauts du dépôt")
        yield from (point for one in found.generaux for point in _releve(one))
    yield from _after(found.version)


def _head(found: PreAudit) -> Iterator[str]:
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
        return "jugées comme à cette date passée : ce qui a été écrit depuis dans une fiche y est déjà."
    if found.analyse == found.jour:
        ahead = found.analyse > found.lu_le
        return "jugées comme si rien ne changeait d’ici à l’audit." if ahead else "jugées à ce jour."
    return f"jugées au {jour(found.analyse)}, telles qu’elles sont."


def _overview(shown: Iterable[IndicateurVu], *, blocks: bool) -> Iterator[Bloc]:
    yield Titre(2, "En bref")
    for one in shown:
        counts = Counter(line.verdict for line in one.lignes)
        lines = ", ".join(_counted(counts[verdict], verdict) for verdict in Verdict if counts[verdict])
        told = gravites(releve.finding for releve in one.releves) or "aucun défaut"
        yield Point(
            _SIGNES[one.verdict], (f" : {lines} ; {told}",), fort=f"Indicateur {one.indicateur.numero}"
        )
    yield Texte(("À corriger avant l’audit." if blocks else "Rien ne bloque à ce jour.",))


def _counted(number: int, verdict: Verdict) -> str:
    plural = "" if verdict is Verdict.SANS_OBJET else "s"
    return compte(number, f"ligne {verdict.mot}", f"lignes {verdict.mot}{plural}")


def _indicator(found: PreAudit, one: IndicateurVu) -> Iterator[Bloc]:
    indicateur = one.indicateur
    yield Titre(2, f"Indicateur {indicateur.numero}")
    yield Citation(indicateur.texte)
    yield from (Texte((line,)) for line in _expected(found.version, indicateur))
    yield from (Point(Signe.NOTE, (f" : {cas.texte}",), fort=cas.quand) for cas in one.cas)
    yield Titre(3, "Grille")
    for line in one.lignes:
        yield from _line(line)
    shown = {line.ligne.preuve for line in one.lignes}
    others = [wanted for wanted in one.attendus if wanted.attendu.preuve not in shown]
    if others:
        yield Titre(3, "Autres preuves attendues")
        for wanted in others:
            yield from _wanted(wanted)
    yield from _releves(one)
    yield from _without(one)


def _expected(version: Referentiel, indicateur: Indicateur) -> Iterator[str]:
    level = indicateur.niveau_attendu
    if level:
        words = f"« {level.texte} »" if level.litteral else level.texte
        yield f"Niveau attendu ({version.exemples_de.titre}) : {words}"
    grades = indicateur.gradation
    if len(grades) == 1:
        yield f"Un défaut, même partiel, est une non-conformité {grades[0]}."
    elif grades:
        yield f"Un défaut peut être une non-conformité {' ou '.join(grades)}."
    if indicateur.gradation_note:
        yield indicateur.gradation_note


def _line(line: LigneVue) -> Iterator[Bloc]:
    ours = " (lecture de Fil Rouge)" if line.ligne.origine is Origine.LECTURE else ""
    yield Point(_SIGNES[line.verdict], (f" : {line.ligne.texte}{ours}",), fort=line.verdict.mot)
    if line.verdict is Verdict.SANS_OBJET:
        yield from (Point(Signe.NOTE, phrase, 1) for phrase in line.raisons if phrase != (LATER,))
    else:
        yield from (Point(Signe.MANQUE, phrase, 1) for phrase in line.raisons)
    yield from _shown(line.montre, said={*line.raisons})


def _wanted(wanted: AttenduVu) -> Iterator[Bloc]:
    found = wanted.montre
    if wanted.plus_tard:
        yield Point(Signe.RIEN, (wanted.attendu.texte, " : à l’audit de surveillance"))
        return
    sign = Signe.BON if found.preuves else Signe.FRAGILE if found.manques else Signe.RIEN
    nothing = "" if found.preuves or found.sans_objet or found.manques else " : rien à ce jour"
    yield Point(sign, (f"{wanted.attendu.texte}{nothing}",))
    yield from (Point(Signe.MANQUE, gap.phrase, 1) for gap in found.manques)
    yield from _shown(found, said=set())


def _shown(found: Montre, said: set[Phrase]) -> Iterator[Bloc]:
    yield from (Point(Signe.PREUVE, proof.phrase, 1) for proof in found.preuves)
    yield from (Point(Signe.NOTE, phrase, 1) for phrase in found.sans_objet if phrase not in said)


def _releves(one: IndicateurVu) -> Iterator[Bloc]:
    if one.releves:
        yield Titre(3, "Ce qu’un auditeur relèverait")
        yield Texte((f"La gravité donnée est une {LECTURE}.",))
        yield from (point for releve in one.releves for point in _releve(releve))
    if one.acceptes:
        yield Titre(3, "Accepté par dérogation, ce qui n’engage pas l’auditeur")
        for releve in one.acceptes:
            yield from _releve(releve)
            if releve.derogation:
                until = f"jusqu’au {jour(releve.derogation.jusqu_au)} : {releve.derogation.motif}"
                yield Point(Signe.NOTE, (f"accepté {until}",), 1)


def _releve(releve: Releve) -> Iterator[Bloc]:
    finding = releve.finding
    mark = f"{releve.regle.repere}, " if releve.regle else ""
    word = f"{finding.severity.value} ({mark}{finding.code})"
    yield Point(_GRAVITES[finding.severity], (f" : {finding.message}",), fort=word)
    grade = f" ; gravité probable : {_graded(releve)}" if releve.gradation else ""
    yield Point(Signe.NOTE, (f"{finding.span.path}, ligne {finding.span.line}{grade}",), 1)
    path = chemin(releve.fil) if releve.fil else ()
    if len(path) > 1:
        yield Point(Signe.NOTE, ("fil : ", *path), 1)
    yield from (Point(Signe.NOTE, (f"remède : {text}",), 1) for text in finding.helps[:1])


def _graded(releve: Releve) -> str:
    if releve.gradation is Gradation.OBSERVATION:
        return "simple observation"
    return f"non-conformité {releve.gradation}"


def chemin(fil: Fil) -> tuple[Part, ...]:
    """Return a thread as addresses joined by arrows; a constat stands for its synthesis."""
    constats = {ref.id for ref in fil.constats}
    retours = [ref for ref in fil.retours if ref.id not in constats]
    stages = [(*retours, *fil.constats), fil.decisions, fil.actions, fil.suites]
    out: list[Part] = []
    for stage in stages:
        if stage:
            out += [" → "] if out else []
            out += _joined(stage)
    return tuple(out)


def _joined(found: tuple[Ref, ...]) -> Iterator[Part]:
    for index, ref in enumerate(found):
        if index:
            yield ", "
        yield ref


def _without(one: IndicateurVu) -> Iterator[Bloc]:
    for title, sign, rules in (
        ("N’a pas pu être vérifié", Signe.INCONNU, one.non_verifiees),
        ("Règles sans objet", Signe.RIEN, one.sans_objet),
    ):
        if rules:
            yield Titre(3, title)
            marks: dict[str, list[str]] = {}
            for rule in rules:
                why = f"{rule.raison}{f' ; {rule.aide}' if rule.aide else ''}"
                marks.setdefault(why, []).append(rule.regle.repere)
            for why, which in marks.items():
                named = sorted(set(which), key=lambda mark: (mark[0], int(mark[1:])))
                yield Point(sign, (f" : {why}",), fort=", ".join(named))


def _after(version: Referentiel) -> Iterator[Bloc]:
    yield Titre(2, "Suites d’une non-conformité")
    for one in version.non_conformites:
        note = f" {one.note}" if one.note else ""
        yield Point(Signe.NOTE, (f" : {one.texte}{note}",), fort=one.gradation.capitalize())
