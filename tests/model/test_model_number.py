from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorecard.messages.catalogue import number_fault
from scorecard.model.number import (
    DEFAULT_STYLE,
    MAX_DIGITS,
    NARROW_SPACE,
    Disagreement,
    NumberFault,
    NumberStyle,
    WrittenNumber,
    bare_number,
    format_number,
    notation_of,
    number_style,
    parse_number,
    places_apart,
    take_qualifier,
    whole_number,
)
from scorecard.model.reading import Qualifier

SAMPLES = ("1,234.5", "1 234,5", "1 234.5", "1.234,5", "1234.5", "1234,5", "1'234.5", "1’234,5")
STYLES = tuple(number_style(sample) for sample in SAMPLES)


@st.composite
def stored(draw: st.DrawFn) -> str:
    """Return a number as it is stored: no sign on zero, no leading zeros, at most 30 digits."""
    whole = str(draw(st.integers(0, 10**15)))
    fraction = draw(st.text("0123456789", max_size=12))
    plain = f"{whole}.{fraction}" if fraction else whole
    negative = draw(st.booleans()) and plain.strip("0.") != ""
    return "-" + plain if negative else plain


@given(st.text(st.characters(categories=("Nd", "Nl", "No")), max_size=20))
@example("²")
@example("①")
@example("٢٠١٨")
@example("9" * 5000)
@example("")
def test_a_whole_number_is_plain_digits_and_no_other_text_is_one(text: str) -> None:
    plain = bool(re.fullmatch("[0-9]{1,12}", text))
    assert whole_number(text) == (int(text) if plain else None)


def refusal(text: str, style: NumberStyle | None = None, decimals: int | None = None) -> str:
    with pytest.raises(NumberFault) as fault:
        parse_number(text, style, decimals)
    return number_fault(fault.value)


@given(stored(), st.sampled_from(STYLES), st.sampled_from([None, 0, 2, 5]))
@example("1.234", NumberStyle(".", ","), 0)
@example("1234", NumberStyle(".", ","), 3)
@example("1.234", NumberStyle("", ","), 0)
@settings(max_examples=300)
def test_what_is_shown_reads_back_exactly_in_every_style(
    text: str, style: NumberStyle, decimals: int | None
) -> None:
    assert parse_number(format_number(text, style), style, decimals).text == text


@given(stored(), st.sampled_from((None, *STYLES)), st.sampled_from([None, 0, 2, 5]))
@example("1.234", None, 0)
@example("-12.345", None, None)
@settings(max_examples=300)
def test_a_bare_number_reads_back_exactly_with_and_without_a_style(
    text: str, style: NumberStyle | None, decimals: int | None
) -> None:
    bare = bare_number(text, style)
    assert parse_number(bare, style, decimals).text == text
    assert re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", bare)


def possible(text: str) -> set[Decimal]:
    """Return every value a text has under some pair of marks: the slow, obvious reading."""
    values = set()
    for group in ("", ",", ".", " ", "'"):
        for point in (",", "."):
            if group == point:
                continue
            mark = re.escape(group)
            grouped = rf"|[1-9][0-9]{{0,2}}({mark}[0-9]{{3}})+" if group else ""
            match = re.fullmatch(rf"([0-9]*{grouped})({re.escape(point)}([0-9]+))?", text)
            if match and text:
                whole = match[1].replace(group, "") if group else match[1]
                fraction = text[match.end(1) + 1 :]
                values.add(Decimal(f"{whole or 0}.{fraction or 0}"))
    return values


