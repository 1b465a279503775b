"""The file of a PDF, written little by little: what is written is held as compressed bytes, and no more as objects."""

from collections.abc import Iterable, Mapping
from typing import Any

_ENTRY = (1, 5, 3)
"""Bytes of the three fields of an entry of the cross-reference table."""


class Objets:
    """Objects by number, from 1. ``pydyf`` is the module of that name, which the caller loads."""

    def __init__(self, pydyf: Any) -> None:
        self._pydyf = pydyf
        self._out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        self._entries = bytearray(_entry(0, 0, 0))

    def reserve(self, count: int = 1) -> int:
        """Return the first of ``count`` numbers that follow each other and that nobody else gets."""
        first = len(self._entries) // sum(_ENTRY)
        self._entries += bytes(count * sum(_ENTRY))
        return first

    def write(self, number: int, stream: Any) -> None:
        """Write a stream at once."""
        self._enter(number, 1, len(self._out), 0)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, stream.data)

    def pack(self, objects: Iterable[tuple[int, Any]]) -> None:
        """Write objects that are not streams, compressed together."""
        head: list[str] = []
        packed: list[bytes] = []
        place = 0
        own = self.reserve()
        for rank, (number, one) in enumerate(objects):
            data = one.data
            head.append(f"{number} {place}")
            packed.append(data)
            place += len(data) + 1
            self._enter(number, 2, own, rank)
        index = " ".join(head).encode()
        extra = {"Type": "/ObjStm", "N": len(packed), "First": len(index) + 1}
        self.write(own, self._pydyf.Stream([index, *packed], extra, compress=True))

    def finish(self, trailer: Mapping[str, Any]) -> bytes:
        """Return the file; ``trailer`` says which object is the catalogue."""
        start, own = len(self._out), self.reserve()
        self._enter(own, 1, start, 0)
        extra = {
            "Type": "/XRef",
            "W": self._pydyf.Array(_ENTRY),
            "Size": own + 1,
            **trailer,
        }
        self.write(own, self._pydyf.Stream([bytes(self._entries)], extra, compress=True))
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)

    def _enter(self, number: int, kind: int, where: int, rank: int) -> None:
        size = sum(_ENTRY)
        self._entries[number * size : (number + 1) * size] = _entry(kind, where, rank)


def _entry(*fields: int) -> bytes:
    return b"".join(value.to_bytes(size, "big") for value, size in zip(fields, _ENTRY, strict=True))
