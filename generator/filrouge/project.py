"""Where the repository is, its settings, and the day it is read: the only reader of the surroundings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from cattrs import Converter

from filrouge.diagnostics import Finding, Label, Severity, Span, UserError, closest
from filrouge.source import Document, read_document
from filrouge.source.discover import refusal
from filrouge.source.text import read_text
from filrouge.validation import load_schema, violations

SETTINGS_PATH = PurePosixPath("site_config/reglages.yaml")
DEROGATIONS_PATH = PurePosixPath("site_config/derogations.yaml")
AUTHORS_PATH = PurePosixPath("site_config/auteurs.yaml")
NAMES_PATH = PurePosixPath("site_config/noms-a-proteger.txt")
_FOLDERS = ("theme",)
_KNOWN = (SETTINGS_PATH.name, DEROGATIONS_PATH.name, AUTHORS_PATH.name, NAMES_PATH.name, *_FOLDERS)
_IGNORED = {"README.md", "LISEZMOI.md"}
_HARMLESS = {"fichier-bom", "fichier-vide"}
"""What a list of names may have: Windows adds the first, and a list may hold no name yet."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Auteur:
    """One entry of ``site_config/auteurs.yaml``: an address, in clear or by its SHA-256, and the role behind it."""

    role: str
    courriel: str | None = None
    empreinte: str | None = None

    @property
    def cle(self) -> str:
        """The SHA-256 under which it is looked up."""
        return self.empreinte or empreinte(self.courriel or "")


def empreinte(courriel: str) -> str:
    """Return the SHA-256 of an address in lower case, in 64 hexadecimal digits."""
    return sha256(courriel.lower().encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Project:
    """One repository of an organisation, read on a given day.

    ``today`` is the day of analysis: asked for, else frozen in the settings, else the clock's;
    ``figee`` says that the settings froze it. ``texte_reglages`` is the settings' text, for excerpts.
    ``horloge`` is the user's own day, which may be later than the day of analysis. ``noms`` are the names
    that no text may hold, one a line in a file that is never committed. ``auteurs`` gives the role of who commits, by
    the ``empreinte`` of the e-mail.
    """

    root: Path
    today: date
    reglages: Reglages = Reglages()
    figee: bool = False
    texte_reglages: str = ""
    horloge: date = date.min
    noms: tuple[str, ...] = ()
    auteurs: Mapping[str, str] = field(default_factory=dict)


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
    auteurs, said = _authors(root)
    project, findings = _settle(replace(plain, auteurs=auteurs), asked)
    return project, (*findings, *said, *unread)


def _settle(plain: Project, asked: date | None) -> tuple[Project, tuple[Finding, ...]]:
    """Lay the settings over a project that has none."""
    if not (plain.root / SETTINGS_PATH).exists():
        return plain, ()
    raw = (plain.root / SETTINGS_PATH).read_bytes()
    plain = replace(plain, texte_reglages=raw.decode("utf-8", "replace"))
    if _says_nothing(raw):
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
    day = asked or reglages.date_analyse or plain.horloge
    return replace(plain, today=day, reglages=reglages, figee=frozen), ()


def _says_nothing(raw: bytes) -> bool:
    """Tell a file of comments alone."""
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines())


def _authors(root: Path) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Read the register of authors; an entry at fault gives no role.

    No message quotes an address, and a report has no excerpt of this file.
    """
    path = root / AUTHORS_PATH
    if not path.exists() or _says_nothing(raw := path.read_bytes()):
        return {}, ()
    document, findings = read_document(str(AUTHORS_PATH), raw)
    if document is None or findings:
        return {}, findings
    findings = tuple(violations(document, load_schema(AUTHORS_PATH.stem)))
    if findings:
        return {}, findings
    entries = _converter().structure(document.data["auteurs"], tuple[Auteur, ...])
    wrong = dict(_wrong_authors(entries, document, _declared_roles(root)))
    sound = {entry.cle: entry.role for index, entry in enumerate(entries) if index not in wrong}
    return sound, tuple(wrong.values())


def _declared_roles(root: Path) -> tuple[str, ...] | None:
    """Return the roles of ``content/organisme.yaml``; None when it cannot be read, which is told elsewhere."""
    shown = "content/organisme.yaml"
    path = root / shown
    if not path.is_file() or refusal(root, shown) is not None:
        return None
    document, _ = read_document(shown, path.read_bytes())
    roles = document.data.get("roles") if document else None
    return tuple(roles) if isinstance(roles, dict) else None


def _wrong_authors(
    entries: tuple[Auteur, ...], document: Document, roles: tuple[str, ...] | None
) -> Iterator[tuple[int, Finding]]:
    """Yield the entries at fault by their place in the file, each with the first thing to mend."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if (entry.courriel is None) == (entry.empreinte is None):
            yield index, _undesignated(document, index)
        elif first.setdefault(entry.cle, index) != index:
            yield index, _twice(document, index, first[entry.cle])
        elif roles is not None and entry.role not in roles:
            yield index, _unknown_role(document, index, entry.role, roles)


def _undesignated(document: Document, index: int) -> Finding:
    message = (
        "un auteur est désigné par son adresse ou par l’empreinte de celle-ci : l’une des deux, et une seule"
    )
    remedy = "gardez « empreinte », qui n’écrit l’adresse nulle part, ou « courriel »"
    span = document.span(("auteurs", index, "role"))
    return Finding("auteur-mal-designe", Severity.ERREUR, message, span, helps=(remedy,))


def _twice(document: Document, index: int, earlier: int) -> Finding:
    return Finding(
        "auteur-en-double",
        Severity.ERREUR,
        "cette adresse a déjà un rôle",
        document.span(("auteurs", index, "role")),
        helps=("gardez une seule des deux entrées",),
        related=(Label(document.span(("auteurs", earlier, "role")), "ici d’abord"),),
    )


def _unknown_role(document: Document, index: int, role: str, roles: tuple[str, ...]) -> Finding:
    near = closest(role, roles)
    return Finding(
        "role-inconnu",
        Severity.ERREUR,
        f"le rôle « {role} » n’est pas dans content/organisme.yaml",
        document.span(("auteurs", index, "role")),
        helps=(f"vouliez-vous dire « {near} » ?" if near else f"rôles déclarés : {', '.join(roles)}",),
    )


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


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
