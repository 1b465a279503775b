"""A file of rows, as it was read: nothing of the library that read it is left."""

from dataclasses import dataclass

from filrouge.tableau import Cellule

FORMULE = "une formule"
ERREUR = "une erreur de calcul"


@dataclass(frozen=True, slots=True)
class Case:
    """One cell; ``defaut`` says what stands there instead of a value."""

    valeur: Cellule
    place: str
    defaut: str = ""


@dataclass(frozen=True, slots=True)
class Fusion:
    """Cells made one: ``place`` as people write it, first and last row from 1."""

    place: str
    premiere: int
    derniere: int


@dataclass(frozen=True, slots=True)
class Feuille:
    """One sheet: its rows, as long as one another, and the cells that were made one."""

    nom: str
    lignes: tuple[tuple[Case, ...], ...]
    fusions: tuple[Fusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Fichier:
    """What was read; ``encodage`` is that of a text, "" for a workbook."""

    feuilles: tuple[Feuille, ...]
    encodage: str = ""


@dataclass(frozen=True, slots=True)
class Faute:
    """What a file says that cannot be taken: where, what, and what to do."""

    place: str
    message: str
    aide: str

    def __str__(self) -> str:
        return f"{self.place} : {self.message}\n  aide : {self.aide}\n"
