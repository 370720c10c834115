"""One entity and its own deadline: worked by hand from the dates of real states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from entity_case import clearance, entity, of, told
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import assessed

from scorecard.model.fiscal import CALENDAR_YEARS, Span
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Entity
    from scorecard.model.scorecard import EntityResult

ALGERIA = entity("Algeria", "2012-04-01", ("2017-04-01", "2011-12-02"))
BOSNIA = entity(
    "Bosnia", "2009-03-01", ("2019-03-01", "2008-11-28"), ("2021-03-01", "2018-11-30"),
    ("2027-03-01", "2020-11-20"),
)  # fmt: skip
CHILE = entity("Chile", "2012-03-01", ("2020-03-01", "2011-12-02"))
ERITREA = entity(
    "Eritrea", "2012-02-01", ("2015-02-01", "2011-12-02"), ("2020-02-01", "2014-06-27"),
    ("2020-12-31", "2019-11-29"), ("2024-12-31", "2023-11-24"),
)  # fmt: skip
MAURITANIA = entity(
    "Mauritania", "2011-01-01", ("2016-01-01", "2010-12-03"), ("2021-01-01", "2015-12-04"),
    ("2022-01-31", "2020-11-20"), ("2026-12-31", "2021-11-19"),
)  # fmt: skip
MOZAMBIQUE = entity(
    "Mozambique", "2009-03-01", ("2014-03-01", "2008-11-28"), ("2014-12-31", "2013-12-05")
)
NIGERIA = entity(
    "Nigeria", "2012-03-01", ("2021-12-31", "2020-11-20"), ("2025-12-31", "2021-11-19")
)
UKRAINE = entity("Ukraine", "2016-06-01", ("2021-06-01", "2018-11-30"))

EVENTS = {
    "Algeria": {2017: "2017-02-10"},
    "Chile": {2020: "2020-02"},
    "Eritrea": {2020: "no"},
    "Mauritania": {2018: "2018-11", 2020: "no"},
    "Mozambique": {2014: "no", 2015: "2015-09-17", 2016: "no", 2017: "2017-05-29"},
    "Nigeria": {2011: "2011-11-29", 2019: "no"},
    "Ukraine": {2016: "no"},
}


def judged(
    subject: Entity, year: int, answers: dict[int, object] | None = None, as_of: date | None = None
) -> EntityResult:
    known = EVENTS.get(subject.title, {}) if answers is None else answers
    result = assessed(clearance(subject), told({subject.title: known}), year, as_of=as_of)
    return of(result, subject.title)


A, OFF, M, N = Status.ACHIEVED, Status.OFF_TRACK, Status.MISSED, Status.NOT_ASSESSED


# By hand from the dates: state, year, status, note, deadline in force, in time (of those come),
# in time of the original deadline.
@pytest.mark.parametrize(
    ("subject", "year", "status", "note", "deadline", "in_time", "originally"),
    [
        (ALGERIA, 2016, N, Note.EXTENDED, "2017-04-01", None, False),
        (ALGERIA, 2017, A, Note.EXTENDED, "2017-04-01", True, False),
        (ALGERIA, 2021, A, Note.EXTENDED, "2017-04-01", True, False),
        (BOSNIA, 2017, N, Note.EXTENDED, "2019-03-01", None, False),
        (BOSNIA, 2018, N, Note.EXTENDED, "2021-03-01", None, False),
        (BOSNIA, 2020, N, Note.EXTENDED, "2027-03-01", None, False),
        (CHILE, 2019, N, Note.EXTENDED, "2020-03-01", None, False),
        (CHILE, 2020, A, Note.EXTENDED, "2020-03-01", True, False),
        (ERITREA, 2018, N, Note.EXTENDED, "2020-02-01", None, False),
        (ERITREA, 2019, N, Note.EXTENDED, "2020-12-31", None, False),
        (ERITREA, 2020, M, Note.EXTENDED, "2020-12-31", False, False),
        (ERITREA, 2021, M, Note.EXTENDED, "2020-12-31", False, False),
        (ERITREA, 2023, N, Note.EXTENDED, "2024-12-31", None, False),
        (MAURITANIA, 2018, A, Note.EXTENDED, "2021-01-01", None, False),
        (MAURITANIA, 2019, A, Note.EXTENDED, "2021-01-01", None, False),
        (MAURITANIA, 2020, OFF, Note.LOST, "2022-01-31", None, False),
        (MAURITANIA, 2021, OFF, Note.LOST, "2026-12-31", None, False),
        (MOZAMBIQUE, 2014, M, Note.EXTENDED, "2014-12-31", False, False),
        (MOZAMBIQUE, 2015, A, Note.MET_LATE, "2014-12-31", False, False),
        (MOZAMBIQUE, 2016, OFF, Note.LOST, "2014-12-31", False, False),
        (MOZAMBIQUE, 2017, A, Note.MET_LATE, "2014-12-31", False, False),
        (NIGERIA, 2012, A, None, "2012-03-01", True, True),
        (NIGERIA, 2018, A, None, "2012-03-01", True, True),
        (NIGERIA, 2019, OFF, Note.LOST, "2012-03-01", False, False),
        (NIGERIA, 2021, OFF, Note.LOST, "2025-12-31", None, False),
        (UKRAINE, 2016, M, None, "2016-06-01", False, False),
        (UKRAINE, 2017, M, None, "2016-06-01", False, False),
        (UKRAINE, 2018, N, Note.EXTENDED, "2021-06-01", None, False),
    ],
)
def test_a_state_in_a_year(
    subject: Entity,
    year: int,
    status: Status,
    note: Note | None,
    deadline: str,
    in_time: bool | None,
    originally: bool | None,
) -> None:
    found = judged(subject, year)
    assert (found.status, found.note) == (status, note)
    assert found.deadline == date.fromisoformat(deadline)
    assert found.original == subject.deadlines[0].day
    assert (found.in_time, found.in_time_originally) == (in_time, originally)
    assert found.reason is (Reason.NOT_DUE if status is N else None)


ONE = entity("Peru", "2020-03-01")


@pytest.mark.parametrize(
    ("answer", "status", "note", "unknown"),
    [
        ("2020-03-01", A, None, False),
        ("2020-03-02", A, Note.MET_LATE, False),
        ("2020-02", A, None, False),
        ("2020-03", A, None, True),
        ("2020-04", A, Note.MET_LATE, False),
        ("2020", A, None, True),
        ("yes", A, None, True),
        ("2019", A, None, False),
        ("no", M, None, False),
    ],
)
def test_the_day_itself_is_in_time_and_so_is_a_day_not_known(
    answer: str, status: Status, note: Note | None, unknown: bool
) -> None:
    found = judged(ONE, 2020, {2020: answer})
    assert (found.status, found.note) == (status, note)
    assert found.result.explanation.date_unknown is unknown


def test_done_in_a_later_year_is_late_even_without_its_day() -> None:
    found = judged(ONE, 2021, {2019: "no", 2021: "yes"})
    assert (found.status, found.note) == (A, Note.MET_LATE)
    assert found.done == Span(date(2021, 1, 1), date(2021, 12, 31))


def test_a_later_reading_may_say_the_day_more_exactly() -> None:
    found = judged(ONE, 2021, {2020: "2020", 2021: "2020-03-02"})
    assert (found.note, found.done) == (Note.MET_LATE, Span(date(2020, 3, 2), date(2020, 3, 2)))
    kept = judged(ONE, 2021, {2020: "2020-02-27", 2021: "yes"})
    assert (kept.note, kept.done) == (None, Span(date(2020, 2, 27), date(2020, 2, 27)))


def test_what_nobody_has_said_is_asked_for_once_it_is_due() -> None:
    assert judged(ONE, 2019, {}).reason is Reason.NOT_DUE
    assert judged(ONE, 2020, {}).reason is Reason.DUE_NO_READING
    assert judged(ONE, 2020, {2019: "no"}).reason is Reason.DUE_NO_READING
    assert judged(ONE, 2021, {2021: "no"}).status is M


def test_on_the_deadline_day_it_is_still_in_time() -> None:
    answers: dict[int, object] = {2020: "no"}
    assert judged(ONE, 2020, answers, date(2020, 3, 1)).reason is Reason.NOT_DUE
    assert judged(ONE, 2020, answers, date(2020, 3, 2)).status is M
    # On the last of December the year is over.
    last = entity("Peru", "2020-12-31")
    assert judged(last, 2020, answers, date(2020, 12, 30)).reason is Reason.NOT_DUE
    assert judged(last, 2020, answers).status is M


def test_an_extension_counts_from_the_day_it_was_granted() -> None:
    assert judged(BOSNIA, 2018, as_of=date(2018, 11, 29)).deadline == date(2019, 3, 1)
    assert judged(BOSNIA, 2018, as_of=date(2018, 11, 30)).deadline == date(2021, 3, 1)


def test_without_its_day_from_when_the_date_before_it_passes() -> None:
    plain = entity("Peru", "2019-03-01", "2021-12-31", "2027-03-01")
    assert judged(plain, 2019, {}, date(2019, 3, 1)).deadline == date(2019, 3, 1)
    assert judged(plain, 2019, {}, date(2019, 3, 2)).deadline == date(2021, 12, 31)
    assert judged(plain, 2021, {}, date(2021, 12, 30)).deadline == date(2021, 12, 31)
    # It is never missed for the one day on which the year ends.
    assert judged(plain, 2021, {}).deadline == date(2027, 3, 1)
    mixed = entity("Peru", "2009-03-01", ("2019-03-01", "2012-01-01"), "2027-03-01")
    assert judged(mixed, 2010, {2010: "no"}).status is M
    assert judged(mixed, 2012, {}).deadline == date(2019, 3, 1)


def test_done_is_held_against_the_deadline_of_its_day() -> None:
    later = entity("Peru", "2010-03-01", ("2020-03-01", "2011-05-05"))
    assert judged(later, 2012, {2011: "2011-05-04"}).note is Note.MET_LATE
    assert judged(later, 2012, {2011: "2011-05-05"}).note is Note.EXTENDED
    assert judged(later, 2012, {2010: "2010-02-01"}).note is None


def test_reopened_it_is_missed_at_a_deadline_after_that() -> None:
    again = entity("Peru", "2012-03-01", ("2020-03-01", "2015-05-05"))
    answers: dict[int, object] = {2011: "yes", 2015: "no"}
    assert judged(again, 2019, answers).note is Note.LOST
    assert judged(again, 2020, answers).reason is Reason.DUE_NO_READING
    found = judged(again, 2020, {**answers, 2020: "no"})
    assert (found.status, found.note) == (M, Note.EXTENDED)
    assert found.result.explanation.broken == (2015,)


def test_outside_its_years_nothing_is_asked() -> None:
    late = entity("Peru", "2028-06-01", active_from=2018)
    assert judged(late, 2017, {}).reason is Reason.RETIRED
    assert judged(late, 2018, {}).reason is Reason.NOT_DUE


SENTENCES = [
    (ALGERIA, 2017, ("Done on 10 February 2017; due by 1 April 2017. Achieved. "
     "The first date was 1 April 2012.")),
    (CHILE, 2020, ("Done in February 2020; due by 1 March 2020. Achieved. "
     "The first date was 1 March 2012.")),
    (ERITREA, 2020, ("Not done; due by 31 December 2020: missed. "
     "The first date was 1 February 2012.")),
    (MAURITANIA, 2020, ("Done in 2018, reopened in 2020; due by 31 January 2022. Off track. "
     "The first date was 1 January 2011.")),
    (MOZAMBIQUE, 2017, ("Done on 29 May 2017, after it was reopened in 2016; "
     "due by 31 December 2014: met late. Achieved.")),
    (NIGERIA, 2018, "Done on 29 November 2011; due by 1 March 2012. Achieved."),
    (UKRAINE, 2017, "Not done; due by 1 June 2016: missed."),
    (BOSNIA, 2020, "Due by 1 March 2027. The first date was 1 March 2009."),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "year", "sentence"), SENTENCES)
def test_it_says_so(subject: Entity, year: int, sentence: str) -> None:
    assert judged(subject, year).sentence == sentence


def test_it_says_what_is_not_known() -> None:
    assert judged(ONE, 2020, {2020: "yes"}).sentence == (
        "Done in 2020, day not known; due by 1 March 2020. Achieved."
    )
    assert judged(ONE, 2020, {}).sentence == (
        "Due by 1 March 2020; no reading says yet whether it was done."
    )


DAYS = st.dates(date(2014, 1, 1), date(2022, 12, 31))


@settings(deadline=None, max_examples=200)
@given(
    dates=st.lists(DAYS, min_size=1, max_size=3, unique=True),
    done=DAYS,
    known=st.sampled_from([10, 7, 4]),
)
def test_knowing_less_of_the_day_never_makes_it_late(
    dates: list[date], done: date, known: int
) -> None:
    subject = entity("Peru", *(day.isoformat() for day in sorted(dates)))
    exact = judged(subject, 2022, {done.year: done.isoformat()})
    vague = judged(subject, 2022, {done.year: done.isoformat()[:known]})
    assert exact.status is vague.status is A
    if exact.note is not Note.MET_LATE:
        assert vague.note is not Note.MET_LATE


@settings(deadline=None, max_examples=200)
@given(
    dates=st.lists(DAYS, min_size=1, max_size=3, unique=True),
    answers=st.dictionaries(st.integers(2014, 2022), st.sampled_from(["yes", "no"]), max_size=4),
    year=st.integers(2014, 2022),
)
def test_a_status_or_a_reason_and_never_a_deadline_to_come_missed(
    dates: list[date], answers: dict[int, object], year: int
) -> None:
    subject = entity("Peru", *(day.isoformat() for day in sorted(dates)))
    found = judged(subject, year, answers)
    assert (found.status is N) is (found.reason is not None)
    assert found.deadline in dates
    assert found.deadline is not None
    if found.status is M:
        assert CALENDAR_YEARS.passed(found.deadline, date(year, 12, 31))
        assert found.in_time is False
    if found.in_time is not None:
        assert CALENDAR_YEARS.passed(found.deadline, date(year, 12, 31))
    assert (found.done is not None) is (found.status is A)


def test_no_deadline_counts_beyond_the_latest_day() -> None:
    capped = replace(BOSNIA, latest=date(2025, 12, 31))
    found = of(assessed(clearance(capped), told({"Bosnia": {2021: "no"}}), 2021), "Bosnia")
    assert (found.deadline, found.status, found.reason, found.note) == (
        date(2025, 12, 31), Status.NOT_ASSESSED, Reason.NOT_DUE, Note.EXTENDED,
    )  # fmt: skip
    assert found.result.sentence == (
        "Due by 31 December 2025. The first date was 1 March 2009. "
        "Its own deadline, 1 March 2027, is later than may be."
    )
    later = of(assessed(clearance(capped), told({"Bosnia": {2025: "no"}}), 2025), "Bosnia")
    assert later.status is Status.MISSED
    assert of(assessed(clearance(BOSNIA), told({"Bosnia": {2025: "no"}}), 2025), "Bosnia").reason


def test_a_deadline_before_the_latest_day_stands() -> None:
    capped = replace(CHILE, latest=date(2025, 12, 31))
    found = of(assessed(clearance(capped), told({"Chile": {2020: "2020-02"}}), 2021), "Chile")
    assert (found.deadline, found.status) == (date(2020, 3, 1), Status.ACHIEVED)
    assert "later than may be" not in found.result.sentence
