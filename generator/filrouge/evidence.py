"""START HERE: the whole run on one screen, from files to all that is known and all that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from filrouge.audit import Inputs, audit
from filrouge.diagnostics import Finding, Severity
from filrouge.graph import Graph, check_series, link
from filrouge.project import SETTINGS_PATH, Project
from filrouge.records import load_records
from filrouge.records.attachments import Attachment, collect_attachments
from filrouge.source import Document


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything a page, an export or a report may show.

    ``documents`` are the parsed files by record id, ``attachments`` the files cited, by the path the
    records write, ``sources`` the text of each file read, by path. ``read`` counts the records read.
    """

    project: Project
    graph: Graph
    documents: Mapping[str, Document]
    attachments: Mapping[str, Attachment]
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]
    read: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block a publication."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERREUR)


def gather(project: Project, findings: tuple[Finding, ...] = ()) -> Evidence:
    """Read a repository: ``findings`` are those its settings already gave."""
    loaded = load_records(project)
    graph, unlinked = link(loaded)
    attachments, unattached = collect_attachments(loaded, project.root)
    inputs = Inputs(graph, loaded.organisme, project.today, project.reglages.seuils, loaded.broken)
    judged = audit(inputs, loaded.documents)
    everything = (*findings, *loaded.findings, *unlinked, *check_series(graph, loaded), *unattached, *judged)
    return Evidence(
        project=project,
        graph=graph,
        documents=loaded.documents,
        attachments=attachments,
        sources=MappingProxyType({**loaded.sources, str(SETTINGS_PATH): project.texte_reglages}),
        findings=tuple(sorted(everything, key=lambda finding: (finding.span, finding.code, finding.message))),
        read=loaded.read,
    )
