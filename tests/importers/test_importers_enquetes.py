"""The answers of survey tools: recognised, counted, and nothing personal kept."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from enquetes_banc import DEPOT, EXPORTS, Bench, microsoft
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.importers.enquetes.profil import ecrire_profil, lire_profil

PERSONNEL = ("Camille", "@", "192.0.2", "198.51.100", "Zoé", "Ugo", "06 12", "Mme Exemple")
RAW = (
    "trop rapide",
    "trop gris",
    "moins de théorie",
    "bruyante",
    "un suivi après",
    "Parking",
    "Locaux froids",
)


OUTILS = {
    "google.csv": None,
    "limesurvey.csv": None,
    "framaforms.csv": None,
    "stagiaires a chaud.csv": None,
    "microsoft.xlsx": microsoft(),
}


@pytest.mark.parametrize("name", OUTILS)
def test_from_the_export_to_the_synthesis(
    name: str, bench: Callable[..., Bench], golden: Callable[[Path, str], None]
) -> None:
    here = bench(name, OUTILS[name])
    before = here.records
    first = here.run("--appliquer")
    assert here.records == before, "a profile nobody has read writes nothing"
    proposed = here.profil.read_text(encoding="utf-8")
    here.complete(envoyes="12")
    second, applied = here.run(), here.run("--appliquer")
    assert (second.exit_code, applied.exit_code) == (0, 0), applied.output
    (new,) = here.records.keys() - before.keys()
    written = here.records[new]
    digest = hashlib.sha256(here.export.read_bytes()).hexdigest()
    assert yaml.safe_load(written)["source"]["sha256"] == digest
    told = f"{first.output}\n===== profil\n{proposed}\n===== ensuite\n{second.output}\n===== {new}\n{written}"
    told = told.replace(str(here.export.parent), "…").replace(digest, "SHA-256")
    day = yaml.safe_load(written)["etablie_le"].isoformat()
    golden(EXPORTS / f"{Path(name).stem}.txt", told.replace(f"etablie_le: {day}", "etablie_le: AUJOURD’HUI"))


@pytest.mark.parametrize("name", OUTILS)
def test_nothing_that_says_who_answered_is_kept(name: str, bench: Callable[..., Bench]) -> None:
    here = bench(name, OUTILS[name])
    said = here.run().output
    here.complete()
    said += here.run("--appliquer").output
    kept = "".join((said, here.profil.read_text(encoding="utf-8"), *here.records.values()))
    assert [one for one in (*PERSONNEL, *RAW) if one in kept] == []


def test_the_same_export_is_read_once(bench: Callable[..., Bench]) -> None:
    here = bench("google.csv")
    here.run()
    here.complete()
    assert here.run("--appliquer").exit_code == 0
    before = here.records
    again = here.run("--appliquer")
    assert "cet export a déjà donné APP-2026-T3-ENQUETE" in str(again.exception)
    assert here.records == before


def test_what_was_written_is_kept_when_asked_and_harmless(bench: Callable[..., Bench]) -> None:
    here = bench("google.csv")
    here.run()
    here.complete()
    assert here.run("--verbatims", "--appliquer").exit_code == 0
    told = yaml.safe_load(here.records["APP-2026-T3-ENQUETE"])["verbatims"]
    assert {"texte": "Plus d’exercices et moins de théorie", "nombre": 1} in told
    assert len(told) == 5, "what says nothing (« RAS ») is not kept"


def test_one_answer_that_says_who_and_nothing_is_written(bench: Callable[..., Bench]) -> None:
    here = bench("stagiaires a chaud.csv")
    here.run()
    here.complete()
    before = here.records
    done = here.run("--verbatims", "--appliquer")
    assert (done.exit_code, here.records) == (1, before)
    assert "ligne 2, colonne 6 : cette réponse nomme une personne" in done.output
    assert "ligne 5, colonne 6 : cette réponse contient un numéro de téléphone" in done.output
    assert not any(one in done.output for one in PERSONNEL)


def test_who_answered_is_named_by_no_other_answer(bench: Callable[..., Bench]) -> None:
    rows = (
        (EXPORTS / "google.csv")
        .read_text(encoding="utf-8")
        .replace("RAS", "Merci à Camille Exemple3 pour son aide")
    )
    here = bench("google.csv", rows.encode())
    here.run()
    here.complete()
    done = here.run("--verbatims", "--appliquer")
    assert done.exit_code == 1
    assert "colonne 10 : cette réponse contient un nom à protéger" in done.output
    assert "Camille" not in done.output


def test_an_export_inside_the_repository_is_refused(bench: Callable[..., Bench]) -> None:
    here = bench("google.csv")
    inside = here.root / "reponses.csv"
    inside.write_bytes(here.export.read_bytes())
    here.export = inside
    done = here.run()
    assert "est dans le dépôt" in str(done.exception)
    assert not here.profil.exists()


def test_a_question_asked_before_keeps_its_code_and_its_scale(bench: Callable[..., Bench]) -> None:
    here = bench("google.csv")
    here.run()
    here.complete()
    assert here.run("--appliquer").exit_code == 0
    asked = "Recommanderiez-vous cette formation à un collègue ?"
    here.export = here.export.with_name("suite.csv")
    here.export.write_text(f"Horodateur,{asked}\n2026/10/20,4\n2026/10/21,5\n", encoding="utf-8")
    here.run()
    said = yaml.safe_load(here.profil.read_text(encoding="utf-8"))["colonnes"][asked]
    assert said == {"dit": "question", "code": "recommandation", "echelle": "nps_10"}


class TestCorrected:
    """What was guessed wrong is said in the profile, and read from there."""

    def test_a_word_nobody_knows_blocks_until_it_has_a_level(self, bench: Callable[..., Bench]) -> None:
        rows = "\n".join(f"01/06/2026,{word}" for word in ("Oui", "Non", "Bof", "Oui"))
        here = bench("avis.csv", f"Date,Utile ?\n{rows}\n".encode())
        assert "que veut dire « Bof » ?" in here.run().output
        here.complete()
        refused = here.run("--appliquer")
        assert refused.exit_code == 1
        assert "ligne 4, colonne 2 : « Bof » n’est pas un niveau de l’échelle oui_non" in refused.output
        text = here.profil.read_text(encoding="utf-8").replace("    Bof:\n", "    Bof: sans_reponse\n")
        here.profil.write_text(text, encoding="utf-8")
        done = here.run("--appliquer")
        assert done.exit_code == 0, done.output
        (question,) = yaml.safe_load(here.records["APP-2026-T2-ENQUETE"])["questions"]
        assert (question["repartition"], question["sans_reponse"]) == ({"non": 1, "oui": 2}, 1)

    def test_a_scale_that_goes_further_is_doubted(self, bench: Callable[..., Bench]) -> None:
        here = bench("notes.csv", b"Date,Accueil\n01/06/2026,4\n01/06/2026,3\n01/06/2026,4\n")
        assert "aucune note au-dessus de 4 : l’échelle va-t-elle bien jusqu’à 5 ?" in here.run().output

    def test_the_profile_of_another_export_is_refused(self, bench: Callable[..., Bench]) -> None:
        here = bench("google.csv")
        here.run()
        here.export.write_text("Horodateur,Autre\n2026/07/20,4\n", encoding="utf-8")
        done = here.run("--appliquer")
        assert "le profil parle d’un autre export : la colonne « Adresse e-mail »" in str(done.exception)

    def test_a_profile_that_says_something_else_is_refused_with_its_line(
        self, bench: Callable[..., Bench]
    ) -> None:
        here = bench("google.csv")
        here.run()
        here.complete(modalite="a_tiede")
        assert "ligne 13 :" in str(here.run().exception)

    def test_what_is_missing_is_asked_for(self, bench: Callable[..., Bench]) -> None:
        done = bench("google.csv").run()
        assert done.exit_code == 1
        assert "« partie_prenante » est à compléter" in done.output
        assert "« modalite » est à compléter" in done.output

    def test_a_number_that_is_taken_is_refused(self, bench: Callable[..., Bench]) -> None:
        here = bench("google.csv")
        here.run()
        taken = next(iter(here.records))
        here.complete(id=taken)
        assert f"{taken} existe déjà" in here.run("--appliquer").output


@settings(max_examples=40, deadline=None)
@given(answers=st.lists(st.sampled_from(["Oui", "Non", "", "N/A"]), min_size=1, max_size=30))
def test_counts_and_blanks_make_all_answers(
    answers: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("compte")
    shutil.copytree(DEPOT, folder / "depot")
    export = folder / "x.csv"
    rows = "".join(f"2026/06/01,{answer},x\n" for answer in [*answers, "Oui"])
    export.write_text(f"Horodateur,Utile ?,Autre\n{rows}", encoding="utf-8")
    here = Bench(folder / "depot", export)
    here.run()
    here.complete()
    assert here.run("--appliquer").exit_code == 0
    made = yaml.safe_load(here.records["APP-2026-T2-ENQUETE"])
    (question,) = made["questions"]
    counts = Counter(answers)
    assert question["repartition"] == {"non": counts["Non"], "oui": counts["Oui"] + 1}
    assert question["sans_reponse"] == counts[""] + counts["N/A"]
    assert made["reponses"] == len(answers) + 1


def test_a_profile_is_read_as_it_was_written(bench: Callable[..., Bench]) -> None:
    here = bench("google.csv")
    here.run()
    read = lire_profil(here.profil)
    assert ecrire_profil(read) == here.profil.read_text(encoding="utf-8")
