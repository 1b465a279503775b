"""The plan d’action as CSV, for a spreadsheet set to French."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from filrouge.audit.etat import Cause, cause
from filrouge.diagnostics.rounding import half_up
from filrouge.evidence import Evidence
from filrouge.exporters.formules import neutre
from filrouge.graph import effet
from filrouge.profil import Profil
from filrouge.records import Action
from filrouge.validation import load_schema

_HEADINGS = (
    "Numéro",
    "Titre",
    "Type",
    "Priorité",
    "Statut",
    "En retard",
    "Origines",
    "Autre origine",
    "Thèmes",
    "Constat",
    "Causes",
    "Méthode d’analyse",
    "Mesure",
    "Responsable",
    "Décidée en",
    "Ouverte le",
    "Échéance",
    "Réalisée le",
    "Indicateur",
    "Unité",
    "Avant",
    "Cible",
    "Après",
    "Verdict",
    "Vérifiée le",
    "Commentaire",
)
_NOTE = "Note interne"
_DECIMALS = 4
"""More than the pages show, so that rounding a cell again gives what they say."""


def export(evidence: Evidence, stream: BinaryIO) -> None:
    """Write the plan: UTF-8 with BOM, « ; » between cells, one line per action.

    What is for the team alone is the last column, which an auditor's plan does not have.
    """
    interne = evidence.profil is Profil.INTERNE
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow((*_HEADINGS, _NOTE) if interne else _HEADINGS)
    for action in evidence.graph.of(Action):
        row = _row(evidence, action)
        writer.writerow((*row, _text(action.note_interne)) if interne else row)
    text.detach()


def _row(evidence: Evidence, action: Action) -> tuple[str, ...]:
    return (*_identity(evidence, action), *_story(evidence, action), *_result(evidence, action))


def _identity(evidence: Evidence, action: Action) -> Iterator[str]:
    yield action.id
    yield _text(action.titre)
    yield _word(action.type, "type")
    yield _word(action.priorite, "priorite")
    yield _word(action.statut, "statut")
    yield "oui" if action.en_retard(evidence.project.today) else "non"


def _story(evidence: Evidence, action: Action) -> Iterator[str]:
    organisme = evidence.graph.organisme
    themes = organisme.themes if organisme else {}
    roles = organisme.roles if organisme else {}
    other, found = action.autre_origine, cause(evidence.graph, action)
    yield ", ".join(str(ref) for ref in action.origines)
    yield (
        f"{_word(other.nature, 'autre_origine', 'nature')}, {_date(other.le)}\u00a0: {other.texte.rstrip()}"
        if other
        else ""
    )
    yield _text(", ".join(themes.get(theme, theme) for theme in action.themes))
    yield _text(action.constat)
    yield _cause(found)
    yield _word(found.methode if found else None, "causes", "methode")
    yield _text(action.mesure)
    yield _text(roles.get(action.responsable, action.responsable) if action.responsable else None)
    yield str(action.decidee_en or "")
    yield _date(action.ouverte_le)
    yield _date(action.echeance)
    yield _date(action.realisee_le)


def _result(evidence: Evidence, action: Action) -> Iterator[str]:
    found, checked = effet(evidence.graph, action), action.efficacite
    yield _text(action.reussite.indicateur if action.reussite else None)
    yield _text(found.unite if found else None)
    yield _number(found.avant if found else None)
    yield _number(found.cible if found else None)
    yield _number(found.apres if found else None)
    yield _word(checked.verdict if checked else None, "efficacite", "verdict")
    yield _date(checked.verifiee_le if checked else None)
    yield _text(checked.commentaire if checked else None)


def _cause(found: Cause | None) -> str:
    """The cause; one that a return tells says which."""
    if found is None or found.de is None:
        return _text(found.texte if found else None)
    return f"Cause écrite en {found.de}\u00a0: {found.texte.rstrip()}"


def _text(value: str | None) -> str:
    """A cell of text that no spreadsheet takes for a formula."""
    return neutre((value or "").rstrip("\n"))


def _word(value: str | None, *keys: str) -> str:
    return load_schema("action").labels(*keys)[value] if value else ""


def _date(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _number(value: float | None) -> str:
    """A figure, minus sign included: it is ours, not text."""
    if value is None:
        return ""
    text = f"{half_up(value, _DECIMALS):f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text
