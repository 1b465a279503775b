"""``filrouge demande``: the record of an issue form, for the workflow that proposes it."""

import os
import sys
from pathlib import Path

import click

from filrouge.cli import CLEAN, FINDINGS
from filrouge.cli.common import give, open_evidence, racine_option, sortie_option, today
from filrouge.diagnostics import UserError
from filrouge.formulaires.issues import ETIQUETTE
from filrouge.project import find_root, open_project
from filrouge.report.markdown import only_text
from filrouge.starter.add import Added
from filrouge.starter.demande import Refus, read_event, record_request

_AGAIN = f"Corrigez la demande, puis retirez et remettez l’étiquette « {ETIQUETTE} »."
_PERSONAL = (
    "**Une donnée personnelle se trouve dans cette demande.** Retirez-la, puis supprimez aussi l’ancienne version : menu "
    "« modifié » de la demande, choisir la version, « Supprimer la révision ». Le courriel de notification, lui, est déjà parti."
)


@click.command("demande")
@click.argument("evenement", type=click.Path(path_type=Path), required=False, metavar="[FICHIER]")
@racine_option
@click.option(
    "--pris",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Chemins des fiches en attente ailleurs, un par ligne : leurs numéros sont pris.",
)
@sortie_option
def command(evenement: Path | None, racine: Path | None, pris: Path | None, sortie: Path | None) -> None:
    """Écrit la fiche d’un formulaire rempli sur GitHub, ou dit pourquoi elle ne peut pas l’être.

    FICHIER : l’événement que GitHub donne à une action ; par défaut, celui que nomme GITHUB_EVENT_PATH. La réponse est en
    Markdown. Rien n’est enregistré dans git.
    """
    demande = read_event(evenement or _named_by_github())
    root = racine.resolve() if racine else find_root(Path.cwd())
    project, _ = open_project(root, clock=today())
    elsewhere = pris.read_text(encoding="utf-8", errors="replace").splitlines() if pris else []
    done = record_request(root, demande, project.noms, elsewhere, project.today)
    if isinstance(done, Refus):
        give(_refusal(done), sortie)
        sys.exit(FINDINGS)
    give(_written(root, done), sortie)
    _tell_github(done)
    sys.exit(CLEAN)


def _named_by_github() -> Path:
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        raise UserError("aucun événement à lire", "donnez son FICHIER ; dans une action, GitHub le nomme")
    return Path(path)


def _refusal(refus: Refus) -> str:
    lines = ["La fiche n’est pas écrite.", "", *(f"- {only_text(defaut)}." for defaut in refus.defauts), ""]
    return "\n".join((*lines, *((_PERSONAL, "") if refus.personnel else ()), _AGAIN, ""))


def _written(root: Path, added: Added) -> str:
    """The record, and what « filrouge verifier » says of it: the pull request shows what remains to be filled in."""
    findings = [one for one in open_evidence(root, None).findings if one.record == added.id]
    lines = [f"Fiche **{added.id}** : `{added.path}`.", ""]
    if findings:
        lines += ["Reste à compléter :", ""]
        lines += [f"- {one.severity.value} : {only_text(one.message)}." for one in findings]
    else:
        lines.append("« filrouge verifier » n’y trouve rien à redire.")
    return "\n".join((*lines, ""))


def _tell_github(added: Added) -> None:
    """Give the id to the next steps of the workflow: letters, figures and dashes, whatever the issue says."""
    output = os.environ.get("GITHUB_OUTPUT")
    if output:
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"fiche={added.id}\n")
