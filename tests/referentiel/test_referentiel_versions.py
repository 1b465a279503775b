"""The référentiel: which version holds on a day, what its data says, and a new version without code."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from filrouge.audit import RULES, Gradation
from filrouge.diagnostics import Severity
from filrouge.preaudit import PROVERS
from filrouge.records.types.appreciation import PartiePrenante
from filrouge.records.types.commun import Categorie
from filrouge.referentiel import Origine, Referentiel, en_vigueur, load_versions, suivante
from filrouge.referentiel.load import VERSIONS
from filrouge.validation import load_schema, schema_root

TABLE = Path(__file__).parents[1] / "audit/reperes.txt"
V9, DECRET = load_versions()
CHANGE = date(2026, 11, 1)

OFFICIAL = {
    ("V9", 30): "Le prestataire recueille les appréciations des parties prenantes : bénéficiaires, financeurs, équipes pédagogiques et entreprises concernées.",
    ("V9", 31): "Le prestataire met en œuvre des modalités de traitement des difficultés rencontrées par les parties prenantes, des réclamations exprimées par ces dernières, des aléas survenus en cours de prestation.",
    ("V9", 32): "Le prestataire met en œuvre des mesures d'amélioration à partir de l'analyse des appréciations et des réclamations.",
    ("decret-2026-728", 30): "Le prestataire recueille les appréciations des parties prenantes : bénéficiaires, financeurs (le cas échéant), équipes pédagogiques et entreprises concernées.",
    ("decret-2026-728", 31): "Le prestataire met en œuvre des modalités de traitement des difficultés rencontrées par les parties prenantes, des réclamations exprimées par ces dernières ainsi que des aléas survenus en cours de prestation.",
    ("decret-2026-728", 32): "Le prestataire met en place une démarche d'amélioration continue à partir de l'analyse des appréciations et des réclamations, ainsi qu'une analyse des risques sur la qualité des formations délivrées.",
    ("decret-2026-728", 33): "Le prestataire met en place un dispositif d'évaluation des contenus et des enseignements par les apprenants, distinct du recueil général de satisfaction, dont les résultats sont partagés avec les équipes pédagogiques et donnent lieu à la formalisation d'une démarche d'amélioration continue, dont il mesure périodiquement l'efficacité.",
}  # fmt: skip


class TestWhichVersionHolds:
    def test_the_last_day_of_one_and_the_first_of_the_next(self) -> None:
        assert en_vigueur(CHANGE - timedelta(days=1)) is V9
        assert en_vigueur(CHANGE) is DECRET

    def test_the_first_day_we_know_and_the_day_before(self) -> None:
        assert en_vigueur(date(2024, 1, 8)) is V9
        assert en_vigueur(date(2024, 1, 7)) is V9

    def test_a_version_holds_until_the_next(self) -> None:
        assert suivante(V9) is DECRET
        assert suivante(DECRET) is None

    def test_a_third_version_is_chosen_without_code(self, tmp_path: Path) -> None:
        folder = copied(tmp_path)
        text = (folder / "decret-2026-728.yaml").read_text(encoding="utf-8")
        text = text.replace("code: decret-2026-728", "code: decret-2028-1").replace(
            "2026-11-01", "2028-03-01", 1
        )
        (folder / "suivante.yaml").write_text(text, encoding="utf-8")
        versions = load_versions(folder)
        assert [version.code for version in versions] == ["V9", "decret-2026-728", "decret-2028-1"]
        assert en_vigueur(date(2028, 2, 29), versions).code == "decret-2026-728"
        assert en_vigueur(date(2028, 3, 1), versions).code == "decret-2028-1"
        assert suivante(versions[1], versions) is versions[2]


class TestADamagedDataFile:
    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("numero: 30", "numero: trente", "V9.yaml:15:13"),
            ("du: 2024-01-08", "du: 2024-02-30", "2024-02-30"),
            ("code: V9", "cod: V9", "V9.yaml:3:1: la rubrique"),
            ("code: V9", "code: V9\ncode: V8", "code"),
            ("regles: [D6", "regles: [D0", "D0"),
        ],
    )
    def test_is_refused_at_load(self, tmp_path: Path, old: str, new: str, told: str) -> None:
        folder = copied(tmp_path)
        path = folder / "V9.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ValueError, match=re.escape(told)):
            load_versions(folder)

    def test_two_versions_cannot_begin_on_the_same_day(self, tmp_path: Path) -> None:
        folder = copied(tmp_path)
        (folder / "copie.yaml").write_bytes((folder / "V9.yaml").read_bytes())
        with pytest.raises(ValueError, match="same day"):
            load_versions(folder)


def copied(tmp_path: Path) -> Path:
    for entry in VERSIONS.iterdir():
        (tmp_path / entry.name).write_bytes(entry.read_bytes())
    return tmp_path


@pytest.mark.parametrize("version", load_versions(), ids=lambda version: version.code)
class TestTheData:
    def test_official_words_are_verbatim(self, version: Referentiel) -> None:
        told = {(version.code, one.numero): one.texte for one in version.indicateurs}
        assert told == {key: text for key, text in OFFICIAL.items() if key[0] == version.code}

    def test_every_proof_has_its_prover(self, version: Referentiel) -> None:
        named = {line.preuve for line in version.grille}
        named |= {wanted.preuve for one in version.indicateurs for wanted in one.attendus}
        assert named <= PROVERS.keys()

    def test_codes_are_used_once(self, version: Referentiel) -> None:
        lines = [line.code for line in version.grille]
        assert len(lines) == len(set(lines))
        for one in version.indicateurs:
            codes = [wanted.code for wanted in one.attendus]
            assert len(codes) == len(set(codes))

    def test_marks_are_those_of_the_table(self, version: Referentiel) -> None:
        known = {line.split()[0] for line in TABLE.read_text(encoding="utf-8").splitlines() if line}
        for line in version.grille:
            assert set(line.regles) <= known
            assert set(line.decisives) <= set(line.regles)

    def test_under_31_and_32_whatever_is_major_and_blocks_is_decisive(self, version: Referentiel) -> None:
        """« Un défaut, même partiel, est une non-conformité majeure » : no line stays shown beside one."""
        heavy = {
            rule.repere
            for rule in RULES
            if rule.severity is Severity.ERREUR and rule.gradation is Gradation.MAJEURE
        }
        for number in (31, 32):
            for line in version.lignes(number):
                assert set(line.decisives) == set(line.regles) & heavy

    def test_every_indicator_has_lines_and_each_line_an_indicator(self, version: Referentiel) -> None:
        assert {line.indicateur for line in version.grille} == {one.numero for one in version.indicateurs}

    def test_31_and_32_can_only_be_major(self, version: Referentiel) -> None:
        grades = {one.numero: one.gradation for one in version.indicateurs}
        assert (grades[30], grades[31], grades[32]) == (("mineure", "majeure"), ("majeure",), ("majeure",))

    def test_delays_of_non_conformites(self, version: Referentiel) -> None:
        found = {one.gradation: (one.delai_mois, one.controle_mois) for one in version.non_conformites}
        assert found == {"majeure": (3, 1), "mineure": (6, None)}

    def test_a_new_entrant_must_show_the_formalisation(self, version: Referentiel) -> None:
        asked = {line.code for line in version.grille if line.formalisation}
        assert {"31-modalites", "32-formalisation"} <= asked
        assert not asked & {"30-sollicitation", "32-appreciations", "32-reclamations"}


class TestWhatChanged:
    def test_the_grid_of_32_has_three_lines_then_four(self) -> None:
        assert [line.code for line in V9.lignes(32)] == [
            "32-formalisation",
            "32-appreciations",
            "32-reclamations",
        ]
        assert [line.code for line in DECRET.lignes(32)][3:] == ["32-risques"]

    def test_the_certifier_says_30_and_32_and_we_read_31_and_33(self) -> None:
        read = {line.indicateur for line in DECRET.grille if line.origine is Origine.LECTURE}
        assert read == {31, 33}

    def test_33_is_new_and_only_for_apprenticeship(self) -> None:
        assert V9.indicateur(33) is None
        found = DECRET.indicateur(33)
        assert found is not None
        assert found.concerne([Categorie.FORMATION, Categorie.APPRENTISSAGE])
        assert not found.concerne([Categorie.FORMATION, Categorie.VAE])
        assert found.gradation == ()
        assert "n’est pas connue" in (found.gradation_note or "")

    def test_funders_became_optional(self) -> None:
        for version, expected in ((V9, set()), (DECRET, {PartiePrenante.FINANCEURS})):
            entries = [one for one in version.parties_prenantes if one.categorie is Categorie.FORMATION]
            assert {partie for one in entries for partie in one.facultatives} == expected

    def test_a_bilan_asks_neither_companies_nor_funders(self) -> None:
        assert DECRET.parties([Categorie.BILAN]) == (
            PartiePrenante.BENEFICIAIRES,
            PartiePrenante.EQUIPE_PEDAGOGIQUE,
        )
        assert DECRET.parties([Categorie.SOUS_TRAITANCE]) == (
            PartiePrenante.BENEFICIAIRES,
            PartiePrenante.DONNEUR_ORDRES,
        )

    def test_the_examples_of_the_decree_are_those_of_v9_and_say_so(self) -> None:
        assert (DECRET.guide.publie_le, DECRET.exemples_de.titre) == (None, "Guide de lecture V9")
        assert "non publié" in (DECRET.guide.note or "")
        for number in (30, 31, 32):
            old, new = V9.indicateur(number), DECRET.indicateur(number)
            assert old is not None
            assert new is not None
            assert (old.exemples, old.niveau_attendu) == (new.exemples, new.niveau_attendu)


class TestTheSchema:
    def test_is_a_schema(self) -> None:
        raw = json.loads((schema_root() / "referentiel.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(raw)

    def test_is_the_type(self) -> None:
        schema = load_schema("referentiel").json
        assert list(schema["properties"]) == list(get_type_hints(Referentiel))

    def test_explains_everything(self) -> None:
        assert list(gaps(load_schema("referentiel").json, "referentiel")) == []


def gaps(schema: dict[str, Any], at: str) -> Iterator[str]:
    for keyword in ("title", "description", "markdownDescription"):
        if not schema.get(keyword):
            yield f"{at}: no {keyword}"
    if "enum" in schema and len(schema.get("enumDescriptions", ())) != len(schema["enum"]):
        yield f"{at}: enumDescriptions does not match the list"
    if "pattern" in schema and not schema.get("patternErrorMessage"):
        yield f"{at}: no patternErrorMessage"
    for name, child in schema.get("properties", {}).items():
        yield from gaps(child, f"{at}.{name}")
    if isinstance(schema.get("items"), dict):
        yield from gaps(schema["items"], f"{at}[]")
