"""The whole plan as a data package: CSV tables and their description, in one archive.

The description follows Data Package 2.0 and Table Schema 2.0 (https://datapackage.org), which statistics packages and
databases read. The same plan gives the same bytes.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from filrouge import __version__
from filrouge.evidence import Evidence
from filrouge.exporters.formules import neutre
from filrouge.exporters.relations import relations
from filrouge.exporters.tables import Cellule, Colonne, Table, tables
from filrouge.history import SansHistorique

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""No day: an archive says when each file was written, and the same plan would never be the same file twice."""
_MODE = 0o644 << 16
_DESCRIPTION = (
    "Une table par type de fiche, et une par liste d’une fiche, dont les premières colonnes disent de quelle fiche il s’agit. "
    "Un texte qui commence comme une formule de tableur (=, +, -, @) est précédé d’une apostrophe."
)


def paquet(evidence: Evidence) -> bytes:
    """Return the archive: ``datapackage.json`` and one CSV file a table, UTF-8, « , » between cells."""
    found = (*tables(evidence), *relations(evidence))
    files = {"datapackage.json": _json(_descripteur(evidence, found))}
    files |= {_path(table): _csv(table) for table in found}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            archive.writestr(entry, content)
    return stream.getvalue()


def _descripteur(evidence: Evidence, found: Iterable[Table]) -> dict[str, Any]:
    historique = evidence.historique
    commit = "" if isinstance(historique, SansHistorique) else historique.tete
    organisme = evidence.graph.organisme
    return {
        "$schema": _PROFILE,
        "name": "plan-d-amelioration",
        "title": f"Plan d’amélioration – {organisme.nom}" if organisme else "Plan d’amélioration",
        "description": _DESCRIPTION,
        "version": "1",
        "filrouge": {
            "version": __version__,
            "profil": str(evidence.profil),
            "date_analyse": evidence.project.today.isoformat(),
            "referentiel": evidence.referentiel.code,
            **({"commit": commit} if commit else {}),
        },
        "resources": [_ressource(table) for table in found],
    }


def _ressource(table: Table) -> dict[str, Any]:
    keys: dict[str, Any] = {"primaryKey": list(table.cles)}
    if table.parent:
        columns = list(table.parent.colonnes)
        keys["foreignKeys"] = [
            {"fields": columns, "reference": {"resource": table.parent.table, "fields": columns}}
        ]
    return {
        "name": table.nom,
        "title": table.titre,
        "path": _path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_champ(one) for one in table.colonnes], **keys},
    }


def _champ(colonne: Colonne) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if colonne.obligatoire else {}
    if colonne.choix:
        constraints["enum"] = list(colonne.choix)
    told = {
        "name": colonne.nom,
        "type": colonne.genre,
        "title": colonne.titre,
        "description": colonne.description,
    }
    return {**told, "constraints": constraints} if constraints else told


def _path(table: Table) -> str:
    return f"{table.nom}.csv"


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([one.nom for one in table.colonnes])
    writer.writerows([_ecrite(cell) for cell in line] for line in table.lignes)
    return text.getvalue().encode("utf-8")


def _ecrite(cell: Cellule) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return neutre(cell) if isinstance(cell, str) else str(cell)


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
