"""From a plan's tables to the model: every key arrives where it belongs, as it was written."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.model.plan import (
    Aim,
    Baseline,
    Derivation,
    Derive,
    Direction,
    Goal,
    Indicator,
    Kind,
    Level,
    Milestone,
    Objective,
    Strategy,
    Target,
    Thresholds,
)
from scorecard.model.status import Status

HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'

WHOLE = """
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
"""
EVERY_KEY = """
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
"""


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
    strategy = build(WHOLE)
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
    assert indicator(EVERY_KEY) == Indicator(
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


def test_the_statuses_that_ask_for_a_comment() -> None:
    rule = '[assessment]\nrequire_comment = ["missed", "off_track", "missed"]\n[[goal]]'
    text = HEAD.replace("[[goal]]", rule)
    strategy = build(
        text + '[[goal.indicator]]\nid = "a"\ntitle = "A"\n'
        '[[goal.indicator]]\nid = "b"\ntitle = "B"\nrequire_comment = ["at_risk"]\n'
        '[[goal.indicator]]\nid = "c"\ntitle = "C"\nrequire_comment = []\n'
    )
    assert [i.require_comment for i in strategy.indicators()] == [
        (Status.OFF_TRACK, Status.MISSED),
        (Status.AT_RISK,),
        (),
    ]
    assert indicator("").require_comment == ()
