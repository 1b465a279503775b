"""Keys that are missing, unknown or badly formed, in the words of the people who write them."""

from collections.abc import Iterator

from jsonschema import ValidationError

from filrouge.diagnostics import closest
from filrouge.source import Value
from filrouge.validation.schemas import Json
from filrouge.validation.told import Told, parts
from filrouge.validation.words import excerpt, listing, quote


def bad_key(error: ValidationError) -> Told:
    """Tell of a role, a formation or a theme declared under a code of the wrong form."""
    schema, _ = parts(error)
    return (
        "code-mal-forme",
        f"le code {quote(error.instance)} est mal formé",
        (schema["patternErrorMessage"],),
    )


def unknown_keys(error: ValidationError) -> Iterator[tuple[str, Told]]:
    """Yield each key that does not belong there, with what was meant."""
    schema, instance = parts(error)
    known = tuple(schema.get("properties", ()))
    for key in instance:
        if key not in known:
            near = closest(key, known)
            remedy = (
                f"vouliez-vous dire {quote(near)} ?" if near else f"rubriques possibles : {listing(known)}"
            )
            if instance[key] is None and " " in key:
                remedy = "entre accolades, une virgule coupe le texte : mettez-le entre guillemets"
            yield key, ("rubrique-inconnue", f"la rubrique {quote(key)} n’existe pas ici", (remedy,))


def _lacking(error: ValidationError) -> str:
    """The key that is missing: jsonschema tells it only inside its English sentence."""
    _, instance = parts(error)
    lacking = [key for key in _wanted(error) if key not in instance]
    return next((key for key in lacking if repr(key) in error.message), lacking[0])


def is_misspelt(error: ValidationError, schema: Json) -> bool:
    """True when an unknown key of the same group is told, with the missing one as what was meant."""
    _, instance = parts(error)
    known = tuple(schema["properties"])
    return any(closest(key, known) == _lacking(error) for key in instance if key not in known)


def missing(error: ValidationError, schema: Json) -> Told:
    """Tell of a key that must be there."""
    key = _lacking(error)
    shape = schema["properties"][key]
    helps = [f"{key} : {shape['description'][0].lower()}{shape['description'][1:]}"]
    if shape.get("examples"):
        helps.append(f"par exemple « {key}: {excerpt(shape['examples'][0])} »")
    return "rubrique-manquante", f"la rubrique obligatoire {quote(key)} manque", tuple(helps)


def repeated(error: ValidationError) -> Iterator[tuple[int, Told]]:
    """Yield the place and the telling of each item that is already in its list."""
    seen: list[Value] = []
    for index, item in enumerate(error.instance if isinstance(error.instance, list) else ()):
        if item in seen:
            yield (
                index,
                ("valeur-repetee", f"{quote(item)} est déjà dans la liste", ("supprimez cette ligne",)),
            )
        seen.append(item)


def _wanted(error: ValidationError) -> list[str]:
    keys = error.validator_value
    return [str(key) for key in keys] if isinstance(keys, list) else []