@given(st.text("0123,.' ", min_size=1, max_size=12), st.sampled_from((None, *STYLES)))
@example("1,234", None)
@example("1.234", NumberStyle(NARROW_SPACE, ","))
@example("1,234", NumberStyle("", "."))
@example("0,123", None)
@example("1,234.567", NumberStyle(".", ","))
@settings(max_examples=600)
def test_a_number_has_one_of_its_possible_values_or_is_refused(
    text: str, style: NumberStyle | None
) -> None:
    values = possible(text.strip())
    try:
        found = Decimal(parse_number(text, style).text)
    except NumberFault as fault:
        # Refused: nothing it could mean, or two things and no style that knows the mark.
        assert len(values) != 1
        if values:
            mark = re.sub("[0-9 ]", "", text)
            assert style is None or mark not in (style.group, style.decimal)
            shown = number_fault(fault).replace(",", ".")
            assert all(f"{value.normalize():f}" in shown for value in values)
    else:
        assert found in values
        if len(values) == 2:
            mark = re.sub("[0-9 ]", "", text)
            assert style is not None
            assert (found == max(values)) is (mark == style.group)
            assert mark in (style.group, style.decimal)


@pytest.mark.parametrize(
    ("decimals", "text"), [(None, None), (0, "1234"), (1, "1234"), (2, "1234"), (3, None)]
)
@pytest.mark.parametrize("typed", ["1,234", "1.234"])
@pytest.mark.parametrize("style", [None, NumberStyle(NARROW_SPACE, "·")])
def test_two_readings_are_refused_only_when_both_fit_the_decimals(
    typed: str, decimals: int | None, text: str | None, style: NumberStyle | None
) -> None:
    if text is None:
        assert "may mean 1234 or" in refusal(typed, style, decimals)
    else:
        assert parse_number(typed, style, decimals).text == text


def test_the_refusal_says_how_to_write_either_reading() -> None:
    said = refusal("1,234")
    assert '"1,234" may mean 1234 or 1.234' in said
    assert "write 1234 or 1.2340" in said
    assert parse_number("1.2340").value == 1.234
    french = number_style("1 234,5")
    assert refusal("1.234", french) == '"1.234" may mean 1234 or 1,234; write 1234 or 1,234'
    assert parse_number("1,234", french).text == "1.234"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1 234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1\u00a0234\u2009567", "1234567"),
        ("1’234'567.25", "1234567.25"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1234,5", "1234.5"),
        ("12345.678", "12345.678"),
        (".5", "0.5"),
        ("0,123", "0.123"),
        ("007", "7"),
        ("12.50", "12.50"),
        ("+5", "5"),
        ("\u22125", "-5"),
        ("\u20135,5", "-5.5"),
        ("- 5", "-5"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("  42\t", "42"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, text: str) -> None:
    assert parse_number(typed).text == text


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "abc", "-", "+-5", "--5", "5.", "5,", ",", ".", "%", "1 2", "12 34", "1  234"),
        *("1,23,456", "1,234.567.8", "1,234 567", "1'234 567", "0 123", "000,123,456", "1_000"),
        *("NaN", "nan", "inf", "Infinity", "-inf", "1e5", "1E+5", "1.5e-3", "0x1F", "5-", "1/2"),
        *("١٢٣", "５", "²", "½", "Ⅳ", "12%%", "%12", "5 states", "$5", "≥", "at least"),
        *("≥≥5", "about at least 5", "1\t234", "1\n234", "\x1b[31m5", "5\x00", "\u200f5"),
    ],
)
@pytest.mark.parametrize("style", [None, DEFAULT_STYLE])
def test_what_is_no_number_is_refused(typed: str, style: NumberStyle | None) -> None:
    assert "is not a number" in refusal(typed, style, 0)


@pytest.mark.parametrize(
    ("typed", "help_"),
    [
        ("n/a", "say why there is none"),
        ("nil", "may mean zero or that there is no figure"),
        ("(1,234)", "may mean −1,234, as accountants write it, or 1,234"),
        ("(5)", "may mean −5"),
        ("123*", "has a mark behind it, *, that points to a footnote; enter 123, and say in the"),
        ("12 (a)", "has a mark behind it, (a), that points to a footnote; enter 12"),
        ("5 states", 'names a unit, "states", and this indicator has none'),
        ("12k people", 'names a unit, "k people"'),
        ("…", "say why there is none"),
        ("1e5", "without the e"),
        ("6–5", "goes from 6 down to 5; write the lower one first: 5 to 6"),
        ("1,234.0–5.5", "goes from 1,234.0 down to 5.5"),
        ("2019-20", "goes from 2,019 down to 20"),
        ("about 5–6", 'says "about" of two numbers'),
        ("≥5–6", 'says "at least" of two numbers'),
        ("between 5", 'write "between" before two'),
        ("12,34,567", "before every three digits"),
        ("١٢٣", "digits 0 to 9"),
    ],
)
def test_a_refusal_helps(typed: str, help_: str) -> None:
    assert help_ in refusal(typed)


