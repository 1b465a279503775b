"""Where the repository is, its settings, and the day it is read: the only reader of the surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from cattrs import Converter

from filrouge.diagnostics import Finding, Severity, Span, UserError, closest
from filrouge.source import read_document
from filrouge.source.discover import refusal
from filrouge.validation import load_schema, violations

SETTINGS_PATH = PurePosixPath("site_config/reglages.yaml")
DEROGATIONS_PATH = PurePosixPath("site_config/derogations.yaml")
NAMES_PATH = PurePosixPath("site_config/noms-a-proteger.txt")
_FOLDERS = ("theme",)
_KNOWN = (SETTINGS_PATH.name, DEROGATIONS_PATH.name, NAMES_PATH.name, *_FOLDERS)
_IGNORED = {"README.md", "LISEZMOI.md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seuils:
    """Thresholds of the rules: house marks, not law. Units are in the names."""

    periode_mois: int = 12
    delai_action_mois: int = 12
    retard_tolere_jours: int = 0
    satisfaction_minimale: int = 60
    part_interne_max: int = 70
    mots_minimum: int = 4
    ressemblance_cause: int = 80
    recurrence: int = 2
    plan_fige_alerte_mois: int = 4
    plan_fige_mois: int = 6
    revue_alerte_mois: int = 6
    revue_mois: int = 12
    brouillon_jours: int = 30
    rattrapage_jours: int = 15
    rattrapage_part: int = 60
    rafale_actions: int = 5
    cloture_mois: int = 12
    ecart_enregistrement_jours: int = 30
    sollicitation_mois: int = 12
    financeurs_mois: int = 12
    suivi_bilan_mois: int = 6
    taux_reponse_minimal: int = 50
    partage_jours: int = 60
    accuse_jours: int = 5
    reponse_jours: int = 30
    signalements_mois: int = 12
    contact_abandon_jours: int = 7
    abandons_recurrents: int = 2
    risques_mois: int = 12
    criticite_elevee: int = 9
    verbatims_reponses: int = 5


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
    ``horloge`` is the user's own day, which may be later than the day of analysis. ``noms`` are the names
    that no text may hold, one a line in a file that is never committed.
    """

    root: Path
    today: date
    reglages: Reglages = Reglages()
    figee: bool = False
    texte_reglages: str = ""
    horloge: date = date.min
    noms: tuple[str, ...] = ()


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
    odd = tuple(_odd_entries(root))
    plain = Project(root, asked or clock, horloge=clock, noms=() if odd else _names(root))
    if odd or not (root / SETTINGS_PATH).exists():
        return plain, odd
    raw = (root / SETTINGS_PATH).read_bytes()
    plain = replace(plain, texte_reglages=raw.decode("utf-8", "replace"))
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines()):
        return plain, ()
    document, findings = read_document(str(SETTINGS_PATH), raw)
    if document is None or findings:
        return plain, findings
    plain = replace(plain, texte_reglages=document.text)
    findings = tuple(violations(document, load_schema("reglages")))
    if findings:
        return plain, findings
    reglages = _converter().structure(document.data, Reglages)
    frozen = asked is None and reglages.date_analyse is not None
    day = asked or reglages.date_analyse or clock
    return replace(plain, today=day, reglages=reglages, figee=frozen), ()


def _names(root: Path) -> tuple[str, ...]:
    """Read the names to protect; ``#`` begins a comment."""
    path = root / NAMES_PATH
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return tuple(name for line in lines if (name := line.partition("#")[0].strip()))


def _odd_entries(root: Path) -> Iterator[Finding]:
    """Yield what ``site_config/`` holds that is never read: a misspelt name would silently change every verdict."""
    folder = root / SETTINGS_PATH.parent
    if folder.is_symlink():
        yield from filter(None, [refusal(root, SETTINGS_PATH.parent.as_posix())])
        return
    for path in sorted(folder.glob("*")):
        shown = path.relative_to(root).as_posix()
        if path.name in _IGNORED or path.name.startswith("."):
            continue
        finding = refusal(root, shown, folder_wanted=path.name in _FOLDERS)
        if finding is None and path.name not in _KNOWN:
            near = closest(path.name, _KNOWN)
            remedy = (
                f"vouliez-vous dire « {near} » ?"
                if near
                else f"ce dossier ne contient que {', '.join(_KNOWN[:-1])} et {_KNOWN[-1]}/"
            )
            message = f"« {shown} » n’est pas un réglage connu : il n’est pas lu"
            finding = Finding("reglage-inconnu", Severity.ERREUR, message, Span(shown), helps=(remedy,))
        if finding is not None:
            yield finding


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
