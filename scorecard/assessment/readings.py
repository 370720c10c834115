"""The readings of an indicator as points: by year, the newest revision of each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from scorecard.model.scorecard import ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.reading import Reading


def standing(revisions: Sequence[Reading], last: int) -> Sequence[Reading]:
    """Return the readings that stand, one a year and by year, up to the year ``last``.

    Most have one revision a year and come in order: these are returned as they are.
    """
    before = -sys.maxsize
    for reading in revisions:
        if not before < reading.year <= last or reading.retracted:
            stand = [found[-1] for found in _by_year(revisions) if found[-1].year <= last]
            return [reading for reading in stand if not reading.retracted]
        before = reading.year
    return revisions


def superseded(revisions: Sequence[Reading]) -> dict[int, Reading]:
    """Return by year the revision before the one that stands, if that said something else."""
    pairs = [found[-2:] for found in _by_year(revisions) if len(found) > 1]
    return {
        stands.year: before
        for before, stands in pairs
        if not before.retracted and before.value != stands.value
    }


def _by_year(revisions: Sequence[Reading]) -> list[list[Reading]]:
    """Return the revisions of each year, by year, the one that stands last."""
    years: dict[int, list[Reading]] = {}
    for reading in revisions:
        years.setdefault(reading.year, []).append(reading)
    return [sorted(years[year], key=_rank) for year in sorted(years)]


def _rank(reading: Reading) -> tuple[object, ...]:
    return reading.rank


class Points(Sequence[ReadingPoint]):
    """The points of one indicator's readings, oldest first; it compares as a tuple of them does.

    A verdict needs the figures and the last point. To make the others of every indicator of a
    large plan would cost a fifth of its assessment, and as much memory as all the rest.

    Args:
        revisions: all that is known.
        readings: those that stand, by year.
        years: those with a figure.
        figures: theirs.
    """

    __slots__ = ("_figures", "_last", "_made", "_readings", "_revisions", "_years")

    def __init__(
        self,
        revisions: Sequence[Reading],
        readings: Sequence[Reading],
        years: tuple[int, ...],
        figures: tuple[float, ...],
    ) -> None:
        self._revisions, self._readings = revisions, readings
        self._years, self._figures = years, figures
        self._made: tuple[ReadingPoint, ...] | None = None
        self._last: ReadingPoint | None = None

    @property
    def last(self) -> ReadingPoint:
        """Return the last point; the same object whenever it is asked for."""
        if self._last is None:
            if self._made is None:
                self._last = self._newest()
            else:
                self._last = self._made[-1]
        return self._last

    def _newest(self) -> ReadingPoint:
        reading = self._readings[-1]
        year, before = reading.year, None
        value = self._figures[-1] if self._years and self._years[-1] == year else None
        if self._readings is not self._revisions:
            before = superseded([r for r in self._revisions if r.year == year]).get(year)
        # The plain constructor passes through Python once more.
        return tuple.__new__(ReadingPoint, (year, value, reading, None, (), before))

    def _all(self) -> tuple[ReadingPoint, ...]:
        if self._made is None:
            figures = dict(zip(self._years, self._figures, strict=True)).get
            before = superseded(self._revisions).get
            made = [
                ReadingPoint(r.year, figures(r.year), r, previous=before(r.year))
                for r in self._readings
            ]
            if self._last is not None:
                made[-1] = self._last
            self._made = tuple(made)
        return self._made

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, place: int) -> ReadingPoint: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[ReadingPoint, ...]: ...
    def __getitem__(self, place: int | slice) -> ReadingPoint | tuple[ReadingPoint, ...]:
        return self._all()[place]

    def __iter__(self) -> Iterator[ReadingPoint]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Points):
            return self._all() == other._all()
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())
