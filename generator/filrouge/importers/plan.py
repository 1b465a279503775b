"""Our own workbook, filled in and sent back: what changes in which record, and everything that cannot be taken."""

from collections.abc import Mapping, Sequence
from datetime import date

from filrouge.diagnostics.french import plural
from filrouge.evidence import Evidence
from filrouge.importers.feuilles import Case, Faute, Feuille, Fichier
from filrouge.importers.numeros import Numeros
from filrouge.importers.projet import Projet
from filrouge.importers.rangee import EXPORT, Rangee, Reprise
from filrouge.records import type_of
from filrouge.tableau import (
    EMPREINTE,
    TABLES,
    Lexique,
    Table,
)
from filrouge.tableau.cellules import loose
from filrouge.tableau.colonnes import NUMERO


def est_le_notre(fichier: Fichier) -> bool:
    """Tell a workbook of « exporter excel » from any other."""
    return any(map(_is_marked, fichier.feuilles))


def _is_marked(feuille: Feuille) -> bool:
    return any(case.valeur == EMPREINTE for case in (feuille.lignes or ((),))[0])


def lire_plan(fichier: Fichier, evidence: Evidence, today: date) -> Projet:
    """Return what the workbook changes; ``today`` dates the notes that it adds."""
    reprise = Reprise(evidence, today, Numeros(evidence.project.root), Lexique.de(evidence.graph.organisme))
    tables = {loose(one.titre): one for one in TABLES}
    for feuille in fichier.feuilles:
        if (table := tables.get(loose(feuille.nom))) is not None:
            _read(reprise, feuille, table)
        elif _is_marked(feuille):
            names = ", ".join(one.titre for one in TABLES)
            remedy = f"rendez-lui son nom ; les feuilles du classeur sont : {names}"
            reprise.fautes.append(Faute(feuille.nom, "cette feuille a changé de nom", remedy))
    return Projet(tuple(reprise.changements), tuple(reprise.fautes), tuple(reprise.notes))


def _read(reprise: Reprise, feuille: Feuille, table: Table) -> None:
    for fusion in feuille.fusions:
        reprise.fautes.append(
            Faute(fusion.place, "des cellules sont fusionnées", "annulez la fusion : une valeur par cellule")
        )
    heads = feuille.lignes[0] if feuille.lignes else ()
    places = _headings(reprise, heads, table, feuille.nom)
    if loose(NUMERO) not in places:
        reprise.fautes.append(Faute(feuille.nom, f"la colonne « {NUMERO} » manque", EXPORT))
        return
    seen: dict[str, str] = {}
    for cases in feuille.lignes[1:]:
        row = Rangee(reprise, table, {name: cases[at] for name, at in places.items()})
        if not row.is_empty:
            row.read(seen)
    _absent(reprise, table, seen)


def _headings(reprise: Reprise, heads: Sequence[Case], table: Table, name: str) -> dict[str, int]:
    """Return heading → column, from 0; what is not known is told, and left alone."""
    known = {loose(one) for one in (NUMERO, EMPREINTE, *(column.entete for column in table.colonnes))}
    found: dict[str, int] = {}
    for at, case in enumerate(heads):
        heading = loose(str(case.valeur or ""))
        if heading in found:
            reprise.fautes.append(
                Faute(case.place, f"la colonne « {case.valeur} » est là deux fois", "n’en gardez qu’une")
            )
        elif heading in known:
            found[heading] = at
        elif heading:
            reprise.notes.append(
                f"{name} : la colonne « {case.valeur} » n’est pas connue, elle n’est pas lue"
            )
    return found


def _absent(reprise: Reprise, table: Table, seen: Mapping[str, str]) -> None:
    ids = {one.id for one in reprise.evidence.graph.records.values() if type_of(one).name == table.type}
    if absent := ids - seen.keys():
        reprise.notes.append(
            f"{table.titre} : {plural(len(absent), 'fiche')} du plan hors du classeur, sans changement"
        )
