"""Faults accepted on purpose: which, why, until when, and by whom."""

from dataclasses import dataclass
from datetime import date

from filrouge.diagnostics import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation:
    """One entry of ``site_config/derogations.yaml``: in force until the evening of ``jusqu_au``."""

    code: str
    fiche: str
    motif: str
    jusqu_au: date
    par: str


@dataclass(frozen=True, slots=True)
class Acceptee:
    """A finding that a dérogation accepts: it blocks nothing, and is still told."""

    finding: Finding
    derogation: Derogation
