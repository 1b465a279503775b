"""One file to one document, by its extension."""

from filrouge.diagnostics import Finding
from filrouge.source.document import Document
from filrouge.source.markdown_document import split_markdown
from filrouge.source.text import read_text
from filrouge.source.yaml_document import YamlReader


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
