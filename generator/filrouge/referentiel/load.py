"""The dated data files, and the one that holds on a day."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.abc import Traversable
from importlib.resources import files

from cattrs import Converter

from filrouge.referentiel.types import Referentiel
from filrouge.source import Document, open_document
from filrouge.validation import load_schema, violations

VERSIONS = files("filrouge") / "referentiel/versions"


@cache
def load_versions(folder: Traversable = VERSIONS) -> tuple[Referentiel, ...]:
    """Return every version of a folder of data files (by default those we ship), oldest first.

    Raises:
        ValueError: a data file is at fault, or two begin on the same day; the installation is damaged.
    """
    found = sorted(_versions(folder), key=lambda version: version.du)
    if len({version.du for version in found}) < len(found):
        raise ValueError(f"two versions begin on the same day: {[version.code for version in found]}")
    return tuple(found)


def en_vigueur(day: date, versions: tuple[Referentiel, ...] | None = None) -> Referentiel:
    """Return the version that an audit of that day applies; the oldest we know for an earlier day."""
    known = load_versions() if versions is None else versions
    held = [version for version in known if version.du <= day]
    return held[-1] if held else known[0]


def suivante(version: Referentiel, versions: tuple[Referentiel, ...] | None = None) -> Referentiel | None:
    """Return the version that comes after one; None for the newest we know."""
    known = load_versions() if versions is None else versions
    return next((other for other in known if other.du > version.du), None)


def _versions(folder: Traversable) -> Iterator[Referentiel]:
    for entry in folder.iterdir():
        if entry.name.endswith(".yaml"):
            yield _converter().structure(_checked(entry).data, Referentiel)


def _checked(entry: Traversable) -> Document:
    document, findings = open_document(entry.name, entry.read_bytes())
    if document is not None and not findings:
        findings = tuple(violations(document, load_schema("referentiel")))
    if document is None or findings:
        told = "; ".join(f"{finding.span}: {finding.message}" for finding in findings)
        raise ValueError(f"data file of the référentiel at fault: {told}")
    return document


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
