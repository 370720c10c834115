"""Every kind of fault, each in a small plan of its own, as the exact lines a person sees."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from scorecard.framework.load import load_plan
from scorecard.model.fault import Severity

PLANS = Path(__file__).parent / "plans"
NAMES = sorted(path.name for path in PLANS.glob("*.toml"))


def expected() -> dict[str, list[str]]:
    """Return the lines of expected.txt by the file they speak of."""
    lines: dict[str, list[str]] = defaultdict(list)
    for line in (PLANS / "expected.txt").read_text(encoding="utf-8").splitlines():
        lines[line.partition(":")[0]].append(line)
    return lines


def test_every_plan_is_expected_to_have_faults() -> None:
    assert set(expected()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_faults_of_a_plan(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PLANS)
    plan = load_plan(Path(name), use_cache=False)
    assert [str(fault) for fault in plan.faults] == expected()[name]


@pytest.mark.parametrize("name", NAMES)
def test_faults_are_placed_inside_the_file_and_in_its_order(name: str) -> None:
    path = PLANS / name
    lines = path.read_text(encoding="utf-8").split("\n")
    plan = load_plan(path, use_cache=False)
    places = [(fault.line, fault.column) for fault in plan.faults]
    assert places == sorted(places)
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in places)


@pytest.mark.parametrize("name", NAMES)
def test_faults_point_at_what_they_name(name: str) -> None:
    path = PLANS / name
    lines = path.read_text(encoding="utf-8").split("\n")
    for fault in load_plan(path, use_cache=False).faults:
        unknown = re.search(r'unknown key "([a-z_]+)"', fault.what)
        if unknown:
            rest = lines[fault.line - 1][fault.column - 1 :]
            assert rest.lstrip("[").startswith(unknown[1])


def test_warnings_alone_leave_everything_usable() -> None:
    plan = load_plan(PLANS / "warnings.toml", use_cache=False)
    assert {fault.severity for fault in plan.faults} == {Severity.WARNING}
    assert plan.strategy is not None
    assert not any(indicator.faulty for indicator in plan.strategy.indicators())


def test_a_fault_in_one_indicator_leaves_the_others_usable() -> None:
    plan = load_plan(PLANS / "missing-id.toml", use_cache=False)
    assert plan.strategy is not None
    faulty, usable = plan.strategy.indicators()
    assert (faulty.id, faulty.title, faulty.faulty) == ("objective-1a-indicator-1", "X", True)
    assert (usable.id, usable.faulty) == ("y", False)


def test_of_two_with_one_id_the_first_keeps_it() -> None:
    plan = load_plan(PLANS / "ids-twice.toml", use_cache=False)
    assert plan.strategy is not None
    ids = [(indicator.id, indicator.faulty) for indicator in plan.strategy.indicators()]
    assert ids == [
        ("x", False),
        ("objective-1a-indicator-2", True),
        ("y", True),
        ("objective-1a-indicator-4", True),
    ]
    assert [goal.id for goal in plan.strategy.goals] == ["I", "goal-2"]


@pytest.mark.parametrize("order", [("indicator", "objective"), ("objective", "indicator")])
def test_the_first_in_the_file_keeps_an_id_wherever_it_stands(order: tuple[str, str]) -> None:
    from scorecard.framework.check import check_plan

    parts = {
        "indicator": '[[goal.indicator]]\nid = "x"\ntitle = "X"\n',
        "objective": '[[goal.objective]]\nid = "1a"\ntitle = "O"\n'
        '[[goal.objective.indicator]]\nid = "x"\ntitle = "X"\n',
    }
    head = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'
    text = head + parts[order[0]] + parts[order[1]]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == 'id = "x"']
    (fault,) = check_plan(text).faults
    assert fault.line == lines[1]
    assert f"indicator x in line {lines[0]} has it already" in fault.what


def test_a_circle_makes_its_members_faulty_and_nobody_else() -> None:
    plan = load_plan(PLANS / "derive-circle.toml", use_cache=False)
    assert plan.strategy is not None
    faulty = [indicator.id for indicator in plan.strategy.indicators() if indicator.faulty]
    assert faulty == ["a", "b", "c", "self"]


def test_a_faulty_objective_keeps_its_indicators() -> None:
    plan = load_plan(PLANS / "headline.toml", use_cache=False)
    assert plan.strategy is not None
    objectives = plan.strategy.goals[0].objectives
    assert all(objective.faulty for objective in objectives)
    assert not any(indicator.faulty for indicator in plan.strategy.indicators())


@pytest.mark.parametrize("name", ["period-missing.toml", "period-reversed.toml"])
def test_without_a_period_there_is_no_strategy(name: str) -> None:
    assert load_plan(PLANS / name, use_cache=False).strategy is None


def test_a_faulty_strategy_table_with_title_and_period_is_usable() -> None:
    plan = load_plan(PLANS / "labels.toml", use_cache=False)
    assert plan.strategy is not None
    assert plan.strategy.period == (2017, 2021)


def test_a_circle_through_a_long_chain_is_found() -> None:
    from scorecard.framework.check import check_plan

    text = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'
    for number in range(1500):
        before = (number - 1) % 1500
        text += f'[[goal.indicator]]\nid = "i{number}"\ntitle = "T"\n'
        text += f'derive = {{ sum = ["i{before}"] }}\n'
    faults = check_plan(text).faults
    assert len(faults) == 1
    assert "goes round in a circle: i0 → i1499 → i1498" in faults[0].what
