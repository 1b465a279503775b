"""The past states of a repository, read as the files of today are."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from filrouge.cli.common import protect
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.evidence import Evidence, gather
from filrouge.history.etat import Etat, Etats
from filrouge.project import find_root, open_project


@dataclass(frozen=True, slots=True)
class Lecteur:
    """Reads the past states of the repository in ``root``.

    The names to protect are those of today: the file that holds them is never committed. ``horloge`` is the user's
    own day.
    """

    root: Path
    noms: tuple[str, ...]
    etats: Etats
    horloge: date

    @classmethod
    def ouvrir(cls, racine: Path | None, horloge: date) -> "Lecteur":
        """Find the repository and its git; from then on, what is printed hides the names it protects.

        Raises:
            UserError: there is none, or git cannot read it.
        """
        root = racine.resolve() if racine else find_root(Path.cwd())
        noms = open_project(root, clock=horloge)[0].noms
        protect(noms)
        return cls(root, noms, Etats(root), horloge)

    def trouver(self, demande: str) -> Etat:
        """Find the state that is meant.

        Raises:
            UserError: there is none, or not yet.
        """
        etat = self.etats.trouver(demande)
        if demande == etat.jour.isoformat() and etat.jour > self.horloge:
            raise UserError(
                f"le {jour(etat.jour)} est à venir : git n’en sait encore rien",
                "donnez la date d’aujourd’hui ou une date passée",
            )
        return etat

    def lire(self, etat: Etat, le: date | None) -> Evidence:
        """Read a state as on a day; without one, that of its settings, else today.

        Its files stay in a temporary folder until the command ends.
        """
        folder = Path(click.get_current_context().with_resource(TemporaryDirectory(prefix="filrouge-")))
        self.etats.ecrire(etat, folder)
        project, findings = open_project(folder.resolve(), clock=self.horloge, asked=le)
        noms = tuple(dict.fromkeys((*self.noms, *project.noms)))
        return gather(replace(project, noms=noms), findings, self.etats.historique(etat))
