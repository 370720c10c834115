"""What people write around a number: marks of footnotes, units, words for size; or in its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.messages.catalogue import number_fault
from scorecard.model.around import no_figure, part_marks, unit_of
from scorecard.model.number import DEFAULT_STYLE, NumberFault, parse_number
from scorecard.model.reading import Qualifier


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "N/A",
        "#N/A",
        "na",
        "n.a.",
        "-",
        "–",
        "—",
        "…",
        "..",
        "...",
        " .. ",
        "?",
        "no data",
        "tbc",
    ],
)
def test_what_stands_where_there_is_no_figure(text: str) -> None:
    assert no_figure(text)
    with pytest.raises(NumberFault) as fault:
        parse_number(text)
    assert fault.value.sort == "no figure"


@pytest.mark.parametrize("text", ["", " ", "0", "nil", "-5", "n/a*", "none of them"])
def test_what_is_something_else(text: str) -> None:
    assert not no_figure(text)


@pytest.mark.parametrize(
    ("text", "number", "marks"),
    [
        ("123*", "123", "*"),
        ("123 **", "123", "**"),
        ("12 (a)", "12", "(a)"),
        ("12 (1)", "12", "(1)"),
        ("12 [3]", "12", "[3]"),
        ("45¹", "45", "¹"),
        ("45 %²", "45 %", "²"),
        ("7†", "7", "†"),
        ("5–6*", "5–6", "*"),
        ("12 km²", "12 km²", ""),
        ("12 km²*", "12 km²", "*"),
        ("1,234† (b)", "1,234", "†(b)"),
        ("(a)", "(a)", ""),
        ("(1,234)", "(1,234)", ""),
        ("*", "*", ""),
        ("12", "12", ""),
        ("n/a", "n/a", ""),
    ],
)
def test_marks_of_footnotes_are_parted_from_a_number(text: str, number: str, marks: str) -> None:
    assert part_marks(text) == (number, marks)


@pytest.mark.parametrize(
    ("unit", "text", "stored"),
    [
        ("US$", "US$ 19.00", "19.00"),
        ("US$", "19.00 USD", "19.00"),
        ("USD", "$19", "19"),
        ("AUD", "$19", "19"),
        ("EUR", "€ 19", "19"),
        ("euros", "19 EUR", "19"),
        ("US$", "-US$ 5", "-5"),
        ("states", "45 states", "45"),
        ("states", "1 state", "1"),
        ("States Parties", "45 states parties", "45"),
        ("km²", "12 km2", "12"),
        ("km²", "12 km²", "12"),
        ("people", "1.2 bn", "1200000000"),
        ("people", "3 thousand", "3000"),
        ("people", "12k", "12000"),
        ("people", "12k people", "12000"),
        ("people", "1.25 million people", "1250000"),
        ("", "1.2 million", "1200000"),
        ("US$ million", "565.2 million", "565.2"),
        ("US$ million", "US$ 565.2 million", "565.2"),
        ("US$ million", "565.2", "565.2"),
        ("US$ million", "1.2 bn", "1200"),
        ("US$ million", "3 thousand", "0.003"),
        ("US$", "12m", "12000000"),
        ("m", "12 m", "12"),
    ],
)
def test_a_unit_that_agrees_and_a_word_for_size(unit: str, text: str, stored: str) -> None:
    assert parse_number(text, unit=unit).text == stored


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [
        ("US$", "€ 19", '"€ 19" is in "€", but this indicator is kept in "US$"'),
        ("AUD", "US$ 19", 'is in "US$", but this indicator is kept in "AUD"'),
        ("states", "45 people", 'is in "people", but this indicator is kept in "states"'),
        ("km²", "12 m", 'is in "m"'),
        ("people", "12m", 'is in "m"'),
        ("", "45 states", 'names a unit, "states", and this indicator has none'),
    ],
)
def test_another_unit_is_refused_with_both_named(unit: str, text: str, said: str) -> None:
    with pytest.raises(NumberFault) as fault:
        parse_number(text, unit=unit)
    assert said in number_fault(fault.value)


def test_both_ends_have_the_word_for_size() -> None:
    for text in ("5–6 million", "5 million to 6 million", "between 5 and 6 million", "5m–6m US$"):
        written = parse_number(text, unit="US$")
        assert (written.text, written.high) == ("5000000", "6000000")
    assert parse_number("at least US$ 5 million", unit="US$").qualifier is Qualifier.AT_LEAST


def test_the_decimals_of_the_indicator_are_those_behind_the_word_for_size() -> None:
    assert parse_number("1.234 million", DEFAULT_STYLE, 0).text == "1234000"
    with pytest.raises(NumberFault, match="two readings"):
        parse_number("1.234 million", None, 0)
    assert parse_number("1.234", None, 0).text == "1234"


@given(st.decimals(0, 10**6, places=3), st.sampled_from([("k", 3), ("million", 6), ("bn", 9)]))
def test_a_word_for_size_multiplies_exactly(number: Decimal, size: tuple[str, int]) -> None:
    word, zeros = size
    written = parse_number(f"{number} {word}", DEFAULT_STYLE)
    assert Decimal(written.text) == number * 10**zeros
    assert "E" not in written.text


def test_the_unit_in_a_plan_has_a_name_and_a_size() -> None:
    assert (unit_of("US$ million").name, unit_of("US$ million").zeros) == ("usd", 6)
    assert (unit_of("m").name, unit_of("m").zeros) == ("m", None)
    assert (unit_of("bn EUR").name, unit_of("bn EUR").zeros) == ("eur", 9)
