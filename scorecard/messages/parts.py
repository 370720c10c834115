"""The parts of what an indicator measures, in words: where they stand, and which are missing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult


def missing_parts(result: IndicatorResult, year: int) -> str:
    """Say of which parts the figure is missing, so that a year has no total; "" for none."""
    summed = result.indicator.sums_parts and result.indicator.active_in(year)
    if not summed or any(point.year == year for point in result.readings):
        return ""
    for _, each in groupby(result.parts, lambda found: found.part.breakdown):
        read = {found.part.title: _is_read(found.result, year) for found in each}
        if any(read.values()):
            names = figures.listing([title for title, has in read.items() if not has])
            return words.Parts.MISSING.format(year=year, names=names)
    return ""


def _is_read(result: IndicatorResult, year: int) -> bool:
    return any(point.year == year and point.value is not None for point in result.readings)
