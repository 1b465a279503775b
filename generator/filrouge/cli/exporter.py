"""``filrouge exporter``: the plan for other tools, or the dossier for an auditor."""

import sys
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path

import click

from filrouge.cli.common import le_option, open_evidence, profil_option, racine_option, tell
from filrouge.diagnostics import UserError, closest
from filrouge.exporters import EXPORTERS
from filrouge.exporters.paquet import paquet as archive
from filrouge.exporters.plan_json_v1 import plan_json
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.report.sortie import write_whole

_MODULES = {"dossier": "dossier", "excel": "exporter_excel"}
"""Format → the module that has its command."""
_JSON = "json"
_FORMATS = tuple(sorted((*EXPORTERS, *_MODULES, _JSON)))


class _Formats(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """Return the formats."""
        return list(_FORMATS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one format; the dossier needs all the pages, and a table none of them."""
        if cmd_name in _MODULES:
            command: click.Command = import_module(f"filrouge.cli.{_MODULES[cmd_name]}").command
            return command
        if cmd_name == _JSON:
            return _json
        return _csv if cmd_name in EXPORTERS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a format, or say which one was meant."""
        if args and args[0] not in _FORMATS:
            near = closest(args[0], _FORMATS)
            hint = f"vouliez-vous dire « {near} » ?" if near else f"formats possibles : {', '.join(_FORMATS)}"
            raise UserError(f"le format « {args[0]} » n’existe pas", hint)
        return super().resolve_command(ctx, args)


@click.command("exporter", cls=_Formats, subcommand_metavar="FORMAT …")
def command() -> None:
    """Exporte le plan d’action (csv, excel), toutes les données (json, csv --paquet), ou le dossier de preuves (dossier)."""


_sortie_option = click.option(
    "--sortie",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Fichier à écrire ; par défaut, la sortie standard.",
)


@click.command(
    "csv", short_help="Le plan d’action, au format CSV ; ou toutes les données, en tables décrites."
)
@_sortie_option
@click.option(
    "--paquet",
    is_flag=True,
    help="Toutes les fiches et leurs liens, au lieu du seul plan d’action : une archive de tables et leur description "
    "(Data Package, datapackage.org), à écrire dans un FICHIER .zip.",
)
@racine_option
@le_option
@profil_option(Profil.AUDITEUR)
def _csv(sortie: Path | None, racine: Path | None, le: date | None, profil: Profil, *, paquet: bool) -> None:
    """Exporte le plan d’action au format CSV, pour un tableur réglé en français.

    Avec --paquet, exporte toutes les données, pour une base de données ou un outil de statistiques.
    """
    if paquet and sortie is None:
        raise click.UsageError("--paquet écrit une archive : donnez son nom avec --sortie (« plan.zip »).")
    evidence = pour(open_evidence(racine, le), profil)
    content = BytesIO()
    if paquet:
        content.write(archive(evidence))
    else:
        EXPORTERS["csv"](evidence, content)
    _give(content.getvalue(), sortie)


@click.command("json", short_help="Toutes les données du plan, pour d’autres programmes.")
@_sortie_option
@racine_option
@le_option
@profil_option(Profil.AUDITEUR)
def _json(sortie: Path | None, racine: Path | None, le: date | None, profil: Profil) -> None:
    """Exporte toutes les données du plan au format JSON, pour d’autres programmes.

    Le format est décrit par schemas/plan.schema.json, et les données de chaque fiche par le schéma de son type.
    """
    _give(plan_json(pour(open_evidence(racine, le), profil)), sortie)


def _give(content: bytes, sortie: Path | None) -> None:
    if sortie is None:
        sys.stdout.buffer.write(content)
        return
    write_whole(sortie, content)
    tell(f"Écrit : {sortie}")
