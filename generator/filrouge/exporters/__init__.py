"""Evidence to files for other tools: one file per format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from filrouge.evidence import Evidence
from filrouge.exporters import plan_csv

__all__ = ["EXPORTERS"]

EXPORTERS: Mapping[str, Callable[[Evidence, BinaryIO], None]] = MappingProxyType({"csv": plan_csv.export})
"""Name of the format, which is also the extension → what writes the plan d’action in it."""
