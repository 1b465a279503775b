"""Some values of a file changed: all the rest, comments, order and quotes, stays as it was, to the character.

Only the text between the marks of a value is replaced: a library that reads the file and writes it again would lay out
the whole of it in its own way, and one change would show as twenty.
"""

from collections.abc import Mapping
from copy import deepcopy

from filrouge.diagnostics import UserError
from filrouge.ecriture.lignes import inserted, merged, removed, rewritten
from filrouge.ecriture.scalars import value_at
from filrouge.source import Document, Pointer, Value, read_document
from filrouge.validation import Schema

Changes = Mapping[Pointer, Value]
"""What each place becomes; None takes the key away. A place is reached through keys, never inside a list."""


def modifier(document: Document, changes: Changes, schema: Schema) -> str:
    """Return the text of a file with other values; a new key takes the place that the schema gives it.

    Of a list, the items that stay keep their lines. A group of keys that loses its last one goes with it.

    Raises:
        UserError: the file is written in a way that does not let itself be changed so.
    """
    text, expected = document.text, deepcopy(document.data)
    for pointer, value in changes.items():
        text = _changed(_read(document.path, text), pointer, value, schema)
        _put(expected, pointer, value)
    if _read(document.path, text).data != expected:
        raise _unfit(document.path)
    return text


def _read(path: str, text: str) -> Document:
    document, findings = read_document(path, text.encode("utf-8"))
    if document is None or findings:
        raise _unfit(path)
    return document


def _changed(document: Document, pointer: Pointer, value: Value, schema: Schema) -> str:
    there = value_at(document.data, pointer)
    if value is None:
        return (
            removed(document, _emptied(document.data, pointer)) if pointer in document.keys else document.text
        )
    if pointer in document.keys:
        if isinstance(there, list) and isinstance(value, list):
            return merged(document, pointer, there, value)
        return rewritten(document, pointer, value)
    mapping = value_at(document.data, pointer[:-1])
    if isinstance(mapping, dict) and mapping:
        order = tuple(schema.at(pointer[:-1]).get("properties", {}))
        return inserted(document, pointer, value, order)
    # The whole group is missing, or holds nothing yet.
    return _changed(document, pointer[:-1], {str(pointer[-1]): value}, schema)


def _emptied(data: Value, pointer: Pointer) -> Pointer:
    """Return the place to take away: the group above, when nothing else is in it."""
    parent = value_at(data, pointer[:-1])
    alone = isinstance(parent, dict) and len(parent) == 1 and len(pointer) > 1
    return _emptied(data, pointer[:-1]) if alone else pointer


def _put(data: dict[str, Value], pointer: Pointer, value: Value) -> None:
    """Do the same to the values alone: what the changed file must say."""
    key, rest = str(pointer[0]), pointer[1:]
    if not rest:
        if value is None:
            data.pop(key, None)
        else:
            data[key] = value
        return
    below = data.get(key)
    inside: dict[str, Value] = below if isinstance(below, dict) else {}
    if value is None and below is None:
        return
    _put(inside, rest, value)
    if inside:
        data[key] = inside
    else:
        data.pop(key, None)


def _unfit(path: str) -> UserError:
    return UserError(
        f"« {path} » est écrit d’une façon qui ne se laisse pas modifier",
        f"lancez « filrouge formater {path} », puis recommencez",
    )
