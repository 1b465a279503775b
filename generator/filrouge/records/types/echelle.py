"""Answer scales, and the one figure that sums up a distribution."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Echelle(StrEnum):
    """Scale of the answers to a question."""

    OUI_NON = "oui_non"
    OUI_PARTIELLEMENT_NON = "oui_partiellement_non"
    SATISFACTION_4 = "satisfaction_4"
    NOTE_5 = "note_5"
    NOTE_10 = "note_10"
    NPS_10 = "nps_10"

    @property
    def niveaux(self) -> Mapping[str, float]:
        """Levels from the lowest to the highest, with what each is worth."""
        return _NIVEAUX[self]

    @property
    def libelles(self) -> Mapping[str, str]:
        """Levels from the lowest to the highest, in words."""
        return {level: _WORDS.get(level, level) for level in self.niveaux}

    @property
    def bornes(self) -> tuple[float, float]:
        """The lowest and the highest possible score."""
        return _BORNES[self]

    @property
    def unite(self) -> str:
        """Unit of the score, as written after the figure ("" for a NPS)."""
        return _UNITES[self]


_NIVEAUX: Mapping[Echelle, Mapping[str, float]] = {
    Echelle.OUI_NON: {"non": 0.0, "oui": 100.0},
    Echelle.OUI_PARTIELLEMENT_NON: {"non": 0.0, "partiellement": 50.0, "oui": 100.0},
    Echelle.SATISFACTION_4: {
        "pas_satisfait": 1.0,
        "peu_satisfait": 2.0,
        "satisfait": 3.0,
        "tres_satisfait": 4.0,
    },
    Echelle.NOTE_5: {str(note): float(note) for note in range(1, 6)},
    Echelle.NOTE_10: {str(note): float(note) for note in range(1, 11)},
    # Recommandation : détracteurs 0–6, passifs 7–8, promoteurs 9–10.
    Echelle.NPS_10: {str(note): (-100.0 if note <= 6 else 0.0 if note <= 8 else 100.0) for note in range(11)},
}
_BORNES = {echelle: (min(worths.values()), max(worths.values())) for echelle, worths in _NIVEAUX.items()}
_WORDS = {
    "non": "Non",
    "partiellement": "Partiellement",
    "oui": "Oui",
    "pas_satisfait": "Pas satisfait",
    "peu_satisfait": "Peu satisfait",
    "satisfait": "Satisfait",
    "tres_satisfait": "Très satisfait",
}
_UNITES = {
    Echelle.OUI_NON: "%",
    Echelle.OUI_PARTIELLEMENT_NON: "%",
    Echelle.SATISFACTION_4: "/ 4",
    Echelle.NOTE_5: "/ 5",
    Echelle.NOTE_10: "/ 10",
    Echelle.NPS_10: "",
}


@dataclass(frozen=True, slots=True)
class Score:
    """A computed figure: a mean, a share in per cent, or a NPS; ``effectif`` answers stand behind it."""

    valeur: float
    effectif: int
    echelle: Echelle

    @property
    def pourcentage(self) -> float:
        """The value brought to 0–100 % of its scale: 3 on 1–5 is 50 %."""
        low, high = self.echelle.bornes
        return 100 * (self.valeur - low) / (high - low)


def score(echelle: Echelle, repartition: Mapping[str, int]) -> Score | None:
    """Sum up a distribution; levels that the scale does not have are left out (they are faults)."""
    counted = {level: count for level, count in repartition.items() if level in echelle.niveaux}
    effectif = sum(counted.values())
    if not effectif:
        return None
    total = sum(echelle.niveaux[level] * count for level, count in counted.items())
    return Score(total / effectif, effectif, echelle)
