"""Where the repository is, its settings, and the day it is read: the only reader of the surroundings."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cattrs import Converter

from filrouge.diagnostics import Finding, UserError
from filrouge.source import read_document
from filrouge.validation import load_schema, violations

SETTINGS_PATH = "site_config/reglages.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seuils:
    """Thresholds of the rules: house marks, not law. Units are in the names."""

    periode_mois: int = 12
    delai_action_mois: int = 12
    retard_tolere_jours: int = 0
    satisfaction_minimale: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """``site_config/reglages.yaml``."""

    date_analyse: date | None = None
    seuils: Seuils = Seuils()


@dataclass(frozen=True, slots=True)
class Project:
    """One repository of an organisation, read on a given day.

    ``today`` is the day of analysis: asked for, else frozen in the settings, else the clock's;
    ``figee`` says that the settings froze it. ``texte_reglages`` is the settings' text, for excerpts.
    """

    root: Path
    today: date
    reglages: Reglages = Reglages()
    figee: bool = False
    texte_reglages: str = ""


def find_root(start: Path) -> Path:
    """Walk up from ``start`` to the folder that holds ``content/organisme.yaml`` or ``mkdocs.yml``.

    Raises:
        UserError: no such folder.
    """
    for folder in (start, *start.parents):
        if (folder / "content").is_dir() and (
            (folder / "mkdocs.yml").is_file() or (folder / "content/organisme.yaml").is_file()
        ):
            return folder
    raise UserError(
        f"aucun dépôt Fil Rouge dans « {start} » ni au-dessus",
        "placez-vous dans le dépôt, donnez --racine DOSSIER, ou créez un dépôt avec « filrouge demarrer DOSSIER »",
    )


def open_project(
    root: Path, *, clock: date, asked: date | None = None
) -> tuple[Project, tuple[Finding, ...]]:
    """Read the settings of a repository; where they are at fault, the defaults stand.

    ``asked`` is the day the user asked for; ``clock`` today's date.
    """
    path = root / SETTINGS_PATH
    text = path.read_bytes() if path.is_file() else b""
    plain = Project(root, asked or clock, texte_reglages=text.decode("utf-8", "replace"))
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in text.splitlines()):
        return plain, ()
    document, findings = read_document(SETTINGS_PATH, text)
    if document is None or findings:
        return plain, findings
    findings = tuple(violations(document, load_schema("reglages")))
    if findings:
        return plain, findings
    reglages = _converter().structure(document.data, Reglages)
    frozen = asked is None and reglages.date_analyse is not None
    day = asked or reglages.date_analyse or clock
    return Project(root, day, reglages, figee=frozen, texte_reglages=document.text), ()


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
