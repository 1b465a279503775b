"""One row of our workbook: the record it changes, or the new one it makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from filrouge.ecriture.plis import plier
from filrouge.ecriture.scalars import value_at
from filrouge.evidence import Evidence
from filrouge.importers.feuilles import Case, Faute
from filrouge.importers.numeros import Numeros
from filrouge.importers.projet import Champ, Changement
from filrouge.records import RECORD_TYPES, RecordType, type_of, type_of_id
from filrouge.source import Document, Pointer, Value
from filrouge.tableau import (
    EMPREINTE,
    Colonne,
    Empreinte,
    Lexique,
    Lu,
    Refus,
    Table,
    marque,
    montree,
    normal,
)
from filrouge.tableau.cellules import lire, loose, montrer
from filrouge.tableau.colonnes import NUMERO, Sens
from filrouge.validation import load_schema

_TYPES = {one.name: one for one in RECORD_TYPES}
EXPORT = "refaites « filrouge exporter excel », puis reportez-y vos modifications"
_STAMPED = {
    "action": "ouverte_le",
    "signalement": "recu_le",
    "abandon": "survenu_le",
    "risque": "identifie_le",
}
"""The day that gives its year to the number of a new record."""
_NATURES = {"reclamation": "REC", "difficulte": "DIF", "alea": "ALE"}


@dataclass(slots=True)
class Reprise:
    """The import of one workbook: what it reads from, and what it has found so far."""

    evidence: Evidence
    today: date
    numeros: Numeros
    lexique: Lexique
    changements: list[Changement] = field(default_factory=list)
    fautes: list[Faute] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rangee:
    """One row; ``cases`` are its cells by heading, of the known columns alone."""

    reprise: Reprise
    table: Table
    cases: Mapping[str, Case]

    @property
    def is_empty(self) -> bool:
        """True when nothing is written in it."""
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
        evidence, lexique = self.reprise.evidence, self._lexique
        record, document = evidence.graph.records.get(id_), evidence.documents.get(id_)
        if record is None or document is None or type_of(record) is not self._type:
            message = f"aucune fiche « {self._type.label} » lisible ne porte le numéro « {id_} »"
            self._refuse(
                self._numero, message, "corrigez le numéro, ou laissez-le vide pour une nouvelle fiche"
            )
            return
        left = Empreinte.lue(str((self.cases.get(loose(EMPREINTE)) or self._numero).valeur or ""))
        stale = left is None or left.fiche != marque(document, self.table, lexique).fiche
        if stale and (
            self._says_the_same(document) or (left is not None and left.ligne == self._mark(document))
        ):
            return
        if left is None:
            message = f"l’empreinte de {id_} manque : on ne sait pas de quelle version elle part"
            self._refuse(self._numero, message, EXPORT)
        elif stale:
            message = f"la fiche {id_} a changé depuis l’export, et cette ligne aussi"
            self._refuse(self._numero, message, EXPORT)
        else:
            self._change(id_, document)

    def _change(self, id_: str, document: Document) -> None:
        valeurs, champs = self._changes(document.data)
        self._additions(document.data, valeurs, champs)
        if valeurs:
            titre = str(document.data.get("titre", ""))
            self._add(
                Changement(id_, titre, self._type, self._numero.place, valeurs, tuple(champs), document)
            )

    def _says_the_same(self, document: Document) -> bool:
        """Tell whether the cells say what the record says, with nothing to add."""
        added = any(normal(case.valeur) for _, case in self._columns(Sens.AJOUT))
        return not added and not any(True for _ in self._differences(document.data))

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
        """Return what the cells say that the record does not; what they cannot say is told."""
        valeurs: dict[Pointer, Value] = {}
        champs: list[Champ] = []
        for column, case, read in self._differences(data):
            if isinstance(read, Refus):
                self._refuse(case, read.message, read.aide)
                continue
            node = load_schema(self.table.type).at(column.pointer)
            before = montree(column, self.table, data, self._lexique)
            valeurs[column.pointer] = read
            champs.append(Champ(column.entete, before, montrer(node, read, self._lexique)))
        return valeurs, champs

    def _differences(self, data: Value) -> Iterator[tuple[Colonne, Case, Lu]]:
        """Yield the cells that do not say what the record says, and what they say."""
        for column, case in self._columns(Sens.RELUE):
            before = normal(montree(column, self.table, data, self._lexique))
            after = normal(case.valeur)
            if after == before:
                continue
            node = load_schema(self.table.type).at(column.pointer)
            read = lire(node, after, self._lexique)
            if isinstance(read, Refus) or read != lire(node, before, self._lexique):
                yield column, case, read

    def _additions(self, data: dict[str, Value], valeurs: dict[Pointer, Value], champs: list[Champ]) -> None:
        """Add the note of the day to the suivi, and the reason of a new échéance to the reports."""
        for column, case in self._columns(Sens.AJOUT):
            text = str(normal(case.valeur) or "")
            if not text:
                self._moved(case, column, data, valeurs)
                continue
            item: dict[str, Value] = {"le": self.reprise.today.isoformat()}
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

    def _moved(
        self, case: Case, column: Colonne, data: Mapping[str, Value], valeurs: Mapping[Pointer, Value]
    ) -> None:
        """Refuse a later échéance without its reason: git would show the one, and the plan would not say the other."""
        old, new = data.get("echeance"), valeurs.get(("echeance",))
        if column.pointer == ("reports",) and isinstance(old, str) and isinstance(new, str) and new > old:
            self._refuse(
                case,
                "l’échéance est reportée, et rien ne dit pourquoi",
                "écrivez le motif dans « Motif du report »",
            )

    def _create(self) -> None:
        valeurs, champs = self._changes({})
        self._additions({}, valeurs, champs)
        if not valeurs:
            return
        if (there := self._already(valeurs)) is not None:
            self.reprise.notes.append(
                f"{self._numero.place} : cette ligne est déjà dans le plan, c’est {there}"
            )
            return
        today = self.reprise.today.isoformat()
        if self.table.type == "action":
            valeurs.setdefault(("ouverte_le",), today)
            valeurs.setdefault(("statut",), "a_faire")
        prefix = _NATURES.get(str(valeurs.get(("nature",))), self._type.prefixes[0])
        year = int(str(valeurs.get((_STAMPED[self.table.type],), today))[:4])
        id_ = self.reprise.numeros.suivant(prefix, year)
        self._add(
            Changement(
                id_, str(valeurs.get(("titre",), "")), self._type, self._numero.place, valeurs, tuple(champs)
            )
        )

    def _already(self, valeurs: Mapping[Pointer, Value]) -> str | None:
        """Return the record that says all this: a workbook imported twice adds nothing the second time."""
        same = {pointer: value for pointer, value in valeurs.items() if pointer != ("suivi",)}
        return next(
            (
                id_
                for id_, document in self.reprise.evidence.documents.items()
                if type_of_id(id_) is self._type
                and all(value_at(document.data, pointer) == value for pointer, value in same.items())
            ),
            None,
        )

    def _columns(self, sens: Sens) -> Iterator[tuple[Colonne, Case]]:
        for column in self.table.colonnes:
            case = self.cases.get(loose(column.entete))
            if column.sens is sens and case is not None:
                yield column, case

    @property
    def _lexique(self) -> Lexique:
        return self.reprise.lexique

    def _add(self, changement: Changement) -> None:
        self.reprise.changements.append(changement)

    def _refuse(self, case: Case, message: str, aide: str) -> None:
        self.reprise.fautes.append(Faute(case.place, message, aide))
