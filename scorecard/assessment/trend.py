"""Which way the last readings lean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.compare import RELATIVE, ROUNDING, bounds
from scorecard.assessment.slopes import quantile, slopes, window
from scorecard.model.indicator import Direction
from scorecard.model.status import Trend
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.assessment.series import Series
    from scorecard.model.indicator import Indicator
    from scorecard.model.scorecard import Point
    from scorecard.model.target import Target

# A yearly move under this part of the needed one is steady; without a target, of the level.
OF_NEEDED = 0.10
OF_LEVEL = 0.01

_AT_MOST, _BETWEEN = Aim.AT_MOST, Aim.BETWEEN
_STEADY, _IMPROVING, _WORSENING = Trend.STEADY, Trend.IMPROVING, Trend.WORSENING


def find(
    indicator: Indicator,
    target: Target | None,
    series: Series,
    year: int,
    baseline: Point | None = None,
    restarted: int | None = None,
) -> Trend | None:
    """Return the trend of the last five years up to ``year``; None from fewer than 3 readings.

    Args:
        indicator: its direction counts where there is no target.
        target: the one in force; it says which way is good.
        series: readings up to the year.
        year: the scorecard's.
        baseline: with a target that has a date it gives the move needed each year.
        restarted: the year a later baseline started the series anew; nothing before it counts.
    """
    last = window(series, year, restarted)
    if last is None:
        return None
    figures = last.figures
    slope = quantile(slopes(*last), 0.5)
    move = abs(slope)
    needed = _needed_move(target, baseline)
    cut = OF_LEVEL * abs(figures[-1]) if needed is None else OF_NEEDED * needed
    # Rounding errors are no movement, and a move of exactly the cut is one.
    if move < cut * (1 - RELATIVE) or move <= ROUNDING * max(map(abs, figures)):
        return _STEADY
    good = _good_way(indicator, target, figures[-1])
    if not good:
        return Trend.RISING if slope > 0 else Trend.FALLING
    return _IMPROVING if slope * good > 0 else _WORSENING


def _needed_move(target: Target | None, baseline: Point | None) -> float | None:
    """Return the yearly move from baseline to target; None where nothing has a date."""
    if target is None or target.by is None or target.every_year or baseline is None:
        return None
    years = target.by.year - baseline.year
    return abs(target.value - baseline.value) / years if years > 0 else None


def _good_way(indicator: Indicator, target: Target | None, latest: float) -> int:
    """Return 1 where up is good, -1 where down is, 0 where neither or nobody says."""
    if target is None:
        if indicator.direction is None:
            return 0
        return 1 if indicator.direction is Direction.INCREASE else -1
    if target.aim is _AT_MOST:
        return -1
    if target.aim is _BETWEEN:
        low, high = bounds(target)
        return 1 if latest < low else -1 if latest > high else 0
    return 1
