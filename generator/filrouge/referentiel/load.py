"""The dated data files, and the one that holds on a day."""

from datetime import date
from functools import cache
from importlib.resources import files

from cattrs import Converter

from filrouge.referentiel.types import Referentiel
from filrouge.source import read_document


@cache
def load_versions() -> tuple[Referentiel, ...]:
    """Return every version we ship, oldest first.

    Raises:
        ValueError: a data file is at fault; the installation is damaged.
    """
    found = []
    for entry in sorted((files("filrouge") / "referentiel/versions").iterdir(), key=lambda entry: entry.name):
        document, findings = read_document(entry.name, entry.read_bytes())
        if document is None or findings:
            raise ValueError(f"{entry.name}: {findings}")
        found.append(_converter().structure(document.data, Referentiel))
    return tuple(sorted(found, key=lambda version: version.du))


def en_vigueur(day: date) -> Referentiel:
    """Return the version that an audit of that day applies; the oldest we know for an earlier day."""
    versions = load_versions()
    held = [version for version in versions if version.du <= day]
    return held[-1] if held else versions[0]


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
