"""Figures computed from other indicators' readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.series import MAY_BE_HIGHER, MAY_BE_LOWER, Series
from scorecard.model.indicator import Derivation
from scorecard.model.scorecard import ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.reading import Reading

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
