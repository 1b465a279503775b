"""How to read the plan of another tool: which column says what, and what its words mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.ecriture import nouveau
from filrouge.source import Value, read_document
from filrouge.validation import load_schema, violations

IGNORER = "ignorer"
"""Instead of what a column or a word says: it is left out."""

_HEAD = """\
# Comment « filrouge importer plan » lit ce tableau. Proposé d’après ses en-têtes : relisez-le et corrigez-le.
# « colonnes » : ce que dit chaque colonne ; « ignorer » la laisse de côté. Une colonne peut dire :
#   {champs}.
# « valeurs » : ce que veulent dire les mots du tableau. Complétez ceux qui n’ont pas de code : ils bloquent l’import.
#   « ignorer » à la place d’un code : la cellule est laissée de côté.
# Ce fichier peut contenir des noms : gardez-le avec le tableau, hors du dépôt.
"""


@dataclass(frozen=True, slots=True)
class ProfilPlan:
    """The profile of one table; ``valeurs`` gives the code of each word by field, "" when nobody said it yet."""

    feuille: str
    ligne: int
    source: str
    colonnes: Mapping[str, str]
    valeurs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defauts: Mapping[str, str] = field(default_factory=dict)


def lire_donnees(path: Path, schema: str) -> Mapping[str, Value]:
    """Return what a profile says, by the schema of its kind.

    Raises:
        UserError: it cannot be read, or says something else: the first fault, with its line.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"le profil « {path} » ne peut pas être lu", "vérifiez son chemin et vos droits"
        ) from error
    document, findings = read_document(path.name, raw)
    found = findings or (tuple(violations(document, load_schema(schema))) if document else ())
    if found or document is None:
        first = found[0]
        raise UserError(
            f"profil « {path.name} », ligne {first.span.line} : {first.message}", "; ".join(first.helps)
        )
    return document.data


def lire_profil(path: Path) -> ProfilPlan:
    """Read a profile.

    Raises:
        UserError: it cannot be read, or says something else than a profile: the first fault, with its line.
    """
    data = lire_donnees(path, "profil-plan")
    return ProfilPlan(
        feuille=str(data["feuille"]),
        ligne=int(str(data["ligne"])),
        source=str(data["source"]),
        colonnes=_texts(data["colonnes"]),
        valeurs={key: _texts(words) for key, words in _mapping(data.get("valeurs")).items()},
        defauts=_texts(data.get("defauts")),
    )


def ecrire_profil(profil: ProfilPlan) -> str:
    """Return a profile as a file to read again and correct."""
    data: dict[str, Value] = {
        "feuille": profil.feuille,
        "ligne": profil.ligne,
        "source": profil.source,
        "colonnes": dict(profil.colonnes),
    }
    if words := {
        key: {word: code or None for word, code in one.items()} for key, one in profil.valeurs.items() if one
    }:
        data["valeurs"] = {key: dict(one) for key, one in words.items()}
    if profil.defauts:
        data["defauts"] = dict(profil.defauts)
    schema = load_schema("profil-plan")
    champs = ", ".join(schema.at(("colonnes", "*"))["enum"])
    return _HEAD.format(champs=champs) + nouveau(data, schema.json)


def _mapping(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _texts(value: Value) -> Mapping[str, str]:
    return {key: "" if one is None else str(one) for key, one in _mapping(value).items()}
