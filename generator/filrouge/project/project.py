"""The repository read: its root, its settings over the defaults, what its folder of settings holds besides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from filrouge.diagnostics import Finding, Severity, Span, UserError, closest
from filrouge.project.auteurs import AUTHORS_PATH, read_authors
from filrouge.project.forge import depot_faults, lien_commit
from filrouge.project.read import converter, says_nothing
from filrouge.project.reglages import SETTINGS_PATH, Reglages
from filrouge.source import read_document
from filrouge.source.discover import refusal
from filrouge.source.text import read_text
from filrouge.validation import load_schema, violations

DEROGATIONS_PATH = PurePosixPath("site_config/derogations.yaml")
NAMES_PATH = PurePosixPath("site_config/noms-a-proteger.txt")
_FOLDERS = ("theme",)
_KNOWN = (SETTINGS_PATH.name, DEROGATIONS_PATH.name, AUTHORS_PATH.name, NAMES_PATH.name, *_FOLDERS)
_IGNORED = {"README.md", "LISEZMOI.md"}
_HARMLESS = {"fichier-bom", "fichier-vide"}
"""What a list of names may have: Windows adds the first, and a list may hold no name yet."""


@dataclass(frozen=True, slots=True)
class Project:
    """One repository of an organisation, read on a given day.

    ``today`` is the day of analysis: asked for, else frozen in the settings, else the clock's;
    ``figee`` says that the settings froze it. ``texte_reglages`` is the settings' text, for excerpts;
    "" when none is to be shown. ``horloge`` is the user's own day, which may be later than the day of
    analysis. ``noms`` are the names that no text may hold, one a line in a file that is never committed.
    ``auteurs`` gives the role of who commits, by the ``empreinte`` of the e-mail.
    """

    root: Path
    today: date
    reglages: Reglages = field(default_factory=Reglages)
    figee: bool = False
    texte_reglages: str = ""
    horloge: date = date.min
    noms: tuple[str, ...] = ()
    auteurs: Mapping[str, str] = field(default_factory=dict)

    def lien(self, commit: str) -> str | None:
        """Return where a commit can be read; None when the settings do not say."""
        return lien_commit(self.reglages.depot, commit)


def is_root(folder: Path) -> bool:
    """Tell the folder of a repository from any other."""
    return (folder / "content").is_dir() and (
        (folder / "mkdocs.yml").is_file() or (folder / "content/organisme.yaml").is_file()
    )


def find_root(start: Path) -> Path:
    """Walk up from ``start`` to the folder that holds ``content/organisme.yaml`` or ``mkdocs.yml``.

    Raises:
        UserError: no such folder.
    """
    for folder in (start, *start.parents):
        if is_root(folder):
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
    # Whatever else is wrong, these names are never to be shown.
    noms, unread = _names(root)
    plain = Project(root, asked or clock, horloge=clock, noms=noms)
    if odd:
        return plain, (*odd, *unread)
    auteurs, said = read_authors(root)
    project, findings = _settle(replace(plain, auteurs=auteurs), asked)
    return project, (*findings, *said, *unread)


def _settle(plain: Project, asked: date | None) -> tuple[Project, tuple[Finding, ...]]:
    """Lay the settings over a project that has none."""
    if not (plain.root / SETTINGS_PATH).exists():
        return plain, ()
    raw = (plain.root / SETTINGS_PATH).read_bytes()
    plain = replace(plain, texte_reglages=raw.decode("utf-8", "replace"))
    if says_nothing(raw):
        return plain, ()
    document, findings = read_document(str(SETTINGS_PATH), raw)
    if document is None or findings:
        return plain, findings
    wrong = tuple(depot_faults(document))
    # The address at fault may bear a password: no report then has an excerpt of this file.
    plain = replace(plain, texte_reglages="" if wrong else document.text)
    findings = (*violations(document, load_schema("reglages")), *wrong)
    if findings:
        return plain, findings
    reglages = converter().structure(document.data, Reglages)
    frozen = asked is None and reglages.date_analyse is not None
    day = asked or reglages.date_analyse or plain.horloge
    return replace(plain, today=day, reglages=reglages, figee=frozen), ()


def _names(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Read the names to protect, and why they could not be; ``#`` begins a comment.

    A link is told of with the other entries of the folder. No report has an excerpt of this file.
    """
    path, shown = root / NAMES_PATH, str(NAMES_PATH)
    if not path.is_file() or refusal(root, shown) is not None:
        return (), ()
    raw = path.read_bytes()
    text, findings = read_text(shown, raw)
    lines = (raw.decode("utf-8", "replace") if text is None else text).splitlines()
    names = (line.partition("#")[0].strip() for line in lines)
    return tuple(filter(None, names)), tuple(one for one in findings if one.code not in _HARMLESS)


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
