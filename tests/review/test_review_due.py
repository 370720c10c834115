"""What is still due for a year, and what heads the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from series_case import card as assessed_card
from series_case import plan, readings, states

from scorecard.model.plan import (
    Aim,
    Derivation,
    Derive,
    Goal,
    Indicator,
    Kind,
    Objective,
    Strategy,
    Target,
)
from scorecard.model.reading import Reading, Source, State
from scorecard.model.records import Judgement, Records
from scorecard.model.scorecard import (
    Counts,
    Explanation,
    GoalResult,
    IndicatorResult,
    ObjectiveResult,
    ReadingPoint,
    RollUp,
    Rule,
    Scorecard,
)
from scorecard.model.status import Reason, Status
from scorecard.review.due import DueItem, DueKind, due, due_all

BY_2020 = Target(Aim.AT_LEAST, 130, by=date(2020, 12, 31))
BY_2021 = Target(Aim.AT_LEAST, 130, by=date(2021, 12, 31))
EACH_YEAR = Target(Aim.AT_MOST, 0, every_year=True)
SOURCE = Source("Monitor")


def reading(
    id_: str = "a",
    *,
    year: int = 2020,
    value: str | None = "5",
    revision: int = 1,
    state: State = State.FINAL,
    source: Source = SOURCE,
    retracted: bool = False,
    entered: date = date(2021, 3, 1),
) -> Reading:
    return Reading(
        f"{id_}-{year}-{revision}",
        id_,
        year,
        value,
        datetime(entered.year, entered.month, entered.day, 12, revision, tzinfo=UTC),
        "ana",
        revision=revision,
        state=state,
        source=source,
        retracted=retracted,
    )


def result(
    indicator: Indicator,
    *,
    reason: Reason | None = None,
    readings: tuple[Reading, ...] = (),
    judgement: Judgement | None = None,
) -> IndicatorResult:
    points = tuple(ReadingPoint(r.year, None if r.value is None else 5.0, r) for r in readings)
    return IndicatorResult(
        indicator,
        Status.NOT_ASSESSED,
        Explanation(Rule.NO_READING),
        "",
        reason=reason,
        target=indicator.targets[0] if indicator.targets else None,
        readings=points,
        judgement=judgement,
    )


def card(
    *results: IndicatorResult,
    own: tuple[IndicatorResult, ...] = (),
    year: int = 2020,
    as_of: date | None = None,
) -> Scorecard:
    objective = Objective("1a", "Objective", tuple(r.indicator for r in results))
    goal = Goal("I", "Goal", (objective,), tuple(r.indicator for r in own))
    roll_up = RollUp(Status.NOT_ASSESSED, None, Counts(), None)
    return Scorecard(
        Strategy("Plan", (2017, 2021), goals=(goal,)),
        year,
        as_of,
        Counts(),
        (GoalResult(goal, roll_up, (ObjectiveResult(objective, roll_up, results),), own),),
        0,
        0,
    )


def items(scorecard: Scorecard, *readings: Reading) -> list[DueItem]:
    return list(due(scorecard, Records(readings)))


def kinds(scorecard: Scorecard, *readings: Reading) -> list[tuple[str, str]]:
    return [(item.indicator.id, str(item.kind)) for item in items(scorecard, *readings)]


A = Indicator("a", "A")


def test_a_year_without_a_reading_is_missing_and_names_the_last_one() -> None:
    before = reading(year=2019)
    (item,) = items(card(result(A, readings=(before,))), before)
    assert item.kind == "missing"
    assert item.objective == "1a"
    assert item.last is not None
    assert item.last.year == 2019
    assert item.reading is None
    assert not item.due


def test_a_settled_and_sourced_reading_is_not_due() -> None:
    assert kinds(card(result(A)), reading()) == []


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        (reading(state=State.PROVISIONAL), ["provisional"]),
        (reading(source=Source()), ["unsourced"]),
        (reading(state=State.PROVISIONAL, source=Source()), ["provisional", "unsourced"]),
        (reading(state=State.DRAFT), ["draft"]),
        (reading(value=None), []),  # "no data, because" answers the question
        (reading(value=None, source=Source()), []),
        (reading(retracted=True), ["missing"]),
    ],
)
def test_what_a_reading_lacks(entered: Reading, expected: list[str]) -> None:
    assert [kind for _, kind in kinds(card(result(A)), entered)] == expected


def test_a_draft_counts_until_a_later_revision_settles_it() -> None:
    draft = reading(revision=2, state=State.DRAFT)
    assert kinds(card(result(A)), reading(), draft) == [("a", "draft")]
    assert kinds(card(result(A)), reading(), draft, reading(revision=3)) == []


def test_only_what_was_known_on_the_day_counts() -> None:
    entered = reading(entered=date(2021, 3, 1))
    assert kinds(card(result(A), as_of=date(2021, 2, 28)), entered) == [("a", "missing")]
    assert kinds(card(result(A), as_of=date(2021, 3, 1)), entered) == []


def test_readings_of_an_entity_or_another_year_do_not_answer() -> None:
    other = Reading("x", "a", 2020, "5", datetime(2021, 1, 1, tzinfo=UTC), "ana", entity="chile")
    assert kinds(card(result(A)), other, reading(year=2021)) == [("a", "missing")]


def test_a_former_id_answers_for_the_indicator() -> None:
    renamed = Indicator("a", "A", formerly=("old",))
    assert kinds(card(result(renamed)), reading("old")) == []


@pytest.mark.parametrize(
    "indicator",
    [
        Indicator("a", "A", derive=Derive(Derivation.SUM, ("b", "c"))),
        Indicator("a", "A", faulty=True),
        Indicator("a", "A", active_to=2019),
        Indicator("a", "A", active_from=2021),
    ],
)
def test_derived_faulty_and_inactive_indicators_are_not_asked_for(indicator: Indicator) -> None:
    assert kinds(card(result(indicator))) == []


def test_a_qualitative_one_waits_for_the_judgement_of_its_year() -> None:
    indicator = Indicator("q", "Q", Kind.QUALITATIVE)

    def judged(year: int) -> Judgement:
        return Judgement(
            "j", "q", year, Status.ON_TRACK, "why", "ana", datetime(2021, 1, 1, tzinfo=UTC)
        )

    evidence = reading("q", value="spoke at the opening")
    assert kinds(card(result(indicator)), evidence) == [("q", "missing")]
    assert kinds(card(result(indicator, judgement=judged(2019)))) == [("q", "missing")]
    assert kinds(card(result(indicator, judgement=judged(2020)))) == []


def test_open_verdicts_head_the_list_then_due_targets_then_the_plan_then_context() -> None:
    scorecard = card(
        result(Indicator("context", "", context=True)),
        result(Indicator("later", "", targets=(BY_2021,))),
        result(Indicator("decided", "", targets=(BY_2020,))),
        result(Indicator("open", "", targets=(BY_2020,)), reason=Reason.DUE_NO_READING),
        result(Indicator("plain", "")),
        own=(result(Indicator("own", "")),),
    )
    found = items(scorecard)
    assert [item.indicator.id for item in found] == [
        "open",
        "decided",
        "own",
        "later",
        "plain",
        "context",
    ]
    assert [item.due for item in found] == [True, True, False, False, False, False]
    assert found[2].objective == "I"


@pytest.mark.parametrize(
    ("target", "year", "as_of", "expected"),
    [
        (BY_2020, 2019, None, False),
        (BY_2020, 2020, None, True),
        (BY_2020, 2020, date(2020, 12, 30), False),
        (BY_2020, 2020, date(2021, 6, 1), True),
        (EACH_YEAR, 2020, None, False),
        (EACH_YEAR, 2021, None, True),
    ],
)
def test_when_the_date_of_a_target_has_come(
    target: Target, year: int, as_of: date | None, expected: bool
) -> None:
    scorecard = card(result(Indicator("a", "A", targets=(target,))), year=year, as_of=as_of)
    (item,) = items(scorecard)
    assert item.due is expected


def test_an_empty_plan_asks_for_nothing() -> None:
    assert kinds(card()) == []


@pytest.mark.parametrize(
    ("target", "latest", "kind", "asked"),
    [
        (Target(Aim.DONE, 1, by=date(2021, 12, 31)), 1.0, Kind.YES_NO, False),
        (Target(Aim.DONE, 1, by=date(2020, 12, 31)), 1.0, Kind.YES_NO, False),
        (Target(Aim.DONE, 1, by=date(2021, 12, 31)), 0.0, Kind.YES_NO, True),
        (Target(Aim.DONE, 1, every_year=True), 1.0, Kind.YES_NO, True),
        (Target(Aim.AT_LEAST, 1, by=date(2021, 12, 31)), 1.0, Kind.NUMBER, True),
        (None, 1.0, Kind.YES_NO, True),
    ],
)
def test_nothing_more_is_asked_of_what_was_to_be_done_once_and_is(
    target: Target | None, latest: float, kind: Kind, *, asked: bool
) -> None:
    indicator = Indicator("a", "A", kind, targets=() if target is None else (target,))
    earlier = ReadingPoint(2019, latest, reading(year=2019, value="yes"))
    found = replace(result(indicator), target=target, latest=earlier, readings=(earlier,))
    assert kinds(card(found)) == ([("a", "missing")] if asked else [])


def test_a_provisional_yes_is_still_to_be_settled() -> None:
    entered = reading(state=State.PROVISIONAL, value="yes")
    target = Target(Aim.DONE, 1, by=date(2021, 12, 31))
    indicator = Indicator("a", "A", Kind.YES_NO, targets=(target,))
    point = ReadingPoint(2020, 1.0, entered)
    found = replace(result(indicator), target=target, latest=point, readings=(point,))
    assert kinds(card(found), entered) == [("a", "provisional")]


def test_no_comment_is_asked_of_an_indicator_that_is_not_kept_any_more() -> None:
    asks = Indicator("a", "A", require_comment=(Status.NOT_ASSESSED,), active_to=2019)
    retired = result(asks, reason=Reason.RETIRED)
    found = due_all(card(retired), Records(), today=date(2021, 3, 1))
    assert found.items == ()
    kept = due_all(card(result(replace(asks, active_to=2020))), Records(), today=date(2021, 3, 1))
    assert [item.kind.value for item in kept.items] == ["missing", "comment"]


@pytest.mark.parametrize(
    ("values", "year", "come"),
    [
        ({2020: 130}, 2021, False),  # achieved
        ({2020: 120}, 2021, False),  # missed
        ({2019: 120, 2020: 120}, 2022, False),
        ({2019: 120}, 2021, True),  # nothing of its date has been read
        ({2019: 120}, 2020, True),
        ({2019: 130}, 2021, True),
    ],
)
def test_what_a_reading_of_its_date_decided_is_due_no_more(
    values: dict[int, object], year: int, come: bool
) -> None:
    scored = assessed_card(plan(states()), values, year)
    (item,) = due(scored, Records(tuple(readings(values))))
    assert (item.kind, item.due) == (DueKind.MISSING, come)
