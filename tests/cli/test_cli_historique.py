"""« filrouge historique »: whole texts in ``textes/``, JSON against its published schema."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from cli_depots import ACTION, begin, commit, edit, git
from cli_run import Done
from jsonschema import Draft202012Validator

from filrouge import __version__
from filrouge.history import NatureChangement
from filrouge.report.historique_json_v1 import HistoriqueV1
from filrouge.validation import schema_root

HERE = Path(__file__).parent
SCHEMA = json.loads((schema_root() / "historique.schema.json").read_text(encoding="utf-8"))
DAY = ("--le", "2026-11-16")
Golden = Callable[[Path, str], None]
Run = Callable[..., Done]


@pytest.fixture
def vecu(depot: Path) -> Path:
    """An action created, postponed, put in order, realised, in a repository that knows one of two authors."""
    (depot / "site_config").mkdir()
    (depot / "site_config/auteurs.yaml").write_text(
        "auteurs:\n  - courriel: qualite@exemple.fr\n    role: referent_qualite\n", encoding="utf-8"
    )
    begin(depot)
    commit(depot, "2026-04-09", "Créer le plan de Camille Martin")
    edit(depot, "2026-12-18", "2027-01-29")
    commit(depot, "2026-06-02", "Reporter : Camille Martin est absente")
    edit(depot, "type: corrective", "# en ordre\ntype: corrective")
    commit(depot, "2026-07-01")
    edit(depot, "Scinder la deuxième journée", "Appeler Zoé Lefèvre")
    edit(depot, "statut: en_cours", "statut: realisee\nrealisee_le: 2026-09-10")
    commit(depot, "2026-09-11", "Fini", auteur="inconnu@exemple.fr")
    return depot


def anonymous(text: str, root: Path) -> str:
    """Put letters in the place of commit ids, which hang on git's own version."""
    ids = git(root, "rev-list", "--reverse", "main").split()
    for letter, id_ in zip("abcdef", ids, strict=False):
        text = text.replace(id_, letter * 40).replace(id_[:7], letter * 7)
    return text.replace(__version__, "X.Y.Z")


class TestTexts:
    @pytest.mark.parametrize("form", ["texte", "markdown"])
    def test_the_last_events(self, form: str, filrouge: Run, vecu: Path, golden: Golden) -> None:
        done = filrouge("historique", "--racine", vecu, *DAY, "--format", form)
        assert (done.code, done.err) == (0, "")
        golden(HERE / f"textes/historique.{form}.txt", anonymous(done.out, vecu))

    @pytest.mark.parametrize("form", ["texte", "markdown", "json"])
    def test_the_life_of_a_record(self, form: str, filrouge: Run, vecu: Path, golden: Golden) -> None:
        done = filrouge("historique", "ACT-2026-001", "--racine", vecu, *DAY, "--format", form)
        golden(HERE / f"textes/historique-fiche.{form}.txt", anonymous(done.out, vecu))

    def test_as_many_as_asked_latest_first(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("historique", "--nombre", "2", "--racine", vecu, *DAY, "--format", "json")
        told = json.loads(done.out)["evenements"]
        assert [event["jour"] for event in told] == ["2026-09-11", "2026-06-02"]

    def test_what_came_after_the_day_is_not_told(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge(
            "historique", "ACT-2026-001", "--racine", vecu, "--le", "2026-06-30", "--format", "json"
        )
        told = json.loads(done.out)["evenements"]
        assert [event["jour"] for event in told] == ["2026-04-09", "2026-06-02"]

    def test_written_one_day_and_landed_another(self, filrouge: Run, vecu: Path) -> None:
        edit(vecu, "2027-01-29", "2027-02-26")
        git(vecu, "add", "--all")
        words = ("commit", "--quiet", "-m", "Reporter", "--date", "2026-09-28T18:00:00+02:00")
        git(vecu, *words, at="2026-10-05T09:00:00+02:00")
        told = filrouge("historique", "--nombre", "1", "--racine", vecu, *DAY).out
        assert (
            "date de niveau C (écrit le 28 septembre 2026, enregistré par l’auteur le 5 octobre 2026)"
            in " ".join(told.split())
        )
        (event,) = json.loads(
            filrouge("historique", "--nombre", "1", "--racine", vecu, *DAY, "--format", "json").out
        )["evenements"]
        assert [event[key] for key in ("ecrit_le", "commit_le", "jour")] == [
            "2026-09-28",
            "2026-10-05",
            "2026-10-05",
        ]

    def test_settings_at_fault_are_told(self, filrouge: Run, vecu: Path) -> None:
        edit(vecu, "role: referent_qualite", "role: assistant", "site_config/auteurs.yaml")
        done = filrouge("historique", "--racine", vecu, *DAY)
        assert done.code == 0
        assert (
            done.err
            == "Des réglages sont en faute, et le récit s’en passe : « filrouge verifier » dit lesquels.\n"
        )

    def test_to_a_file(self, filrouge: Run, vecu: Path, tmp_path: Path) -> None:
        printed = filrouge("historique", "--racine", vecu, *DAY, "--format", "markdown")
        done = filrouge("historique", "--racine", vecu, *DAY, "--format", "markdown", "-o", tmp_path / "h.md")
        assert (done.code, done.out) == (0, "")
        assert (tmp_path / "h.md").read_text(encoding="utf-8") == printed.out


class TestForge:
    @pytest.mark.parametrize("form", ["texte", "markdown", "json"])
    def test_commits_lead_to_it(self, form: str, filrouge: Run, vecu: Path, golden: Golden) -> None:
        settings = "depot: https://github.com/mon-organisme/mon-plan\n"
        (vecu / "site_config/reglages.yaml").write_text(settings, encoding="utf-8")
        done = filrouge("historique", "ACT-2026-001", "--racine", vecu, *DAY, "--format", form)
        assert done.code == 0
        golden(HERE / f"textes/historique-forge.{form}.txt", anonymous(done.out, vecu))
        if form == "json":
            assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(done.out))) == []

    @pytest.mark.parametrize("form", ["texte", "markdown", "json"])
    def test_an_address_at_fault_leads_nowhere(self, form: str, filrouge: Run, vecu: Path) -> None:
        settings = "depot: https://jeton:secret@github.com/mon-organisme/mon-plan\n"
        (vecu / "site_config/reglages.yaml").write_text(settings, encoding="utf-8")
        done = filrouge("historique", "--racine", vecu, *DAY, "--format", form)
        assert "secret" not in done.out + done.err
        assert "github.com" not in done.out


