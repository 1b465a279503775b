"""What the commands that hand the plan over read: the files of today, or a state of the past, with a whole history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from filrouge.cli.common import open_evidence
from filrouge.cli.lecteur import Lecteur
from filrouge.cli.local import local_cache
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.evidence import Evidence
from filrouge.history import Historique, SansHistorique
from filrouge.history.etat import Etat


def read_state(
    racine: Path | None, le: date | None, au: str | None, clock: date
) -> tuple[Evidence, Etat | None, Path]:
    """Return what is read, the past state it is of when ``au`` asks for one, and the root of the repository.

    ``clock`` is the user's own day.

    Raises:
        UserError: there is no such state, or ``le`` comes before it.
    """
    if au is None:
        evidence = open_evidence(racine, le, cache_of=local_cache, clock=clock)
        return evidence, None, evidence.project.root
    lecteur = Lecteur.ouvrir(racine, clock)
    etat = lecteur.trouver(au)
    if le is not None and (au == etat.jour.isoformat() or le < etat.jour):
        raise UserError(
            "--le ne va avec --au que pour analyser un enregistrement à une date où il existait",
            f"donnez à --le une date à partir du {jour(etat.jour)}, et à --au un commit ou une étiquette",
        )
    etat = replace(etat, jour=le or etat.jour)
    return lecteur.lire(etat, etat.jour), etat, lecteur.root


def check_whole(historique: Historique | SansHistorique, made: str) -> None:
    """Refuse to leave out a history of which a part is out of reach, from the "site" or the "dossier".

    Raises:
        UserError: that is so.
    """
    if isinstance(historique, SansHistorique) and historique.incomplet:
        raise UserError(
            f"l’historique ne peut pas être lu en entier, et le {made} n’est pas construit sans lui : {historique.raison}",
            f"{historique.aide} ; pour un {made} qui n’en montre rien, et qui le dit : --sans-historique",
        )
