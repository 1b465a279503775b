"""The formats our schemas use; jsonschema checks none unless told."""

import re
from datetime import date

from jsonschema import FormatChecker

FORMATS = FormatChecker(formats=())
FIRST_YEAR, LAST_YEAR = 1970, 2100
"""What a date of a record can be: outside, it is a slip of the hand, and sums of months would leave the calendar."""
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """A date that exists: 2026-02-30 is refused. How it is written, and its year, are the pattern's business."""
    if isinstance(value, str) and _WRITTEN.match(value):
        date.fromisoformat(value)
    return True
