"""``filrouge construire``: verify, render, publish."""

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from filrouge.cli.common import CLEAN, FINDINGS, le_option, open_evidence, racine_option, show_findings, tell
from filrouge.site.build import assemble
from filrouge.site.publish import publish
from filrouge.site.written import published

_OUTPUT = "build/site"


@click.command("construire", short_help="Vérifie le dépôt et construit le site.")
@racine_option
@click.option(
    "--sortie",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help=f"Dossier du site ; par défaut, {_OUTPUT} dans le dépôt.",
)
@le_option
def command(racine: Path | None, sortie: Path | None, le: date | None) -> None:
    """Construit le site, prêt à être publié ou remis à l’auditeur.

    Si le dépôt contient une erreur, la dit et laisse le site précédent tel quel (code de sortie 1).
    """
    start = time.perf_counter()
    evidence = open_evidence(racine, le)
    output = sortie or evidence.project.root / _OUTPUT
    assembly = assemble(evidence)
    if assembly.site is None:
        show_findings(replace(evidence, findings=assembly.findings, sources=assembly.sources))
        left = "le précédent est resté tel quel" if published(output) else "aucun site n’existe encore"
        tell(f"Le site n’a pas été construit ; {left}.")
        sys.exit(FINDINGS)
    publish(assembly.site, output)
    if evidence.findings:
        tell("Des avertissements demandent un regard : « filrouge verifier » les donne.")
    seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    tell(f"{len(assembly.site.pages)} pages pour {evidence.read} fiches, en {seconds} s.")
    click.echo(output / "index.html")
    sys.exit(CLEAN)
