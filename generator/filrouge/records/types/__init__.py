"""The types of record: one line each in ``RECORD_TYPES``."""

from dataclasses import dataclass

from filrouge.records.types.abandon import Abandon
from filrouge.records.types.action import Action
from filrouge.records.types.appreciation import Appreciation
from filrouge.records.types.bilan import Bilan
from filrouge.records.types.organisme import Organisme
from filrouge.records.types.procedure import Procedure
from filrouge.records.types.record import Record, Ref
from filrouge.records.types.revue import Revue
from filrouge.records.types.risque import Risque
from filrouge.records.types.signalement import Signalement

__all__ = [
    "RECORD_TYPES",
    "Abandon",
    "Action",
    "Appreciation",
    "Bilan",
    "Organisme",
    "Procedure",
    "Record",
    "RecordType",
    "Ref",
    "Revue",
    "Risque",
    "Signalement",
    "known_type",
    "type_of",
    "type_of_id",
]


@dataclass(frozen=True, slots=True)
class RecordType:
    """A type of record: its schema's name, its class, where its files are and what people call it.

    ``numbered`` types are called ``PREFIX-YEAR-NNN``; the others ``PREFIX-WORDS``. ``feminine``
    is the grammatical gender of the label, for French sentences.
    """

    name: str
    cls: type[Record]
    folder: str
    prefixes: tuple[str, ...]
    label: str
    plural: str
    suffix: str = ".yaml"
    numbered: bool = False
    feminine: bool = False


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType("abandon", Abandon, "abandons", ("ABD",), "abandon", "abandons", numbered=True),
    RecordType("action", Action, "actions", ("ACT",), "action", "actions", numbered=True, feminine=True),
    RecordType(
        "appreciation",
        Appreciation,
        "appreciations",
        ("APP",),
        "appréciation",
        "appréciations",
        feminine=True,
    ),
    RecordType("bilan", Bilan, "bilans", ("BIL",), "bilan", "bilans"),
    RecordType("organisme", Organisme, "", (), "organisme", "organismes"),
    RecordType(
        "procedure", Procedure, "procedures", ("PRC",), "procédure", "procédures", ".md", feminine=True
    ),
    RecordType("revue", Revue, "revues", ("REV",), "revue", "revues", ".md", feminine=True),
    RecordType("risque", Risque, "risques", ("RSQ",), "risque", "risques", numbered=True),
    RecordType(
        "signalement",
        Signalement,
        "signalements",
        ("REC", "DIF", "ALE"),
        "signalement",
        "signalements",
        numbered=True,
    ),
)
_BY_PREFIX = {prefix: type_ for type_ in RECORD_TYPES for prefix in type_.prefixes}
_BY_CLASS = {type_.cls: type_ for type_ in RECORD_TYPES}


def type_of_id(id_: str) -> RecordType | None:
    """Return the type that an id announces by its prefix (None when no type has it)."""
    if id_ == "organisme":
        return _BY_CLASS[Organisme]
    return _BY_PREFIX.get(id_.partition("-")[0])


def known_type(id_: str) -> RecordType:
    """Return the type of a record that was read: its name is right, so there is one."""
    type_ = type_of_id(id_)
    if type_ is None:
        raise KeyError(id_)
    return type_


def type_of(record: Record) -> RecordType:
    """Return the type of a record."""
    return _BY_CLASS[type(record)]
