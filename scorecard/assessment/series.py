"""A series of yearly figures: entered, summed, or derived from other indicators."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scorecard.model.plan import Derivation
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.restating import restating_steps
from scorecard.model.scorecard import BaselineOrigin, Point, ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.plan import Baseline, Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Closure


# What a qualifier leaves open about the true figure, as bits: both may be set by a derivation.
MAY_BE_HIGHER = 1  # "at least"
MAY_BE_LOWER = 2  # "at most"
_OPEN_TO = {Qualifier.AT_LEAST: MAY_BE_HIGHER, Qualifier.AT_MOST: MAY_BE_LOWER}


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator's readings, oldest first.

    ``points`` has every year with a word on it, "no data" included; ``years`` are those with a
    figure, and ``figures`` what is assessed of each of these (for accumulated amounts the total).
    ``bounds`` says for a year what its qualifier leaves open; ``breaks`` are the years at which
    the readings say that a new series starts.
    """

    points: tuple[ReadingPoint, ...] = ()
    years: tuple[int, ...] = ()
    figures: tuple[float, ...] = ()
    bounds: Mapping[int, int] = field(default_factory=dict)
    breaks: tuple[int, ...] = ()

    @property
    def usable(self) -> tuple[ReadingPoint, ...]:
        """Return the points of the years with a figure."""
        if len(self.points) == len(self.years):
            return self.points
        return tuple([point for point in self.points if point.year in self.years])

    @property
    def latest(self) -> Point | None:
        """Return the latest figure; None where there is none."""
        return Point(self.years[-1], self.figures[-1]) if self.figures else None

    @property
    def newest(self) -> ReadingPoint | None:
        """Return the point of the latest figure; None where there is none."""
        return self.usable[-1] if self.years else None


def read(
    indicator: Indicator,
    revisions: Sequence[Reading],
    last: int,
    closings: Mapping[int, Sequence[Closure]] | None = None,
) -> Series:
    """Return the readings of an indicator as they stand, up to the year ``last``.

    Args:
        indicator: its kind says how a value is read.
        revisions: all that is known, in any order; no drafts.
        last: later years are left out.
        closings: those of each year, which make a later correction a restatement.
    """
    points: list[ReadingPoint] = []
    years: list[int] = []
    figures: list[float] = []
    bounds: dict[int, int] = {}
    breaks: list[int] = []
    newest, before = _two_newest(revisions, last)
    for year in sorted(newest):
        reading = newest[year]
        if reading.retracted:
            continue
        value = indicator.figure_of(reading.value)
        previous = before.get(year)
        restated = None
        if previous is not None:
            chain = sorted((r for r in revisions if r.year == year), key=lambda r: r.rank)
            steps = restating_steps(indicator, chain, (closings or {}).get(year, ()))
            restated = steps[-1][0] if steps else None
            if previous.retracted or previous.value == reading.value:
                previous = None
        points.append(ReadingPoint(year, value, reading, previous=previous, restated=restated))
        if value is None:
            continue
        years.append(year)
        figures.append(value)
        if reading.qualifier in _OPEN_TO:
            bounds[year] = _OPEN_TO[reading.qualifier]
        if Flag.BREAK in reading.flags:
            breaks.append(year)
    return Series(tuple(points), tuple(years), tuple(figures), bounds, tuple(breaks))


def _two_newest(
    revisions: Sequence[Reading], last: int
) -> tuple[dict[int, Reading], dict[int, Reading]]:
    """Return each year's newest revision, and the one before it."""
    newest: dict[int, Reading] = {}
    before: dict[int, Reading] = {}
    for reading in revisions:
        year = reading.year
        if year > last:
            continue
        held = newest.get(year)
        if held is None:
            newest[year] = reading
        elif held.rank < reading.rank:
            newest[year], before[year] = reading, held
        elif year not in before or before[year].rank < reading.rank:
            before[year] = reading
    return newest, before


@dataclass(frozen=True, slots=True)
class Start:
    """The baseline in force; ``point`` is None while there is no figure to measure from.

    ``restarted`` is the year of a later baseline that started the series anew, if one did.
    """

    point: Point | None
    origin: BaselineOrigin | None
    restarted: int | None = None


