"""How often people are asked: à chaud and à froid are judged apart, and what comes on top owes no rhythm."""

from filrouge.evidence import Evidence
from filrouge.preaudit import PROVERS, Manque, Preuve, brut
from filrouge.preaudit.scope import Scope


def said(evidence: Evidence, kind: type[Preuve] | type[Manque]) -> list[str]:
    found = PROVERS["frequence"].dit(Scope(evidence, 30))
    return [brut(one.phrase).replace("\u00a0", " ") for one in found if isinstance(one, kind)]


class TestFrequency:
    """À chaud and à froid are two habits: one kept up does not hide that the other stopped."""

    def other(self, lire, modalite: str, day: str) -> Evidence:
        text = lire("une-personne").documents["APP-2026-S1-CHAUD"].text.partition("questions:")[0]
        changed = text.replace("a_chaud", modalite).replace("2026-07-02", day).replace("2026-0", "2025-0")
        assert modalite in changed
        return lire("une-personne", {"content/appreciations/APP-2025-S1-AUTRE.yaml": changed})

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
