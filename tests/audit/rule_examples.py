"""Lay the examples of a rule's page over a repository that is clean without them, and judge it."""

import re
import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from filrouge.audit import RULES, Rule
from filrouge.diagnostics import Finding, Severity
from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, SansHistorique, Version
from filrouge.project import open_project

DEPOT = Path(__file__).parent / "depot"
TODAY = date(2026, 11, 16)
_BLOCK = re.compile(
    r'^```(?:yaml|markdown) title="(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)
_HISTORY = "historique"
_ABSENT = SansHistorique("le dossier n’est pas un dépôt git", "lancez « git init »")


def section(rule: Rule, title: str) -> str:
    """Return what stands under a heading of the rule's page."""
    parts = re.split(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def run(blocks: str, folder: Path, depot: Path = DEPOT, today: date = TODAY) -> Evidence:
    """Judge the repository with the blocks laid over it.

    A block called ``historique`` says what git remembers of some records; the others were committed on
    the day after their first fact. ``aucun`` there stands for a folder without git.
    """
    shutil.copytree(depot, folder, dirs_exist_ok=True)
    told: Any = []
    for block in _BLOCK.finditer(blocks):
        if block["path"] == _HISTORY:
            told = yaml.safe_load(block["text"])
            continue
        path = folder / block["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], encoding="utf-8")
    project, findings = open_project(folder, clock=today)
    if told == "aucun":
        return gather(project, findings, _ABSENT)
    return gather(project, findings, history(gather(project, findings), told))


def history(evidence: Evidence, told: list[dict[str, Any]]) -> Historique:
    """What git would remember, had each record been committed the day after its first fact."""
    versions: dict[str, list[Version]] = {}
    for entry in told:
        for id_ in entry.get("fiches") or [entry["fiche"]]:
            versions.setdefault(id_, []).append(_version(evidence, id_, entry))
    for id_, record in evidence.graph.records.items():
        if id_ not in versions:
            day = record.faits[0] if record.faits else date(2025, 1, 6)
            versions[id_] = [_version(evidence, id_, {"le": day + timedelta(days=1)})]
    return Historique(MappingProxyType({id_: tuple(found) for id_, found in versions.items()}))


def _version(evidence: Evidence, id_: str, entry: dict[str, Any]) -> Version:
    moment = datetime.combine(entry["le"], time(17, 12, 41), UTC)
    document = evidence.documents.get(id_)
    data = {**(document.data if document else {}), **entry.get("valeurs", {})}
    return Version(
        commit="0" * 40,
        ecrite=moment,
        enregistree=moment,
        arrivee=moment,
        chemin=document.path if document else f"content/{id_}.yaml",
        sujet=entry.get("sujet", ""),
        supprimee=bool(entry.get("supprimee")),
        lire=lambda: data,
    )


def seen(rule: Rule, evidence: Evidence) -> set[str]:
    """Return the codes a page must answer for: the rule's own, whatever the reading says, and every error.

    The warnings of other rules are left out: an example shows one thing, not a whole record.
    """
    return {finding.code for finding in evidence.findings if _counts(rule, finding)}


def _counts(rule: Rule, finding: Finding) -> bool:
    others = {other.code for other in RULES} - {rule.code}
    return finding.code not in others or finding.severity is Severity.ERREUR
