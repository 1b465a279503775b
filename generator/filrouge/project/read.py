"""What the readers of settings share."""

from datetime import date

from cattrs import Converter


def says_nothing(raw: bytes) -> bool:
    """Tell a file of comments alone."""
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines())


def converter() -> Converter:
    """Return what turns a document without faults into its type."""
    found = Converter(detailed_validation=False)
    found.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return found
