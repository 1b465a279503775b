"""Plans of other tools: a profile proposed, then actions that say where they come from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from classeurs import JOUR, lu
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import UserError
from filrouge.ecriture import poser
from filrouge.importers.entetes import champ_de, proposer
from filrouge.importers.etranger import lire_etranger
from filrouge.importers.ouvrir import ouvrir
from filrouge.importers.profil import ProfilPlan, ecrire_profil, lire_profil
from filrouge.importers.projet import Projet, ecrits
from filrouge.tableau import Lexique
from filrouge.tableau.dates import lire_date

HERE = Path(__file__).parent
HEADS = ("N°", "Date", "Origine", "Constat / écart", "Cause", "Action à mener", "Pilote", "Échéance", "Avancement", "Fait le", "Efficacité", "Commentaires", "Domaine", "Budget")  # fmt: skip


def table(path: Path, *rows: tuple[object, ...]) -> Path:
    """A plan as people make them: a banner over merged cells, a blank row, headings, rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Suivi 2025"
    sheet["A1"] = "PLAN D'ACTIONS"
    sheet.merge_cells("A1:K1")
    for at, row in enumerate((HEADS, *rows), 3):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value  # type: ignore[assignment]
    book.save(path)
    return path


ROWS: tuple[tuple[object, ...], ...] = (
    (1, datetime(2025, 3, 4), "Audit interne de mars", "Convocations tardives", "Pas d’alerte", "Mettre une alerte", "Réf. qualité", datetime(2025, 6, 30), "Soldé", "12/06/2025", "oui", "Vu en réunion", "Rythme", "100 €"),  # noqa: DTZ001
    ("A-2", "05/04/25", "REC-2026-001", "Salle froide", "-", "Changer le radiateur", "responsable pedagogique", "31 déc. 2026", "50 %", None, None, "n/a", "", ""),
    (3, 45800, None, None, None, "Former l’équipe à l’accueil", "", "à définir", "En cours", None, None, None, None, None),
    (None, None, None, None, None, None, None, None, None, None, None, "Total : 3", None, None),
)  # fmt: skip


@pytest.fixture
def suivi(tmp_path: Path) -> Path:
    return table(tmp_path / "suivi.xlsx", *ROWS)


def profil(path: Path, root: Path) -> ProfilPlan:
    return proposer(path, ouvrir(path), Lexique.de(lu(root).graph.organisme))


def complet(path: Path, root: Path) -> ProfilPlan:
    """The proposed profile, completed by someone who knows."""
    found = profil(path, root)
    words = {**found.valeurs, "responsable": {**found.valeurs["responsable"], "Réf. qualité": "referent"}}
    return replace(found, source="Tableau de suivi 2025", valeurs=words)


def projet(path: Path, found: ProfilPlan, root: Path) -> Projet:
    return lire_etranger(ouvrir(path), found, lu(root), JOUR)


def test_the_profile_proposed(
    suivi: Path, depot: Path, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    found = profil(suivi, depot)
    text = ecrire_profil(found)
    golden(HERE / "profil.yaml", text)
    (tmp_path / "profil.yaml").write_text(text, encoding="utf-8")
    assert lire_profil(tmp_path / "profil.yaml") == found


def test_each_row_is_an_action(suivi: Path, depot: Path, golden: Callable[[Path, str], None]) -> None:
    done = projet(suivi, complet(suivi, depot), depot)
    assert [str(one) for one in done.fautes] == []
    poser(depot, ecrits(done, {}))
    made = "".join(
        f"# {one.path}\n{(depot / one.path).read_text(encoding='utf-8')}\n" for one in done.changements
    )
    golden(HERE / "actions.yaml", made)
    assert done.notes == ("Suivi 2025!A7 : ni titre, ni mesure, ni constat, la ligne n’est pas reprise",)
    assert projet(suivi, complet(suivi, depot), depot).changements == ()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Audit interne : réclamations mal suivies", "audit"),
        ("Veille réglementaire", "veille"),
        ("Enquête à chaud", "retour"),
        ("Réclamation", "retour"),
        ("Insatisfaction des stagiaires", "retour"),
        ("Satisfaction", "retour"),
        ("Aléa", "retour"),
        ("Stagiaires", "retour"),
        ("Bilan à froid des bénéficiaires", "retour"),
        ("REC-2019-007", "retour"),
        ("Réunion d’équipe", "interne"),
        ("Projet d’entreprise", "interne"),
        ("Tirage aléatoire", "interne"),
    ],
)
def test_the_nature_of_an_origin(cell: str, said: str, tmp_path: Path, depot: Path) -> None:
    path = table(tmp_path / "suivi.xlsx", (1, "01/02/2025", cell, "", "", "Agir vite"))
    done = projet(path, profil(path, depot), depot)
    (one,) = done.changements
    assert one.valeurs[("autre_origine",)] == {"nature": said, "texte": cell, "le": "2025-02-01"}
    poser(depot, ecrits(done, {}))
    assert "retour-sans-fiche" not in {finding.code for finding in lu(depot).findings}


