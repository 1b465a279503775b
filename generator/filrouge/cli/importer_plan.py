"""``filrouge importer plan``: a workbook of ours sent back, or the plan of another tool."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from filrouge.audit.discretion import masked
from filrouge.cli.common import racine_option, root_of, tell, today
from filrouge.cli.importation import evidence_of, run_import
from filrouge.importers.entetes import proposer
from filrouge.importers.etranger import lire_etranger
from filrouge.importers.ouvrir import ouvrir
from filrouge.importers.plan import est_le_notre, lire_plan
from filrouge.importers.profil import IGNORER, ProfilPlan, ecrire_profil, lire_profil
from filrouge.report.sortie import write_whole
from filrouge.tableau import Lexique


@click.command("plan", short_help="Un classeur ou un CSV : le nôtre, complété, ou celui d’un autre outil.")
@click.argument("fichier", type=click.Path(dir_okay=False, path_type=Path), metavar="FICHIER")
@click.option(
    "--appliquer",
    is_flag=True,
    help="Écrit les fiches ; sans cette option, montre seulement ce qui changerait.",
)
@click.option(
    "--profil",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PROFIL",
    help="Comment lire un tableau qui n’est pas le nôtre ; par défaut, FICHIER.profil.yaml, proposé s’il manque.",
)
@racine_option
def command(fichier: Path, profil: Path | None, racine: Path | None, *, appliquer: bool) -> None:
    """Reprend le plan d’un classeur ou d’un CSV : celui de « exporter excel », ou tout autre tableau de suivi.

    Tout ce qui change est montré d’abord. Une seule faute suffit pour que rien ne soit écrit ; chacune est dite avec
    sa cellule et son remède. Sort avec le code 0 si tout peut être repris, 1 s’il y a des fautes, 2 si le fichier ne peut pas être lu.
    """
    root = root_of(racine)
    lu = ouvrir(fichier)
    evidence = evidence_of(root)
    if est_le_notre(lu):
        sys.exit(run_import(lire_plan(lu, evidence, today()), evidence, appliquer=appliquer))
    if fichier.resolve().is_relative_to(root):
        tell(
            f"« {fichier.name} » est dans le dépôt : déplacez-le avant d’enregistrer, il peut dire des noms."
        )
    place = profil or fichier.with_name(f"{fichier.name}.profil.yaml")
    if lu.encodage:
        tell(
            f"Encodage : {lu.encodage}. Si des accents sont faux ci-dessous, enregistrez le fichier en « CSV UTF-8 »."
        )
    fresh = profil is None and not place.exists()
    if fresh:
        for line in _propose(place, proposer(fichier, lu, Lexique.de(evidence.graph.organisme))):
            tell(masked(line, evidence.project.noms))
    projet = lire_etranger(lu, lire_profil(place), evidence, today())
    sys.exit(run_import(projet, evidence, appliquer=appliquer and not fresh))


def _propose(place: Path, profil: ProfilPlan) -> Iterator[str]:
    """Write the profile beside the table, and yield what it takes."""
    write_whole(place, ecrire_profil(profil))
    kept = (f"« {heading} » → {champ}" for heading, champ in profil.colonnes.items() if champ != IGNORER)
    left = [f"« {heading} »" for heading, champ in profil.colonnes.items() if champ == IGNORER]
    yield f"Profil proposé : {place}. Relisez-le et corrigez-le, puis relancez la commande."
    yield f"Colonnes reprises : {', '.join(kept)}."
    if left:
        yield f"Colonnes laissées : {', '.join(left)}."
