"""What the result of an entity with a deadline is shown with: rule, reading, years, dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from entity_case import clearance, entity, of, told
from series_case import assessed

from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import EntityResult

PERU = entity("Peru", "2020-03-01")
DUE = date(2020, 3, 1)


def judged(year: int, answers: dict[int, object], as_of: date | None = None) -> EntityResult:
    return of(assessed(clearance(PERU), told({"Peru": answers}), year, as_of=as_of), "Peru")


@pytest.mark.parametrize(
    ("year", "answers", "expected"),
    [
        (
            2019,
            {2018: "no", 2019: "2019-05-04"},
            Explanation(Rule.MET_EARLY, actual=Point(2019, 1.0), met=2019, due=DUE),
        ),
        (
            2021,
            {2019: "2019-05-04", 2021: "yes"},
            Explanation(Rule.MET_BY_DUE, actual=Point(2021, 1.0), met=2019, due=DUE),
        ),
        (
            2020,
            {2020: "2020-05-04"},
            Explanation(Rule.MET_LATE, actual=Point(2020, 1.0), met=2020, due=DUE),
        ),
        (2019, {}, Explanation(Rule.NOT_DUE, due=DUE)),
        (2019, {2018: "no"}, Explanation(Rule.NOT_DUE, actual=Point(2018, 0.0), due=DUE)),
        (2020, {2020: "no"}, Explanation(Rule.MISSED, actual=Point(2020, 0.0), due=DUE)),
        (
            2019,
            {2016: "no", 2017: "yes", 2018: "no"},
            Explanation(
                Rule.LOST, actual=Point(2018, 0.0), broken=(2018,), met=2017, due=DUE
            ),
        ),
    ],
)  # fmt: skip
def test_all_that_was_compared(
    year: int, answers: dict[int, object], expected: Explanation
) -> None:
    assert judged(year, answers).result.explanation == expected


def test_reopened_in_the_year_of_its_deadline_it_is_lost_and_not_missed() -> None:
    found = judged(2020, {2019: "yes", 2020: "no"})
    assert (found.status, found.note) == (Status.OFF_TRACK, Note.LOST)


def test_whether_it_was_in_time_is_said_once_the_date_has_come() -> None:
    answers: dict[int, object] = {2019: "2019-05-04"}
    ahead, come = judged(2019, answers), judged(2020, answers)
    assert (ahead.in_time, ahead.in_time_originally) == (None, None)
    assert (come.in_time, come.in_time_originally) == (True, True)
