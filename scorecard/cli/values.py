"""Values and targets as the commands show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.model.indicator import Kind

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import ReadingPoint
    from scorecard.model.strategy import Strategy


def reading_text(strategy: Strategy, reading: Reading, *, unit: bool = False) -> str:
    """Show what a reading says: its value with qualifier, or why there is none."""
    if reading.retracted:
        return "taken back"
    if reading.value is None:
        return f"no data: {reading.no_data}"
    indicator = strategy.find(reading.indicator)
    entity = indicator.entity(reading.entity) if indicator and reading.entity else None
    if indicator is not None and entity is not None:
        indicator = indicator.own(entity)
    text = value_text(indicator, reading.value, strategy.style, unit=unit)
    return text if reading.qualifier.value == "exact" else f"{reading.qualifier.value} {text}"


def point_text(strategy: Strategy, indicator: Indicator, point: ReadingPoint) -> str:
    """Show a reading as the assessment used it: as entered, or computed."""
    if point.value is None:
        return reading_text(strategy, point.reading) if point.reading else "no data"
    return figures.qualifier(point) + figures.reading(indicator, point, strategy.style)


def value_text(
    indicator: Indicator | None, value: str, style: NumberStyle | None, *, unit: bool = False
) -> str:
    """Show a stored value by its kind; one the plan has no place for stays as it is."""
    if indicator is None:
        return value
    index = indicator.level_index(value) if indicator.kind is Kind.SCALE else None
    try:
        text = figures.figure(indicator, value if index is None else index, style)
    except ValueError:
        return value
    return figures.with_unit(indicator, text) if unit else text