def test_a_refusal_shows_no_character_that_acts_on_a_screen() -> None:
    said = refusal("\x1b[2J\u202e5\r")
    assert said.isprintable()
    assert "\\u001b[2J\\u202e5" in said
    assert len(refusal("9" * 10_000_000 + "x")) < 100


def test_more_digits_than_any_reading_has_are_refused() -> None:
    assert parse_number("9" * MAX_DIGITS).text == "9" * MAX_DIGITS
    assert "more than 30 digits" in refusal("9" * (MAX_DIGITS + 1))
    assert "too long" in refusal("1" * 101)


@pytest.mark.parametrize(
    ("typed", "qualifier", "text"),
    [
        ("≥130", Qualifier.AT_LEAST, "130"),
        (">= 130", Qualifier.AT_LEAST, "130"),
        ("At least\u00a0130", Qualifier.AT_LEAST, "130"),
        ("min. 130", Qualifier.AT_LEAST, "130"),
        ("≤5", Qualifier.AT_MOST, "5"),
        ("<=5", Qualifier.AT_MOST, "5"),
        ("at most −5", Qualifier.AT_MOST, "-5"),
        ("~5", Qualifier.ABOUT, "5"),
        ("≈ 1 234,5", Qualifier.ABOUT, "1234.5"),
        ("about 5", Qualifier.ABOUT, "5"),
        ("ca. 5", Qualifier.ABOUT, "5"),
        ("exactly 5", Qualifier.EXACT, "5"),
        (">5", Qualifier.MORE_THAN, "5"),
        ("more than 5", Qualifier.MORE_THAN, "5"),
        ("over 5 %", Qualifier.MORE_THAN, "5"),
        ("< 5", Qualifier.LESS_THAN, "5"),
        ("Less than −5", Qualifier.LESS_THAN, "-5"),
        ("fewer than 5", Qualifier.LESS_THAN, "5"),
        ("under 5", Qualifier.LESS_THAN, "5"),
        ("up to 5", Qualifier.AT_MOST, "5"),
        ("5", None, "5"),
    ],
)
def test_qualifiers_are_taken_off(typed: str, qualifier: Qualifier | None, text: str) -> None:
    written = parse_number(typed)
    assert (written.qualifier, written.text) == (qualifier, text)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("5–6", "5", "6"),
        ("5-6", "5", "6"),
        ("5 -6", "5", "6"),
        ("5 to 6", "5", "6"),
        ("between 5 and 6", "5", "6"),
        ("Between 5–6", "5", "6"),
        ("1,234.5 – 1,300.0", "1234.5", "1300.0"),
        ("1 234–1 300", "1234", "1300"),
        ("−5 to −3", "-5", "-3"),
        ("−5–−3", "-5", "-3"),
        ("-5-6", "-5", "6"),
        ("5–6 %", "5", "6"),
        ("5 %–6 %", "5", "6"),
        ("12-2018", "12", "2018"),
    ],
)
def test_a_figure_between_two_has_both_ends(typed: str, low: str, high: str) -> None:
    written = parse_number(typed)
    assert (written.text, written.high) == (low, high)
    assert written.qualifier is Qualifier.BETWEEN
    assert written.percent is ("%" in typed)


def test_two_ends_that_are_one_are_a_figure() -> None:
    assert parse_number("5–5.0") == WrittenNumber("5")


@pytest.mark.parametrize(
    "typed", ["2019-12-31", "5 and 6", "5–6–7", "COVID-19", "5–six", "between 5 and 6 and 7"]
)
def test_what_only_looks_like_two_ends_is_no_number(typed: str) -> None:
    assert "is not a number" in refusal(typed)


