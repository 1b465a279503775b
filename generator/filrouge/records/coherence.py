"""What one record says against itself, and no schema can see."""

from collections import Counter
from collections.abc import Iterator

from filrouge.diagnostics import Finding, Label, Severity, closest
from filrouge.records.types import Appreciation, Bilan, Record, Revue, Signalement
from filrouge.records.types.appreciation import Question
from filrouge.records.types.signalement import Nature
from filrouge.source import Document, Pointer

_PREFIX = {Nature.RECLAMATION: "REC", Nature.DIFFICULTE: "DIF", Nature.ALEA: "ALE"}


def incoherences(record: Record, document: Document) -> Iterator[Finding]:
    """Yield the faults inside one record: figures that do not add up, codes used twice."""
    if isinstance(record, Appreciation):
        yield from _appreciation(record, document)
    elif isinstance(record, Revue):
        yield from _twice(document, "decisions", [decision.code for decision in record.decisions])
    elif isinstance(record, Signalement):
        yield from _nature(record, document)
    elif isinstance(record, Bilan):
        yield from _bilan(record, document)


def _appreciation(record: Appreciation, document: Document) -> Iterator[Finding]:
    if record.periode.au < record.periode.du:
        yield _error(document, ("periode", "au"), "periode-inversee", "la période finit avant de commencer")
    if record.envoyes is not None and record.reponses > record.envoyes:
        message = f"{record.reponses} réponses pour {record.envoyes} questionnaires envoyés"
        yield _error(document, ("reponses",), "reponses-trop-nombreuses", message)
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
        yield _error(document, ("candidats_fin",), "candidats-trop-nombreux", message)
    told = sum(cause.nombre for cause in record.causes_abandon)
    if told > max(gone, 0):
        message = f"{told} causes d’abandon pour {max(gone, 0)} abandons (début moins fin)"
        yield _error(document, ("causes_abandon",), "causes-trop-nombreuses", message, key=True)


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
