"""What a new record may hold from the start: today's date, the only role, the only formation."""

from datetime import date, timedelta

from filrouge.source import Value
from filrouge.starter.kinds import Kind, quarter_of
from filrouge.validation import load_schema
from filrouge.validation.schemas import Json

Data = dict[str, Value]


def known_values(kind: Kind, id_: str, today: date, organisme: Data) -> Data:
    """Return the values that can be guessed without risk; nothing that only a human can tell."""
    schema = load_schema(kind.type.name).json
    known: Data = {}
    for key in schema["required"]:
        value = _guess(key, schema["properties"][key], today, organisme)
        if value is not None:
            known[key] = value
    return known | _of_type(kind, id_, today)


def _guess(key: str, schema: Json, today: date, organisme: Data) -> Value:
    if schema.get("format") == "date":
        return today.isoformat()
    if key == "statut":
        return str(schema["enum"][0])
    if schema["type"] == "array":
        item = _guess("", schema["items"], today, organisme)
        return None if item is None else [item]
    references = schema.get("x-reference", ())
    if "role" in references:
        return organisme.get("referent_qualite")
    if "formation" in references:
        return _only(organisme.get("formations"))
    return None


def _only(codes: Value) -> str | None:
    return next(iter(codes)) if isinstance(codes, dict) and len(codes) == 1 else None


def _of_type(kind: Kind, id_: str, today: date) -> Data:
    match kind.type.name:
        case "signalement":
            return {"nature": kind.nature}
        case "procedure":
            return {"version": "1"}
        case "bilan":
            return {"annee": today.year - 1}
        case "appreciation":
            modality: Data = {"modalite": "a_chaud"} if id_.endswith("-CHAUD") else {}
            return {**modality, "periode": _quarter(*quarter_of(today))}
    return {}


def _quarter(year: int, quarter: int) -> Value:
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return {"du": first.isoformat(), "au": (after - timedelta(days=1)).isoformat()}
