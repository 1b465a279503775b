"""A list too long for its page, filtered: the reader is told how many rows the other pages hold, and led there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_visit import Visit, opened
from playwright.sync_api import expect

from filrouge.cli.main import main

ORGANISME = "nom: Organisme\ncategories: [formation]\nreferent_qualite: rq\nroles: {rq: Référent}\n"
ACTION = """\
titre: Action {number}
type: corrective
autre_origine: {{nature: interne, le: {year}-01-04, texte: Réunion.}}
mesure: Relire.
ouverte_le: {year}-01-05
echeance: {year}-03-01
responsable: rq
statut: {statut}
"""


@pytest.fixture(scope="module")
def longue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of 230 actions: 30 of 2025 and 20 of 2026 are still to be done."""
    folder = tmp_path_factory.mktemp("longue")
    (folder / "content/actions").mkdir(parents=True)
    (folder / "site_config").mkdir()
    (folder / "site_config/reglages.yaml").write_text("date_analyse: 2026-06-01\n")
    shutil.copy(Path(__file__).parents[2] / "mkdocs.yml", folder)
    (folder / "content/organisme.yaml").write_text(ORGANISME, encoding="utf-8")
    for number in range(1, 231):
        year = 2025 if number <= 150 else 2026
        done = number > 30 if year == 2025 else number > 170
        statut = f"realisee\nrealisee_le: {year}-02-01" if done else "a_faire"
        told = ACTION.format(number=number, year=year, statut=statut)
        (folder / f"content/actions/ACT-{year}-{number:03}.yaml").write_text(told, encoding="utf-8")
    output = folder / "site"
    with pytest.raises(SystemExit) as exited:
        main(["construire", "--brouillon", "--racine", str(folder), "--sortie", str(output)])
    assert exited.value.code == 0
    with opened(output, "file") as address:
        yield address


def test_a_filter_is_counted_over_the_whole_list_and_carried_to_its_pages(longue: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{longue}plan/index.html?statut=realisee")
    expect(page.locator(".fil-lines")).to_have_text(re.compile(r"^150\slignes sur les 200 de cette page$"))
    where = page.locator(".fil-elsewhere")
    expect(where).to_have_text(
        re.compile(
            r"^180\slignes de la liste entière répondent à ce filtre\. "
            r"Toutes, par année d’ouverture\s: 2026 \(60\), 2025 \(120\)\.$"
        )
    )
    where.get_by_role("link", name="2025").click()
    expect(page.locator(".fil-lines")).to_have_text(re.compile(r"^120\slignes sur 150$"))
    assert visit.complaints == []


def test_what_is_all_on_the_page_is_said_and_words_are_asked_elsewhere(longue: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{longue}plan/index.html?statut=a_faire")
    where = page.locator(".fil-elsewhere")
    expect(where).to_have_text(
        "Toutes les lignes de la liste entière qui répondent à ce filtre sont ci-dessous."
    )
    page.goto(f"{longue}plan/index.html?texte=Action")
    expect(where).to_contain_text("Les mots ne sont cherchés que dans les lignes de cette page.")
    expect(where.get_by_role("link")).to_have_count(2)
    page.get_by_role("button", name="Tout afficher").first.click()
    expect(where).to_be_hidden()
    expect(page.locator(".fil-where").first).to_contain_text("200 lignes sur 230")
    assert visit.complaints == []
