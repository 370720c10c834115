"""A series of yearly figures: entered, summed, or derived from other indicators."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

from scorecard.model.interval import End, Interval, exactly, total
from scorecard.model.number import EXACTLY, as_figure, exact
from scorecard.model.plan import Derivation
from scorecard.model.reading import BOUNDS, STRICT_BOUNDS, UPPER_BOUNDS, Flag, Qualifier
from scorecard.model.records import that_counts
from scorecard.model.restating import restating_steps
from scorecard.model.scorecard import BaselineOrigin, Point, ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scorecard.model.plan import Baseline, Indicator, Part
    from scorecard.model.reading import Reading
    from scorecard.model.records import Closure


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator's readings, oldest first.

    ``points`` has every year with a word on it, "no data" included; ``years`` are those with a
    figure, and ``figures`` what is assessed of each of these (for accumulated amounts the total).
    ``bounds`` has the years whose figure is only a bound, with all it may be; ``breaks`` are the
    years at which the readings say that a new series starts.
    """

    points: tuple[ReadingPoint, ...] = ()
    years: tuple[int, ...] = ()
    figures: tuple[float, ...] = ()
    bounds: Mapping[int, Interval] = field(default_factory=dict)
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

    def with_figures(self, figures: Sequence[float]) -> Series:
        """Return the series with other figures in the same years, none of them a bound."""
        by_year = dict(zip(self.years, figures, strict=True))
        points = [
            replace(point, value=by_year.get(point.year), interval=None) for point in self.points
        ]
        return replace(self, points=tuple(points), figures=tuple(figures), bounds={})

    @property
    def ranges(self) -> frozenset[int]:
        """Return the years whose figure lies between two."""
        if not self.bounds:
            return frozenset()
        return frozenset(
            year for year, known in self.bounds.items() if known.qualifier is Qualifier.BETWEEN
        )

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
    bounds: dict[int, Interval] = {}
    breaks: list[int] = []
    chains: dict[int, list[Reading]] = {}
    for revision in revisions:
        if revision.year <= last:
            chains.setdefault(revision.year, []).append(revision)
    for year in sorted(chains):
        chain = that_counts(chains[year])
        reading = chain[-1]
        if reading.retracted:
            continue
        value = indicator.figure_of(reading.value)
        interval = None
        if value is not None and reading.qualifier in BOUNDS:
            interval = bounds[year] = _interval(indicator, reading, exact(value))
        point = ReadingPoint(year, value, reading, interval=interval)
        if len(chain) > 1:
            point = _revised(point, indicator, chain, (closings or {}).get(year, ()))
        points.append(point)
        if value is None:
            continue
        years.append(year)
        figures.append(value)
        if Flag.BREAK in reading.flags:
            breaks.append(year)
    return Series(tuple(points), tuple(years), tuple(figures), bounds, tuple(breaks))


def _revised(
    point: ReadingPoint,
    indicator: Indicator,
    chain: Sequence[Reading],
    closings: Sequence[Closure],
) -> ReadingPoint:
    """Return a reading with what it said before, and before it was last restated."""
    newest, before = chain[-1], chain[-2]
    same = before.retracted or before.value == newest.value
    steps = restating_steps(indicator, chain, closings)
    return replace(
        point, previous=None if same else before, restated=steps[-1][0] if steps else None
    )


def _interval(indicator: Indicator, reading: Reading, stated: Decimal) -> Interval:
    """Return what a figure with a qualifier may be, within the limits of the indicator."""
    qualifier = reading.qualifier
    if qualifier is Qualifier.BETWEEN:
        return Interval(End(stated), End(Decimal(reading.high or stated)))
    end = End(stated, open=qualifier in STRICT_BOUNDS)
    if indicator.is_whole and end.open:
        # The next whole figure is the nearest there is.
        up = qualifier is Qualifier.MORE_THAN
        end = End(floor(stated) + Decimal(1) if up else ceil(stated) - Decimal(1))
    if qualifier not in UPPER_BOUNDS:
        highest = indicator.maximum
        if highest is None:
            return Interval(least=end)
        return Interval(end, End(max(end.value, exact(highest)), said=False))
    lowest = indicator.minimum
    if lowest is None:
        return Interval(most=end)
    return Interval(End(min(end.value, exact(lowest)), said=False), end)


@dataclass(frozen=True, slots=True)
class Start:
    """The baseline in force; ``point`` is None while there is no figure to measure from.

    ``restarted`` is the year of a later baseline that started the series anew, if one did;
    ``reading`` is the reading that serves, where the plan declares no value.
    """

    point: Point | None
    origin: BaselineOrigin | None
    restarted: int | None = None
    reading: ReadingPoint | None = None


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
        point = Point(declared.year, declared.value or 0.0)
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
    for place, known in enumerate(series.years):
        if known >= year:
            found = origin if known == year else BaselineOrigin.FIRST_AFTER
            point = Point(known, series.figures[place])
            return Start(point, found, restarted, series.usable[place])
    return Start(None, None, restarted)


def derive(rule: Derivation, inputs: Sequence[Series]) -> Series:
    """Compute a series from its inputs, year by year; a year that misses one has no figure.

    A break of an input is one of the result too, and an input that is only a bound makes the
    result one.
    """
    by_year = [{point.year: point for point in series.usable} for series in inputs]
    years = set(by_year[0]).intersection(*by_year[1:]) if by_year else set()
    points: list[ReadingPoint] = []
    for year in sorted(years):
        parts = [known[year] for known in by_year]
        value = _compute(rule, [exact(part.value or 0.0) for part in parts])
        if value is None:
            continue
        interval = None
        if any(year in series.bounds for series in inputs):
            interval = _computed_interval(rule, parts)
            value = interval.stated(value)
        points.append(ReadingPoint(year, value, derived_from=_behind(parts), interval=interval))
    breaks = sorted({year for series in inputs for year in series.breaks})
    return computed(points, breaks)


