"""Who made a commit: a role, or nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from vie_plans import ago, lived, organisme, plan

from filrouge.project import empreinte, open_project
from filrouge.vie import NON_RENSEIGNE, auteur, role_de


def test_a_role_or_nothing() -> None:
    version = replace(lived("ACT-2026-001", (ago(3), {"a": 1}))[0], auteur="qualite@of.fr")
    known = plan([organisme()], auteurs={empreinte("Qualite@OF.fr"): "referent_qualite"})
    assert role_de(known.project, version) == "referent_qualite"
    assert auteur(known, version) == "Référente qualité"
    assert auteur(known, replace(version, auteur="autre@of.fr")) == NON_RENSEIGNE
    assert auteur(known, replace(version, auteur="")) == NON_RENSEIGNE
    assert auteur(plan([], auteurs=known.project.auteurs), version) == NON_RENSEIGNE


def test_an_author_is_never_written_out() -> None:
    version = replace(lived("ACT-2026-001", (ago(3), {"a": 1}))[0], auteur="qualite@of.fr")
    assert "of.fr" not in repr(version)


def opened(
    folder: Path,
    register: str,
    organisation: str = "roles: {referent_qualite: Référente, direction: Direction}\n",
):
    (folder / "content").mkdir()
    (folder / "content/organisme.yaml").write_text(organisation, encoding="utf-8")
    (folder / "site_config").mkdir()
    (folder / "site_config/auteurs.yaml").write_text(register, encoding="utf-8")
    return open_project(folder, clock=date(2026, 11, 16))


def test_the_register_of_authors(tmp_path: Path) -> None:
    direct, hashed = "Qualite@OF.fr", empreinte("direction@of.fr")
    project, findings = opened(
        tmp_path,
        f"auteurs:\n  - {{courriel: {direct}, role: referent_qualite}}\n  - {{empreinte: {hashed}, role: direction}}\n",
    )
    assert findings == ()
    assert project.auteurs == {empreinte("qualite@of.fr"): "referent_qualite", hashed: "direction"}


def test_an_entry_at_fault_gives_no_role_and_the_others_stand(tmp_path: Path) -> None:
    project, findings = opened(
        tmp_path,
        "auteurs:\n  - {courriel: a@of.fr, role: direction}\n  - {courriel: A@of.fr, role: referent_qualite}\n"
        "  - {courriel: b@of.fr, role: stagiaire}\n  - {role: direction}\n",
    )
    assert project.auteurs == {empreinte("a@of.fr"): "direction"}
    assert [finding.code for finding in findings] == [
        "auteur-en-double",
        "role-inconnu",
        "auteur-mal-designe",
    ]
    assert not any("of.fr" in f"{finding.message}{finding.helps}{finding.related}" for finding in findings)


@pytest.mark.parametrize("organisation", ["roles: [", "nom: X\n"])
def test_roles_that_cannot_be_read_accuse_nobody(tmp_path: Path, organisation: str) -> None:
    project, findings = opened(tmp_path, "auteurs:\n  - {courriel: a@of.fr, role: direction}\n", organisation)
    assert (list(project.auteurs.values()), findings) == (["direction"], ())


@pytest.mark.parametrize("register", ["", "# Rien encore\n\n"])
def test_a_register_of_comments_is_empty(tmp_path: Path, register: str) -> None:
    project, findings = opened(tmp_path, register)
    assert (dict(project.auteurs), findings) == ({}, ())
