"""Sentences made of parts: text, addresses of records, links; each output renders them its own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from filrouge.records import Ref


class Section(StrEnum):
    """A place of the site that holds all records of a kind."""

    APPRECIATIONS = "appreciations"
    RECLAMATIONS = "reclamations"
    DIFFICULTES = "difficultes"
    ALEAS = "aleas"
    ABANDONS = "abandons"
    BILANS = "bilans"
    PLAN = "plan"
    REVUES = "revues"
    RISQUES = "risques"


@dataclass(frozen=True, slots=True)
class Lien:
    """Words that lead to a section; with ``origine``, to those of its actions that come from such a record."""

    section: Section
    texte: str
    origine: str = ""


@dataclass(frozen=True, slots=True)
class Dehors:
    """Words that lead out of the site, to an address that is sound; plain words where an output has no links."""

    adresse: str
    texte: str


Part: TypeAlias = str | Ref | Lien | Dehors
Phrase: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Preuve:
    """What shows an expected proof: a sentence, and the records that stand behind it (those it names, and others)."""

    phrase: Phrase
    fiches: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Manque:
    """What is not there, in words, and the records concerned; ``inconnu`` when it may be there, unseen."""

    phrase: Phrase
    fiches: tuple[Ref, ...] = ()
    inconnu: bool = False


@dataclass(frozen=True, slots=True)
class SansObjet:
    """Why nothing has to be shown."""

    phrase: Phrase


Dit: TypeAlias = Preuve | Manque | SansObjet
"""What a prover says."""


def brut(phrase: Iterable[Part]) -> str:
    """Return a sentence as plain text."""
    return "".join(part.texte if isinstance(part, Lien | Dehors) else str(part) for part in phrase)


def enumerer(phrases: Iterable[Phrase], sep: str = ", ") -> Phrase:
    """Join sentences: « a, b, c »."""
    return tuple(_joined(phrases, sep))


def refs(found: Iterable[Ref], limit: int = 6) -> Phrase:
    """Name addresses, and say how many more there are."""
    known = list(found)
    shown = [(ref,) for ref in known[:limit]]
    more: list[Phrase] = [(f"{len(known) - limit} autres",)] if len(known) > limit + 1 else []
    if len(known) == limit + 1:
        shown.append((known[-1],))
    return enumerer([*shown, *more])


def _joined(phrases: Iterable[Phrase], sep: str) -> Iterator[Part]:
    for index, phrase in enumerate(phrases):
        if index:
            yield sep
        yield from phrase
