"""What is no TOML is named in plain words, where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from scorecard.framework.syntax import read_toml
from scorecard.model.fault import Fault

BROKEN = [
    ("a = \n", 1, 5, 'a value is missing after the "="'),
    ("a = no\n", 1, 5, "write false in small letters, without quotes, not no"),
    ("a = FALSE\n", 1, 5, "write false in small letters, without quotes, not FALSE"),
    ("a = [True]\n", 1, 6, "write true in small letters, without quotes, not True"),
    ("a = ‘x’\n", 1, 5, 'text stands between straight quotes, "…", not ‘'),
    ("a = x y\n", 1, 5, '"x" is not a value; text needs quotes: "…"'),
    ("a = -1,234,567\n", 1, 5, "write numbers without marks between thousands: -1234567"),
    ("a = 2020-02-30\n", 1, 5, "there is no such date or time"),
    ("a = 2020-13-01\n", 1, 9, "there is no such date; a date is written 2020-12-31"),
    ('a = 12 "x"\n', 1, 8, '""x"" is left over behind the number; text needs quotes: "…"'),
    ("a = -05\n", 1, 5, "a number must not begin with 0"),
    ('a = "x" y\n', 1, 9, '"y" is left over at the end of the line; a remark begins with #'),
    ('a = "\\d"\n', 1, 6, "a backslash must be doubled, or the text put between ' instead of \""),
    ('a = "\\xZZ"\n', 1, 8, "a \\x, \\u or \\U must be followed by 2, 4 or 8 hexadecimal digits"),
    ('a = "\\ud800"\n', 1, 12, "this escape names no character"),
    ("a = 'x\n", 1, 5, "a text is opened with ' and not closed"),
    (
        "a = 'x\ny'\n",
        1,
        7,
        'a text is not closed on its line; close it, or use three quotes: """…"""',
    ),
    ("b = 1\na = '''x\n\n", 2, 5, "a text is opened with ' and not closed"),
    ('a = "x', 1, 5, "a text is opened with quotes and never closed"),
    ("# \x07\n", 1, 3, "a control character (U+0007) stands in the text; take it out"),
    ("a = [1, 2\n", 2, 1, "a list is not closed, or a comma is missing; it stands between [ and ]"),
    (
        "a = { b = 1\n",
        2,
        1,
        "a table in braces is not closed, or a comma is missing; it stands between { and }",
    ),
    ("a b = 1\n", 1, 3, 'an "=" must follow the key; a key with spaces needs quotes'),
    ("= 1\n", 1, 1, "this line is neither key = value nor a [header]"),
    ("a. = 1\n", 1, 4, "a key is missing here"),
    ("[]\n", 1, 2, "a key is missing here"),
    ("[a\n", 1, 3, "the header is not closed; it is written [name]"),
    ("[[a]\n", 1, 4, "the header is not closed; it is written [[name]]"),
    ("a = 1\nb = 2\na = 3\n", 3, 1, '"a" stands twice in one table; the first is in line 1'),
    (
        'a = 1\n[t]\n"x y" = """\n"""\n"x y" = """\n"""\n',
        5,
        1,
        '"x y" stands twice in one table; the first is in line 3',
    ),
    ("t.a = 1\n[t]\n", 2, 1, "this key or table is written elsewhere already; join the two"),
    ("[t.a]\n[t]\na.b = 1\n", 3, 8, "this table is written elsewhere already; join the two"),
    (
        "t = { a = 1 }\n[[t]]\n",
        2,
        4,
        "this table is written in braces or as a list already; add there",
    ),
    ("[a]\nb = 1\n[a.b]\n", 3, 1, "[a.b] stands twice; the first is in line 2"),
    (
        "a = " + "[" * 500 + "\n",
        1,
        1,
        "tables or lists are nested too deep, or a key has too many parts",
    ),
    ("\na = [1" + "0" * 5000 + "]\n", 2, 6, "a number has too many digits"),
]
NO_VALUE = (
    "{} is no value; what is not known is left out, its key with it (a baseline without value "
    "takes that year's reading)"
)
ODD_SPACE = (
    "a character that looks like a space ({}, often copied from a document or a web page) stands "
    "here; put an ordinary space in its place"
)
APOSTROPHE = (
    'a text between \' ends at its first apostrophe; put the text between double quotes: "…"'
)
PATH = "the backslashes of a path must be doubled, or the path put between ' instead of \""
FISCAL = (
    "a year is one number: write 2016, the year in which {} begins; year_starts in [strategy] says "
    "that years are fiscal"
)
TWICE = '"{}" stands twice in one table; the first is in line 1; '
SECOND_TARGET = TWICE.format("target") + (
    "a revised target goes in one list with the first: target = [{ at_least = 130, by = 2020 }, "
    '{ at_least = 120, by = 2020, decided = 2019-11-30, why = "…" }]; a target for a year on the '
    "way is a milestone: milestones = { 2018 = 110 }"
)
SECOND_BASELINE = TWICE.format("baseline") + (
    "a baseline that starts the series anew goes in one list with the first: "
    "baseline = [{ year = 2016, value = 100 }, { year = 2019, value = 90 }]"
)
SECOND_DEADLINE = TWICE.format("deadline") + (
    "an extension goes in one list with the first: deadline = [2019-03-01, 2021-03-01]"
)
# What people write who know numbers, dates and remarks from elsewhere.
MISTAKES = [
    ("period = 2016-2020\n", 1, 10, "two years are a list: [2016, 2020]"),
    ("period = 2016–2020\n", 1, 10, "two years are a list: [2016, 2020]"),
    ("period = [2016-2020]\n", 1, 11, "two years are a list: [2016, 2020]"),
    ("t = { between = 40-60, by = 2020 }\n", 1, 17, "two numbers are a list: [40, 60]"),
    (
        "t = { at_least = 12,5, by = 2020 }\n",
        1,
        18,
        "write numbers with a decimal point, not a comma: 12.5",
    ),
    ("a = 0,5\n", 1, 5, "write numbers with a decimal point, not a comma: 0.5"),
    ("t = { value = -12,5 }\n", 1, 15, "write numbers with a decimal point, not a comma: -12.5"),
    (
        "t = { at_least = 1,000, by = 2020 }\n",
        1,
        18,
        "write numbers without marks between thousands: 1000",
    ),
    (
        "t = { value = 1,234,567 }\n",
        1,
        15,
        "write numbers without marks between thousands: 1234567",
    ),
    ("t = { value = 1 000 }\n", 1, 15, "write numbers without marks between thousands: 1000"),
    ("t = { value = 1\u202f000 }\n", 1, 15, "write numbers without marks between thousands: 1000"),
    ("t = { value = 1'000 }\n", 1, 15, "write numbers without marks between thousands: 1000"),
    ("t = { value = 1.234,5 }\n", 1, 15, "write numbers without marks between thousands: 1234.5"),
    (
        "t = { at_least = >= 1,000, by = 2020 }\n",
        1,
        18,
        "write the number alone, 1000, not >= 1,000: at_least or at_most says the side",
    ),
    (
        "v = <5\n",
        1,
        5,
        "write the number alone, 5, not <5: at_least or at_most says the side",
    ),
    ("v = ~30\n", 1, 5, "write the number alone, 30, not ~30"),
    ("v = 1/3\n", 1, 5, "write a decimal number, such as 0.3333, not the fraction 1/3"),
    ("by = 12/31/18\n", 1, 6, "a date begins with its year, in four digits: 2018-12-31"),
    (
        "t = { at_least = 84%, by = 2020 }\n",
        1,
        18,
        'write 84, not 84%; that it is a percentage, kind = "percent" says',
    ),
    (
        "a = 84,5 %\n",
        1,
        5,
        'write 84.5, not 84,5 %; that it is a percentage, kind = "percent" says',
    ),
    ("t = { by = 31/12/2018 }\n", 1, 12, "a date begins with its year, without quotes: 2018-12-31"),
    ("a = 31.12.2018\n", 1, 5, "a date begins with its year, without quotes: 2018-12-31"),
    ("a = 12/31/2018\n", 1, 5, "a date begins with its year, without quotes: 2018-12-31"),
    (
        "a = 3/4/2018\n",
        1,
        5,
        "a date begins with its year, without quotes: 2018-04-03 or 2018-03-04",
    ),
    (
        "t = { by = 2018-12, at_least = 5 }\n",
        1,
        12,
        "a date needs its day: 2018-12-31; or write the year alone: 2018",
    ),
    ("a = 2020-02\n", 1, 5, "a date needs its day: 2020-02-29; or write the year alone: 2020"),
    ("t = { by = 2016/17 }\n", 1, 12, FISCAL.format("2016/17")),
    ("a = 2016-17\n", 1, 5, FISCAL.format("2016-17")),
    ("t = { 2016/17 = 4 }\n", 1, 11, FISCAL.format("2016/17")),
    ("a = FY2020\n", 1, 5, "a year is one number, such as 2020"),
    *[
        (f"t = {{ year = 2016, value = {word} }}\n", 1, 28, NO_VALUE.format(word))
        for word in ("null", "None", "n/a", "–", "-", "…", "TBD")
    ],
    (
        "t = { at_least = 5 states, by = 2020 }\n",
        1,
        18,
        'a number stands alone: 5; what it counts belongs in unit = "states"',
    ),
    ("a = $5,000\n", 1, 5, 'a number stands alone: 5000; what it counts belongs in unit = "$"'),
    ("a = 5 million\n", 1, 5, "write the number in full, with all its zeros, not 5 million"),
    ("a = −5\n", 1, 5, "a minus is written as a plain hyphen: -5"),
    ("[e]\ncôte = 1\n", 2, 2, 'a key with other letters than a to z needs quotes: "côte"'),
    ("t = { élevé = 1 }\n", 1, 7, 'a key with other letters than a to z needs quotes: "élevé"'),
    ("[e.perú]\n", 1, 7, 'a key with other letters than a to z needs quotes: "perú"'),
    ("a\u00a0= 1\n", 1, 2, ODD_SPACE.format("U+00A0")),
    ("a =\u00a01\n", 1, 4, ODD_SPACE.format("U+00A0")),
    ("\u200ba = 1\n", 1, 1, ODD_SPACE.format("U+200B")),
    ("a = 1\u00a0\n", 1, 6, ODD_SPACE.format("U+00A0")),
    ("// a remark\n", 1, 1, "a remark begins with #, not //"),
    ("a = 2 // a remark\n", 1, 7, "a remark begins with #, not //"),
    ("a = { b = 1 } // a remark\n", 1, 15, "a remark begins with #, not //"),
    ("/* a remark */\n", 1, 1, "a remark begins with #, not /*"),
    ("-- a remark\n", 1, 4, "a remark begins with #, not --"),
    ('a = "C:\\Users\\new"\n', 1, 5, PATH),
    ('a = "D:\\data\\new.xlsx"\n', 1, 5, PATH),
    ("a = 'the state's report'\n", 1, 5, APOSTROPHE),
    ("e = { title = 'Cote d'Ivoire', from = 2020 }\n", 1, 15, APOSTROPHE),
    ("a: 1\n", 1, 2, 'write "=" between a key and its value, not ":"'),
    ("t = { at_least: 5 }\n", 1, 15, 'write "=" between a key and its value, not ":"'),
    (
        "target = { by = 2020 }\ntarget = { by = 2022 }\n",
        2,
        1,
        SECOND_TARGET,
    ),
    (
        "baseline = { year = 2016 }\nbaseline = { year = 2017 }\n",
        2,
        1,
        SECOND_BASELINE,
    ),
    (
        "deadline = 2019-03-01\ndeadline = 2020-03-01\n",
        2,
        1,
        SECOND_DEADLINE,
    ),
    *[
        (f"{text}\n", 1, 10, "two years are a list: [2016, 2020]")
        for text in (
            "period = 2016 to 2020",
            "period = 2016, 2020",
            "period = (2016, 2020)",
        )
    ],
    ("period = [2016 2020]\n", 1, 11, "two years are a list: [2016, 2020]"),
    ("period = [2016..2020]\n", 1, 11, "two years are a list: [2016, 2020]"),
    ("period = [2016/17, 2020/21]\n", 1, 11, FISCAL.format("2016/17")),
    (
        "deadline = [2018-03-01, 31.12.2019]\n",
        1,
        25,
        "a date begins with its year, without quotes: 2019-12-31",
    ),
    (
        "t = { by = 2018/12/31 }\n",
        1,
        12,
        "a date is written with hyphens, without quotes: 2018-12-31",
    ),
    (
        "t = { by = end of 2020 }\n",
        1,
        12,
        "a date is written in digits, such as 2020-12-31; or write the year alone: 2020",
    ),
    ("t = { value = 40-50 }\n", 1, 15, "one value stands here, not two: 40-50"),
    ("t = { by = 2016-2020 }\n", 1, 12, "one value stands here, not two: 2016-2020"),
    ("on_track = 95%\n", 1, 12, "write it as a part of 1: 0.95"),
    ("weight = 50%\n", 1, 10, "a number stands alone here: 50"),
    ("stale_after = 2 years\n", 1, 15, "a number stands alone here: 2"),
    ("id = 1a\n", 1, 7, '"a" is left over behind the number; text needs quotes: "…"'),
    ("t = { value = 060 }\n", 1, 15, "a number must not begin with 0"),
    (
        "t = { value = .5 }\n",
        1,
        15,
        "a decimal point has digits before and after it; write 0.5",
    ),
    (
        "t = { value = 5. }\n",
        1,
        15,
        "a decimal point has digits before and after it; write 5",
    ),
    (
        'a = "the "new" plan"\n',
        1,
        11,
        'a quotation mark within a text needs a backslash before it: \\"',
    ),
    ('a = "x";\n', 1, 8, 'take out the ";" at the end of the line'),
    ('a = "x" b = 2\n', 1, 9, "each key begins on a line of its own: b = 2"),
]
BROKEN += MISTAKES


@pytest.mark.parametrize(("text", "line", "column", "what"), BROKEN)
def test_a_fault_of_syntax(text: str, line: int, column: int, what: str) -> None:
    assert read_toml(text) == Fault("", what, line, column)


def test_every_message_of_the_parser_is_put_in_our_words() -> None:
    """Each message tomli can give leads to a sentence, and none of them is tomli's own."""
    source = Path(tomli.__file__).with_name("_parser.py").read_text(encoding="utf-8")
    messages = re.findall(r'TOMLDecodeError\(\s*f?"([^"]+)"', source)
    assert len(messages) > 20
    for message in messages:
        fault = _said(message.replace("{expect!r}", repr("'")))
        assert fault.what != "this is not TOML", message
        assert message not in fault.what


def _said(message: str) -> Fault:
    from scorecard.framework.syntax import _syntax_fault

    return _syntax_fault(tomli.TOMLDecodeError(message, "a = 1\na = 2\n", 6))


def test_a_message_nobody_foresaw_is_said_in_our_words_too() -> None:
    assert _said("Some new message").what == "this is not TOML"


def test_whatever_tomli_takes_is_passed_on() -> None:
    assert read_toml("a = 1\r\n[b]\r\nc = 2\r\n") == {"a": 1, "b": {"c": 2}}
    assert read_toml("a = {\n b = 1,\n}\n") == {"a": {"b": 1}}


@pytest.mark.parametrize(
    "text",
    [
        "a = 2\nb = [1 2]\n",
        "t = {\n at_least = 5\n by = 2020 }\n",
        "t = { at_least = 5 by = 2020 }\n",
        'a = "1,5" // b = "2\n',
    ],
)
def test_what_nobody_can_know_is_not_guessed(text: str) -> None:
    fault = read_toml(text)
    assert isinstance(fault, Fault)
    assert "write " not in fault.what
