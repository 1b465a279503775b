"""The files of a new repository: copied, or rendered from a template."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from filrouge.ecriture.scalars import scalar
from filrouge.records import RECORD_TYPES
from filrouge.source import Pointer, Value, read_document
from filrouge.starter.versions import Earlier
from filrouge.validation import schema_root

_SETTINGS = ("auteurs", "derogations", "reglages")
_MODEL = Path(__file__).parent / "modele"


def model_files(name: str, context: Mapping[str, object]) -> dict[str, bytes]:
    """Return the files of a model folder, by path; ``.j2`` files are rendered."""
    top = _MODEL / name
    environment = _environment(top)
    files: dict[str, bytes] = {}
    for path in sorted(path for path in top.rglob("*") if path.is_file()):
        inside = path.relative_to(top).as_posix()
        if path.suffix == ".j2":
            text = environment.get_template(inside).render(context)
            files[_shown(inside.removesuffix(".j2"))] = text.encode()
        else:
            files[_shown(inside)] = path.read_bytes()
    return files


def schema_files() -> dict[str, bytes]:
    """Return the JSON schemas of what people write: editors then explain it without a network."""
    names = sorted(("commun", *_SETTINGS, *(type_.name for type_ in RECORD_TYPES)))
    files = (f"{name}.schema.json" for name in names)
    return {f"schemas/{file}": schema_root().joinpath(file).read_bytes() for file in files}


def earlier_texts() -> dict[str, tuple[bytes, ...]]:
    """Return what records of the example said before they were rewritten, oldest first, by id."""
    folders = sorted(path for path in (_MODEL / "anterieures").iterdir() if path.is_dir())
    return {folder.name: tuple(path.read_bytes() for path in sorted(folder.iterdir())) for folder in folders}


def earlier_values() -> dict[str, tuple[Earlier, ...]]:
    """Return what records of the example said before a day, by id.

    Raises:
        ValueError: the list of these values has a fault.
    """
    path = _MODEL / "anterieures" / "valeurs.yaml"
    document, findings = read_document(path.name, path.read_bytes())
    if document is None or findings:
        raise ValueError(f"{path}: the example must be free of faults")
    return {id_: tuple(_earlier(id_, items)) for id_, items in document.data.items()}


def _earlier(id_: str, items: Value) -> Iterator[Earlier]:
    for item in items if isinstance(items, list) else (items,):
        if not isinstance(item, dict):
            raise ValueError(f"{id_}: a day and values are expected")
        values = {_place(key): value for key, value in item.items() if key != "avant"}
        yield Earlier(date.fromisoformat(str(item["avant"])), values)


def _place(words: str) -> Pointer:
    return tuple(int(step) if step.isdecimal() else step for step in words.split("."))


def body_of(type_name: str) -> str:
    """Return the headings that a new prose record begins with."""
    return (_MODEL / "corps" / f"{type_name}.md").read_text(encoding="utf-8")


def hook_text(name: str) -> str:
    """Return a hook of git."""
    return (_MODEL / "crochets" / name).read_text(encoding="utf-8")


def _shown(path: str) -> str:
    """``dot_gitignore`` is ``.gitignore``: under its own name it would act on this package."""
    return str(PurePosixPath(*(part.replace("dot_", ".", 1) for part in PurePosixPath(path).parts)))


def _environment(top: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(top),
        autoescape=False,  # noqa: S701 - YAML and Markdown for their own author, never HTML
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["yaml"] = scalar
    return environment
