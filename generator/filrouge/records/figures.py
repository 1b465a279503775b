"""Measures and scores as French readers write them, each on its scale or with its unit."""

from filrouge.diagnostics.french import NBSP, number, signed
from filrouge.records.types.echelle import Echelle

_INVARIABLE = {
    "mois",
    "fois",
    "avis",
    "cours",
    "parcours",
    "accès",
    "succès",
    "concours",
    "temps",
    "sans",
    "dans",
    "hors",
}


def measure(value: float, unit: str, scale: Echelle | None = None) -> str:
    """Write a figure and its unit, which never part: « 12 jours », « 1 jour », « 4,2 / 5 »."""
    text = number(value) if scale is None else bare(value, scale)
    return f"{text}{NBSP}{_agreed(value, unit).replace(' ', NBSP)}" if unit else text


def bare(value: float, scale: Echelle) -> str:
    """Write a score without its unit: « 4,2 », « 87 », « +32 » for a NPS."""
    places = decimals(scale)
    return signed(value, places) if scale is Echelle.NPS_10 else number(value, places)


def hors_echelle(cible: float, scale: Echelle) -> tuple[str, str] | None:
    """Return why a target cannot be compared with the scores of a scale, and what to write; None for a good one."""
    low, high = scale.bornes
    if low <= cible <= high:
        return None
    ends, unit = (bare(low, scale), bare(high, scale)), f", en « {scale.unite} »" if scale.unite else ""
    return (
        f"la cible {number(cible, 6)} est hors de l’échelle « {scale} », qui va de {ends[0]} à {ends[1]}",
        f"écrivez la cible comme le chiffre de la question{unit} : entre {ends[0]} et {ends[1]}",
    )


def decimals(scale: Echelle | None) -> int:
    """How many decimals a score has: none where the scale goes to a hundred."""
    return 0 if scale and scale.bornes[1] >= 100 else 1


def _agreed(value: float, unit: str) -> str:
    """Put the words of a unit in the singular below two, as French does: « 1,5 jour ouvré »."""
    return " ".join(map(_singular, unit.split())) if abs(value) < 2 else unit


def _singular(word: str) -> str:
    plural = word.isalpha() and len(word) > 3 and word.endswith("s") and word not in _INVARIABLE
    return word[:-1] if plural else word
