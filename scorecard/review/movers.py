"""What moved a status: a reading, the path going on, a target revised, its date come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.indicator import Kind
from scorecard.model.scorecard import Rule
from scorecard.model.status import Reason
from scorecard.review.span import day_of

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard

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
# As often as figures are compared, so is the last digit of a sum.
_NO_DIFFERENCE = 1e-9


class Mover(StrEnum):
    """What may move an indicator's status."""

    KEPT = "kept"  # it begins, or is no longer kept
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


class Compared(NamedTuple):
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
    before, after, *_ = compared
    new, gone, revised = _figures(before, after)
    no_status = after.reason
    asked = after.expected is not None and before.expected is not None
    found = {
        Mover.KEPT: (before.reason is Reason.RETIRED) is not (no_status is Reason.RETIRED),
        Mover.JUDGEMENT: before.judgement != after.judgement,
        Mover.TARGET: before.target != after.target,
        Mover.READING: bool(new),
        Mover.REVISED: bool(revised),
        Mover.TAKEN_BACK: bool(gone),
        Mover.BASELINE: _restarted(before, after),
        Mover.BREAK: no_status is Reason.SERIES_BREAK is not before.reason,
        Mover.DATE_COME: _has_come(after, compared.later)
        and not _has_come(before, compared.earlier),
        Mover.PATH: asked and _differ(before.expected, after.expected),
        Mover.STALE: no_status is Reason.STALE is not before.reason,
    }
    return tuple(mover for mover, moved in found.items() if moved)


def revised_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years whose figure is another than it was."""
    return _figures(before, after)[2]


def gone_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years that had a figure and have none any more."""
    return _figures(before, after)[1]


def new_years(before: IndicatorResult, after: IndicatorResult) -> tuple[int, ...]:
    """Return the years that have a figure and had none."""
    return _figures(before, after)[0]


def _figures(
    before: IndicatorResult, after: IndicatorResult
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the years with a new figure, without one any more, and with another one."""
    was, now = _by_year(before), _by_year(after)
    common = [year for year in now if year in was]
    revised = tuple(year for year in common if _differ(was[year].value, now[year].value))
    gone = tuple(year for year in was if year not in now)
    return tuple(year for year in now if year not in was), gone, revised


def _by_year(result: IndicatorResult) -> dict[int, ReadingPoint]:
    if result.indicator.kind is Kind.QUALITATIVE:
        return {}
    return {point.year: point for point in result.readings if point.value is not None}


def _restarted(before: IndicatorResult, after: IndicatorResult) -> bool:
    """Say whether a later baseline of the plan's list has come into force."""
    was, now = before.baseline, after.baseline
    declared = {baseline.year for baseline in after.indicator.baselines[1:]}
    if was is None or now is None or len(after.indicator.baselines) < 2:
        return False
    return was.year != now.year and now.year in declared


def _has_come(result: IndicatorResult, card: Scorecard) -> bool:
    """Say whether the question was closed: by the date of the target, or a reading of its year."""
    target = result.target
    if target is None:
        return False
    by = target.by
    return result.explanation.rule in _CLOSING or (by is not None and by <= day_of(card))


def _differ(was: float | None, now: float | None) -> bool:
    if was is None or now is None:
        return was is not now
    return abs(was - now) > _NO_DIFFERENCE * max(abs(was), abs(now))
