"""The folder ``/admin/``: the CMS read from the archives of its authors, made to ask nothing of any other host.

The archives are those of npm, given by the user: this command opens no connection. Each must be the very one that was
tried, to the byte; what is taken from it is rewritten at known places, so that its words and its fonts come from the folder itself. The page then forbids the browser any host but the forge.
"""

import io
import json
import tarfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha512
from html import escape
from importlib.resources import files
from pathlib import Path

from filrouge.diagnostics import UserError
from filrouge.project import Forge
from filrouge.validation.schemas import Json

_MODEL = files("filrouge.formulaires") / "modele"
_FONT = files("filrouge") / "pages/static/fonts/source-sans-3.woff2"


@dataclass(frozen=True, slots=True)
class Archive:
    """An npm package: its name and version, the file ``npm pack`` makes, and its SHA-512.

    ``pris`` gives what is taken from it, by the name that it gets.
    """

    paquet: str
    fichier: str
    sha512: str
    pris: Mapping[str, str]


_SCRIPT = "sveltia-cms.js"
_FRENCH = "npm/@sveltia/cms@0.221.1/locales/fr.json"
_ICONS = "material-symbols.woff2"
_CMS = Archive(
    "@sveltia/cms@0.221.1",
    "sveltia-cms-0.221.1.tgz",
    "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    {
        _SCRIPT: "package/dist/sveltia-cms.js",
        _FRENCH: "package/locales/fr.json",
        # Asked for, to tell that a newer version exists: this one is the newest here.
        "npm/@sveltia/cms/package.json": "package/package.json",
        "LICENCE-sveltia-cms.txt": "package/LICENSE.txt",
    },
)
_SYMBOLS = Archive(
    "@fontsource-variable/material-symbols-outlined@5.3.7",
    "fontsource-variable-material-symbols-outlined-5.3.7.tgz",
    "d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==",
    {
        _ICONS: "package/files/material-symbols-outlined-latin-wght-normal.woff2",
        "LICENCE-material-symbols.txt": "package/LICENSE",
    },
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The files of ``/admin/``, by path."""

    fichiers: Mapping[str, bytes]

    def __iter__(self) -> Iterator[str]:
        """Give every path, in order."""
        return iter(sorted(self.fichiers))

    def content(self, path: str) -> bytes:
        """Return a file as it is written."""
        return self.fichiers[path]

    @property
    def taille(self) -> int:
        """The bytes of all files."""
        return sum(map(len, self.fichiers.values()))


ARCHIVES = (_CMS, _SYMBOLS)
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
_REWRITTEN = (
    # Its words in French stand there; what else it may look for there (previews of PDF, of code) it does without.
    ("https://unpkg.com/", "./npm/", 4),
    ("https://www.githubstatus.com/api/v2/", "./npm/", 1),
    (f"{_FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", "source-sans-3.woff2", 1),
    (f"{_FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", _ICONS, 1),
    # The browser's own fixed-width font does.
    (f"url({_FONTS}/noto-mono@5.3.0/latin-400-normal.woff2)", "local('monospace')", 1),
    # A record names an attachment from content/, and the CMS from the root of a site: it would write « /preuves/… ».
    ("r?`/${PO(r)}`.replace(/^\\/@/,`@`)", "r?PO(r)", 1),
)
"""What stands in the script, what it becomes, and how many times it is there."""


def admin_files(archives: Path, config: Json, forge: Forge) -> Dossier:
    """Return the files of ``/admin/``; ``archives`` is the folder where ``npm pack`` put the packages.

    Raises:
        UserError: an archive is missing, or is not the one that was tried.
    """
    found = {name: content for archive in ARCHIVES for name, content in _taken(archives, archive).items()}
    return Dossier(
        {
            **found,
            _SCRIPT: _rewritten(found[_SCRIPT]),
            _FRENCH: _json(_laid_over(json.loads(found[_FRENCH]), json.loads(_text("francais.json")))),
            "source-sans-3.woff2": _FONT.read_bytes(),
            "config.json": _json(config),
            "avant.js": _text("avant.js").encode(),
            "index.html": _text("index.html").replace("{hote}", escape(_api(forge))).encode(),
        }
    )


def _api(forge: Forge) -> str:
    return "https://api.github.com" if forge.hote == "github.com" else f"https://{forge.hote}"


def _taken(folder: Path, archive: Archive) -> dict[str, bytes]:
    try:
        raw = (folder / archive.fichier).read_bytes()
    except OSError:
        raise UserError(f"« {archive.fichier} » n’est pas dans « {folder} »", _remedy(folder)) from None
    if b64encode(sha512(raw).digest()).decode() != archive.sha512:
        raise UserError(
            f"« {archive.fichier} » n’est pas le fichier publié par ses auteurs : son empreinte est une autre",
            _remedy(folder),
        )
    with tarfile.open(fileobj=io.BytesIO(raw)) as tar:
        return {name: _read(tar, inside) for name, inside in archive.pris.items()}


def _read(tar: tarfile.TarFile, inside: str) -> bytes:
    member = tar.extractfile(inside)
    if member is None:
        raise ValueError(f"{inside} is no file")
    return member.read()


def _remedy(folder: Path) -> str:
    packages = " ".join(archive.paquet for archive in ARCHIVES)
    return f"récupérez-le avec « npm pack --pack-destination {folder} {packages} »"


def _text(name: str) -> str:
    return _MODEL.joinpath(name).read_text(encoding="utf-8")


def _laid_over(words: Json, ours: Json) -> Json:
    """Return the words of the CMS, with ours: those it has not in French, and those that only a developer understands."""
    inside = {
        key: _laid_over(words[key], value) for key, value in ours.items() if isinstance(words.get(key), dict)
    }
    return {**words, **ours, **inside}


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _rewritten(script: bytes) -> bytes:
    text = script.decode("utf-8")
    for old, new, times in _REWRITTEN:
        if text.count(old) != times:
            raise ValueError(f"{old!r} stands {text.count(old)} times in the script")
        text = text.replace(old, new)
    return text.encode()
