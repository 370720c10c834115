"""From a plan's tables to the model: every key arrives where it belongs, as it was written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.model.indicator import (
    Baseline,
    Derivation,
    Derive,
    Direction,
    Indicator,
    Kind,
    Level,
    Thresholds,
)
from scorecard.model.strategy import Goal, Objective, Strategy
from scorecard.model.target import Aim, Milestone, Target

HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'


def build(text: str) -> Strategy:
    """Return the strategy of a plan that has no error."""
    checked = check_plan(text)
    assert [str(fault) for fault in checked.faults if fault.severity == "error"] == []
    assert checked.plan is not None
    return build_strategy(checked.plan)


def indicator(keys: str, kind: str = "") -> Indicator:
    """Return the one indicator of a plan, declared with these keys."""
    head = f'kind = "{kind}"\n' if kind else ""
    text = f'{HEAD}[[goal.indicator]]\nid = "x"\ntitle = "X"\n{head}{keys}\n'
    return next(build(text).indicators())


def test_a_whole_plan() -> None:
    strategy = build("""
[strategy]
title = "Plan"
organisation = "Org"
period = [2017, 2021]
numbers = "1 234,5"
description = "Why"

[strategy.labels]
entity = "State Party"

[[goal]]
id = "I"
title = "First"
description = "Goal text"

[[goal.objective]]
id = "1a"
title = "Objective"
headline = "a"
description = "Objective text"
weight = 2

[[goal.objective.indicator]]
id = "a"
title = "A"

[[goal.indicator]]
id = "own"
title = "Own"

[[goal]]
id = "II"
title = "Second"
""")
    own, first = Indicator("own", "Own"), Indicator("a", "A")
    objective = Objective("1a", "Objective", (first,), "a", "Objective text", 2.0)
    assert strategy == Strategy(
        "Plan",
        (2017, 2021),
        "Org",
        (Goal("I", "First", (objective,), (own,), "Goal text"), Goal("II", "Second")),
        "1 234,5",
        {"entity": "State Party"},
        "Why",
    )
    assert [found.id for found in strategy.indicators()] == ["own", "a"]


def test_an_indicator_with_every_key_of_a_number() -> None:
    assert indicator("""
unit = "states"
decimals = 1
min = 0
max = 193
baseline = { year = 2016, value = 100 }
target = { at_least = 130, by = 2020 }
milestones = { 2019 = 120, 2018 = 110.5 }
target_set_by = "strategy"
definition = "What\\nis counted"
source = "Report"
owner = "Jo"
tags = ["a", "b"]
weight = 0.5
context = false
active = { from = 2018, to = 2020 }
formerly = ["old"]
method = "path"
on_track = 0.9
at_risk = 0.5
stale_after = 3
""") == Indicator(
        id="x",
        title="X",
        unit="states",
        decimals=1,
        minimum=0.0,
        maximum=193.0,
        baselines=(Baseline(2016, 100.0),),
        targets=(Target(Aim.AT_LEAST, 130.0, by=date(2020, 12, 31)),),
        milestones=(Milestone(2018, 110.5), Milestone(2019, 120.0)),
        target_set_by="strategy",
        definition="What\nis counted",
        source="Report",
        owner="Jo",
        tags=("a", "b"),
        weight=0.5,
        active_from=2018,
        active_to=2020,
        formerly=("old",),
        thresholds=Thresholds("path", 0.9, 0.5, 3),
    )


def test_an_indicator_with_nothing_but_id_and_title() -> None:
    assert indicator("") == Indicator("x", "X")


def test_only_one_end_of_the_years_it_is_kept() -> None:
    assert indicator("active = { to = 2019 }") == Indicator("x", "X", active_to=2019)


TARGETS: list[tuple[str, str, Target]] = [
    ("{ at_most = 0, by = 2021 }", "", Target(Aim.AT_MOST, 0.0, by=date(2021, 12, 31))),
    (
        "{ at_least = 1.5, by = 2021-06-30 }",
        "percent",
        Target(Aim.AT_LEAST, 1.5, by=date(2021, 6, 30), by_is_year=False),
    ),
    ("{ at_least = 500, every_year = true }", "", Target(Aim.AT_LEAST, 500.0, every_year=True)),
    (
        "{ at_most = 0, every_year = true, tolerance = 2 }",
        "",
        Target(Aim.AT_MOST, 0.0, every_year=True, tolerance=2.0),
    ),
    (
        "{ between = [40, 60.5], every_year = true }",
        "percent",
        Target(Aim.BETWEEN, low=40.0, high=60.5, every_year=True),
    ),
    ("{ done = true, by = 2021 }", "yes_no", Target(Aim.DONE, 1.0, by=date(2021, 12, 31))),
    (
        "{ done = true, by = 2020-03-01 }",
        "yes_no",
        Target(Aim.DONE, 1.0, by=date(2020, 3, 1), by_is_year=False),
    ),
    ("{ done = true, every_year = true }", "yes_no", Target(Aim.DONE, 1.0, every_year=True)),
]


@pytest.mark.parametrize(("written", "kind", "target"), TARGETS)
def test_target_forms(written: str, kind: str, target: Target) -> None:
    assert indicator(f"target = {written}", kind).targets == (target,)


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("{ at_least = 130, by = 2020 }", {"at_least": 130, "by": 2020}),
        ("{ at_least = 2.50, by = 2020-06-30 }", {"at_least": 2.5, "by": "2020-06-30"}),
        ("{ between = [1, 2], every_year = true }", {"between": [1, 2], "every_year": True}),
    ],
)
def test_a_target_keeps_the_form_it_was_declared_in(written: str, declared: dict[str, Any]) -> None:
    target = indicator(f"target = {written}").targets[0]
    assert target.declared == declared
    assert list(target.declared) == list(declared)
    assert all(type(target.declared[key]) is type(declared[key]) for key in declared)


def test_a_revised_target() -> None:
    found = indicator("""
