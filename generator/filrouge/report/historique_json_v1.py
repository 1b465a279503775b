"""The events for programs: format "filrouge/historique", version 1, in ``schemas/historique.schema.json``.

These types are the format: a change that could break a reader of version 1 is a version 2, in a module of its own.
"""

from dataclasses import asdict, dataclass
from typing import Literal

from filrouge import __version__
from filrouge.report.historique_evenements import Evenement, Recit
from filrouge.report.json_text import dump
from filrouge.vie.dates import AVERTISSEMENT


@dataclass(frozen=True, slots=True)
class ChangementV1:
    """One change of a record."""

    nature: str
    phrase: str


@dataclass(frozen=True, slots=True)
class EvenementV1:
    """What one commit did to one record; days are AAAA-MM-JJ.

    ``role`` is None where nobody gave it, ``lien`` where the settings name no forge.
    """

    jour: str
    ecrit_le: str | None
    commit_le: str | None
    fiche: str
    titre: str | None
    changements: tuple[ChangementV1, ...]
    role: str | None
    auteur: str
    commit: str
    lien: str | None
    niveau: str
    prouve_le: str | None


@dataclass(frozen=True, slots=True)
class HistoriqueV1:
    """The whole; ``fiche`` is None for the events of all records."""

    format: Literal["filrouge/historique"]
    version: Literal[1]
    outil: str
    date_analyse: str
    fiche: str | None
    avertissement: str
    evenements: tuple[EvenementV1, ...]


def render_json(recit: Recit) -> str:
    """Return the events as JSON."""
    return dump(
        asdict(
            HistoriqueV1(
                format="filrouge/historique",
                version=1,
                outil=f"Fil Rouge {__version__}",
                date_analyse=recit.jour.isoformat(),
                fiche=recit.fiche,
                avertissement=AVERTISSEMENT,
                evenements=tuple(map(_evenement, recit.evenements)),
            )
        )
    )


def _evenement(event: Evenement) -> EvenementV1:
    return EvenementV1(
        jour=event.jour.isoformat(),
        ecrit_le=event.ecrit_le.isoformat() if event.ecrit_le else None,
        commit_le=event.commit_le.isoformat() if event.commit_le else None,
        fiche=event.fiche,
        titre=event.titre or None,
        changements=tuple(ChangementV1(one.nature, one.phrase) for one in event.changements),
        role=event.role,
        auteur=event.auteur,
        commit=event.commit,
        lien=event.lien,
        niveau=event.niveau,
        prouve_le=event.prouve_le.isoformat() if event.prouve_le else None,
    )
