"""Documents: the cases beside the examples of the rules' pages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from register_examples import REVUE, block, told
from rule_examples import TODAY

PROCEDURE = {
    "titre": "Accueil",
    "version": "1",
    "applicable_le": "2024-09-02",
    "approuvee_par": "direction",
}


class TestDocuments:
    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({}, None),
            ({"approuvee_le": None}, "la revue REV-2026-NOV est validée sans « approuvee_le »"),
            (
                {"approuvee_par": None, "approuvee_le": None},
                "la revue REV-2026-NOV est validée sans « approuvee_par » et « approuvee_le »",
            ),
            ({"approuvee_par": None, "statut": "brouillon"}, None),
        ],
    )
    def test_a_validated_revue_is_approved(
        self, changed: dict[str, Any], message: str | None, tmp_path: Path
    ) -> None:
        data = {**REVUE, "date": "2026-11-09", **changed}
        data = {key: value for key, value in data.items() if value is not None}
        found = told(tmp_path, "document-sans-approbation", block("revues/REV-2026-NOV.md", data))
        assert [finding.message for finding in found] == [message] * (message is not None)

    @pytest.mark.parametrize(
        ("path", "changed", "said"),
        [
            (
                "procedures/PRC-ACCUEIL.md",
                {"applicable_le": "2026-11-02"},
                ("corps/2", "PRC-ACCUEIL porte encore 3 marques « [à compléter »"),
            ),
            (
                "revues/REV-2026-NOV.md",
                {},
                ("corps/2", "REV-2026-NOV porte encore 3 marques « [à compléter »"),
            ),
            ("revues/REV-2026-NOV.md", {"statut": "brouillon"}, None),
        ],
    )
    def test_a_text_is_not_that_of_the_model(
        self, path: str, changed: dict[str, Any], said: tuple[str, str] | None, tmp_path: Path
    ) -> None:
        data = {**REVUE, "date": "2026-11-09"} if "REV" in path else PROCEDURE
        text = "Les délais sont [À compléter : lesquels].\n\n[à compléter : qui] répond, [a completer]."
        document = block(path, {**data, **changed}).replace("Texte.", text)
        found = told(tmp_path, "document-sans-approbation", document)
        assert [(one.cle, one.message) for one in found] == ([said] if said else [])
        assert {one.severity.value for one in found} <= {"avertissement"}

    @pytest.mark.parametrize(
        ("since", "severity"),
        [
            ("2026-09-17", "avertissement"),
            ("2026-09-16", "erreur"),
            ("2026-12-01", "avertissement"),
        ],
    )
    def test_two_months_are_left_to_fill_the_model(self, since: str, severity: str, tmp_path: Path) -> None:
        document = block("procedures/PRC-ACCUEIL.md", {**PROCEDURE, "applicable_le": since})
        found = told(
            tmp_path, "document-sans-approbation", document.replace("Texte.", "[à compléter : qui] répond.")
        )
        assert [one.severity.value for one in found] == [severity]

    @pytest.mark.parametrize(
        ("due", "message"),
        [
            ("2026-11-15", "la révision de PRC-ACCUEIL était prévue pour le 15 novembre 2026"),
            ("2026-12-07", "la révision de PRC-ACCUEIL est prévue pour le 7 décembre 2026, avant l’audit"),
            ("2026-12-08", None),
        ],
    )
    def test_a_procedure_is_read_again_by_the_day_of_the_audit(
        self, due: str, message: str | None, tmp_path: Path
    ) -> None:
        procedure = block("procedures/PRC-ACCUEIL.md", {**PROCEDURE, "prochaine_revision": due})
        found = told(tmp_path, "document-sans-approbation", procedure)
        assert [finding.message for finding in found] == [message] * (message is not None)

    @pytest.mark.parametrize(
        ("cited", "applies", "today", "said"),
        [
            (None, "2024-09-02", TODAY, []),
            ("V9", "2024-09-02", TODAY, ["erreur"]),
            ("V9", "2024-09-02", date(2026, 10, 31), ["avertissement"]),
            ("V9", "2026-12-09", TODAY, []),
            ("decret-2026-728", "2026-11-02", TODAY, []),
            ("decret-2026-728", "2026-11-02", date(2026, 10, 31), []),
            ("V10", "2026-12-09", TODAY, ["erreur"]),
        ],
    )
    def test_a_procedure_cites_the_version_of_the_audit(
        self, cited: str | None, applies: str, today: date, said: list[str], tmp_path: Path
    ) -> None:
        data = {**PROCEDURE, "applicable_le": applies} | ({"referentiel": cited} if cited else {})
        found = told(tmp_path, "referentiel-perime", block("procedures/PRC-ACCUEIL.md", data), today=today)
        assert [finding.severity.value for finding in found] == said
