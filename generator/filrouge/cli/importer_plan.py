"""``filrouge importer plan``: a workbook of ours sent back, or the plan of another tool."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from filrouge.audit.discretion import masked
from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import give, protect, racine_option, root_of, tell, today
from filrouge.diagnostics import Finding
from filrouge.diagnostics.french import excerpt, plural
from filrouge.ecriture import Ecrit, poser
from filrouge.evidence import Evidence, gather
from filrouge.importers.entetes import proposer
from filrouge.importers.essai import Essai, essayer
from filrouge.importers.etranger import lire_etranger
from filrouge.importers.ouvrir import ouvrir
from filrouge.importers.plan import est_le_notre, lire_plan
from filrouge.importers.profil import IGNORER, ProfilPlan, ecrire_profil, lire_profil
from filrouge.importers.projet import Changement, Projet, ecrits
from filrouge.project import open_project
from filrouge.report.sortie import write_whole
from filrouge.tableau import Cellule, Lexique


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
    evidence = _evidence(root)
    if est_le_notre(lu):
        sys.exit(_import(lire_plan(lu, evidence, today()), evidence, appliquer=appliquer))
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
    sys.exit(_import(projet, evidence, appliquer=appliquer and not fresh))


def _propose(place: Path, profil: ProfilPlan) -> Iterator[str]:
    """Write the profile beside the table, and yield what it takes."""
    write_whole(place, ecrire_profil(profil))
    kept = (f"« {heading} » → {champ}" for heading, champ in profil.colonnes.items() if champ != IGNORER)
    left = [f"« {heading} »" for heading, champ in profil.colonnes.items() if champ == IGNORER]
    yield f"Profil proposé : {place}. Relisez-le et corrigez-le, puis relancez la commande."
    yield f"Colonnes reprises : {', '.join(kept)}."
    if left:
        yield f"Colonnes laissées : {', '.join(left)}."


def _evidence(root: Path) -> Evidence:
    """Read the records; an import needs nothing of git."""
    project, findings = open_project(root, clock=today())
    protect(project.noms)
    return gather(project, findings)


def _import(projet: Projet, evidence: Evidence, *, appliquer: bool) -> int:
    for note in projet.notes:
        tell(masked(note, evidence.project.noms))
    if projet.fautes:
        give("".join(map(str, projet.fautes)), None)
        tell(f"{plural(len(projet.fautes), 'faute')} : rien n’est écrit.")
        return FINDINGS
    if not projet.changements:
        tell("Rien à changer : le plan dit déjà tout cela.")
        return CLEAN
    root = evidence.project.root
    paths = [one.path for one in projet.changements if one.document is not None]
    written = ecrits(projet, {path: (root / path).read_bytes() for path in paths})
    give("".join(f"{line}\n" for one in projet.changements for line in _told(one)), None)
    return _judge(projet, essayer(evidence, written), written, root, appliquer=appliquer)


def _judge(projet: Projet, essai: Essai, written: tuple[Ecrit, ...], root: Path, *, appliquer: bool) -> int:
    places = {one.path: one.place for one in projet.changements}
    if essai.bloquants:
        give("".join(f"{line}\n" for one in essai.bloquants for line in _fault(one, places)), None)
        tell(f"{plural(len(essai.bloquants), 'faute')} : rien n’est écrit.")
        return FINDINGS
    new = sum(one.document is None for one in projet.changements)
    changed = len(projet.changements) - new
    counts = (
        plural(changed, "fiche modifiée", "fiches modifiées"),
        plural(new, "nouvelle fiche", "nouvelles fiches"),
    )
    count = " et ".join(text for number, text in zip((changed, new), counts, strict=True) if number)
    if essai.signales:
        codes = ", ".join(sorted({one.code for one in essai.signales}))
        tell(f"« filrouge verifier » dira aussi, après cet import : {codes}.")
    if not appliquer:
        tell(f"{count}. Rien n’est encore écrit : ajoutez --appliquer pour écrire.")
        return CLEAN
    poser(root, written)
    tell(f"{count}. Relisez avec « git diff », lancez « filrouge verifier », puis enregistrez avec git.")
    return CLEAN


def _fault(finding: Finding, places: dict[str, str]) -> Iterator[str]:
    place = places.get(finding.span.path, finding.span.path)
    about = f" ({finding.record})" if finding.record else ""
    yield f"{place}{about} : {finding.message}"
    yield from (f"  aide : {remedy}" for remedy in finding.helps)


def _told(changement: Changement) -> Iterator[str]:
    new = " (nouvelle)" if changement.document is None else ""
    yield f"{changement.id}{new} {excerpt(changement.titre, 80)}".rstrip()
    for champ in changement.champs:
        before = f"{_shown(champ.avant)} → " if champ.avant is not None else ""
        yield f"  {champ.entete} : {before}{_shown(champ.apres)}"


def _shown(cellule: Cellule) -> str:
    if cellule is None:
        return "(vide)"
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    return excerpt(str(cellule), 90) if isinstance(cellule, str) else str(cellule).replace(".", ",")
