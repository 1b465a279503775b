"""One change of a record between two versions: a closed set of kinds, and what was there before and after."""

import json
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Final, TypeAlias, TypeGuard

from filrouge.records import RecordType
from filrouge.source import Value
from filrouge.validation import load_schema

Chemin: TypeAlias = tuple[str, ...]
"""The way to a value by names alone: ``("constats", "rythme", "cause")``, ``("suivi", "2026-05-18")``."""


class Rien(Enum):
    """What is not there, where null (None) may be."""

    RIEN = "rien"


RIEN: Final = Rien.RIEN
Valeur: TypeAlias = "Value | Rien"


class NatureChangement(StrEnum):
    """Every kind of change, in the order in which changes are read."""

    CREE = "cree"
    RETABLI = "retabli"
    RENOMME = "renomme"
    SUPPRIME = "supprime"
    ILLISIBLE = "illisible"
    RELISIBLE = "relisible"
    DEPLACE = "deplace"
    STATUT = "statut"
    EFFICACITE_CONSTATEE = "efficacite_constatee"
    EFFICACITE_REVUE = "efficacite_revue"
    EFFICACITE_RETIREE = "efficacite_retiree"
    SUITE = "suite"
    ECHEANCE_FIXEE = "echeance_fixee"
    ECHEANCE_REPORTEE = "echeance_reportee"
    ECHEANCE_AVANCEE = "echeance_avancee"
    ECHEANCE_RETIREE = "echeance_retiree"
    DATE = "date"
    RESPONSABLE = "responsable"
    PERSONNE = "personne"
    LIEN_AJOUTE = "lien_ajoute"
    LIEN_REMPLACE = "lien_remplace"
    LIEN_RETIRE = "lien_retire"
    PIECE_AJOUTEE = "piece_ajoutee"
    PIECE_RETIREE = "piece_retiree"
    NOTE_AJOUTEE = "note_ajoutee"
    NOTE_MODIFIEE = "note_modifiee"
    NOTE_RETIREE = "note_retiree"
    ENTREE_AJOUTEE = "entree_ajoutee"
    ENTREE_MODIFIEE = "entree_modifiee"
    ENTREE_RETIREE = "entree_retiree"
    COTATION = "cotation"
    MESURE = "mesure"
    REPARTITION = "repartition"
    VALEUR = "valeur"
    TEXTE = "texte"
    NOTE_INTERNE = "note_interne"
    LISTE_VIDE = "liste_vide"

    @property
    def rang(self) -> int:
        """Where such a change stands among the changes of one commit."""
        return _RANGS[self]

    @property
    def entiere(self) -> bool:
        """True when the record as a whole came, went, or could no longer be read."""
        return self.rang <= _RANGS[NatureChangement.RELISIBLE]

    @property
    def groupee(self) -> bool:
        """True when several keys of one mapping are told as one: ``avant`` and ``apres`` hold these keys alone."""
        return self in {NatureChangement.COTATION, NatureChangement.REPARTITION}


_RANGS = {nature: rang for rang, nature in enumerate(NatureChangement)}


@dataclass(frozen=True)
class Changement:
    """One change. ``avant`` or ``apres`` is RIEN for what was added or taken away.

    ``entree`` means that the last step of ``pointer`` is the key of an entry of a list (its code, its date,
    or the entry itself when it is a plain value), which is then wholly in ``avant`` and ``apres``. For
    ``RENOMME`` the pointer is the old id, then the new; for ``DEPLACE``, ``apres`` is the new path.
    Treat the values as immutable. They hold internal notes: only ``phrase`` says what may be read.
    """

    type: RecordType
    nature: NatureChangement
    pointer: Chemin = ()
    avant: Valeur = RIEN
    apres: Valeur = RIEN
    entree: bool = False


@dataclass(frozen=True)
class Lieu:
    """A place in a record, and what the schema says of it (``{}`` when it says nothing, as of keys of the past)."""

    type: RecordType
    pointer: Chemin
    noeud: dict[str, Any]

    @classmethod
    def racine(cls, type_: RecordType) -> "Lieu":
        """Return the place of the whole record."""
        return cls(type_, (), load_schema(type_.name).json)

    def cle(self, nom: str) -> "Lieu":
        """Return the place of a key of this mapping."""
        noeud = self.noeud.get("properties", {}).get(nom, self.noeud.get("additionalProperties"))
        return Lieu(self.type, (*self.pointer, nom), noeud if isinstance(noeud, dict) else {})

    def element(self, cle: str) -> "Lieu":
        """Return the place of an entry of this list."""
        return Lieu(self.type, (*self.pointer, cle), self.noeud.get("items", {}))

    @property
    def nom(self) -> str:
        """The last step of the pointer ("" for the whole record)."""
        return self.pointer[-1] if self.pointer else ""

    @cached_property
    def renvois(self) -> frozenset[str]:
        """What a value of this place may point to."""
        return frozenset(self.noeud.get("x-reference", ()))


def canonique(valeur: Valeur) -> str:
    """Return a text that is the same for the same values.

    The order of keys and of entries says nothing, nor does « 4,0 » for « 4 »; ``True`` is not ``1``.
    """
    return "rien" if est_rien(valeur) else json.dumps(_rangee(valeur), sort_keys=True)


def _rangee(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {key: _rangee(child) for key, child in valeur.items()}
    if isinstance(valeur, list):
        return sorted(map(_rangee, valeur), key=lambda entry: json.dumps(entry, sort_keys=True))
    return int(valeur) if isinstance(valeur, float) and valeur.is_integer() else valeur


def est_rien(valeur: Valeur) -> TypeGuard[Rien]:
    """Tell whether there is nothing at all."""
    return valeur is RIEN


def cle_entree(entree: Value) -> str:
    """Return what names an entry of a list: its code, its date…, or itself; "" when nothing does."""
    if isinstance(entree, dict):
        named = (entree.get(name) for name in _CLES)
        return next((value for value in named if isinstance(value, str) and value), "")
    return entree if isinstance(entree, str) else canonique(entree)


_CLES = ("code", "id", "action", "le", "date", "cause", "texte")
