"""Our own workbook, filled in and sent back: what changes in which record, and everything that cannot be taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from filrouge.ecriture.plis import plier
from filrouge.evidence import Evidence
from filrouge.importers.feuilles import Case, Faute, Fautes, Feuille, Fichier
from filrouge.importers.numeros import Numeros
from filrouge.importers.projet import Champ, Changement, Projet
from filrouge.records import RECORD_TYPES, RecordType, type_of
from filrouge.source import Document, Pointer, Value
from filrouge.tableau import (
    EMPREINTE,
    TABLES,
    Colonne,
    Empreinte,
    Lexique,
    Refus,
    Table,
    marque,
    montree,
    normal,
)
from filrouge.tableau.cellules import lire, loose
from filrouge.tableau.colonnes import NUMERO, Sens
from filrouge.validation import load_schema

_TYPES = {one.name: one for one in RECORD_TYPES}
_EXPORT = "refaites « filrouge exporter excel », puis reportez-y vos modifications"
_STAMPED = {
    "action": "ouverte_le",
    "signalement": "recu_le",
    "abandon": "survenu_le",
    "risque": "identifie_le",
}
"""The day that gives its year to the number of a new record."""
_NATURES = {"reclamation": "REC", "difficulte": "DIF", "alea": "ALE"}


def est_le_notre(fichier: Fichier) -> bool:
    """Tell a workbook of « exporter excel » from any other."""
    return any(
        case.valeur == EMPREINTE for feuille in fichier.feuilles for case in (feuille.lignes or ((),))[0]
    )


def lire_plan(fichier: Fichier, evidence: Evidence, today: date) -> Projet:
    """Return what the workbook changes; ``today`` dates the notes that it adds."""
    reading = _Reading(evidence, today, Numeros(evidence.project.root))
    tables = {loose(one.titre): one for one in TABLES}
    for feuille in fichier.feuilles:
        if (table := tables.get(loose(feuille.nom))) is not None:
            reading.read(feuille, table)
    return Projet(tuple(reading.changements), tuple(reading.fautes), tuple(reading.notes))


@dataclass(slots=True)
class _Reading:
    """The import of one workbook, sheet after sheet."""

    evidence: Evidence
    today: date
    numeros: Numeros
    changements: list[Changement] = field(default_factory=list)
    fautes: Fautes = field(default_factory=Fautes)
    notes: list[str] = field(default_factory=list)

    def read(self, feuille: Feuille, table: Table) -> None:
        for fusion in feuille.fusions:
            self.fautes.dire(
                fusion.place, "des cellules sont fusionnées", "annulez la fusion : une valeur par cellule"
            )
        heads = feuille.lignes[0] if feuille.lignes else ()
        places = self._headings(heads, table, feuille.nom)
        if loose(NUMERO) not in places:
            self.fautes.dire(feuille.nom, f"la colonne « {NUMERO} » manque", _EXPORT)
            return
        seen: dict[str, str] = {}
        for cases in feuille.lignes[1:]:
            row = _Row(self, table, {name: cases[at] for name, at in places.items()})
            if not row.is_empty:
                row.read(seen)
        self._absent(table, seen)

    def _headings(self, heads: Sequence[Case], table: Table, name: str) -> dict[str, int]:
        """Return heading → column, from 0; what is not known is told, and left alone."""
        known = {loose(one) for one in (NUMERO, EMPREINTE, *(column.entete for column in table.colonnes))}
        found: dict[str, int] = {}
        for at, case in enumerate(heads):
            heading = loose(str(case.valeur or ""))
            if heading in found:
                self.fautes.dire(
                    case.place, f"la colonne « {case.valeur} » est là deux fois", "n’en gardez qu’une"
                )
            elif heading in known:
                found[heading] = at
            elif heading:
                self.notes.append(
                    f"{name} : la colonne « {case.valeur} » n’est pas connue, elle n’est pas lue"
                )
        return found

    def _absent(self, table: Table, seen: Mapping[str, str]) -> None:
        ids = {one.id for one in self.evidence.graph.records.values() if type_of(one).name == table.type}
        if absent := ids - seen.keys():
            self.notes.append(
                f"{table.titre} : {len(absent)} fiche(s) du plan ne sont pas dans le classeur, elles restent telles quelles"
            )


@dataclass(frozen=True, slots=True)
class _Row:
    """One row; ``cases`` are its cells by heading, of the known columns alone."""

    reading: _Reading
    table: Table
    cases: Mapping[str, Case]

    @property
    def is_empty(self) -> bool:
        return not any(case.defaut or normal(case.valeur) for case in self.cases.values())

    @property
    def _type(self) -> RecordType:
        return _TYPES[self.table.type]

    @property
    def _numero(self) -> Case:
        return self.cases[loose(NUMERO)]

    def read(self, seen: dict[str, str]) -> None:
        """Add what the row changes, or what is wrong with it."""
        broken = [case for case in self.cases.values() if case.defaut]
        for case in broken:
            self._refuse(case, f"la cellule contient {case.defaut}", "écrivez la valeur elle-même")
        id_ = str(self._numero.valeur or "").strip()
        if broken:
            seen[id_] = self._numero.place
        elif not id_:
            self._create()
        elif id_ in seen:
            self._refuse(self._numero, f"{id_} est déjà en {seen[id_]}", "gardez une seule ligne par fiche")
        else:
            seen[id_] = self._numero.place
            self._update(id_)

    def _update(self, id_: str) -> None:
        evidence, lexique = self.reading.evidence, self._lexique
        record, document = evidence.graph.records.get(id_), evidence.documents.get(id_)
        if record is None or document is None or type_of(record) is not self._type:
            message = f"aucune fiche « {self._type.label} » lisible ne porte le numéro « {id_} »"
            self._refuse(
                self._numero, message, "corrigez le numéro, ou laissez-le vide pour une nouvelle fiche"
            )
            return
        valeurs, champs = self._changes(document.data)
        self._additions(document.data, valeurs, champs)
        if not valeurs:
            return
        left = Empreinte.lue(str((self.cases.get(loose(EMPREINTE)) or self._numero).valeur or ""))
        now = marque(document, self.table, lexique)
        if left is None:
            self._refuse(
                self._numero,
                f"l’empreinte de {id_} manque : on ne sait pas de quelle version elle part",
                _EXPORT,
            )
        elif left.fiche == now.fiche:
            titre = str(document.data.get("titre", ""))
            self._add(
                Changement(id_, titre, self._type, self._numero.place, valeurs, tuple(champs), document)
            )
        elif left.ligne != self._mark(document):
            self._refuse(
                self._numero, f"la fiche {id_} a changé depuis l’export, et cette ligne aussi", _EXPORT
            )

    def _mark(self, document: Document) -> str:
        """Return the digest of the row as it came back; a column that was taken away counts as unchanged."""
        cells = (
            case.valeur
            if (case := self.cases.get(loose(one.entete))) is not None
            else montree(one, self.table, document.data, self._lexique)
            for one in self.table.relues
        )
        return Empreinte.de("", cells).ligne

    def _changes(self, data: Value) -> tuple[dict[Pointer, Value], list[Champ]]:
        """Return what the cells say that the record does not."""
        valeurs: dict[Pointer, Value] = {}
        champs: list[Champ] = []
        for column, case in self._columns(Sens.RELUE):
            before = normal(montree(column, self.table, data, self._lexique))
            after = normal(case.valeur)
            if after == before:
                continue
            node = load_schema(self.table.type).at(column.pointer)
            value, same = lire(node, after, self._lexique), lire(node, before, self._lexique)
            if isinstance(value, Refus):
                self._refuse(case, value.message, value.aide)
            elif value != same:
                valeurs[column.pointer] = value
                champs.append(Champ(column.entete, before, after))
        return valeurs, champs

    def _additions(self, data: dict[str, Value], valeurs: dict[Pointer, Value], champs: list[Champ]) -> None:
        """Add the note of the day to the suivi, and the reason of a new échéance to the reports."""
        for column, case in self._columns(Sens.AJOUT):
            text = str(normal(case.valeur) or "")
            if not text:
                continue
            item: dict[str, Value] = {"le": self.reading.today.isoformat()}
            if column.pointer == ("reports",):
                old = data.get("echeance")
                if ("echeance",) not in valeurs or old is None:
                    self._refuse(
                        case,
                        "un motif de report va avec une nouvelle échéance",
                        "changez l’échéance, ou effacez-le",
                    )
                    continue
                item |= {"ancienne": old, "motif": plier(text)}
            else:
                item["note"] = plier(text)
            there = data.get(str(column.pointer[0]))
            valeurs[column.pointer] = [*(there if isinstance(there, list) else []), item]
            champs.append(Champ(column.entete, None, text))

    def _create(self) -> None:
        valeurs, champs = self._changes({})
        self._additions({}, valeurs, champs)
        if not valeurs:
            return
        today = self.reading.today.isoformat()
        if self.table.type == "action":
            valeurs.setdefault(("ouverte_le",), today)
            valeurs.setdefault(("statut",), "a_faire")
        prefix = _NATURES.get(str(valeurs.get(("nature",))), self._type.prefixes[0])
        year = int(str(valeurs.get((_STAMPED[self.table.type],), today))[:4])
        id_ = self.reading.numeros.suivant(prefix, year)
        self._add(
            Changement(
                id_, str(valeurs.get(("titre",), "")), self._type, self._numero.place, valeurs, tuple(champs)
            )
        )

    def _columns(self, sens: Sens) -> Iterator[tuple[Colonne, Case]]:
        for column in self.table.colonnes:
            case = self.cases.get(loose(column.entete))
            if column.sens is sens and case is not None:
                yield column, case

    @property
    def _lexique(self) -> Lexique:
        return Lexique.de(self.reading.evidence.graph.organisme)

    def _add(self, changement: Changement) -> None:
        self.reading.changements.append(changement)

    def _refuse(self, case: Case, message: str, aide: str) -> None:
        self.reading.fautes.trouvees.append(Faute(case.place, message, aide))
