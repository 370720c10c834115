"""Rules over one indicator: its keys and kind, its cuts and method, what it is derived from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.framework import shapes
from scorecard.framework.entity_rules import check_entities, figure_values
from scorecard.framework.findings import keys_of, slid_sentence
from scorecard.framework.part_rules import check_parts
from scorecard.framework.target_rules import AllowedValues, check_path, check_targets
from scorecard.framework.wording import example, number_text, shown
from scorecard.messages.catalogue import either, words
from scorecard.model.methods import PUBLISHED, Method
from scorecard.model.plan import NUMERIC, Derivation, Kind, Thresholds

if TYPE_CHECKING:
    from scorecard.framework.findings import Table


# The kinds a key belongs to, where it does not belong to all.
_BELONGS = {
    "decimals": NUMERIC,
    "min": NUMERIC,
    "max": NUMERIC,
    "derive": NUMERIC,
    "accumulate": (Kind.NUMBER,),
    "levels": (Kind.SCALE,),
    "milestones": (*NUMERIC, Kind.SCALE),
    "baseline": (*NUMERIC, Kind.YES_NO, Kind.SCALE),
    "target": (*NUMERIC, Kind.YES_NO, Kind.SCALE),
    "direction": (*NUMERIC, Kind.YES_NO, Kind.SCALE),
}
_INDICATOR_KEYS = frozenset(keys_of(shapes.IndicatorShape))
# What belongs to the figure that is assessed, which entities may make in another kind.
_ASSESSED_KEYS = ("accumulate", "milestones", "baseline", "target", "direction")


def check_indicator(
    table: Table, period: tuple[int, int] | None, assessment: Table | None = None
) -> None:
    """Report what does not fit together in an indicator whose types are checked.

    Args:
        table: the indicator's table.
        period: the strategy's first and last year, None when they are not known.
        assessment: the [assessment] table, whose cuts hold where the indicator has none.
    """
    allowed = AllowedValues.of(table)
    figure = figure_values(table, allowed)
    _check_kind(table, allowed, figure)
    _check_bounds(table)
    check_targets(table, figure)
    check_path(table, figure, period)
    check_entities(table, allowed, period)
    check_parts(table, allowed, figure, period)
    _check_accumulate(table)
    _check_rhythm(table)
    _check_derive(table)
    _check_active(table)
    check_cuts(table, assessment)
    check_parameters(table)
    check_method(table)


def check_cuts(table: Table, defaults: Table | None = None) -> None:
    """Report an at_risk above on_track, each taken from the defaults where it is not given."""
    cuts = {key: _cut(key, table, defaults) for key in ("on_track", "at_risk")}
    own = [key for key in ("at_risk", "on_track") if table.sound(key)]
    if own and cuts["at_risk"] > cuts["on_track"]:
        on_track, at_risk = number_text(cuts["on_track"]), number_text(cuts["at_risk"])
        what = words.PlanRules.CUTS_CROSSED.format(at_risk=at_risk, on_track=on_track)
        table.say(what, own[0])


def _cut(key: str, table: Table, defaults: Table | None) -> float:
    for source in (table, defaults):
        given = source.number(key) if source is not None else None
        if given is not None:
            return given
    return float(getattr(Thresholds(), key))


def _check_kind(table: Table, allowed: AllowedValues, figure: AllowedValues) -> None:
    """Report keys that the indicator's kind does not have, and levels that a scale lacks."""
    if allowed.kind is None:
        return
    for key, kinds in _BELONGS.items():
        kind = figure.kind if key in _ASSESSED_KEYS else allowed.kind
        if key == "decimals" and figure.kind in kinds:
            continue
        if key in table.content and kind not in kinds and table.value(key) is not False:
            what = words.PlanRules.BELONGS.format(key=key, kinds=either(kinds), kind=kind)
            table.say(what, key, at_key=True)
    if allowed.kind == Kind.SCALE and table.absent("levels"):
        table.say(words.PlanRules.NO_LEVELS.format(example=example("levels")), "kind")
    for held in ("levels", "breakdowns"):
        if held not in table.content or not table.findings.places.is_header((*table.path, held)):
            continue
        for key, _ in table.items(held):
            if key in _INDICATOR_KEYS:
                table.say(slid_sentence(table, (held, key)), held, key, at_key=True)


def _check_bounds(table: Table) -> None:
    minimum, maximum = table.number("min"), table.number("max")
    if minimum is not None and maximum is not None and minimum >= maximum:
        most, least = number_text(maximum), number_text(minimum)
        table.say(words.PlanRules.BOUNDS.format(most=most, least=least), "max")


