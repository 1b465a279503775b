"""``filrouge comparer``: what changed in a plan between two of its states."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import click

from filrouge.cli.common import (
    give,
    has_color,
    le_option,
    open_evidence,
    protect,
    racine_option,
    report,
    screen_width,
    sortie_option,
    today,
)
from filrouge.diagnostics import UserError
from filrouge.diagnostics.french import jour
from filrouge.evidence import Evidence, gather
from filrouge.history.etat import Etat, Etats
from filrouge.project import find_root, open_project
from filrouge.report.audit_text import render_texte
from filrouge.report.comparer_blocs import blocs
from filrouge.report.comparer_json_v1 import render_json
from filrouge.report.comparer_rapport import Cote, RapportComparaison
from filrouge.report.historique_markdown import render_markdown
from filrouge.vie.comparaison import comparer

FORMES: Mapping[str, Callable[[RapportComparaison], str]] = MappingProxyType(
    {
        "json": render_json,
        "markdown": lambda found: render_markdown(blocs(found)),
        "texte": lambda found: render_texte(blocs(found)),
    }
)
"""Name of the format → what writes it to a file; on a screen, the text takes its width and its colours."""

_WIDEST = 100


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


@dataclass(frozen=True, slots=True)
class _Borne:
    """One side: no ``etat`` for the working files; ``jour`` when a day was asked for, at which it is to be judged."""

    cote: Cote
    etat: Etat | None = None
    jour: date | None = None


@click.command("comparer")
@click.argument("etats", metavar="[REV1..REV2]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMES)),
    default="texte",
    help="Forme du rapport ; par défaut, texte. Pour commenter une proposition : markdown.",
)
@sortie_option
@racine_option
@le_option
def command(
    etats: str | None, format_: str, sortie: Path | None, racine: Path | None, le: date | None
) -> None:
    """Compare deux états du plan : fiches créées, avancées, reportées, closes, supprimées, liens, défauts.

    REV1 et REV2 sont des enregistrements git (commit, branche, étiquette) ou des dates AAAA-MM-JJ. « REV1.. »
    compare avec les fichiers actuels, enregistrés ou non. Sans rien : depuis le départ de la branche main.

    Les deux états sont jugés le même jour : celui de --le, sinon la date REV2, sinon la date d’analyse.

    Sort avec le code 0, quels que soient les changements, 2 si la comparaison est impossible.
    """
    lecteur = Lecteur.ouvrir(racine, today())
    before, after = _asked(lecteur, etats)
    later = _read(lecteur, after, le or after.jour)
    earlier = _read(lecteur, before, later.project.today)
    found = RapportComparaison.of(
        (before.cote, after.cote), (report(earlier), report(later)), comparer(earlier, later)
    )
    if format_ == "texte" and sortie is None:
        give(render_texte(blocs(found), color=has_color(), width=min(screen_width(), _WIDEST)), None)
    else:
        give(FORMES[format_](found), sortie)


def _read(lecteur: Lecteur, borne: _Borne, le: date | None) -> Evidence:
    return open_evidence(lecteur.root, le) if borne.etat is None else lecteur.lire(borne.etat, le)


def _asked(lecteur: Lecteur, asked: str | None) -> tuple[_Borne, _Borne]:
    working = _Borne(Cote("l’état actuel des fichiers", None))
    if asked is None:
        branch, start = lecteur.etats.depart_de_main()
        return _Borne(Cote(f"{branch} ({start.commit[:7]})", start.commit), start), working
    first, dots, second = asked.partition("..")
    if not first or not dots or second.startswith(".") or ".." in second:
        raise UserError(
            "ce qu’il faut comparer s’écrit REV1..REV2, ou REV1.. pour les fichiers actuels",
            "par exemple : filrouge comparer 2026-06-30.. ou filrouge comparer main..ma-branche",
        )
    before = _named(lecteur, first)
    return before, _named(lecteur, second) if second else working


def _named(lecteur: Lecteur, asked: str) -> _Borne:
    state = lecteur.trouver(asked)
    day = state.jour if asked == state.jour.isoformat() else None
    return _Borne(Cote(f"{asked} ({state.commit[:7]})", state.commit), state, day)
