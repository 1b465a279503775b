"""The gate: from all that is known to what a profile may be given, once and before anything is rendered.

What is left out is taken away from the values themselves: no page, search index, export or attachment made from
them can hold it, whoever writes it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Literal

from filrouge.audit.derogations import Acceptee, Derogation
from filrouge.diagnostics import Finding, Span
from filrouge.evidence import Evidence
from filrouge.graph import Graph
from filrouge.history import Historique, Version
from filrouge.profil import Profil
from filrouge.records import Record, RecordType, known_type
from filrouge.records.attachments import citations
from filrouge.records.parse import make_record
from filrouge.source import Document, Pointer, Value
from filrouge.validation import load_schema, publique

_NOWHERE = Span("")


# The last run alone: the site is made of it, and the command then says what it shows.
@lru_cache(maxsize=1)
def pour(evidence: Evidence, profil: Profil) -> Evidence:
    """Return what a profile may be given.

    ``interne`` is everything. ``auditeur`` has no internal value of any record, of today or of the past; of the
    history, no commit that changed nothing else, and no message; of the findings, that they are there, which
    verdicts stand on, but not a word; of a dérogation, its reason and its end. No text of a file is left.
    """
    if profil is evidence.profil:
        return evidence
    documents = {id_: _document(one, known_type(id_)) for id_, one in evidence.documents.items()}
    graph = _graph(evidence, documents)
    cited = {path for id_ in graph.records for _, path in citations(id_, documents[id_])}
    historique = evidence.historique
    return replace(
        evidence,
        project=replace(evidence.project, texte_reglages=""),
        graph=graph,
        historique=_historique(historique) if isinstance(historique, Historique) else historique,
        documents=MappingProxyType(documents),
        attachments=MappingProxyType(
            {path: one for path, one in evidence.attachments.items() if path in cited}
        ),
        sources=MappingProxyType(dict.fromkeys(evidence.sources, "")),
        findings=tuple(map(_muet, evidence.findings)),
        acceptees=tuple(Acceptee(_muet(one.finding), _motivee(one.derogation)) for one in evidence.acceptees),
        non_verifiees=tuple(replace(one, raison="", aide="") for one in evidence.non_verifiees),
        sans_objet=tuple(replace(one, raison="", aide="") for one in evidence.sans_objet),
        profil=Profil.AUDITEUR,
    )


def _document(document: Document, type_: RecordType) -> Document:
    """Return the public values of a file, without its text, which holds the others too."""
    data = publique(document.data, load_schema(type_.name).json)
    return replace(document, text="", data=data, values={}, keys={})


def _graph(evidence: Evidence, documents: Mapping[str, Document]) -> Graph:
    """Return the records made again from what is left of them, and the links that they still hold."""
    graph = evidence.graph
    changed = {id_ for id_ in graph.records if documents[id_].data != evidence.documents[id_].data}
    records = {
        id_: _record(documents[id_], id_) if id_ in changed else record
        for id_, record in graph.records.items()
    }

    def held(id_: str, pointer: Pointer) -> bool:
        return id_ not in changed or _is_there(documents[id_].data, pointer)

    return Graph(
        MappingProxyType(records),
        tuple(one for one in graph.links if held(one.source.id, one.pointer)),
        tuple(one for one in graph.unresolved if held(one.source, one.pointer)),
    )


def _record(document: Document, id_: str) -> Record:
    return make_record(document, known_type(id_), id_)


def _is_there(value: Value, pointer: Pointer) -> bool:
    for step in pointer:
        if isinstance(value, dict) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return False
    return True


def _muet(finding: Finding) -> Finding:
    """Return a finding that says only that it is there: which rule, how grave, about which record."""
    return Finding(finding.code, finding.severity, "", _NOWHERE, record=finding.record)


def _motivee(derogation: Derogation) -> Derogation:
    return replace(derogation, par="", note_interne=None)


def _historique(historique: Historique) -> Historique:
    """Return the history of the public values alone; a commit that changed only the others is not in it."""
    versions = {id_: tuple(_versions(known_type(id_), told)) for id_, told in historique.versions.items()}
    return replace(historique, versions=MappingProxyType(versions))


def _versions(type_: RecordType, told: tuple[Version, ...]) -> Iterator[Version]:
    """Yield the versions of a record without what it keeps for the team; each read when it is first asked for."""
    public = _Passe(type_)
    before: Version | None = None
    for version in told:
        shown = replace(
            version,
            sujet="",
            lire=partial(public.donnees, version, "donnees"),
            lire_avant=partial(public.donnees, version, "avant"),
            precedente=before,
        )
        before = shown
        if version.sans_effet or not shown.sans_effet:
            yield shown


class _Passe:
    """The public values of the past states of one record, each made once."""

    def __init__(self, type_: RecordType) -> None:
        self._schema = load_schema(type_.name).json
        self._prose = type_.suffix == ".md"
        self._made: dict[int, tuple[Mapping[str, Value], dict[str, Value]]] = {}

    def donnees(self, version: Version, cote: Literal["donnees", "avant"]) -> Mapping[str, Value] | None:
        """Return one side of a version. What a commit leaves, the next one finds: the same object, kept with its answer."""
        found = version.donnees if cote == "donnees" else version.avant
        if found is None:
            return None
        if id(found) not in self._made:
            self._made[id(found)] = found, self._public(found)
        return self._made[id(found)][1]

    def _public(self, found: Mapping[str, Value]) -> dict[str, Value]:
        shown = publique(dict(found), self._schema)
        return {**shown, "corps": found["corps"]} if self._prose and "corps" in found else shown
