"""A new organisation's repository: valid from the first minute, and empty of records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filrouge import __version__
from filrouge.diagnostics import UserError
from filrouge.formulaires.issues import issue_forms
from filrouge.referentiel import en_vigueur
from filrouge.source import Value, read_document
from filrouge.starter.add import ORGANISME
from filrouge.starter.files import staged, write_tree
from filrouge.starter.git import Git
from filrouge.starter.model import model_files, schema_files
from filrouge.starter.outline import comment, outline
from filrouge.validation import load_schema, violations
from filrouge.validation.schemas import Json

REGLAGES = "site_config/reglages.yaml"
_REFERENT = "referent_qualite"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the new organisation says of itself."""

    nom: str
    categories: tuple[str, ...]
    ville: str = ""
    seul: bool = False


def create_repository(folder: Path, answers: Answers, git: Git, today: date) -> None:
    """Write a new repository into an empty or absent folder; nothing is committed.

    Raises:
        UserError: the folder holds something, an answer cannot stand in the file, or git is missing.
    """
    files = repository_files(answers, today)
    with staged(folder) as hidden:
        write_tree(hidden, files)
        git.init(hidden)


def repository_files(answers: Answers, today: date) -> dict[str, bytes]:
    """Return every file of a new repository, by path."""
    context = {
        "nom": answers.nom,
        "version": __version__,
        "aujourdhui": today.isoformat(),
        "referent": _REFERENT,
        "referentiel": en_vigueur(today).code,
    }
    return {
        **model_files("depot", context),
        **schema_files(),
        **issue_forms(),
        ORGANISME: _organisme(answers).encode(),
        REGLAGES: _reglages().encode(),
    }


def _organisme(answers: Answers) -> str:
    known: dict[str, Value] = {
        "nom": answers.nom,
        **({"ville": answers.ville} if answers.ville else {}),
        "categories": list(answers.categories),
        **({"personne_seule": True} if answers.seul else {}),
        "referent_qualite": _REFERENT,
        "roles": {
            _REFERENT: "Référent qualité",
            "direction": "Direction",
            "responsable_pedagogique": "Responsable pédagogique",
        },
    }
    text = _commented("organisme", known)
    document, findings = read_document(ORGANISME, text.encode())
    faults = (*findings, *(violations(document, load_schema("organisme")) if document else ()))
    if faults:
        raise UserError(faults[0].message, *faults[0].helps[:1])
    return text


def _reglages() -> str:
    return _commented("reglages", _defaults(load_schema("reglages").json))


def _commented(name: str, known: Mapping[str, Value]) -> str:
    schema = load_schema(name).json
    return "\n".join(comment(schema["description"])) + "\n\n" + outline(schema, known)


def _defaults(schema: Json) -> dict[str, Value]:
    """The values that the rules use when nothing is said: shown, so that they can be changed."""
    found: dict[str, Value] = {}
    for key, node in schema["properties"].items():
        if "default" in node:
            found[key] = node["default"]
        elif "properties" in node:
            found[key] = _defaults(node)
    return found
