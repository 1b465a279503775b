"""The example organisation, found in the installation, and its repository made from it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from filrouge import __version__
from filrouge.formulaires.issues import issue_forms
from filrouge.records.names import Named, read_name
from filrouge.source import Document, read_document
from filrouge.source.discover import ATTACHMENTS, discover
from filrouge.starter.add import ORGANISME
from filrouge.starter.files import staged
from filrouge.starter.git import Commit, Git
from filrouge.starter.model import earlier_texts, earlier_values, model_files, schema_files
from filrouge.starter.replay import Author, Replay, Source, replay
from filrouge.starter.versions import Earlier

_PACKAGED = Path(__file__).resolve().parents[1] / "exemple"
_CHECKOUT = Path(__file__).resolve().parents[3]


def example_root() -> Path:
    """Return the folder that holds the example's ``content/`` and ``site_config/``.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    for root in (_PACKAGED, _CHECKOUT):
        if (root / ORGANISME).is_file():
            return root
    raise FileNotFoundError(f"no example in {_PACKAGED} or {_CHECKOUT}: the installation is damaged")


def create_example(folder: Path, git: Git) -> int:
    """Make the example's repository in an empty or absent folder; return the number of commits.

    Raises:
        UserError: the folder holds something, or git is missing.
    """
    with staged(folder) as hidden:
        commits = example_commits(example_root(), earlier_texts(), earlier_values())
        git.init(hidden)
        git.pour(hidden, commits)
    return len(commits)


def example_commits(
    root: Path,
    earlier: Mapping[str, Sequence[bytes]] = MappingProxyType({}),
    told: Mapping[str, tuple[Earlier, ...]] = MappingProxyType({}),
) -> tuple[Commit, ...]:
    """Return the commits of an organisation whose finished files stand in ``root``.

    ``earlier`` are the texts that some of its records replaced, oldest first, by id; ``told`` is what
    others said before a day.
    """
    paths, _ = discover(root)
    sources = dict(_sources(root, paths, earlier, told))
    organisme = sources["organisme"].document
    attachments = _files(root, f"content/{ATTACHMENTS}")
    cited = {path: content for path, content in attachments.items() if _is_cited(path, sources)}
    records = {source.document.path for source in sources.values()}
    others = {
        path: content
        for path, content in _files(root, "content").items()
        if path not in cited.keys() | records
    }
    return replay(
        Replay(
            sources=sources,
            attachments=cited,
            first_files={**_surroundings(organisme), **others, **_files(root, "site_config", "*.yaml")},
            authors=_authors(organisme),
            default_role=str(organisme.data["referent_qualite"]),
        )
    )


def _sources(
    root: Path,
    paths: tuple[str, ...],
    earlier: Mapping[str, Sequence[bytes]],
    told: Mapping[str, tuple[Earlier, ...]],
) -> Iterator[tuple[str, Source]]:
    for path in paths:
        named = read_name(path)
        if not isinstance(named, Named):
            raise ValueError(f"{path}: the example must be free of faults")
        yield (
            named.id,
            Source(
                id=named.id,
                type=named.type.name,
                document=_document(path, (root / path).read_bytes()),
                earlier=tuple(_document(path, text) for text in earlier.get(named.id, ())),
                told=told.get(named.id, ()),
            ),
        )


def _document(path: str, text: bytes) -> Document:
    document, findings = read_document(path, text)
    if document is None or findings:
        raise ValueError(f"{path}: the example must be free of faults")
    return document


def _files(root: Path, folder: str, pattern: str = "*") -> dict[str, bytes]:
    found = sorted(
        path for path in (root / folder).rglob(pattern) if path.is_file() and not path.is_symlink()
    )
    shown = ((path.relative_to(root), path) for path in found)
    return {
        relative.as_posix(): path.read_bytes()
        for relative, path in shown
        if not any(part.startswith(".") for part in relative.parts)
    }


def _is_cited(path: str, sources: Mapping[str, Source]) -> bool:
    name = path.removeprefix("content/")
    return any(name in source.document.text for source in sources.values())


def _surroundings(organisme: Document) -> dict[str, bytes]:
    """What stands around the records, with a README that says it is an example."""
    context = {
        "nom": organisme.data["nom"],
        "version": __version__,
        "aujourdhui": "",
        "referent": organisme.data["referent_qualite"],
        "referentiel": "",
    }
    model = {
        path: text for path, text in model_files("depot", context).items() if not path.startswith("content/")
    }
    return {**model, **model_files("exemple", context), **schema_files(), **issue_forms()}


def _authors(organisme: Document) -> dict[str, Author]:
    domain = f"{_slug(str(organisme.data['nom']))}.example"
    roles = organisme.data["roles"]
    labels = roles.items() if isinstance(roles, dict) else ()
    return {code: Author(str(label), f"{_slug(code)}@{domain}") for code, label in labels}


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
