"""One record as one commit left it, and what vouches for its dates: plain values, whoever read them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from filrouge.source import Value

Lecture = Callable[[], Mapping[str, Value] | None]
"""Reads a past state of a record when it is first asked for; None when there is none, or none readable."""


class Nature(StrEnum):
    """What a commit did to a record's file; a move may change its values too."""

    CREATION = "creation"
    MODIFICATION = "modification"
    DEPLACEMENT = "deplacement"
    SUPPRESSION = "suppression"
    RESTAURATION = "restauration"


class NiveauPreuve(StrEnum):
    """What vouches for the dates of a commit, to be said beside each of them.

    A, a third party: a valid time stamp holds the commit ("au plus tard le …"). B, the forge: the commit by which
    it landed bears the forge's own signature. C, nobody: the dates are those of the author's machine.
    """

    TIERS = "A"
    FORGE = "B"
    DECLAREE = "C"


@dataclass(frozen=True, slots=True)
class Enregistrement:
    """One commit that the last one contains, whatever it changed.

    ``ecrite`` and ``enregistree`` are the author's and the committer's date, ``arrivee`` the day it reached the main
    line; ``parents`` the committer's dates of the commits it follows, without those that no calendar has.
    """

    commit: str
    ecrite: datetime | None
    enregistree: datetime | None
    arrivee: datetime
    parents: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Version:
    """One record as one commit left it.

    ``ecrite`` is the author's date, ``enregistree`` the committer's, ``arrivee`` the day its content
    reached the main line; all three are what machines said, not proofs. The first two are None when the
    commit bears a date outside 1970–2100. ``sujet`` is the first line of the commit's message.
    ``supprimee`` means that the commit took the file away. ``auteur`` is the author's e-mail in lower case: it is for
    looking up in the register of authors, and is never published. ``niveau`` says what vouches for the dates;
    ``prouvee`` by when a third party had seen the commit, at level A alone.

    Versions made side by side on several branches follow one another here: to know what a commit changed,
    compare ``donnees`` with ``avant``, not with the version before it in the list, which is ``precedente``.
    ``contenus`` are the ids that git gives to what the commit found and left, "" for none.
    """

    commit: str
    ecrite: datetime | None
    enregistree: datetime | None
    arrivee: datetime
    chemin: str
    sujet: str = ""
    supprimee: bool = False
    lire: Lecture = field(default=lambda: None, compare=False, repr=False)
    nature: Nature = Nature.MODIFICATION
    lire_avant: Lecture = field(default=lambda: None, compare=False, repr=False)
    auteur: str = field(default="", repr=False)
    niveau: NiveauPreuve = NiveauPreuve.DECLAREE
    prouvee: datetime | None = None
    precedente: "Version | None" = field(default=None, compare=False, repr=False)
    contenus: tuple[str, str] = ("", "")

    @cached_property
    def donnees(self) -> Mapping[str, Value] | None:
        """The values as written then; None when the file was taken away or could not be read.

        The text of a Markdown file is under ``corps``, as in a record.
        """
        return None if self.supprimee else self.lire()

    @cached_property
    def avant(self) -> Mapping[str, Value] | None:
        """The values that the commit found; None when there were none, or none readable."""
        return self.lire_avant()

    @property
    def connue(self) -> Mapping[str, Value] | None:
        """The values that the commit found; where there were none, the last that were there and readable before."""
        found, earlier = self.avant, self.precedente
        while found is None and earlier is not None:
            found, earlier = earlier.donnees, earlier.precedente
        return found

    @cached_property
    def empreinte(self) -> str:
        """Return a text that is the same for the same version: its values are those of its contents."""
        return f"{self!r} {self.auteur}"

    @cached_property
    def sans_effet(self) -> bool:
        """True when the file changed and no value did: line ends, quotes, comments, order of the keys."""
        if self.nature is not Nature.MODIFICATION or self.avant is None or self.donnees is None:
            return False
        return _canonical(self.avant) == _canonical(self.donnees)


def _canonical(data: Mapping[str, Value]) -> str:
    """Values as text: Python holds ``True`` and ``1`` for equal."""
    return json.dumps(dict(data), sort_keys=True)
