"""What is left of a plan with faults: everything that is sound, in its place."""

from __future__ import annotations

from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.model.plan import Indicator, Thresholds

HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'


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
