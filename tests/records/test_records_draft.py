from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.indicator import Derivation, Derive, Indicator, Kind, Level
from scorecard.model.number import number_style
from scorecard.model.reading import Flag, Qualifier, Source, State
from scorecard.model.strategy import Goal, Objective, Strategy
from scorecard.records.entry.draft import Draft, DraftCheck, EntryRefused, check_draft
from scorecard.records.entry.entry import Entry
from scorecard.records.entry.hygiene import MAX_LINE, MAX_NOTE

TODAY = date(2021, 6, 30)
LEVELS = (Level("none", "No plan"), Level("weak", "A plan"), Level("strong", "A funded plan"))
INDICATORS = (
    Indicator("states", "States Parties", unit="states", decimals=0, formerly=("ccm-states",)),
    Indicator("money", "Support", unit="US$ million", decimals=1, minimum=0.0, maximum=2000.0),
    Indicator("amount", "Amount of anything"),
    Indicator("share", "Share of members", kind=Kind.PERCENT, decimals=1, maximum=100.0),
    Indicator("adopted", "Plan adopted", kind=Kind.YES_NO),
    Indicator("plan", "National plans", kind=Kind.SCALE, levels=LEVELS),
    Indicator("voice", "Survivors take part", kind=Kind.QUALITATIVE),
    Indicator("total", "Total", derive=Derive(Derivation.SUM, ("money", "amount"))),
    Indicator("broken", "Broken", faulty=True),
    Indicator("old", "No longer kept", active_to=2018),
    Indicator("rate", "Rate", unit="%"),
)
PLAN = Strategy(
    "Strategy",
    (2017, 2021),
    goals=(Goal("I", "Goal", (Objective("1a", "Objective", INDICATORS),)),),
    numbers="1,234.5",
)


def enter(indicator: str = "states", value: str = "105", **rest: str) -> Entry:
    draft = Draft(indicator=indicator, year=rest.pop("year", "2018"), value=value, **rest)
    return check_draft(PLAN, draft, today=TODAY)


def problems(indicator: str = "states", value: str = "105", **rest: str) -> dict[str, str]:
    with pytest.raises(EntryRefused) as refused:
        enter(indicator, value, **rest)
    assert [str(fault) for fault in refused.value.faults] == [
        f"{column}: {what}" for column, what in refused.value.problems
    ]
    found = dict(refused.value.problems)
    assert len(found) == len(refused.value.problems)
    return found


def problem(indicator: str = "states", value: str = "105", **rest: str) -> str:
    found = problems(indicator, value, **rest)
    assert len(found) == 1, found
    return "; ".join(f"{column}: {what}" for column, what in found.items())


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
    assert DraftCheck(PLAN).current_id("ccm-states") == "states"
    assert DraftCheck(PLAN).current_id("elsewhere") == "elsewhere"


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


@pytest.mark.parametrize(
    ("indicator", "typed", "stored"),
    [
        ("states", "1,234", "1234"),
        ("amount", "1,234", "1234"),
        ("amount", "1.234", "1.234"),
        ("amount", "12.50", "12.50"),
        ("amount", "−0.5", "-0.5"),
        ("money", "2,000", "2000"),
        ("states", "105.25", "105.25"),
        ("rate", "12 %", "12"),
        ("share", "12 %", "12"),
        ("share", "12", "12"),
        ("adopted", "Yes", "yes"),
        ("adopted", "n", "no"),
        ("adopted", "TRUE", "yes"),
        ("adopted", "0", "no"),
        ("plan", "strong", "strong"),
        ("plan", " Strong ", "strong"),
        ("plan", "a funded  plan", "strong"),
        ("voice", " Two survivors spoke.\n", " Two survivors spoke.\n"),
        ("voice", "=1+1 [bold] <b>", "=1+1 [bold] <b>"),
    ],
)
def test_a_value_by_kind(indicator: str, typed: str, stored: str) -> None:
    assert enter(indicator, typed).value == stored


