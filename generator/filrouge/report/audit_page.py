"""What a page of the pre-audit is made of: headings, sentences, points, each with its sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from filrouge.diagnostics import Severity
from filrouge.preaudit import Phrase, Verdict


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

SIGNES: Mapping[Verdict, Signe] = MappingProxyType(
    {
        Verdict.DEMONTREE: Signe.BON,
        Verdict.FRAGILE: Signe.FRAGILE,
        Verdict.NON_DEMONTREE: Signe.MAUVAIS,
        Verdict.NON_VERIFIABLE: Signe.INCONNU,
        Verdict.SANS_OBJET: Signe.RIEN,
    }
)
GRAVITES: Mapping[Severity, Signe] = MappingProxyType(
    {
        Severity.ERREUR: Signe.MAUVAIS,
        Severity.AVERTISSEMENT: Signe.FRAGILE,
        Severity.INFORMATION: Signe.NOTE,
    }
)
