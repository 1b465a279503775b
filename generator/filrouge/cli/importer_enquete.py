"""``filrouge importer enquete``: the answers of a survey tool, as one synthesis."""

import hashlib
import sys
from pathlib import Path

import click

from filrouge.audit.discretion import masked
from filrouge.cli.common import racine_option, root_of, tell, today
from filrouge.cli.importation import evidence_of, run_import
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import plural
from filrouge.importers.enquetes.outils import Dit, reconnaitre
from filrouge.importers.enquetes.profil import ecrire_profil, lire_profil
from filrouge.importers.enquetes.proposition import Proposition, proposer
from filrouge.importers.enquetes.synthese import synthese
from filrouge.importers.ouvrir import lire_octets, ouvrir_octets
from filrouge.report.sortie import write_whole


@click.command("enquete", short_help="Les réponses d’un outil d’enquête, en une synthèse.")
@click.argument("fichier", type=click.Path(dir_okay=False, path_type=Path), metavar="FICHIER")
@click.option(
    "--appliquer",
    is_flag=True,
    help="Écrit la synthèse ; sans cette option, montre seulement ce qu’elle dirait.",
)
@click.option(
    "--profil",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PROFIL",
    help="Comment lire cet export ; par défaut, FICHIER.enquete.yaml, proposé s’il manque.",
)
@click.option(
    "--verbatims",
    is_flag=True,
    help="Reprend aussi les textes libres, mot pour mot, si aucun ne contient de donnée personnelle ; sans cette option, "
    "seuls les thèmes sont comptés, à reformuler.",
)
@racine_option
def command(
    fichier: Path, profil: Path | None, racine: Path | None, *, appliquer: bool, verbatims: bool
) -> None:
    """Fait une synthèse des réponses d’une enquête : Google Forms, Microsoft Forms, LimeSurvey, Framaforms, ou un tableau.

    Noms, courriels et adresses IP ne sont jamais repris. L’export reste hors du dépôt : la synthèse n’en garde que
    l’empreinte (SHA-256), qui prouve d’où viennent les chiffres.
    """
    root = root_of(racine)
    if fichier.resolve().is_relative_to(root):
        raise UserError(
            f"« {fichier.name} » est dans le dépôt : un enregistrement git y ferait entrer les réponses, et qui les a données",
            f"déplacez-le hors de « {root} », et relancez",
        )
    raw = lire_octets(fichier)
    lu = ouvrir_octets(fichier.name, raw)
    evidence = evidence_of(root)
    enquete = reconnaitre(fichier.name, lu)
    tell(f"Reconnu : {enquete.nom}, {plural(len(enquete.lignes), 'réponse')}.")
    if lu.encodage:
        tell(f"Encodage : {lu.encodage}. Si des accents sont faux ci-dessous, exportez en UTF-8.")
    for note in enquete.notes:
        tell(note)
    place = profil or fichier.with_name(f"{fichier.name}.enquete.yaml")
    fresh = profil is None and not place.exists()
    if fresh:
        found = proposer(fichier.stem, enquete, evidence, today())
        write_whole(place, ecrire_profil(found.profil))
        for line in _told(place, found):
            tell(masked(line, evidence.project.noms))
    digest = hashlib.sha256(raw).hexdigest()
    projet = synthese(
        enquete, lire_profil(place), evidence, today=today(), sha256=digest, verbatims=verbatims
    )
    sys.exit(run_import(projet, evidence, appliquer=appliquer and not fresh))


def _told(place: Path, found: Proposition) -> list[str]:
    """Say what the profile takes every column for, and what may be wrong."""
    columns = found.profil.colonnes
    asked = [f"« {head} » ({one.echelle})" for head, one in columns.items() if one.dit is Dit.QUESTION]
    lines = [f"Profil proposé : {place}. Relisez-le et corrigez-le, puis relancez la commande."]
    for words, kind in (
        ("Textes libres", Dit.TEXTE_LIBRE),
        ("Dates", Dit.DATE),
        ("Jamais reprises (identité)", Dit.IDENTITE),
        ("Colonnes laissées", Dit.IGNORER),
    ):
        heads = [f"« {head} »" for head, one in columns.items() if one.dit is kind]
        if heads:
            lines.append(f"{words} : {', '.join(heads)}.")
    if asked:
        lines.insert(1, f"Questions : {', '.join(asked)}.")
    return [*lines, *(f"À vérifier : {doubt}" for doubt in found.doutes)]
