"""The readings of one indicator as figures by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.entity import span_of
from scorecard.model.indicator import Kind
from scorecard.model.reading import Flag, Qualifier, Reading
from scorecard.model.scorecard import ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.model.indicator import Indicator

# What a qualifier leaves open about the true figure, as bits: both may be set by a derivation.
MAY_BE_HIGHER = 1  # "at least"
MAY_BE_LOWER = 2  # "at most"
_OPEN_TO = {Qualifier.AT_LEAST: MAY_BE_HIGHER, Qualifier.AT_MOST: MAY_BE_LOWER}

# Looking a member up on its enumeration is slow enough to matter once per reading.
_BREAK = Flag.BREAK
_EXACT = Qualifier.EXACT
_NUMBER, _PERCENT = Kind.NUMBER, Kind.PERCENT
_YES_NO = {"yes": 1.0, "no": 0.0}

# A year has one revision as a rule, so it stands there alone.
Revisions = Reading | list[Reading]


class Series(NamedTuple):
    """One indicator's readings, oldest first.

    ``points`` has every year with a word on it, "no data" included; ``usable`` those with a
    figure, and ``figures`` what is assessed of each of these (for accumulated amounts the total).
    ``bounds`` says for a year what its qualifier leaves open; ``breaks`` are the years at which
    the readings say that a new series starts.
    """

    points: tuple[ReadingPoint, ...] = ()
    usable: tuple[ReadingPoint, ...] = ()
    figures: tuple[float, ...] = ()
    bounds: Mapping[int, int] = {}
    breaks: tuple[int, ...] = ()


def read(indicator: Indicator, revisions: Mapping[int, Revisions], last: int) -> Series:
    """Return the readings of an indicator as they stand, up to the year ``last``.

    Args:
        indicator: its kind says how a value is read.
        revisions: by year, what is known of it; no drafts.
        last: later years are left out.
    """
    worth = _worth(indicator)
    new, point = tuple.__new__, ReadingPoint
    points: list[ReadingPoint] = []
    figures: list[float] = []
    bounds: dict[int, int] = {}
    breaks: list[int] = []
    for year in sorted(revisions):
        if year > last:
            break
        reading, previous = revisions[year], None
        if isinstance(reading, list):
            reading, previous = _standing(reading)
        if reading.retracted:
            continue
        text = reading.value
        try:
            value = None if text is None else worth(text)
        except ValueError:
            # Text left from another kind.
            value = None
        if value is None or value - value != 0.0:
            # Infinity and NaN are no figures either; both differ from themselves.
            points.append(new(point, (year, None, reading, None, (), previous)))
            continue
        # Adding zero turns -0 into 0. The plain constructor passes through Python once more.
        value += 0.0
        points.append(new(point, (year, value, reading, None, (), previous)))
        figures.append(value)
        if reading.qualifier is not _EXACT and reading.qualifier in _OPEN_TO:
            bounds[year] = _OPEN_TO[reading.qualifier]
        if reading.flags and _BREAK in reading.flags:
            breaks.append(year)
    made = usable = tuple(points)
    if len(figures) < len(points):
        usable = tuple([known for known in points if known.value is not None])
    return Series(made, usable, tuple(figures), bounds, tuple(breaks))


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


def _standing(revisions: list[Reading]) -> tuple[Reading, Reading | None]:
    """Return the revision that stands, and the one it superseded if that said something else."""
    *_, before, stands = sorted(revisions, key=_rank)
    differs = not before.retracted and before.value != stands.value
    return stands, before if differs else None


def _rank(reading: Reading) -> tuple[object, ...]:
    return reading.rank
