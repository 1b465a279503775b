"""What a case folder cannot hold: links, special files, big files, and what a fault leaves standing."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from filrouge.audit import RULES
from filrouge.evidence import Evidence, gather
from filrouge.project import Project, open_project
from filrouge.report import render_text

DEPOT = Path(__file__).parents[1] / "depot"
_RULES = {rule.code for rule in RULES}
ACTION = """\
titre: Scinder la deuxième journée
type: corrective
origines: [APP-2026-T1-CHAUD#rythme]
responsable: referent_qualite
ouverte_le: 2026-05-04
echeance: 2026-12-18
statut: en_cours
preuves: [preuves/piece.txt]
"""


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    shutil.copytree(DEPOT, tmp_path, dirs_exist_ok=True)
    (tmp_path / "content/actions/ACT-2026-002.yaml").write_text(ACTION, encoding="utf-8")
    (tmp_path / "content/preuves").mkdir()
    return tmp_path


def read(depot: Path) -> Evidence:
    """Read a repository, and leave out what the auditor's rules say of so small a plan."""
    evidence = gather(Project(depot, date(2026, 11, 16)))
    faults = tuple(finding for finding in evidence.findings if finding.code not in _RULES)
    return replace(evidence, findings=faults)


def told(depot: Path) -> list[tuple[str, str, str]]:
    return [(finding.code, str(finding.span), finding.message) for finding in read(depot).findings]


def test_a_linked_attachment_is_refused(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").symlink_to("/etc/hostname")
    assert told(depot) == [
        (
            "lien-symbolique",
            "content/actions/ACT-2026-002.yaml:8:11",
            "« preuves/piece.txt » passe par un lien symbolique",
        )
    ]
    assert not read(depot).attachments


def test_a_linked_folder_of_attachments_is_refused(
    depot: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("ailleurs")
    (elsewhere / "piece.txt").write_text("Secret\n", encoding="utf-8")
    (depot / "content/preuves").rmdir()
    (depot / "content/preuves").symlink_to(elsewhere)
    assert [code for code, _, _ in told(depot)] == ["lien-symbolique"]


def test_a_linked_record_is_refused_and_never_read(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    (depot / "content/actions/ACT-2026-003.yaml").symlink_to(depot / "content/actions/ACT-2026-001.yaml")
    (depot / "content/risques").symlink_to(depot / "content/actions")
    assert told(depot) == [
        (
            "lien-symbolique",
            "content/actions/ACT-2026-003.yaml:1:1",
            "« content/actions/ACT-2026-003.yaml » est un lien symbolique : il n’est pas suivi",
        ),
        (
            "lien-symbolique",
            "content/risques:1:1",
            "« content/risques » est un lien symbolique : il n’est pas suivi",
        ),
    ]
    assert "ACT-2026-003" not in read(depot).graph.records


def test_a_heavy_attachment_is_refused_unread(depot: Path) -> None:
    with (depot / "content/preuves/piece.txt").open("wb") as file:
        os.truncate(file.fileno(), 20_000_001)
    assert [code for code, _, _ in told(depot)] == ["piece-trop-lourde"]


def test_the_served_name_is_the_content_s(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    attachment = read(depot).attachments["preuves/piece.txt"]
    assert (attachment.name, attachment.size) == ("piece.txt", 4)
    assert attachment.served == "6590f31e173b02cb.txt"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("piece.txt", b"<script>alert(1)</script>"),
        ("piece.txt", b"a\0b"),
        ("piece.docx", b"PK\x03\x04 pas une archive"),
        ("piece.jpeg", b"\x89PNG\r\n\x1a\n"),
        ("piece.webp", b"RIFF....AVI "),
        ("piece.xlsm", b"PK"),
        ("piece", b"rien"),
    ],
)
def test_a_deceiving_attachment_is_refused(depot: Path, name: str, content: bytes) -> None:
    (depot / "content/preuves" / name).write_bytes(content)
    path = depot / "content/actions/ACT-2026-002.yaml"
    path.write_text(ACTION.replace("piece.txt", name), encoding="utf-8")
    assert [code for code, _, _ in told(depot)] in (["piece-trompeuse"], ["piece-refusee"])


def test_a_broken_file_hides_no_other(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    (depot / "content/actions/ACT-2026-001.yaml").write_text("titre: [\n", encoding="utf-8")
    (depot / "content/actions/ACT-2026-003.yaml").write_text(
        ACTION.replace("en_cours", "fini"), encoding="utf-8"
    )
    evidence = read(depot)
    assert [finding.code for finding in evidence.findings] == ["yaml-decalage", "valeur-hors-liste"]
    assert evidence.read == 5


def test_content_itself_may_not_be_a_link(depot: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "content"
    (depot / "content").rename(elsewhere)
    (depot / "content").symlink_to(elsewhere)
    assert [code for code, _, _ in told(depot)] == ["lien-symbolique", "organisme-absent"]


def test_a_pipe_is_refused_and_does_not_hang(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    os.mkfifo(depot / "content/actions/ACT-2026-003.yaml")
    assert told(depot) == [
        (
            "fichier-special",
            "content/actions/ACT-2026-003.yaml:1:1",
            "« content/actions/ACT-2026-003.yaml » n’est pas un fichier ordinaire : il n’est pas lu",
        )
    ]


def test_a_bottomless_folder_is_refused(depot: Path) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    (depot / "content/actions" / Path(*["d"] * 900)).mkdir(parents=True)
    assert [(code, place) for code, place, _ in told(depot)] == [
        ("dossier-trop-profond", "content/actions/d/d/d/d/d/d/d:1:1")
    ]


@pytest.mark.parametrize("linked", ["site_config/reglages.yaml", "site_config"])
def test_linked_settings_are_refused_and_never_quoted(depot: Path, linked: str) -> None:
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    secret = depot / "secret"
    secret.mkdir()
    (secret / "reglages.yaml").write_text("clef: hunter2\n", encoding="utf-8")
    (depot / linked).parent.mkdir(exist_ok=True)
    (depot / linked).symlink_to(secret / "reglages.yaml" if linked.endswith("yaml") else secret)
    project, findings = open_project(depot, clock=date(2026, 11, 16))
    assert [finding.code for finding in findings] == ["lien-symbolique"]
    evidence = gather(project, findings)
    assert "hunter2" not in render_text(evidence.findings, evidence.sources, color=False)
    assert "hunter2" not in "".join(evidence.sources.values())


def test_a_misnamed_file_is_not_told_twice(depot: Path) -> None:
    """A link to a badly named record, and the rules that conclude from its absence, stay quiet."""
    (depot / "content/preuves/piece.txt").write_text("Vu.\n", encoding="utf-8")
    for old in (depot / "content/actions").glob("*.yaml"):
        old.rename(old.with_suffix(".yml"))
    assert [code for code, _, _ in told(depot)] == ["extension-inattendue"] * 2


def test_no_record_at_all(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert [code for code, _, _ in told(tmp_path)] == ["organisme-absent"]
