"""What moved between two scorecards."""

from __future__ import annotations

import pytest

from scorecard.model.plan import Goal, Indicator, Strategy
from scorecard.model.scorecard import (
    Counts,
    Explanation,
    GoalResult,
    IndicatorResult,
    RollUp,
    Rule,
    Scorecard,
)
from scorecard.model.status import Note, Reason, Status
from scorecard.review.changes import concerns, status_changes
from scorecard.review.moves import Move

ROLL_UP = RollUp(Status.NOT_ASSESSED, None, Counts(), None)
ACHIEVED, ON_TRACK, AT_RISK = Status.ACHIEVED, Status.ON_TRACK, Status.AT_RISK
OFF_TRACK, MISSED, NONE = Status.OFF_TRACK, Status.MISSED, Status.NOT_ASSESSED


def result(
    id_: str,
    status: Status,
    *,
    reason: Reason | None = None,
    note: Note | None = None,
    formerly: tuple[str, ...] = (),
) -> IndicatorResult:
    indicator = Indicator(id_, id_.upper(), formerly=formerly)
    return IndicatorResult(indicator, status, Explanation(Rule.RATIO), "", note=note, reason=reason)


def card(year: int, *results: IndicatorResult) -> Scorecard:
    goal = Goal("A", "A", indicators=tuple(r.indicator for r in results))
    strategy = Strategy("S", (2017, 2021), goals=(goal,))
    goals = (GoalResult(goal, ROLL_UP, (), results),)
    return Scorecard(strategy, year, None, Counts(), goals, 0, 0)


def moved(before: Status, after: Status) -> Move:
    (change,) = status_changes(card(2019, result("i", before)), card(2020, result("i", after)))
    return change.move


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (OFF_TRACK, MISSED, Move.WORSE),
        (AT_RISK, OFF_TRACK, Move.WORSE),
        (ON_TRACK, AT_RISK, Move.WORSE),
        (ACHIEVED, ON_TRACK, Move.WORSE),
        (ACHIEVED, MISSED, Move.WORSE),
        (MISSED, OFF_TRACK, Move.BETTER),
        (AT_RISK, ON_TRACK, Move.BETTER),
        (ON_TRACK, ACHIEVED, Move.BETTER),
        (NONE, MISSED, Move.NEWLY_ASSESSED),
        (NONE, ACHIEVED, Move.NEWLY_ASSESSED),
        (ON_TRACK, NONE, Move.NO_LONGER_ASSESSED),
        (OFF_TRACK, OFF_TRACK, Move.SAME),
        (NONE, NONE, Move.SAME),
    ],
)
def test_the_way_a_status_went(before: Status, after: Status, move: Move) -> None:
    assert moved(before, after) is move


def test_a_change_holds_both_results_in_the_order_of_the_plan() -> None:
    before = card(2019, result("b", ON_TRACK), result("a", AT_RISK))
    after = card(2020, result("a", ON_TRACK), result("b", ON_TRACK))
    first, second = status_changes(before, after)
    assert (first.indicator.id, second.indicator.id) == ("a", "b")
    assert first.before is before.indicators()[1]
    assert first.after is after.indicators()[0]


def test_a_note_alone_is_no_change() -> None:
    before = card(2019, result("i", OFF_TRACK))
    after = card(2020, result("i", OFF_TRACK, note=Note.MOVING_AWAY))
    (change,) = status_changes(before, after)
    assert change.move is Move.SAME


def test_an_indicator_that_was_renamed_is_found_by_its_former_id() -> None:
    before = card(2019, result("old", ON_TRACK))
    after = card(2020, result("new", MISSED, formerly=("old",)))
    (change,) = status_changes(before, after)
    assert change.move is Move.WORSE


def test_an_indicator_that_is_new_had_no_status() -> None:
    (change,) = status_changes(card(2019), card(2020, result("i", ON_TRACK)))
    assert change.before is None
    assert change.move is Move.NEWLY_ASSESSED


def test_context_and_retired_ones_are_left_out_unless_they_had_a_status() -> None:
    before = card(2019, result("c", NONE), result("r", NONE), result("s", ON_TRACK))
    after = card(
        2020,
        result("c", NONE, reason=Reason.CONTEXT),
        result("r", NONE, reason=Reason.RETIRED),
        result("s", NONE, reason=Reason.RETIRED),
    )
    (change,) = status_changes(before, after)
    assert change.indicator.id == "s"
    assert change.move is Move.NO_LONGER_ASSESSED


def test_concerns_are_the_missed_then_the_off_track_that_move_away_first() -> None:
    found = concerns(
        card(
            2020,
            result("ok", ON_TRACK),
            result("off", OFF_TRACK),
            result("away", OFF_TRACK, note=Note.MOVING_AWAY),
            result("risk", AT_RISK),
            result("missed", MISSED),
            result("lost", OFF_TRACK, note=Note.LOST),
        )
    )
    assert [each.indicator.id for each in found] == ["missed", "away", "lost", "off"]
