"""Which way the last readings lean."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scorecard.assessment.targets import RELATIVE, ROUNDING, bounds
from scorecard.model.plan import Aim, Direction
from scorecard.model.scorecard import Lean
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


def window(indicator: Indicator, series: Series, year: int, restarted: int | None) -> Window | None:
    """Return the readings of the last five years up to ``year``; None for fewer than three.

    Of what is kept every so many years they are those of the last five rounds.

    Args:
        indicator: says how often it is kept.
        series: readings up to the year.
        year: the scorecard's.
        restarted: the year a later baseline started the series anew; nothing before it counts,
            nor anything before a break.
    """
    every = 1 if indicator.rhythm is None else indicator.rhythm.every
    since = year - every * YEARS + 1
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


def find_lean(
    indicator: Indicator,
    target: Target | None,
    series: Series,
    year: int,
    baseline: Point | None = None,
    restarted: int | None = None,
) -> Lean | None:
    """Return the trend of the last five years up to ``year``; None from fewer than 3 readings.

    The word is that of the median slope, unless the latest reading itself leans another way, from
    the one before it or from the first: then it is mixed.

    Args:
        indicator: its direction counts where there is no target.
        target: the one in force; it says which way is good.
        series: readings up to the year.
        year: the scorecard's.
        baseline: with a target that has a date it gives the move needed each year.
        restarted: the year a later baseline started the series anew; nothing before it counts.
    """
    known = window(indicator, series, year, restarted)
    if known is None:
        return None
    years, figures = known.years, known.figures
    slope = quantile(slopes(years, figures), 0.5)
    needed = _needed_move(target, baseline)
    cut = OF_LEVEL * abs(figures[-1]) if needed is None else OF_NEEDED * needed
    good = good_way(indicator, target, figures[-1])
    rounding = ROUNDING * max(map(abs, figures))
    last, whole = (
        _sign(_worth(target, good, figures[-1]) - _worth(target, good, figure), rounding)
        for figure in (figures[-2], figures[0])
    )
    # Rounding errors are no movement, and a move of exactly the cut is one.
    moves = [
        slope,
        (figures[-1] - figures[-2]) / (years[-1] - years[-2]),
        (figures[-1] - figures[0]) / (years[-1] - years[0]),
    ]
    still = [abs(move) < cut * (1 - RELATIVE) or abs(move) <= rounding for move in moves]
    way = 0 if still[0] else _sign(slope * (good or 1))
    agrees = -way not in (last, whole) if way else all(still)
    word = _WORDS[bool(good)][way] if agrees else Trend.MIXED
    return Lean(word, last, years[-2], whole, years[0], judged=bool(good))


_WORDS = {
    True: {1: Trend.IMPROVING, 0: Trend.STEADY, -1: Trend.WORSENING},
    False: {1: Trend.RISING, 0: Trend.STEADY, -1: Trend.FALLING},
}


def _sign(move: float, rounding: float = 0.0) -> int:
    return (move > rounding) - (move < -rounding)


def _worth(target: Target | None, good: int, figure: float) -> float:
    """Return a figure so that more is better: where nobody says what is, higher counts as more."""
    if good and target is not None and target.aim is Aim.BETWEEN:
        low, high = bounds(target)
        return -max(low - figure, figure - high, 0.0)
    return figure * (good or 1)


def _needed_move(target: Target | None, baseline: Point | None) -> float | None:
    """Return the yearly move from baseline to target; None where nothing has a date."""
    if target is None or target.by_year is None or target.every_year or baseline is None:
        return None
    years = target.by_year - baseline.year
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
