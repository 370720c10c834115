"""Which way the last readings lean."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scorecard.assessment.targets import RELATIVE, ROUNDING, bounds
from scorecard.model.plan import Aim, Direction
from scorecard.model.status import Trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.scorecard import Point

YEARS = 5
LEAST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Window:
    """The years of the last readings and their figures, oldest first."""

    years: tuple[int, ...]
    figures: tuple[float, ...]


def window(series: Series, year: int, restarted: int | None) -> Window | None:
    """Return the readings of the last five years up to ``year``; None for fewer than three.

    Args:
        series: readings up to the year.
        year: the scorecard's.
        restarted: the year a later baseline started the series anew; nothing before it counts,
            nor anything before a break.
    """
    since = year - YEARS + 1
    if restarted is not None or series.breaks:
        since = max(since, restarted or since, *series.breaks)
    # A year has one figure at most, so the last five have them all.
    years = tuple([known for known in series.years[-YEARS:] if known >= since])
    if len(years) < LEAST_READINGS:
        return None
    return Window(years, series.figures[-len(years) :])


def slopes(years: Sequence[int], figures: Sequence[float]) -> list[float]:
    """Return the slope between every two readings, a year, the smallest first."""
    pairs = combinations(zip(years, figures, strict=True), 2)
    return sorted([(after - before) / (year - start) for (start, before), (year, after) in pairs])


def quantile(ordered: Sequence[float], part: float) -> float:
    """Return the value with this part of a list in order before it, between two where it falls."""
    place = part * (len(ordered) - 1)
    below = int(place)
    if below == place:
        return ordered[below]
    after = place - below
    return ordered[below] * (1 - after) + ordered[below + 1] * after


# A yearly move under this part of the needed one is steady; without a target, of the level.
OF_NEEDED = 0.10
OF_LEVEL = 0.01


def find_trend(
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
    slope = quantile(slopes(last.years, last.figures), 0.5)
    move = abs(slope)
    needed = _needed_move(target, baseline)
    cut = OF_LEVEL * abs(figures[-1]) if needed is None else OF_NEEDED * needed
    # Rounding errors are no movement, and a move of exactly the cut is one.
    if move < cut * (1 - RELATIVE) or move <= ROUNDING * max(map(abs, figures)):
        return Trend.STEADY
    good = good_way(indicator, target, figures[-1])
    if not good:
        return Trend.RISING if slope > 0 else Trend.FALLING
    return Trend.IMPROVING if slope * good > 0 else Trend.WORSENING


def _needed_move(target: Target | None, baseline: Point | None) -> float | None:
    """Return the yearly move from baseline to target; None where nothing has a date."""
    if target is None or target.by is None or target.every_year or baseline is None:
        return None
    years = target.by.year - baseline.year
    return abs(target.value - baseline.value) / years if years > 0 else None


def good_way(indicator: Indicator, target: Target | None, latest: float) -> int:
    """Return 1 where up is good, -1 where down is, 0 where neither or nobody says."""
    if target is None:
        if indicator.direction is None:
            return 0
        return 1 if indicator.direction is Direction.INCREASE else -1
    if target.aim is Aim.AT_MOST:
        return -1
    if target.aim is Aim.BETWEEN:
        low, high = bounds(target)
        return 1 if latest < low else -1 if latest > high else 0
    return 1
