"""Files to documents: values that remember their line and column."""

from filrouge.source.document import Document, Pointer, Value
from filrouge.source.read import read_document

__all__ = ["Document", "Pointer", "Value", "read_document"]
