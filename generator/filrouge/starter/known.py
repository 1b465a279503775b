"""What a new record may hold from the start: today's date, the only role, the only formation."""

from datetime import date

from filrouge.source import Value
from filrouge.starter.kinds import Kind
from filrouge.starter.periods import last_quarter, period_of_id
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


def title_shown(kind: Kind, id_: str, today: date) -> str | None:
    """Return an example of title that names the period of the record; None when it has none."""
    period = period_of_id(id_) or last_quarter(today)
    match kind.type.name:
        case "appreciation":
            return f"Stagiaires {'à froid' if id_.endswith('-FROID') else 'à chaud'}, {period.words}"
        case "revue":
            return f"Revue qualité, {period.words}"
        case "bilan":
            return f"Bilan VAE {_year(id_, today)}"
    return None


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
            return {"annee": _year(id_, today)}
        case "appreciation":
            period = period_of_id(id_) or last_quarter(today)
            modality: Data = {"modalite": "a_chaud"} if id_.endswith("-CHAUD") else {}
            return {**modality, "periode": {"du": period.du.isoformat(), "au": period.au.isoformat()}}
    return {}


def _year(id_: str, today: date) -> int:
    period = period_of_id(id_)
    return period.du.year if period else today.year - 1
