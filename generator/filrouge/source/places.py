"""Places that are read when the first of them is asked for: most records are sound, and nobody points into them."""

from collections.abc import Callable, Iterator, Mapping

from filrouge.source.document import Places, Pointer, Region


class Later(Mapping[Pointer, Region]):
    """What ``read`` returns, asked for when it is needed; ``read`` remembers what it returned."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], Places]) -> None:
        self._read = read

    def __getitem__(self, pointer: Pointer) -> Region:
        return self._read()[pointer]

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())
