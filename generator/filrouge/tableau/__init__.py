"""Records as rows of a sheet, both ways: which columns, how a value shows in a cell, and what a cell says."""

from filrouge.tableau.cellules import Cellule, Lexique, Lu, Refus, lire, montrer
from filrouge.tableau.colonnes import TABLES, Colonne, Table
from filrouge.tableau.empreinte import EMPREINTE, Empreinte, normal
from filrouge.tableau.rangees import marque, montree

__all__ = [
    "EMPREINTE",
    "TABLES",
    "Cellule",
    "Colonne",
    "Empreinte",
    "Lexique",
    "Lu",
    "Refus",
    "Table",
    "lire",
    "marque",
    "montree",
    "montrer",
    "normal",
]
