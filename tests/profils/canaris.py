"""A repository with a word nobody else writes in every place that is for the team alone, and what finds it in bytes."""

import base64
import gzip
import io
import os
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from filrouge.records import RECORD_TYPES
from filrouge.validation import load_schema

TIGE = "zexbrulix"
"""What every canary begins with: plain letters, which no output has a reason to write otherwise."""
VISIBLE = "qwavisiblo"
"""What everybody may read: where it is not found, the search cannot see, and proves nothing."""
DEPOT = Path(__file__).parents[1] / "pages/depot"
JOUR = "2026-11-16"
_FILES = "content"


@dataclass
class Canaris:
    """The words planted, by place; ``internes`` are the commits that changed nothing but what is for the team."""

    root: Path
    mots: dict[str, str] = field(default_factory=dict)
    internes: list[str] = field(default_factory=list)

    def mot(self, lieu: str) -> str:
        return self.mots.setdefault(lieu, f"{TIGE.capitalize()}{len(self.mots):03}")

    def git(self, *words: str, at: str = "") -> str:
        """Run git as somebody whose name and address are canaries, at nine on a day."""
        who = self.mot("nom d’auteur"), f"{self.mot('adresse d’auteur')}@exemple.fr"
        environ = {
            "PATH": os.environ["PATH"],
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        for prefix in ("GIT_AUTHOR", "GIT_COMMITTER"):
            environ |= {f"{prefix}_NAME": who[0], f"{prefix}_EMAIL": who[1]}
            environ |= {f"{prefix}_DATE": f"{at}T09:00:00+01:00"} if at else {}
        done = subprocess.run(["git", *words], cwd=self.root, env=environ, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self, at: str, *, interne: bool = False) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "-m", f"Modifier {self.mot('message de commit')}", at=at)
        if interne:
            self.internes.append(self.git("rev-parse", "HEAD"))

    def noter(self, path: Path, lieu: str, key: str = "note_interne") -> None:
        """Write the note of a record, in place of the one it has."""
        bare = re.sub(r"^note.interne: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        line = f'{key}: "Dire {self.mot(lieu)} ; voir preuves/{self.mot("nom de pièce")}.txt"\n'
        start, end = (bare, "") if path.suffix == ".yaml" else _front_matter(bare)
        path.write_text(f"{start}{line}{end}", encoding="utf-8")

    def ecrire(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def remplacer(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _front_matter(text: str) -> tuple[str, str]:
    start, mark, end = text.removeprefix("---\n").partition("---\n")
    return f"---\n{start}", mark + end


def planter(root: Path) -> Canaris:
    """Make the repository: what is for the team was written, changed, misspelt, moved, deleted and left uncommitted."""
    shutil.copytree(DEPOT, root, dirs_exist_ok=True)
    canaris = Canaris(root)
    canaris.git("init", "--quiet", "--template=", "--initial-branch=main")
    _reglages(canaris)
    notees = _notees(root)
    for path in notees:
        path.write_text(re.sub(r"(?m)^note_interne: .*\n", "", path.read_text("utf-8")), encoding="utf-8")
    action = f"{_FILES}/actions/ACT-2026-001.yaml"
    canaris.remplacer(action, "titre: Scinder", f"titre: {VISIBLE.capitalize()} scinder")
    risque = (root / _FILES / "risques/RSQ-2026-001.yaml").read_text("utf-8")
    reclamation = (root / _FILES / "signalements/REC-2026-002.yaml").read_text("utf-8")
    canaris.ecrire(f"{_FILES}/risques/RSQ-2026-008.yaml", risque)
    canaris.ecrire(f"{_FILES}/signalements/REC-2026-009.yaml", reclamation)
    canaris.noter(root / _FILES / "signalements/REC-2026-009.yaml", "note d’une fiche supprimée")
    canaris.commit("2026-10-20")
    for path in notees:
        canaris.noter(path, f"ancienne note de {path.stem}")
    canaris.commit("2026-10-21", interne=True)
    (root / _FILES / "signalements/REC-2026-009.yaml").unlink()
    (root / _FILES / "risques/RSQ-2026-008.yaml").rename(root / _FILES / "risques/RSQ-2026-009.yaml")
    canaris.noter(root / _FILES / "risques/RSQ-2026-009.yaml", "note de RSQ-2026-009")
    canaris.commit("2026-10-22")
    for path in notees:
        canaris.noter(path, f"note de {path.stem}")
    canaris.commit("2026-10-23", interne=True)
    canaris.remplacer(action, "Formateur absent", "Formateur malade")
    canaris.commit("2026-10-23")
    canaris.git("tag", "presente")
    canaris.noter(root / action, "clé mal écrite", "note-interne")
    canaris.commit("2026-10-24", interne=True)
    # The last of all is said on the home page, whatever it changed.
    canaris.remplacer(f"{_FILES}/actions/ACT-2026-005.yaml", "titre: Second", "titre: Deuxième")
    canaris.commit("2026-10-25")
    canaris.noter(root / action, "note de ACT-2026-001")
    canaris.noter(root / _FILES / "actions/ACT-2026-002.yaml", "note non enregistrée")
    return canaris


def _notees(root: Path) -> list[Path]:
    """Return a record of each type that keeps something for the team; each place must be one that we can write."""
    found = []
    for type_ in RECORD_TYPES:
        internes = load_schema(type_.name).internes
        assert internes in {(), (("note_interne",),)}, (
            f"teach the canaries to write {internes} of {type_.name}"
        )
        if internes:
            found.append(min((root / _FILES / type_.folder).glob(f"*{type_.suffix}")))
    return found


def _reglages(canaris: Canaris) -> None:
    root, mot = canaris.root, canaris.mot
    pages = ("index.md", "plan/index.md", "regles/index.md", "vie/index.md")
    nav = "".join(f"  - {page}\n" for page in pages)
    canaris.ecrire(
        "mkdocs.yml",
        f"# {mot('commentaire des réglages')}\nsite_name: Essai\nnav:\n{nav}"
        f"  - {mot('titre de la page interne')}: preaudit/index.md\n",
    )
    canaris.ecrire("site_config/noms-a-proteger.txt", f"{mot('nom à protéger')}\n")
    canaris.ecrire(".gitignore", "site_config/noms-a-proteger.txt\n")
    canaris.ecrire(
        "site_config/derogations.yaml",
        f"# {mot('commentaire d’une dérogation')}\nderogations:\n"
        "  - code: retard-sans-explication\n    fiche: ACT-2026-003\n    jusqu_au: 2027-01-31\n    par: pedagogie\n"
        f"    motif: Le fournisseur {VISIBLE} a fermé.\n    note_interne: {mot('note d’une dérogation')}\n",
    )
    canaris.ecrire(f"{_FILES}/preuves/{mot('nom de pièce')}.txt", f"Brouillon : {mot('contenu de pièce')}\n")
    with (root / _FILES / "actions/ACT-2026-004.yaml").open("a", encoding="utf-8") as file:
        file.write(f"# {mot('commentaire d’une fiche')}\n")


def attendus(canaris: Canaris) -> dict[str, set[str]]:
    """Return the places that the internal outputs show: of the site, and of the exports."""
    actions = {"note de ACT-2026-001", "note non enregistrée"}
    shown = {
        lieu
        for lieu in canaris.mots
        if lieu.startswith("note de ") or lieu in {"note d’une dérogation", "titre de la page interne"}
    }
    return {"site": shown | actions | {"nom de pièce"}, "export": actions | {"nom de pièce"}}


def trouves(fichiers: dict[str, bytes], mots: dict[str, str]) -> set[str]:
    """Return the places whose word stands in the name or in the bytes of some file, under any of its forms."""
    return {lieu for lieu, mot in mots.items() if ou(fichiers, mot)}


def ou(fichiers: dict[str, bytes], mot: str) -> list[str]:
    """Return the names of the files that hold a word, folded archives and streams included."""
    forms = tuple(dict.fromkeys(_formes(mot)))
    return [
        name
        for name, content in fichiers.items()
        if any(form in read for read in _lues(f"{name}\n".encode() + content) for form in forms)
    ]


def _formes(mot: str) -> Iterator[bytes]:
    """Yield the ways to write a word that hide it from a plain look, all in small letters, as what is looked into."""
    for written in (mot, mot.lower(), mot.upper()):
        raw = written.encode()
        yield raw.lower()
        yield raw.hex().encode()
        for form in ("%{:02x}", "&#{};", "&#x{:x};", "\\u{:04x}", "\\x{:02x}"):
            yield "".join(form.format(ord(sign)) for sign in written).encode()
        for encoding in ("utf-16-le", "utf-16-be"):
            yield written.encode(encoding).lower()
            yield from _en_base64(written.encode(encoding))
        yield from _en_base64(raw)


def _en_base64(raw: bytes) -> Iterator[bytes]:
    """Yield what is certain of a word in base64, at each of the three places where it may begin; looked for in small letters."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + raw)
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        yield whole[first:last].lower()


# A site has hundreds of files, and each is looked into for every word.
@lru_cache(maxsize=1024)
def _lues(content: bytes) -> tuple[bytes, ...]:
    return tuple(_lectures(content))


def _lectures(content: bytes) -> Iterator[bytes]:
    """Yield a file as it is, and all that is folded in it."""
    yield content.lower()
    for folded in _plis(content):
        yield from _lectures(folded)


def _told(pdf: bytes) -> bytes:
    """Return the words of a PDF: its fonts hold parts of the letters, under numbers of their own, which needs a reader."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        told = [page.extract_text() for page in reader.pages]
        told += [str(item.title) for item in _items(reader.outline)]
        told += [str(value) for value in (reader.metadata or {}).values()]
    except PyPdfError:
        return b""  # what is no whole PDF is looked into all the same, stream by stream
    return ("\n" + "\n".join(told)).encode()


def _items(outline: list[Any]) -> Iterator[Destination]:
    for item in outline:
        yield from _items(item) if isinstance(item, list) else (item,)


def _plis(content: bytes) -> Iterator[bytes]:
    body = content.partition(b"\n")[2]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield f"{name}\n".encode() + archive.read(name)
    elif body.startswith(b"\x1f\x8b"):
        yield b"\n" + gzip.decompress(body)
    elif body.startswith(b"%PDF"):
        yield _told(body)
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", body, re.DOTALL):
            try:
                yield b"\n" + zlib.decompressobj().decompress(stream)
            except zlib.error:
                continue  # a stream that is not folded is read with the file
