"""Rules over the published methods: their parameters, and which indicators they are for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.framework.measure import NUMERIC, Measure
from scorecard.framework.method_shapes import SHAPES

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
        sheet.say(f"method {method} is for kind number or percent; this one is {kind}", "method")
        return
    for target in sheet.inner("target"):
        if target.flag("every_year"):
            sheet.say(f"method {method} needs a target with by, not every_year", "method")
            return
    if not sheet.absent("target"):
        if method == "growth":
            sheet.say("method growth is for indicators without a target", "method")
        return
    if method in _NEED_A_TARGET:
        sheet.say(f"method {method} needs a target; there is none", "method")
    elif sheet.absent("direction"):
        sheet.say(
            f"method {method} needs a target, or a direction that says which way is good", "method"
        )


def _check_falling(table: Sheet, key: str) -> None:
    cuts = table.value(key) or []
    if any(low >= high for high, low in pairwise(cuts)):
        table.say(f"{key} go from the best to the worst, each below the one before it", key)


def _check_levels(table: Sheet) -> None:
    cuts, words = table.value("level_cuts"), table.value("level_words")
    if cuts is not None and not _one_way(cuts):
        table.say("level_cuts must all rise or all fall, from the best to the worst", "level_cuts")
    levels = len(words) if words is not None else _LEVELS
    if cuts is not None and len(cuts) + 1 != levels:
        what = f"{len(cuts)} level_cuts part {len(cuts) + 1} levels"
        have = f"level_words has {levels}" if words else f"without level_words there are {levels}"
        table.say(f"{what}, and {have}", "level_cuts")


def _check_bounds(table: Sheet) -> None:
    known = [(key, bound) for key in _BOUNDS if (bound := table.number(key)) is not None]
    if not _one_way([bound for _, bound in known]):
        order = ", ".join(_BOUNDS)
        table.say(f"must all rise or all fall from the worst to the best: {order}", known[0][0])
    window = table.value("window")
    if window is not None and window[0] >= window[1]:
        table.say("window names the first year first", "window")


def _one_way(values: list[float]) -> bool:
    steps = [after - before for before, after in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
