"""What a document does wrong, in the words of the people who write it."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from jsonschema import ValidationError

from filrouge.diagnostics import Finding, Severity, closest
from filrouge.source import Document, Pointer, Value
from filrouge.validation.schemas import Json, Schema
from filrouge.validation.words import KINDS, excerpt, listing, quote

Told = tuple[str, str, tuple[str, ...]]
"""A code, a message, and the remedies."""


def violations(document: Document, schema: Schema) -> Iterator[Finding]:
    """Yield what the schema refuses: of one value, the first thing to mend."""
    if schema.accepts(document.data):
        return
    told: set[Pointer] = set()
    for error in sorted(schema.validator.iter_errors(document.data), key=_weight):
        place: Pointer = tuple(error.absolute_path)
        if error.validator in _TELL and "propertyNames" not in error.absolute_schema_path:
            if place in told:
                continue
            told.add(place)
        yield from _findings(document, schema, error)


def _weight(error: ValidationError) -> int:
    """A value of the wrong type also fails its list and its pattern: the type comes first."""
    order = tuple(_TELL)
    return order.index(str(error.validator)) if error.validator in order else len(order)


def _findings(document: Document, schema: Schema, error: ValidationError) -> Iterator[Finding]:
    place: Pointer = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield _finding(document, (*place, str(error.instance)), _bad_key(error), at_key=True)
    elif error.validator == "additionalProperties":
        for key, told in _unknown_keys(error):
            yield _finding(document, (*place, key), told, at_key=True)
    elif error.validator == "required":
        if _is_misspelt(error, schema.at(place)):
            return
        yield _finding(document, place, _missing(error, schema.at(place)), at_key=True)
    elif error.validator == "uniqueItems":
        for index, told in _repeated(error):
            yield _finding(document, (*place, index), told)
    elif error.validator not in {"if", "then"}:
        yield _finding(document, place, _TELL.get(str(error.validator), _wrong_type)(error))


def _finding(document: Document, place: Pointer, told: Told, *, at_key: bool = False) -> Finding:
    code, message, helps = told
    span = document.key_span(place) if at_key else document.span(place)
    return Finding(code, Severity.ERREUR, message, span, helps=helps)


def _bad_key(error: ValidationError) -> Told:
    schema, _ = _parts(error)
    return (
        "code-mal-forme",
        f"le code {quote(error.instance)} est mal formé",
        (schema["patternErrorMessage"],),
    )


def _unknown_keys(error: ValidationError) -> Iterator[tuple[str, Told]]:
    schema, instance = _parts(error)
    known = tuple(schema.get("properties", ()))
    for key in instance:
        if key not in known:
            near = closest(key, known)
            remedy = (
                f"vouliez-vous dire {quote(near)} ?" if near else f"rubriques possibles : {listing(known)}"
            )
            yield key, ("rubrique-inconnue", f"la rubrique {quote(key)} n’existe pas ici", (remedy,))


def _lacking(error: ValidationError) -> str:
    """The key that is missing: jsonschema tells it only inside its English sentence."""
    _, instance = _parts(error)
    lacking = [key for key in _wanted(error) if key not in instance]
    return next((key for key in lacking if repr(key) in error.message), lacking[0])


def _is_misspelt(error: ValidationError, schema: Json) -> bool:
    """True when an unknown key of the same group is told, with the missing one as what was meant."""
    _, instance = _parts(error)
    known = tuple(schema["properties"])
    return any(closest(key, known) == _lacking(error) for key in instance if key not in known)


def _missing(error: ValidationError, schema: Json) -> Told:
    key = _lacking(error)
    shape = schema["properties"][key]
    helps = [f"{key} : {shape['description'][0].lower()}{shape['description'][1:]}"]
    if shape.get("examples"):
        helps.append(f"par exemple « {key}: {excerpt(shape['examples'][0])} »")
    return "rubrique-manquante", f"la rubrique obligatoire {quote(key)} manque", tuple(helps)


def _repeated(error: ValidationError) -> Iterator[tuple[int, Told]]:
    seen: list[Value] = []
    for index, item in enumerate(error.instance if isinstance(error.instance, list) else ()):
        if item in seen:
            yield (
                index,
                ("valeur-repetee", f"{quote(item)} est déjà dans la liste", ("supprimez cette ligne",)),
            )
        seen.append(item)


def _enum(error: ValidationError) -> Told:
    schema, _ = _parts(error)
    if error.instance == "":
        return (
            "texte-trop-court",
            f"{quote(_name(error))} est vide",
            (f"valeurs possibles : {listing(schema['enum'])}",),
        )
    values = [str(value) for value in schema["enum"]]
    near = closest(str(error.instance), values) or _by_label(str(error.instance), schema)
    helps = [f"vouliez-vous dire {quote(near)} ?"] if near else []
    return (
        "valeur-hors-liste",
        f"{quote(error.instance)} n’est pas une valeur possible pour {quote(_name(error))}",
        (*helps, f"valeurs possibles : {listing(values)}"),
    )


def _by_label(word: str, schema: Json) -> str | None:
    """« À faire » is what people see; the file wants ``a_faire``."""
    labels = dict(zip(schema.get("x-libelles", ()), schema["enum"], strict=False))
    near = closest(word, labels)
    return labels[near] if near else None


def _wrong_type(error: ValidationError) -> Told:
    schema, _ = _parts(error)
    wanted = str(schema.get("type", ""))
    helps = []
    if wanted == "string" and isinstance(error.instance, int | float | bool):
        helps = [f'mettez la valeur entre guillemets : « {_name(error)}: "{excerpt(error.instance)}" »']
    elif wanted in {"number", "integer"}:
        helps = [*_as_number(str(error.instance))]
    elif wanted == "boolean" and str(error.instance).casefold() in _TRUTH:
        helps = [f"écrivez « {_name(error)}: {_TRUTH[str(error.instance).casefold()]} »"]
    elif wanted == "array":
        helps = ["écrivez une liste : un tiret et un espace devant chaque élément"]
    if not helps and schema.get("examples"):
        helps.append(f"par exemple « {excerpt(schema['examples'][0])} »")
    return (
        "type-incorrect",
        f"{quote(_name(error))} attend {KINDS.get(wanted, wanted)}, pas {_kind_of(_instance(error))}",
        tuple(helps),
    )


_TRUTH = {"oui": "true", "vrai": "true", "non": "false", "faux": "false"}


def _as_number(written: str) -> Iterator[str]:
    """« 95,5 » and « 95 % » are what people type."""
    figure, _, unit = written.strip().replace("\u00a0", " ").partition(" ")
    figure, unit = (figure[:-1], "%") if figure.endswith("%") else (figure, unit)
    turned = figure.replace(",", ".")
    if turned.replace(".", "", 1).isdigit():
        yield f"écrivez {turned}, avec un point et sans unité" if unit else f"écrivez {turned}, avec un point"


def _kind_of(value: Value) -> str:
    if value is None:
        return "une valeur vide"
    if isinstance(value, bool):
        return f"{excerpt(value)} (vrai ou faux)"
    if isinstance(value, list):
        return "une liste"
    return "des rubriques" if isinstance(value, dict) else quote(value)


def _pattern(error: ValidationError) -> Told:
    schema, _ = _parts(error)
    if "format" in schema:
        return "date-mal-ecrite", f"{quote(error.instance)} n’est pas une date AAAA-MM-JJ", _date_help(error)
    message = f"{quote(error.instance)} n’a pas la forme attendue pour {quote(_name(error))}"
    return (
        "valeur-mal-formee",
        message,
        (*_nearly(error, str(schema["pattern"])), schema["patternErrorMessage"]),
    )


def _nearly(error: ValidationError, pattern: str) -> Iterator[str]:
    """What was meant, when only accents or the slashes of Windows are in the way."""
    plain = unicodedata.normalize("NFD", str(error.instance)).encode("ascii", "ignore").decode()
    for turned in (plain, plain.replace("\\", "/").removeprefix("content/")):
        if re.search(pattern, turned):
            yield f"vouliez-vous dire « {turned} » ?"
            return


def _date_help(error: ValidationError) -> tuple[str, ...]:
    """« 30/06/2026 » is what people type; show it turned round."""
    parts = re.split(r"[/.\- ]", str(error.instance))
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        year, month, day = parts if len(parts[0]) == 4 else parts[::-1]
        if len(year) == 4:
            return (f"écrivez « {_name(error)}: {year}-{int(month):02d}-{int(day):02d} »",)
    if _name(error) == "echeance":
        return (
            "une échéance est une date précise, par exemple 2026-06-30 : ni « en continu », ni « dès que possible »",
        )
    return ("écrivez la date AAAA-MM-JJ, par exemple 2026-06-30",)


def _format(error: ValidationError) -> Told:
    return (
        "date-impossible",
        f"la date {quote(error.instance)} n’existe pas",
        ("vérifiez le jour et le mois : avril, juin, septembre et novembre ont 30 jours, février 28 ou 29",),
    )


def _length(error: ValidationError) -> Told:
    limit = error.validator_value
    if error.validator == "minLength":
        what = "est vide" if not str(error.instance).strip() else "est trop court"
        return "texte-trop-court", f"{quote(_name(error))} {what}", (f"écrivez au moins {limit} caractères",)
    size = len(str(error.instance))
    return (
        "texte-trop-long",
        f"{quote(_name(error))} compte {size} caractères",
        (f"{limit} caractères au plus",),
    )


def _bounds(error: ValidationError) -> Told:
    schema, _ = _parts(error)
    low, high = schema.get("minimum"), schema.get("maximum")
    span = f"entre {low} et {high}" if high is not None else f"au moins {low}"
    message = f"{quote(_name(error))} vaut {excerpt(error.instance)}, hors des limites"
    return (
        "nombre-hors-limites",
        message,
        (f"écrivez un nombre {span}" if high is not None else f"écrivez {span}",),
    )


def _empty(error: ValidationError) -> Told:
    message = f"{quote(_name(error))} est vide"
    return (
        "liste-vide",
        message,
        ("ajoutez au moins un élément, ou supprimez la rubrique si elle est facultative",),
    )


def _instance(error: ValidationError) -> Value:
    found: Value = error.instance  # type: ignore[assignment] # set on every error that iter_errors gives
    return found


def _wanted(error: ValidationError) -> list[str]:
    keys = error.validator_value
    return [str(key) for key in keys] if isinstance(keys, list) else []


def _parts(error: ValidationError) -> tuple[Json, Json]:
    schema = error.schema if isinstance(error.schema, dict) else {}
    instance = error.instance if isinstance(error.instance, dict) else {}
    return schema, instance


def _name(error: ValidationError) -> str:
    """The key that holds the value; for a list item, the list's."""
    return next((str(step) for step in reversed(error.absolute_path) if isinstance(step, str)), "le fichier")


_TELL: dict[str, Callable[[ValidationError], Told]] = {
    "type": _wrong_type,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": _length,
    "maxLength": _length,
    "minimum": _bounds,
    "maximum": _bounds,
    "minItems": _empty,
    "minProperties": _empty,
}
