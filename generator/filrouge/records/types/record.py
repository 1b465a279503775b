"""What all records share."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ref:
    """An address: a record, or one constat or décision inside it (``APP-2026-T1-CHAUD#rythme``)."""

    id: str
    fragment: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Read ``ID`` or ``ID#fragment``."""
        id_, sep, fragment = text.partition("#")
        return cls(id_, fragment if sep else None)

    def __lt__(self, other: "Ref") -> bool:
        """A record comes before the addresses inside it."""
        return (self.id, self.fragment or "") < (other.id, other.fragment or "")

    def __str__(self) -> str:
        return self.id if self.fragment is None else f"{self.id}#{self.fragment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One file of ``content/``; its id is the name of the file, without extension."""

    id: str

    @property
    def faits(self) -> tuple[date, date] | None:
        """First and last day of the facts that the record tells; None when it tells none."""
        return None
