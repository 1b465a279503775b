"""What every import does once it is read: shown, tried on a copy, and written when asked, all or nothing."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from filrouge.audit.discretion import masked
from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import give, protect, tell, today
from filrouge.diagnostics import Finding, Severity
from filrouge.diagnostics.french import excerpt, plural
from filrouge.ecriture import Ecrit, poser
from filrouge.evidence import Evidence, gather
from filrouge.importers.essai import Essai, essayer
from filrouge.importers.projet import Changement, Projet, ecrits
from filrouge.project import open_project
from filrouge.tableau import Cellule

_DIRA = {
    Severity.ERREUR: "à corriger avant de publier",
    Severity.AVERTISSEMENT: "à regarder",
    Severity.INFORMATION: "pour information",
}


def evidence_of(root: Path) -> Evidence:
    """Read the records; an import needs nothing of git."""
    project, findings = open_project(root, clock=today())
    protect(project.noms)
    return gather(project, findings)


def run_import(projet: Projet, evidence: Evidence, *, appliquer: bool) -> int:
    """Show what an import would do, judge it, and do it when asked; return the exit code."""
    for note in projet.notes:
        tell(masked(note, evidence.project.noms))
    if projet.fautes:
        give("".join(map(str, projet.fautes)), None)
        tell(f"{plural(len(projet.fautes), 'faute')} : rien n’est écrit.")
        return FINDINGS
    if not projet.changements:
        tell("Rien à changer : le plan dit déjà tout cela.")
        return CLEAN
    root = evidence.project.root
    paths = [one.path for one in projet.changements if one.document is not None]
    written = ecrits(projet, {path: (root / path).read_bytes() for path in paths})
    give("".join(f"{line}\n" for one in projet.changements for line in _told(one)), None)
    return _judge(projet, essayer(evidence, written), written, root, appliquer=appliquer)


def _judge(projet: Projet, essai: Essai, written: tuple[Ecrit, ...], root: Path, *, appliquer: bool) -> int:
    places = {one.path: one.place for one in projet.changements}
    if essai.bloquants:
        give("".join(f"{line}\n" for one in essai.bloquants for line in _fault(one, places)), None)
        tell(f"{plural(len(essai.bloquants), 'faute')} : rien n’est écrit.")
        return FINDINGS
    new = sum(one.document is None for one in projet.changements)
    changed = len(projet.changements) - new
    counts = (
        plural(changed, "fiche modifiée", "fiches modifiées"),
        plural(new, "nouvelle fiche", "nouvelles fiches"),
    )
    count = " et ".join(text for number, text in zip((changed, new), counts, strict=True) if number)
    for severity, words in _DIRA.items():
        codes = Counter(one.code for one in essai.signales if one.severity is severity)
        if codes:
            listed = ", ".join(f"{code} ({count})" for code, count in sorted(codes.items()))
            tell(f"« filrouge verifier » dira ensuite, {words} : {listed}.")
    if not appliquer:
        tell(f"{count}. Rien n’est encore écrit : ajoutez --appliquer pour écrire.")
        return CLEAN
    poser(root, written)
    tell(
        f"{count}. Relisez avec « git status » et « git diff », lancez « filrouge verifier », puis enregistrez avec git."
    )
    return CLEAN


def _fault(finding: Finding, places: dict[str, str]) -> Iterator[str]:
    place = places.get(finding.span.path, finding.span.path)
    about = f" ({finding.record})" if finding.record else ""
    yield f"{place}{about} : {finding.message}"
    yield from (f"  aide : {remedy}" for remedy in finding.helps)


def _told(changement: Changement) -> Iterator[str]:
    new = " (nouvelle)" if changement.document is None else ""
    yield f"{changement.id}{new} {excerpt(changement.titre, 80)}".rstrip()
    for champ in changement.champs:
        before = f"{_shown(champ.avant)} → " if champ.avant is not None else ""
        yield f"  {champ.entete} : {before}{_shown(champ.apres)}"


def _shown(cellule: Cellule) -> str:
    if cellule is None:
        return "(vide)"
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    return excerpt(str(cellule), 90) if isinstance(cellule, str) else str(cellule).replace(".", ",")