@given(
    stored(), st.integers(1, 10**6), st.sampled_from(STYLES), st.sampled_from(["–", " to ", "-"])
)
def test_both_ends_as_they_are_shown_read_back(
    low: str, by: int, style: NumberStyle, mark: str
) -> None:
    high = f"{Decimal(low) + by:f}"
    high = high if Decimal(high) else high.lstrip("-")
    shown = mark.join(format_number(end, style) for end in (low, high))
    written = parse_number(shown, style)
    assert (written.text, written.high) == (low, high)


def test_a_qualifier_is_a_whole_word() -> None:
    assert take_qualifier("aboutness") == (None, "aboutness")
    assert take_qualifier("at least") == (Qualifier.AT_LEAST, "")


@pytest.mark.parametrize("typed", ["12 %", "12%", "12\u202f%", "≥12 %"])
def test_a_percent_sign_is_told_apart(typed: str) -> None:
    written = parse_number(typed)
    assert written.percent
    assert (written.text, written.value) == ("12", 12.0)
    assert not parse_number("12").percent


@pytest.mark.parametrize(
    ("sample", "style"),
    [
        ("1,234.5", (",", ".")),
        ("1 234,5", (NARROW_SPACE, ",")),
        ("1\u00a0234.5", (NARROW_SPACE, ".")),
        ("1.234,5", (".", ",")),
        ("1234.5", ("", ".")),
        ("1'234.5", ("'", ".")),
    ],
)
def test_a_sample_shows_the_style(sample: str, style: tuple[str, str]) -> None:
    assert number_style(sample) == NumberStyle(*style)


@pytest.mark.parametrize("sample", ["", "1.234.5", "1,234,5", "1234", "en", "1;234.5", "2,345.6"])
def test_a_sample_that_shows_no_style_is_refused(sample: str) -> None:
    with pytest.raises(NumberFault) as fault:
        number_style(sample)
    assert "write the number 1234.5 your way" in number_fault(fault.value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234567.50", "1,234,567.50"),
        ("-1234", "−1,234"),
        ("0.00", "0.00"),
        (1234.5, "1,234.5"),
        (115.0, "115"),
        (1 / 3, "0.33"),
        (0.0004, "0.0004"),
        (-0.0004, "−0.0004"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e-15, "0"),
        (1500.0, "1,500"),
    ],
)
def test_numbers_are_shown_in_the_style(value: float | str, shown: str) -> None:
    assert format_number(value) == shown


def test_no_places_keep_the_zeros_before_the_point() -> None:
    assert format_number(1500.2, places=0) == "1,500"


@given(st.decimals(-(10**9), 10**9, places=12), st.decimals(-1, 1, places=9), st.integers(0, 4))
def test_two_numbers_that_differ_stand_on_their_own_sides(
    value: Decimal, by: Decimal, places: int
) -> None:
    other = value + by
    first = places_apart(value, (other,), places)
    second = places_apart(other, (value,), places)
    shown = [
        Decimal(format_number(number, NumberStyle("", "."), digits).replace("−", "-"))
        for number, digits in ((value, first), (other, second))
    ]
    assert shown[0].compare(shown[1]) == value.compare(other)
    assert value == other or shown[0].compare(other) == value.compare(other)


@pytest.mark.parametrize(
    ("value", "line", "places", "needed"),
    [
        (49.996, 50.0, 0, 3),
        (49.6, 50.0, 0, 1),
        (49.4, 50.0, 0, 0),
        (49.996, 40.0, 0, 0),
        (0.1 + 0.2, 0.3, 1, 1),
        (Decimal("9999999991.5"), 10**10, 0, 0),
        (Decimal("9999999999.9999999999"), 10**10, 0, 10),
        (0.00000034, 0.0000003, None, 8),
        (105.0, 115.0, None, 2),
    ],
)
def test_a_number_takes_the_decimals_that_show_its_side(
    value: float | Decimal, line: float | Decimal, places: int | None, needed: int
) -> None:
    assert places_apart(value, (line,), places) == needed


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3469134.99, "3,469,134.99"),
        (1e16, "10,000,000,000,000,000"),
        (1e30, "1" + ",000" * 10),
        (Decimal(999999999999999999999999999999), ",".join(["999"] * 10)),
        (Decimal("10000000000000000.25"), "10,000,000,000,000,000.25"),
        (1.7976931348623157e308, "179,769,313,486,231,570" + ",000" * 97),
    ],
)
def test_large_numbers_are_shown_in_full_and_not_through_binary(
    value: float | Decimal, shown: str
) -> None:
    assert format_number(value) == shown


