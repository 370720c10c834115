"""Reading TOML: its syntax faults in plain words, with what to do about the common ones."""

from __future__ import annotations

import re
from typing import Any

import tomli

from scorecard.framework.locate import Places
from scorecard.framework.text import shown
from scorecard.model.fault import Fault

_BRACKETS = {
    "goal": "[[goal]]",
    "goal.indicator": "[[goal.indicator]]",
    "goal.objective": "[[goal.objective]]",
    "goal.objective.indicator": "[[goal.objective.indicator]]",
}
# tomli's message (its beginning) and ours; {…} is filled from the line at fault.
_PLAIN = (
    ("Unterminated string", "a text is opened with quotes and never closed"),
    ("Expected \"'", "a text is opened with ' and not closed"),
    ("Unclosed array", "a list is not closed, or a comma is missing; it stands between [ and ]"),
    (
        "Unclosed inline table",
        "a table in braces is not closed, or a comma is missing; it stands between { and }",
    ),
    ("Expected '=' after a key", 'an "=" must follow the key; a key with spaces needs quotes'),
    ("Expected ']' at the end", "the header is not closed; it is written [name]"),
    ("Expected ']]' at the end", "the header is not closed; it is written [[name]]"),
    ("Invalid initial character for a key", "a key is missing here"),
    ("Invalid hex value", "a \\x, \\u or \\U must be followed by 2, 4 or 8 hexadecimal digits"),
    ("Escaped character is not", "this escape names no character"),
    ("Invalid date or datetime", "there is no such date or time"),
    ("Invalid statement", "this line is neither key = value nor a [header]"),
    ("Cannot redefine namespace", "this table is written elsewhere already; join the two"),
    ("Cannot mutate immutable", "this table is written in braces or as a list already; add there"),
)


def read_toml(text: str) -> dict[str, Any] | Fault:
    """Return the document, or the fault that stops the reading (without a file name)."""
    carriage_return = re.search(r"\r(?!\n)", text)
    if carriage_return:
        what = (
            "a carriage return without a line feed; save the file with the usual line ends "
            "of Unix or Windows"
        )
        return _fault(what, text, carriage_return.start())
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _syntax_fault(error)
    except RecursionError:
        return Fault("", "tables or lists are nested too deep, or a key has too many parts", 1, 1)
    except ValueError:  # a number of thousands of digits, which Python refuses to read
        digits = re.search(r"\d[\d_]{4000,}", text)
        return _fault("a number has too many digits", text, digits.start() if digits else 0)


def _syntax_fault(error: tomli.TOMLDecodeError) -> Fault:
    text, at, message = error.doc, error.pos, error.msg
    if message.startswith(("Cannot overwrite", "Cannot declare", "Duplicate inline")):
        return _twice(text, at)
    what = next((ours for theirs, ours in _PLAIN if message.startswith(theirs)), "")
    if message.startswith(("Unterminated string", "Expected \"'")):
        opened = Places(text[:at]).broken_at
        return _fault(what, text, at if opened is None else opened)
    if message.startswith(("Illegal character", "Found invalid character")):
        what = _illegal(text[at : at + 1])
    elif message.startswith("Unescaped"):
        what, at = "a backslash must be doubled, or the text put between ' instead of \"", at - 2
    elif message.startswith("Invalid value"):
        what = _bad_value(_rest(text, at))
    elif message.startswith("Expected newline"):
        what = _bad_end(text, at)
    return _fault(what or "this is not TOML", text, max(at, 0))


def _twice(text: str, at: int) -> Fault:
    """Return the fault for a key or header that stands a second time."""
    repeated = Places(text[:at]).repeated()
    if repeated is None:
        return _fault(_clash(_line_of(text, at)), text, _line_start(text, at))
    path, place = repeated
    names = ".".join(shown(part) for part in path if isinstance(part, str))
    first = Places(text).find(path, at_key=True).line
    if text.split("\n")[place.line - 1].lstrip().startswith("["):
        what = f"[{names}] stands twice; the first is in line {first}"
        if names in _BRACKETS:
            what += f"; to have several, write double brackets: {_BRACKETS[names]}"
    else:
        what = f'"{shown(str(path[-1]))}" stands twice in one table; the first is in line {first}'
    return Fault("", what, place.line, place.column)


def _clash(line: str) -> str:
    """Return what is wrong with a header that clashes with what stands above it."""
    name = line.strip().strip("[] \t")
    if line.strip().startswith("[[") and name in _BRACKETS:
        return (
            f"{_BRACKETS[name]} stands after [{name}] in single brackets, or after a table that "
            f"belongs under it; write every {_BRACKETS[name]} with double brackets, before "
            "what is in it"
        )
    return "this key or table is written elsewhere already; join the two"


def _illegal(character: str) -> str:
    if character == "\n":
        return 'a text is not closed on its line; close it, or use three quotes: """…"""'
    return f"a control character (U+{ord(character or ' '):04X}) stands in the text; take it out"


def _bad_value(rest: str) -> str:
    """Return what is wrong with something that is no TOML value."""
    word = re.split(r"[\s,}\]#]", rest, maxsplit=1)[0]
    if not word:
        return 'a value is missing after the "="'
    if word.lower() in ("true", "false", "yes", "no"):
        truth = "true" if word.lower() in ("true", "yes") else "false"
        return f"write {truth} in small letters, without quotes, not {word}"
    if word[0] in "“”„«‘’`":
        return f'text stands between straight quotes, "…", not {shown(word[0])}'
    return f'"{shown(word)}" is not a value; text needs quotes: "…"'


def _bad_end(text: str, at: int) -> str:
    """Return what is wrong with something left over behind a value."""
    left_over = _rest(text, at).strip()
    before = _line_of(text, at)[: at - _line_start_offset(text, at)]
    value = before.rpartition("=")[2].strip()
    if value in ("0", "-0", "+0") and left_over[:1].isdigit():
        return "a number must not begin with 0"
    if value and value.replace("_", "").replace(".", "").lstrip("+-").isdigit():
        if re.match(r",\d{3}", left_over):
            return f"write numbers without marks between thousands: {value}{left_over[1:4]}"
        if left_over.startswith(","):
            return "write numbers with a decimal point, not a comma"
        if re.match(r"-\d", left_over):
            return "there is no such date; a date is written 2020-12-31"
        return f'"{shown(left_over)}" is left over behind the number; text needs quotes: "…"'
    return f'"{shown(left_over)}" is left over at the end of the line; a remark begins with #'


def _rest(text: str, at: int) -> str:
    return text[at:].split("\n", 1)[0]


def _line_start(text: str, at: int) -> int:
    """Return the offset of the first character of the line that is not blank."""
    start = _line_start_offset(text, at)
    return start + len(text[start:]) - len(text[start:].lstrip(" \t"))


def _line_start_offset(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_of(text: str, at: int) -> str:
    return _rest(text, _line_start_offset(text, at))


def _fault(what: str, text: str, at: int) -> Fault:
    """Return a fault at an offset, as a line and a column counted from 1."""
    return Fault("", what, text.count("\n", 0, at) + 1, at - _line_start_offset(text, at) + 1)
