"""The prover of how often each partie prenante is asked (ind. 30): à chaud and à froid are two habits, never one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from filrouge.audit.recueil import QUESTIONNAIRES, vise
from filrouge.diagnostics.french import days, long_date, lowered, plural
from filrouge.preaudit.phrases import Dit, Manque, Preuve
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Appreciation, Ref
from filrouge.records.types.appreciation import Modalite, PartiePrenante

_MONTH = 31
_DAY = timedelta(days=1)
_QUARTER = 92
"""Days: a shorter stretch may have had no session in it."""
_MOMENTS = (Modalite.A_CHAUD, Modalite.A_FROID)
"""Each asks something else of the same people: one kept up says nothing of the other."""


@dataclass(frozen=True, slots=True)
class _Habitude:
    """Some people asked in one way: ``qui`` and how, and the recueils, oldest first.

    ``melee`` when not all of them were asked each time; ``seule`` when nothing else was asked of them.
    """

    qui: str
    recueils: Sequence[Appreciation]
    melee: bool = False
    seule: bool = True


def frequence(scope: Scope) -> Iterator[Dit]:
    """Each partie prenante: the longest time without a recueil, since the first over twice the period.

    Where syntheses say which categories they cover, the time is that of each category: asking some people often
    says nothing of the others. So it is with the questionnaires à chaud and à froid.
    """
    months = scope.seuils.sollicitation_mois
    for partie in scope.parties:
        found = scope.recueils(2 * months, partie)
        publics = [public for public in _publics(scope, partie, found) if public[1]]
        melee = len(publics) == 1 and len({frozenset(one.categories) for one in found}) > 1
        for qui, some in publics:
            for habitude in _habitudes(qui, some, melee=melee):
                yield _rhythm(scope, habitude)


def _publics(
    scope: Scope, partie: PartiePrenante, found: Sequence[Appreciation]
) -> Iterator[tuple[str, Sequence[Appreciation]]]:
    """Those who were asked apart: a partie prenante, or each category of it that is named."""
    name = label("appreciation", "partie_prenante", partie)
    named = {categorie for one in found for categorie in one.categories}
    several = len(scope.categories) > 1 and partie is PartiePrenante.BENEFICIAIRES and bool(named)
    if not several:
        yield name, found
        return
    for categorie in scope.categories:
        word = lowered(label("organisme", "categories", "*", categorie))
        yield f"{name}, {word}", [one for one in found if vise(one, categorie)]


def _habitudes(qui: str, found: Sequence[Appreciation], *, melee: bool) -> Iterator[_Habitude]:
    """Tell apart the ways in which some people were asked: à chaud, à froid, and the rest together.

    A meeting one year and a talk the next are one habit: either is enough.
    """
    autres = [one for one in found if one.modalite not in _MOMENTS]
    ways = [*([one for one in found if one.modalite is moment] for moment in _MOMENTS), autres]
    used = [way for way in ways if way]
    for way in used:
        named = {one.modalite for one in way}
        words = " ou ".join(
            lowered(label("appreciation", "modalite", one)) for one in Modalite if one in named
        )
        yield _Habitude(f"{qui}, {words}", way, melee=melee, seule=way is not autres or len(used) == 1)


def _rhythm(scope: Scope, habitude: _Habitude) -> Dit:
    """Say how often some people were asked; what comes on top of the questionnaires owes no rhythm."""
    months, found = scope.seuils.sollicitation_mois, habitude.recueils
    first, last = found[0].etablie_le, Ref(found[-1].id)
    if not habitude.seule:
        told = f"{habitude.qui}\u00a0: {plural(len(found), 'recueil')} de plus depuis le {long_date(first)}"
        return Preuve((f"{told}, le dernier ", last), _refs(found))
    if len({one.etablie_le for one in found}) == 1 and first >= scope.depuis(months):
        told = f"{habitude.qui}\u00a0: un recueil depuis moins de {months} mois, "
        return Preuve((told, last, "\u00a0; le suivant montrera la fréquence"), _refs(found))
    start, end = _longest(found, scope.today)
    gap = (end - start).days
    told = f"{habitude.qui}\u00a0: {plural(len(found), 'recueil')} depuis le {long_date(first)}"
    if gap > months * _MONTH:
        hole = f"aucun entre le {long_date(start)} et le {long_date(end)}"
        return Manque((f"{told}, mais {hole}",), _refs(found))
    rhythm = "" if habitude.melee else f", jamais plus de {days(gap)} sans recueil"
    return Preuve((f"{told}{rhythm}, le dernier ", last, *_holes(habitude)), _refs(found))


def _holes(habitude: _Habitude) -> tuple[str, ...]:
    """Say which periods no answer speaks of, between the first covered and the last: a regular date may hide one."""
    if habitude.melee or any(one.modalite not in QUESTIONNAIRES for one in habitude.recueils):
        return ()
    holes = [
        f"du {long_date(start)} au {long_date(end)}"
        for start, end in _uncovered(habitude.recueils)
        if (end - start).days >= _QUARTER
    ]
    return (f"\u00a0; aucune réponse sur la période {', ni '.join(holes)}",) if holes else ()


def _uncovered(found: Sequence[Appreciation]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each stretch that no period covers, in order."""
    periods = sorted((one.periode.du, one.periode.au) for one in found)
    covered = periods[0][1]
    for start, end in periods[1:]:
        if start > covered + _DAY:
            yield covered + _DAY, start - _DAY
        covered = max(covered, end)


def _longest(found: Sequence[Appreciation], today: date) -> tuple[date, date]:
    """Return the two days between which nobody was asked for the longest time."""
    ends = sorted({one.etablie_le for one in found} | {today})
    return max(pairwise(ends), key=lambda pair: (pair[1] - pair[0]).days)


def _refs(found: Sequence[Appreciation]) -> tuple[Ref, ...]:
    return tuple(Ref(one.id) for one in found)