@pytest.mark.parametrize(
    ("indicator", "typed", "said"),
    [
        ("states", "", "value: is empty; write the value, or say in no_data why"),
        ("states", " ", "value: is empty"),
        ("states", "NaN", "is not a number"),
        ("states", "inf", "is not a number"),
        ("states", "-Infinity", "is not a number"),
        ("states", "1e5", "without the e"),
        ("states", "12 %", "is a percent, but states is a plain number"),
        ("states", "yes", '"yes" is not a number'),
        ("money", "-1", "−1 is below 0, the least money can be"),
        ("money", "2,000.1", "2,000.1 is above 2,000, the most money can be"),
        ("share", "100.1", "100.1 is above 100, the most share can be"),
        ("adopted", "ja", '"ja" is not yes or no, as adopted asks'),
        ("adopted", "2", "is not yes or no"),
        ("plan", "stron", 'did you mean "strong"'),
        ("plan", "2", '"2" is no level of plan; it is none, weak or strong'),
        ("plan", "A founded plan", 'did you mean "A funded plan"'),
        ("voice", "a\x1b[2Jb", "U+001B (escape) at character 2"),
    ],
)
def test_a_value_of_the_wrong_kind(indicator: str, typed: str, said: str) -> None:
    assert said in problem(indicator, typed)


def test_the_plan_says_how_numbers_are_written_and_the_caller_may_say_otherwise() -> None:
    draft = Draft("amount", "2018", "1,234")
    assert check_draft(PLAN, draft, today=TODAY).value == "1234"
    german = check_draft(PLAN, draft, style=number_style("1.234,5"), today=TODAY)
    assert german.value == "1.234"
    silent = Strategy("S", (2017, 2021), goals=PLAN.goals)
    with pytest.raises(EntryRefused, match=r"may mean 1234 or 1\.234"):
        check_draft(silent, draft, today=TODAY)
    assert check_draft(silent, Draft("states", "2018", "1,234"), today=TODAY).value == "1234"


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "stored"),
    [
        ("", "12", "100", "12"),
        ("", "1", "8", "12.5"),
        ("", "1", "3", "33.3333333333"),
        ("", "0", "31", "0"),
        ("", "1,500", "2,000", "75"),
        ("33", "1", "3", "33"),
        ("33.33 %", "1", "3", "33.33"),
        ("66.7", "2", "3", "66.7"),
        ("about 30", "1", "3", "30"),
        ("at most 12", "12", "100", "12"),
    ],
)
def test_a_percent_with_its_parts(
    value: str, numerator: str, denominator: str, stored: str
) -> None:
    entry = enter("share", value, numerator=numerator, denominator=denominator)
    assert entry.value == stored
    assert entry.numerator == numerator.replace(",", "")
    assert entry.denominator == denominator.replace(",", "")


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "said"),
    [
        ("", "1", "0", "denominator: is 0, and nothing can be divided by 0"),
        ("12", "1", "0.00", "denominator: is 0"),
        ("", "1", "-4", "denominator: -4 is below 0"),
        ("", "1", "", "denominator: is empty although there is a numerator"),
        ("5", "", "4", "numerator: is empty although there is a denominator"),
        ("33.4", "1", "3", 'value: "33.4" is not 100 × 1 ÷ 3 = 33.3333'),
        ("66.6", "2", "3", "correct one of them, or leave the value empty"),
        ("", "3", "2", "150 is above 100"),
        ("", "12 %", "100", 'numerator: "12 %" is not a plain number'),
        ("", "≥1", "3", "is not a plain number"),
        ("", "x", "3", 'numerator: "x" is not a number'),
        ("", "9" * 30, "0." + "0" * 28 + "1", "numerator: the percent it gives has too many"),
    ],
)
def test_a_percent_whose_parts_do_not_fit(
    value: str, numerator: str, denominator: str, said: str
) -> None:
    assert said in problem("share", value, numerator=numerator, denominator=denominator)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_computed_percent_is_its_parts_and_reads_back(numerator: int, denominator: int) -> None:
    share = Indicator("p", "P", kind=Kind.PERCENT)
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (share,)),), numbers="1,234.5")
    parts = {"numerator": str(numerator), "denominator": str(denominator)}
    entry = check_draft(plan, Draft("p", "2018", **parts), today=TODAY)
    assert entry.value is not None
    error = Decimal(entry.value) - 100 * Decimal(numerator) / Decimal(denominator)
    assert abs(error) <= Decimal("1e-10")
    again = Draft("p", "2018", f"{entry.value} %", **parts)
    assert check_draft(plan, again, today=TODAY) == entry


def test_only_a_percent_has_parts() -> None:
    said = problem(numerator="1", denominator="2")
    assert said == "numerator: states is no percent, so it has no numerator and denominator"


