"""``filrouge formulaires``: the forms of a git-CMS, made from the schemas."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from filrouge.cli.common import protect, racine_option, tell, today
from filrouge.diagnostics import UserError
from filrouge.formulaires.cms import Collection, cms_config
from filrouge.formulaires.editeur import admin_files
from filrouge.project import SETTINGS_PATH, Forge, Project, find_root, forge_of, open_project
from filrouge.records import Organisme, load_records
from filrouge.site.publish import publish
from filrouge.starter.kinds import Kind, kinds, next_id, taken_ids

_WITH_REQUESTS = ("github", "gitlab")


@click.command("formulaires")
@racine_option
@click.option(
    "--editeur",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DOSSIER",
    required=True,
    help="Dossier où « npm pack » a déposé l’éditeur (Sveltia CMS) et ses icônes.",
)
@click.option(
    "--sortie",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DOSSIER",
    help="Dossier à écrire, que le site sert à l’adresse /admin/ ; par défaut, build/admin.",
)
@click.option(
    "--application",
    metavar="ID",
    help="GitLab : identifiant de l’application OAuth (PKCE) ; sans lui, on se connecte avec un jeton.",
)
def command(racine: Path | None, editeur: Path, sortie: Path | None, application: str | None) -> None:
    """Écrit les formulaires de saisie (Sveltia CMS), tirés des schémas, dans un dossier sans aucun appel à un autre hôte.

    Une fiche saisie devient une proposition de modification sur GitHub ou GitLab, que « filrouge verifier » relit.
    """
    root = racine.resolve() if racine else find_root(Path.cwd())
    project, _ = open_project(root, clock=today())
    protect(project.noms)
    forge = _forge(project)
    if application is not None and forge.genre != "gitlab":
        raise UserError("--application ne sert qu’avec GitLab", "retirez cette option")
    config = cms_config(_organisme(project), forge, _collections(root, project.today), application)
    dossier = admin_files(editeur, config, forge)
    output = sortie or root / "build/admin"
    publish(dossier, output)
    tell(f"Écrit : {output} ({dossier.taille // 1000} ko). Servez ce dossier à l’adresse /admin/ du site.")


def _forge(project: Project) -> Forge:
    forge = forge_of(project.reglages.depot)
    if forge is None:
        raise UserError(
            "les formulaires ne savent pas où est le dépôt",
            f"donnez son adresse à la rubrique « depot » de {SETTINGS_PATH}",
        )
    if forge.genre not in _WITH_REQUESTS:
        raise UserError(
            f"les formulaires écrivent sur GitHub ou GitLab, pas sur « {forge.hote} »",
            "ajoutez les fiches avec « filrouge ajouter », ou une feuille de calcul",
        )
    return forge


def _organisme(project: Project) -> Organisme:
    organisme = load_records(project).organisme
    if organisme is None:
        raise UserError("content/organisme.yaml manque ou est fautif", "lancez « filrouge verifier »")
    return organisme


def _collections(root: Path, day: date) -> tuple[Collection, ...]:
    taken = taken_ids(root)
    return tuple(_collection(kind, taken, day) for kind in kinds())


def _collection(kind: Kind, taken: Iterable[str], day: date) -> Collection:
    plural = f"{kind.label}s" if kind.nature else kind.type.plural
    return Collection(
        nom=f"{kind.nature}s" if kind.nature else kind.type.folder,
        libelle=plural[0].upper() + plural[1:],
        singulier=kind.label[0].upper() + kind.label[1:],
        type=kind.type,
        prefixe=kind.prefix,
        suivant=next_id(kind, taken, day) or "",
        nature=kind.nature,
    )