@pytest.mark.parametrize(
    "cell",
    ["REC-2026-001", "Réclamation rec-2026-001 (stagiaires)", "REC\u20112026\u2011001 et REC-2019-007"],
)
def test_an_origin_that_has_a_record_is_cited(cell: str, tmp_path: Path, depot: Path) -> None:
    path = table(tmp_path / "suivi.xlsx", (1, "01/02/2025", cell, "", "", "Agir vite"))
    (one,) = projet(path, profil(path, depot), depot).changements
    assert one.valeurs[("origines",)] == ["REC-2026-001"]
    assert ("autre_origine",) not in one.valeurs


def test_a_word_that_nobody_explained_blocks(suivi: Path, depot: Path) -> None:
    faults = projet(suivi, profil(suivi, depot), depot).fautes
    assert [(one.place, one.message) for one in faults] == [
        ("Suivi 2025!G4", "« Réf. qualité » ne dit rien de connu pour « responsable »")
    ]


def test_a_word_may_be_left_out(suivi: Path, depot: Path) -> None:
    found = profil(suivi, depot)
    left = replace(
        found,
        valeurs={
            **found.valeurs,
            "responsable": {"Réf. qualité": "ignorer", "responsable pedagogique": "pedagogie"},
        },
    )
    done = projet(suivi, left, depot)
    assert done.fautes == ()
    assert ("responsable",) not in done.changements[0].valeurs


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((1, "04/13/2025", "", "", "", "Agir vite"), "Suivi 2025!B4 : « 04/13/2025 » n’est pas une date"),
        ((1, None, "", "", "", "Agir vite"), "Suivi 2025!A4 : la date d’ouverture manque"),
        ((1, "=A1", "", "", "", "Agir vite"), "Suivi 2025!B4 : la cellule contient une formule"),
    ],
)
def test_what_cannot_be_taken(row: tuple[object, ...], said: str, tmp_path: Path, depot: Path) -> None:
    path = table(tmp_path / "suivi.xlsx", row)
    assert said in [str(one).split("\n")[0] for one in projet(path, profil(path, depot), depot).fautes]


def test_merged_cells_of_the_table_alone_are_refused(tmp_path: Path, depot: Path, suivi: Path) -> None:
    book = openpyxl.load_workbook(suivi)
    book["Suivi 2025"].merge_cells("D4:D5")
    book.save(suivi)
    places = [one.place for one in projet(suivi, complet(suivi, depot), depot).fautes]
    assert places == ["Suivi 2025!D4:D5"]


def test_a_long_action_keeps_its_text_under_a_short_title(tmp_path: Path, depot: Path) -> None:
    long = "Revoir le livret d’accueil et le plan d’accès " * 8
    path = table(tmp_path / "suivi.xlsx", (1, "01/02/2025", "", long))
    (one,) = projet(path, profil(path, depot), depot).changements
    assert len(str(one.valeurs[("titre",)])) <= 150
    assert str(one.valeurs[("constat",)]).replace("\n", " ") == long.strip()


