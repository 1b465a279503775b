"""The engines that render the surroundings of the pages, one module each: the only one that knows it."""

from collections.abc import Mapping
from types import MappingProxyType

from filrouge.site.engines.engine import Engine
from filrouge.site.engines.mkdocs import MKDOCS
from filrouge.site.engines.properdocs import PROPERDOCS
from filrouge.site.engines.zensical import ZENSICAL

__all__ = ["DEFAULT", "ENGINES", "Engine"]

ENGINES: Mapping[str, Engine] = MappingProxyType(
    {engine.name: engine for engine in (MKDOCS, PROPERDOCS, ZENSICAL)}
)
DEFAULT = MKDOCS
