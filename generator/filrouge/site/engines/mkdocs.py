"""MkDocs 1 with Material for MkDocs: the engine that is installed with Fil Rouge."""

import re

from filrouge.site.engines.engine import Engine

MKDOCS = Engine(
    name="mkdocs",
    title="MkDocs",
    package="mkdocs",
    theme="material",
    install="pip install filrouge",
    # Search is ours to make, and source maps are for the theme's developers.
    unwanted=re.compile(r"assets/javascripts/(?:lunr|workers)/|.*\.map$"),
    # Material prints a banner about MkDocs 2 otherwise.
    environment={"NO_MKDOCS_2_WARNING": "1"},
)