def with_sums(indicator: Indicator, whole: Series, series_of: Callable[[Part], Series]) -> Series:
    """Return the series of a whole that is the sum of its parts where nobody said its figure.

    Of several breakdowns the first in the plan that is complete in a year counts; what lacks a
    part is no sum, for nobody said that there is none of it. "No data" for the whole stands.

    Args:
        indicator: says whether its parts add up.
        whole: what was said of it.
        series_of: returns the series of a part.
    """
    if not indicator.sums_parts:
        return whole
    points, breaks = {point.year: point for point in whole.points}, [*whole.breaks]
    for parts in indicator.breakdowns:
        summed = derive(Derivation.SUM, [series_of(part) for part in parts])
        titles = tuple(part.title for part in parts)
        added = {p.year: replace(p, sum_of=titles) for p in summed.points if p.year not in points}
        breaks += [year for year in summed.breaks if year in added]
        points |= added
    if len(points) == len(whole.points):
        return whole
    return computed([points[year] for year in sorted(points)], sorted(breaks))


def computed(points: Sequence[ReadingPoint], breaks: Sequence[int]) -> Series:
    """Return the series of computed figures, what each may be with it."""
    found = [(point.year, point.value) for point in points if point.value is not None]
    return Series(
        tuple(points),
        tuple([year for year, _ in found]),
        tuple([value for _, value in found]),
        {point.year: point.interval for point in points if point.interval is not None},
        tuple(breaks),
    )


def _compute(rule: Derivation, values: Sequence[Decimal]) -> float | None:
    if rule is Derivation.SUM:
        found = exact_sum(values)
    elif len(values) != 2 or (rule is Derivation.SHARE and not values[1]):
        return None
    elif rule is Derivation.DIFFERENCE:
        found = EXACTLY.subtract(values[0], values[1])
    else:
        found = EXACTLY.divide(EXACTLY.multiply(Decimal(100), values[0]), values[1])
    value = as_figure(found)
    return value if isfinite(value) else None


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """Return the sum of decimals, whatever their order."""
    found = Decimal(0)
    for value in values:
        found = EXACTLY.add(found, value)
    return found


def _computed_interval(rule: Derivation, parts: Sequence[ReadingPoint]) -> Interval:
    """Return what a figure may be that is computed from figures of which one is a bound."""
    if rule is Derivation.SUM:
        return total(known(part) for part in parts)
    first, second = (known(part) for part in parts)
    if rule is Derivation.DIFFERENCE:
        return first.minus(second)
    return _counted(first).share_of(_counted(second))


def known(point: ReadingPoint) -> Interval:
    """Return what a figure may be; of an exact one itself."""
    if point.interval is not None:
        return point.interval
    return exactly(exact(point.assessed or 0.0))


def _counted(part: Interval) -> Interval:
    """Return a part of a share: one of which nobody said that it may be negative is not."""
    is_endless = part.low.is_infinite() and part.high >= 0
    return replace(part, least=End(Decimal(0), said=False)) if is_endless else part


def _behind(parts: Sequence[ReadingPoint]) -> tuple[Reading, ...]:
    """Return the readings a figure rests on, through derived inputs too."""
    readings: list[Reading] = []
    for part in parts:
        readings.extend(part.derived_from if part.reading is None else (part.reading,))
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class Totals:
    """A series whose figures are totals.

    ``missing`` are the years without an amount between the baseline and the latest;
    ``lower_bound`` says that a total with such a gap can only be too low.
    """

    series: Series
    missing: tuple[int, ...] = ()
    lower_bound: bool = False


def accumulate(indicator: Indicator, amounts: Series, start: Start, baseline: Point) -> Totals:
    """Add the amounts of the years after the baseline to it.

    An amount that is only a bound makes every total a bound that it is part of, and so does a
    baseline. Years before the baseline keep their amount and are no part of the result's figures.

    Args:
        indicator: says in which years there are amounts.
        amounts: a figure a year.
        start: the baseline as it was found, with its reading where it is one.
        baseline: its year and value.
    """
    running, figure, least = exact(baseline.value), baseline.value, 0.0
    interval = None if start.reading is None else start.reading.interval
    behind = () if start.reading is None else start.reading.behind
    points: list[ReadingPoint] = []
    years: list[int] = []
    figures: list[float] = []
    bounds: dict[int, Interval] = {}
    for point in amounts.points:
        made = point
        if point.value is not None and point.year >= baseline.year:
            if point.year > baseline.year:
                if interval is not None or point.interval is not None:
                    so_far = exactly(running) if interval is None else interval
                    interval = so_far.plus(known(point))
                running = EXACTLY.add(running, exact(point.value))
                figure = as_figure(running) if interval is None else interval.stated(float(running))
                least = min(least, point.value)
                behind += point.behind
            made = replace(point, total=figure, total_of=behind, interval=interval)
            years.append(point.year)
            figures.append(figure)
            if interval is not None:
                bounds[point.year] = interval
        points.append(made)
    last = max(years, default=baseline.year)
    missing = tuple(
        year
        for year in range(baseline.year + 1, last)
        if year not in years and indicator.active_in(year)
    )
    series = Series(tuple(points), tuple(years), tuple(figures), bounds, amounts.breaks)
    # Without a declared minimum, amounts that never were negative are taken not to be.
    may_be_negative = indicator.minimum is not None and indicator.minimum < 0
    return Totals(series, missing, least >= 0 and not may_be_negative)
