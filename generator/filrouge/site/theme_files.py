"""Files of ``site_config/theme/`` that ``mkdocs.yml`` cites: read, checked, and served under ``assets/theme/``."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from filrouge.diagnostics import closest
from filrouge.site.allowed import IMAGES
from filrouge.site.faults import THEME_FOLDER
from filrouge.site.reader import Reader
from filrouge.source import Pointer

SERVED = "assets/theme"
_LIMIT = 2_000_000
_STYLE_FILES = (*IMAGES, ".woff2")

# Material prints these paths as they are: no quote, no space, nothing that a page or an address would read.
_NAME = re.compile(r"(?:(?:\.|[A-Za-z0-9_-][A-Za-z0-9._-]*)/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")

# No comment is stripped and no escape accepted, so that nothing can hide behind either.
_DATA_IMAGE = re.compile(
    r"""(\burl\(\s*["']?)data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*+(?=["']?\s*+\))""",
    re.IGNORECASE,
)
_REFUSED_IN_STYLE = (
    (
        re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"),
        "un caractère de commande, invisible, peut cacher une adresse",
    ),
    (
        re.compile(r"@charset(?! \"utf-8\";)", re.IGNORECASE),
        '« @charset » ne peut dire que « @charset "utf-8"; »',
    ),
    (re.compile(r"@import", re.IGNORECASE), "« @import » charge une autre feuille de style"),
    (re.compile(r"\\"), "une barre oblique inverse peut cacher une adresse"),
    (re.compile(r"//"), "« // » est l’adresse d’un autre serveur (même dans un commentaire)"),
    (re.compile(r"\b(?:image-set|src|image)\(", re.IGNORECASE), "seul « url(…) » peut citer un fichier"),
    (
        re.compile(r"""\burl\((?!\s*+(["']?)[^"'()\s]*+\1\s*+\))""", re.IGNORECASE),
        "« url(…) » contient un seul nom de fichier, sans espace",
    ),
)
_URL = re.compile(r"""\burl\(\s*["']?([^"'()\s]+)""", re.IGNORECASE)


class ThemeFiles:
    """Collects the files to serve, by path in the site."""

    def __init__(self, root: Path, reader: Reader) -> None:
        self._root = root
        self._reader = reader
        self._files: dict[str, bytes] = {}

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """The files read, in path order."""
        return tuple(sorted(self._files.items()))

    def image(self, pointer: Pointer) -> str:
        """Read the image cited at a pointer; return its path in the site, "" when absent or refused."""
        return self._cited(pointer, self._reader.text(pointer), IMAGES)

    def style(self, pointer: Pointer) -> str:
        """Read the style sheet cited at a pointer, and the files that it cites."""
        served = self._cited(pointer, self._reader.text(pointer), (".css",))
        if served:
            self._check_style(pointer, served)
        return served

    def _cited(self, pointer: Pointer, cited: str, extensions: Sequence[str]) -> str:
        if not cited:
            return ""
        pure = PurePosixPath(cited)
        fault = _bad_name(cited, pure, extensions) or _bad_file(self._root, pure)
        if fault:
            self._reader.refuse("mkdocs-fichier", fault[0], pointer, *fault[1:])
            return ""
        served = f"{SERVED}/{pure.relative_to(THEME_FOLDER)}"
        self._files[served] = (self._root / pure).read_bytes()
        return served

    def _check_style(self, pointer: Pointer, served: str) -> None:
        shown = served.replace(SERVED, THEME_FOLDER, 1)
        try:
            text = self._files[served].decode("utf-8")
        except UnicodeDecodeError:
            message = f"« {shown} » n’est pas enregistré en UTF-8"
            self._reader.refuse("mkdocs-style", message, pointer, "réenregistrez le fichier en UTF-8")
            return
        bare = _DATA_IMAGE.sub(r"\1", text)
        for pattern, why in _REFUSED_IN_STYLE:
            if found := pattern.search(bare):
                line = bare.count("\n", 0, found.start()) + 1
                self._reader.refuse("mkdocs-style", f"« {shown} », ligne {line} : {why}", pointer)
        for url in dict.fromkeys(_URL.findall(bare)):
            self._style_url(pointer, PurePosixPath(shown).parent, url)

    def _style_url(self, pointer: Pointer, folder: PurePosixPath, url: str) -> None:
        if ":" in url or url.startswith("/"):
            message = f"« url({url}) » sort du dossier {THEME_FOLDER}/"
            self._reader.refuse(
                "mkdocs-style",
                message,
                pointer,
                f"déposez le fichier dans {THEME_FOLDER}/ et citez-le par son nom",
            )
            return
        self._cited(pointer, f"{folder}/{url}", _STYLE_FILES)


def _bad_name(cited: str, pure: PurePosixPath, extensions: Sequence[str]) -> tuple[str, ...]:
    """Return what is wrong with a path as written, and the remedy."""
    if ".." in pure.parts or "\\" in cited or not pure.is_relative_to(THEME_FOLDER):
        return (
            f"« {cited} » n’est pas dans {THEME_FOLDER}/",
            f"déposez le fichier dans {THEME_FOLDER}/ et donnez son chemin complet",
        )
    if not _NAME.fullmatch(cited):
        return (
            f"« {cited} » contient autre chose que des lettres sans accent, des chiffres, « . », « _ » et « - »",
            "renommez le fichier ou son dossier, et citez ce nouveau nom",
        )
    if pure.suffix.lower() not in extensions:
        accepted = ", ".join(extensions)
        return f"« {cited} » n’est pas d’un type accepté ici", f"types acceptés : {accepted}"
    return ()


def _bad_file(root: Path, pure: PurePosixPath) -> tuple[str, ...]:
    path = root / pure
    if any((root / part).is_symlink() for part in (pure, *pure.parents[:-1])):
        return f"« {pure} » passe par un lien symbolique", "déposez le fichier lui-même"
    if not path.is_file():
        folder = root / THEME_FOLDER
        near = closest(path.name, (file.relative_to(folder).as_posix() for file in folder.rglob("*")))
        return f"le fichier « {pure} » n’existe pas", *(
            (f"vouliez-vous dire « {THEME_FOLDER}/{near} » ?",) if near else ()
        )
    if path.stat().st_size > _LIMIT:
        return f"« {pure} » dépasse {_LIMIT // 1_000_000} Mo", "réduisez le fichier"
    return ()
