"""What moved between two scorecards: statuses, and figures; which way, how far, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.assessment.series import known
from scorecard.assessment.trend import good_way
from scorecard.messages import figures
from scorecard.model.number import NumberStyle, exact
from scorecard.model.plan import NUMERIC, Kind
from scorecard.model.reading import BOUNDS, Qualifier
from scorecard.model.records import closed_years
from scorecard.model.scorecard import Rule, is_break
from scorecard.model.status import WORST_FIRST, Cause, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date, datetime

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import (
        EntityResult,
        IndicatorResult,
        PartResult,
        ReadingPoint,
        Scorecard,
    )


@dataclass(frozen=True, slots=True)
class Span:
    """From one scorecard to the next.

    With ``days`` two days of knowledge are compared; else two ``years``, with the same knowledge.
    ``first`` and ``last`` are the days of the plan compared: the two days, or the ends of the two
    years. What was restated after ``since`` and up to ``until`` lies in the span: between years
    ``since`` is the day the earlier one was closed, if it was. ``until`` None is all there is.
    """

    days: bool
    years: tuple[int, int]
    first: date
    last: date
    since: date
    until: date | None
    closed_at: datetime | None = None  # between years: the moment the earlier one was closed

    def plans(self, day: date | None) -> bool:
        """Say whether a day of the plan, or of a meeting, lies in the span."""
        return day is not None and self.first < day <= self.last

    def plans_year(self, year: int | None) -> bool:
        """Say whether a year begins in the span."""
        return year is not None and self.years[0] < year <= self.years[1]

    def learns(self, day: date) -> bool:
        """Say whether what became known on a day became known in the span."""
        return self.since < day and (self.until is None or day <= self.until)

    def revises(self, reading: Reading) -> bool:
        """Say whether a revision became known in the span; what followed the closing did."""
        on, closed_at = reading.known_from, self.closed_at
        if on != self.since or closed_at is None or reading.as_published:
            return self.learns(on)
        return reading.entered_at > closed_at


def span_of_years(
    records: Records, calendar: FiscalCalendar, earlier: int, later: int, as_of: date | None
) -> Span:
    """Return the span from one year's scorecard to another's, both known on one day.

    The earlier year's figures were before the board when it closed the year; without a closing,
    its last day stands for that.
    """
    closed = closed_years(records, as_of).get(earlier)
    ends = calendar.last_day(earlier), calendar.last_day(later)
    last = ends[1] if as_of is None else max(min(ends[1], as_of), ends[0])
    return Span(
        days=False,
        years=(earlier, later),
        first=ends[0],
        last=last,
        since=ends[0] if closed is None else closed.on,
        until=as_of,
        closed_at=None if closed is None else closed.entered_at,
    )


def span_of_days(calendar: FiscalCalendar, earlier: date, later: date) -> Span:
    """Return the span from what was known on one day to what was known on a later one."""
    return Span(
        days=True,
        years=(calendar.of(earlier), calendar.of(later)),
        first=earlier,
        last=later,
        since=earlier,
        until=later,
    )


class Move(StrEnum):
    """Which way a status went from one scorecard to another."""

    CAME_DUE = "came due"
    WORSE = "worse"
    BETTER = "better"
    BEHIND = "behind"  # no figure moved the wrong way; what is asked for moved further
    NEWLY_ASSESSED = "newly assessed"
    NO_LONGER_ASSESSED = "no longer assessed"
    EVEN = "even"  # of objectives and goals: another word, and neither better nor worse
    SAME = "same"


class Level(StrEnum):
    """At which of the plan's three levels something stands."""

    GOAL = "goal"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"


def move_of(was: Status, now: Status) -> Move:
    """Return which way a status went."""
    if was is now:
        return Move.SAME
    if was is Status.NOT_ASSESSED:
        return Move.NEWLY_ASSESSED
    if now is Status.NOT_ASSESSED:
        return Move.NO_LONGER_ASSESSED
    rose = WORST_FIRST.index(now) > WORST_FIRST.index(was)
    return Move.BETTER if rose else Move.WORSE


