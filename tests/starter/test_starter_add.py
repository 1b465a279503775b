"""« filrouge ajouter »: each new record, whole, in ``fiches/``."""

from datetime import date
from pathlib import Path

import pytest

from filrouge.diagnostics import UserError
from filrouge.records.names import Named, read_name
from filrouge.source import read_document
from filrouge.starter.add import add_record
from filrouge.starter.kinds import words
from filrouge.starter.model import schema_files
from filrouge.starter.outline import example
from filrouge.starter.periods import period_of_id
from filrouge.validation import load_schema, violations

GOLDEN = Path(__file__).parent / "fiches"
TODAY = date(2026, 4, 10)

# What nobody can guess, and « filrouge verifier » asks for.
TO_FILL = {
    "abandon": {"formation", "stade", "cause"},
    "action": {"titre", "type", "origines", "constat", "mesure", "responsable", "echeance"},
    "alea": {"titre", "canal", "qualite", "description", "gravite"},
    "appreciation": {"titre", "partie_prenante", "reponses"},
    "bilan": {"titre", "categorie"},
    "difficulte": {"titre", "canal", "qualite", "description", "gravite"},
    "procedure": {"titre"},
    "reclamation": {"titre", "canal", "qualite", "description", "gravite"},
    "revue": {"titre", "instance"},
    "risque": {"titre", "cause", "probabilite", "impact", "maitrise"},
}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    organisme = (
        "nom: Essai\ncategories: [formation]\nreferent_qualite: referente\nroles: {referente: Référente}\n"
    )
    (tmp_path / "content/organisme.yaml").write_text(organisme, encoding="utf-8")
    return tmp_path


def add(root, word, asked=None):
    return add_record(root, word, asked, TODAY)


def write(root, path):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("titre: x\n", encoding="utf-8")


def key_above(text, line):
    """Return the outermost key that a line belongs to."""
    above = [line for line in text.splitlines()[:line] if line[:1].isalpha()]
    return above[-1].partition(":")[0]


def written():
    """Return the names of the schemas of what people write."""
    return {Path(path).name.removesuffix(".schema.json") for path in schema_files()}


def test_every_kind_is_tried():
    assert set(words()) == TO_FILL.keys() | {"signalement"}


@pytest.mark.parametrize("word", TO_FILL)
def test_a_new_record_asks_only_for_what_cannot_be_guessed(root, word, golden):
    added = add(root, word, "PRC-ACCUEIL" if word == "procedure" else None)
    text = (root / added.path).read_text(encoding="utf-8")
    golden(GOLDEN / Path(added.path).name, text)
    document, findings = read_document(added.path, text.encode())
    assert findings == ()
    named = read_name(added.path)
    assert isinstance(named, Named)
    faults = tuple(violations(document, load_schema(named.type.name)))
    assert {key_above(text, fault.span.line) for fault in faults} == TO_FILL[word]


@pytest.mark.parametrize("name", sorted(written() - {"commun"}))
def test_the_examples_in_comments_are_good_once_filled_in(name):
    schema = load_schema(name)
    for key, node in schema.json["properties"].items():
        faults = [
            fault
            for fault in schema.validator.iter_errors({key: example(node)})
            if fault.validator != "required"
        ]
        assert {fault.instance for fault in faults} <= {"…"}, key


def test_numbers_follow_those_of_the_year_in_any_folder(root):
    for path in ("actions/ACT-2025-042.yaml", "actions/ACT-2026-007.yaml", "actions/2026/ACT-2026-011.yaml"):
        write(root, f"content/{path}")
    assert add(root, "action").id == "ACT-2026-012"
    assert add(root, "action").id == "ACT-2026-013"


def test_natures_are_numbered_apart(root):
    assert [add(root, word).id for word in ("reclamation", "reclamation", "alea")] == [
        "REC-2026-001",
        "REC-2026-002",
        "ALE-2026-001",
    ]
    assert add(root, "signalement", "DIF-2026-009").path == "content/signalements/DIF-2026-009.yaml"


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("réclamation", "REC-2026-001"),
        ("difficulté", "DIF-2026-001"),
        ("difficulte\u0301", "DIF-2026-001"),
        ("aléa", "ALE-2026-001"),
        ("Appréciation", "APP-2026-T1-CHAUD"),
        ("procédure", "PRC-ACCUEIL"),
    ],
)
def test_accents_and_capitals_are_accepted(root, word, id_):
    assert add(root, word, id_ if id_.startswith("PRC") else None).id == id_


@pytest.mark.parametrize(
    ("asked", "du", "au", "title"),
    [
        ("APP-2025-T4-CHAUD", "2025-10-01", "2025-12-31", "Stagiaires à chaud, 4e trimestre 2025"),
        ("APP-2026-T3-FROID", "2026-07-01", "2026-09-30", "Stagiaires à froid, 3e trimestre 2026"),
        ("APP-2024-S1-BILAN", "2024-01-01", "2024-06-30", "Stagiaires à chaud, 1er semestre 2024"),
        ("APP-2025-VAE", "2025-01-01", "2025-12-31", "Stagiaires à chaud, année 2025"),
        ("APP-ENTREPRISES", "2026-01-01", "2026-03-31", "Stagiaires à chaud, 1er trimestre 2026"),
        (None, "2026-01-01", "2026-03-31", "Stagiaires à chaud, 1er trimestre 2026"),
    ],
)
def test_the_id_tells_the_period_and_the_title(root, asked, du, au, title):
    text = (root / add(root, "appreciation", asked).path).read_text(encoding="utf-8")
    document, _ = read_document("content/appreciations/x.yaml", text.encode())
    assert document.data["periode"] == {"du": du, "au": au}
    assert f"# Exemple : {title}\n" in text.replace("\u00a0", " ")


