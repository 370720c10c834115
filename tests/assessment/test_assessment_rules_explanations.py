"""All that a status is shown with, rule by rule, for a target that has a date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from series_case import assessed, at_most, by, indicator, milestones, reading, readings, states

from scorecard.model.plan import Indicator, Kind
from scorecard.model.reading import Flag
from scorecard.model.scorecard import BaselineOrigin, Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status

BASE, PATH = Point(2016, 100.0), (Point(2016, 100.0), Point(2020, 130.0))
DUE = date(2020, 12, 31)
A, ON, RISK, OFF, M, N = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.MISSED,
    Status.NOT_ASSESSED,
)


def why(rule: Rule, actual: tuple[int, float] | None = None, **rest: Any) -> Explanation:
    """Return what the strategy's own case shows: 100 in 2016, at least 130 by 2020."""
    rest = {"baseline": BASE, "path": PATH, "due": DUE, **rest}
    origin = BaselineOrigin.DECLARED
    return Explanation(
        rule, baseline_origin=origin, actual=None if actual is None else Point(*actual), **rest
    )


@pytest.mark.parametrize(
    ("entered", "year", "status", "note", "expected"),
    [
        ({2018: 131}, 2018, A, None,
         why(Rule.MET_EARLY, (2018, 131), expected=115, ratio=31 / 15, met=2018)),
        ({2018: 120}, 2018, ON, None,
         why(Rule.AT_OR_BEYOND_PATH, (2018, 120), expected=115, ratio=4 / 3, shortfall=10)),
        ({2018: 114.5}, 2018, ON, None,
         why(Rule.RATIO, (2018, 114.5), expected=115, ratio=14.5 / 15, cut=0.95, shortfall=15.5)),
        ({2018: 112}, 2018, RISK, None,
         why(Rule.RATIO, (2018, 112), expected=115, ratio=12 / 15, cut=0.6, shortfall=18)),
        ({2018: 105}, 2018, OFF, None,
         why(Rule.RATIO, (2018, 105), expected=115, ratio=5 / 15, cut=0.6, shortfall=25)),
        ({2018: 95}, 2018, OFF, Note.MOVING_AWAY,
         why(Rule.RATIO, (2018, 95), expected=115, ratio=-5 / 15, cut=-0.1, shortfall=35)),
        ({2020: 130}, 2020, A, None,
         why(Rule.MET_BY_DUE, (2020, 130), expected=130, ratio=1, met=2020)),
        ({2021: 131}, 2021, A, None,
         why(Rule.MET_BY_DUE, (2021, 131), expected=130, ratio=31 / 30, met=2021,
             date_unknown=True)),
        ({2020: 110}, 2020, M, None,
         why(Rule.MISSED, (2020, 110), expected=130, ratio=1 / 3, shortfall=20)),
        # The first reading at or after the date decides, and not the latest.
        ({2020: 110, 2021: 121}, 2021, M, None,
         why(Rule.MISSED, (2020, 110), expected=130, ratio=1 / 3, shortfall=20)),
        ({2020: 110, 2021: 131}, 2021, A, Note.MET_LATE,
         why(Rule.MET_LATE, (2021, 131), expected=130, ratio=31 / 30, met=2021, broken=(2020,))),
        ({2020: 131, 2021: 127}, 2021, OFF, Note.LOST,
         why(Rule.LOST, (2021, 127), expected=130, ratio=27 / 30, met=2020, broken=(2021,),
             shortfall=3)),
    ],
)  # fmt: skip
def test_what_a_status_is_shown_with(
    entered: dict[int, object], year: int, status: Status, note: Note | None, expected: Explanation
) -> None:
    result = assessed(states(), entered, year)
    assert (result.status, result.note, result.reason) == (status, note, None)
    assert result.explanation == expected


