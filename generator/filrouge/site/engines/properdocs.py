"""ProperDocs, which carries MkDocs 1 on, with the same theme: Material for MkDocs."""

from dataclasses import replace

from filrouge.site.engines.mkdocs import MKDOCS

PROPERDOCS = replace(
    MKDOCS,
    name="properdocs",
    title="ProperDocs",
    package="properdocs",
    install='pip install "filrouge[properdocs]"',
)
