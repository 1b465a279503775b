"""Where the schemas are, and a schema ready to use."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from jsonschema_rs import Draft202012Validator as FastValidator

from filrouge.source import Pointer, Value
from filrouge.validation.patterns import ANY, Pattern, Patterns

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Json: TypeAlias = "dict[str, Any]"

_PACKAGED = files("filrouge") / "schemas"
_CHECKOUT = Path(__file__).resolve().parents[3] / "schemas"


def schema_root() -> Traversable:
    """Return the folder of schemas; never looks at the working directory.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    for root in (_PACKAGED, _CHECKOUT):
        if (root / "action.schema.json").is_file():
            return root
    raise FileNotFoundError(f"no schemas in {_PACKAGED} or {_CHECKOUT}: the installation is damaged")


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas, sorted ("abandon", "action", …)."""
    suffix = ".schema.json"
    return tuple(
        sorted(
            entry.name.removesuffix(suffix)
            for entry in schema_root().iterdir()
            if entry.name.endswith(suffix)
        )
    )


@dataclass(frozen=True, eq=False)
class Schema:
    """One schema with every ``$ref`` written out, and what we read from its own keywords.

    ``references`` are the places that hold a link, with the types it may point to (``x-reference``);
    ``files`` those that name an attachment (``x-fichier``); ``addresses`` the lists whose
    items have an address of their own (``x-adresse``), with the name of the key that gives it; ``facts``
    the dates of what has happened (``x-fait``); ``internes`` the places kept for the team (``x-interne``).
    """

    name: str
    json: Json
    references: Patterns[tuple[str, ...]]
    files: Patterns[None]
    addresses: Mapping[str, str]
    facts: Patterns[None]
    internes: tuple[Pattern, ...]

    @cached_property
    def _fast(self) -> FastValidator:
        return FastValidator(self.json, validate_formats=True)

    def accepts(self, data: Value) -> bool:
        """Tell whether all is right: some sixty times faster than saying what is wrong."""
        return self._fast.is_valid(data)

    @cached_property
    def validator(self) -> "Draft202012Validator":
        """The validator that says what is wrong, and where."""
        from filrouge.validation.checker import validator  # noqa: PLC0415 # a tenth of the start-up of a sound run

        return validator(self.json)

    def at(self, pointer: Pointer) -> Json:
        """Return the sub-schema of a place in a document; ``{}`` where the schema says nothing."""
        node = self.json
        for step in pointer:
            node = _child(node, step)
        return node

    def labels(self, *keys: str) -> Mapping[str, str]:
        """Return value → French word for the enum at ``keys`` ("*" for the items of a list)."""
        node = self.at(tuple(0 if key == "*" else key for key in keys))
        return dict(zip(node["enum"], node["x-libelles"], strict=True))


def _child(node: Json, step: str | int) -> Json:
    if isinstance(step, int):
        found = node.get("items", {})
    else:
        found = node.get("properties", {}).get(step) or node.get("additionalProperties", {})
    return found if isinstance(found, dict) else {}


@cache
def load_schema(name: str) -> Schema:
    """Return the schema called ``name`` ("action"), compiled once per run."""
    json_schema = _resolved(_read(name))
    places = tuple(_walk(json_schema, ()))
    return Schema(
        name=name,
        json=json_schema,
        references=Patterns.of(
            (place, tuple(node["x-reference"])) for place, node in places if "x-reference" in node
        ),
        files=Patterns.of((place, None) for place, node in places if "x-fichier" in node),
        facts=Patterns.of((place, None) for place, node in places if node.get("x-fait")),
        internes=tuple(place for place, node in places if node.get("x-interne")),
        addresses={place[0]: node["x-adresse"] for place, node in places if "x-adresse" in node},
    )


@cache
def _read(name: str) -> Json:
    loaded: Json = json.loads((schema_root() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def _resolved(node: Any) -> Any:
    """Write out every reference: jsonschema then never resolves anything, least of all over a network."""
    if isinstance(node, list):
        return [_resolved(item) for item in node]
    if not isinstance(node, dict):
        return node
    own = {key: _resolved(value) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return own
    target = node["$ref"].rpartition("/")[2]
    return _resolved(_read("commun")["$defs"][target]) | own


def _walk(node: Json, place: Pattern) -> Iterator[tuple[Pattern, Json]]:
    yield place, node
    for key, child in node.get("properties", {}).items():
        yield from _walk(child, (*place, key))
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            yield from _walk(node[keyword], (*place, ANY))
