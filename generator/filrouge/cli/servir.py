"""``filrouge servir``: the site, live while it is written."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread

import click

from filrouge.cli.common import le_option, open_evidence, racine_option, show_findings, tell
from filrouge.cli.local import local_cache
from filrouge.cli.moteur import moteur_option
from filrouge.diagnostics import UserError
from filrouge.history.depot import commits_folder
from filrouge.history.git import TIMEOUT
from filrouge.pages import warning
from filrouge.project import find_root
from filrouge.report import render_text
from filrouge.site.build import assemble
from filrouge.site.engines import Engine
from filrouge.site.preview import Attempt, Preview
from filrouge.site.server import PreviewServer
from filrouge.site.watch import Changes, watching


@click.command("servir", short_help="Montre le site et le met à jour à chaque enregistrement.")
@racine_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="PORT",
    help="Port du serveur ; par défaut, 8000.",
)
@click.option(
    "--hote",
    default="127.0.0.1",
    metavar="ADRESSE",
    help="Adresse du serveur ; par défaut, cette machine seule (127.0.0.1).",
)
@le_option
@moteur_option
def command(racine: Path | None, port: int, hote: str, le: date | None, moteur: Engine) -> None:
    """Montre le site dans le navigateur pendant que vous écrivez ; Ctrl-C l’arrête.

    Quand des règles trouvent des erreurs, le site est montré comme un brouillon. Après un enregistrement
    illisible, la dernière version correcte reste affichée, avec les défauts.
    """
    root = racine.resolve() if racine else find_root(Path.cwd())
    preview = Preview()
    attempt = partial(_attempt, root, le, moteur)
    commits = commits_folder(root, os.environ, TIMEOUT)
    with PreviewServer(hote, port, preview) as server, watching(root, commits) as changes:
        preview.show(attempt())
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"Le site est sur {server.url} ; Ctrl-C pour arrêter.")
        if not server.is_local:
            tell("Attention : toute machine du réseau peut l’ouvrir à cette adresse.")
        try:
            _follow(changes, preview, attempt)
        except KeyboardInterrupt:
            server.shutdown()
            tell("\nArrêté.")


def _follow(changes: Changes, preview: Preview, attempt: Callable[[], Attempt]) -> None:
    while True:
        changes.wait()
        preview.show(attempt())


def _attempt(root: Path, le: date | None, moteur: Engine) -> Attempt:
    """Build the site in memory; say what is wrong, here and in the browser."""
    start = time.perf_counter()
    try:
        evidence = open_evidence(root, le, cache_of=local_cache)
        assembly = assemble(evidence, draft=True, engine=moteur)
    except UserError as error:
        tell(f"erreur : {error.message}")
        return Attempt(None, f"{error.message}\n{error.help}")
    except OSError as error:
        # A file went away between being listed and being read; its return will be noticed.
        tell(f"erreur : « {error.filename} » ne peut pas être lu")
        return Attempt(None, f"« {error.filename} » ne peut pas être lu : {error.strerror}")
    found = assembly.findings if assembly.site is None else assembly.faults
    faulty = replace(evidence, findings=found, sources=assembly.sources)
    if found:
        show_findings(faulty)
    if assembly.site is None:
        return Attempt(None, render_text(faulty.findings, faulty.sources, color=False, read=faulty.read))
    if assembly.faults:
        tell(f"{warning(len(assembly.faults))}.")
    seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    tell(f"Site à jour : {len(assembly.site.pages)} pages, en {seconds} s.")
    return Attempt(assembly.site)
