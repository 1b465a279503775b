"""The pre-audit as a page: headings, sentences, points; the terminal and Markdown each print them their own way."""

from collections.abc import Iterable, Iterator

from filrouge.audit import Gradation
from filrouge.audit.familles import LECTURE
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
    enumerer,
)
from filrouge.preaudit.grille import LATER
from filrouge.records import Ref
from filrouge.referentiel import ORIGINES, Indicateur, Referentiel
from filrouge.report.audit_bref import bref, tete
from filrouge.report.audit_page import GRAVITES, SIGNES, Bloc, Citation, Point, Signe, Texte, Titre
from filrouge.report.words import rang

_FILE = "content/organisme.yaml"


def blocs(found: PreAudit, numero: int | None = None) -> Iterator[Bloc]:
    """Yield the whole pre-audit, or one indicator of it."""
    shown = found.montres(numero)
    yield Titre(1, f"Pré-audit au {jour(found.jour)}{f' – {found.organisme}' if found.organisme else ''}")
    if found.illisible:
        yield from _unread(found)
        return
    yield from (Texte((line,)) for line in tete(found))
    yield from bref(found, numero)
    for one in shown:
        yield from _indicator(found, one)
    if found.generaux:
        yield Titre(2, "Autres défauts du dépôt")
        yield from (point for one in found.generaux for point in _releve(one))
    yield from _after(found.version)


def _unread(found: PreAudit) -> Iterator[Bloc]:
    """The fault that stands before all others: who is audited, and on what, is not known."""
    yield Texte((f"Aucun verdict ne peut être donné tant que {_FILE} ne peut pas être lu.",))
    yield Titre(2, "À corriger d’abord")
    yield from (
        point
        for one in found.generaux
        if one.finding.record == "organisme" or one.finding.span.path == _FILE
        for point in _releve(one)
    )


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
    words = f" : {line.ligne.texte} ({ORIGINES[line.ligne.origine]})"
    yield Point(SIGNES[line.verdict], (words,), fort=line.verdict.mot)
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
    gaps = found.manques or wanted.atteintes
    sign = Signe.FRAGILE if gaps else Signe.BON if found.preuves else Signe.RIEN
    nothing = "" if found.preuves or found.sans_objet or found.manques else " : rien à ce jour"
    yield Point(sign, (f"{wanted.attendu.texte}{nothing}",))
    yield from (Point(Signe.MANQUE, gap.phrase, 1) for gap in found.manques)
    if wanted.atteintes:
        yield Point(Signe.MANQUE, ("défaut bloquant sur une fiche montrée : ", *_marks(wanted.atteintes)), 1)
    yield from _shown(found, said=set())


def _marks(found: Iterable[Releve]) -> Phrase:
    """« C1 ACT-2026-013, E3 REC-2026-005 »."""
    return enumerer(
        (f"{one.regle.repere} " if one.regle else "", Ref(str(one.finding.record))) for one in found
    )


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
    yield Point(GRAVITES[finding.severity], (f" : {finding.message}",), fort=word)
    grade = f" ; gravité probable : {_graded(releve)}" if releve.gradation else ""
    yield Point(Signe.NOTE, (f"{finding.span.path}, ligne {finding.span.line}{grade}",), 1)
    path = chemin(releve.fil) if releve.fil else ()
    if len(path) > 1:
        yield Point(Signe.NOTE, ("fil : ", *path), 1)
    yield from (Point(Signe.NOTE, (f"remède : {text}",), 1) for text in finding.helps)


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
                named = sorted(set(which), key=rang)
                yield Point(sign, (f" : {why}",), fort=", ".join(named))


def _after(version: Referentiel) -> Iterator[Bloc]:
    yield Titre(2, "Suites d’une non-conformité")
    for one in version.non_conformites:
        note = f" {one.note}" if one.note else ""
        yield Point(Signe.NOTE, (f" : {one.texte}{note}",), fort=one.gradation.capitalize())
