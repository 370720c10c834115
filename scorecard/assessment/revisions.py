"""Which revision of a reading stands, and which one it superseded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
