"""The forms driven as a person would: two records written, linked, then one of them changed."""

import json
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from browser_cms import CmsVisit
from browser_github import API, Github
from browser_visit import opened
from playwright.sync_api import Browser

from filrouge.cli.main import main
from filrouge.formulaires.editeur import ARCHIVES
from filrouge.source import read_document
from filrouge.starter.example import create_example
from filrouge.starter.git import Git
from npm import packed

GOLDEN = Path(__file__).parent / "attendu"
DEPOT = "depot: https://github.com/mon-organisme/mon-plan"


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(tmp_path_factory.mktemp("npm"), *(archive.paquet for archive in ARCHIVES))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, archives: Path) -> Path:
    """The example, with its forms."""
    root = tmp_path_factory.mktemp("formulaires") / "of"
    create_example(root, Git(os.environ))
    reglages = root / "site_config/reglages.yaml"
    text = reglages.read_text(encoding="utf-8")
    reglages.write_text(f"{text}\n{DEPOT}\n", encoding="utf-8")
    with pytest.raises(SystemExit) as exited:
        main(["formulaires", "--racine", str(root), "--editeur", str(archives)])
    assert exited.value.code == 0
    git(root, "add", "site_config")
    return root


@pytest.fixture
def visit(browser: Browser, root: Path) -> Iterator[CmsVisit]:
    with opened(root / "build", "http") as base:
        seen = CmsVisit.begin(browser, f"{base}admin/")
        yield seen
        seen.page.close()


def git(root: Path, *arguments: str) -> str:
    command = ("git", "-c", "user.name=Essai", "-c", "user.email=essai@essai.example", *arguments)
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def verified(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as exited:
        main(["verifier", "--racine", str(root), "--strict"])
    assert exited.value.code == 0
    return capsys.readouterr().out


def test_a_reclamation_then_its_action_then_one_line(visit, root, capsys, golden):
    visit.open_repository(root)
    visit.new("reclamations")
    visit.number("REC-2026-006")
    visit.write("titre", "Délai de réponse au devis : trop long")
    visit.write("recu_le", "2026-11-10")
    visit.choose("canal", "Courriel")
    visit.choose("qualite", "Entreprise")
    visit.write("description", "Le devis est arrivé après trois semaines.\n\nL’entreprise a choisi ailleurs.")
    visit.choose("gravite", "Modérée")
    visit.write("accuse_le", "2026-11-11")
    visit.save()

    visit.new("actions")
    visit.number("ACT-2026-022")
    visit.write("titre", "Répondre aux devis en cinq jours")
    visit.choose("type", "Amélioration")
    visit.choose("origines", "REC-2026-006")
    visit.write("constat", "Un devis sur trois part après dix jours.")
    visit.write("mesure", "Un modèle de devis prêt, et une permanence le mardi.")
    visit.choose("responsable", "Direction")
    visit.write("ouverte_le", "2026-11-12")
    visit.write("echeance", "2027-01-31")
    visit.choose("statut", "À faire")
    visit.add("reussite")
    visit.write("reussite.indicateur", "Part des devis envoyés en cinq jours")
    visit.write("reussite.cible", "90")
    visit.save()
    visit.write_back(root)

    written = ("content/actions/ACT-2026-022.yaml", "content/signalements/REC-2026-006.yaml")
    assert git(root, "ls-files", "--others", "--exclude-standard").split() == list(written)
    assert git(root, "diff", "--name-only") == ""
    for path in written:
        golden(GOLDEN / "formulaires" / Path(path).name, (root / path).read_text(encoding="utf-8"))
    assert verified(root, capsys) == "Aucun défaut\u00a0: 151 fiches lues.\n"

    git(root, "add", "content")
    visit.edit("actions", "ACT-2026-022")
    visit.write("echeance", "2027-02-15")
    visit.save()
    visit.write_back(root)
    assert git(root, "diff", "--unified=0").splitlines()[-2:] == [
        "-echeance: 2027-01-31",
        "+echeance: 2027-02-15",
    ]
    assert git(root, "diff", "--numstat").split() == ["1", "1", written[0]]
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith(visit.base)] == []


