"""What the schema refuses of a document, and where; loaded for a document at fault alone, with a heavy library."""

from collections.abc import Iterator

from jsonschema import ValidationError

from filrouge.diagnostics import Finding, Severity
from filrouge.source import Document, Pointer
from filrouge.validation.keys import bad_key, is_misspelt, missing, repeated, unknown_keys
from filrouge.validation.schemas import Schema
from filrouge.validation.told import Told
from filrouge.validation.values import TELL, wrong_type


def refusals(document: Document, schema: Schema) -> Iterator[Finding]:
    """Yield what the schema refuses: of one value, the first thing to mend."""
    told: set[Pointer] = set()
    for error in sorted(schema.validator.iter_errors(document.data), key=_weight):
        place: Pointer = tuple(error.absolute_path)
        if error.validator in TELL and "propertyNames" not in error.absolute_schema_path:
            if place in told:
                continue
            told.add(place)
        yield from _findings(document, schema, error)


def _weight(error: ValidationError) -> int:
    """A value of the wrong type also fails its list and its pattern: the type comes first."""
    order = tuple(TELL)
    return order.index(str(error.validator)) if error.validator in order else len(order)


def _findings(document: Document, schema: Schema, error: ValidationError) -> Iterator[Finding]:
    place: Pointer = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield _finding(document, (*place, str(error.instance)), bad_key(error), at_key=True)
    elif error.validator == "additionalProperties":
        for key, told in unknown_keys(error):
            yield _finding(document, (*place, key), told, at_key=True)
    elif error.validator == "required":
        if is_misspelt(error, schema.at(place)):
            return
        yield _finding(document, place, missing(error, schema.at(place)), at_key=True)
    elif error.validator == "uniqueItems":
        for index, told in repeated(error):
            yield _finding(document, (*place, index), told)
    elif error.validator not in {"if", "then"}:
        yield _finding(document, place, TELL.get(str(error.validator), wrong_type)(error))


def _finding(document: Document, place: Pointer, told: Told, *, at_key: bool = False) -> Finding:
    code, message, helps = told
    span = document.key_span(place) if at_key else document.span(place)
    return Finding(code, Severity.ERREUR, message, span, helps=helps)
