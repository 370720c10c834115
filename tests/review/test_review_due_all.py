"""What is due besides readings: comments asked for, priorities to settle, decisions overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Baseline, Goal, Indicator, Kind, Strategy, Target
from scorecard.model.reading import Reading, Source
from scorecard.model.records import OPEN_STATES, Comment, Decision, Priority, PriorityState, Records
from scorecard.model.status import Status
from scorecard.review.due import Due, DueKind, due_all

if TYPE_CHECKING:
    from scorecard.model.scorecard import Scorecard

TODAY = date(2021, 6, 1)
ENTERED = datetime(2021, 3, 1, 12, tzinfo=UTC)
LAGS = Indicator(
    "lags",
    "Lags",
    baselines=(Baseline(2016, 100.0),),
    targets=(Target(Aim.AT_LEAST, 130, by=date(2021, 12, 31)),),
    formerly=("slow",),
    require_comment=(Status.OFF_TRACK, Status.MISSED),
)
VOICE = Indicator("voice", "Voice", kind=Kind.QUALITATIVE)
BEHIND = Reading("r", "lags", 2020, "101", ENTERED, "ana", source=Source("Monitor"))


def card(records: Records, indicator: Indicator = LAGS, as_of: date | None = None) -> Scorecard:
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (indicator,)),))
    return assess(plan, records, year=2020, as_of=as_of)


def comment(about: str = "lags", *, year: int = 2020, text: str = "Late.") -> Comment:
    return Comment(f"{about}{year}{text}", about, year, text, "ana", ENTERED)


def priority(ref: str, year: int, state: PriorityState = PriorityState.ADOPTED) -> Priority:
    return Priority(ref, ref, year, "Drive", "ana", ENTERED, state=state)


def found(records: Records, indicator: Indicator = LAGS, as_of: date | None = None) -> Due:
    return due_all(card(records, indicator, as_of), records, today=TODAY)


def asked(records: Records, indicator: Indicator = LAGS, as_of: date | None = None) -> list[str]:
    items = found(records, indicator, as_of).items
    return [item.indicator.id for item in items if item.kind is DueKind.COMMENT]


def test_a_status_that_asks_for_a_comment_has_one_due() -> None:
    records = Records(readings=(BEHIND,))
    assert [result.status for result in card(records).indicators()] == [Status.OFF_TRACK]
    assert asked(records) == ["lags"]
    assert found(records).counts() == {"comment": 1}
    assert asked(records, replace(LAGS, require_comment=())) == []
    assert asked(records, replace(LAGS, require_comment=(Status.MISSED,))) == []
    assert asked(records, replace(LAGS, faulty=True)) == []


@pytest.mark.parametrize(
    ("written", "due"),
    [
        (comment(), []),
        (comment("slow"), []),
        (comment("I"), ["lags"]),
        (comment(year=2019), ["lags"]),
        (comment(text=""), ["lags"]),
    ],
)
def test_the_indicators_own_comment_of_the_year_answers(written: Comment, due: list[str]) -> None:
    assert asked(Records(readings=(BEHIND,), comments=(written,))) == due


def test_a_comment_written_later_answers_nothing_on_an_earlier_day() -> None:
    late = replace(comment(), entered_at=datetime(2021, 4, 1, tzinfo=UTC))
    records = Records(readings=(BEHIND,), comments=(late,))
    assert asked(records, as_of=date(2021, 3, 31)) == ["lags"]
    assert asked(records, as_of=date(2021, 4, 1)) == []


@pytest.mark.parametrize("state", PriorityState)
def test_open_priorities_are_due_once_their_year_is_over(state: PriorityState) -> None:
    years = (2019, 2020, 2021)
    records = Records(priorities=tuple(priority(f"{y}-1", y, state) for y in years))
    expected = ["2019-1", "2020-1"] if state in OPEN_STATES else []
    assert [p.ref for p in found(records, VOICE).priorities] == expected
    in_time = due_all(card(records, VOICE), records, today=date(2020, 12, 31))
    assert [p.ref for p in in_time.priorities] == expected[:1]
    as_of = found(records, VOICE, date(2021, 3, 1))
    assert [p.ref for p in as_of.priorities] == expected
    assert found(records, VOICE, date(2021, 2, 28)).priorities == ()


def test_the_newest_revision_says_whether_a_priority_is_open() -> None:
    first = priority("2019-1", 2019)
    done = replace(first, id="x", state=PriorityState.DONE, revision=2)
    assert found(Records(priorities=(done, first)), VOICE).priorities == ()


@pytest.mark.parametrize(
    ("due", "done", "withdrawn", "overdue"),
    [
        (date(2021, 5, 31), None, False, True),
        (TODAY, None, False, False),
        (None, None, False, False),
        (date(2021, 5, 31), date(2021, 5, 31), False, False),
        (date(2021, 5, 31), None, True, False),
    ],
)
def test_decisions_are_due_when_their_day_is_past(
    due: date | None, done: date | None, withdrawn: bool, overdue: bool
) -> None:
    decision = Decision(
        "d", "D2021-1", date(2021, 3, 1), "Write", "ana", ENTERED, due=due, done=done,
        withdrawn=withdrawn,
    )  # fmt: skip
    records = Records(decisions=(decision,))
    assert bool(found(records, VOICE).decisions) is overdue
    assert found(records, VOICE, date(2021, 5, 31)).decisions == ()


def test_nothing_due_is_false() -> None:
    assert not Due()
    assert Due(decisions=(Decision("d", "D", TODAY, "x", "ana", ENTERED),))