def _check_accumulate(table: Table) -> None:
    if not table.flag("accumulate"):
        return
    if table.absent("baseline"):
        table.say(words.PlanRules.NO_START, "accumulate")
    for baseline in table.inner("baseline"):
        if baseline.absent("value"):
            baseline.say(words.PlanRules.NO_START_VALUE)
    for target in table.inner("target"):
        if target.flag("every_year"):
            target.say(words.PlanRules.SUM_EVERY_YEAR, "every_year")
    if "derive" in table.content:
        keys = words.AND.join(("accumulate", "derive"))
        table.say(words.PlanRules.EXCLUDE.format(keys=keys), "accumulate", at_key=True)


def _check_rhythm(table: Table) -> None:
    """Report what does not go with being kept every so many years."""
    said = words.PlanRules
    if "every" not in table.content:
        if "first" in table.content and table.absent("every"):
            table.say(said.FIRST_ALONE, "first", at_key=True)
        return
    if table.flag("accumulate"):
        table.say(said.EVERY_AMOUNT, "every", at_key=True)
    if any("deadline" in each for _, each in table.items("entities") if isinstance(each, dict)):
        table.say(said.EVERY_DEADLINE, "every", at_key=True)
    if table.absent("first") and table.absent("baseline"):
        table.say(said.NO_FIRST, "every")


def _check_derive(table: Table) -> None:
    for derive in table.inner("derive"):
        rules = [rule for rule in Derivation if rule in derive.content]
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


def _check_active(table: Table) -> None:
    for active in table.inner("active"):
        first, last = active.year("from"), active.year("to")
        if active.absent("from") and active.absent("to"):
            active.say(words.PlanRules.NO_YEARS.format(example=example("active")))
        if first is not None and last is not None and first > last:
            what = words.PlanRules.YEARS_CROSSED.format(first=first, last=last)
            active.say(what, "from")


# Without a target these have nothing to hold a reading against.
_NEED_A_TARGET = (Method.SDSN, Method.ACHIEVEMENT, Method.OKR)


_CUTS = ("cuts", "growth_cuts", "share_cuts")


_SDSN_BOUNDS = ("lower_bound", "red", "green", "optimum")


# UN's own names of the levels are five.
_UN_LEVELS = 5


def check_parameters(table: Table) -> None:
    """Report parameters that do not fit together, of [assessment] or of an indicator."""
    for name in PUBLISHED:
        for parameters in table.inner(name):
            for key in _CUTS:
                _check_falling(parameters, key)
    for parameters in table.inner(Method.UN):
        _check_levels(parameters)
    for parameters in table.inner(Method.SDSN):
        _check_order_of_bounds(parameters)


def check_method(table: Table) -> None:
    """Report a method that an indicator names and that is not for it.

    A method that stands in [assessment] is for the indicators it can be for; our own rules hold
    for the others.
    """
    method, kind = table.word("method"), AllowedValues.of(table).kind
    if method in (None, Method.PATH) or kind is None:
        return
    if kind not in NUMERIC:
        table.say(words.PlanMethods.WRONG_KIND.format(method=method, kind=kind), "method")
        return
    for target in table.inner("target"):
        if target.flag("every_year"):
            table.say(words.PlanMethods.EVERY_YEAR.format(method=method), "method")
            return
    if not table.absent("target"):
        if method == Method.GROWTH:
            table.say(words.PlanMethods.GROWTH, "method")
        return
    if method in _NEED_A_TARGET:
        table.say(words.PlanMethods.NO_TARGET.format(method=method), "method")
    elif table.absent("direction"):
        table.say(words.PlanMethods.NO_WAY.format(method=method), "method")


def _check_falling(table: Table, key: str) -> None:
    cuts = table.value(key) or []
    if any(low >= high for high, low in pairwise(cuts)):
        table.say(words.PlanMethods.FALLING.format(key=key), key)


def _check_levels(table: Table) -> None:
    cuts, named = table.value("level_cuts"), table.value("level_words")
    if cuts is not None and not _one_way(cuts):
        table.say(words.PlanMethods.ONE_WAY, "level_cuts")
    levels = len(named) if named is not None else _UN_LEVELS
    if cuts is not None and len(cuts) + 1 != levels:
        template = words.PlanMethods.LEVELS if named else words.PlanMethods.LEVELS_USUAL
        what = template.format(cuts=len(cuts), parts=len(cuts) + 1, levels=levels)
        table.say(what, "level_cuts")


def _check_order_of_bounds(table: Table) -> None:
    known = [(key, bound) for key in _SDSN_BOUNDS if (bound := table.number(key)) is not None]
    if not _one_way([bound for _, bound in known]):
        order = words.LIST_SEPARATOR.join(_SDSN_BOUNDS)
        table.say(words.PlanMethods.BOUNDS.format(keys=order), known[0][0])
    window = table.value("window")
    if window is not None and window[0] >= window[1]:
        table.say(words.PlanMethods.WINDOW, "window")


def _one_way(values: list[float]) -> bool:
    steps = [after - before for before, after in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
