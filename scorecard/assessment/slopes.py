"""Slopes between every two readings: what stays when single readings stand out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.assessment.series import Series

YEARS = 5
LEAST_READINGS = 3


class Window(NamedTuple):
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
