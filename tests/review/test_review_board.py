"""What the board and staff added to a year, put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from scorecard.model.plan import Goal, Indicator, Objective, Strategy
from scorecard.model.records import Closure, Comment, Decision, Priority, PriorityState, Records
from scorecard.review.board import board_year

NEW = Indicator("new", "New", formerly=("old", "1a"))
PLAN = Strategy(
    "Plan", (2017, 2021), goals=(Goal("I", "Goal", (Objective("1a", "Objective", (NEW,)),)),)
)
ADOPTED, DONE = PriorityState.ADOPTED, PriorityState.DONE
CARRIED = PriorityState.CARRIED_OVER


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def priority(
    ref: str,
    day: str,
    state: PriorityState = PriorityState.PROPOSED,
    *,
    revision: int = 1,
    carried_from: str = "",
) -> Priority:
    return Priority(
        f"{ref}-{revision}",
        ref,
        int(ref[:4]),
        f"text {revision}",
        "ana",
        at(day),
        state=state,
        carried_from=carried_from,
        revision=revision,
    )


def decision(
    ref: str, on: str, due: str = "", done: str = "", entered: str = "", revision: int = 1
) -> Decision:
    return Decision(
        f"{ref}-{revision}",
        ref,
        date.fromisoformat(on),
        "text",
        "ana",
        at(entered or on),
        due=date.fromisoformat(due) if due else None,
        done=date.fromisoformat(done) if done else None,
        revision=revision,
    )


def comment(about: str, day: str, text: str, *, year: int = 2019) -> Comment:
    return Comment(f"{about}-{day}", about, year, text, "ana", at(day))


PRIORITIES = (
    priority("2018-1", "2018-01-10"),
    priority("2018-1", "2018-02-10", ADOPTED, revision=2),
    priority("2018-1", "2019-02-10", CARRIED, revision=3),
    priority("2019-1", "2019-02-10", carried_from="2018-1"),
    priority("2018-2", "2018-01-11", ADOPTED),
    priority("2018-2", "2018-03-11", ADOPTED, revision=2),
    priority("2020-1", "2020-02-01"),
    priority("2021-1", "2021-02-01"),
)


def test_priorities_stand_by_year_with_what_became_of_them() -> None:
    board = board_year(PLAN, Records(priorities=PRIORITIES), 2019)
    carried, adopted = board.last
    assert (carried.priority.state, carried.since) == (CARRIED, date(2019, 2, 10))
    assert carried.following is not None
    assert carried.following.ref == "2019-1"
    assert not carried.open
    # An edit of the text is no new state.
    assert (adopted.priority.text, adopted.since) == ("text 2", date(2018, 1, 11))
    assert [outcome.priority.ref for outcome in board.own] == ["2019-1"]
    assert [outcome.priority.ref for outcome in board.next] == ["2020-1"]
    assert [outcome.priority.ref for outcome in board.unsettled()] == ["2018-2", "2019-1"]
    assert board.counted() == {PriorityState.PROPOSED: 1}


def test_as_of_shows_a_priority_as_it_stood() -> None:
    board = board_year(PLAN, Records(priorities=PRIORITIES), 2019, date(2018, 12, 31))
    assert [o.priority.state for o in board.last] == [ADOPTED, ADOPTED]
    assert board.last[0].following is None
    assert board.last[0].since == date(2018, 2, 10)
    assert (board.own, board.next) == ((), ())


def test_decisions_are_those_of_the_year_and_the_older_open_ones() -> None:
    records = Records(
        decisions=(
            decision("D2019-1", "2019-03-01", due="2019-06-01"),
            decision("D2018-1", "2018-03-01", done="2018-12-31"),
            decision("D2018-2", "2018-03-02", due="2019-01-15", done="2019-02-01"),
            decision("D2017-1", "2017-03-01"),
            decision("D2020-1", "2020-03-01"),
        )
    )
    board = board_year(PLAN, records, 2019)
    assert [d.ref for d in board.decisions] == ["D2017-1", "D2018-2", "D2019-1"]
    assert [d.ref for d in board.open_decisions()] == ["D2017-1", "D2019-1"]
    assert [d.ref for d in board.overdue(date(2019, 6, 1))] == []
    assert [d.ref for d in board.overdue(date(2019, 6, 2))] == ["D2019-1"]


def test_a_decision_is_open_until_the_day_it_was_said_to_be_done() -> None:
    first = decision("D2019-1", "2019-03-01", due="2019-06-01")
    second = decision("D2019-1", "2019-03-01", done="2019-05-01", entered="2019-07-01", revision=2)
    records = Records(decisions=(first, second))
    assert board_year(PLAN, records, 2019).open_decisions() == ()
    assert board_year(PLAN, records, 2019, date(2019, 6, 30)).open_decisions() == (first,)


def test_comments_stand_by_their_subject_and_former_ids_follow() -> None:
    records = Records(
        comments=(
            comment("old", "2020-01-01", "first"),
            comment("new", "2020-02-01", "second"),
            comment("1a", "2020-01-01", "of the objective"),
            comment("I", "2020-01-01", "of the goal"),
            comment("I", "2020-01-02", "of another year", year=2018),
        )
    )
    board = board_year(PLAN, records, 2019)
    texts = {about: found.text for about, found in board.comments.items()}
    assert texts == {"new": "second", "1a": "of the objective", "I": "of the goal"}
    early = board_year(PLAN, records, 2019, date(2020, 1, 31)).comments
    assert early["new"].text == "first"


def test_a_comment_withdrawn_under_the_new_id_does_not_bring_the_old_one_back() -> None:
    written = (comment("old", "2020-01-01", "first"), comment("new", "2020-02-01", ""))
    assert board_year(PLAN, Records(comments=written), 2019).comments == {}


def test_the_closing_that_stands_is_named() -> None:
    closed = Closure(2019, date(2020, 3, 1), "chair")
    reopened = replace(closed, on=date(2020, 4, 1), reopened=True, because="typo")
    records = Records(closures=(closed, reopened))
    assert board_year(PLAN, records, 2019).closed is None
    assert board_year(PLAN, records, 2019, date(2020, 3, 31)).closed == closed
    assert board_year(PLAN, records, 2018).closed is None
