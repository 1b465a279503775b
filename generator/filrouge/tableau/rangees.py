"""A record as a row: what each column shows of it, and the mark by which it is known when it comes back."""

from filrouge.ecriture.scalars import value_at
from filrouge.source import Document, Value
from filrouge.tableau.cellules import Cellule, Lexique, montrer
from filrouge.tableau.colonnes import Colonne, Table
from filrouge.tableau.empreinte import Empreinte
from filrouge.validation import load_schema


def montree(colonne: Colonne, table: Table, data: Value, lexique: Lexique) -> Cellule:
    """Return what a column shows of the values of a record."""
    node = load_schema(table.type).at(colonne.pointer)
    return montrer(node, value_at(data, colonne.pointer), lexique)


def marque(document: Document, table: Table, lexique: Lexique) -> Empreinte:
    """Return the mark of a record as it is now, and of the row that shows it."""
    cells = (montree(one, table, document.data, lexique) for one in table.relues)
    return Empreinte.de(document.text, cells)
