"""A draft becomes an entry, or is refused with everything that is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest
from draft_support import PLAN, TODAY, enter, problem, problems

from scorecard.model.plan import Goal, Indicator, Strategy
from scorecard.model.reading import Flag, Qualifier, Source, State
from scorecard.records.draft import Draft, DraftCheck, EntryRefused, check_draft
from scorecard.records.entry import Entry


def test_a_draft_becomes_an_entry_with_every_field() -> None:
    entry = enter(
        value="≥ 105",
        state="Provisional",
        flags="low_reliability, Estimated; estimated",
        source="Monitor",
        edition="2019",
        address="https://example.org/a?b=c",
        page="12–14",
        published="2018-11",
        note="Two\nlines\tand a tab, العربية, e\u0301",
        reason="Late Data",
        by="Ana",
    )
    assert entry == Entry(
        indicator="states",
        year=2018,
        value="105",
        qualifier=Qualifier.AT_LEAST,
        state=State.PROVISIONAL,
        flags=(Flag.ESTIMATED, Flag.LOW_RELIABILITY),
        source=Source("Monitor", "2019", "https://example.org/a?b=c", "12–14"),
        published=date(2018, 11, 30),
        note="Two\nlines\tand a tab, العربية, e\u0301",
        reason="late data",
        by="Ana",
    )


def test_the_least_a_draft_needs() -> None:
    assert enter() == Entry("states", 2018, "105")
    assert enter().state is State.FINAL


def test_everything_wrong_is_said_at_once() -> None:
    found = problems(
        "states",
        "many",
        year="20018",
        state="finl",
        flags="guess",
        qualifier="roughly",
        published="soon",
        note="\x1b[2J",
        source="a\nb",
        entity="Chile",
        by="\x07",
    )
    assert list(found) == [
        *("entity", "year", "value", "qualifier", "state", "flags", "source", "published"),
        *("note", "by"),
    ]


def test_a_former_id_is_stored_under_the_current_one() -> None:
    assert enter("ccm-states").indicator == "states"


def test_an_id_of_today_wins_over_a_former_one() -> None:
    plan = Strategy(
        "S",
        (2017, 2021),
        goals=(Goal("I", "G", (), (Indicator("new", "N", formerly=("a",)), Indicator("a", "A"))),),
    )
    assert check_draft(plan, Draft("a", "2018", "1"), today=TODAY).indicator == "a"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("stats", 'no indicator "stats"; did you mean "states"?'),
        ("STATES", 'did you mean "states"?'),
        ("ccm_stats", 'did you mean "states"?'),
        ("survivors take part", 'did you mean "voice"?'),
        ("zzzz", 'the plan has no indicator "zzzz"'),
        ("1a", '"1a" is an objective; name an indicator'),
        ("I", '"I" is a goal; name an indicator'),
        ("", "is empty"),
        ("total", "is computed from money, amount"),
        ("broken", "the declaration of broken in the plan has a fault"),
        ("x\x1b[31m", '"x\\u001b[31m"'),
    ],
)
def test_an_indicator_that_can_take_no_reading(name: str, said: str) -> None:
    assert said in problem(name)


def test_many_unknown_names_stay_quick_and_are_all_refused() -> None:
    check = DraftCheck(PLAN, today=TODAY)
    for number in range(3000):
        with pytest.raises(EntryRefused) as refused:
            check.check(Draft(f"state{number}", "2018", "1"))
        assert ("did you mean" in str(refused.value)) is (number < 50)


@pytest.mark.parametrize("year", ["2018", " 2018 ", "1900", "2021"])
def test_a_year(year: str) -> None:
    assert enter(year=year).year == int(year)


def test_a_year_the_indicator_is_not_active_in_may_be_read() -> None:
    assert enter("old", "5", year="2020").year == 2020


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("", "is empty"),
        ("18", '"18" is not a year'),
        ("20018", "is not a year"),
        ("1899", "is not a year"),
        ("2101", "is not a year"),
        ("٢٠١٨", "is not a year"),
        ("²", "is not a year"),
        ("①", "is not a year"),
        ("9" * 5000, "is not a year"),
        ("2018.0", "is not a year"),
        ("2018/19", "is not a year"),
        ("2022", "2022 is still to come"),
    ],
)
def test_a_wrong_year(year: str, said: str) -> None:
    assert said in problem(year=year)


def test_the_clock_says_which_year_is_still_to_come() -> None:
    with pytest.raises(EntryRefused, match="still to come"):
        check_draft(PLAN, Draft("states", "2100", "1"))


def test_a_closed_list_offers_its_nearest_word() -> None:
    assert problem(state="finel") == (
        'state: "finel" is no state; did you mean "final"?; it is draft, provisional or final'
    )
    assert 'did you mean "break"' in problem(flags="estimated; brake")
    assert "holds 1,001 words" in problem(flags=";".join(map(str, range(1000))) + ";")


def test_no_data_is_a_reading_without_a_value() -> None:
    entry = enter(value="", no_data="the survey was not held")
    assert (entry.value, entry.no_data) == (None, "the survey was not held")
    entry = enter("share", "", no_data="the survey was not held")
    assert entry.value is None


def test_no_data_and_a_value_exclude_each_other() -> None:
    said = problem(value="0", no_data="the survey was not held")
    assert said == 'value: holds "0", but no_data is given; keep one'
    found = problems("share", "", numerator="1", denominator="2", no_data="none held")
    assert list(found) == ["numerator", "denominator"]
    assert "there is none" in problem(value="", qualifier="about", no_data="none held")


def test_a_reading_may_be_taken_back_with_a_reason() -> None:
    entry = enter(value="", retracted="Yes", reason="entered twice")
    assert (entry.value, entry.retracted, entry.reason) == (None, True, "entered twice")
    assert not enter(retracted="no").retracted
    assert "reason: is empty" in problem(value="", retracted="yes")
    assert "taken back; keep one" in problem(retracted="yes", reason="r")
    assert "taken back" in problem(value="", retracted="yes", reason="r", no_data="n")
    assert "is not yes or no" in problem(retracted="maybe")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2018-11-20", date(2018, 11, 20)),
        ("2018-11", date(2018, 11, 30)),
        ("2020-02", date(2020, 2, 29)),
        ("2018-12", date(2018, 12, 31)),
        ("2018", date(2018, 12, 31)),
        (" 2018 ", date(2018, 12, 31)),
        # Not over yet, but begun: it may have come out.
        ("2021", date(2021, 12, 31)),
    ],
)
def test_an_imprecise_date_counts_from_its_last_day(typed: str, day: date) -> None:
    assert enter(published=typed).published == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("20/11/2018", '"20/11/2018" is not a date; write it as 2018-11-20, 2018-11 or 2018'),
        ("2018-1-1", "is not a date"),
        ("20181120", "is not a date"),
        ("２０１８", "is not a date"),
        ("2018-02-30", 'there is no day "2018-02-30" in the calendar'),
        ("2018-13", "there is no day"),
        ("0000", "there is no day"),
        ("1850-01-01", "is not between 1900 and 2100"),
        ("2021-07-01", "2021-07-01 is still to come"),
    ],
)
def test_a_wrong_date(typed: str, said: str) -> None:
    assert said in problem(published=typed)


def test_history_is_back_filled_only_where_a_day_is_known() -> None:
    dated = check_draft(
        PLAN, Draft("states", "2018", "1", published="2018"), as_published=True, today=TODAY
    )
    undated = check_draft(PLAN, Draft("states", "2018", "1"), as_published=True, today=TODAY)
    assert dated.as_published
    assert not undated.as_published
    assert not enter(published="2018").as_published