@pytest.mark.parametrize(
    ("entered", "year", "reason", "expected"),
    [
        ({}, 2018, Reason.NO_READING, why(Rule.NO_READING)),
        ({2016: 100}, 2018, Reason.BASELINE_ONLY, why(Rule.BASELINE_ONLY, (2016, 100))),
        ({}, 2020, Reason.DUE_NO_READING, why(Rule.DUE_NO_READING)),
        ({2019: 105}, 2020, Reason.DUE_NO_READING, why(Rule.DUE_NO_READING, (2019, 105))),
    ],
)
def test_what_is_shown_where_there_is_none(
    entered: dict[int, object], year: int, reason: Reason, expected: Explanation
) -> None:
    result = assessed(states(), entered, year)
    assert (result.status, result.reason) == (N, reason)
    assert result.explanation == expected


def test_a_stale_one_shows_what_it_last_said() -> None:
    late = states(by(2023))
    path = (BASE, Point(2023, 130.0))
    result = assessed(late, {2017: 101}, 2020)
    assert result.explanation == why(
        Rule.STALE, (2017, 101), path=path, due=date(2023, 12, 31), last_known=OFF
    )
    # As old as may be is not too old.
    assert assessed(late, {2018: 101}, 2020).status is OFF


def test_a_break_shows_its_years() -> None:
    entered = [*readings({2017: 102}), reading(2018, 105, flags=(Flag.BREAK,))]
    result = assessed(states(), entered, 2018)
    assert result.explanation == why(Rule.SERIES_BREAK, (2018, 105), broken=(2018,))


def test_a_total_with_a_gap_shows_its_years() -> None:
    total = states(by(2020, value=500.0), accumulate=True)
    result = assessed(total, {2017: 50, 2019: 50}, 2019)
    path = (BASE, Point(2020, 500.0))
    assert result.reason is Reason.NO_READING
    assert result.explanation == why(Rule.GAP, (2019, 200), path=path, missing=(2018,))
    assert assessed(total, {2017: 50, 2019: 50, 2020: 5}).reason is Reason.DUE_NO_READING


def test_a_baseline_that_met_the_target_is_said_to_have_been_left() -> None:
    met = assessed(states(baseline=(2016, 135.0)), {2018: 120}, 2018)
    path = (Point(2016, 135.0), Point(2020, 130.0))
    assert (met.status, met.note) == (OFF, Note.MOVING_AWAY)
    assert met.explanation == why(
        Rule.MET_AT_BASELINE, (2018, 120), baseline=path[0], path=path, expected=132.5, shortfall=10
    )
    low = assessed(indicator(at_most(10, 2020), baseline=(2016, 5.0)), {2018: 12}, 2018)
    assert (low.explanation.rule, low.explanation.shortfall) == (Rule.MET_AT_BASELINE, 2)


def test_where_no_movement_was_expected_there_is_no_ratio() -> None:
    flat = states(milestones=milestones({2018: 100}))
    path = (BASE, Point(2018, 100), Point(2020, 130.0))
    behind = assessed(flat, {2018: 95}, 2018)
    assert behind.explanation == why(
        Rule.NO_MOVEMENT_EXPECTED, (2018, 95), path=path, expected=100, shortfall=35
    )
    at_it = assessed(flat, {2018: 100}, 2018)
    assert (at_it.status, at_it.explanation.rule) == (ON, Rule.AT_OR_BEYOND_PATH)


@pytest.mark.parametrize(
    ("subject", "rule", "reason"),
    [
        (states(context=True), Rule.CONTEXT, Reason.CONTEXT),
        (states(active_to=2017), Rule.RETIRED, Reason.RETIRED),
        (states(faulty=True), Rule.FAULT, Reason.FAULT),
        (indicator(), Rule.NO_TARGET, Reason.NO_TARGET),
        (indicator(kind=Kind.QUALITATIVE), Rule.UNJUDGED, Reason.QUALITATIVE_UNJUDGED),
    ],
)
def test_what_is_never_compared_shows_its_latest_figure_alone(
    subject: Indicator, rule: Rule, reason: Reason
) -> None:
    result = assessed(subject, {2017: 103, 2018: 105}, 2018)
    actual = None if subject.kind is Kind.QUALITATIVE else Point(2018, 105)
    assert (result.status, result.reason) == (N, reason)
    assert result.explanation == Explanation(rule, actual=actual)
    assert assessed(subject, {}, 2018).explanation == Explanation(rule)
