"""What the result of each entity is shown with, and the words for what entities leave unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from entity_case import clearance, entity, of, told
from series_case import PERIOD, assessed, by, each_year, indicator, plan

from scorecard.assessment.assess import default_year
from scorecard.model.plan import Aggregate, Aim, Baseline, Target
from scorecard.model.records import Records
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Entity
    from scorecard.model.scorecard import EntityResult

PERU, CHAD = entity("Peru", "2020-03-01"), entity("Chad", "2020-11-01")


def test_all_that_is_shown_of_an_entity_with_a_deadline() -> None:
    entered = told({"Peru": {2018: "no", 2020: "2020-02-27"}})
    found = of(assessed(clearance(PERU), entered, 2020), "Peru")
    assert found.result.target == Target(Aim.DONE, 1.0, by=date(2020, 3, 1), by_is_year=False)
    assert [point.reading for point in found.result.readings] == entered
    assert found.result.latest == found.result.readings[-1]
    assert of(assessed(clearance(PERU), [], 2020), "Peru").result.latest is None


@pytest.mark.parametrize(
    ("rest", "reason"), [({"context": True}, Reason.CONTEXT), ({"faulty": True}, Reason.FAULT)]
)
def test_an_entity_of_what_is_not_judged_is_not_judged(
    rest: dict[str, Any], reason: Reason
) -> None:
    result = assessed(clearance(PERU, **rest), told({"Peru": {2020: "no"}}), 2020)
    assert (result.reason, of(result, "Peru").reason) == (reason, reason)


def test_of_what_is_done_no_later_deadline_is_said() -> None:
    capped = entity("Peru", "2020-03-01", "2030-03-01", latest=date(2025, 12, 31))
    done = assessed(clearance(capped), told({"Peru": {2021: "2021-05-04"}}), 2021)
    assert "later than may be" not in of(done, "Peru").sentence
    undone = assessed(clearance(capped), told({"Peru": {2021: "no"}}), 2021)
    assert "later than may be" in of(undone, "Peru").sentence


def with_target(*targets: Target) -> Entity:
    return entity("Peru", targets=targets, baselines=(Baseline(2016, 0.0),))


def measured(subject: Entity, answers: dict[int, object], year: int) -> EntityResult:
    return of(assessed(indicator(entities=(subject,)), told({"Peru": answers}), year), "Peru")


# By the end of 2018, at first, then by the end of 2019: at least 10.
LATER = (by(2018, value=10.0), by(2019, value=10.0, decided=date(2018, 6, 1), why="floods"))


@pytest.mark.parametrize(
    ("answers", "year", "in_time", "originally"),
    [
        ({2017: 5}, 2017, None, None),
        ({2018: 5}, 2018, None, False),
        ({2018: 10}, 2018, None, True),
        ({2017: 11, 2018: 11}, 2018, None, True),
        ({2019: 10}, 2019, True, False),
        ({2019: 5}, 2019, False, False),
        ({2019: 5, 2020: 10}, 2020, False, False),
    ],
)
def test_the_date_of_an_entitys_own_target_is_its_deadline(
    answers: dict[int, object], year: int, in_time: bool | None, originally: bool | None
) -> None:
    found = measured(with_target(*LATER), answers, year)
    first = date(2018, 12, 31)
    assert (found.deadline, found.original) == (first if year < 2018 else date(2019, 12, 31), first)
    assert (found.in_time, found.in_time_originally) == (in_time, originally)


def test_a_target_to_hold_is_no_deadline() -> None:
    kept = with_target(
        by(2018, value=10.0), each_year(Aim.AT_LEAST, 10.0, decided=date(2018, 1, 1))
    )
    found = measured(kept, {2018: 12}, 2018)
    assert (found.entity, found.status) == (kept, Status.ON_TRACK)
    assert (found.deadline, found.original, found.in_time) == (None, None, None)
    held = measured(with_target(each_year(Aim.AT_LEAST, 10.0)), {2017: 12, 2018: 12}, 2018)
    assert (held.entity.title, held.status, held.deadline) == ("Peru", Status.ON_TRACK, None)


def test_a_roll_up_of_entities_shows_the_figure_they_make() -> None:
    subject = clearance(PERU, CHAD, aggregate=Aggregate.COUNT)
    entered = told({"Peru": {2020: "2020-02-27"}, "Chad": {2020: "no"}})
    assert assessed(subject, entered, 2020).explanation == Explanation(
        Rule.ENTITIES, actual=Point(2020, 1.0)
    )


def test_a_count_of_which_nobody_has_said_anything_is_asked_for_once_due() -> None:
    subject = clearance(
        PERU, CHAD, aggregate=Aggregate.COUNT, targets=(each_year(Aim.AT_LEAST, 2.0),)
    )
    due = assessed(subject, [], 2020)
    assert (due.reason, due.explanation) == (Reason.DUE_NO_READING, Explanation(Rule.UNHEARD))
    ahead = assessed(subject, [], 2019)
    assert (ahead.reason, ahead.explanation.rule) == (Reason.NO_READING, Rule.NO_READING)


def test_a_share_whose_date_comes_before_any_deadline_is_not_due() -> None:
    ahead = clearance(
        entity("Peru", "2030-03-01"), aggregate=Aggregate.SHARE, targets=(by(2020, value=90.0),)
    )
    result = assessed(ahead, [], 2020)
    assert (result.reason, result.explanation) == (Reason.NOT_DUE, Explanation(Rule.NONE_DUE))


def test_a_sum_of_which_nobody_has_said_anything_is_a_reading_that_is_missing() -> None:
    summed = indicator(
        each_year(Aim.AT_LEAST, 2.0),
        entities=(entity("Peru"), entity("Chad")),
        aggregate=Aggregate.SUM,
    )
    result = assessed(summed, [], 2018)
    assert (result.reason, result.explanation.rule) == (Reason.NO_READING, Rule.NO_READING)


def year_of(entered: list[Any], *entities: Entity, as_of: date | None = None) -> int:
    subject = clearance(*entities, aggregate=Aggregate.COUNT, targets=(by(2021, value=1.0),))
    return default_year(plan(subject), Records(tuple(entered)), as_of)


def test_a_year_is_entered_when_nothing_is_left_to_ask_of_its_entities() -> None:
    entered = told({"Peru": {2020: "2020-02-27"}})
    # In June nobody has to say yet what became of a deadline in November.
    late = entity("Chad", "2021-11-01")
    assert year_of(entered, PERU, late, as_of=date(2021, 6, 30)) == 2021
    assert year_of(entered, PERU, late) == 2020
    # That nobody has said anything of any of them is no answer, though none has come due.
    assert year_of([], entity("Peru", "2030-03-01")) == PERIOD[0]


def test_an_entity_that_is_not_kept_is_passed_over_alone() -> None:
    gone = entity("Cuba", "2018-03-01", active_to=2018)
    entered = told({"Cuba": {2018: "2018-02-27"}})
    assert year_of(entered, gone, PERU) == 2019
    assert year_of([*entered, *told({"Peru": {2020: "no"}})], gone, PERU) == 2021
