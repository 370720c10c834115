"""A row of bars, one a year: the shape of a series at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.tui.look.glyphs import Glyphs


def sparkline(
    values: Mapping[int, float | None], years: Sequence[int], upto: int, glyphs: Glyphs
) -> str:
    """Draw one sign a year, the lowest and the highest bar at the least and greatest value.

    Args:
        values: the figure of each year that has one.
        years: the years to draw, in order.
        upto: later years stay blank: the scorecard does not know them.
        glyphs: the set to draw with.
    """
    known = [v for year in years if year <= upto and (v := values.get(year)) is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    signs = []
    for year in years:
        value = values.get(year)
        if year > upto:
            signs.append(" ")
        elif value is None:
            signs.append(glyphs.gap)
        else:
            signs.append(glyphs.levels[_level(value, low, high, len(glyphs.levels))])
    return "".join(signs)


def _level(value: float, low: float, high: float, levels: int) -> int:
    if high <= low:
        # A series that does not move: on the ground at zero, half way up anywhere else.
        return 0 if value == 0 else levels // 2
    return min(levels - 1, int((value - low) / (high - low) * levels))
