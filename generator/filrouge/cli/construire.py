"""``filrouge construire``: verify, render, publish."""

import os
import shlex
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import (
    le_option,
    profil_option,
    racine_option,
    show_findings,
    tell,
    without_collector,
)
from filrouge.cli.horloge import build_day
from filrouge.cli.lecture import check_whole, read_state
from filrouge.cli.local import local_site
from filrouge.cli.moteur import moteur_option
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour, plural
from filrouge.evidence import Evidence
from filrouge.history import SansHistorique
from filrouge.history.etat import Etat
from filrouge.pages import svg, warning
from filrouge.pages.html import html
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.site.build import Assembly, assemble
from filrouge.site.engines import Engine
from filrouge.site.fill import Site
from filrouge.site.publish import publish, refuse_foreign
from filrouge.site.written import published
from filrouge.vie import non_enregistres

_OUTPUT = "build/site"


@click.command("construire")
@racine_option
@click.option(
    "--sortie",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help=f"Dossier du site ; par défaut, {_OUTPUT} dans le dépôt ({_OUTPUT}-interne avec --profil interne ; "
    "suivi de -AAAA-MM-JJ avec --au).",
)
@le_option
@profil_option(Profil.AUDITEUR)
@click.option(
    "--au",
    metavar="DATE|REV",
    help="Construit le site tel qu’il était : à une date AAAA-MM-JJ, ou à un enregistrement git (commit, étiquette). "
    "Il est lu dans git seul ; vos fichiers ne sont pas touchés. Un enregistrement est analysé à son jour, ou à celui de --le.",
)
@click.option(
    "--brouillon",
    is_flag=True,
    help="Construit aussi le site quand des règles trouvent des erreurs ; chaque page dit alors que c’est un brouillon.",
)
@click.option(
    "--sans-historique",
    is_flag=True,
    help="Construit aussi le site quand l’historique git ne peut pas être lu en entier. Chaque page de fiche dit alors qu’il manque.",
)
@moteur_option
@without_collector()
def command(  # noqa: PLR0913 # one for each option
    racine: Path | None,
    sortie: Path | None,
    le: date | None,
    au: str | None,
    profil: Profil,
    moteur: Engine,
    *,
    brouillon: bool,
    sans_historique: bool,
) -> None:
    """Construit le site, prêt à être publié ou remis à l’auditeur.

    Si le dépôt contient une erreur, la dit et laisse le site précédent tel quel (code de sortie 1).
    Pour le voir avant que tout soit corrigé : --brouillon. Le site interne, qui dit ce qui reste à corriger, est
    construit même quand des règles trouvent des erreurs ; chacune de ses pages dit qu’il n’est pas à transmettre.

    Le même enregistrement git, à la même date d’analyse, donne un site identique à l’octet près. La variable
    SOURCE_DATE_EPOCH fixe la date du jour.
    """
    start = time.perf_counter()
    evidence, etat, root = read_state(racine, le, au, build_day(os.environ))
    if not sans_historique:
        check_whole(evidence.historique, "site")
    output = sortie or _unlinked(_usual(root, profil, etat))
    # Told before the work rather than after it; another run may still change it meanwhile.
    refuse_foreign(output)
    draft = brouillon or profil is Profil.INTERNE
    kept = local_site(evidence.project.root, profil) if au is None else None
    fragments = kept.load() if kept else None
    assembly = assemble(evidence, profil, draft=draft, fragments=fragments, engine=moteur)
    if assembly.site is None:
        _refuse(evidence, assembly, output, au, draft=draft)
    publish(_dated(assembly.site, etat) if etat else assembly.site, output)
    if kept and fragments:
        kept.save(fragments)
    if assembly.faults:
        detail = f"filrouge construire{_of(au)}" if au else "filrouge verifier"
        tell(f"{warning(len(assembly.faults))}. Le détail : « {detail} ».")
    elif evidence.findings and etat is None:
        tell("Des avertissements demandent un regard : « filrouge verifier » les donne.")
    if isinstance(evidence.historique, SansHistorique):
        tell(
            f"Le site ne montre pas d’historique : {evidence.historique.raison}. Remède : {evidence.historique.aide}."
        )
    elif evidence.historique.a_cote:
        tell(
            f"La branche lue n’est pas réunie à « {evidence.historique.principale} » : ne publiez que depuis celle-ci. Le site le dit."
        )
    waiting = len(non_enregistres(pour(evidence, profil)))
    if waiting:
        words = plural(waiting, "fiche a changé", "fiches ont changé")
        tell(f"{words} depuis le dernier enregistrement dans git ; le site le dit.")
    if etat:
        tell(f"{_said(etat)}.")
    seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    tell(f"{len(assembly.site.pages)} pages pour {evidence.read} fiches, en {seconds} s.")
    click.echo(output / "index.html")
    sys.exit(CLEAN)


def _usual(root: Path, profil: Profil, etat: Etat | None) -> Path:
    """Return where a site goes when nobody says: never the internal one where the auditor's is looked for."""
    whose = "-interne" if profil is Profil.INTERNE else ""
    when = f"-{etat.jour.isoformat()}" if etat else ""
    return root / f"{_OUTPUT}{whose}{when}"


def _unlinked(output: Path) -> Path:
    """Refuse to follow a link that came with the repository, out of it perhaps.

    Raises:
        UserError: the usual folder of the site is below one.
    """
    if output.parent.is_symlink():
        raise UserError(
            f"« {output.parent} » est un lien symbolique : le site serait écrit ailleurs",
            "retirez ce lien, ou donnez le dossier du site avec --sortie",
        )
    return output


def _of(au: str | None) -> str:
    return f" --au {shlex.quote(au)}" if au else ""


def _said(etat: Etat) -> str:
    return f"État du commit {etat.commit[:7]}\u00a0; date d’analyse\u00a0: {jour(etat.jour)}"


def _dated(site: Site, etat: Etat) -> Site:
    """Say above every page that the site is of the past, and of which day."""
    note = html(
        '<div class="fil" role="note"><p class="fil-banner">%s<span>%s.</span></p></div>\n',
        svg.icon("clock"),
        _said(etat),
    )
    return replace(site, above=f"{note}{site.above}")


def _refuse(evidence: Evidence, assembly: Assembly, output: Path, au: str | None, *, draft: bool) -> NoReturn:
    show_findings(replace(evidence, findings=assembly.findings, sources=assembly.sources))
    left = "le précédent est resté tel quel" if published(output) else "aucun site n’existe encore"
    tell(f"Le site n’a pas été construit ; {left}.")
    if assembly.draftable:
        tell(f"Pour le voir avant d’avoir tout corrigé : « filrouge construire{_of(au)} --brouillon ».")
    elif draft:
        tell("Ces erreurs empêchent même un brouillon : les pages seraient fausses.")
    sys.exit(FINDINGS)
