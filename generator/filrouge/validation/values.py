"""Values that a schema refuses, in the words of the people who write them."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from jsonschema import ValidationError

from filrouge.diagnostics import closest
from filrouge.source import Value
from filrouge.validation.schemas import Json
from filrouge.validation.told import Told, name, parts
from filrouge.validation.words import KINDS, excerpt, listing, quote
from filrouge.validation.years import FIRST_YEAR, LAST_YEAR


def _enum(error: ValidationError) -> Told:
    schema, _ = parts(error)
    if error.instance == "":
        return (
            "texte-trop-court",
            f"{quote(name(error))} est vide",
            (f"valeurs possibles : {listing(schema['enum'])}",),
        )
    values = [str(value) for value in schema["enum"]]
    near = closest(str(error.instance), values) or _by_label(str(error.instance), schema)
    helps = [f"vouliez-vous dire {quote(near)} ?"] if near else []
    return (
        "valeur-hors-liste",
        f"{quote(error.instance)} n’est pas une valeur possible pour {quote(name(error))}",
        (*helps, f"valeurs possibles : {listing(values)}"),
    )


def _by_label(word: str, schema: Json) -> str | None:
    """« À faire » is what people see; the file wants ``a_faire``."""
    labels = dict(zip(schema.get("x-libelles", ()), schema["enum"], strict=False))
    near = closest(word, labels)
    return labels[near] if near else None


def wrong_type(error: ValidationError) -> Told:
    """Tell of a value of another kind than the one expected, and how to write it."""
    schema, _ = parts(error)
    wanted = str(schema.get("type", ""))
    helps = []
    if wanted == "string" and isinstance(error.instance, int | float | bool):
        helps = [f'mettez la valeur entre guillemets : « {name(error)}: "{excerpt(error.instance)}" »']
    elif wanted in {"number", "integer"}:
        helps = [*_as_number(str(error.instance))]
    elif wanted == "boolean" and str(error.instance).casefold() in _TRUTH:
        helps = [f"écrivez « {name(error)}: {_TRUTH[str(error.instance).casefold()]} »"]
    elif wanted == "array":
        helps = ["écrivez une liste : un tiret et un espace devant chaque élément"]
    if not helps and schema.get("examples"):
        helps.append(f"par exemple « {excerpt(schema['examples'][0])} »")
    return (
        "type-incorrect",
        f"{quote(name(error))} attend {KINDS.get(wanted, wanted)}, pas {_kind_of(_instance(error))}",
        tuple(helps),
    )


_TRUTH = {"oui": "true", "vrai": "true", "non": "false", "faux": "false"}


def _as_number(written: str) -> Iterator[str]:
    """« 95,5 » and « 95 % » are what people type."""
    figure, _, unit = written.strip().replace("\u00a0", " ").partition(" ")
    figure, unit = (figure[:-1], "%") if figure.endswith("%") else (figure, unit)
    turned = figure.replace(",", ".")
    if turned.replace(".", "", 1).isdigit():
        how = [*(["avec un point"] if "." in turned else []), *(["sans unité"] if unit else [])]
        yield f"écrivez {turned}{', ' if how else ''}{' et '.join(how)}"


def _kind_of(value: Value) -> str:
    if value is None:
        return "une valeur vide"
    if isinstance(value, bool):
        return f"{excerpt(value)} (vrai ou faux)"
    if isinstance(value, list):
        return "une liste"
    return "des rubriques" if isinstance(value, dict) else quote(value)


def _pattern(error: ValidationError) -> Told:
    schema, _ = parts(error)
    if error.instance == "":
        return "texte-trop-court", f"{quote(name(error))} est vide", (schema["patternErrorMessage"],)
    if "format" in schema:
        if _is_far(str(error.instance)):
            return (
                "date-impossible",
                f"{quote(error.instance)} n’est pas une date entre {FIRST_YEAR} et {LAST_YEAR}",
                (schema["patternErrorMessage"],),
            )
        return "date-mal-ecrite", f"{quote(error.instance)} n’est pas une date AAAA-MM-JJ", _date_help(error)
    message = f"{quote(error.instance)} n’a pas la forme attendue pour {quote(name(error))}"
    return (
        "valeur-mal-formee",
        message,
        (*_nearly(error, str(schema["pattern"])), schema["patternErrorMessage"]),
    )


def _is_far(written: str) -> bool:
    """Tell a date that is well written and whose year cannot be."""
    found = re.fullmatch(r"([0-9]{4})-[0-9]{2}-[0-9]{2}", written)
    return found is not None and not FIRST_YEAR <= int(found[1]) <= LAST_YEAR


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
            return (f"écrivez « {name(error)}: {year}-{int(month):02d}-{int(day):02d} »",)
    if name(error) == "echeance":
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
        return "texte-trop-court", f"{quote(name(error))} {what}", (f"écrivez au moins {limit} caractères",)
    size = len(str(error.instance))
    return (
        "texte-trop-long",
        f"{quote(name(error))} compte {size} caractères",
        (f"{limit} caractères au plus",),
    )


def _bounds(error: ValidationError) -> Told:
    schema, _ = parts(error)
    low, high = schema.get("minimum"), schema.get("maximum")
    span = f"entre {low} et {high}" if high is not None else f"au moins {low}"
    message = f"{quote(name(error))} vaut {excerpt(error.instance)}, hors des limites"
    return (
        "nombre-hors-limites",
        message,
        (f"écrivez un nombre {span}" if high is not None else f"écrivez {span}",),
    )


def _empty(error: ValidationError) -> Told:
    message = f"{quote(name(error))} est vide"
    return (
        "liste-vide",
        message,
        ("ajoutez au moins un élément, ou supprimez la rubrique si elle est facultative",),
    )


def _instance(error: ValidationError) -> Value:
    found: Value = error.instance  # type: ignore[assignment] # set on every error that iter_errors gives
    return found


TELL: dict[str, Callable[[ValidationError], Told]] = {
    "type": wrong_type,
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
