"""Rules over the keys of one indicator, beyond the type of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework import shape as shapes
from scorecard.framework.entity_rules import check_entities, figure_measure
from scorecard.framework.fit import keys_of
from scorecard.framework.measure import NUMERIC, Measure
from scorecard.framework.method_rules import check_method, check_parameters
from scorecard.framework.path_rules import check_path
from scorecard.framework.target_rules import check_targets
from scorecard.framework.text import number_text, shown
from scorecard.framework.unknown import slid_sentence
from scorecard.model.indicator import Thresholds

if TYPE_CHECKING:
    from scorecard.framework.sheet import Sheet

# The kinds a key belongs to, where it does not belong to all.
_BELONGS = {
    "decimals": NUMERIC,
    "min": NUMERIC,
    "max": NUMERIC,
    "derive": NUMERIC,
    "accumulate": ("number",),
    "levels": ("scale",),
    "milestones": (*NUMERIC, "scale"),
    "baseline": (*NUMERIC, "yes_no", "scale"),
    "target": (*NUMERIC, "yes_no", "scale"),
    "direction": (*NUMERIC, "yes_no", "scale"),
}
_DERIVATIONS = ("sum", "difference", "share")
_INDICATOR_KEYS = frozenset(keys_of(shapes.IndicatorShape))
# What belongs to the figure that is assessed, which entities may make in another kind.
_OF_THE_FIGURE = ("accumulate", "milestones", "baseline", "target", "direction")


def check_indicator(
    sheet: Sheet, period: tuple[int, int] | None, assessment: Sheet | None = None
) -> None:
    """Report what does not fit together in an indicator whose types are checked.

    Args:
        sheet: the indicator's table.
        period: the strategy's first and last year, None when they are not known.
        assessment: the [assessment] table, whose cuts hold where the indicator has none.
    """
    measure = Measure.of(sheet)
    figure = figure_measure(sheet, measure)
    _check_kind(sheet, measure, figure)
    _check_bounds(sheet)
    check_targets(sheet, figure)
    check_path(sheet, figure, period)
    check_entities(sheet, measure, period)
    _check_accumulate(sheet)
    _check_derive(sheet)
    _check_active(sheet)
    check_cuts(sheet, assessment)
    check_parameters(sheet)
    check_method(sheet)


def check_cuts(sheet: Sheet, defaults: Sheet | None = None) -> None:
    """Report an at_risk above on_track, each taken from the defaults where it is not given."""
    cuts = {key: _cut(key, sheet, defaults) for key in ("on_track", "at_risk")}
    own = [key for key in ("at_risk", "on_track") if sheet.sound(key)]
    if own and cuts["at_risk"] > cuts["on_track"]:
        on_track, at_risk = number_text(cuts["on_track"]), number_text(cuts["at_risk"])
        sheet.say(f"at_risk, {at_risk}, must not be above on_track, {on_track}", own[0])


def _cut(key: str, sheet: Sheet, defaults: Sheet | None) -> float:
    for table in (sheet, defaults):
        given = table.number(key) if table is not None else None
        if given is not None:
            return given
    return float(getattr(Thresholds(), key))


def _check_kind(sheet: Sheet, measure: Measure, figure: Measure) -> None:
    """Report keys that the indicator's kind does not have, and levels that a scale lacks."""
    if measure.kind is None:
        return
    for key, kinds in _BELONGS.items():
        kind = figure.kind if key in _OF_THE_FIGURE else measure.kind
        if key == "decimals" and figure.kind in kinds:
            continue
        if key in sheet.table and kind not in kinds and sheet.value(key) is not False:
            named = " or ".join((", ".join(kinds[:-1]), kinds[-1]) if kinds[1:] else kinds)
            what = f"{key} belongs to kind {named}; this indicator is {kind}"
            sheet.say(what, key, at_key=True)
    if measure.kind == "scale" and sheet.absent("levels"):
        example = 'levels = { none = "no plan", strong = "a plan and a budget" }'
        sheet.say(f"a scale needs its levels, worst first: {example}", "kind")
    if "levels" in sheet.table and sheet.findings.places.is_header((*sheet.path, "levels")):
        for key, _ in sheet.items("levels"):
            if key in _INDICATOR_KEYS:
                sheet.say(slid_sentence(sheet, ("levels", key)), "levels", key, at_key=True)


def _check_bounds(sheet: Sheet) -> None:
    minimum, maximum = sheet.number("min"), sheet.number("max")
    if minimum is not None and maximum is not None and minimum >= maximum:
        what = f"max, {number_text(maximum)}, must be above min, {number_text(minimum)}"
        sheet.say(what, "max")


def _check_accumulate(sheet: Sheet) -> None:
    if not sheet.flag("accumulate"):
        return
    if sheet.absent("baseline"):
        sheet.say("accumulate needs a baseline with a value: the sum starts from it", "accumulate")
    for baseline in sheet.inner("baseline"):
        if baseline.absent("value"):
            baseline.say("with accumulate it needs a value: the sum starts from it")
    for target in sheet.inner("target"):
        if target.flag("every_year"):
            target.say(
                "every_year does not go with accumulate, which sums over years", "every_year"
            )
    if "derive" in sheet.table:
        sheet.say("accumulate and derive exclude each other", "accumulate", at_key=True)


def _check_derive(sheet: Sheet) -> None:
    for derive in sheet.inner("derive"):
        rules = [rule for rule in _DERIVATIONS if rule in derive.table]
        if not rules and all(derive.absent(rule) for rule in _DERIVATIONS):
            derive.say("needs one of sum, difference or share")
        if len(rules) > 1:
            derive.say(f"{' and '.join(rules)} exclude each other", rules[1], at_key=True)
        for rule in rules:
            ids = derive.value(rule) or []
            for number, id_ in enumerate(ids):
                if id_ in ids[:number]:
                    derive.say(f'{rule} names "{shown(id_)}" twice', rule, number)


def _check_active(sheet: Sheet) -> None:
    for active in sheet.inner("active"):
        first, last = active.year("from"), active.year("to")
        if active.absent("from") and active.absent("to"):
            active.say("needs from, to or both: active = { from = 2018, to = 2020 }")
        if first is not None and last is not None and first > last:
            active.say(f"from, {first}, is after to, {last}", "from")
