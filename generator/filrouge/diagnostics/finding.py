"""A fault in the content, as a value."""

from dataclasses import dataclass
from enum import Enum

from filrouge.diagnostics.span import Span


class Severity(Enum):
    """How much a finding weighs; the value is the word shown to the user."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Label:
    """A related place with a few words ("promis ici")."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where, what, and how to mend it.

    ``code`` is a French slug named after the fault; ``message`` one French sentence without final
    full stop; ``label`` a few words printed under the caret; each of ``helps`` one remedy;
    ``record`` the id of the record concerned, where there is one; ``cle`` the place inside it by name
    ("constats/0/code"), which survives when lines move.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    label: str = ""
    helps: tuple[str, ...] = ()
    related: tuple[Label, ...] = ()
    record: str | None = None
    cle: str = ""
