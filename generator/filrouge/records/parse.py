"""One document to one record, or to findings; history will use it for past versions too."""

from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from cattrs import Converter

from filrouge.diagnostics import Finding
from filrouge.records.coherence import future_facts, incoherences
from filrouge.records.types import Record, RecordType, Ref
from filrouge.source import Document
from filrouge.validation import load_schema, violations


def parse_record(
    document: Document, type_: RecordType, id_: str, limit: date
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Check a document against its schema and make the record; None when the schema refuses it.

    ``limit`` is the last day on which something can have happened.
    """
    schema = load_schema(type_.name)
    faults = tuple(violations(document, schema))
    if faults:
        return None, faults
    record = make_record(document, type_, id_)
    return record, (*incoherences(record, document), *future_facts(document, schema, limit))


def make_record(document: Document, type_: RecordType, id_: str) -> Record:
    """Return the record that a document says, once its schema has accepted it."""
    data: dict[str, Any] = {**document.data, "id": id_}
    if document.body is not None:
        data["corps"] = document.body
    return _converter().structure(data, type_.cls)


@cache
def _converter() -> Converter:
    """Dates from text, addresses from text; the schema has checked the rest."""
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(Ref, lambda text, _: Ref.parse(text))
    return converter


def field_names(cls: type[Record]) -> tuple[str, ...]:
    """Return the fields a record takes from its file: not its id, nor its body."""
    return tuple(field.name for field in fields(cls) if field.name not in {"id", "corps"})
