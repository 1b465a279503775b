"""The rules in the domain's table, in the code, in the docs and in the data of the référentiel are the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from filrouge.audit import RULES, Rule
from filrouge.diagnostics import Severity
from filrouge.referentiel import Referentiel, load_versions

HERE = Path(__file__).parent
DOC = HERE.parents[1] / "docs/regles.md"
LEVELS = {"B": Severity.ERREUR, "W": Severity.AVERTISSEMENT, "i": Severity.INFORMATION}
HEAD = """\
# Les règles de l’auditeur

Ce que « filrouge verifier » et « filrouge audit » vérifient, règle par règle. « filrouge expliquer CODE » donne la
page complète : pourquoi, ce qui est signalé, ce qui est accepté, la source, les réglages.

La dernière colonne dit ce qu’un auditeur noterait sans doute : c’est la lecture de Fil Rouge, pas un texte
officiel. Les seuils se changent dans `site_config/reglages.yaml`, un défaut s’accepte dans
`site_config/derogations.yaml`.

| Repère | Code | Défaut | Gravité | Indicateurs | Seuils | Un auditeur noterait |
| --- | --- | --- | --- | --- | --- | --- |
"""


def order(repere: str) -> tuple[str, int]:
    return repere[0], int(repere[1:])


def test_code_and_domain_table_are_the_same() -> None:
    lines = (HERE / "reperes.txt").read_text(encoding="utf-8").split("\n")
    table = {line.split()[0]: LEVELS[line.split()[1]] for line in lines if line}
    assert {rule.repere: rule.severity for rule in RULES} == table


def test_the_documented_list_is_that_of_the_code(request: pytest.FixtureRequest) -> None:
    text = HEAD + "".join(rows())
    if request.config.getoption("--maj"):
        DOC.parent.mkdir(exist_ok=True)
        DOC.write_text(text, encoding="utf-8")
    assert DOC.read_text(encoding="utf-8") == text, "pytest --maj tests/audit writes it again"


def rows() -> Iterator[str]:
    for rule in sorted(RULES, key=lambda rule: order(rule.repere)):
        numbers = ", ".join(map(str, rule.indicateurs))
        told = f"{rule.repere} | `{rule.code}` | {rule.titre} | {rule.severity.value} | {numbers}"
        yield f"| {told} | {', '.join(thresholds(rule)) or '–'} | {rule.gradation} |\n"


def thresholds(rule: Rule) -> list[str]:
    settings = rule.doc.rpartition("## Réglages")[2]
    return [f"`{name}`" for name in dict.fromkeys(re.findall(r"`seuils\.([a-z_]+)`", settings))]


@pytest.mark.parametrize("version", load_versions(), ids=lambda version: version.code)
def test_the_grid_of_each_version_names_rules_that_exist(version: Referentiel) -> None:
    reperes = {rule.repere for rule in RULES}
    named = {repere for line in version.grille for repere in line.regles}
    assert named, "the grid says which rules put a line at risk"
    assert named <= reperes


def test_each_rule_serves_an_indicator_and_a_line_of_the_newest_grid() -> None:
    newest = load_versions()[-1]
    named = {repere for line in newest.grille for repere in line.regles}
    assert {rule.repere for rule in RULES} == named
    known = {indicateur.numero for indicateur in newest.indicateurs}
    assert all(rule.indicateurs and set(rule.indicateurs) <= known for rule in RULES)