class TestDiscretion:
    @pytest.mark.parametrize("form", ["texte", "markdown", "json"])
    def test_no_name_address_nor_message_of_a_commit(self, form: str, filrouge: Run, vecu: Path) -> None:
        (vecu / "site_config/noms-a-proteger.txt").write_text("Zoé Lefèvre\n", encoding="utf-8")
        # On a screen, the name stands at the end of a line.
        long = (
            "Relire le déroulé de la journée avec chaque personne concernée, dont Zoé Lefèvre, zoe@exemple.fr"
        )
        edit(vecu, "Appeler Zoé Lefèvre", long)
        commit(vecu, "2026-10-01")
        out = filrouge("historique", "--racine", vecu, *DAY, "--format", form).out
        assert "Référente qualité" in out
        assert "auteur non renseigné" in out
        for hidden in ("Camille", "Martin", "exemple.fr", "Reporter", "Lefèvre", "Zoé"):
            assert hidden not in out
        assert "████" in out

    def test_nothing_commands_a_terminal_nor_a_comment(self, filrouge: Run, vecu: Path) -> None:
        edit(vecu, "Appeler Zoé Lefèvre", '"##[group] <img src=x> @equipe [x](y)"')
        commit(vecu, "2026-10-01")
        text = filrouge("historique", "--racine", vecu, *DAY).out
        page = filrouge("historique", "--racine", vecu, *DAY, "--format", "markdown").out
        assert "##[group]" not in text + page
        assert r"\<img src=x\> \@equipe \[x\](y)" in page


class TestRefusals:
    def test_an_unknown_record(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("historique", "act-2026-01", "--racine", vecu, *DAY)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            "erreur : git ne connaît pas de fiche « act-2026-01 »\n"
            "  aide : vouliez-vous dire « ACT-2026-001 » ?\n"
        )

    def test_a_record_not_committed_yet(self, filrouge: Run, vecu: Path) -> None:
        text = (vecu / ACTION).read_text(encoding="utf-8")
        (vecu / ACTION).with_name("ACT-2026-002.yaml").write_text(text, encoding="utf-8")
        done = filrouge("historique", "ACT-2026-002", "--racine", vecu, *DAY)
        assert done.code == 2
        assert "la fiche ACT-2026-002 n’est pas encore enregistrée dans git" in done.err

    def test_no_history(self, filrouge: Run, depot: Path) -> None:
        done = filrouge("historique", "--racine", depot, *DAY)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            "erreur : l’historique ne peut pas être raconté : le dossier n’est pas un dépôt git\n"
            "  aide : lancez « git init », puis enregistrez les fiches (git commit)\n"
        )

    def test_a_number_with_a_record(self, filrouge: Run, vecu: Path) -> None:
        done = filrouge("historique", "ACT-2026-001", "--nombre", "3", "--racine", vecu)
        assert done.code == 2
        assert "retirez --nombre" in done.err


class TestSchema:
    def test_real_output_is_valid(self, filrouge: Run, vecu: Path) -> None:
        for words in ((), ("ACT-2026-001",)):
            found = json.loads(filrouge("historique", *words, "--racine", vecu, *DAY, "--format", "json").out)
            assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []

    def test_the_schema_is_the_type(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        assert list(differences(SCHEMA, SCHEMA, HistoriqueV1, "historique")) == []

    def test_the_schema_knows_every_kind_of_change(self) -> None:
        event = SCHEMA["$defs"]["evenement"]["properties"]
        kinds = event["changements"]["items"]["properties"]["nature"]["enum"]
        assert kinds == [nature.value for nature in NatureChangement]


def differences(root: dict[str, Any], schema: dict[str, Any], cls: Any, at: str) -> list[str]:
    """Return the places where a schema and the dataclass it describes part, all the way down."""

    def resolved(node: dict[str, Any]) -> dict[str, Any]:
        return root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node

    found: list[str] = []
    schema, hints = resolved(schema), get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    if list(schema["properties"]) != names or schema["required"] != names:
        found.append(at)
    for name, shape in schema["properties"].items():
        item = resolved(shape)
        item = resolved(item["items"]) if item["type"] == "array" else item
        hint = next((part for part in (hints[name], *get_args(hints[name])) if is_dataclass(part)), None)
        if (hint is None) != ("properties" not in item):
            found.append(f"{at}.{name}")
        elif hint is not None:
            found += differences(root, item, hint, f"{at}.{name}")
    return found
