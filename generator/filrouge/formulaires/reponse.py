"""The answer to an issue form, as GitHub writes it in the body of an issue, to values: nothing of it is ever run or trusted.

A body is text that a stranger wrote. It is read only if its headings are those of one form, each once and in order, and
each answer only if it is what its field takes; what is said of a fault never repeats the answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.formulaires.champs import Champ, Genre
from filrouge.formulaires.issues import DATE, FORMULAIRES, PROMESSE, Formulaire

MOST = 20_000
"""Characters of a body: what a workflow can hand from one job to the next in a variable, whatever the alphabet."""

_NONE = "_No response_"
_TICKED = re.compile(rf"- \[[xX]\] {re.escape(PROMESSE)}")
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# Control, bidirectional and invisible characters: none is typed in a form, and some hide what a reader believes to see.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Reponse:
    """What one form was answered: the values by key, and what is wrong, one sentence each."""

    formulaire: Formulaire | None
    valeurs: dict[str, str]
    defauts: tuple[str, ...]


def read_answer(body: str) -> Reponse:
    """Read the body of an issue."""
    text = body.replace("\r\n", "\n")
    if len(text) > MOST:
        return _refused(f"la demande dépasse {MOST} caractères")
    if _HIDDEN.search(text):
        return _refused("la demande contient des caractères invisibles ou de commande")
    for one in FORMULAIRES:
        answers = _answers(text, one.titres)
        if answers is not None:
            return _read(one, answers)
    return _refused(
        "la demande n’est pas la réponse à l’un des formulaires, ou ses titres (« ### … ») ont été changés ou répétés"
    )


def _refused(defaut: str) -> Reponse:
    return Reponse(None, {}, (defaut,))


def _answers(text: str, titles: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what follows each title; None unless all are there, each once, in order, with nothing before."""
    lines = text.split("\n")
    places = [
        [number for number, line in enumerate(lines) if line.rstrip() == f"### {title}"] for title in titles
    ]
    if any(len(found) != 1 for found in places):
        return None
    starts = [found[0] for found in places]
    if starts != sorted(starts) or any(line.strip() for line in lines[: starts[0]]):
        return None
    ends = (*starts[1:], len(lines))
    return tuple("\n".join(lines[start + 1 : end]).strip() for start, end in zip(starts, ends, strict=True))


def _read(one: Formulaire, answers: tuple[str, ...]) -> Reponse:
    *fields, promise = answers
    values: dict[str, str] = {}
    faults: list[str] = []
    for champ, answer in zip(one.champs, fields, strict=True):
        value = None if answer in {"", _NONE} else _value(champ, answer)
        if value is not None:
            values[champ.nom] = value
        faults.extend(_faults(champ, answer, value))
    if not _TICKED.fullmatch(promise):
        faults.append(f"« {one.promesse} » : la case n’est pas cochée")
    return Reponse(one, values, tuple(faults))


def _value(champ: Champ, answer: str) -> str | None:
    """Return the value that an answer gives; None when it gives none."""
    if champ.genre is Genre.CHOIX:
        return next((choix.valeur for choix in champ.choix if choix.mots == answer), None)
    if champ.genre is Genre.DATE:
        return _day(answer)
    if champ.genre is Genre.LIGNE and "\n" in answer:
        return None
    return answer


def _day(answer: str) -> str:
    """Return a day as records write it; its schema judges the rest."""
    french = _FRENCH_DAY.fullmatch(answer)
    return f"{french[3]}-{int(french[2]):02d}-{int(french[1]):02d}" if french else answer


def _faults(champ: Champ, answer: str, value: str | None) -> Iterator[str]:
    if answer in {"", _NONE}:
        if champ.obligatoire:
            yield f"« {champ.libelle} » : il manque une réponse"
        return
    if value is None:
        wanted = (
            "la réponse n’est pas dans la liste" if champ.genre is Genre.CHOIX else "écrivez une seule ligne"
        )
        yield f"« {champ.libelle} » : {wanted}"
        return
    least, most = champ.taille
    if least is not None and len(value) < least:
        yield f"« {champ.libelle} » : {least} caractères au moins"
    if most is not None and len(value) > most:
        yield f"« {champ.libelle} » : {most} caractères au plus"
    if champ.genre is Genre.DATE and not (champ.motif and re.search(champ.motif[0], value)):
        yield f"« {champ.libelle} » : écrivez la date {DATE}"
