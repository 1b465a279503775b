"""All files of ``content/`` to records and findings, in one run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from filrouge.diagnostics import Finding, Label, Severity, Span
from filrouge.project import Project
from filrouge.records.names import NAME_FAULTS, Named, announced, read_name, strays
from filrouge.records.parse import parse_record
from filrouge.records.types import Organisme, Record
from filrouge.source import Document, open_document
from filrouge.source.discover import discover
from filrouge.source.read import Known


@dataclass(frozen=True, eq=False)
class Loaded:
    """What was read: records and their documents by id, in id order.

    ``broken`` holds the ids of the files that are there but could not become a record: a link to one
    of them is not a wrong link. ``sources`` is the text of each file read, by path, for excerpts, and
    ``read`` their number.
    """

    records: Mapping[str, Record]
    documents: Mapping[str, Document]
    broken: frozenset[str]
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]
    read: int

    @property
    def organisme(self) -> Organisme | None:
        """The organisation, when its file is valid."""
        record = self.records.get("organisme")
        return record if isinstance(record, Organisme) else None


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """What was made of one file; the same bytes on the same day make the same."""

    raw: bytes
    limit: date
    text: str
    document: Document | None
    record: Record | None
    findings: tuple[Finding, ...]


class Memory:
    """What was made of the files of a repository, for the next time it is read: of the last time alone."""

    def __init__(self) -> None:
        self.made: dict[str, _Made] = {}


def load_records(project: Project, memory: Memory | None = None, known: Known = lambda _: None) -> Loaded:
    """Read every record of the repository; a fault in one file never hides another.

    With a ``memory``, a file that still holds the same bytes is not parsed again; nor is one of which the values are
    ``known`` from elsewhere.
    """
    paths, refused = discover(project.root)
    memory = memory or Memory()
    reader = _Reader(project.root, max(project.today, project.horloge), memory.made, known)
    findings: list[Finding] = [*refused, *strays(project.root)]
    for entry in _unique(map(read_name, paths), findings):
        findings.extend(reader.read(entry))
    reader.refused.update(announced(finding.span.path) for finding in findings if finding.code in NAME_FAULTS)
    if "organisme" not in reader.seen:
        findings.append(_no_organisme())
    memory.made = reader.made
    return reader.loaded(tuple(findings))


class _Reader:
    """Collects what is read, file after file."""

    def __init__(self, root: Path, limit: date, before: Mapping[str, _Made], known: Known) -> None:
        self._root = root
        self._limit = limit
        self._before = before
        self._known = known
        self.made: dict[str, _Made] = {}
        self.refused: set[str] = set()
        self._records: dict[str, Record] = {}
        self._documents: dict[str, Document] = {}
        self.seen: set[str] = set()

    def read(self, named: Named) -> tuple[Finding, ...]:
        self.seen.add(named.id)
        raw = (self._root / named.path).read_bytes()
        made = self._before.get(named.path)
        if made is None or (made.raw, made.limit) != (raw, self._limit):
            made = _make(named, raw, self._limit, self._known)
        self.made[named.path] = made
        if made.document is not None:
            self._documents[named.id] = made.document
        if made.record is not None:
            self._records[named.id] = made.record
        return made.findings

    def loaded(self, findings: tuple[Finding, ...]) -> Loaded:
        return Loaded(
            records=MappingProxyType(dict(sorted(self._records.items()))),
            documents=MappingProxyType(self._documents),
            broken=frozenset((self.seen - self._records.keys()) | self.refused),
            sources=MappingProxyType({path: made.text for path, made in self.made.items()}),
            findings=findings,
            read=len(self.seen),
        )


def _make(named: Named, raw: bytes, limit: date, known: Known) -> _Made:
    document, findings = open_document(named.path, raw, known)
    text = raw.decode("utf-8", "replace") if document is None else document.text
    record = None
    if document is None or findings:
        document = None
    else:
        record, findings = parse_record(document, named.type, named.id, limit)
    return _Made(raw, limit, text, document, record, _about(named.id, findings))


def _about(id_: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Say which record they concern: a reader of files does not know."""
    return tuple(replace(finding, record=id_) for finding in findings)


def _unique(entries: Iterator[Named | Finding], findings: list[Finding]) -> Iterator[Named]:
    """Let the first file of each id through; names are compared as a Windows disk would."""
    first: dict[str, Named] = {}
    for entry in entries:
        if isinstance(entry, Finding):
            findings.append(entry)
        elif entry.id.casefold() in first:
            findings.append(_twice(entry, first[entry.id.casefold()]))
        else:
            first[entry.id.casefold()] = entry
            yield entry


def _twice(entry: Named, other: Named) -> Finding:
    return Finding(
        "identifiant-en-double",
        Severity.ERREUR,
        f"deux fichiers portent le numéro {entry.id}",
        Span(entry.path),
        helps=("donnez à l’un des deux le numéro suivant, ou supprimez la copie",),
        related=(Label(Span(other.path), "l’autre fichier"),),
        record=entry.id,
    )


def _no_organisme() -> Finding:
    path = "content/organisme.yaml"
    remedy = "créez ce fichier, ou lancez « filrouge demarrer DOSSIER » pour partir d’un dépôt complet"
    return Finding(
        "organisme-absent", Severity.ERREUR, f"le fichier {path} manque", Span(path), helps=(remedy,)
    )