def notation(*texts: str, decimals: tuple[int | None, ...] = ()) -> NumberStyle | tuple[str, str]:
    found = notation_of(texts, decimals)
    assert found is not None
    if isinstance(found, NumberStyle):
        return found
    return texts[found.first], texts[found.second]


@pytest.mark.parametrize(
    ("texts", "group", "decimal"),
    [
        (("1,234.5", "17"), ",", "."),
        (("1.234,5",), ".", ","),
        (("1 234,5", "1 234 567", "n/a"), NARROW_SPACE, ","),
        (("1\u00a0234.5",), NARROW_SPACE, "."),
        (("1’234.5",), "'", "."),
        (("12.5", "1.234"), "", "."),
        (("12,5 %", "1.234"), ".", ","),
        (("0.123", "1,234"), ",", "."),
        (("1.234.567", "2.345"), ".", ","),
        (("US$ 1,234.50", "<5", "5.5–6 million", "3.1*"), ",", "."),
        (("12.5", "1 234"), NARROW_SPACE, "."),
        (("12.05.2019", "7,5"), "", ","),
    ],
)
def test_the_notation_of_a_file_is_the_one_that_fits_all_its_numbers(
    texts: tuple[str, ...], group: str, decimal: str
) -> None:
    assert notation(*texts) == NumberStyle(group, decimal)


@pytest.mark.parametrize(
    "texts", [(), ("12", "1234"), ("1 234",), ("1.234", "5.678"), ("words", "1.2.3.4")]
)
def test_a_file_whose_numbers_do_not_tell_has_no_notation_of_its_own(
    texts: tuple[str, ...],
) -> None:
    assert notation_of(texts) is None


@pytest.mark.parametrize(
    ("texts", "both"),
    [
        (("17", "1,234.5", "1.234,5"), ("1,234.5", "1.234,5")),
        (("12.5", "8", "12,5"), ("12.5", "12,5")),
        (("1 234", "1,234,567"), ("1 234", "1,234,567")),
        # No two of these exclude each other, all three do.
        (("1.234", "1,234", "1 234"), ("1,234", "1 234")),
        (("1,234 to 1.234,5", "2,345.5"), ("1,234 to 1.234,5", "2,345.5")),
    ],
)
def test_numbers_of_a_file_that_no_notation_fits_are_named(
    texts: tuple[str, ...], both: tuple[str, str]
) -> None:
    assert notation(*texts) == both


def test_the_decimals_of_an_indicator_tell_thousands_from_tenths() -> None:
    assert notation_of(["1.234"]) is None
    assert notation("1.234", decimals=(0,)) == NumberStyle(".", ",")
    assert notation_of(["1.234"], (3,)) is None
    assert notation("12.5", "1.234", decimals=(1, 0)) == ("12.5", "1.234")
    assert notation("12.5", "1.234", decimals=(1, None)) == NumberStyle("", ".")


@given(
    st.lists(st.tuples(stored(), st.booleans()), min_size=1, max_size=8),
    st.sampled_from([style for style in STYLES if style.group]),
)
@example([("1.234", False)], NumberStyle(".", ","))
@settings(max_examples=300)
def test_a_file_in_one_notation_is_found_to_be_and_every_number_reads_back(
    numbers: list[tuple[str, bool]], style: NumberStyle
) -> None:
    texts = [
        format_number(text, style) if grouped else bare_number(text, style)
        for text, grouped in numbers
    ]
    found = notation_of(texts)
    assert not isinstance(found, Disagreement)
    if found is not None:
        assert found.decimal == style.decimal
        for (text, _), shown in zip(numbers, texts, strict=True):
            assert parse_number(shown, found).text == text