class Mover(StrEnum):
    """What may move an indicator's status."""

    ACTIVE = "kept"  # it begins, or is no longer kept
    JUDGEMENT = "judgement"
    TARGET = "target"  # another one is in force
    READING = "reading"  # of a year that had none
    REVISED = "revised"  # a figure is another than it was
    TAKEN_BACK = "taken back"  # a year has no figure any more
    BASELINE = "baseline"  # a later baseline starts the series anew
    BREAK = "break"  # the series breaks
    DATE_COME = "date come"
    PATH = "path"  # it asks for another figure than before
    STALE = "stale"  # no newer reading than one that is too old now
    ENTITIES = "entities"  # statuses of them, where the indicator has no figure of its own


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in two scorecards."""

    before: IndicatorResult
    after: IndicatorResult
    earlier: Scorecard
    later: Scorecard


def movers(compared: Compared) -> tuple[Mover, ...]:
    """Return what differs between the two that a status may rest on, the order being the list's.

    More than one thing may have moved a status; nothing says which of them would have done so
    alone.
    """
    before, after = compared.before, compared.after
    new, gone, revised = _changed_years(before, after)
    no_status = after.reason
    has_path = after.expected is not None and before.expected is not None
    found = {
        Mover.ACTIVE: (before.reason is Reason.RETIRED) is not (no_status is Reason.RETIRED),
        Mover.JUDGEMENT: before.judgement != after.judgement,
        Mover.TARGET: before.target != after.target,
        Mover.READING: bool(new),
        Mover.REVISED: bool(revised),
        Mover.TAKEN_BACK: bool(gone),
        Mover.BASELINE: _restarted(before, after),
        Mover.BREAK: no_status is Reason.SERIES_BREAK is not before.reason,
        Mover.DATE_COME: _has_come(after, compared.later)
        and not _has_come(before, compared.earlier),
        Mover.PATH: has_path and _figures_differ(before.expected, after.expected),
        Mover.STALE: no_status is Reason.STALE is not before.reason,
        Mover.ENTITIES: after.indicator.aggregate is None and bool(moved_entities(before, after)),
    }
    return tuple(mover for mover, moved in found.items() if moved)


def moved_entities(
    before: IndicatorResult, after: IndicatorResult
) -> tuple[tuple[EntityResult, EntityResult], ...]:
    """Return the entities whose status is another than it was, before and after."""
    was = {each.entity.id: each for each in before.entities}
    pairs = [(was[e.entity.id], e) for e in after.entities if e.entity.id in was]
    return tuple((old, new) for old, new in pairs if old.status is not new.status)


def moved_parts(
    before: IndicatorResult, after: IndicatorResult
) -> tuple[tuple[PartResult, PartResult], ...]:
    """Return the parts whose status is another than it was, before and after."""
    was = {each.part.name: each for each in before.parts}
    pairs = [(was[p.part.name], p) for p in after.parts if p.part.name in was]
    return tuple((old, new) for old, new in pairs if old.result.status is not new.result.status)


# What differs says why, the first of these before the others: a target that was revised in the
# year it was due is told as that.
_CAUSES = {
    Mover.ACTIVE: Cause.PLAN,
    Mover.BASELINE: Cause.PLAN,
    Mover.TARGET: Cause.TARGET,
    Mover.JUDGEMENT: Cause.JUDGEMENT,
    Mover.DATE_COME: Cause.DATE,
    Mover.READING: Cause.FIGURE,
    Mover.BREAK: Cause.FIGURE,
    Mover.REVISED: Cause.FIGURE,
    Mover.TAKEN_BACK: Cause.FIGURE,
}
_REVISIONS = (Mover.REVISED, Mover.TAKEN_BACK)
_WAY = {Move.BETTER: 1, Move.WORSE: -1}
# Where the figure stood still, more was asked of it.
_MORE_ASKED = (Cause.DATE, Cause.TARGET)


@dataclass(frozen=True, slots=True)
class Moved:
    """Which way a status went, why, and what differs."""

    move: Move
    cause: Cause | None
    movers: tuple[Mover, ...] = ()


def moved(compared: Compared, restated: Container[str] = ()) -> Moved:
    """Return which way the status of an indicator went, and why.

    One whose day came is told as that, whether it was met or missed. One whose figure moved the
    right way, or did not move while more was asked, is never worse: it fell behind.

    Args:
        compared: the indicator in two scorecards.
        restated: ids of indicators of which a figure was restated between the two.
    """
    before, after = compared.before, compared.after
    move = move_of(before.status, after.status)
    if move is Move.SAME and before.note is after.note:
        return Moved(move, None)
    differ = movers(compared)
    cause = next((cause for mover, cause in _CAUSES.items() if mover in differ), None)
    if cause is Cause.FIGURE and Mover.READING not in differ and after.indicator.id in restated:
        restating = any(mover in differ for mover in _REVISIONS)
        cause = Cause.RESTATED if restating else cause
    if cause is None and Mover.ENTITIES in differ:
        cause = _cause_of_entities(compared)
    way = _way_of_figure(compared)
    asked = Mover.PATH in differ and way is not None and move in _WAY
    if cause is Cause.FIGURE and asked and (way or 0) * _WAY[move] <= 0:
        cause = None  # the figure alone would have said the contrary
    cause = cause or Cause.DATE  # where nothing else differs, time does
    ended = Mover.DATE_COME in differ or (Mover.ENTITIES in differ and _is_end(after))
    if move is Move.SAME:
        # A note alone moves no status; an objective may move on it.
        return Moved(move, cause)
    if cause is Cause.DATE and ended:
        move = Move.CAME_DUE
    elif move is Move.WORSE and (way == 1 or (way == 0 and cause in _MORE_ASKED)):
        move = Move.BEHIND
    return Moved(move, cause, differ)


def _is_end(result: IndicatorResult) -> bool:
    return result.status in (Status.ACHIEVED, Status.MISSED) or result.reason is Reason.UNDECIDED


def _cause_of_entities(compared: Compared) -> Cause | None:
    causes = [
        moved(replace(compared, before=old.result, after=new.result)).cause
        for old, new in moved_entities(compared.before, compared.after)
    ]
    return commonest([cause for cause in causes if cause is not None])


def commonest(causes: Sequence[Cause]) -> Cause | None:
    """Return the most frequent cause, of as frequent ones the first in the list of causes."""
    return max(Cause, key=causes.count) if causes else None


def _way_of_figure(compared: Compared) -> int | None:
    """Return 1 where the figure moved the way its target wants, -1 the other way, 0 for neither.

    None where there are no two figures, or nobody says which way is good.
    """
    was, now = compared.before.latest, compared.after.latest
    if was is None or now is None:
        return None
    if was.year != now.year:
        # What the later scorecard says of that year, where it says something.
        was = next((p for p in compared.after.readings if p.year == was.year), was)
    target = compared.after.target or compared.before.target
    if was.assessed is None or now.assessed is None:
        return None
    if not _figures_differ(was.assessed, now.assessed) or _may_be_the_same(was, now):
        return 0
    good = good_way(compared.after.indicator, target, was.assessed)
    return (good if now.assessed > was.assessed else -good) or None


def _may_be_the_same(was: ReadingPoint, now: ReadingPoint) -> bool:
    """Say whether two figures of which one lies between two may be the same one."""
    if Qualifier.BETWEEN not in (was.qualifier, now.qualifier):
        return False
    (low, high), (least, most) = known(was).inside, known(now).inside
    return low <= most and least <= high


def revised_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years whose figure is another than it was."""
    return _changed_years(before, after)[2]


