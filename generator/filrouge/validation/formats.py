"""The formats our schemas use; jsonschema checks none unless told."""

import re
from datetime import date

from jsonschema import FormatChecker

FORMATS = FormatChecker(formats=())
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """A date that exists: 2026-02-30 is refused. How it is written is the pattern's business."""
    if isinstance(value, str) and _WRITTEN.match(value):
        date.fromisoformat(value)
    return True
