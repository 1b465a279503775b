"""One version of the text, and what it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from filrouge.records.types.appreciation import PartiePrenante
from filrouge.records.types.commun import Categorie


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published text; ``publie_le`` is None when it is not published yet, and ``note`` says so."""

    titre: str
    publie_le: date | None = None
    reference: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cas:
    """A special case ("nouvel entrant", "sous-traitance" …) and what it changes."""

    quand: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendu:
    """A proof an auditor expects; ``preuve`` names what in the repository can show it."""

    code: str
    texte: str
    preuve: str
    categories: tuple[Categorie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """One indicator: its official words, and what is expected of it.

    ``categories`` are those it applies to (empty: all). ``gradation`` lists how a partial failure may be
    graded (empty: not known yet, ``gradation_note`` says why); ``exemples`` are the official examples of proof.
    """

    numero: int
    texte: str
    niveau_attendu: str | None = None
    categories: tuple[Categorie, ...] = ()
    gradation: tuple[str, ...] = ()
    gradation_note: str | None = None
    exemples: tuple[str, ...] = ()
    attendus: tuple[Attendu, ...] = ()
    cas: tuple[Cas, ...] = ()

    def concerne(self, categories: Iterable[Categorie]) -> bool:
        """Tell whether an organisation of these categories is asked for it."""
        return not self.categories or bool(set(self.categories) & set(categories))


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneGrille:
    """One line of the certifier's grid: ``preuve`` shows it, ``regles`` (marks such as "A3") put it at risk."""

    code: str
    indicateur: int
    texte: str
    preuve: str
    regles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartieAttendue:
    """Who must be asked, for a category of actions (ind. 30)."""

    categorie: Categorie
    parties: tuple[PartiePrenante, ...]
    facultatives: tuple[PartiePrenante, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referentiel:
    """One version of the référentiel, in force from ``du`` until the next one."""

    code: str
    titre: str
    du: date
    texte: Source
    guide: Source
    indicateurs: tuple[Indicateur, ...]
    parties_prenantes: tuple[PartieAttendue, ...]
    grille: tuple[LigneGrille, ...]

    def indicateur(self, numero: int) -> Indicateur | None:
        """Return an indicator; None when this version does not have it."""
        return next((found for found in self.indicateurs if found.numero == numero), None)

    def parties(self, categories: Iterable[Categorie]) -> tuple[PartiePrenante, ...]:
        """Return who must be asked by an organisation of these categories, each once, in the order of the text."""
        asked = set(categories)
        wanted = {p for entry in self.parties_prenantes if entry.categorie in asked for p in entry.parties}
        return tuple(partie for partie in PartiePrenante if partie in wanted)