@pytest.mark.parametrize(
    ("value", "column", "qualifier"),
    [
        ("105", "", Qualifier.EXACT),
        ("105", "at most", Qualifier.AT_MOST),
        ("105", "≤", Qualifier.AT_MOST),
        ("≥105", "At Least", Qualifier.AT_LEAST),
        ("exactly 105", "", Qualifier.EXACT),
    ],
)
def test_a_qualifier_from_the_value_or_its_column(
    value: str, column: str, qualifier: Qualifier
) -> None:
    assert enter(value=value, qualifier=column).qualifier is qualifier


@pytest.mark.parametrize(
    ("indicator", "value", "column", "said"),
    [
        ("states", "≥105", "at most", 'says "at most", but the value "≥105" says "at least"'),
        ("states", "≥105", "exact", 'says "exact"'),
        ("states", "105", "at leest", 'did you mean "at least"'),
        ("adopted", "yes", "about", '"about" goes with a number, which adopted is not'),
    ],
)
def test_a_qualifier_that_does_not_fit(indicator: str, value: str, column: str, said: str) -> None:
    assert said in problem(indicator, value, qualifier=column)


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x00b", "U+0000 (null) at character 2"),
        ("\x1b[31m", "U+001B (escape) at character 1"),
        ("ab\x9bc", "U+009B at character 3"),
        ("a\u202eb", "U+202E (it turns the direction of the text around it) at character 2"),
        ("a\u2066b", "U+2066"),
        ("a\u2028b", "U+2028 (line separator)"),
        ("a\ud800", "U+D800 (half a character) at character 2"),
        ("a\x85b", "U+0085"),
        ("a\rb", "carriage return (U+000D) at character 2"),
    ],
)
@pytest.mark.parametrize("column", ["note", "source", "edition", "address", "page", "reason"])
def test_characters_that_steer_a_screen_are_refused(column: str, text: str, said: str) -> None:
    fault = problem(**{column: text})
    assert fault.startswith(f"{column}: the text has ")
    assert said in fault
    assert fault.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301 and é",
        "ع\u200fربي",
        "می\u200cخواهم",
        "👩\u200d🔬",
        "नमस्ते",
        "ﬁ",
        "  spaces kept  ",
        "`code` | <b> [red] {{x}}",
    ],
)
@pytest.mark.parametrize("column", ["note", "reason", "no_data", "by"])
def test_text_is_taken_exactly(column: str, text: str) -> None:
    value = "" if column == "no_data" else "1"
    assert getattr(enter(value=value, **{column: text}), column) == text


def test_a_note_has_lines_and_other_texts_have_one() -> None:
    assert enter(note="a\r\nb\n\tc").note == "a\r\nb\n\tc"
    assert "line break (U+000A) at character 2; take it out (it is one line)" in problem(
        source="a\nb"
    )
    assert "tab (U+0009)" in problem(by="a\tb")


def test_texts_have_a_longest_length() -> None:
    assert enter(note="x" * MAX_NOTE).note == "x" * MAX_NOTE
    assert "is 64 KiB long; 64 KiB is the most" in problem(note="x" * (MAX_NOTE + 1))
    assert "64 KiB is the most" in problem(note="é" * (MAX_NOTE // 2 + 1))
    assert "note: the text is 9.5 MiB long" in problem(note="x" * 10_000_000)
    assert enter(source="é" * MAX_LINE).source.title == "é" * MAX_LINE
    assert "2,001 characters long; 2,000 is the most" in problem(source="é" * (MAX_LINE + 1))
    assert "is not a number" not in problem(value="1" * 10_000_000)


def test_spaces_alone_are_no_text() -> None:
    entry = enter(note=" \n", source="  ", reason=" ", by="\t")
    assert entry == enter()


@given(st.text(max_size=40), st.sampled_from([i.id for i in INDICATORS]), st.text(max_size=20))
def test_any_text_is_refused_in_printable_words_or_taken_exactly(
    text: str, indicator: str, value: str
) -> None:
    draft = Draft(indicator, "2018", value, note=text, state=text, published=text)
    try:
        entry = check_draft(PLAN, draft, today=TODAY)
    except EntryRefused as refused:
        unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
        said = str(refused).replace("\n", "").replace("\u200c", "").replace("\u200d", "")
        assert not {unicodedata.category(character) for character in said} & unseen
    else:
        assert entry.note in (text, "")
