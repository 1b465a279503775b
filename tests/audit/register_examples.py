"""Records of the registers as data, laid over the repository of the examples."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rule_examples import TODAY, run

from filrouge.audit import RULES
from filrouge.diagnostics import Finding

REVUE = {
    "titre": "Revue qualité",
    "instance": "revue_qualite",
    "statut": "validee",
    "participants": ["direction"],
    "approuvee_par": "direction",
    "approuvee_le": "2026-11-10",
}


def block(path: str, data: dict[str, Any]) -> str:
    """Return a block of the record at a path of ``content/``; Markdown gets a word of prose."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    text = f"---\n{text}---\n\nTexte.\n" if path.endswith(".md") else text
    return f'```yaml title="content/{path}"\n{text}```\n'


def told(folder: Path, code: str, *blocks: str, today: date = TODAY) -> list[Finding]:
    """Return the findings of one rule, on records in which the reading finds no fault."""
    evidence = run("".join(blocks), folder, today=today)
    assert {finding.code for finding in evidence.findings} <= {rule.code for rule in RULES}
    return [finding for finding in evidence.findings if finding.code == code]
