"""Rules over the published methods: their parameters, and which indicators they are for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.framework.measure import NUMERIC, Measure
from scorecard.framework.method_shapes import SHAPES
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.framework.sheet import Sheet

# Without a target these have nothing to hold a reading against.
_NEED_A_TARGET = ("sdsn", "achievement", "okr")
_CUTS = ("cuts", "growth_cuts", "share_cuts")
_BOUNDS = ("lower_bound", "red", "green", "optimum")
# UN's own names of the levels are five.
_LEVELS = 5


def check_parameters(sheet: Sheet) -> None:
    """Report parameters that do not fit together, of [assessment] or of an indicator."""
    for name in SHAPES:
        for table in sheet.inner(name):
            for key in _CUTS:
                _check_falling(table, key)
    for table in sheet.inner("un"):
        _check_levels(table)
    for table in sheet.inner("sdsn"):
        _check_bounds(table)


def check_method(sheet: Sheet) -> None:
    """Report a method that an indicator names and that is not for it.

    A method that stands in [assessment] is for the indicators it can be for; our own rules hold
    for the others.
    """
    method, kind = sheet.word("method"), Measure.of(sheet).kind
    if method in (None, "path") or kind is None:
        return
    if kind not in NUMERIC:
        sheet.say(words.PlanMethods.UNFIT.format(method=method, kind=kind), "method")
        return
    for target in sheet.inner("target"):
        if target.flag("every_year"):
            sheet.say(words.PlanMethods.EVERY_YEAR.format(method=method), "method")
            return
    if not sheet.absent("target"):
        if method == "growth":
            sheet.say(words.PlanMethods.GROWTH, "method")
        return
    if method in _NEED_A_TARGET:
        sheet.say(words.PlanMethods.NO_TARGET.format(method=method), "method")
    elif sheet.absent("direction"):
        sheet.say(words.PlanMethods.NO_WAY.format(method=method), "method")


def _check_falling(table: Sheet, key: str) -> None:
    cuts = table.value(key) or []
    if any(low >= high for high, low in pairwise(cuts)):
        table.say(words.PlanMethods.FALLING.format(key=key), key)


def _check_levels(table: Sheet) -> None:
    cuts, named = table.value("level_cuts"), table.value("level_words")
    if cuts is not None and not _one_way(cuts):
        table.say(words.PlanMethods.ONE_WAY, "level_cuts")
    levels = len(named) if named is not None else _LEVELS
    if cuts is not None and len(cuts) + 1 != levels:
        template = words.PlanMethods.LEVELS if named else words.PlanMethods.LEVELS_USUAL
        what = template.format(cuts=len(cuts), parts=len(cuts) + 1, levels=levels)
        table.say(what, "level_cuts")


def _check_bounds(table: Sheet) -> None:
    known = [(key, bound) for key in _BOUNDS if (bound := table.number(key)) is not None]
    if not _one_way([bound for _, bound in known]):
        order = words.LIST_SEPARATOR.join(_BOUNDS)
        table.say(words.PlanMethods.BOUNDS.format(keys=order), known[0][0])
    window = table.value("window")
    if window is not None and window[0] >= window[1]:
        table.say(words.PlanMethods.WINDOW, "window")


def _one_way(values: list[float]) -> bool:
    steps = [after - before for before, after in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