def test_a_table_that_is_no_plan(tmp_path: Path, depot: Path) -> None:
    (tmp_path / "notes.csv").write_text("Prénom;Note\nA;12\n", encoding="utf-8")
    with pytest.raises(UserError, match="aucune ligne ne ressemble aux en-têtes"):
        profil(tmp_path / "notes.csv", depot)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feuille: [\n", "profil « p.yaml », ligne"),
        ("feuille: Plan\nligne: 1\nsource: Plan 2025\n", "profil « p.yaml », ligne 1 : "),
        (
            "feuille: Plan\nligne: 1\nsource: Plan 2025\ncolonnes: {Action: mesur}\n",
            "profil « p.yaml », ligne 4 : ",
        ),
        (
            "feuille: Plan\nligne: 1\nsource: Plan 2025\ncolonnes: {Action: mesure}\nautre: 1\n",
            "profil « p.yaml », ligne 5 : ",
        ),
    ],
)
def test_a_faulty_profile_is_told_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        lire_profil(tmp_path / "p.yaml")
    assert refused.value.message.startswith(said)


def test_a_profile_of_another_file(suivi: Path, depot: Path) -> None:
    with pytest.raises(UserError, match="n’est pas dans ce fichier"):
        projet(suivi, replace(profil(suivi, depot), feuille="Plan"), depot)
    renamed = replace(complet(suivi, depot), colonnes={**profil(suivi, depot).colonnes, "Absente": "note"})
    assert [one.message for one in projet(suivi, renamed, depot).fautes] == [
        "la colonne « Absente » du profil manque"
    ]


HEADINGS = {
    "numero": ("N°", "Réf.", "n° action"),
    "titre": ("Intitulé de l'action", "Objet"),
    "constat": ("Constat", "Écart constaté", "Point faible", "Non-conformité"),
    "causes": ("Cause(s)", "Analyse des causes"),
    "mesure": ("Action", "Actions correctives à mettre en place", "Description", "Quoi ?"),
    "responsable": ("Responsable", "Pilote", "QUI ?", "Porteur de l'action", "Resp."),
    "echeance": ("Échéance", "Délai", "Date limite", "Quand ?", "Pour le"),
    "ouverte_le": ("Date", "Date d’ouverture", "Ouverte le", "Date du constat"),
    "realisee_le": ("Date de réalisation", "Réalisé le", "Fait le", "Date de clôture"),
    "statut": ("Statut", "État d'avancement", "Avancement (%)"),
    "priorite": ("Priorité", "Niveau de priorité"),
    "origine": ("Origine", "Source", "Provenance"),
    "indicateur": ("Indicateur de réussite", "Critère d’efficacité"),
    "verdict": ("Efficacité", "Efficace ?"),
    "note": ("Résultat", "Commentaires", "Observations"),
    "themes": ("Domaine", "Processus"),
}


@pytest.mark.parametrize("champ", HEADINGS)
def test_headings_in_every_spelling(champ: str) -> None:
    assert {heading: champ_de(heading) for heading in HEADINGS[champ]} == dict.fromkeys(
        HEADINGS[champ], champ
    )


def test_dates_as_people_write_them() -> None:
    day = date(2025, 4, 5)
    for text in (
        "05/04/2025",
        "5/4/25",
        "2025-04-05",
        "05.04.2025",
        "5 avril 2025",
        "samedi 5 avr. 2025",
        45752,
        45752.6,
        day,
    ):
        assert lire_date(text) == day, text
    for text in ("", "31/02/2025", "avril 2025", "à définir", "5 ju 2025", 12, 1e9, "2025"):
        assert lire_date(text) is None, text


HEADING = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()))


@given(
    colonnes=st.dictionaries(
        HEADING.filter(bool), st.sampled_from(["mesure", "note", "ignorer"]), min_size=1
    ),
    mots=st.dictionaries(HEADING.filter(bool), st.sampled_from(["realisee", "a_faire", ""]), min_size=1),
)
def test_any_profile_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, colonnes: dict[str, str], mots: dict[str, str]
) -> None:
    found = ProfilPlan("Feuille 1", 1, "Plan 2025", colonnes, {"statut": mots})
    path = tmp_path_factory.mktemp("profil") / "p.yaml"
    path.write_text(ecrire_profil(found), encoding="utf-8")
    assert lire_profil(path) == found
