"""``filrouge comparer``: what changed in a plan between two of its states."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from filrouge.cli.common import (
    give,
    has_color,
    le_option,
    open_evidence,
    racine_option,
    report,
    screen_width,
    sortie_option,
    today,
)
from filrouge.cli.lecteur import Lecteur
from filrouge.diagnostics import UserError
from filrouge.evidence import Evidence
from filrouge.history.etat import Etat
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
