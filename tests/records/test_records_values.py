"""The value of a draft, by the kind of its indicator, with its qualifier and its parts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from draft_support import PLAN, TODAY, enter, problem
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.number import number_style
from scorecard.model.plan import Goal, Indicator, Kind, Strategy
from scorecard.model.reading import Qualifier
from scorecard.records.draft import Draft, EntryRefused, check_draft


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
        ("<105", "", Qualifier.LESS_THAN),
        ("105", "more than", Qualifier.MORE_THAN),
        ("more than 105", ">", Qualifier.MORE_THAN),
    ],
)
def test_a_qualifier_from_the_value_or_its_column(
    value: str, column: str, qualifier: Qualifier
) -> None:
    assert enter(value=value, qualifier=column).qualifier is qualifier


@pytest.mark.parametrize(
    ("indicator", "value", "rest", "low", "high"),
    [
        ("states", "5–6", {}, "5", "6"),
        ("states", "5", {"high": "6"}, "5", "6"),
        ("states", "5", {"high": "6", "qualifier": "between"}, "5", "6"),
        ("states", "between 5 and 6", {"high": "6.0"}, "5", "6"),
        ("money", "1,000–2,000", {}, "1000", "2000"),
        ("share", "5–6 %", {}, "5", "6"),
        ("share", "5 %", {"high": "6 %"}, "5", "6"),
        ("rate", "5 to 6 %", {}, "5", "6"),
    ],
)
def test_a_figure_between_two(
    indicator: str, value: str, rest: dict[str, str], low: str, high: str
) -> None:
    entry = enter(indicator, value, **rest)
    assert (entry.value, entry.high, entry.qualifier) == (low, high, Qualifier.BETWEEN)


@pytest.mark.parametrize(
    ("indicator", "value", "rest", "said"),
    [
        ("states", "6–5", {}, 'value: "6–5" goes from 6 down to 5'),
        ("states", "6", {"high": "5"}, "goes from 6 down to 5"),
        ("states", "5–6", {"high": "7"}, 'high: says "7", but the value "5–6" says 6'),
        ("states", "5–6", {"qualifier": "at least"}, 'the value "5–6" says "between"'),
        ("states", "5", {"qualifier": "between"}, "so give both ends"),
        ("states", "<5", {"high": "6"}, 'says "less than" of two numbers'),
        ("states", "5–6 %", {}, "is a percent, but states is a plain number"),
        ("money", "1,000–2,000.5", {}, "2,000.5 is above 2,000, the most money can be"),
        ("money", "-5–6", {}, "−5 is below 0, the least money can be"),
        ("share", "5–6", {"numerator": "1", "denominator": "2"}, "numerator and denominator give"),
        ("adopted", "no–yes", {}, '"no–yes" is not yes or no'),
        ("adopted", "yes", {"high": "yes"}, "is not yes or no"),
        ("plan", "weak–strong", {}, "is no level of plan"),
    ],
)
def test_a_figure_between_two_that_does_not_fit(
    indicator: str, value: str, rest: dict[str, str], said: str
) -> None:
    assert said in problem(indicator, value, **rest)


def test_an_upper_end_goes_with_a_value() -> None:
    said = problem(value="", high="6", no_data="not kept")
    assert said == 'high: holds "6", but no_data is given; keep one'
    assert "is not a number" in problem(value="", high="6")


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
