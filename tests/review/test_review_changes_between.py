"""What moved between two years or two days, besides what restatements turned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from review_cases import (
    RESTATED,
    day,
    due,
    every_year,
    plan,
    reading,
)

from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.plan import Aggregate, Baseline, Deadline, Entity, Indicator
from scorecard.model.records import Closure, Records
from scorecard.model.scorecard import Counts, GoalResult, RollUp, Scorecard
from scorecard.model.status import Cause, Status
from scorecard.review.changes import changes_between_days, changes_between_years, compare
from scorecard.review.moves import Level, Move, span_of_years
from scorecard.review.words import (
    deadline_words,
    indicator_words,
    moved_by_words,
    nothing_words,
    restated_words,
    target_change_words,
)

SUPPORT = Indicator(
    "support", "Support", unit="US$", baselines=(Baseline(2016, 100.0),), targets=(due(130, 2020),)
)


def test_statuses_move_at_all_three_levels_in_the_order_of_the_plan() -> None:
    records = Records((reading("108", "2018-01-01"), reading("108", "2019-01-01", year=2018)))
    own = Indicator("own", "Own", targets=(every_year(1),))
    found = changes_between_years(plan(SUPPORT, own=(own,)), records, 2017, 2018)
    assert [(c.level, c.id, c.was, c.now) for c in found.statuses][1:] == [
        (Level.OBJECTIVE, "1a", Status.ON_TRACK, Status.OFF_TRACK),
        (Level.INDICATOR, "support", Status.ON_TRACK, Status.OFF_TRACK),
    ]
    # The figure stayed and more was asked of it: none of these is worse.
    assert found.of(Move.BEHIND) == found.statuses
    assert [change.cause for change in found.statuses] == [Cause.DATE] * 3
    assert found.better == found.worse == ()
    assert found.of(Move.BEHIND, Level.OBJECTIVE) == (found.statuses[1],)
    assert found.same == 1
    goal = found.statuses[0]
    assert moved_by_words(goal, found.after.strategy) == (
        "Time went on. Moved with it: Objective 1a (on track, now off track)."
    )


def test_years_and_days_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="2018 does not come before 2018"):
        changes_between_years(plan(), Records(), 2018, 2018)
    with pytest.raises(ValueError, match="2019-01-01 does not come before 2018-01-01"):
        changes_between_days(plan(), Records(), day("2019-01-01"), day("2018-01-01"))


def test_before_the_period_there_is_no_scorecard_to_compare_with() -> None:
    found = changes_between_years(plan(SUPPORT), Records(), 2016, 2017)
    assert found.before is None
    assert found.statuses == ()
    assert found.nothing
    assert nothing_words(found) == "Plan: nothing changed from 2016 to 2017."


def test_each_of_two_days_shows_the_year_it_had_unless_one_is_asked_for() -> None:
    records = Records((reading("108", "2018-01-01"), reading("108", "2019-01-01", year=2018)))
    ends = day("2018-06-01"), day("2019-06-01")
    found = changes_between_days(plan(SUPPORT), records, *ends)
    assert found.before is not None
    assert (found.before.year, found.after.year) == (2017, 2018)
    found = changes_between_days(plan(SUPPORT), records, *ends, 2017)
    assert found.before is not None
    assert (found.before.year, found.after.year) == (2017, 2017)
    assert found.nothing
    assert nothing_words(found) == (
        "Plan: nothing changed for 2017 from 1 June 2018 to 1 June 2019."
    )


RESTATING = (
    reading("108", "2018-01-01"),
    reading("109.5", "2019-05-01", revision=2, reason=RESTATED),
)


@pytest.mark.parametrize(
    ("earlier", "later", "listed"),
    [
        ("2018-01-01", "2019-05-01", True),
        ("2019-04-30", "2019-05-01", True),
        ("2019-05-01", "2019-12-31", False),
        ("2018-01-01", "2019-04-30", False),
    ],
)
def test_a_restatement_lies_between_two_days_from_the_day_after_the_first(
    earlier: str, later: str, listed: bool
) -> None:
    found = changes_between_days(plan(SUPPORT), Records(RESTATING), day(earlier), day(later), 2017)
    assert bool(found.restated) is listed


def test_a_restatement_is_told_with_its_difference_reason_and_day() -> None:
    found = changes_between_years(plan(SUPPORT), Records(RESTATING), 2017, 2018)
    (step,) = found.restated
    assert restated_words(step, found.after.strategy) == (
        "Support, 2017: was 108, now 109.5 US$ (+1.5); restated by source, known since 1 May "
        "2019, entered by ana."
    )


def test_between_years_what_was_restated_before_the_closing_was_seen() -> None:
    closed = (Closure(2017, day("2019-06-01"), "chair"),)
    strategy = plan(SUPPORT)
    assert changes_between_years(strategy, Records(RESTATING), 2017, 2018).restated
    records = Records(RESTATING, closures=closed)
    assert not changes_between_years(strategy, records, 2017, 2018).restated
    reopened = (*closed, replace(closed[0], on=day("2019-07-01"), reopened=True))
    records = Records(RESTATING, closures=reopened)
    assert changes_between_years(strategy, records, 2017, 2018).restated


def test_a_change_after_the_closing_says_so() -> None:
    records = Records(
        (RESTATING[0], replace(RESTATING[1], reason="late data", value=None, retracted=True)),
        closures=(Closure(2017, day("2018-06-01"), "chair"),),
    )
    found = changes_between_years(plan(SUPPORT), records, 2017, 2018)
    (step,) = found.restated
    assert step.difference is None
    assert restated_words(step, found.after.strategy) == (
        "Support, 2017: was 108, now no figure; late data, changed after 2017 was closed, known "
        "since 1 May 2019, entered by ana."
    )


def test_targets_revised_in_the_span_with_old_new_day_and_why() -> None:
    revised = replace(
        SUPPORT,
        targets=(
            *SUPPORT.targets,
            due(120, 2020, "2018-06-01", "too high"),
            due(125, 2021, "2019-06-01"),
        ),
    )
    found = changes_between_years(plan(revised), Records(), 2017, 2018)
    (change,) = found.targets
    assert target_change_words(change, found.after.strategy) == (
        "Support: was at least 130 by 2020, now at least 120 by 2020; decided on 1 June 2018: "
        "too high."
    )
    found = changes_between_days(plan(revised), Records(), day("2018-06-01"), day("2019-06-01"))
    (change,) = found.targets
    assert target_change_words(change, found.after.strategy) == (
        "Support: was at least 120 by 2020, now at least 125 by 2021; decided on 1 June 2019."
    )


BIH = Entity(
    "bih",
    "Bosnia and Herzegovina",
    deadlines=(
        Deadline(day("2019-03-01")),
        Deadline(day("2021-03-01"), granted=day("2018-11-30")),
        Deadline(day("2027-03-01")),
    ),
)


def test_deadlines_extended_in_the_span() -> None:
    kept = Indicator("art5", "Cleared", entities=(BIH,), aggregate=Aggregate.COUNT)
    found = changes_between_years(plan(kept), Records(), 2017, 2018)
    assert [deadline_words(change) for change in found.deadlines] == [
        (
            "Cleared, Bosnia and Herzegovina: was due by 1 March 2019, now by 1 March 2021; "
            "in force since 30 November 2018."
        )
    ]
    found = changes_between_days(plan(kept), Records(), day("2021-03-01"), day("2021-03-02"))
    assert [(change.old, change.new, change.on) for change in found.deadlines] == [
        (day("2021-03-01"), day("2027-03-01"), day("2021-03-02"))
    ]
    assert changes_between_years(plan(kept), Records(), 2018, 2019).deadlines == ()


def test_a_target_of_an_entity_names_both() -> None:
    part = Entity("east", "East", targets=(due(10, 2020), due(8, 2020, "2018-06-01", "floods")))
    kept = Indicator("wells", "Wells", entities=(part,), aggregate=Aggregate.SUM)
    found = changes_between_years(plan(kept), Records(), 2017, 2018)
    (change,) = found.targets
    assert target_change_words(change, found.after.strategy) == (
        "Wells, East: was at least 10 by 2020, now at least 8 by 2020; decided on 1 June 2018: "
        "floods."
    )


def test_indicators_that_begin_or_end_in_the_span() -> None:
    new = Indicator("new", "New one", active_from=2018)
    old = Indicator("old", "Old one", active_to=2017)
    other = Indicator("other", "Other", active_from=2019, active_to=2019)
    found = changes_between_years(plan(new, old, other), Records(), 2017, 2018)
    assert indicator_words(found) == (
        "New: New one, kept from 2018 on.",
        "Retired: Old one, kept until 2017.",
    )
    found = changes_between_days(
        plan(new, old, other), Records(), day("2018-02-01"), day("2019-02-01")
    )
    assert (found.added, found.retired) == ((other,), ())


def rolled(year: int, status: Status, mean: float | None) -> Scorecard:
    strategy = plan()
    roll_up = RollUp(status, None, Counts(), None, mean)
    goals = (GoalResult(strategy.goals[0], roll_up),)
    return Scorecard(strategy, year, None, Counts(), goals, 0, 0)


@pytest.mark.parametrize(
    ("was", "now", "move"),
    [
        ((Status.OFF_TRACK, 1.0), (Status.PARTLY_ACHIEVED, 0.25), Move.WORSE),
        ((Status.OFF_TRACK, 1.0), (Status.PARTLY_ACHIEVED, 1.5), Move.BETTER),
        ((Status.OFF_TRACK, 1.5), (Status.PARTLY_ACHIEVED, 1.5), Move.EVEN),
        ((Status.PARTLY_ACHIEVED, 1.5), (Status.OFF_TRACK, 1.0), Move.WORSE),
        ((Status.OFF_TRACK, None), (Status.PARTLY_ACHIEVED, None), Move.EVEN),
        ((Status.NOT_ASSESSED, None), (Status.PARTLY_ACHIEVED, 1.5), Move.NEWLY_ASSESSED),
        ((Status.AT_RISK, 2.0), (Status.OFF_TRACK, 2.0), Move.WORSE),
    ],
)
def test_partly_achieved_is_weighed_by_its_points(
    was: tuple[Status, float | None], now: tuple[Status, float | None], move: Move
) -> None:
    span = span_of_years(Records(), CALENDAR_YEARS, 2019, 2020, None)
    found = compare(rolled(2019, *was), rolled(2020, *now), Records(), span)
    assert [change.move for change in found.statuses] == [move]


def test_what_is_known_after_the_day_asked_for_is_left_out() -> None:
    strategy, until = plan(SUPPORT), day("2018-01-05")
    early = changes_between_years(strategy, Records(RESTATING), 2017, 2018, until)
    assert early == changes_between_years(strategy, Records(RESTATING[:1]), 2017, 2018, until)
