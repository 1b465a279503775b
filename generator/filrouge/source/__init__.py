"""Files to documents: values that remember their line and column."""

from filrouge.source.document import Document, Pointer, Value
from filrouge.source.read import open_document, read_document, read_values

__all__ = ["Document", "Pointer", "Value", "open_document", "read_document", "read_values"]
