"""A schema to the fields of a form: the one reading of the schemas that every form is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from filrouge.validation.schemas import Json


class Genre(Enum):
    """What a field takes; a ``TABLE`` has keys of its own, which no form can show."""

    LIGNE = "ligne"
    TEXTE = "texte"
    DATE = "date"
    CHOIX = "choix"
    BOOLEEN = "booleen"
    ENTIER = "entier"
    NOMBRE = "nombre"
    CODE = "code"
    LIEN = "lien"
    PIECE = "piece"
    OBJET = "objet"
    LISTE = "liste"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Choix:
    """One value of a closed list, and what people read instead of it."""

    valeur: str
    libelle: str
    aide: str = ""

    @property
    def mots(self) -> str:
        """The words of the choice, with what it means."""
        return f"{self.libelle} – {self.aide}" if self.aide else self.libelle


@dataclass(frozen=True, slots=True)
class Champ:
    """One field: its key, its words, what it takes and within which bounds.

    ``liens`` are the types that a link may point to; ``code`` says which list of the organisation a code belongs
    to ("role"). ``champs`` are those of an object; ``element`` is the field that a list repeats.
    ``taille`` bounds characters, ``bornes`` a number or the items of a list; ``motif`` is a regular expression
    and what to say when it is not met.
    """

    nom: str
    libelle: str
    aide: str
    genre: Genre
    obligatoire: bool
    exemple: str = ""
    choix: tuple[Choix, ...] = ()
    liens: tuple[str, ...] = ()
    code: str = ""
    champs: tuple["Champ", ...] = ()
    element: "Champ | None" = None
    taille: tuple[int | None, int | None] = (None, None)
    bornes: tuple[int | None, int | None] = (None, None)
    motif: tuple[str, str] | None = None

    @property
    def complet(self) -> bool:
        """Whether a form can show all of it."""
        inside = (*self.champs, *filter(None, [self.element]))
        return self.genre is not Genre.TABLE and all(champ.complet for champ in inside)


def champs_of(schema: Json) -> tuple[Champ, ...]:
    """Return the fields of an object, in the order of its schema, which is that of the keys in a file."""
    required = schema.get("required", ())
    return tuple(
        _champ(key, node, obligatoire=key in required) for key, node in schema.get("properties", {}).items()
    )


def _champ(key: str, node: Json, *, obligatoire: bool) -> Champ:
    genre = _genre(node)
    examples = node.get("examples", ())
    return Champ(
        nom=key,
        libelle=node["title"],
        aide=node.get("description", ""),
        genre=genre,
        obligatoire=obligatoire,
        exemple=examples[0] if examples and isinstance(examples[0], str) else "",
        choix=_choix(node),
        liens=tuple(node["x-reference"]) if genre is Genre.LIEN else (),
        code=node["x-reference"][0] if genre is Genre.CODE else "",
        champs=champs_of(node),
        element=_champ(key, node["items"], obligatoire=True) if genre is Genre.LISTE else None,
        taille=(node.get("minLength"), node.get("maxLength")),
        bornes=(node.get("minimum", node.get("minItems")), node.get("maximum", node.get("maxItems"))),
        motif=(node["pattern"], node["patternErrorMessage"]) if "patternErrorMessage" in node else None,
    )


_OF_CODES = ("role", "formation", "theme")
_BY_TYPE: Mapping[str, Genre] = {
    "boolean": Genre.BOOLEEN,
    "integer": Genre.ENTIER,
    "number": Genre.NOMBRE,
    "array": Genre.LISTE,
    "string": Genre.LIGNE,
}


def _genre(node: Json) -> Genre:
    if node["type"] == "object":
        return Genre.OBJET if "properties" in node else Genre.TABLE
    if "enum" not in node and "x-reference" in node:
        return Genre.CODE if node["x-reference"][0] in _OF_CODES else Genre.LIEN
    marked = (
        (Genre.CHOIX, "enum" in node),
        (Genre.PIECE, "x-fichier" in node),
        (Genre.DATE, node.get("format") == "date"),
        (Genre.TEXTE, "contentMediaType" in node),
    )
    return next((genre for genre, told in marked if told), _BY_TYPE[node["type"]])


def _choix(node: Json) -> tuple[Choix, ...]:
    values: list[str] = node.get("enum", [])
    labels: list[str] = node.get("x-libelles", values)
    helps: list[str] = node.get("enumDescriptions", [""] * len(values))
    return tuple(
        Choix(value, label, help_.rstrip("."))
        for value, label, help_ in zip(values, labels, helps, strict=True)
    )
