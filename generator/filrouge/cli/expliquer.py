"""``filrouge expliquer``: what a code means, in the terminal."""

from collections.abc import Mapping

import click

from filrouge.audit import RULES
from filrouge.diagnostics import UserError, closest
from filrouge.graph.faults import FAULTS as LINKS
from filrouge.records.faults import FAULTS as RECORDS
from filrouge.site.faults import FAULTS as SITE
from filrouge.source.faults import FAULTS as FILES
from filrouge.validation.faults import FAULTS as SCHEMA

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "Lecture des fichiers": FILES,
    "Contenu des fiches": SCHEMA,
    "Noms, chiffres et pièces jointes": RECORDS,
    "Liens entre fiches": LINKS,
    "Site": SITE,
}


@click.command("expliquer", short_help="Explique un code : pourquoi, ce qui est signalé, ce qui est accepté.")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explique le défaut CODE ; sans CODE, les donne tous."""
    if code is None:
        _list()
        return
    rules = {rule.code: rule for rule in RULES} | {rule.repere: rule for rule in RULES}
    faults = {code: text for family in FAMILIES.values() for code, text in family.items()}
    if code in rules:
        rule = rules[code]
        click.echo(f"{rule.severity.value}[{rule.code}] · repère {rule.repere}\n\n{rule.doc.strip()}")
    elif code in faults:
        click.echo(f"erreur[{code}]\n\n{faults[code][0].upper()}{faults[code][1:]}.")
        click.echo("\nLe message de « filrouge verifier » donne la place et le remède.")
    else:
        near = closest(code, {**rules, **faults})
        hint = f"vouliez-vous dire « {near} » ? " if near else ""
        raise UserError(f"le code « {code} » n’existe pas", f"{hint}« filrouge expliquer » les donne tous")


def _list() -> None:
    width = max(
        len(code) for family in (*FAMILIES.values(), [rule.code for rule in RULES]) for code in family
    )
    click.echo("Règles de l’auditeur")
    for rule in RULES:
        click.echo(f"  {rule.code:<{width}}  {rule.repere:<3} {rule.titre}")
    for title, family in FAMILIES.items():
        click.echo(f"\n{title}")
        for code, text in family.items():
            click.echo(f"  {code:<{width}}  {text}")
