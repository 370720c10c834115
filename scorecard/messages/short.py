"""Figures and targets as short as a table needs them: "≥130 by 2020", "~85", "110 (2020)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.targets import by_when
from scorecard.model.indicator import Kind
from scorecard.model.reading import State
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import Source
    from scorecard.model.scorecard import ReadingPoint
    from scorecard.model.target import Target


def target_short(
    indicator: Indicator,
    target: Target | None,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return a target for a column: "≥130 by 2020", "≤0 each year", "done by 2021"; "" for none."""
    if target is None:
        return ""
    asked = _asked(indicator, target, style, ascii_only=ascii_only)
    if target.every_year:
        return words.SHORT_EACH_YEAR.format(need=asked)
    if target.by is None:
        return asked
    return words.BY.format(need=asked, by=by_when(target, target.by))


def latest_short(
    indicator: Indicator,
    point: ReadingPoint | None,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the latest reading for a column.

    A provisional one carries "*", and one of another year than the scorecard's names it. Evidence
    in words has no short form, so its place stays empty.
    """
    if point is None or indicator.kind is Kind.QUALITATIVE:
        return ""
    text = figures.reading(indicator, point, style)
    entered = point.reading
    if entered is not None and point.total is None:
        signs = words.ASCII_SIGNS if ascii_only else words.SIGNS
        text = signs.get(entered.qualifier, "") + text
    behind = (entered,) if entered is not None else point.derived_from
    if any(reading.state is State.PROVISIONAL for reading in behind):
        text += words.PROVISIONAL_SIGN
    return text if point.year == year else words.OF_YEAR.format(value=text, year=point.year)


def source_words(source: Source) -> str:
    """Return a source in a few words: title, edition, page; its address is left to the caller."""
    page = words.PAGE.format(page=source.page) if source.page else ""
    edition = source.edition if source.edition not in source.title else ""
    return words.LIST_SEPARATOR.join(part for part in (source.title, edition, page) if part)


def _asked(
    indicator: Indicator, target: Target, style: NumberStyle | None, *, ascii_only: bool
) -> str:
    if target.aim is Aim.DONE:
        return words.AIM[Aim.DONE]
    if target.aim is Aim.BETWEEN:
        low = target.value if target.low is None else target.low
        high = low if target.high is None else target.high
        shown = figures.figure(indicator, low, style), figures.figure(indicator, high, style)
        return ("-" if ascii_only else "–").join(shown)
    signs = words.ASCII_AIM_SIGNS if ascii_only else words.AIM_SIGNS
    return signs[target.aim] + figures.figure(indicator, target.value, style)
