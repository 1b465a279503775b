"""Text that a spreadsheet would take for a formula."""

_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def neutre(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before one that begins like it."""
    return f"'{text}" if text.startswith(_FORMULE) else text
