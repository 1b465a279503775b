"""``filrouge expliquer``: what a code means, in the terminal."""

from collections.abc import Iterator, Mapping

import click

from filrouge.audit import RULES, Rule
from filrouge.audit.familles import LECTURE, NOUVEL_ENTRANT, by_family
from filrouge.audit.faults import FAULTS as WAIVERS
from filrouge.diagnostics import UserError, closest
from filrouge.garde.faults import FAULTS as NAMES
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
    "Dérogations": WAIVERS,
    "Site": SITE,
    "Noms à protéger": NAMES,
}
_WARNINGS = ("derogation-expiree", "derogation-inutile")


@click.command("expliquer")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explique le défaut CODE, ou la règle dont c’est le repère (A1) ; sans CODE, les donne tous."""
    if code is None:
        _list()
        return
    rules = {name: rule for rule in RULES for name in (rule.code, rule.repere.lower())}
    faults = {name: text for family in FAMILIES.values() for name, text in family.items()}
    asked = code.lower()
    if asked in rules:
        click.echo("\n".join(_rule(rules[asked])))
    elif asked in faults:
        severity = "avertissement" if asked in _WARNINGS else "erreur"
        click.echo(f"{severity}[{asked}]\n\n{_sentence(faults[asked])}")
        click.echo("\nLe message de « filrouge verifier » donne la place et le remède.")
    else:
        near = closest(asked, {**rules, **faults})
        hint = f"vouliez-vous dire « {near} » ? " if near else ""
        raise UserError(f"le code « {code} » n’existe pas", f"{hint}« filrouge expliquer » les donne tous")


def _rule(rule: Rule) -> Iterator[str]:
    plural = "s" if len(rule.indicateurs) > 1 else ""
    numbers = ", ".join(map(str, rule.indicateurs))
    yield f"{rule.severity.value}[{rule.code}] · repère {rule.repere} · indicateur{plural} {numbers}"
    yield ""
    yield f"Ce qu’un auditeur noterait sans doute : {rule.gradation.value} ({LECTURE})."
    if rule.mise_en_oeuvre:
        yield _sentence(NOUVEL_ENTRANT)
    if rule.lecture:
        yield f"Dit dès la lecture : {', '.join(rule.lecture)}."
    yield ""
    yield rule.doc.strip()


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _list() -> None:
    width = max(
        len(code) for family in (*FAMILIES.values(), [rule.code for rule in RULES]) for code in family
    )
    click.echo("Règles de l’auditeur")
    for letter, title, rules in by_family():
        click.echo(f"\n{letter}. {title}")
        for rule in rules:
            click.echo(f"  {rule.code:<{width}}  {rule.repere:<3} {rule.titre}")
    for title, family in FAMILIES.items():
        click.echo(f"\n{title}")
        for code, text in family.items():
            click.echo(f"  {code:<{width}}  {text}")
