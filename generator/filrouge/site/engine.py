"""MkDocs and Material, run in a temporary folder on a project that we wrote: the only module that calls them."""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from filrouge.diagnostics import UserError

_ENVIRONMENT = {
    # Material prints a banner about MkDocs 2 otherwise.
    "NO_MKDOCS_2_WARNING": "1",
    # The same bytes whatever the day and whatever the caller's value, which MkDocs does not check.
    "SOURCE_DATE_EPOCH": "0",
}


def icon_exists(name: str) -> bool:
    """Tell whether Material has an icon ("material/weather-night")."""
    return (_material() / "templates/.icons" / f"{name}.svg").is_file()


def render(settings: Mapping[str, object], documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Have the engine render Markdown documents; return every file it made, by path.

    Raises:
        UserError: the engine fails, or has anything to complain of.
    """
    with TemporaryDirectory(prefix="filrouge-") as name:
        folder = Path(name).resolve()
        _write(folder / "docs", documents)
        paths = {"docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")}
        (folder / "mkdocs.yml").write_text(json.dumps({**settings, **paths}), encoding="utf-8")
        _run(folder / "mkdocs.yml")
        return _read(folder / "site")


def _run(config_file: Path) -> None:
    with _environment(), _complaints() as complaints:
        # Imported here because it takes 170 ms, which no other command should pay.
        from mkdocs.commands.build import build  # noqa: PLC0415
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

        try:
            build(load_config(str(config_file)))
        except MkDocsException as error:
            complaints.append(error.format_message())
    if complaints:
        raise UserError(
            f"le moteur du site (MkDocs) a échoué : {' ; '.join(complaints)}",
            "réinstallez Fil Rouge avec les versions de MkDocs et de Material qu’il demande",
        )


@contextmanager
def _environment() -> Iterator[None]:
    before = {key: os.environ.get(key) for key in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                del os.environ[key]
            else:
                os.environ[key] = value


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what the engine logs as a warning or worse, instead of printing it."""
    messages: list[str] = []
    handler = _Collector(messages)
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


def _write(folder: Path, documents: Mapping[str, bytes]) -> None:
    for path, content in documents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _read(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _material() -> Path:
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise UserError(
            "le thème Material for MkDocs n’est pas installé", "réinstallez Fil Rouge : pip install filrouge"
        )
    return Path(spec.submodule_search_locations[0])
