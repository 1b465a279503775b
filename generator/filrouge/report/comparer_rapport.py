"""What a comparison says, whatever its format: the plan's changes, and the findings of one side alone."""

from dataclasses import dataclass
from datetime import date

from filrouge.report.rapport import Defaut, Rapport
from filrouge.vie.comparaison import Comparaison


@dataclass(frozen=True, slots=True)
class Cote:
    """One side: ``nom`` as people call it; ``commit`` is None for the working files."""

    nom: str
    commit: str | None


@dataclass(frozen=True, eq=False)
class RapportComparaison:
    """Both sides are judged on the same day, so that what appears comes from the records and not from the calendar.

    ``acceptes`` are the fingerprints of the findings that a dérogation accepts on the later side.
    """

    avant: Cote
    apres: Cote
    jour: date
    comparaison: Comparaison
    apparus: tuple[Defaut, ...]
    disparus: tuple[Defaut, ...]
    acceptes: frozenset[str]

    @classmethod
    def of(
        cls, cotes: tuple[Cote, Cote], rapports: tuple[Rapport, Rapport], comparaison: Comparaison
    ) -> "RapportComparaison":
        """Set the reports of both sides against each other, finding by finding, by their fingerprints."""
        before, after = rapports
        known, now = ({one.empreinte for one in rapport.defauts} for rapport in rapports)
        return cls(
            avant=cotes[0],
            apres=cotes[1],
            jour=after.today,
            comparaison=comparaison,
            apparus=tuple(one for one in after.defauts if one.empreinte not in known),
            disparus=tuple(one for one in before.defauts if one.empreinte not in now),
            acceptes=frozenset(one.defaut.empreinte for one in after.acceptes),
        )
