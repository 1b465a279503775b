"""One document to one record, or to findings; history will use it for past versions too."""

from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from cattrs import Converter

from filrouge.diagnostics import Finding
from filrouge.records.coherence import incoherences
from filrouge.records.types import Record, RecordType, Ref
from filrouge.source import Document
from filrouge.validation import load_schema, violations


def parse_record(
    document: Document, type_: RecordType, id_: str
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Check a document against its schema and make the record; None when the schema refuses it."""
    faults = tuple(violations(document, load_schema(type_.name)))
    if faults:
        return None, faults
    data: dict[str, Any] = {**document.data, "id": id_}
    if document.body is not None:
        data["corps"] = document.body
    record = _converter().structure(data, type_.cls)
    return record, tuple(incoherences(record, document))


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
