"""What a chart covers: its first year, and which readings stand apart in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.reading import Flag, State

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint


def first_year(result: IndicatorResult, period: tuple[int, int]) -> int:
    """Return the year a chart begins with: the baseline's, or the one before the period.

    Earlier readings would press together what the status is about; they stay in the table.
    """
    starts = [period[0] - 1]
    if result.baseline is not None:
        starts.append(result.baseline.year)
    starts += [point.year for point in result.explanation.path[:1]]
    return min(starts)


def is_provisional(point: ReadingPoint) -> bool:
    """Say whether the figure, or one it was computed from, is provisional."""
    behind = (point.reading,) if point.reading is not None else point.derived_from
    return any(entered.state is State.PROVISIONAL for entered in behind)


def is_break(point: ReadingPoint) -> bool:
    """Say whether the series starts anew at this reading."""
    return point.reading is not None and Flag.BREAK in point.reading.flags
