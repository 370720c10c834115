"""All that a status is shown with, rule by rule: targets to hold every year, and things to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from series_case import assessed, done_by, each_year, indicator

from scorecard.model.plan import Aggregate, Aim, Kind
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status

DUE = date(2019, 12, 31)
A, ON, RISK, OFF, M, N = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.MISSED,
    Status.NOT_ASSESSED,
)
NONE_USED = indicator(each_year(Aim.AT_MOST))
BAND = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0, tolerance=3.0))
ADOPTED = indicator(done_by(2019), kind=Kind.YES_NO)


def held(rule: Rule, actual: tuple[int, float] | None, years: int = 0, **rest: Any) -> Explanation:
    return Explanation(rule, actual=Point(*actual) if actual else None, held=years, **rest)


# Of the period from 2017 to 2021 and at most 0: status, reason and all that was compared.
@pytest.mark.parametrize(
    ("entered", "year", "status", "reason", "expected"),
    [
        ({}, 2018, N, Reason.NO_READING, held(Rule.NO_READING, None, missing=(2017, 2018))),
        ({}, 2021, N, Reason.DUE_NO_READING,
         held(Rule.DUE_NO_READING, None, missing=(2017, 2018, 2019, 2020, 2021))),
        ({2017: 0, 2018: 0}, 2018, ON, None, held(Rule.HOLDS, (2018, 0), 2)),
        ({2018: 0}, 2018, ON, None, held(Rule.HOLDS, (2018, 0), 1, missing=(2017,))),
        ({2017: 2, 2018: 0}, 2018, RISK, None,
         held(Rule.HELD_BUT_BROKEN, (2018, 0), 1, broken=(2017,))),
        ({2017: 0, 2018: 2}, 2018, OFF, None,
         held(Rule.BROKEN, (2018, 2), 1, broken=(2018,), shortfall=2)),
        ({2017: 0}, 2020, N, Reason.STALE,
         held(Rule.STALE, (2017, 0), 1, missing=(2018, 2019, 2020), last_known=ON)),
        ({2017: 0, 2018: 0, 2019: 0, 2020: 0, 2021: 0}, 2021, A, None,
         held(Rule.HELD_ALL_YEARS, (2021, 0), 5)),
        ({2019: 0, 2020: 0, 2021: 0}, 2021, N, Reason.DUE_NO_READING,
         held(Rule.HELD_WITH_GAPS, (2021, 0), 3, missing=(2017, 2018))),
        # The last year that broke it decides, and not the latest one.
        ({2017: 1, 2018: 0, 2019: 3, 2020: 0, 2021: 0}, 2021, M, None,
         held(Rule.BROKEN_IN_PERIOD, (2019, 3), 3, broken=(2017, 2019), shortfall=3)),
    ],
)  # fmt: skip
def test_a_target_to_hold(
    entered: dict[int, object],
    year: int,
    status: Status,
    reason: Reason | None,
    expected: Explanation,
) -> None:
    result = assessed(NONE_USED, entered, year)
    assert (result.status, result.reason) == (status, reason)
    assert result.explanation == expected


def test_within_tolerance_the_distance_is_shown() -> None:
    result = assessed(BAND, {2017: 50, 2018: 62}, 2018)
    assert result.status is RISK
    assert result.explanation == held(
        Rule.WITHIN_TOLERANCE, (2018, 62), 1, broken=(2018,), shortfall=2
    )


def test_a_period_that_is_not_over_is_not_yet_due() -> None:
    autumn = date(2021, 9, 30)
    assert assessed(NONE_USED, {}, 2021, as_of=autumn).reason is Reason.NO_READING
    gaps = assessed(NONE_USED, {2020: 0}, 2021, as_of=autumn)
    assert (gaps.explanation.rule, gaps.reason) == (Rule.HELD_WITH_GAPS, Reason.NO_READING)
    assert assessed(NONE_USED, {}, 2021, as_of=date(2021, 12, 31)).reason is Reason.DUE_NO_READING


def test_only_a_share_begins_with_its_first_year() -> None:
    shared = indicator(each_year(Aim.AT_LEAST, 50.0), aggregate=Aggregate.SHARE)
    known = {2019: 60, 2020: 60}
    assert assessed(shared, known, 2020).explanation.missing == ()
    plain = indicator(each_year(Aim.AT_LEAST, 50.0))
    assert assessed(plain, known, 2020).explanation.missing == (2017, 2018)


def once(rule: Rule, actual: tuple[int, float] | None = None, **rest: Any) -> Explanation:
    return Explanation(rule, actual=Point(*actual) if actual else None, due=DUE, **rest)


# Something to be done by the end of 2019: status, note, reason and all that was compared.
@pytest.mark.parametrize(
    ("entered", "year", "status", "note", "reason", "expected"),
    [
        ({}, 2018, N, None, Reason.NOT_DUE, once(Rule.NOT_DUE)),
        ({2018: "no"}, 2018, N, None, Reason.NOT_DUE, once(Rule.NOT_DUE, (2018, 0))),
        ({}, 2019, N, None, Reason.DUE_NO_READING, once(Rule.DUE_NO_READING)),
        ({2018: "no"}, 2019, N, None, Reason.DUE_NO_READING,
         once(Rule.DUE_NO_READING, (2018, 0))),
        ({2017: "no", 2018: "yes"}, 2018, A, None, None,
         once(Rule.MET_EARLY, (2018, 1), met=2018)),
        ({2018: "yes", 2019: "yes"}, 2019, A, None, None,
         once(Rule.MET_BY_DUE, (2019, 1), met=2018)),
        ({2018: "no", 2021: "yes"}, 2021, A, None, None,
         once(Rule.MET_BY_DUE, (2021, 1), met=2021, date_unknown=True)),
        ({2019: "no", 2020: "no", 2021: "yes"}, 2021, A, Note.MET_LATE, None,
         once(Rule.MET_LATE, (2021, 1), met=2021, broken=(2019, 2020))),
        # The reading at the date decides, and not a later one.
        ({2018: "no", 2019: "no", 2020: "no"}, 2020, M, None, None,
         once(Rule.MISSED, (2019, 0))),
        ({2017: "yes", 2018: "no"}, 2018, OFF, Note.LOST, None,
         once(Rule.LOST, (2018, 0), met=2017, broken=(2018,))),
        ({2017: "yes", 2019: "no"}, 2019, M, None, None, once(Rule.MISSED, (2019, 0))),
        ({2018: "yes", 2019: "yes", 2020: "no", 2021: "no"}, 2021, OFF, Note.LOST, None,
         once(Rule.LOST, (2021, 0), met=2019, broken=(2020,))),
    ],
)  # fmt: skip
def test_something_to_be_done(
    entered: dict[int, object],
    year: int,
    status: Status,
    note: Note | None,
    reason: Reason | None,
    expected: Explanation,
) -> None:
    result = assessed(ADOPTED, entered, year)
    assert (result.status, result.note, result.reason) == (status, note, reason)
    assert result.explanation == expected


def test_done_before_the_period_is_done() -> None:
    result = assessed(ADOPTED, {2014: "yes"}, 2018)
    assert result.explanation == once(Rule.MET_EARLY, (2014, 1), met=2014)


def test_a_reading_of_the_baselines_own_year_speaks_for_it() -> None:
    begun = indicator(done_by(2019), kind=Kind.YES_NO, baseline=(2016, 1.0))
    assert assessed(begun, {2018: "no"}, 2018).explanation.rule is Rule.LOST
    assert assessed(begun, {2016: "no", 2018: "no"}, 2018).explanation.rule is Rule.NOT_DUE


def test_the_day_it_was_done_is_a_yes_and_other_words_are_nothing() -> None:
    (point,) = assessed(ADOPTED, {2018: "2018-05-04"}, 2018).readings
    assert point.value == 1.0
    assert assessed(ADOPTED, {2018: "perhaps"}, 2018).reason is Reason.NOT_DUE
    assert assessed(ADOPTED, {2018: "perhaps"}, 2018).readings[0].value is None
