"""``filrouge exporter dossier``: the dossier handed to an auditor, in one file."""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import le_option, profil_option, racine_option, show_findings, tell
from filrouge.cli.horloge import build_day
from filrouge.cli.lecture import check_whole, read_state
from filrouge.diagnostics import Finding, UserError
from filrouge.diagnostics.french import plural
from filrouge.dossier import Dossier, check_engine, compose, for_paper, for_screen, is_ours, to_pdf
from filrouge.evidence import Evidence
from filrouge.pages import render_pages, sorted_errors
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.report.sortie import write_whole

_SCREEN = (".html", ".htm")


@click.command("dossier", short_help="Le dossier de preuves à remettre à l’auditeur (PDF ou HTML).")
@click.option(
    "--sortie",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Fichier à écrire ; par défaut, dossier-qualiopi-ORGANISME-DATE.pdf dans le dossier courant.",
)
@click.option(
    "--html",
    is_flag=True,
    help="Donne une page HTML en un seul fichier, qui s’ouvre sans connexion ; ne demande aucune installation de plus.",
)
@click.option(
    "--complet",
    is_flag=True,
    help="Montre le détail de toutes les fiches, et non de celles qui ont vécu depuis le dernier audit, restent ouvertes ou "
    "sont citées par elles.",
)
@racine_option
@le_option
@profil_option(Profil.AUDITEUR)
@click.option(
    "--au",
    metavar="DATE|REV",
    help="Donne le dossier tel qu’il était : à une date AAAA-MM-JJ, ou à un enregistrement git (commit, étiquette).",
)
@click.option(
    "--brouillon",
    is_flag=True,
    help="Donne aussi le dossier quand des règles trouvent des erreurs ; sa couverture dit alors que c’est un brouillon.",
)
@click.option(
    "--sans-historique",
    is_flag=True,
    help="Donne aussi le dossier quand l’historique git ne peut pas être lu en entier ; il dit alors que l’historique manque.",
)
def command(  # noqa: PLR0913 # one parameter for each option
    sortie: Path | None,
    racine: Path | None,
    le: date | None,
    au: str | None,
    profil: Profil,
    *,
    html: bool,
    complet: bool,
    brouillon: bool,
    sans_historique: bool,
) -> None:
    """Réunit tout ce qu’un auditeur lit en un seul document, dans l’ordre où il le lit.

    En PDF : couverture, sommaire avec les numéros de page, signets. Demande « pip install 'filrouge[pdf]' » ; sans cela,
    --html.

    Si le dépôt contient une erreur, la dit et n’écrit rien (code de sortie 1).
    """
    _check_name(sortie, html=html)
    if not html:
        check_engine()
    evidence, _, _ = read_state(racine, le, au, build_day(os.environ))
    if not sans_historique:
        check_whole(evidence.historique, "dossier")
    faults, others = sorted_errors(evidence)
    if others or (faults and not brouillon):
        _refuse(evidence, others if brouillon else evidence.errors, draftable=not others)
    given = pour(evidence, profil)
    dossier = compose(given, render_pages(given), complete=complet, faults=len(faults))
    target = sortie or Path(_name(dossier, evidence, "html" if html else "pdf"))
    _check_ours(target)
    write_whole(target, for_screen(dossier).encode("utf-8") if html else _pdf(dossier))
    for words in dossier.couverture.avertissements:
        tell(words)
    tell(dossier.couverture.portee)
    tell(f"État montré : {dossier.couverture.etat}.")
    click.echo(target)
    sys.exit(CLEAN)


def _check_name(sortie: Path | None, *, html: bool) -> None:
    """Refuse a name that says another format than the one asked for.

    Raises:
        UserError: it does.
    """
    extension = sortie.suffix.lower() if sortie else ""
    if html and extension == ".pdf":
        raise UserError(
            "--html donne une page HTML, pas un PDF", "retirez --html, ou nommez le fichier en .html"
        )
    if not html and extension in _SCREEN:
        raise UserError("sans --html, le dossier est un PDF", "ajoutez --html, ou nommez le fichier en .pdf")


def _check_ours(target: Path) -> None:
    """Refuse to replace an ordinary file that is not a dossier.

    Raises:
        UserError: one stands there.
    """
    if target.is_file() and not target.is_symlink() and not is_ours(target.read_bytes()):
        raise UserError(
            f"« {target} » existe, et ce n’est pas un dossier de Fil Rouge",
            "déplacez ce fichier, ou donnez un autre nom avec --sortie",
        )


def _name(dossier: Dossier, evidence: Evidence, extension: str) -> str:
    letters = unicodedata.normalize("NFKD", dossier.couverture.organisme.lower())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", "-", bare)[:60].strip("-")
    named = "-".join(filter(None, ("dossier-qualiopi", words, evidence.project.today.isoformat())))
    return f"{named}.{extension}"


def _refuse(evidence: Evidence, findings: tuple[Finding, ...], *, draftable: bool) -> NoReturn:
    show_findings(replace(evidence, findings=findings))
    tell("Le dossier n’a pas été écrit.")
    if draftable:
        tell("Pour le voir avant d’avoir tout corrigé : « filrouge exporter dossier --brouillon ».")
    else:
        tell("Ces erreurs empêchent même un brouillon : les pages seraient fausses.")
    sys.exit(FINDINGS)


def _pdf(dossier: Dossier) -> bytes:
    count = sum(len(partie.textes) for partie in dossier.parties)
    tell(f"Mise en page de {plural(count, 'texte')} : comptez une minute pour cent.")
    with _progress() as told:
        return to_pdf(for_paper(dossier), told)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Tell on one line of the terminal how far the pages are; nothing where there is no terminal."""
    shown = sys.stderr.isatty()

    def told(done: int, total: int) -> None:
        if shown:
            click.echo(f"\r  {round(100 * done / total)} % ", err=True, nl=False)

    try:
        yield told
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)
