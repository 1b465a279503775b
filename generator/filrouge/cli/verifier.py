"""``filrouge verifier``: everything that is wrong, in one run."""

import sys
from datetime import date
from pathlib import Path

import click

from filrouge.cli.common import CLEAN, FINDINGS, le_option, open_evidence, racine_option, show_findings


@click.command("verifier", short_help="Dit tout ce qui ne va pas, en une fois.")
@racine_option
@le_option
@click.option(
    "--strict", is_flag=True, help="Sort aussi avec le code 1 quand il n’y a que des avertissements."
)
def command(racine: Path | None, le: date | None, *, strict: bool) -> None:
    """Lit tout le dépôt et dit chaque défaut, avec sa place et le remède.

    Sort avec le code 0 si aucune erreur n’est trouvée, 1 s’il y en a, 2 si la lecture est impossible.
    """
    evidence = open_evidence(racine, le)
    show_findings(evidence)
    blocking = evidence.findings if strict else evidence.errors
    if blocking:
        click.echo("Pour comprendre un défaut : filrouge expliquer CODE")
    sys.exit(FINDINGS if blocking else CLEAN)
