"""The plan, the registers and the décisions as a workbook that a team fills in, and that comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from filrouge.diagnostics.french import jour, number, spaced
from filrouge.evidence import Evidence
from filrouge.exporters.classeur_forme import Feuille, Forme, write_workbook
from filrouge.graph import effet
from filrouge.profil import Profil
from filrouge.records import Action, Record, Ref, Revue, Risque, type_of
from filrouge.records.types.revue import Decision
from filrouge.tableau import EMPREINTE, TABLES, Cellule, Colonne, Lexique, Table, marque, montree
from filrouge.tableau.colonnes import CRITICITE, EFFET, NUMERO, RETARD, Sens
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json

_DECISIONS = "Décisions"


def export(evidence: Evidence, stream: BinaryIO) -> None:
    """Write the workbook; that of an auditor has no internal note, and cannot be imported again."""
    sheets = [_sheet(evidence, table) for table in TABLES]
    sheets.append(_decisions(evidence))
    organisme = evidence.graph.organisme
    name = organisme.nom if organisme else "Plan d’action"
    write_workbook(stream, name, evidence.project.today, tuple(_instructions(evidence, name)), sheets)


def _sheet(evidence: Evidence, table: Table) -> Feuille:
    interne = evidence.profil is Profil.INTERNE
    schema = load_schema(table.type)
    lexique = Lexique.de(evidence.graph.organisme)
    columns = tuple(one for one in table.colonnes if interne or not _is_internal(schema.at(one.pointer)))
    if not interne:
        columns = tuple(one for one in columns if one.sens is not Sens.AJOUT)
    forms = [_form(one, schema.at(one.pointer), lexique) for one in columns]
    rows = [
        _Row(evidence, record, lexique).cells(columns, table, marked=interne)
        for record in evidence.graph.records.values()
        if type_of(record).name == table.type
    ]
    heads = (Forme(NUMERO, 15), *forms, *([Forme(EMPREINTE, 8, cachee=True)] if interne else []))
    late = next((at for at, form in enumerate(heads) if form.entete == RETARD), None)
    return Feuille(table.titre, heads, tuple(rows), retard=late)


@dataclass(frozen=True, slots=True)
class _Row:
    """One record as a row."""

    evidence: Evidence
    record: Record
    lexique: Lexique

    def cells(self, columns: tuple[Colonne, ...], table: Table, *, marked: bool) -> tuple[Cellule, ...]:
        """Return the cells of some columns; ``marked``: the mark by which the row is known at its return comes last."""
        cells = (self.record.id, *(self._cell(one, table) for one in columns))
        return (
            (*cells, str(marque(self.evidence.documents[self.record.id], table, self.lexique)))
            if marked
            else cells
        )

    def _cell(self, column: Colonne, table: Table) -> Cellule:
        if column.sens is Sens.RELUE:
            return montree(column, table, self.evidence.documents[self.record.id].data, self.lexique)
        if column.sens is Sens.CALCULEE:
            return _computed(self.evidence, self.record, column.entete)
        return None


def _computed(evidence: Evidence, record: Record, entete: str) -> Cellule:
    if isinstance(record, Risque) and entete == CRITICITE:
        return record.criticite
    if isinstance(record, Action) and entete == RETARD:
        return "oui" if record.en_retard(evidence.project.today) else "non"
    found = effet(evidence.graph, record) if isinstance(record, Action) and entete == EFFET else None
    if found is None or found.avant is None:
        return None
    after = number(found.apres) if found.apres is not None else "pas encore mesuré"
    return f"{number(found.avant)} → {after} ({found.unite})"


def _is_internal(node: Json) -> bool:
    return bool(node.get("x-interne"))


def _form(column: Colonne, node: Json, lexique: Lexique) -> Forme:
    """Return how a column is laid out, and what may be written in it."""
    read = column.sens is Sens.RELUE
    words = lexique.mots(node) if read else None
    return Forme(
        entete=column.entete,
        largeur=column.largeur,
        choix=tuple(words.values()) if words else (),
        date=read and node.get("format") == "date",
        nombre=read and node.get("type") in {"number", "integer"},
        calculee=column.sens is Sens.CALCULEE,
    )


def _decisions(evidence: Evidence) -> Feuille:
    heads = (
        Forme("Adresse", 28),
        Forme("Revue", 44),
        Forme("Date", 14, date=True),
        Forme("Sur", 34),
        Forme("Décision", 44),
        Forme("Suite", 12),
        Forme("Motif", 44),
        Forme("Actions", 28),
    )
    rows = tuple(row for revue in evidence.graph.of(Revue) for row in _decided(evidence, revue))
    return Feuille(
        _DECISIONS, tuple(Forme(one.entete, one.largeur, date=one.date, calculee=True) for one in heads), rows
    )


def _decided(evidence: Evidence, revue: Revue) -> Iterator[tuple[Cellule, ...]]:
    labels = load_schema("revue").labels("decisions", "*", "suite", "nature")
    for decision in revue.decisions:
        here = Ref(revue.id, decision.code)
        actions = sorted({str(link.source) for link in evidence.graph.to(here, "decidee_en")})
        yield (
            str(here),
            revue.titre,
            revue.date,
            " ; ".join(map(str, decision.sur)) or _elsewhere(decision),
            decision.decision.rstrip("\n"),
            labels[decision.suite.nature],
            (decision.suite.motif or "").rstrip("\n") or None,
            " ; ".join(actions) or None,
        )


def _elsewhere(decision: Decision) -> str | None:
    """What a décision that cites no record starts from."""
    other = decision.autre_origine
    if other is None:
        return None
    word = load_schema("revue").labels("decisions", "*", "autre_origine", "nature")[other.nature]
    return f"{word}, {jour(other.le)}\u00a0: {other.texte.rstrip()}"


def _instructions(evidence: Evidence, name: str) -> Iterator[str]:
    """Yield the lines of the first sheet; one that begins with « # » is a heading."""
    day = jour(evidence.project.today)
    yield f"# {name}"
    yield spaced(f"Plan d’action, registres et décisions au {day}. Les retards sont calculés à cette date.")
    if evidence.profil is not Profil.INTERNE:
        yield "Classeur remis à un auditeur : il se lit, se trie et se filtre ; il n’est pas repris dans le plan."
        return
    for line in _HOW_TO:
        yield spaced(line)


