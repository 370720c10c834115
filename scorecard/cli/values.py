"""Values and targets as the commands show them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.model.indicator import Kind
from scorecard.model.number import NumberFault, NumberStyle, format_number, number_style

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading, Source
    from scorecard.model.scorecard import ReadingPoint
    from scorecard.model.strategy import Strategy


@lru_cache(maxsize=8)
def _style(numbers: str | None) -> NumberStyle | None:
    return number_style(numbers) if numbers else None


def style_of(strategy: Strategy) -> NumberStyle | None:
    """Return how numbers are written in this strategy."""
    try:
        return _style(strategy.numbers)
    except NumberFault:
        return None


def reading_text(strategy: Strategy, reading: Reading, *, unit: bool = False) -> str:
    """Show what a reading says: its value with qualifier, or why there is none."""
    if reading.retracted:
        return "taken back"
    if reading.value is None:
        return f"no data: {reading.no_data}"
    indicator = strategy.find(reading.indicator)
    text = value_text(indicator, reading.value, style_of(strategy), unit=unit)
    return text if reading.qualifier.value == "exact" else f"{reading.qualifier.value} {text}"


def point_text(strategy: Strategy, indicator: Indicator, point: ReadingPoint) -> str:
    """Show a reading as the assessment used it: as entered, or computed."""
    if point.reading is not None and point.reading.value is not None:
        return reading_text(strategy, point.reading)
    if point.value is None:
        return "no data"
    text = format_number(point.value, style_of(strategy))
    return f"{text} %" if indicator.kind is Kind.PERCENT else text


def number_text(indicator: Indicator, value: float, style: NumberStyle | None) -> str:
    """Show a computed value in the indicator's unit: a level by title, yes or no by word."""
    if indicator.kind is Kind.SCALE:
        index = min(max(int(value), 0), len(indicator.levels) - 1)
        return indicator.levels[index].title
    if indicator.kind is Kind.YES_NO:
        return "yes" if value >= 1 else "no"
    text = format_number(value, style)
    return f"{text} %" if indicator.kind is Kind.PERCENT else text


def source_text(source: Source) -> str:
    """Show a source in a few words: title, edition, page; its address is too long for a line."""
    page = f"page {source.page}" if source.page else ""
    edition = source.edition if source.edition not in source.title else ""
    return ", ".join(part for part in (source.title, edition, page) if part)


def value_text(
    indicator: Indicator | None, value: str, style: NumberStyle | None, *, unit: bool = False
) -> str:
    """Show a stored value by its kind: numbers in the strategy's style, levels by title."""
    kind = indicator.kind if indicator else None
    if kind is Kind.SCALE and indicator is not None:
        index = indicator.level_index(value)
        return indicator.levels[index].title if index is not None else value
    if kind not in (Kind.NUMBER, Kind.PERCENT) or not _is_number(value):
        return value
    text = format_number(value, style)
    if kind is Kind.PERCENT:
        return f"{text} %"
    return f"{text} {indicator.unit}" if unit and indicator and indicator.unit else text


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
