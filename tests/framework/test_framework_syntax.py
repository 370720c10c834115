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
    ("a = -1,234,567\n", 1, 7, "write numbers without marks between thousands: -1234"),
    ("a = 2020-02-30\n", 1, 5, "there is no such date or time"),
    ("a = 2020-13-01\n", 1, 9, "there is no such date; a date is written 2020-12-31"),
    ("a = 31.12.2020\n", 1, 10, '".2020" is left over behind the number; text needs quotes: "…"'),
    ("a = 12 states\n", 1, 8, '"states" is left over behind the number; text needs quotes: "…"'),
    ("a = -05\n", 1, 7, "a number must not begin with 0"),
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
