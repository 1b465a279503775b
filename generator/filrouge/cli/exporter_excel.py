"""``filrouge exporter excel``: the plan and the registers as a workbook to fill in."""

from datetime import date
from io import BytesIO
from pathlib import Path

import click

from filrouge.cli.common import le_option, open_evidence, profil_option, racine_option, tell
from filrouge.diagnostics import UserError
from filrouge.exporters.classeur import export
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.report.sortie import write_whole


@click.command("excel", short_help="Le plan et les registres, en classeur Excel à compléter.")
@click.option(
    "--sortie",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    default="plan-d-action.xlsx",
    help="Classeur à écrire ; par défaut, plan-d-action.xlsx dans le dossier courant.",
)
@click.option("--remplacer", is_flag=True, help="Écrase un classeur du même nom, et ce qui y a été saisi.")
@racine_option
@le_option
@profil_option(Profil.INTERNE)
def command(sortie: Path, racine: Path | None, le: date | None, profil: Profil, *, remplacer: bool) -> None:
    """Écrit un classeur Excel du plan, des registres et des décisions, à compléter puis à reprendre.

    « filrouge importer plan » relit celui de l’équipe ; celui d’un auditeur n’a pas les notes internes et ne se relit pas.
    """
    if sortie.suffix.lower() != ".xlsx":
        raise UserError(f"« {sortie} » n’est pas le nom d’un classeur", "donnez un nom qui finit par .xlsx")
    if sortie.exists() and not remplacer:
        raise UserError(
            f"« {sortie} » existe déjà, et quelqu’un y a peut-être saisi des modifications",
            "reprenez-les par « filrouge importer plan », donnez un autre nom, ou ajoutez --remplacer",
        )
    content = BytesIO()
    export(pour(open_evidence(racine, le), profil), content)
    write_whole(sortie, content.getvalue())
    tell(f"Écrit : {sortie}")
