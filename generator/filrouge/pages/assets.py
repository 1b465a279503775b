"""The files that the pages need beside them."""

import io
from collections.abc import Iterator
from importlib.resources import files

from filrouge.evidence import Evidence
from filrouge.exporters import EXPORTERS
from filrouge.pages.page import Asset

STYLE = "assets/filrouge/filrouge.css"
SCRIPT = "assets/filrouge/filrouge.js"
_FONTS = "05-fonts.css"
LOGO = "assets/filrouge/logo.svg"
_STATIC = files("filrouge.pages") / "static"
_PARTS = {STYLE: ("style", ".css"), SCRIPT: ("script", ".js")}
"""Each of the two is written in parts, put together in the order of their names."""


def render_assets(evidence: Evidence) -> Iterator[Asset]:
    """Yield what every site has, the downloads, then every attachment once, under the name it is served by."""
    yield from static_assets()
    for extension, export in EXPORTERS.items():
        stream = io.BytesIO()
        export(evidence, stream)
        yield Asset(f"plan/plan-d-action.{extension}", stream.getvalue())
    served = {attachment.served: attachment for attachment in evidence.attachments.values()}
    for name, attachment in sorted(served.items()):
        source = evidence.project.root / "content" / attachment.path
        yield Asset(f"pieces/{name}", source.read_bytes())


def static_assets() -> Iterator[Asset]:
    """Yield style, script, logo and fonts: the same for every plan."""
    for path, (folder, extension) in _PARTS.items():
        yield Asset(path, _joined(folder, extension))
    yield Asset(LOGO, (_STATIC / "logo.svg").read_bytes())
    for font in sorted((_STATIC / "fonts").iterdir(), key=lambda file: file.name):
        yield Asset(f"assets/filrouge/{font.name}", font.read_bytes())


def stylesheet() -> str:
    """Return the style of the pages, for a document that holds it: without the fonts, which it would have to fetch."""
    return _joined(*_PARTS[STYLE], without=_FONTS).decode("utf-8")


def _joined(folder: str, extension: str, without: str = "") -> bytes:
    parts = sorted((_STATIC / folder).iterdir(), key=lambda part: part.name)
    shown = (part for part in parts if part.name.endswith(extension) and part.name != without)
    return b"\n".join(part.read_bytes() for part in shown)