target = [
  { at_least = 130, by = 2020 },
  { at_least = 115, by = 2021, decided = 2019-11-30, why = "Too few" },
  { between = [100, 120], every_year = true, decided = 2020-11-30, why = "Held" },
]
""")
    assert found.targets == (
        Target(Aim.AT_LEAST, 130.0, by=date(2020, 12, 31)),
        Target(
            Aim.AT_LEAST,
            115.0,
            by=date(2021, 12, 31),
            decided=date(2019, 11, 30),
            why="Too few",
        ),
        Target(
            Aim.BETWEEN,
            low=100.0,
            high=120.0,
            every_year=True,
            decided=date(2020, 11, 30),
            why="Held",
        ),
    )
    assert found.target_on(date(2019, 11, 29)) is found.targets[0]
    assert found.target_on(date(2019, 11, 30)) is found.targets[1]


def test_a_target_as_a_table_and_as_tables() -> None:
    one = indicator("[goal.indicator.target]\nat_least = 5\nby = 2020")
    assert one.targets == (Target(Aim.AT_LEAST, 5.0, by=date(2020, 12, 31)),)
    many = indicator(
        "[[goal.indicator.target]]\nat_least = 5\nby = 2020\n"
        '[[goal.indicator.target]]\nat_least = 4\nby = 2020\ndecided = 2018-01-01\nwhy = "W"'
    )
    assert [target.value for target in many.targets] == [5.0, 4.0]


LEVELS = 'levels = { none = "no plan", weak = "a plan", strong = "a budget" }\n'


def test_a_scale_in_its_order_with_levels_as_positions() -> None:
    found = indicator(
        LEVELS + 'baseline = { year = 2016, value = "none" }\n'
        'milestones = { 2018 = "weak" }\ntarget = { reach = "strong", by = 2021 }',
        "scale",
    )
    assert found.kind is Kind.SCALE
    assert found.levels == (
        Level("none", "no plan"),
        Level("weak", "a plan"),
        Level("strong", "a budget"),
    )
    assert found.baselines == (Baseline(2016, 0.0),)
    assert found.milestones == (Milestone(2018, 1.0),)
    assert found.targets == (Target(Aim.REACH, 2.0, by=date(2021, 12, 31)),)


def test_levels_under_a_header_keep_their_order() -> None:
    found = indicator('[goal.indicator.levels]\nzero = "Z"\nalpha = "A"\n"2" = "T"', "scale")
    assert [level.key for level in found.levels] == ["zero", "alpha", "2"]


def test_a_yes_or_no() -> None:
    found = indicator("baseline = { year = 2016, value = false }", "yes_no")
    assert found.baselines == (Baseline(2016, 0.0),)
    assert indicator("", "qualitative").kind is Kind.QUALITATIVE


def test_a_series_may_begin_anew_behind_the_first_targets_year() -> None:
    found = indicator("""
