"""``filrouge demarrer``: a new repository, empty or with the example."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from filrouge.cli.common import today
from filrouge.diagnostics import UserError
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.example import create_example
from filrouge.starter.git import Git
from filrouge.validation import load_schema

CATEGORIES: tuple[str, ...] = tuple(load_schema("organisme").at(("categories", 0))["enum"])


@click.command("demarrer")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--nom", metavar="NOM", help="Nom de l’organisme.")
@click.option(
    "--categorie",
    "categories",
    multiple=True,
    type=click.Choice(CATEGORIES),
    help="Catégorie d’actions ; à répéter s’il y en a plusieurs.",
)
@click.option("--ville", metavar="VILLE", help="Ville de l’organisme.")
@click.option("--seul", is_flag=True, help="Une seule personne dirige, forme et tient la démarche.")
@click.option("--exemple", is_flag=True, help="Crée le dépôt d’un organisme fictif, avec son historique.")
def command(
    dossier: Path,
    nom: str | None,
    categories: tuple[str, ...],
    ville: str | None,
    *,
    seul: bool,
    exemple: bool,
) -> None:
    """Crée le dépôt d’un organisme dans DOSSIER, vide ou à créer."""
    git = Git(os.environ)
    if exemple:
        if nom or categories or ville or seul:
            raise UserError(
                "--exemple décrit déjà un organisme", "retirez --nom, --categorie, --ville et --seul"
            )
        _tell_example(dossier, create_example(dossier, git))
        return
    answers = complete(nom, categories, ville, interactive=sys.stdin.isatty())
    create_repository(dossier, replace(answers, seul=seul), git, today())
    _tell_new(dossier)


def complete(
    nom: str | None, categories: tuple[str, ...], ville: str | None, *, interactive: bool
) -> Answers:
    """Ask for what the options do not say; refuse to guess when nobody is there to answer."""
    if interactive:
        nom = nom or click.prompt("Nom de l’organisme")
        categories = categories or (click.prompt("Catégorie d’actions", type=click.Choice(CATEGORIES)),)
        ville = click.prompt("Ville (facultatif)", default="", show_default=False) if ville is None else ville
    if not nom:
        raise UserError("il manque le nom de l’organisme", 'donnez-le avec --nom "Nom de l’organisme"')
    if not categories:
        raise UserError(
            "il manque la catégorie d’actions", f"donnez --categorie, parmi : {', '.join(CATEGORIES)}"
        )
    return Answers(nom, categories, ville or "")


def _tell_new(folder: Path) -> None:
    click.echo(f"Le dépôt est prêt dans « {folder} ». Rien n’est encore enregistré dans git. La suite :\n")
    click.echo(f'  cd "{folder}"')
    click.echo("  git add .")
    click.echo('  git commit -m "Créer le dépôt"')
    click.echo("  filrouge ajouter reclamation")
    click.echo("  filrouge verifier")


def _tell_example(folder: Path, commits: int) -> None:
    click.echo(f"L’exemple est prêt dans « {folder} » : un organisme fictif, {commits} commits. La suite :\n")
    click.echo(f'  cd "{folder}"')
    click.echo("  git log --oneline")
    click.echo("  filrouge verifier")
    click.echo("  filrouge servir")