def test_on_github_a_record_becomes_a_proposal(visit, root):
    github = Github(root)
    visit.page.route(f"{API}/**", github.answer)
    visit.sign_in()
    visit.new("aleas")
    visit.number("ALE-2026-003")
    visit.write("titre", "Panne du réseau")
    visit.write("recu_le", "2026-11-10")
    visit.choose("canal", "Constat interne")
    visit.choose("qualite", "Interne")
    visit.write("description", "Deux heures sans réseau.")
    visit.choose("gravite", "Mineure")
    visit.save()

    branch = "cms/aleas/ALE-2026-003"
    (pull,) = github.pulls
    # What a person wrote stands in the record alone: neither in the branch, nor in the commit, nor in the title.
    assert (pull["title"], pull["head"], pull["base"]) == ("Créer ALE-2026-003", branch, "main")
    assert github.git("log", "-1", "--format=%s", branch) == "Créer ALE-2026-003\n"
    path = "content/signalements/ALE-2026-003.yaml"
    assert github.git("diff", "--name-status", "main", branch).split() == ["A", path]
    assert "titre: Panne du réseau\nnature: alea\n" in github.git("show", f"{branch}:{path}")
    assert github.unknown == []
    hosts = (visit.base, f"{API}/")
    assert [url for url in visit.requests if not url.startswith(hosts)] == []


def test_a_number_is_asked_for_and_never_taken_twice(visit, root):
    visit.open_repository(root)
    visit.new("aleas")
    visit.write("titre", "Coupure de courant")
    for number, complaint in (
        ("", "Donnez un numéro à la fiche."),
        ("ALE-2026-002", "Une autre fiche porte déjà ce numéro."),
        ("ALE-26-3", "Un numéro s’écrit comme ALE-2026-003."),
    ):
        visit.number(number)
        visit.page.get_by_role("button", name="Enregistrer", exact=True).click()
        visit.page.get_by_text(complaint).first.wait_for()


def test_a_record_written_by_hand_keeps_all_it_says(visit, root):
    path = root / "content/actions/ACT-2026-007.yaml"
    before, _ = read_document("a.yaml", path.read_bytes())
    visit.open_repository(root)
    visit.edit("actions", "ACT-2026-007")
    visit.write("titre", "Scinder la deuxième journée")
    visit.choose("decidee_en", "REV-2026-T3 Étendre le secours mobile")
    visit.save()
    visit.write_back(root)
    after, findings = read_document("a.yaml", path.read_bytes())
    assert findings == ()
    changed = {"titre": "Scinder la deuxième journée", "decidee_en": "REV-2026-T3#secours"}
    assert after.data == {**before.data, **changed}
    assert list(after.data) == list(before.data)
    git(root, "checkout", "--", "content")


def test_an_attachment_is_put_where_records_look_for_it(visit, root, tmp_path):
    proof = tmp_path / "Relevé été (1).pdf"
    proof.write_bytes(b"%PDF-1.4\n%%EOF\n")
    visit.open_repository(root)
    visit.edit("actions", "ACT-2026-020")
    visit.attach("preuves", proof)
    visit.save()
    visit.write_back(root)
    path = root / "content/actions/ACT-2026-020.yaml"
    assert read_document("a.yaml", path.read_bytes())[0].data["preuves"] == ["preuves/Releve-ete-1.pdf"]
    assert (root / "content/preuves/Releve-ete-1.pdf").read_bytes() == proof.read_bytes()
    git(root, "checkout", "--", "content")
    assert [url for url in visit.requests if not url.startswith(visit.base)] == []


def test_the_configuration_is_what_the_cms_expects(root, archives):
    with tarfile.open(archives / ARCHIVES[0].fichier) as tar:
        schema = json.load(tar.extractfile("package/schema/sveltia-cms.json"))
    config = json.loads((root / "build/admin/config.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(config)
