"""The index of the rules by family, and what the page of each says of it."""

import re

import pytest
from reading import Reading

from filrouge.audit import RULES, Rule
from filrouge.audit.familles import FAMILLES, by_family
from filrouge.pages import Page


def page(pages: tuple[Page, ...], path: str) -> str:
    return next(page.html for page in pages if page.path == path)


def test_every_rule_is_in_the_index_once_in_the_order_of_the_marks(depot_pages: tuple[Page, ...]) -> None:
    index = page(depot_pages, "regles/index.html")
    expected = [rule for _, _, rules in by_family() for rule in rules]
    assert re.findall(r'href="([a-z0-9-]+)\.html"', index) == [rule.code for rule in expected]
    assert re.findall(r'data-label="Repère">(\w+)<', index) == [rule.repere for rule in expected]
    titles = re.findall(r"<h2>([A-G])\. ([^<]+)</h2>", index)
    assert titles == [(letter, title) for letter, title, _ in by_family()]
    assert Reading(index).faults == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_tells_what_it_is(depot_pages: tuple[Page, ...], rule: Rule) -> None:
    text = Reading(page(depot_pages, f"regles/{rule.code}.html")).text
    assert f"Règle {rule.repere} {rule.code}" in text
    assert f"{rule.gradation.value} (lecture de Fil Rouge, pas un texte officiel)" in text
    assert f"Indicateurs{', '.join(map(str, rule.indicateurs))}\n" in text
    assert ("sans objet pour un nouvel entrant à l’audit initial" in text) == rule.mise_en_oeuvre
    assert ("Dit dès la lecture" in text) == bool(rule.lecture)
    assert all(code in text for code in rule.lecture)


def test_marks_are_sorted_as_numbers_within_their_family() -> None:
    for letter, title, rules in by_family(reversed(RULES)):
        numbers = [int(rule.repere.removeprefix(letter)) for rule in rules]
        assert numbers == sorted(set(numbers)), letter
        assert title == FAMILLES[letter]
    assert sum(len(rules) for _, _, rules in by_family()) == len(RULES)
