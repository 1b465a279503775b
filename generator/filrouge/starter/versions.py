"""A finished record to the dated versions it went through, the last one being the file itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from filrouge.source import Document, Pointer, Value
from filrouge.starter.edits import earlier_text
from filrouge.starter.plans import Place, Plan, Stage
from filrouge.validation import load_schema


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it stood from a day on; ``role`` is who wrote it, when the record tells."""

    on: date
    words: str
    role: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a record said before a day, where its dates cannot tell: by place, None for not yet written."""

    before: date
    values: Mapping[Pointer, Value]


@dataclass(frozen=True, slots=True)
class _Moment:
    """A stage that has its day: what appears, and the statut from then on."""

    on: date
    words: str
    role: str | None
    shows: frozenset[Pointer]
    statut: str | None


Window = tuple[date, date]
ALWAYS: Window = (date.min, date.max)


def versions(
    document: Document,
    type_name: str,
    plan: Plan,
    window: Window = ALWAYS,
    earlier: Sequence[Earlier] = (),
) -> tuple[Version, ...]:
    """Return the versions of a record in order; days outside of the window are brought to its edge.

    ``earlier`` adds no version: each one tells what was said at the time.
    """
    opening = _opening(document, plan, window)
    later = tuple(_moments(document, plan, (max(opening.on, window[0]), window[1])))
    days = sorted({opening.on, *(moment.on for moment in later)})
    places = _every_place(document, plan)
    found = []
    for day in days:
        reached = [opening, *(moment for moment in later if moment.on <= day)]
        # The opening keeps its own words, whatever else is known from the first day.
        told = (
            opening if day == opening.on else next(moment for moment in reversed(reached) if moment.on == day)
        )
        if day == days[-1]:
            text = document.text
        else:
            shown = frozenset[Pointer]().union(*(moment.shows for moment in reached))
            values = _values(document, type_name, plan, reached, day) | _told(earlier, day)
            unwritten = {place for place, value in values.items() if value is None}
            text = earlier_text(document, (places - shown) | unwritten, values)
        found.append(Version(day, told.words, told.role, text))
    return tuple(found)


def _opening(document: Document, plan: Plan, window: Window) -> _Moment:
    dates = (_at(document.data, place) for place in plan.opening)
    written = next((day for day in dates if isinstance(day, str)), None)
    day = window[0] if written is None else date.fromisoformat(written) + timedelta(days=plan.shift)
    return _Moment(_within(day, window), plan.words, _role(document, plan.roles, 0), frozenset(), None)


def _moments(document: Document, plan: Plan, window: Window) -> Iterator[_Moment]:
    for stage in plan.stages:
        for index in _indexes(document, stage):
            written = _at(document.data, _bound(stage.date, index))
            if not isinstance(written, str):
                continue
            day = _within(date.fromisoformat(written) + timedelta(days=stage.shift), window)
            shows = frozenset(_present(document, stage, index))
            role = _role(document, (*stage.roles, *plan.roles), index)
            if shows or stage.statut:
                yield _Moment(day, stage.words, role, shows, stage.statut)


def _every_place(document: Document, plan: Plan) -> frozenset[Pointer]:
    """All that a stage shows; without a day of its own, it waits for the last version."""
    return frozenset(
        pointer
        for stage in plan.stages
        for index in _indexes(document, stage)
        for pointer in _present(document, stage, index)
    )


def _present(document: Document, stage: Stage, index: int) -> Iterator[Pointer]:
    for place in stage.shows:
        pointer = _bound(place, index)
        if pointer in document.values:
            yield pointer


def _indexes(document: Document, stage: Stage) -> range:
    if "*" not in stage.date:
        return range(1)
    items = document.data.get(stage.date[0])
    return range(len(items)) if isinstance(items, list) else range(0)


def _bound(place: Place, index: int) -> Pointer:
    return tuple(index if step == "*" else step for step in place)


def _values(
    document: Document, type_name: str, plan: Plan, reached: list[_Moment], day: date
) -> dict[Pointer, Value]:
    """The values that were others at the time: the statut, and the échéance before it was moved."""
    values: dict[Pointer, Value] = {}
    if "statut" in document.data:
        order: list[str] = load_schema(type_name).at(("statut",))["enum"]
        # A note written after the end does not bring the record back to « en cours ».
        values[("statut",)] = max((moment.statut or order[0] for moment in reached), key=order.index)
    if plan.moved:
        key, items, old = plan.moved
        moves = document.data.get(items)
        for move in moves if isinstance(moves, list) else ():
            if isinstance(move, dict) and date.fromisoformat(str(move["le"])) > day:
                values[(key,)] = str(move[old])
                break
    return values


def _told(earlier: Sequence[Earlier], day: date) -> dict[Pointer, Value]:
    """The values written on a day: of a place told several times, the one that ended soonest after it."""
    values: dict[Pointer, Value] = {}
    for one in sorted(earlier, key=lambda one: one.before, reverse=True):
        if day < one.before:
            values.update(one.values)
    return values


def _role(document: Document, places: tuple[Place, ...], index: int) -> str | None:
    roles = (_at(document.data, _bound(place, index)) for place in places)
    return next((role for role in roles if isinstance(role, str)), None)


def _at(value: Value, place: Pointer | Place) -> Value:
    for step in place:
        if isinstance(value, list) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        else:
            return None
    return value


def _within(day: date, window: Window) -> date:
    return min(max(day, window[0]), window[1])
