"""START HERE: the whole run on one screen, from files to all that is known and all that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date

from filrouge.audit import Ecartee, Inputs, audit
from filrouge.audit.derogations import Acceptee, read_derogations, sort_findings
from filrouge.audit.discretion import accepted, excerpts, hidden
from filrouge.diagnostics import Finding, Severity
from filrouge.diagnostics.french import jour
from filrouge.graph import Graph, check_series, link
from filrouge.history import Historique, SansHistorique
from filrouge.profil import Profil
from filrouge.project import DEROGATIONS_PATH, SETTINGS_PATH, Project
from filrouge.records import Loaded, Memory, Organisme, load_records
from filrouge.records.attachments import Attachment, collect_attachments
from filrouge.referentiel import Referentiel, en_vigueur
from filrouge.source import Document


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything a page, an export or a report may show.

    ``audit`` is the day of the audit that is prepared (the coming one, else the day of analysis) and
    ``referentiel`` the version it applies. ``documents`` are the parsed files by record id, ``attachments``
    the files cited, by the path the records write, ``sources`` the text of each file read, by path. ``read``
    counts the records read. ``acceptees`` are the findings a dérogation
    accepts; ``non_verifiees`` the rules that could not look, ``sans_objet`` those that do
    not apply. ``profil`` says who may see it: what was just gathered is for the house alone, and ``porte`` makes
    of it what an auditor may be given.
    """

    project: Project
    audit: date
    referentiel: Referentiel
    graph: Graph
    historique: Historique | SansHistorique
    documents: Mapping[str, Document]
    attachments: Mapping[str, Attachment]
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]
    acceptees: tuple[Acceptee, ...]
    non_verifiees: tuple[Ecartee, ...]
    sans_objet: tuple[Ecartee, ...]
    read: int
    profil: Profil = Profil.INTERNE

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block a publication."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERREUR)


NON_LU = SansHistorique("l’historique git n’a pas été lu", "lancez « filrouge verifier » dans un dépôt git")


def gather(
    project: Project,
    findings: tuple[Finding, ...] = (),
    historique: Historique | SansHistorique = NON_LU,
    audit_le: date | None = None,
    memory: Memory | None = None,
) -> Evidence:
    """Read a repository: ``findings`` are those its settings already gave, ``historique`` what git remembers.

    ``audit_le`` is the day of the audit, when it is not the coming one. ``memory`` is what the last reading of the
    same repository made of its files.
    """
    loaded = load_records(project, memory, historique.valeurs)
    graph, unlinked = link(loaded)
    attachments, unattached = collect_attachments(loaded, project.root)
    inputs = _inputs(project, loaded, graph, historique, audit_le)
    judged = audit(inputs)
    derogations = read_derogations(project.root)
    tri = sort_findings(judged, derogations, inputs)
    texts = {str(SETTINGS_PATH): project.texte_reglages, str(DEROGATIONS_PATH): derogations.text}
    settings = {path: text for path, text in texts.items() if text}
    said = (*findings, *loaded.findings, *unlinked, *check_series(graph, loaded), *unattached)
    everything = hidden((*said, *tri.findings, *tri.fautes), project.noms)
    acceptees = accepted(tri.acceptees, project.noms)
    shown = (*everything, *(one.finding for one in acceptees))
    return Evidence(
        project=project,
        audit=inputs.audit,
        referentiel=inputs.referentiel,
        graph=graph,
        historique=inputs.historique,
        documents=loaded.documents,
        attachments=attachments,
        sources=excerpts({**loaded.sources, **settings}, shown, project.noms),
        findings=tuple(sorted(everything, key=lambda finding: (finding.span, finding.code, finding.message))),
        acceptees=acceptees,
        non_verifiees=judged.non_verifiees,
        sans_objet=judged.sans_objet,
        read=loaded.read,
    )


def _inputs(
    project: Project,
    loaded: Loaded,
    graph: Graph,
    historique: Historique | SansHistorique,
    audit_le: date | None,
) -> Inputs:
    day = audit_le or _audit_day(loaded.organisme, project.today)
    known = _known(historique, project) if isinstance(historique, Historique) else historique
    return Inputs(
        graph=graph,
        organisme=loaded.organisme,
        today=project.today,
        audit=day,
        seuils=project.reglages.seuils,
        referentiel=en_vigueur(day),
        historique=known,
        documents=loaded.documents,
        noms=project.noms,
        broken=loaded.broken,
    )


def _known(historique: Historique, project: Project) -> Historique | SansHistorique:
    """Return the history to the day of analysis, or why its dates cannot be followed.

    A commit dated after the user's own day would be left out, and what it takes away with it. It may bear the
    date of another time zone: the earlier of its two days counts.
    """
    days = (min(one.arrivee.date(), one.arrivee.astimezone(UTC).date()) for one in historique.enregistrements)
    last = max(days, default=date.min)
    if project.horloge == date.min or last <= project.horloge:
        return historique.jusqu_au(project.today)
    return SansHistorique(
        f"un enregistrement git est daté du {jour(last)}, après aujourd’hui",
        "vérifiez l’horloge de l’ordinateur ; si elle est juste, la personne qui tient le dépôt corrige cette date",
    )


def _audit_day(organisme: Organisme | None, today: date) -> date:
    """Return the day of the next audit, or the day of analysis when none is planned."""
    coming = [audit.date for audit in organisme.audits if audit.date >= today] if organisme else []
    return min(coming, default=today)
