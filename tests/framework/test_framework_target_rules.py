"""Every form of target, from the plan to the model."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from test_framework_build import indicator

from scorecard.model.plan import Aim, Target

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
