"""What one record says against itself, and no schema can see."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from filrouge.diagnostics import Finding, Label, Severity, closest
from filrouge.diagnostics.french import jour
from filrouge.records.figures import hors_echelle
from filrouge.records.types import Action, Appreciation, Bilan, Record, Revue, Signalement
from filrouge.records.types.appreciation import Question
from filrouge.records.types.commun import NatureOrigine
from filrouge.records.types.signalement import Nature
from filrouge.source import Document, Pointer, Value
from filrouge.validation import Schema

_PREFIX = {Nature.RECLAMATION: "REC", Nature.DIFFICULTE: "DIF", Nature.ALEA: "ALE"}


def incoherences(record: Record, document: Document) -> Iterator[Finding]:
    """Yield the faults inside one record: figures that do not add up, codes used twice."""
    yield from _disordered(record, document)
    if isinstance(record, Appreciation):
        yield from _appreciation(record, document)
    elif isinstance(record, Action):
        yield from _action(record, document)
    elif isinstance(record, Revue):
        yield from _twice(document, "decisions", [decision.code for decision in record.decisions])
    elif isinstance(record, Signalement):
        yield from _nature(record, document)
    elif isinstance(record, Bilan):
        yield from _bilan(record, document)


_ORDER: dict[type[Record], tuple[tuple[Pointer, Pointer], ...]] = {
    Action: (
        (("ouverte_le",), ("echeance",)),
        (("ouverte_le",), ("realisee_le",)),
        (("ouverte_le",), ("abandon", "le")),
    ),
    Appreciation: ((("periode", "au"), ("etablie_le",)),),
    Signalement: (
        (("recu_le",), ("accuse_le",)),
        (("recu_le",), ("repondu_le",)),
        (("recu_le",), ("clos_le",)),
    ),
}
"""Dates that can only come one after the other, by type."""


def _disordered(record: Record, document: Document) -> Iterator[Finding]:
    for first, second in _ORDER.get(type(record), ()):
        before, after = _day(document, first), _day(document, second)
        if before and after and after < before:
            name = str(second[-1])
            yield Finding(
                "dates-en-desordre",
                Severity.ERREUR,
                f"« {name} » est le {jour(after)}, avant « {first[-1]} », le {jour(before)}",
                document.span(second),
                helps=("vérifiez les deux dates, surtout l’année",),
                related=(Label(document.span(first), "ne peut pas venir après"),),
            )


def _day(document: Document, pointer: Pointer) -> date | None:
    value: Value = document.data
    for step in pointer:
        value = value.get(str(step)) if isinstance(value, dict) else None
    return date.fromisoformat(value) if isinstance(value, str) else None


def future_facts(document: Document, schema: Schema, limit: date) -> Iterator[Finding]:
    """Yield the dates of facts (``x-fait``) later than ``limit``: what is told as done cannot be to come."""
    for pointer, value, _ in schema.facts.found(document.data):
        if isinstance(value, str) and (day := date.fromisoformat(value)) > limit:
            message = f"« {pointer[-1]} » dit un fait, et le {jour(day)} n’est pas encore passé"
            remedy = "vérifiez l’année ; ce qui est prévu s’écrit dans « echeance » ou « prochaine »"
            yield _error(document, pointer, "date-a-venir", message, remedy)


def _action(record: Action, document: Document) -> Iterator[Finding]:
    """A return that has no record is told by a plan taken from an older document alone: a new one is written here."""
    other = record.autre_origine
    if other and other.nature is NatureOrigine.RETOUR and record.repris_de is None:
        yield _error(
            document,
            ("autre_origine", "nature"),
            "retour-sans-fiche",
            "cette action vient d’un retour qui n’a pas de fiche, et ne reprend aucun document plus ancien",
            "enregistrez le retour et citez-le dans « origines » ; si l’action est reprise d’un ancien plan, dites "
            "duquel dans « repris_de »",
        )


def _appreciation(record: Appreciation, document: Document) -> Iterator[Finding]:
    if record.periode.au < record.periode.du:
        message = "la période finit avant de commencer"
        yield _error(document, ("periode", "au"), "periode-inversee", message, "vérifiez « du » et « au »")
    if record.envoyes is not None and record.reponses > record.envoyes:
        message = f"{record.reponses} réponses pour {record.envoyes} questionnaires envoyés"
        yield _error(
            document, ("reponses",), "reponses-trop-nombreuses", message, "vérifiez les deux nombres"
        )
    codes = [question.code for question in record.questions]
    yield from _twice(document, "questions", codes)
    yield from _twice(document, "constats", [constat.code for constat in record.constats])
    for index, question in enumerate(record.questions):
        yield from _question(record, question, document, ("questions", index))
    for index, constat in enumerate(record.constats):
        if constat.question is not None and constat.question not in codes:
            near = closest(constat.question, codes)
            yield _error(
                document,
                ("constats", index, "question"),
                "question-inconnue",
                f"la question « {constat.question} » n’est pas dans cette synthèse",
                f"vouliez-vous dire « {near} » ?" if near else f"questions de la fiche : {', '.join(codes)}",
            )


def _question(record: Appreciation, question: Question, document: Document, at: Pointer) -> Iterator[Finding]:
    levels = question.echelle.niveaux
    for level in question.repartition:
        if level not in levels:
            near = closest(level, levels)
            yield _error(
                document,
                (*at, "repartition", level),
                "niveau-inconnu",
                f"« {level} » n’est pas un niveau de l’échelle « {question.echelle} »",
                f"vouliez-vous dire « {near} » ?" if near else f"niveaux possibles : {', '.join(levels)}",
                key=True,
            )
    if question.cible is not None and (outside := hors_echelle(question.cible, question.echelle)):
        yield _error(document, (*at, "cible"), "cible-hors-echelle", *outside)
    counted = question.effectif + question.sans_reponse
    if counted > record.reponses:
        yield _error(
            document,
            (*at, "repartition"),
            "repartition-impossible",
            f"{counted} réponses comptées à la question « {question.code} » pour {record.reponses} personnes",
            "vérifiez la répartition, « sans_reponse » et « reponses »",
            key=True,
        )


def _nature(record: Signalement, document: Document) -> Iterator[Finding]:
    wanted = _PREFIX[record.nature]
    if not record.id.startswith(f"{wanted}-"):
        yield _error(
            document,
            ("nature",),
            "nature-contraire-au-nom",
            f"la nature « {record.nature} » ne correspond pas au nom du fichier, {record.id}",
            f"renommez le fichier en {wanted}-…, ou corrigez la nature",
        )


def _bilan(record: Bilan, document: Document) -> Iterator[Finding]:
    if record.candidats_debut is None or record.candidats_fin is None:
        return
    gone = record.candidats_debut - record.candidats_fin
    if gone < 0:
        message = f"{record.candidats_fin} candidats à la fin pour {record.candidats_debut} au début"
        yield _error(
            document, ("candidats_fin",), "candidats-trop-nombreux", message, "vérifiez les deux nombres"
        )
    told = sum(cause.nombre for cause in record.causes_abandon)
    if told > max(gone, 0):
        message = f"{told} causes d’abandon pour {max(gone, 0)} abandons (début moins fin)"
        remedy = "comptez une seule cause par abandon"
        yield _error(document, ("causes_abandon",), "causes-trop-nombreuses", message, remedy, key=True)


def _twice(document: Document, collection: str, codes: list[str]) -> Iterator[Finding]:
    first = {code: index for index, code in reversed(list(enumerate(codes)))}
    repeated = {code for code, count in Counter(codes).items() if count > 1}
    for index, code in enumerate(codes):
        if code in repeated and index != first[code]:
            yield Finding(
                "code-en-double",
                Severity.ERREUR,
                f"le code « {code} » est déjà pris dans cette fiche",
                document.span((collection, index, "code")),
                helps=("donnez un code différent : il fait partie de l’adresse",),
                related=(Label(document.span((collection, first[code], "code")), "déjà pris ici"),),
            )


def _error(
    document: Document, at: Pointer, code: str, message: str, *helps: str, key: bool = False
) -> Finding:
    span = document.key_span(at) if key else document.span(at)
    return Finding(code, Severity.ERREUR, message, span, helps=helps)
