"""What the tests of the site share."""

from pathlib import Path

from filrouge.pages import Asset, Page
from filrouge.site.config import read_config
from filrouge.site.faults import FAULTS

SECTIONS = (("", "Accueil"), ("plan", "Plan d’action"), ("retours", "Retours"))
FOLDERS = tuple(folder for folder, _ in SECTIONS)
STYLE = Asset("assets/filrouge/filrouge.css", b"h1 { color: teal }")
SCRIPT = Asset("assets/filrouge/filrouge.js", b"")
LOGO = Asset("assets/filrouge/logo.svg", b"<svg/>")


def index_pages() -> list[Page]:
    return [
        Page(f"{folder}/index.html".lstrip("/"), title, f"<h1>{title}</h1>") for folder, title in SECTIONS
    ]


FULL = """\
site_name: Fil & Formation
site_description: Plan d’amélioration
site_url: https://exemple.fr/qualite/
site_author: Fil & Formation
copyright: © 2026 Fil & Formation
nav:
  - index.md
  - Le plan: plan/index.md
theme:
  name: material
  language: fr
  logo: site_config/theme/logo.png
  favicon: site_config/theme/logo.png
  features: [navigation.tabs, navigation.top]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: deep purple
      toggle: {icon: material/weather-night, name: Passer en sombre}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      accent: teal
      toggle: {icon: material/weather-sunny, name: Passer en clair}
extra_css: [site_config/theme/maison.css]
extra:
  generator: false
"""


def refused(root: Path, text: str) -> list[str]:
    """Write mkdocs.yml; return line, code and message of all that is wrong with it."""
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    read = read_config(root, SECTIONS)
    assert (read.config is None) == bool(read.findings)
    assert {finding.code for finding in read.findings if finding.code.startswith("mkdocs-")} <= set(FAULTS)
    return [f"{f.span.line} {f.code}: {f.message}" for f in read.findings]
