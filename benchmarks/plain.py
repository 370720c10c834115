"""The sums of one verdict and nothing else: what no assessment in this language can cost less than.

They are Open SDG 2.4's, of one series of yearly readings, with everything that program wraps
around them left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CUTS = (0.95, 0.60, 0.0)
CLASSES = ("substantial_progress", "moderate_progress", "limited_progress", "deterioration")
ZERO_AS = 0.001
HIGHEST = 5.0


def verdict(
    years: Sequence[int],
    values: Sequence[float],
    base_year: int,
    target: float,
    due: int,
    good: int = 1,
) -> tuple[str, float | None, float | None]:
    """Return the class, the ratio and the score of a series; ``good`` is -1 where down is."""
    since = [place for place, year in enumerate(years) if year >= base_year]
    first, base = years[since[0]], values[since[0]]
    last, latest = years[since[-1]], values[since[-1]]
    base, target = base or ZERO_AS, target or ZERO_AS
    if good * latest >= good * target:
        return "target_achieved", None, HIGHEST
    if last == first or base * latest < 0:
        return "not_available", None, None
    sign = 1 if base > 0 else -1
    made = good * sign * ((latest / base) ** (1 / (last - first)) - 1)
    needed = abs((target / base) ** (1 / (due - first)) - 1)
    ratio = made / needed
    place = sum([ratio < cut for cut in CUTS])
    score = 7.1429 * ratio - 4.2857 if ratio >= CUTS[1] else 4.1667 * ratio - 2.5
    return CLASSES[place], ratio, max(-HIGHEST, min(HIGHEST, score))
