"""``filrouge demarrer``: a new repository, empty or with the example."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from filrouge.cli.common import today
from filrouge.diagnostics import UserError
from filrouge.project import is_root
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.example import create_example
from filrouge.starter.git import Git
from filrouge.starter.hooks import FOLDER as HOOKS
from filrouge.starter.hooks import install_hook
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
@click.option(
    "--crochets",
    is_flag=True,
    help="Fait relire par git, avant chaque enregistrement, ce qui va l’être, et refuser les données personnelles ; "
    "sur un dépôt existant, n’ajoute que cela.",
)
def command(
    dossier: Path,
    nom: str | None,
    categories: tuple[str, ...],
    ville: str | None,
    *,
    seul: bool,
    exemple: bool,
    crochets: bool,
) -> None:
    """Crée le dépôt d’un organisme dans DOSSIER, vide ou à créer."""
    git = Git(os.environ)
    described = bool(nom or categories or ville or seul)
    if crochets and is_root(dossier):
        if exemple or described:
            raise UserError(
                f"« {dossier} » est déjà un dépôt Fil Rouge : --crochets s’y emploie seul",
                "retirez les autres options",
            )
        _tell_hook(dossier, new=install_hook(dossier, git))
        return
    if exemple:
        if described:
            raise UserError(
                "--exemple décrit déjà un organisme", "retirez --nom, --categorie, --ville et --seul"
            )
        _tell_example(dossier, create_example(dossier, git))
    else:
        answers = complete(nom, categories, ville, interactive=sys.stdin.isatty())
        create_repository(dossier, replace(answers, seul=seul), git, today())
        _tell_new(dossier)
    if crochets:
        click.echo()
        _tell_hook(dossier, new=install_hook(dossier, git))


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


def _tell_hook(folder: Path, *, new: bool) -> None:
    if not new:
        click.echo(f"Les crochets de « {folder} » sont déjà en place.")
        return
    click.echo(
        "Avant chaque enregistrement, git lance maintenant « filrouge garde » et refuse les données personnelles."
    )
    click.echo("Pour que les autres copies du dépôt fassent de même, enregistrez ce crochet :\n")
    click.echo(f"  git add --chmod=+x {HOOKS}")
    click.echo("\nChaque personne qui clone le dépôt lance une fois « filrouge demarrer --crochets . ».")


def _tell_example(folder: Path, commits: int) -> None:
    click.echo(f"L’exemple est prêt dans « {folder} » : un organisme fictif, {commits} commits. La suite :\n")
    click.echo(f'  cd "{folder}"')
    click.echo("  git log --oneline")
    click.echo("  filrouge verifier")
    click.echo("  filrouge servir")
