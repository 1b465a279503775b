"""One file to one document, by its extension."""

from filrouge.diagnostics import Finding
from filrouge.source.document import Document


def read_document(path: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file; None when a fault leaves nothing to work on."""
    raise NotImplementedError(path, raw)
