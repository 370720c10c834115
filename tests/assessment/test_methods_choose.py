"""An indicator whose plan names a published method: its status, its reasons, its roll-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from series_case import (
    assessed,
    at_most,
    by,
    card,
    done_by,
    each_year,
    indicator,
    milestones,
    plan,
    reading,
    readings,
)

from scorecard.model.methods import AS_PUBLISHED
from scorecard.model.plan import Aim, Baseline, Direction, Indicator, Kind, Thresholds
from scorecard.model.reading import Flag
from scorecard.model.scorecard import Point, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Target

BOUNDS = replace(
    AS_PUBLISHED,
    sdsn=replace(
        AS_PUBLISHED.sdsn, measure="colour", optimum=100.0, green=90.0, red=50.0, lower_bound=0.0
    ),
)


def subject(method: str, *targets: Target, **rest: Any) -> Indicator:
    """Return an indicator assessed by a method: 100 in 2016, at least 130 by 2020 as a rule."""
    rest.setdefault("baseline", (2016, 100.0))
    thresholds = Thresholds(method, parameters=rest.pop("parameters", None))
    return indicator(*targets, thresholds=thresholds, **rest)


@pytest.mark.parametrize(
    ("method", "status"),
    [
        ("opensdg", Status.OFF_TRACK),
        ("eurostat", Status.OFF_TRACK),
        ("un", Status.OFF_TRACK),
        ("sdsn", Status.OFF_TRACK),
        ("achievement", Status.AT_RISK),
        ("okr", Status.OFF_TRACK),
    ],
)
def test_the_status_is_the_words(method: str, status: Status) -> None:
    result = assessed(subject(method, by(2020)), {2018: 105}, 2018)
    assert result.status is status
    assert result.method == method
    assert result.explanation.rule is Rule.PEER
    said = result.explanation.peer
    assert said is not None
    assert said.status is status
    assert result.reason is None
    # None of what belongs to the path is said beside it.
    assert (result.expected, result.ratio, result.confidence) == (None, None, None)


def test_the_declared_baseline_is_where_it_starts() -> None:
    result = assessed(subject("opensdg", by(2020)), {2015: 90, 2016: 99, 2018: 105}, 2018)
    assert result.explanation.baseline == Point(2016, 100)
    assert result.explanation.actual == Point(2018, 105)


def test_a_method_may_know_what_moving_away_is() -> None:
    result = assessed(subject("opensdg", by(2020)), {2018: 95}, 2018)
    assert (result.status, result.note) == (Status.OFF_TRACK, Note.MOVING_AWAY)


def test_growth_alone_where_there_is_no_target() -> None:
    rising = subject("growth", direction=Direction.INCREASE)
    assert assessed(rising, {2018: 105}, 2018).status is Status.ON_TRACK
    falling = subject("eurostat", direction=Direction.DECREASE)
    assert assessed(falling, {2018: 105}, 2018).status is Status.OFF_TRACK
    neither = assessed(subject("growth"), {2018: 105}, 2018)
    assert neither.reason is Reason.NO_TARGET


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (subject("opensdg", each_year(Aim.AT_MOST)), Rule.HOLDS),
        (subject("opensdg", done_by(2020), kind=Kind.YES_NO, baseline=()), Rule.NOT_DUE),
        (subject("growth", by(2020)), Rule.RATIO),
        (subject("opensdg", by(2020), context=True), Rule.CONTEXT),
        (subject("opensdg", by(2020), active_to=2017), Rule.RETIRED),
        (subject("opensdg", by(2020), faulty=True), Rule.FAULT),
    ],
)
def test_our_own_rules_speak_where_the_method_is_none(other: Indicator, rule: Rule) -> None:
    entered = {2018: "no" if other.kind is Kind.YES_NO else 0 if rule is Rule.HOLDS else 105}
    if rule is Rule.HOLDS:
        entered = {2017: 0, 2018: 0}
    assert assessed(other, entered, 2018).explanation.rule is rule


@pytest.mark.parametrize(
    ("entered", "year", "reason"),
    [
        ({}, 2018, Reason.NO_READING),
        ({}, 2020, Reason.DUE_NO_READING),
        ({2016: 100}, 2018, Reason.BASELINE_ONLY),
        ({2018: 105}, 2021, Reason.STALE),
        ({2018: -5}, 2018, Reason.NO_READING),
    ],
)
def test_why_there_is_no_status(entered: dict[int, object], year: int, reason: Reason) -> None:
    result = assessed(subject("opensdg", by(2020)), entered, year)
    assert result.status is Status.NOT_ASSESSED
    assert result.reason is reason


def test_a_break_silences_what_looks_back_and_nothing_else() -> None:
    entered = [*readings({2017: 102}), reading(2018, 105, flags=(Flag.BREAK,))]
    assert assessed(subject("sdsn", by(2020)), entered, 2018).reason is Reason.SERIES_BREAK
    assert assessed(subject("achievement", by(2020)), entered, 2018).status is Status.AT_RISK


def test_a_series_started_anew_has_no_past() -> None:
    anew = subject("un", by(2022), baseline=((2012, 0.0), (2017, 0.0)))
    result = assessed(anew, {2014: 50, 2018: 100, 2019: 110}, 2019)
    assert result.explanation.baseline == Point(2018, 100)


def test_a_total_with_a_gap_is_not_known() -> None:
    total = subject("okr", by(2020, value=500.0), accumulate=True)
    assert assessed(total, {2017: 100, 2019: 100}, 2019).reason is Reason.NO_READING
    latest = subject("achievement", by(2020, value=500.0), accumulate=True)
    assert assessed(latest, {2017: 100, 2019: 100}, 2019).reason is Reason.NO_READING
    whole = assessed(total, {2017: 100, 2018: 100, 2019: 100}, 2019)
    assert whole.explanation.actual == Point(2019, 400)


def test_the_milestone_is_the_years_own_target() -> None:
    staged = subject("achievement", by(2020), milestones=milestones({2018: 105}))
    assert assessed(staged, {2018: 105}, 2018).status is Status.ON_TRACK
    assert assessed(staged, {2019: 105}, 2019).status is Status.AT_RISK


def test_a_colour_is_of_the_latest_reading() -> None:
    coloured = subject("sdsn", by(2020, value=90.0), parameters=BOUNDS)
    assert assessed(coloured, {2018: 60}, 2018).status is Status.OFF_TRACK
    assert assessed(coloured, {2018: 92}, 2018).status is Status.ACHIEVED


def test_a_target_to_fall_to() -> None:
    falling = subject("opensdg", at_most(50, 2020))
    assert assessed(falling, {2018: 70}, 2018).status is Status.ON_TRACK


def test_mean_score_is_the_mean_of_scores() -> None:
    best = subject("opensdg", by(2020), id="a")
    worst = subject("opensdg", by(2020), id="b")
    other = Indicator("c", "C", targets=(by(2020),), baselines=(Baseline(2016, 100.0),))
    entered = [*readings({2018: 140}, "a"), *readings({2018: 90}, "b"), *readings({2018: 105}, "c")]
    rolled = card(plan(best, worst, other, roll_up="mean_score"), entered, 2018)
    objective = rolled.goals[0].objectives[0]
    # 5 and -5: limited progress begins below 0.
    assert objective.roll_up.status is Status.AT_RISK
    assert "over 2 of 3 indicators" in objective.roll_up.sentence
    assert rolled.goals[0].roll_up.status is Status.AT_RISK
    own = card(plan(best, worst, other), entered, 2018)
    assert own.goals[0].objectives[0].roll_up.status is Status.OFF_TRACK
    assert own.goals[0].objectives[0].roll_up.counts == objective.roll_up.counts


def test_worst_two_takes_the_worst_of_a_goal() -> None:
    coloured = [subject("sdsn", by(2020, value=90.0), parameters=BOUNDS, id=name) for name in "abc"]
    entered = [
        *readings({2018: 95}, "a"),
        *readings({2018: 92}, "b"),
        *readings({2018: 20}, "c"),
    ]
    rolled = card(plan(*coloured, roll_up="worst_two"), entered, 2018).goals[0].roll_up
    assert rolled.status is Status.OFF_TRACK
    assert '"orange"' in rolled.sentence


def test_a_roll_up_with_nothing_to_add_up_says_so() -> None:
    objective = card(plan(subject("path", by(2020)), roll_up="mean_score"), {2018: 105}, 2018)
    rolled = objective.goals[0].objectives[0].roll_up
    assert (rolled.status, rolled.reason) == (Status.NOT_ASSESSED, Reason.NO_READING)
    assert "0 of 1" in rolled.sentence


def test_a_headline_stays_the_headline() -> None:
    strategy = plan(subject("opensdg", by(2020)), roll_up="mean_score", headline="x")
    own = plan(subject("opensdg", by(2020)), headline="x")
    objective, same = (card(s, {2018: 140}, 2018).goals[0].objectives[0] for s in (strategy, own))
    assert objective.roll_up == same.roll_up


def test_what_was_known_on_a_day_counts_alone() -> None:
    late = [*readings({2018: 105}), reading(2018, 140, revision=2, entered_at=_on(2020))]
    named = subject("opensdg", by(2020))
    before = card(plan(named), late, 2018, as_of=date(2019, 12, 31)).indicators()[0]
    assert before.status is Status.OFF_TRACK
    assert card(plan(named), late, 2018).indicators()[0].status is Status.ACHIEVED


def _on(year: int) -> Any:
    return reading(2018).entered_at.replace(year=year)
