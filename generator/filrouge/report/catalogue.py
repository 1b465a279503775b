"""All that can be found, in one table: the rules of the auditor, and the faults of reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filrouge.audit import Gradation, Rule
from filrouge.audit.familles import by_family
from filrouge.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Regle:
    """One thing that is checked, and the family it belongs to.

    ``repere``, ``indicateurs``, ``gradation`` and ``doc`` (the Markdown of its page) are those of a rule of the
    auditor; a fault of reading has none.
    """

    code: str
    titre: str
    famille: str
    severity: Severity = Severity.ERREUR
    repere: str = ""
    indicateurs: tuple[int, ...] = ()
    gradation: Gradation | None = None
    doc: str = ""


def catalogue(rules: Iterable[Rule], familles: Mapping[str, Mapping[str, str]]) -> tuple[Regle, ...]:
    """Return everything that is checked, family by family: the rules, then the faults of reading.

    Raises:
        KeyError: the mark of a rule begins with the letter of no family.
    """
    audited = [
        Regle(
            rule.code,
            rule.titre,
            name,
            rule.severity,
            rule.repere,
            rule.indicateurs,
            rule.gradation,
            rule.doc,
        )
        for _, name, group in by_family(rules)
        for rule in group
    ]
    read = [
        Regle(code, f"{text[0].upper()}{text[1:]}", famille)
        for famille, faults in familles.items()
        for code, text in faults.items()
    ]
    return (*audited, *read)
