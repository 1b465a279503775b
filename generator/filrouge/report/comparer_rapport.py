"""What a comparison says, whatever its format: the plan's changes, and the findings of one side alone."""

from dataclasses import dataclass
from datetime import date
from itertools import compress

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

    ``incomparables`` are those of one side whose rule, or whose record, could not be looked at on the other: nobody knows whether they came or went.
    ``acceptes`` are the fingerprints of the findings that a dérogation accepts on the later side.
    """

    avant: Cote
    apres: Cote
    jour: date
    comparaison: Comparaison
    apparus: tuple[Defaut, ...]
    disparus: tuple[Defaut, ...]
    incomparables: tuple[Defaut, ...]
    acceptes: frozenset[str]

    @classmethod
    def of(
        cls, cotes: tuple[Cote, Cote], rapports: tuple[Rapport, Rapport], comparaison: Comparaison
    ) -> "RapportComparaison":
        """Set the reports of both sides against each other, finding by finding, by their fingerprints."""
        before, after = rapports
        unread_before, unread_after = comparaison.illisibles
        came, maybe_came = _only(after, before, unread_before)
        went, maybe_went = _only(before, after, unread_after)
        return cls(
            avant=cotes[0],
            apres=cotes[1],
            jour=after.today,
            comparaison=comparaison,
            apparus=came,
            disparus=went,
            incomparables=(*maybe_came, *maybe_went),
            acceptes=frozenset(one.defaut.empreinte for one in after.acceptes),
        )


def _only(
    side: Rapport, other: Rapport, unread: frozenset[str]
) -> tuple[tuple[Defaut, ...], tuple[Defaut, ...]]:
    """Return the findings of one side alone, and those of which the other side, or its unread records, cannot tell."""
    known = {one.empreinte for one in other.defauts}
    blind = {one.regle.code for one in other.non_verifiees}
    alone = [one for one in side.defauts if one.empreinte not in known]
    unsure = [one.finding.code in blind or one.finding.record in unread for one in alone]
    sure = [not flag for flag in unsure]
    return tuple(compress(alone, sure)), tuple(compress(alone, unsure))
