"""``filrouge garde``: what the next commit would record of a person; the hook of git runs it."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from filrouge.audit.derogations import read_derogations
from filrouge.audit.discretion import excerpts, hidden
from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import give, has_color, protect, racine_option, root_of, screen_width, tell, today
from filrouge.diagnostics import Finding, Severity
from filrouge.garde import detecteur
from filrouge.garde.faults import noms_enregistres
from filrouge.garde.fichier import relire, relire_nom
from filrouge.garde.message import message_lu
from filrouge.history.indexe import read_index
from filrouge.project import NAMES_PATH, open_project
from filrouge.report import render_text
from filrouge.report.cells import harmless
from filrouge.report.words import compte, gravites

_MESSAGE = "message de l’enregistrement"
"""What stands for a path in what is said of a message."""
_REMEDE = "Corrigez, puis « git add » et recommencez : git garderait ce contenu pour toujours."
_REMEDE_MESSAGE = (
    "Récrivez le message et recommencez : git le garderait pour toujours. Pour le reprendre là où il en était : "
    "git commit -e -F .git/COMMIT_EDITMSG"
)


@click.command("garde")
@racine_option
@click.option(
    "--message",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Relire le message d’enregistrement écrit dans ce fichier, et lui seul.",
)
def command(racine: Path | None, message: Path | None) -> None:
    """Relit ce qui va être enregistré dans git (git add) et refuse les données personnelles.

    Avec --message, relit le message de l’enregistrement : git le garde comme le reste.

    Sort avec le code 0 si rien ne s’y oppose, 1 si une donnée personnelle est trouvée, 2 si la lecture est impossible.
    « filrouge demarrer --crochets DOSSIER » fait lancer cette commande par git, avant chaque enregistrement.
    """
    root = root_of(racine)
    project, _ = open_project(root, clock=today())
    protect(project.noms)
    files = (
        read_index(root, os.environ) if message is None else [(_MESSAGE, message_lu(message.read_bytes()))]
    )
    reading = _Reading(root, project.noms, files)
    findings = tuple(sorted(reading.findings(), key=lambda one: (one.span, one.code)))
    if findings:
        give(reading.shown(findings), None)
    if any(finding.severity is Severity.ERREUR for finding in findings):
        tell(_REMEDE if message is None else _REMEDE_MESSAGE)
        sys.exit(FINDINGS)
    for line in reading.summary(findings) if message is None else ():
        tell(line)
    sys.exit(CLEAN)


class _Reading:
    """The files of the index, read one after the other."""

    def __init__(self, root: Path, noms: tuple[str, ...], files: Iterable[tuple[str, bytes | None]]) -> None:
        self._noms = noms
        self._files = files
        self._accepted = {
            (one.code, one.fiche) for one in read_derogations(root).entries if one.jusqu_au >= today()
        }
        self._texts: dict[str, str] = {}
        self._read = 0
        self._unread: list[str] = []

    def findings(self) -> Iterator[Finding]:
        """Yield all that is found, but what a dérogation in force accepts, as « verifier » does."""
        finder = detecteur(self._noms)
        for path, raw in self._files:
            if path == str(NAMES_PATH):
                yield noms_enregistres(path, bientot=True)
                continue
            yield from relire_nom(path, finder)
            read = None if raw is None else relire(path, raw, finder)
            if read is None:
                self._unread.append(path)
                continue
            self._read += 1
            if read.texte is not None:
                self._texts[path] = read.texte
            yield from (one for one in read.findings if (one.code, Path(path).stem) not in self._accepted)

    def shown(self, findings: tuple[Finding, ...]) -> str:
        """Return the report: each finding with its excerpt, without what it found, and what was not done."""
        said = hidden(findings, self._noms)
        sources = excerpts(self._texts, said, self._noms)
        return render_text(said, sources, color=has_color(), width=screen_width())

    def summary(self, findings: tuple[Finding, ...]) -> Iterator[str]:
        """Yield how many files were looked into, and which could not be: no text, or too big."""
        read = compte(self._read, "fichier relu", "fichiers relus")
        yield f"Fil Rouge : {_said(findings)} ({read})."
        if self._unread:
            number = compte(
                len(self._unread), "fichier n’a pas pu être relu", "fichiers n’ont pas pu être relus"
            )
            names = ", ".join(map(harmless, map(detecteur(self._noms).masque, self._unread)))
            yield f"{number}, à regarder vous-même : {names}"


def _said(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "aucune donnée personnelle trouvée"
    return f"{gravites(findings)}, qui ne {'bloquent' if len(findings) > 1 else 'bloque'} rien"
