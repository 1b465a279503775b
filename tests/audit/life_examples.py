"""Blocks and histories for the rules on a plan’s life, where their pages show none."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from rule_examples import DEPOT, TODAY, history, run

from filrouge.diagnostics import Severity
from filrouge.evidence import Evidence, gather
from filrouge.history import Historique, Version
from filrouge.project import open_project

ORGANISME = yaml.safe_load((DEPOT / "content/organisme.yaml").read_text(encoding="utf-8"))


def block(title: str, value: Any) -> str:
    text = value if isinstance(value, str) else yaml.safe_dump(value, allow_unicode=True)
    return f'```yaml title="{title}"\n{text.rstrip()}\n```\n'


def on(day: date) -> str:
    return block("site_config/reglages.yaml", {"date_analyse": day})


def opened(number: int, day: date, **keys: Any) -> str:
    action = {"titre": "Relire le déroulé avec les formateurs", "type": "corrective"} | keys
    return block(
        f"content/actions/ACT-2026-{number:03}.yaml", action | {"ouverte_le": day, "statut": "en_cours"}
    )


def organisme(**keys: Any) -> str:
    said = {**ORGANISME, **keys}
    return block("content/organisme.yaml", {key: value for key, value in said.items() if value is not None})


def revue(name: str, day: date, **keys: Any) -> str:
    """Minutes, validated unless told otherwise."""
    head = {"titre": "Revue qualité", "instance": "revue_qualite", "statut": "validee"} | keys
    lines = [f"{key}: {value}" for key, value in ({"date": day} | head).items()]
    text = "\n".join(["---", *lines, "participants: [direction]", "---", "", "Compte rendu."])
    return f'```markdown title="content/revues/{name}.md"\n{text}\n```\n'


def done(number: int, day: date, checked: date, verdict: str = "efficace", **keys: Any) -> str:
    action = {
        "titre": "Relire le déroulé avec les formateurs",
        "type": "corrective",
        "ouverte_le": date(2026, 3, number),
        "statut": "verifiee",
        "realisee_le": day,
        "efficacite": {"verdict": verdict, "verifiee_le": checked, "par": "direction"},
    }
    return block(f"content/actions/ACT-2026-{number:03}.yaml", action | keys)


def graded(evidence: Evidence, code: str) -> list[tuple[Severity, str]]:
    return [(finding.severity, finding.message) for finding in evidence.findings if finding.code == code]


def said(evidence: Evidence, code: str) -> list[str]:
    return [finding.message for finding in evidence.findings if finding.code == code]


def blind(evidence: Evidence) -> dict[str, tuple[str, str]]:
    return {rule.code: (rule.raison, rule.aide) for rule in evidence.non_verifiees}


def judged(folder: Path, blocks: str, change: Callable[[dict[str, tuple[Version, ...]]], None]) -> Evidence:
    """Judge the blocks with a history that the test has changed."""
    evidence = run(blocks, folder)
    project, findings = open_project(folder, clock=TODAY)
    versions = dict(history(evidence, []).versions)
    change(versions)
    return gather(project, findings, Historique(MappingProxyType(versions)))


def version(day: date, statut: str | None, avant: str | None = None, **keys: Any) -> Version:
    """A version of an action; ``statut`` None stands for a text that could not be read."""
    moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return Version(
        commit=f"{day.toordinal():040x}",
        ecrite=moment,
        enregistree=moment,
        arrivee=moment,
        chemin="content/actions/ACT-2026-001.yaml",
        lire=lambda: None if statut is None else {"statut": statut},
        lire_avant=lambda: None if avant is None else {"statut": avant},
        **keys,
    )
