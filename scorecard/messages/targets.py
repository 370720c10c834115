"""Targets in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, declared
from scorecard.model.indicator import Kind
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.target import Target


_DONE, _BETWEEN = Aim.DONE, Aim.BETWEEN
_NUMBER = Kind.NUMBER


def need(indicator: Indicator, target: Target, style: NumberStyle | None = None) -> str:
    """Return what a target asks, without its date: "at least 130"."""
    aim = target.aim
    if aim is _DONE:
        return words.AIM[aim]
    if aim is _BETWEEN:
        low = target.value if target.low is None else target.low
        high = low if target.high is None else target.high
        shown = declared(indicator, low, style), declared(indicator, high, style)
        return words.AIM[aim].format(low=shown[0], high=shown[1])
    return words.AIM[aim].format(value=declared(indicator, target.value, style))


def is_one_thing(indicator: Indicator, target: Target) -> bool:
    """Say whether the target's figure takes a verb in the singular."""
    if target.aim is _BETWEEN:
        return False
    return indicator.kind is not _NUMBER or abs(target.value) == 1 or indicator.unit == "%"


def by_when(target: Target, by: date) -> str:
    """Return the date of a target: the year alone unless a day was written."""
    return str(by.year) if target.by_is_year else day(by)


def target_words(
    indicator: Indicator, target: Target | None, style: NumberStyle | None = None
) -> str:
    """Return a whole target in words: "at least 130 by 2020", "at most 0 every year"."""
    if target is None:
        return words.NO_TARGET
    asked = need(indicator, target, style)
    if target.every_year:
        return words.EACH_YEAR.format(need=asked)
    if target.by is None:
        return asked
    return words.BY.format(need=asked, by=by_when(target, target.by))
