"""One version of the text, and what it asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from filrouge.records.types.appreciation import PartiePrenante
from filrouge.records.types.commun import Categorie
from filrouge.records.types.organisme import TypeAudit


class Origine(StrEnum):
    """Who says so: a certifier's grid, or our own reading of the text."""

    CERTIFICATEUR = "certificateur"
    LECTURE = "lecture"


ORIGINES: Mapping[Origine, str] = MappingProxyType(
    {Origine.CERTIFICATEUR: "grille de certificateur", Origine.LECTURE: "lecture de Fil Rouge"}
)
"""The words that say it beside a line: neither is an official text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published text; ``publie_le`` is None when it is not published yet, and ``note`` says so."""

    titre: str
    publie_le: date | None = None
    reference: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extrait:
    """Words of an official text; ``litteral`` when they are quoted, else they are told in other words."""

    texte: str
    litteral: bool = False
    categories: tuple[Categorie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cas:
    """A special case, and what it changes: ``quand`` in words, and whom it concerns (empty: everybody)."""

    quand: str
    texte: str
    categories: tuple[Categorie, ...] = ()
    nouvel_entrant: bool = False

    def concerne(self, categories: Iterable[Categorie], *, nouvel_entrant: bool) -> bool:
        """Tell whether an organisation is in this case."""
        if self.nouvel_entrant:
            return nouvel_entrant
        return not self.categories or bool(set(self.categories) & set(categories))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendu:
    """A proof an auditor expects; ``preuve`` names what in the repository can show it.

    ``formalisation`` ones are asked of a new entrant too; the others only once the work has begun.
    """

    code: str
    texte: str
    preuve: str
    categories: tuple[Categorie, ...] = ()
    formalisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """One indicator: its official words, and what is expected of it.

    ``categories`` are those it applies to (empty: all). ``gradation`` lists how a partial failure may be
    graded (empty: not known yet, ``gradation_note`` says why); ``exemples`` are the official examples of
    proof, ``exclusions`` what the guide does not take for one.
    """

    numero: int
    texte: str
    niveau_attendu: Extrait | None = None
    categories: tuple[Categorie, ...] = ()
    gradation: tuple[str, ...] = ()
    gradation_note: str | None = None
    exemples: tuple[Extrait, ...] = ()
    exclusions: tuple[Extrait, ...] = ()
    attendus: tuple[Attendu, ...] = ()
    cas: tuple[Cas, ...] = ()

    def concerne(self, categories: Iterable[Categorie]) -> bool:
        """Tell whether an organisation of these categories is asked for it."""
        return not self.categories or bool(set(self.categories) & set(categories))


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneGrille:
    """One line of the grid: ``preuve`` shows it, ``regles`` (marks such as "A3") put it at risk.

    A blocking finding of one of the ``decisives``, which are among the ``regles``, contradicts the line
    itself. ``formalisation`` lines are asked of a new entrant too.
    """

    code: str
    indicateur: int
    texte: str
    origine: Origine
    preuve: str
    regles: tuple[str, ...]
    decisives: tuple[str, ...] = ()
    formalisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartieAttendue:
    """Who must be asked, for a category of actions (ind. 30); ``facultatives``: where there is one."""

    categorie: Categorie
    parties: tuple[PartiePrenante, ...]
    facultatives: tuple[PartiePrenante, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NonConformite:
    """What follows a non-conformité: ``delai_mois`` months to correct it, then ``verification``."""

    gradation: str
    delai_mois: int
    controle_mois: int | None = None
    texte: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegleAudit:
    """When an audit of a kind takes place."""

    type: TypeAudit
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referentiel:
    """One version of the référentiel, in force from ``du`` until the next one.

    ``guide`` is the guide de lecture of this version; ``exemples_de`` the one the examples of proof and
    the niveaux attendus come from, which may be the one before.
    """

    code: str
    titre: str
    du: date
    application: str | None = None
    texte: Source
    guide: Source
    exemples_de: Source
    indicateurs: tuple[Indicateur, ...]
    parties_prenantes: tuple[PartieAttendue, ...]
    grille: tuple[LigneGrille, ...]
    non_conformites: tuple[NonConformite, ...]
    audits: tuple[RegleAudit, ...]

    def indicateur(self, numero: int) -> Indicateur | None:
        """Return an indicator; None when this version does not have it."""
        return next((found for found in self.indicateurs if found.numero == numero), None)

    def lignes(self, numero: int) -> tuple[LigneGrille, ...]:
        """Return the lines of the grid for an indicator."""
        return tuple(line for line in self.grille if line.indicateur == numero)

    def parties(self, categories: Iterable[Categorie]) -> tuple[PartiePrenante, ...]:
        """Return who must be asked by an organisation of these categories, each once, in the order of the text."""
        asked = set(categories)
        wanted = {p for entry in self.parties_prenantes if entry.categorie in asked for p in entry.parties}
        return tuple(partie for partie in PartiePrenante if partie in wanted)