baseline = [{ year = 2016, value = 5 }, { year = 2020, value = 4 }]
target = [
  { at_least = 9, by = 2020 },
  { at_least = 9, by = 2025, decided = 2020-11-30, why = "W" },
]
""")
    assert len(found.baselines) == 2


def test_baselines_by_year() -> None:
    found = indicator("baseline = [{ year = 2019, value = 5 }, { year = 2016 }]")
    assert found.baselines == (Baseline(2016), Baseline(2019, 5.0))


@pytest.mark.parametrize(
    ("written", "derivation", "ids"),
    [
        ('{ sum = ["a", "b", "c"] }', Derivation.SUM, ("a", "b", "c")),
        ('{ difference = ["b", "a"] }', Derivation.DIFFERENCE, ("b", "a")),
        ('{ share = ["a", "c"] }', Derivation.SHARE, ("a", "c")),
    ],
)
def test_derive(written: str, derivation: Derivation, ids: tuple[str, ...]) -> None:
    text = HEAD + "".join(f'[[goal.indicator]]\nid = "{i}"\ntitle = "T"\n' for i in "abc")
    found = build(f'{text}[[goal.indicator]]\nid = "d"\ntitle = "D"\nderive = {written}\n')
    derived = found.find("d")
    assert derived is not None
    assert derived.derive == Derive(derivation, ids)


def test_what_else_an_indicator_may_say() -> None:
    assert indicator('direction = "decrease"').direction is Direction.DECREASE
    assert indicator("context = true").context
    assert indicator("accumulate = true\nbaseline = { year = 2016, value = 0 }").accumulate


def test_the_strategys_rules_and_an_indicators_own() -> None:
    text = HEAD.replace("[[goal]]", "[assessment]\non_track = 1\nstale_after = 4\n[[goal]]")
    strategy = build(
        text + '[[goal.indicator]]\nid = "a"\ntitle = "A"\nat_risk = 0.7\n'
        '[[goal.indicator]]\nid = "b"\ntitle = "B"\non_track = 0.9\n'
    )
    a, b = strategy.indicators()
    assert a.thresholds == Thresholds("path", 1.0, 0.7, 4)
    assert b.thresholds == Thresholds("path", 0.9, 0.6, 4)


def test_a_faulty_rule_leaves_the_default() -> None:
    text = HEAD.replace("[[goal]]", "[assessment]\non_track = 95\nat_risk = 0.7\n[[goal]]")
    checked = check_plan(text + '[[goal.indicator]]\nid = "a"\ntitle = "A"\n')
    assert len(checked.faults) == 1
    assert checked.plan is not None
    (found,) = build_strategy(checked.plan).indicators()
    assert found.thresholds == Thresholds("path", 0.95, 0.7, 2)
    assert not found.faulty


def test_a_faulty_indicator_keeps_its_place_and_what_decides_its_weight() -> None:
    checked = check_plan(
        f"""{HEAD}
[[goal.indicator]]
id = "a"
title = "A"
[[goal.indicator]]
id = "x"
title = "X"
weight = 3
context = true
active = {{ from = 2018 }}
formerly = ["old"]
unit = 5
target = {{ at_least = 1, by = 2020 }}
[[goal.indicator]]
id = "y"
title = "two\\nlines"
weight = -1
"""
    )
    assert checked.plan is not None
    _, x, y = build_strategy(checked.plan).indicators()
    assert x == Indicator(
        "x", "X", weight=3.0, context=True, active_from=2018, formerly=("old",), faulty=True
    )
    assert y == Indicator("y", "two\\u000alines", faulty=True)


def test_an_indicator_without_id_and_title_is_named_for_its_place() -> None:
    text = (
        '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n'
        '[[goal]]\nid = "I"\ntitle = "G"\n[[goal.objective]]\nid = "1a"\ntitle = "O"\n'
        '[[goal.objective.indicator]]\nid = "objective-1a-indicator-2"\ntitle = "T"\n'
        "[[goal.objective.indicator]]\nweight = 2\n[[goal.objective]]\n"
        "[[goal.objective.indicator]]\n[[goal]]\n"
    )
    checked = check_plan(text)
    assert checked.plan is not None
    strategy = build_strategy(checked.plan)
    assert [(i.id, i.title, i.faulty) for i in strategy.indicators()] == [
        ("objective-1a-indicator-2", "T", False),
        ("objective-1a-indicator-2-x", "objective-1a-indicator-2-x", True),
        ("goal-I-objective-2-indicator-1", "goal-I-objective-2-indicator-1", True),
    ]
    assert [o.id for o in strategy.goals[0].objectives] == ["1a", "goal-I-objective-2"]
    assert [goal.id for goal in strategy.goals] == ["I", "goal-2"]
