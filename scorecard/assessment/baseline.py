"""Which figure an indicator is measured from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.scorecard import BaselineOrigin, Point

if TYPE_CHECKING:
    from scorecard.assessment.series import Series
    from scorecard.model.indicator import Baseline, Indicator

# A named tuple's own constructor passes through Python once more.
_new = tuple.__new__
_DECLARED = BaselineOrigin.DECLARED


class Start(NamedTuple):
    """The baseline in force; ``point`` is None while there is no figure to measure from.

    ``restarted`` is the year of a later baseline that started the series anew, if one did.
    """

    point: Point | None
    origin: BaselineOrigin | None
    restarted: int | None = None


def find(indicator: Indicator, series: Series, year: int, first: int) -> Start:
    """Find the baseline for a year.

    The declared one; of a list, the latest up to the year. One without a value takes the reading
    of its year. Without a baseline the reading of the year before the period serves. Where that
    reading is missing too, the first one after it does.

    Args:
        indicator: its baselines stand by year.
        series: readings up to the year.
        year: the scorecard's.
        first: the first year of the period.
    """
    if not indicator.baselines:
        return _reading(series, first - 1, BaselineOrigin.YEAR_BEFORE, None)
    declared = indicator.baselines[0]
    restarted = None
    if len(indicator.baselines) > 1:
        declared = _in_force(indicator, year)
        restarted = None if declared is indicator.baselines[0] else declared.year
    if declared.value is not None:
        point = _new(Point, (declared.year, declared.value + 0.0))
        return _new(Start, (point, _DECLARED, restarted))
    return _reading(series, declared.year, BaselineOrigin.READING, restarted)


def _in_force(indicator: Indicator, year: int) -> Baseline:
    """Return the latest baseline up to the year; a plan's first one also before its time."""
    found, *later = indicator.baselines
    for baseline in later:
        if found.year < baseline.year <= year:
            found = baseline
    return found


def _reading(series: Series, year: int, origin: BaselineOrigin, restarted: int | None) -> Start:
    for known, figure in zip(series.years, series.figures, strict=True):
        if known == year:
            return Start(Point(year, figure), origin, restarted)
        if known > year:
            return Start(Point(known, figure), BaselineOrigin.FIRST_AFTER, restarted)
    return Start(None, None, restarted)
