"""The rules as people look for them: by family, in the order of their marks."""

from collections.abc import Iterable, Mapping

from filrouge.audit.rule import Rule
from filrouge.audit.rules import RULES

FAMILLES: Mapping[str, str] = {
    "A": "Chaîne",
    "B": "Contenu",
    "C": "Vie du plan",
    "D": "Parties prenantes",
    "E": "Réclamations et signalements",
    "F": "VAE, abandons et risques",
    "G": "Forme et vie privée",
}
"""First letter of a mark to the name of its family."""

LECTURE = "lecture de Fil Rouge, pas un texte officiel"
"""What our gradations are worth: always said beside them."""

NOUVEL_ENTRANT = "sans objet pour un nouvel entrant à l’audit initial"
"""What holds for the rules that conclude from what was not done yet."""


def by_family(rules: Iterable[Rule] = RULES) -> tuple[tuple[str, str, tuple[Rule, ...]], ...]:
    """Return letter, name and rules of each family that has any: A2 comes before A10.

    Raises:
        KeyError: the mark of a rule begins with the letter of no family.
    """
    groups: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.repere[0], int(rule.repere[1:]))):
        groups.setdefault(rule.repere[0], []).append(rule)
    return tuple((letter, FAMILLES[letter], tuple(group)) for letter, group in groups.items())
