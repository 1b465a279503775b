"""One file to one document, by its extension."""

from filrouge.diagnostics import Finding
from filrouge.source.document import Document, Value
from filrouge.source.markdown_document import split_markdown
from filrouge.source.text import read_text
from filrouge.source.yaml_document import YamlReader
from filrouge.source.yaml_values import plain_values


def read_document(path: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file; None when a fault leaves nothing to work on."""
    text, findings = read_text(path, raw)
    if text is None:
        return None, findings
    if not path.endswith(".md"):
        return _document(path, text, YamlReader(path, text), findings)
    parts = split_markdown(path, text)
    if isinstance(parts, Finding):
        return None, (*findings, parts)
    reader = YamlReader(path, parts.front)
    return _document(path, text, reader, findings, parts.body, parts.body_line)


def read_values(path: str, raw: bytes) -> tuple[dict[str, Value], str | None] | None:
    """Read the values and the Markdown body that ``read_document`` gives; None when it finds anything at all."""
    text, findings = read_text(path, raw)
    if text is None or findings:
        return None
    parts = split_markdown(path, text) if path.endswith(".md") else None
    if isinstance(parts, Finding):
        return None
    values = plain_values(parts.front if parts else text)
    if values is not None:
        return values, parts.body if parts else None
    document, findings = read_document(path, raw)
    return None if document is None or findings else (document.data, document.body)


def _document(
    path: str,
    text: str,
    reader: YamlReader,
    findings: tuple[Finding, ...],
    body: str | None = None,
    body_line: int = 1,
) -> tuple[Document | None, tuple[Finding, ...]]:
    found = (*findings, *reader.findings)
    if reader.data is None:
        return None, found
    return Document(path, text, reader.data, reader.values, reader.keys, body, body_line), found