_HOW_TO = (
    "# Pour modifier le plan",
    "Modifiez les cellules à fond blanc. Celles à fond gris sont calculées : elles ne sont pas relues.",
    "Une date s’écrit JJ/MM/AAAA. Une liste (origines, thèmes, pièces jointes) s’écrit avec des « ; ».",
    "« Nouvelle note de suivi » : ce que vous y écrivez s’ajoute au suivi, à la date du jour de l’import.",
    "« Motif du report » : à remplir quand vous changez l’échéance ; le report est alors noté dans la fiche.",
    "# Pour ajouter une fiche",
    "Écrivez sur la première ligne vide sous le tableau, sans numéro : il sera donné à l’import.",
    "Rien n’est jamais supprimé : une ligne que vous retirez d’ici reste dans le plan.",
    "# Ce qui est refusé",
    "Les formules, les cellules fusionnées, un statut ou un rôle inconnu, une fiche modifiée entre-temps dans le plan.",
    "Ni nom de personne, ni courriel, ni téléphone : le responsable est un rôle, déclaré dans content/organisme.yaml.",
    "# Pour reprendre ce classeur dans le plan",
    "filrouge importer plan classeur.xlsx : montre tout ce qui changerait, sans rien écrire.",
    "filrouge importer plan classeur.xlsx --appliquer : écrit, si tout est juste ; sinon, rien.",
)
