"""How often people are asked: à chaud and à froid are judged apart, and what comes on top owes no rhythm."""

from filrouge.evidence import Evidence
from filrouge.preaudit import PROVERS, Manque, Preuve, brut
from filrouge.preaudit.scope import Scope


def said(evidence: Evidence, kind: type[Preuve] | type[Manque]) -> list[str]:
    found = PROVERS["frequence"].dit(Scope(evidence, 30))
    return [brut(one.phrase).replace("\u00a0", " ") for one in found if isinstance(one, kind)]


class TestFrequency:
    """À chaud and à froid are two habits: one kept up does not hide that the other stopped."""

    def other(self, lire, modalite: str, day: str, more: str = "") -> Evidence:
        text = lire("une-personne").documents["APP-2026-S1-CHAUD"].text.partition("questions:")[0]
        changed = (
            text.replace("a_chaud", modalite).replace("2026-07-02", day).replace("2026-0", "2025-0") + more
        )
        assert modalite in changed
        return lire("une-personne", {"content/appreciations/APP-2025-S1-AUTRE.yaml": changed})

    def test_a_period_that_no_answer_speaks_of_is_told(self, lire) -> None:
        """Recueils of July 2025 and July 2026 follow each other within the year, and leave six months unasked."""
        told = [one for one in said(self.other(lire, "a_chaud", "2025-07-02"), Preuve) if "à chaud" in one]
        assert told == [
            (
                "Bénéficiaires, à chaud : 2 recueils depuis le 2 juillet 2025, jamais plus de 365 jours sans recueil, "
                "le dernier APP-2026-S1-CHAUD ; aucune réponse sur la période du 27 juin 2025 au 4 janvier 2026"
            )
        ]

    def test_an_evaluation_of_contents_is_no_recueil_of_satisfaction(self, lire) -> None:
        evidence = self.other(lire, "a_chaud", "2025-07-02", "objet: contenus_enseignements\n")
        assert [one for one in said(evidence, Preuve) if "APP-2025" in one or "2 recueils" in one] == []

    def test_a_froid_given_up_is_missing(self, lire) -> None:
        evidence = self.other(lire, "a_froid", "2025-08-01")
        assert said(evidence, Manque) == [
            (
                "Bénéficiaires, à froid : 1 recueil depuis le 1er août 2025, "
                "mais aucun entre le 1er août 2025 et le 16 novembre 2026"
            )
        ]
        assert any(told.startswith("Bénéficiaires, à chaud") for told in said(evidence, Preuve))

    def test_one_talk_more_owes_no_rhythm(self, lire) -> None:
        evidence = self.other(lire, "entretien", "2025-08-01")
        assert said(evidence, Manque) == []
        assert (
            "Bénéficiaires, entretien : 1 recueil de plus depuis le 1er août 2025, "
            "le dernier APP-2025-S1-AUTRE" in said(evidence, Preuve)
        )


class TestRelances:
    """Who is spoken to needs no relance, and one that was made is not denied."""

    def of_companies(self, lire, line: str) -> list[str]:
        path = "content/appreciations/APP-2026-S1-ENTREPRISES.yaml"
        text = lire("une-personne").documents["APP-2026-S1-ENTREPRISES"].text
        evidence = lire("une-personne", {path: text + line})
        found = PROVERS["relances"].dit(Scope(evidence, 30))
        told = [brut(one.phrase).replace("\u00a0", " ") for one in found]
        return [one for one in told if one.startswith("Entreprises")]

    def test_of_a_talk(self, lire) -> None:
        assert self.of_companies(lire, "") == ["Entreprises : entretiens ou réunions, rien à relancer"]
        assert self.of_companies(lire, "relances: [2026-06-24]\n") == [
            "Entreprises : rappel avant 1 entretien ou réunion sur 1, le dernier le 24 juin 2026 (APP-2026-S1-ENTREPRISES)"
        ]
