"""``filrouge servir``: the site, live while it is written."""

import gc
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import click

from filrouge.cli.common import (
    Before,
    le_option,
    open_evidence,
    profil_option,
    racine_option,
    show_findings,
    tell,
    without_collector,
)
from filrouge.cli.local import local_cache, local_site
from filrouge.cli.moteur import moteur_option
from filrouge.diagnostics import UserError
from filrouge.history.depot import commits_folder
from filrouge.history.git import TIMEOUT
from filrouge.pages import Asset, Fragments, warning
from filrouge.profil import Profil
from filrouge.project import find_root
from filrouge.report import render_text
from filrouge.site.build import assemble
from filrouge.site.engines import Engine
from filrouge.site.fill import Site, added
from filrouge.site.preview import Attempt, Preview
from filrouge.site.server import PreviewServer
from filrouge.site.watch import watching

_DISCRET = "Le détail est dans le terminal où « filrouge servir » a été lancé."
"""What the auditor's site says in place of a fault."""


@click.command("servir")
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
@profil_option(Profil.INTERNE)
@moteur_option
@without_collector()
def command(
    racine: Path | None, port: int, hote: str, le: date | None, profil: Profil, moteur: Engine
) -> None:
    """Montre le site dans le navigateur pendant que vous écrivez ; Ctrl-C l’arrête.

    Quand des règles trouvent des erreurs, le site est montré comme un brouillon. Après un enregistrement
    illisible, la dernière version correcte reste affichée, avec les défauts.
    """
    root = racine.resolve() if racine else find_root(Path.cwd())
    preview, making = Preview(), Making(root, le, profil, moteur)
    commits = commits_folder(root, os.environ, TIMEOUT)
    with PreviewServer(hote, port, preview) as server, watching(root, commits) as changes:
        preview.show(making.attempt())
        preview.finish()
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"Le site est sur {server.url} ; Ctrl-C pour arrêter.")
        if not server.is_local:
            tell("Attention : toute machine du réseau peut l’ouvrir à cette adresse.")
            if profil is Profil.INTERNE:
                tell(
                    "Le site est celui de l’équipe, notes internes comprises ; pour un auditeur : --profil auditeur."
                )
        try:
            while True:
                # Nobody waits now.
                gc.collect()
                changes.wait()
                preview.show(making.attempt())
                preview.finish()
        except KeyboardInterrupt:
            server.shutdown()
            tell("\nArrêté.")


class Making:
    """Attempt after attempt, each beginning with what the one before has read and made."""

    def __init__(self, root: Path, le: date | None, profil: Profil, engine: Engine) -> None:
        self._root = root
        self._le = le
        self._profil = profil
        self._engine = engine
        self._before = Before()
        kept = local_site(root, profil)
        self._fragments = kept.load() if kept else Fragments()
        self._index: tuple[Asset, ...] = ()

    def attempt(self) -> Attempt:
        """Build the site in memory; say what is wrong here, and in the browser of the team.

        A fault quotes the files: whoever looks at the auditor's site is only told that there is one.
        """
        tried = self._try()
        self._fragments = self._fragments.next(finished=tried.site is not None)
        discreet = tried.report and self._profil is Profil.AUDITEUR
        return replace(tried, report=_DISCRET) if discreet else tried

    def _try(self) -> Attempt:
        start = time.perf_counter()
        try:
            evidence = open_evidence(self._root, self._le, cache_of=local_cache, before=self._before)
            assembly = assemble(
                evidence,
                self._profil,
                draft=True,
                fragments=self._fragments,
                engine=self._engine,
                search=False,
            )
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
        return self._shown(assembly.site, assembly.index)

    def _shown(self, site: Site, index: Callable[[], Iterable[Asset]]) -> Attempt:
        """Return a site that is searched by the index of the one before, until its own is made."""

        def finish() -> Site:
            self._index = tuple(index())
            return added(site, self._index)

        return Attempt(added(site, self._index), finish=finish)
