"""The repository as it would be after an import: written elsewhere, read whole, judged before anything is replaced."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from filrouge.audit import RULES
from filrouge.diagnostics import Finding, Severity
from filrouge.ecriture import Ecrit, poser
from filrouge.evidence import Evidence, gather

_READ = ("content", "site_config")
_NEVER = {"donnee-personnelle", "donnee-sensible", "origine-introuvable"}
"""Rules that no import may break: nothing personal gets in, and no link leads nowhere."""


@dataclass(frozen=True, slots=True)
class Essai:
    """What « verifier » would say that it does not say today: what blocks, and what is only to be known."""

    bloquants: tuple[Finding, ...]
    signales: tuple[Finding, ...]


def essayer(evidence: Evidence, ecrits: Sequence[Ecrit]) -> Essai:
    """Read the repository as it would be; git is not read: its history does not change before a commit."""
    with _copy(evidence.project.root) as root:
        poser(root, ecrits)
        after = gather(replace(evidence.project, root=root))
    before = {_key(one) for one in evidence.findings}
    rules = {rule.code for rule in RULES} - _NEVER
    new = [one for one in after.findings if _key(one) not in before]
    blocking = [one for one in new if one.code not in rules and one.severity is Severity.ERREUR]
    return Essai(tuple(blocking), tuple(one for one in new if one not in blocking))


def _key(finding: Finding) -> tuple[str, str | None, str, str]:
    """Tell findings apart whatever their lines, which move."""
    return finding.code, finding.record, finding.span.path, finding.message


@contextmanager
def _copy(root: Path) -> Iterator[Path]:
    """Give a copy of what is read; files are linked where the disk allows it, as none is ever written in place."""
    with TemporaryDirectory(prefix="filrouge-") as name:
        for folder in _READ:
            if (root / folder).is_dir():
                shutil.copytree(root / folder, Path(name) / folder, symlinks=True, copy_function=_link)
        yield Path(name)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
