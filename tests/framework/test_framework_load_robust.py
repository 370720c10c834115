"""Whatever a file holds, loading answers with a plan or with faults, never with an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from toml_writer import SCALARS, Writer

from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.framework.findings import keys_of
from scorecard.framework.load import load_plan
from scorecard.framework.shapes import GoalShape, IndicatorShape, StrategyShape, TargetShape
from scorecard.model.fault import Severity

PLANS = Path(__file__).parent / "plans"
GOOD = """\
[strategy]
title = "S"
period = [2017, 2021]

[[goal]]
id = "I"
title = "G"

  [[goal.objective]]
  id = "1a"
  title = "O"
  headline = "x"

    [[goal.objective.indicator]]
    id = "x"
    title = "X"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }
    milestones = { 2018 = 110 }

    [[goal.objective.indicator]]
    id = "y"
    title = "Y"
    kind = "scale"
    [goal.objective.indicator.levels]
    none = "N"
    strong = "S"
    [goal.objective.indicator.target]
    reach = "strong"
    by = 2021
"""
KEYS = sorted({*keys_of(IndicatorShape), *keys_of(TargetShape), *keys_of(GoalShape)})
VALUES = st.recursive(
    SCALARS | st.sampled_from([2018, 2020, "x", "scale", "strong", float("inf"), float("nan")]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "2018", "zebra"]), inner, max_size=3)
    ),
    max_leaves=6,
)
TABLE = st.dictionaries(st.sampled_from([*KEYS, "entities", "zebra"]), VALUES, max_size=6)
DOCUMENT = st.fixed_dictionaries(
    {},
    optional={
        "strategy": VALUES
        | st.dictionaries(st.sampled_from(keys_of(StrategyShape)), VALUES)
        | st.just({"title": "S", "period": [2017, 2021]}),
        "assessment": VALUES,
        "goal": VALUES | TABLE | st.lists(TABLE, min_size=1, max_size=3),
        "zebra": VALUES,
    },
)


def hold(text: str) -> None:
    """Check a plan and what is promised of every outcome."""
    checked = check_plan(text)
    lines = text.split("\n")
    for fault in checked.faults:
        assert 1 <= fault.line <= len(lines), fault
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 2, fault
        assert fault.what.isprintable(), fault
    if checked.plan is None:
        assert any(fault.severity is Severity.ERROR for fault in checked.faults)
        return
    strategy = build_strategy(checked.plan)
    ids = [goal.id for goal in strategy.goals]
    ids += [objective.id for goal in strategy.goals for objective in goal.objectives]
    ids += [indicator.id for indicator in strategy.indicators()]
    assert len(ids) == len(set(ids))
    if not checked.faults:
        assert not any(indicator.faulty for indicator in strategy.indicators())


@settings(max_examples=150)
@given(st.data(), DOCUMENT)
def test_any_document(data: st.DataObject, document: dict[str, Any]) -> None:
    hold(Writer(data.draw).document(document))


@settings(max_examples=150)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 12),
    st.text("[]{}=,.\"'#\\\n xyz2018", max_size=6),
)
def test_any_edit_of_a_good_plan(at: int, cut: int, new: str) -> None:
    hold(GOOD[:at] + new + GOOD[at + cut :])


def test_every_beginning_of_a_good_plan() -> None:
    for end in range(len(GOOD)):
        hold(GOOD[:end])


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "indicators.toml"
    path.write_bytes(data)
    plan = load_plan(path, use_cache=False)
    assert plan.faults
    assert plan.strategy is None


def test_the_good_plan_is_good() -> None:
    assert check_plan(GOOD).faults == ()


def test_a_fault_hides_no_other() -> None:
    """Indicators of many faulty plans, put into one file, keep all their faults."""
    whole, expected = GOOD.replace('  headline = "x"\n', ""), []
    for name in ("target-when", "weights", "wrong-types", "tolerance", "bounds", "scale"):
        text = (PLANS / f"{name}.toml").read_text(encoding="utf-8")
        faults = check_plan(text).faults
        expected += [f.what.replace("indicator ", f"indicator {name}-", 1) for f in faults]
        indicators = text[text.index("    [[goal.objective.indicator]]") :]
        whole += indicators.replace('    id = "', f'    id = "{name}-')
    assert [fault.what for fault in check_plan(whole).faults] == expected
    assert len(expected) > 50
