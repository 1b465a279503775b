"""One file to one document, by its extension."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from filrouge.diagnostics import Finding
from filrouge.source.document import Document, Places, Value
from filrouge.source.markdown_document import split_markdown
from filrouge.source.places import Later
from filrouge.source.text import read_text
from filrouge.source.yaml_document import YamlReader
from filrouge.source.yaml_values import plain_values

_Read: TypeAlias = tuple[dict[str, Value] | None, Places, Places, Sequence[Finding]]
"""The data, the places of the values and of the keys, and the faults."""

Known: TypeAlias = Callable[[bytes], Mapping[str, Value] | None]


def read_document(path: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file; None when a fault leaves nothing to work on."""
    return _read(path, raw, _strictly)


def open_document(
    path: str, raw: bytes, known: Known = lambda _: None
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read the same, faster: of a sound file, the places are read when the first of them is asked for.

    ``known`` gives the values of a YAML file that was read before and found sound.
    """
    values = None if path.endswith(".md") else known(raw)
    return _read(path, raw, partial(_quickly, values))


def read_values(path: str, raw: bytes) -> tuple[dict[str, Value], str | None] | None:
    """Read the values and the Markdown body that ``read_document`` gives; None when it finds anything at all."""
    document, findings = open_document(path, raw)
    return None if document is None or findings else (document.data, document.body)


def _read(
    path: str, raw: bytes, read: Callable[[str, str], _Read]
) -> tuple[Document | None, tuple[Finding, ...]]:
    text, findings = read_text(path, raw)
    if text is None:
        return None, findings
    parts = split_markdown(path, text) if path.endswith(".md") else None
    if isinstance(parts, Finding):
        return None, (*findings, parts)
    data, values, keys, faults = read(path, parts.front if parts else text)
    found = (*findings, *faults)
    if data is None:
        return None, found
    prose = (parts.body, parts.body_line) if parts else ()
    return Document(path, text, data, values, keys, *prose), found


def _strictly(path: str, text: str) -> _Read:
    reader = YamlReader(path, text)
    return reader.data, reader.values, reader.keys, reader.findings


def _quickly(known: Mapping[str, Value] | None, path: str, text: str) -> _Read:
    data = plain_values(text) if known is None else dict(known)
    if data is None:
        return _strictly(path, text)
    reader = cache(partial(YamlReader, path, text))
    return data, Later(lambda: reader().values), Later(lambda: reader().keys), ()
