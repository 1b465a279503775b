"""Small repositories: the first ones that anybody builds, whose groups are mostly empty."""

import os
from datetime import date
from pathlib import Path

import pytest

from filrouge.evidence import Evidence, gather
from filrouge.project import open_project
from filrouge.site.build import assemble
from filrouge.starter.create import Answers, create_repository
from filrouge.starter.git import Git

TODAY = date(2026, 4, 10)
LATE = date(2027, 2, 1)

ACTION = """\
titre: Remettre un support d’une page
type: amelioration
autre_origine: {{nature: interne, texte: Idée de l’équipe., le: 2026-02-02}}
responsable: referent_qualite
ouverte_le: 2026-02-02
echeance: 2026-12-18
statut: {statut}
"""
STATES = {
    "a_faire": "",
    "en_cours": "",
    "realisee": "realisee_le: 2026-03-02\npreuves: [preuves/support.txt]\n",
    "verifiee": """\
realisee_le: 2026-03-02
preuves: [preuves/support.txt]
reussite: {indicateur: Supports remis, unite: supports, cible: 2, avant: {valeur: 0, le: 2026-02-02}, \
apres: {valeur: 3, le: 2026-04-02}}
efficacite: {verifiee_le: 2026-04-02, par: direction, commentaire: Trois remis., verdict: efficace}
""",
    "abandonnee": "abandon: {le: 2026-03-02, motif: Plus d’objet., par: direction}\n",
}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The repository that « demarrer » makes, in its first year."""
    root = tmp_path / "of"
    create_repository(root, Answers("Neuf", ("formation",)), Git(os.environ), TODAY)
    organisme = root / "content/organisme.yaml"
    lines = organisme.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "nouvel_entrant:" not in line]
    organisme.write_text("\n".join([*kept, "nouvel_entrant: true", ""]), encoding="utf-8")
    (root / "content/preuves").mkdir(exist_ok=True)
    (root / "content/preuves/support.txt").write_text("fait", encoding="utf-8")
    return root


def read(root: Path, day: date = TODAY) -> Evidence:
    project, findings = open_project(root, clock=day, asked=day)
    return gather(project, findings)


def test_a_new_repository_has_a_site(new: Path) -> None:
    assembly = assemble(read(new))
    assert [finding.message for finding in assembly.findings] == []
    assert assembly.site


@pytest.mark.parametrize("statut", STATES)
@pytest.mark.parametrize("day", [TODAY, LATE])
def test_one_action_has_a_site(new: Path, statut: str, day: date) -> None:
    (new / "content/actions").mkdir(exist_ok=True)
    text = ACTION.format(statut=statut) + STATES[statut]
    if day == LATE:
        text += "suivi: [{le: 2027-01-11, note: La maquette manque encore., par: direction}]\n"
    (new / "content/actions/ACT-2026-001.yaml").write_text(text, encoding="utf-8")
    evidence = read(new, day)
    assembly = assemble(evidence, draft=True)
    assert [finding.message for finding in assembly.findings] == []
    assert assembly.site
    assert "plan/ACT-2026-001.html" in assembly.site