def test_the_id_of_a_review_and_of_a_bilan_tells_theirs(root):
    revue = (root / add(root, "revue", "REV-2025-S2").path).read_text(encoding="utf-8")
    assert "Revue qualité, 2e semestre 2025\n" in revue
    bilan = (root / add(root, "bilan", "BIL-2023-VAE").path).read_text(encoding="utf-8")
    assert "\nannee: 2023\n" in bilan
    assert "Bilan VAE 2023\n" in bilan


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 1, 1), "2025-T4"),
        (date(2026, 3, 31), "2025-T4"),
        (date(2026, 4, 1), "2026-T1"),
        (date(2026, 11, 22), "2026-T3"),
        (date(2026, 12, 31), "2026-T3"),
    ],
)
def test_the_default_id_and_the_period_are_the_last_complete_quarter(root, today, code):
    appreciation = add_record(root, "appreciation", None, today)
    assert appreciation.id == f"APP-{code}-CHAUD"
    assert add_record(root, "revue", None, today).id == f"REV-{code}"
    document, _ = read_document(appreciation.path, (root / appreciation.path).read_bytes())
    assert document.data["periode"]["au"] == period_of_id(appreciation.id).au.isoformat() < today.isoformat()


@pytest.mark.parametrize("id_", ["APP-CHAUD", "APP-20260-CHAUD", "APP-0000-T1", "APP-TAB2026"])
def test_an_id_may_say_nothing_of_its_period(id_):
    assert period_of_id(id_) is None


def test_a_faulty_organisme_does_not_prevent_a_record(root):
    (root / "content/organisme.yaml").write_text("nom: [\n", encoding="utf-8")
    assert add(root, "risque").id == "RSQ-2026-001"


def test_an_only_formation_is_guessed(root):
    organisme = "nom: Essai\nformations:\n  TAB: {intitule: Tableur, categorie: formation}\n"
    (root / "content/organisme.yaml").write_text(organisme, encoding="utf-8")
    assert "\nformation: TAB\n" in (root / add(root, "abandon").path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "asked", "message", "remedy"),
    [
        (
            "actoin",
            None,
            "« actoin » n’est pas un type de fiche que l’on ajoute",
            "vouliez-vous dire « action » ?",
        ),
        (
            "organisme",
            None,
            "« organisme » n’est pas un type de fiche que l’on ajoute",
            "types possibles : " + ", ".join(words()),
        ),
        (
            "signalement",
            None,
            "un signalement est une réclamation, une difficulté ou un aléa : dites lequel",
            "par exemple « filrouge ajouter reclamation » (ou difficulte, alea)",
        ),
        (
            "procedure",
            None,
            "le numéro d’une procédure ne se devine pas",
            "donnez-le avec --id, par exemple --id PRC-ACCUEIL",
        ),
        (
            "action",
            "REC-2026-001",
            "« REC-2026-001 » ne convient pas à cette fiche (action)",
            "son numéro commence par ACT-",
        ),
        (
            "reclamation",
            "DIF-2026-001",
            "« DIF-2026-001 » ne convient pas à cette fiche (réclamation)",
            "son numéro commence par REC-",
        ),
        (
            "action",
            "ACT-7",
            "le nom « ACT-7 » est mal formé",
            "un nom s’écrit comme ACT-2026-007 : majuscules sans accent, chiffres, tirets",
        ),
        (
            "action",
            "ACT-2026-001",
            "le numéro ACT-2026-001 est déjà pris par « content/actions/vieux/act-2026-001.yaml »",
            "complétez cette fiche, ou choisissez un autre numéro avec --id",
        ),
    ],
)
def test_what_cannot_be_done_is_said(root, word, asked, message, remedy):
    write(root, "content/actions/vieux/act-2026-001.yaml")
    before = sorted(root.rglob("*"))
    with pytest.raises(UserError) as caught:
        add(root, word, asked)
    assert (caught.value.message, caught.value.help) == (message, remedy)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("asked", ["ACT-../../x", "ACT-2026-001/../../../x"])
def test_an_id_never_leads_out_of_its_folder(root, asked):
    with pytest.raises(UserError):
        add(root, "action", asked)


def test_a_link_is_never_written_through(root):
    (root / "content/actions").mkdir()
    (root / "content/actions/ACT-2026-001.yaml").symlink_to(root / "ailleurs.yaml")
    with pytest.raises(UserError, match="existe déjà"):
        add(root, "action")
    assert not (root / "ailleurs.yaml").exists()


def test_the_command_says_where_the_record_is(root, filrouge):
    assert filrouge("ajouter", "risque", "--id", "RSQ-2026-004", "--racine", root) == (
        "content/risques/RSQ-2026-004.yaml est prêt.\n"
        "Complétez les rubriques vides, puis lancez « filrouge verifier ».\n"
    )
    assert (root / "content/risques/RSQ-2026-004.yaml").is_file()