def gone_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years that had a figure and have none any more."""
    return _changed_years(before, after)[1]


def new_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years that have a figure and had none."""
    return _changed_years(before, after)[0]


def _changed_years(
    before: IndicatorResult, after: IndicatorResult
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the years with a new figure, without one any more, and with another one."""
    was, now = _points_by_year(before), _points_by_year(after)
    common = [year for year in now if year in was]
    revised = tuple(
        year
        for year in common
        if _figures_differ(was[year].value, now[year].value)
        or was[year].alone.interval != now[year].alone.interval
    )
    gone = tuple(year for year in was if year not in now)
    return tuple(year for year in now if year not in was), gone, revised


def _points_by_year(result: IndicatorResult) -> dict[int, ReadingPoint]:
    if result.indicator.kind is Kind.QUALITATIVE:
        return {}
    return {point.year: point for point in result.readings if point.value is not None}


# As often as figures are compared, so is the last digit of a sum.
_ROUNDING = 1e-9


def _figures_differ(was: float | None, now: float | None) -> bool:
    if was is None or now is None:
        return was is not now
    return abs(was - now) > _ROUNDING * max(abs(was), abs(now))


def _restarted(before: IndicatorResult, after: IndicatorResult) -> bool:
    """Say whether a later baseline of the plan's list has come into force."""
    was, now = before.baseline, after.baseline
    declared = {baseline.year for baseline in after.indicator.baselines[1:]}
    if was is None or now is None or len(after.indicator.baselines) < 2:
        return False
    return was.year != now.year and now.year in declared


# These rules speak once the date of a target has come, or the period is over.
_CLOSING = frozenset(
    {
        Rule.MET_BY_DUE,
        Rule.MET_LATE,
        Rule.MISSED,
        Rule.DUE_NO_READING,
        Rule.HELD_ALL_YEARS,
        Rule.BROKEN_IN_PERIOD,
        Rule.HELD_WITH_GAPS,
    }
)


def _has_come(result: IndicatorResult, card: Scorecard) -> bool:
    """Say whether the question was closed: by the date of the target, or a reading of its year."""
    target = result.target
    if target is None:
        return False
    if result.explanation.rule in _CLOSING:
        return True
    return target.by is not None and target.by <= card.last_day


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure moved since a year, in the unit, as :func:`movement` gives it."""

    by: Decimal
    since: int


def change(result: IndicatorResult, year: int) -> Change | None:
    """Return the movement from the year before ``year`` to ``year``.

    None when either year has no figure or only a bound, when the series breaks between them, and
    for what is not a number. For amounts that accumulate it is the movement of the total.
    """
    points = {point.year: point for point in result.readings}
    later, earlier = points.get(year), points.get(year - 1)
    if later is None or earlier is None or is_break(later):
        return None
    by = movement(result.indicator, earlier, later)
    return None if by is None else Change(by, year - 1)


# Digits enough for any two figures that may be entered; what has more gives no number here.
_EXACTLY = Context(prec=100, rounding=ROUND_HALF_UP, traps=[])
# Of two computed figures, what adding and dividing in binary may have put between them.
_COMPUTED_ROUNDING = Decimal("1e-9")


def movement(indicator: Indicator, earlier: ReadingPoint, later: ReadingPoint) -> Decimal | None:
    """Return how far two figures of an indicator lie apart, later minus earlier, in its unit.

    It has the decimals its figures are shown with: a difference of 50 % and 60 % is 10, not 10.0.
    More of them stand only where it would seem to be nothing otherwise; nothing is 0, never -0.
    None for what is not a number, where either figure is only a bound, and where one is larger
    than anything that is counted.
    """
    if indicator.kind not in NUMERIC:
        return None
    before, after = _exact_figure(earlier), _exact_figure(later)
    if before is None or after is None:
        return None
    by = _EXACTLY.subtract(after, before)
    computed = not (_as_entered(earlier) and _as_entered(later))
    if not by or (computed and abs(by) <= _COMPUTED_ROUNDING * max(abs(before), abs(after))):
        return Decimal(0)
    shown = _rounded(by, max(_places(indicator, point) for point in (earlier, later)))
    # Where that is nothing, its first digit that is something.
    shown = shown or _rounded(by, -by.adjusted())
    return shown if shown.is_finite() else None


def _rounded(by: Decimal, places: int) -> Decimal:
    return by.quantize(Decimal((0, (1,), -places)), context=_EXACTLY)


_PLAIN = NumberStyle("", ".")
_FRACTION = re.compile(r"[0-9]\.([0-9]+)")


def _places(indicator: Indicator, point: ReadingPoint) -> int:
    """Return how many decimals a figure is shown with."""
    fraction = _FRACTION.search(figures.reading(indicator, point, _PLAIN))
    return 0 if fraction is None else len(fraction[1])


def _as_entered(point: ReadingPoint) -> bool:
    return point.total is None and point.reading is not None and point.reading.value is not None


def _exact_figure(point: ReadingPoint) -> Decimal | None:
    """Return the figure as it was entered, where it was: 642.6 is not 642.60000000000002.

    None where there is none, or only a bound.
    """
    entered = point.reading
    if point.qualifier in BOUNDS:
        return None
    if _as_entered(point) and entered is not None and entered.value is not None:
        return Decimal(entered.value)
    return None if point.assessed is None else exact(point.assessed)
