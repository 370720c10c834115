"""Why statuses changed: every change names one cause, and no good move is told as worse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_cases import RESTATED, day, due, every_year, moment, plan, reading

from scorecard.messages.catalogue import words
from scorecard.model.plan import Aggregate, Aim, Baseline, Entity, Indicator, Kind, Target
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Cause, Status
from scorecard.review.changes import (
    Changes,
    StatusChange,
    changes_between_days,
    changes_between_years,
)
from scorecard.review.moves import Move
from scorecard.review.words import moved_by_words

if TYPE_CHECKING:
    from scorecard.model.reading import Reading

RISING = Indicator(
    "a", "A", unit="states", baselines=(Baseline(2016, 100.0),), targets=(due(130, 2020),)
)
FALLING = replace(
    RISING,
    id="b",
    title="B",
    targets=(Target(Aim.AT_MOST, 70.0, by=date(2021, 12, 31)),),
)
HELD = Indicator("c", "C", targets=(every_year(105),))
NOTHING = (Baseline(2016, 0.0),)
KEPT = Indicator(
    "d",
    "D",
    entities=(
        Entity("one", "One", baselines=NOTHING, targets=(due(1, 2019),)),
        Entity("two", "Two", baselines=NOTHING, targets=(due(1, 2020),)),
    ),
)


def entered(id_: str, figures: dict[int, int]) -> list[Reading]:
    return [
        reading(str(value), f"{year + 1}-01-01", year=year, indicator=id_)
        for year, value in figures.items()
    ]


def of(found: Changes, id_: str) -> StatusChange:
    (change,) = (c for c in found.statuses if isinstance(c, StatusChange) and c.id == id_)
    return change


def change_of(
    indicator: Indicator, figures: dict[int, int], earlier: int, later: int
) -> StatusChange:
    records = Records(tuple(entered(indicator.id, figures)))
    return of(changes_between_years(plan(indicator), records, earlier, later), indicator.id)


@pytest.mark.parametrize(
    ("indicator", "figures", "move", "cause"),
    [
        (RISING, {2017: 108, 2018: 104}, Move.WORSE, Cause.FIGURE),
        (RISING, {2017: 102, 2018: 116}, Move.BETTER, Cause.FIGURE),
        (RISING, {2017: 108, 2018: 109}, Move.BEHIND, Cause.DATE),
        (RISING, {2017: 108, 2018: 108}, Move.BEHIND, Cause.DATE),
        (RISING, {2017: 108}, Move.BEHIND, Cause.DATE),
        (FALLING, {2017: 94, 2018: 92}, Move.BEHIND, Cause.DATE),
        (FALLING, {2017: 94, 2018: 96}, Move.WORSE, Cause.FIGURE),
        (HELD, {2017: 104, 2018: 107}, Move.BETTER, Cause.FIGURE),
    ],
)
def test_a_figure_that_did_not_move_the_wrong_way_is_not_worse(
    indicator: Indicator, figures: dict[int, int], move: Move, cause: Cause
) -> None:
    change = change_of(indicator, figures, 2017, 2018)
    assert (change.move, change.cause) == (move, cause)


@pytest.mark.parametrize("value", [130, 110, 100])
def test_what_came_due_is_told_as_that_whichever_way_it_went(value: int) -> None:
    change = change_of(RISING, {2019: 108, 2020: value}, 2019, 2020)
    assert (change.move, change.cause) == (Move.CAME_DUE, Cause.DATE)
    assert change.now is (Status.ACHIEVED if value == 130 else Status.MISSED)


def test_met_after_its_day_is_better() -> None:
    change = change_of(RISING, {2020: 120, 2021: 131}, 2020, 2021)
    assert (change.now, change.move, change.cause) == (Status.ACHIEVED, Move.BETTER, Cause.FIGURE)


def test_another_target_comes_before_the_figure_and_the_day() -> None:
    lower = due(105, 2020, "2020-06-01", "too high")
    change = change_of(
        replace(RISING, targets=(*RISING.targets, lower)), {2019: 103, 2020: 106}, 2019, 2020
    )
    assert (change.now, change.move, change.cause) == (Status.ACHIEVED, Move.BETTER, Cause.TARGET)
    higher = due(160, 2020, "2018-06-01", "too low")
    raised = replace(RISING, targets=(*RISING.targets, higher))
    change = change_of(raised, {2017: 108, 2018: 115}, 2017, 2018)
    assert (change.move, change.cause) == (Move.BEHIND, Cause.TARGET)
    change = change_of(raised, {2017: 108, 2018: 108}, 2017, 2018)
    assert (change.move, change.cause) == (Move.BEHIND, Cause.TARGET)
    change = change_of(raised, {2017: 108, 2018: 104}, 2017, 2018)
    assert (change.move, change.cause) == (Move.WORSE, Cause.TARGET)


@pytest.mark.parametrize(("reason", "cause"), [(RESTATED, Cause.RESTATED), ("", Cause.FIGURE)])
def test_only_a_restatement_is_restated(reason: str, cause: Cause) -> None:
    first = replace(reading("108", "2018-01-01"), indicator="a")
    second = replace(
        reading("102", "2019-01-01", reason=reason), indicator="a", revision=2, parent=first.id
    )
    records = Records((first, second))
    found = changes_between_days(plan(RISING), records, day("2018-06-01"), day("2019-06-01"), 2017)
    assert of(found, "a").cause is cause
    assert of(found, "a").move is Move.WORSE
    assert [group.cause for group in found.statuses] == [cause] * 3


def test_a_judgement_and_the_plan() -> None:
    voice = Indicator("v", "V", Kind.QUALITATIVE)
    judged = [
        Judgement(f"v{y}", "v", y, status, "so", "ben", moment(f"{y + 1}-01-01"))
        for y, status in ((2017, Status.OFF_TRACK), (2018, Status.ON_TRACK))
    ]
    records = Records(judgements=tuple(judged))
    assert of(changes_between_years(plan(voice), records, 2017, 2018), "v").cause is (
        Cause.JUDGEMENT
    )
    late = replace(RISING, active_from=2018)
    assert change_of(late, {2017: 108, 2018: 116}, 2017, 2018).cause is Cause.PLAN


def test_entities_without_an_aggregate_say_why() -> None:
    said = [
        replace(each, entity=name)
        for name, figures in (("one", {2018: 1, 2019: 1}), ("two", {2018: 0, 2019: 1}))
        for each in entered("d", figures)
    ]
    change = of(changes_between_years(plan(KEPT), Records(tuple(said)), 2018, 2019), "d")
    assert (change.move, change.cause) == (Move.BETTER, Cause.FIGURE)
    assert moved_by_words(change, plan(KEPT)) == (
        "The figure moved: Two (off track, now achieved)."
    )
    late = [each for each in said if each.year == 2018 or each.entity == "one"]
    late += [replace(each, entity="two") for each in entered("d", {2020: 0})]
    change = of(changes_between_years(plan(KEPT), Records(tuple(late)), 2019, 2020), "d")
    assert (change.now, change.move, change.cause) == (Status.MISSED, Move.CAME_DUE, Cause.DATE)


FIGURES = st.dictionaries(st.integers(2016, 2021), st.integers(60, 140), max_size=6)


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES, FIGURES, FIGURES, st.integers(2017, 2020))
def test_every_change_names_its_cause(
    first: dict[int, int],
    second: dict[int, int],
    third: dict[int, int],
    fourth: dict[int, int],
    year: int,
) -> None:
    counted = Indicator(
        "e",
        "E",
        entities=(Entity("x", "X"), Entity("y", "Y")),
        aggregate=Aggregate.SUM,
        targets=(due(200, 2021),),
    )
    strategy = plan(RISING, FALLING, own=(HELD, counted))
    readings = [*entered("a", first), *entered("b", second), *entered("c", third)]
    readings += [
        replace(each, id=f"{each.id}{entity}", entity=entity)
        for entity in ("x", "y")
        for each in entered("e", fourth)
    ]
    found = changes_between_years(strategy, Records(tuple(readings)), year, year + 1)
    begin = (*words.Changes.CAUSE.values(), words.Changes.CAME)
    begin += (words.Changes.CAME_LAST, words.Changes.CAME_IN_IT)
    for change in found.statuses:
        assert change.cause is not None
        assert moved_by_words(change, strategy).startswith(begin)
        if isinstance(change, StatusChange) and change.before and change.move is Move.WORSE:
            was, now = change.before.latest, change.after.latest
            assert was is not None
            assert now is not None
            up = (now.assessed or 0) - (was.assessed or 0)
            assert (-up if change.id == "b" else up) <= 0
