"""Documents to records: typed, frozen, one per file of ``content/``."""

from filrouge.records.load import Loaded, Memory, load_records
from filrouge.records.types import (
    RECORD_TYPES,
    Abandon,
    Action,
    Appreciation,
    Bilan,
    Organisme,
    Procedure,
    Record,
    RecordType,
    Ref,
    Revue,
    Risque,
    Signalement,
    known_type,
    type_of,
    type_of_id,
)

__all__ = [
    "RECORD_TYPES",
    "Abandon",
    "Action",
    "Appreciation",
    "Bilan",
    "Loaded",
    "Memory",
    "Organisme",
    "Procedure",
    "Record",
    "RecordType",
    "Ref",
    "Revue",
    "Risque",
    "Signalement",
    "known_type",
    "load_records",
    "type_of",
    "type_of_id",
]
