"""What a document does wrong, and where."""

from collections.abc import Iterator

from filrouge.diagnostics import Finding
from filrouge.source import Document
from filrouge.validation.schemas import Schema


def violations(document: Document, schema: Schema) -> Iterator[Finding]:
    """Yield what the schema refuses: of one value, the first thing to mend."""
    if not schema.accepts(document.data):
        from filrouge.validation.refusals import refusals  # noqa: PLC0415 # not for a sound run: see `Schema.validator`

        yield from refusals(document, schema)
