"""The files that the pages need beside them."""

import io
from collections.abc import Iterator
from importlib.resources import files

from filrouge.evidence import Evidence
from filrouge.exporters import EXPORTERS
from filrouge.pages.page import Asset

STYLE = "assets/filrouge/filrouge.css"


def render_assets(evidence: Evidence) -> Iterator[Asset]:
    """Yield the style sheet, the downloads, then every attachment once, under the name it is served by."""
    yield Asset(STYLE, (files("filrouge.pages") / "static/filrouge.css").read_bytes())
    for extension, export in EXPORTERS.items():
        stream = io.BytesIO()
        export(evidence, stream)
        yield Asset(f"plan/plan-d-action.{extension}", stream.getvalue())
    served = {attachment.served: attachment for attachment in evidence.attachments.values()}
    for name, attachment in sorted(served.items()):
        path = evidence.project.root / "content" / attachment.path
        yield Asset(f"pieces/{name}", path.read_bytes())
