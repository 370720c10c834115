"""Rules over the keys of one indicator, beyond the type of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework import shapes
from scorecard.framework.entity_rules import check_entities, figure_measure
from scorecard.framework.faults import example
from scorecard.framework.keys import keys_of, slid_sentence
from scorecard.framework.target_rules import (
    NUMERIC,
    Measure,
    check_method,
    check_parameters,
    check_path,
    check_targets,
)
from scorecard.framework.text import number_text, shown
from scorecard.messages.catalogue import either, words
from scorecard.model.plan import Derivation, Thresholds

if TYPE_CHECKING:
    from scorecard.framework.findings import Sheet

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
        what = words.PlanRules.CUTS_CROSSED.format(at_risk=at_risk, on_track=on_track)
        sheet.say(what, own[0])


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
            what = words.PlanRules.BELONGS.format(key=key, kinds=either(kinds), kind=kind)
            sheet.say(what, key, at_key=True)
    if measure.kind == "scale" and sheet.absent("levels"):
        sheet.say(words.PlanRules.NO_LEVELS.format(example=example("levels")), "kind")
    if "levels" in sheet.table and sheet.findings.places.is_header((*sheet.path, "levels")):
        for key, _ in sheet.items("levels"):
            if key in _INDICATOR_KEYS:
                sheet.say(slid_sentence(sheet, ("levels", key)), "levels", key, at_key=True)


def _check_bounds(sheet: Sheet) -> None:
    minimum, maximum = sheet.number("min"), sheet.number("max")
    if minimum is not None and maximum is not None and minimum >= maximum:
        most, least = number_text(maximum), number_text(minimum)
        sheet.say(words.PlanRules.BOUNDS.format(most=most, least=least), "max")


def _check_accumulate(sheet: Sheet) -> None:
    if not sheet.flag("accumulate"):
        return
    if sheet.absent("baseline"):
        sheet.say(words.PlanRules.NO_START, "accumulate")
    for baseline in sheet.inner("baseline"):
        if baseline.absent("value"):
            baseline.say(words.PlanRules.NO_START_VALUE)
    for target in sheet.inner("target"):
        if target.flag("every_year"):
            target.say(words.PlanRules.SUM_EVERY_YEAR, "every_year")
    if "derive" in sheet.table:
        keys = words.AND.join(("accumulate", "derive"))
        sheet.say(words.PlanRules.EXCLUDE.format(keys=keys), "accumulate", at_key=True)


def _check_derive(sheet: Sheet) -> None:
    for derive in sheet.inner("derive"):
        rules = [rule for rule in Derivation if rule in derive.table]
        if not rules and all(derive.absent(rule) for rule in Derivation):
            derive.say(words.PlanRules.NO_DERIVATION)
        if len(rules) > 1:
            what = words.PlanRules.EXCLUDE.format(keys=words.AND.join(rules))
            derive.say(what, rules[1], at_key=True)
        for rule in rules:
            ids = derive.value(rule) or []
            for number, id_ in enumerate(ids):
                if id_ in ids[:number]:
                    what = words.PlanRules.INPUT_TWICE.format(rule=rule, id=shown(id_))
                    derive.say(what, rule, number)


def _check_active(sheet: Sheet) -> None:
    for active in sheet.inner("active"):
        first, last = active.year("from"), active.year("to")
        if active.absent("from") and active.absent("to"):
            active.say(words.PlanRules.NO_YEARS.format(example=example("active")))
        if first is not None and last is not None and first > last:
            what = words.PlanRules.YEARS_CROSSED.format(first=first, last=last)
            active.say(what, "from")
