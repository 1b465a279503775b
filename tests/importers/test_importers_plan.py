"""Our workbook sent back: exactly what was changed in it changes in the records."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from classeurs import JOUR, Classeur, exporte, lu

from filrouge.diagnostics import UserError
from filrouge.ecriture import poser
from filrouge.exporters.classeur import export
from filrouge.importers.essai import essayer
from filrouge.importers.ouvrir import ouvrir
from filrouge.importers.plan import est_le_notre, lire_plan
from filrouge.importers.projet import Projet, ecrits
from filrouge.porte import pour
from filrouge.profil import Profil
from filrouge.source import Value

ROOT = Path(__file__).parents[2]
PLAN = "Plan d’action"
ACTION = "content/actions/ACT-2026-001.yaml"


def projet(path: Path, root: Path) -> Projet:
    fichier = ouvrir(path)
    assert est_le_notre(fichier)
    return lire_plan(fichier, lu(root), JOUR)


def dit(projet: Projet) -> list[str]:
    return [str(one) for one in projet.fautes]


def appliquer(projet: Projet, root: Path) -> None:
    assert projet.fautes == ()
    read = {one.path: (root / one.path).read_bytes() for one in projet.changements if one.document}
    poser(root, ecrits(projet, read))


@pytest.mark.parametrize(
    "root", [ROOT, ROOT / "tests/pages/depot", ROOT / "tests/depot"], ids=["exemple", "pages", "depot"]
)
def test_exported_then_imported_changes_nothing(root: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(exporte(root))
    assert projet(tmp_path / "plan.xlsx", root) == Projet((), ())


def test_the_fields_changed_and_no_other(
    depot: Path, classeur: Classeur, tmp_path: Path, octets: Callable[[Path], dict[str, bytes]]
) -> None:
    before = octets(depot)
    classeur.ecrire(
        PLAN, "ACT-2026-001", Statut="réalisée ", Commentaire="Vu en classe : mieux.", Origines=None
    )
    classeur.ecrire("Risques", "RSQ-2026-001", Probabilité=1.0)
    done = projet(classeur.poser(tmp_path / "plan.xlsx"), depot)
    appliquer(done, depot)
    after = octets(depot)
    assert {path for path in after if after[path] != before[path]} == {
        ACTION,
        "content/risques/RSQ-2026-001.yaml",
    }
    old, new = (set(one[ACTION].decode().split("\n")) for one in (before, after))
    assert sorted(new - old) == ['  commentaire: "Vu en classe : mieux."', "statut: realisee"]
    first = done.changements[0].champs[0]
    assert (first.entete, first.avant, first.apres) == (
        "Statut",
        "Vérifiée",
        "Réalisée",
    )
    assert projet(tmp_path / "plan.xlsx", depot) == Projet((), ())


def test_a_note_and_a_report_are_added(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.ecrire(
        PLAN,
        "ACT-2026-002",
        Nouvelle_note_de_suivi="Devis reçu.",
        Échéance="31/12/2026",
        Motif_du_report="Salle prise",
    )
    old = lu(depot).documents["ACT-2026-002"].data
    appliquer(projet(classeur.poser(tmp_path / "plan.xlsx"), depot), depot)
    new = lu(depot).documents["ACT-2026-002"].data
    assert new["echeance"] == "2026-12-31"
    assert items(new, "reports")[-1] == {
        "le": "2026-11-20",
        "ancienne": old["echeance"],
        "motif": "Salle prise",
    }
    assert items(new, "suivi") == [*items(old, "suivi"), {"le": "2026-11-20", "note": "Devis reçu."}]


def items(data: dict[str, Value], key: str) -> list[Value]:
    value = data.get(key, [])
    assert isinstance(value, list)
    return value


def test_a_file_keeps_its_ends_of_lines(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    text = (depot / ACTION).read_bytes().replace(b"\n", b"\r\n")
    (depot / ACTION).write_bytes(text)
    classeur.ecrire(PLAN, "ACT-2026-001", Priorité="Basse")
    appliquer(projet(classeur.poser(tmp_path / "plan.xlsx"), depot), depot)
    assert (depot / ACTION).read_bytes() == text.replace(b"priorite: haute", b"priorite: basse")


def test_columns_may_be_moved_or_taken_away(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    sheet: Any = classeur.book[PLAN]
    classeur.ecrire(PLAN, "ACT-2026-001", Priorité="Basse")
    sheet.move_range("D1:D7", cols=50)
    sheet.delete_cols(10, 3)
    (one,) = projet(classeur.poser(tmp_path / "plan.xlsx"), depot).changements
    assert (one.id, dict(one.valeurs)) == ("ACT-2026-001", {("priorite",): "basse"})


def test_a_new_row_is_a_new_record(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.ecrire(
        PLAN, None, Titre="Afficher le plan d’accès", Type="Amélioration", Échéance=date(2027, 1, 15)
    )
    path = classeur.poser(tmp_path / "plan.xlsx")
    done = projet(path, depot)
    (new,) = done.changements
    appliquer(done, depot)
    assert (depot / new.path).read_text(encoding="utf-8") == (
        "titre: Afficher le plan d’accès\ntype: amelioration\nouverte_le: 2026-11-20\necheance: 2027-01-15\nstatut: a_faire\n"
    )
    again = projet(path, depot)
    assert again.changements == ()
    assert again.notes[0] == f"{PLAN}!A8 : cette ligne est déjà dans le plan, c’est {new.id}"


def test_a_signalement_is_numbered_by_its_nature_and_year(
    depot: Path, classeur: Classeur, tmp_path: Path
) -> None:
    classeur.ecrire("Signalements", None, Titre="Salle fermée", Nature="Aléa", Reçu_le="2025-03-04")
    (new,) = projet(classeur.poser(tmp_path / "plan.xlsx"), depot).changements
    assert new.path == "content/signalements/ALE-2025-001.yaml"


def test_a_record_changed_since_is_not_overwritten(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    (depot / ACTION).write_text((depot / ACTION).read_text(encoding="utf-8") + "# relue\n", encoding="utf-8")
    untouched = classeur.poser(tmp_path / "plan.xlsx")
    assert projet(untouched, depot).fautes == ()
    classeur.ecrire(PLAN, "ACT-2026-001", Priorité="Basse")
    (said,) = dit(projet(classeur.poser(tmp_path / "plan.xlsx"), depot))
    assert said == (
        f"{PLAN}!A2 : la fiche ACT-2026-001 a changé depuis l’export, et cette ligne aussi\n"
        "  aide : refaites « filrouge exporter excel », puis reportez-y vos modifications\n"
    )


def test_a_lost_mark_refuses_a_changed_row_alone(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.case(PLAN, "ACT-2026-001", "_empreinte").value = None
    assert projet(classeur.poser(tmp_path / "plan.xlsx"), depot).fautes == ()
    classeur.ecrire(PLAN, "ACT-2026-001", Priorité="Basse")
    assert dit(projet(classeur.poser(tmp_path / "plan.xlsx"), depot))[0].startswith(
        f"{PLAN}!A2 : l’empreinte de ACT-2026-001 manque"
    )


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "formule": ({"Cible": "=1+1"}, "Plan d’action!AB2 : la cellule contient une formule"),
    "statut": ({"Statut": "En court"}, "Plan d’action!E2 : « En court » n’est pas une valeur possible\n  aide : vouliez-vous dire « En cours » ?"),
    "rôle": ({"Responsable": "Camille Martin"}, "Plan d’action!G2 : « Camille Martin » n’est pas une valeur possible"),
    "date": ({"Échéance": "31/02/2026"}, "Plan d’action!H2 : « 31/02/2026 » n’est pas une date"),
    "nombre": ({"Cible": "beaucoup"}, "Plan d’action!AB2 : « beaucoup » n’est pas un nombre"),
    "report sans motif": (
        {"Échéance": date(2090, 1, 1)},
        "Plan d’action!I2 : l’échéance est reportée, et rien ne dit pourquoi",
    ),
    "motif seul": ({"Motif_du_report": "Salle prise"}, "Plan d’action!I2 : un motif de report va avec une nouvelle échéance"),
    "numéro": ({"Numéro": "ACT-2020-001"}, "Plan d’action!A2 : aucune fiche « action » lisible ne porte le numéro"),
    "numéro deux fois": ({"Numéro": "ACT-2026-002"}, "Plan d’action!A3 : ACT-2026-002 est déjà en Plan d’action!A2"),
}  # fmt: skip


@pytest.mark.parametrize("nom", REFUSED)
def test_what_cannot_be_taken_is_told_with_its_cell(
    nom: str, depot: Path, classeur: Classeur, tmp_path: Path
) -> None:
    cells, said = REFUSED[nom]
    classeur.ecrire(PLAN, "ACT-2026-001", **cells)
    assert any(one.startswith(said) for one in dit(projet(classeur.poser(tmp_path / "plan.xlsx"), depot)))


def test_all_faults_are_told_at_once(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    sheet: Any = classeur.book[PLAN]
    classeur.ecrire(PLAN, "ACT-2026-001", Statut="?", Verdict="?")
    classeur.ecrire(PLAN, "ACT-2026-002", Statut="=A1")
    sheet.merge_cells("B4:B5")
    sheet.cell(1, 60).value = "Statut"
    places = [one.place for one in projet(classeur.poser(tmp_path / "plan.xlsx"), depot).fautes]
    assert places == [f"{PLAN}!{one}" for one in ("B4:B5", "BH1", "E2", "AM2", "E3")]


def test_a_sheet_that_was_renamed_is_told(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.book[PLAN].title = "Plan 2026"
    (said,) = dit(projet(classeur.poser(tmp_path / "plan.xlsx"), depot))
    assert said.startswith("Plan 2026 : cette feuille a changé de nom\n  aide : rendez-lui son nom")


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-1", "@x", '=HYPERLINK("a";"b")'])
def test_a_text_that_looks_like_a_formula_comes_back_as_text(text: str, depot: Path, tmp_path: Path) -> None:
    file = depot / "content/actions/ACT-2026-002.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").split("\n") if not line.startswith("titre:")]
    file.write_text("\n".join([f"titre: '{text} suite'", *lines]), encoding="utf-8")
    raw = exporte(depot)
    cell = Classeur(raw).case(PLAN, "ACT-2026-002", "Titre")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{text} suite", "s", True)
    (tmp_path / "plan.xlsx").write_bytes(raw)
    assert projet(tmp_path / "plan.xlsx", depot) == Projet((), ())


def test_what_the_schema_refuses_is_told_and_nothing_is_written(
    depot: Path, classeur: Classeur, tmp_path: Path
) -> None:
    classeur.ecrire(PLAN, "ACT-2026-001", Ouverte_le=None)
    found = projet(classeur.poser(tmp_path / "plan.xlsx"), depot)
    read = {one.path: (depot / one.path).read_bytes() for one in found.changements}
    essai = essayer(lu(depot), ecrits(found, read))
    assert [one.code for one in essai.bloquants] == ["rubrique-manquante"]


def test_nothing_personal_gets_in(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.ecrire(PLAN, "ACT-2026-002", Mesure="Appeler Mme Durand au 06 12 34 56 78.")
    found = projet(classeur.poser(tmp_path / "plan.xlsx"), depot)
    read = {one.path: (depot / one.path).read_bytes() for one in found.changements}
    codes = {one.code for one in essayer(lu(depot), ecrits(found, read)).bloquants}
    assert codes == {"donnee-personnelle"}


def test_a_file_changed_meanwhile_is_not_written(depot: Path, classeur: Classeur, tmp_path: Path) -> None:
    classeur.ecrire(PLAN, "ACT-2026-001", Priorité="Basse")
    found = projet(classeur.poser(tmp_path / "plan.xlsx"), depot)
    with pytest.raises(UserError, match="a changé pendant le travail"):
        ecrits(found, {ACTION: b"titre: Autre\n"})


def test_a_workbook_of_an_auditor_is_not_taken_back(tmp_path: Path, depot: Path) -> None:
    stream = io.BytesIO()
    export(pour(lu(depot), Profil.AUDITEUR), stream)
    (tmp_path / "plan.xlsx").write_bytes(stream.getvalue())
    assert not est_le_notre(ouvrir(tmp_path / "plan.xlsx"))
