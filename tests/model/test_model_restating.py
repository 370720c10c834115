"""What restates a figure: not a typing error, but every change of what the board has seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scorecard.model.plan import Indicator, Kind
from scorecard.model.reading import Qualifier, Reading, RevisionReason
from scorecard.model.records import Closure
from scorecard.model.restating import closings_by_year, differ, restating_steps

DAY = date(2019, 3, 1)
NUMBER = Indicator("x", "X")


def at(hour: int, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def reading(value: str | None, entered: datetime, reason: str = "") -> Reading:
    return Reading(value or "r", "x", 2018, value, entered, "Ana", reason=reason)


def closed(hour: int | None = 12, day: date = DAY) -> Closure:
    return Closure(2018, day, "board", entered_at=None if hour is None else at(hour))


FIRST = reading("100", at(9, date(2019, 2, 1)))


@pytest.mark.parametrize(
    ("after", "closing", "restates"),
    [
        (reading("101", at(9, date(2019, 2, 2))), closed(), False),
        (reading("101", at(11)), closed(), False),
        (reading("101", at(13)), closed(), True),
        (reading("101", at(13)), closed(None), False),
        (reading("101", at(9, date(2019, 3, 2))), closed(None), True),
        (reading("100.0", at(13)), closed(), False),
        (reading("101", at(11), RevisionReason.CORRECTION), closed(), False),
        (reading("101", at(11), RevisionReason.RESTATED_BY_SOURCE), closed(), True),
        (reading("101", at(11), RevisionReason.METHOD_CHANGE), closed(), True),
        (reading("100", at(11), RevisionReason.METHOD_CHANGE), closed(), False),
        (replace(reading("101", at(13)), published=DAY, as_published=True), closed(), False),
    ],
)
def test_on_the_day_of_the_closing_the_moment_decides(
    after: Reading, closing: Closure, restates: bool
) -> None:
    steps = restating_steps(NUMBER, [FIRST, after], [closing])
    assert steps == ([(FIRST, after)] if restates else [])


def test_without_a_closing_a_correction_is_none() -> None:
    assert restating_steps(NUMBER, [FIRST, reading("101", at(13))], []) == []


def test_a_figure_entered_after_the_closing_was_not_seen_at_it() -> None:
    chain = [reading("100", at(13)), reading("101", at(14))]
    assert restating_steps(NUMBER, chain, [closed()]) == []


def test_what_was_taken_back_before_the_closing_was_not_seen_at_it() -> None:
    back = replace(reading(None, at(10)), retracted=True)
    chain = [FIRST, back, reading("101", at(14))]
    assert restating_steps(NUMBER, chain, [closed()]) == []


def test_taking_back_what_the_board_saw_restates_it_and_so_does_its_return() -> None:
    back = replace(reading(None, at(13)), retracted=True)
    again = reading("101", at(14))
    assert restating_steps(NUMBER, [FIRST, back, again], [closed()]) == [
        (FIRST, back),
        (back, again),
    ]


def test_the_first_figure_restates_nothing() -> None:
    none = replace(reading(None, at(9, date(2019, 2, 1))), no_data="flood")
    first = reading("5", at(9, date(2019, 2, 2)), RevisionReason.RESTATED_BY_SOURCE)
    assert restating_steps(NUMBER, [none, first], [closed()]) == []


def test_a_reopening_does_not_undo_what_was_seen() -> None:
    reopened = Closure(2018, DAY, "board", reopened=True)
    assert closings_by_year([closed(), reopened]) == {2018: [closed()]}


def test_a_closing_entered_after_its_day_closed_what_stood_by_then_too() -> None:
    early = closed(12, date(2019, 1, 15))
    before, slip, after = FIRST, reading("101", at(11)), reading("102", at(13))
    closings = closings_by_year([early])[2018]
    assert restating_steps(NUMBER, [before, slip, after], closings) == [(slip, after)]


def test_what_its_day_saw_is_restated_before_it_was_entered() -> None:
    early = closed(12, date(2019, 2, 20))
    before, after = FIRST, reading("101", at(11))
    closings = closings_by_year([early])[2018]
    assert restating_steps(NUMBER, [before, after], closings) == [(before, after)]


def test_words_differ_as_words_and_numbers_as_numbers() -> None:
    yes, no = reading("yes", at(9)), reading("no", at(10))
    kind = replace(NUMBER, kind=Kind.YES_NO)
    assert differ(kind, yes, no)
    assert not differ(kind, yes, yes)
    assert differ(kind, reading("1", at(9)), reading("1.0", at(9)))
    assert differ(NUMBER, yes, no)  # no number, whatever the plan says now
    assert not differ(NUMBER, reading("1", at(9)), reading("1.0", at(9)))


@pytest.mark.parametrize(
    ("bound", "other", "apart"),
    [
        (("5", Qualifier.BETWEEN, "6"), ("5", Qualifier.EXACT, None), True),
        (("5", Qualifier.BETWEEN, "6"), ("5", Qualifier.BETWEEN, "7"), True),
        (("5", Qualifier.BETWEEN, "6"), ("5.0", Qualifier.BETWEEN, "6.0"), False),
        (("5", Qualifier.AT_LEAST, None), ("5", Qualifier.MORE_THAN, None), True),
        (("5", Qualifier.ABOUT, None), ("5", Qualifier.EXACT, None), False),
    ],
)
def test_a_figure_that_is_a_bound_differs_where_its_ends_do(
    bound: tuple[str, Qualifier, str | None],
    other: tuple[str, Qualifier, str | None],
    apart: bool,
) -> None:
    made = [
        replace(reading(value, at(9)), qualifier=qualifier, high=high)
        for value, qualifier, high in (bound, other)
    ]
    assert differ(NUMBER, *made) is apart
