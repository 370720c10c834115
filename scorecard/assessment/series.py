"""The readings of one indicator as figures by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.points import Points
from scorecard.assessment.revisions import standing
from scorecard.model.entity import span_of
from scorecard.model.indicator import Kind
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.scorecard import Point

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import ReadingPoint

# What a qualifier leaves open about the true figure, as bits: both may be set by a derivation.
MAY_BE_HIGHER = 1  # "at least"
MAY_BE_LOWER = 2  # "at most"
_OPEN_TO = {Qualifier.AT_LEAST: MAY_BE_HIGHER, Qualifier.AT_MOST: MAY_BE_LOWER}

# A named tuple's own constructor passes through Python once more.
_new = tuple.__new__
# Looking a member up on its enumeration is slow enough to matter once per reading.
_BREAK = Flag.BREAK
_EXACT = Qualifier.EXACT
_NUMBER, _PERCENT = Kind.NUMBER, Kind.PERCENT
_NO_BOUNDS: Mapping[int, int] = {}
_YES_NO = {"yes": 1.0, "no": 0.0}


class Series(NamedTuple):
    """One indicator's readings, oldest first.

    ``points`` has every year with a word on it, "no data" included; ``years`` are those with a
    figure, and ``figures`` what is assessed of each of these (for accumulated amounts the total).
    ``bounds`` says for a year what its qualifier leaves open; ``breaks`` are the years at which
    the readings say that a new series starts.
    """

    points: Sequence[ReadingPoint] = ()
    years: tuple[int, ...] = ()
    figures: tuple[float, ...] = ()
    bounds: Mapping[int, int] = _NO_BOUNDS
    breaks: tuple[int, ...] = ()

    @property
    def usable(self) -> Sequence[ReadingPoint]:
        """Return the points of the years with a figure."""
        if len(self.points) == len(self.years):
            return self.points
        return tuple([point for point in self.points if point.year in self.years])

    @property
    def latest(self) -> Point | None:
        """Return the latest figure; None where there is none."""
        return _new(Point, (self.years[-1], self.figures[-1])) if self.figures else None

    @property
    def newest(self) -> ReadingPoint | None:
        """Return the point of the latest figure; None where there is none."""
        if not self.years:
            return None
        points = self.points
        last = points.last if isinstance(points, Points) else points[-1]
        return last if last.year == self.years[-1] else self.usable[-1]


def read(indicator: Indicator, revisions: Sequence[Reading], last: int) -> Series:
    """Return the readings of an indicator as they stand, up to the year ``last``.

    Args:
        indicator: its kind says how a value is read.
        revisions: all that is known, in any order; no drafts.
        last: later years are left out.
    """
    worth = _worth(indicator)
    figures: list[float] = []
    silent: list[int] = []
    marked: list[Reading] = []
    readings = standing(revisions, last)
    for reading in readings:
        text = reading.value
        try:
            value = None if text is None else worth(text)
        except ValueError:
            # Text left from another kind.
            value = None
        if value is None or value - value != 0.0:
            # Infinity and NaN are no figures either; both differ from themselves.
            silent.append(reading.year)
            continue
        # Adding zero turns -0 into 0.
        figures.append(value + 0.0)
        if reading.flags or reading.qualifier is not _EXACT:
            marked.append(reading)
    years = tuple([reading.year for reading in readings])
    if silent:
        years = tuple([year for year in years if year not in silent])
    assessed = tuple(figures)
    points = Points(revisions, readings, years, assessed)
    bounds, breaks = _marks(marked) if marked else (_NO_BOUNDS, ())
    return _new(Series, (points, years, assessed, bounds, breaks))


def _marks(readings: Sequence[Reading]) -> tuple[dict[int, int], tuple[int, ...]]:
    """Return what qualifiers leave open, and the years at which a series starts anew."""
    bounds = {r.year: _OPEN_TO[r.qualifier] for r in readings if r.qualifier in _OPEN_TO}
    return bounds, tuple([r.year for r in readings if _BREAK in r.flags])


def _worth(indicator: Indicator) -> Callable[[str], float | None]:
    """Return what tells a value's worth: its number, or that of a yes, a no or a level."""
    if indicator.kind is _NUMBER or indicator.kind is _PERCENT:
        return float
    if indicator.kind is Kind.YES_NO:
        return _answer
    return {level.key: float(index) for index, level in enumerate(indicator.levels)}.get


def _answer(text: str) -> float | None:
    """Return 1 for yes and for the day something was done, 0 for no."""
    found = _YES_NO.get(text)
    return 1.0 if found is None and span_of(text) is not None else found
