"""What was to be done once and is done is not expected to be entered again."""

from __future__ import annotations

import pytest
from series_case import indicator, reading

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Goal, Indicator, Kind, Strategy, Target
from scorecard.model.records import Records

ONCE = Target(Aim.DONE, 1, by=None)
EVERY = Target(Aim.DONE, 1, every_year=True)


def entered(made: Indicator, answers: dict[int, object], year: int) -> tuple[int, int]:
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "Goal", indicators=(made,)),))
    readings = tuple(reading(of, value) for of, value in answers.items())
    card = assess(plan, Records(readings), year=year)
    return card.entered, card.expected_entries


@pytest.mark.parametrize(
    ("target", "answers", "year", "counts"),
    [
        (ONCE, {2018: "yes"}, 2018, (1, 1)),
        (ONCE, {2018: "yes"}, 2019, (0, 0)),
        (ONCE, {2018: "yes"}, 2017, (0, 1)),
        (ONCE, {2018: "no"}, 2019, (0, 1)),
        (ONCE, {2018: "yes", 2019: "no"}, 2020, (0, 1)),
        (ONCE, {2018: "yes", 2020: "yes"}, 2020, (1, 1)),
        (ONCE, {}, 2020, (0, 1)),
        (EVERY, {2018: "yes"}, 2019, (0, 1)),
    ],
)
def test_done_once_is_asked_for_no_more(
    target: Target, answers: dict[int, object], year: int, counts: tuple[int, int]
) -> None:
    made = indicator(target, kind=Kind.YES_NO)
    assert entered(made, answers, year) == counts


def test_a_number_that_meets_its_target_is_asked_for_again() -> None:
    made = indicator(Target(Aim.AT_LEAST, 1, by=None))
    assert entered(made, {2018: 5}, 2019) == (0, 1)