def find_start(indicator: Indicator, series: Series, year: int, first: int) -> Start:
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
        point = Point(declared.year, declared.value + 0.0)
        return Start(point, BaselineOrigin.DECLARED, restarted)
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


_SWAPPED = (0, MAY_BE_LOWER, MAY_BE_HIGHER, MAY_BE_HIGHER | MAY_BE_LOWER)


def derive(rule: Derivation, inputs: Sequence[Series]) -> Series:
    """Compute a series from its inputs, year by year; a year that misses one has no figure.

    A break or a qualifier of an input is one of the result too.
    """
    by_year = [{point.year: point for point in series.usable} for series in inputs]
    years = set(by_year[0]).intersection(*by_year[1:]) if by_year else set()
    points: list[ReadingPoint] = []
    figures: list[float] = []
    bounds: dict[int, int] = {}
    for year in sorted(years):
        parts = [known[year] for known in by_year]
        value = _compute(rule, [part.value or 0.0 for part in parts])
        if value is None:
            continue
        points.append(ReadingPoint(year, value, derived_from=_behind(parts)))
        figures.append(value)
        bound = _bound(rule, [series.bounds.get(year, 0) for series in inputs])
        if bound:
            # With a negative part nothing is sure about which way a share is open.
            unsure = rule is Derivation.SHARE and any((part.value or 0.0) < 0 for part in parts)
            bounds[year] = MAY_BE_HIGHER | MAY_BE_LOWER if unsure else bound
    breaks = sorted({year for series in inputs for year in series.breaks})
    read = tuple([point.year for point in points])
    return Series(tuple(points), read, tuple(figures), bounds, tuple(breaks))


def _compute(rule: Derivation, values: Sequence[float]) -> float | None:
    if rule is Derivation.SUM:
        value = sum(values)
    elif len(values) != 2 or (rule is Derivation.SHARE and not values[1]):
        return None
    elif rule is Derivation.DIFFERENCE:
        value = values[0] - values[1]
    else:
        value = 100.0 * values[0] / values[1]
    return value + 0.0 if value - value == 0.0 else None


def _behind(parts: Sequence[ReadingPoint]) -> tuple[Reading, ...]:
    """Return the readings a figure rests on, through derived inputs too."""
    readings: list[Reading] = []
    for part in parts:
        readings.extend(part.derived_from if part.reading is None else (part.reading,))
    return tuple(readings)


def _bound(rule: Derivation, bounds: Sequence[int]) -> int:
    """Return what is left open: the second of a difference or a share pulls the other way."""
    if rule is not Derivation.SUM and len(bounds) == 2:
        return bounds[0] | _SWAPPED[bounds[1]]
    found = 0
    for bound in bounds:
        found |= bound
    return found


@dataclass(frozen=True, slots=True)
class Totals:
    """A series whose figures are totals.

    ``missing`` are the years without an amount between the baseline and the latest;
    ``lower_bound`` says that a total with such a gap can only be too low.
    """

    series: Series
    missing: tuple[int, ...] = ()
    lower_bound: bool = False


def accumulate(indicator: Indicator, amounts: Series, baseline: Point) -> Totals:
    """Add the amounts of the years after the baseline to it.

    A qualifier of one amount holds for every total it is part of. Years before the baseline keep
    their amount and are no part of the result's figures.
    """
    total, open_to = baseline.value, 0
    points: list[ReadingPoint] = []
    years: list[int] = []
    figures: list[float] = []
    bounds: dict[int, int] = {}
    least = 0.0
    for point in amounts.points:
        made = point
        if point.value is not None and point.year >= baseline.year:
            if point.year > baseline.year:
                total += point.value
                least = min(least, point.value)
                open_to |= amounts.bounds.get(point.year, 0)
            made = replace(point, total=total)
            years.append(point.year)
            figures.append(total)
            if open_to:
                bounds[point.year] = open_to
        points.append(made)
    last = max(years, default=baseline.year)
    missing = tuple(y for y in range(baseline.year + 1, last) if y not in years)
    series = Series(tuple(points), tuple(years), tuple(figures), bounds, amounts.breaks)
    # Without a declared minimum, amounts that never were negative are taken not to be.
    may_be_negative = indicator.minimum is not None and indicator.minimum < 0
    return Totals(series, missing, least >= 0 and not may_be_negative)
