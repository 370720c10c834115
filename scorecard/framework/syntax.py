"""Reading TOML: its syntax faults in plain words, with what to do about the common ones."""

from __future__ import annotations

import re
from typing import Any

import tomli

from scorecard.framework.mistakes import find_mistake
from scorecard.framework.places import Places
from scorecard.framework.wording import shown
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault

_BRACKETS = {
    "goal": "[[goal]]",
    "goal.indicator": "[[goal.indicator]]",
    "goal.objective": "[[goal.objective]]",
    "goal.objective.indicator": "[[goal.objective.indicator]]",
}
# tomli's message (its beginning), and the name of ours.
_PLAIN = (
    ("Unterminated string", "open_text"),
    ("Expected \"'", "open_literal"),
    ("Unclosed array", "open_list"),
    ("Unclosed inline table", "open_table"),
    ("Expected '=' after a key", "no_equals"),
    ("Expected ']' at the end", "open_header"),
    ("Expected ']]' at the end", "open_headers"),
    ("Invalid initial character for a key", "no_key"),
    ("Invalid hex value", "digits"),
    ("Escaped character is not", "escape"),
    ("Invalid date or datetime", "no_date"),
    ("Invalid statement", "statement"),
    ("Cannot redefine namespace", "elsewhere"),
    ("Cannot mutate immutable", "closed"),
)

# What breaks within a text in quotes says nothing of how values are written.
_IN_A_TEXT = (
    "Unterminated string",
    "Expected \"'",
    "Illegal character",
    "Found invalid character",
    "Unescaped",
    "Invalid hex value",
    "Escaped character is not",
)


def read_toml(text: str) -> dict[str, Any] | Fault:
    """Return the document, or the fault that stops the reading (without a file name)."""
    carriage_return = re.search(r"\r(?!\n)", text)
    if carriage_return:
        return _fault(words.PlanFile.CARRIAGE_RETURN, text, carriage_return.start())
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _syntax_fault(error)
    except RecursionError:
        return Fault("", words.PlanSyntax.TOO_DEEP, 1, 1)
    except ValueError:  # a number of thousands of digits, which Python refuses to read
        digits = re.search(r"\d[\d_]{4000,}", text)
        return _fault(words.PlanSyntax.TOO_LONG, text, digits.start() if digits else 0)


def _syntax_fault(error: tomli.TOMLDecodeError) -> Fault:
    text, at, message = error.doc, error.pos, error.msg
    if message.startswith(("Cannot overwrite", "Cannot declare", "Duplicate inline")):
        return _twice(text, at)
    if not message.startswith(_IN_A_TEXT) and (mistake := find_mistake(text, at)):
        return _fault(mistake.what, text, mistake.at)
    what = _plain(message)
    if message.startswith(("Unterminated string", "Expected \"'")):
        opened = Places(text[:at]).broken_at
        return _fault(what, text, at if opened is None else opened)
    if message.startswith(("Illegal character", "Found invalid character")):
        what = _illegal(text[at : at + 1])
    elif message.startswith(("Unescaped", "Invalid hex value")) and _is_path(text, at):
        what = words.PlanSyntax.WINDOWS_PATH
        at = text.rfind('"', _line_start_offset(text, at), at)
    elif message.startswith("Unescaped"):
        what, at = words.PlanSyntax.BACKSLASH, at - 2
    elif message.startswith("Invalid value"):
        what = _bad_value(_rest(text, at))
    elif message.startswith("Expected newline"):
        what = _bad_end(text, at)
    return _fault(what or words.PlanSyntax.NOT_TOML, text, max(at, 0))


def _is_path(text: str, at: int) -> bool:
    """Say whether the text in quotes that is broken at an offset begins as a path on Windows."""
    before = text[_line_start_offset(text, at) : at]
    return re.match(r"[A-Za-z]:\\", before[before.rfind('"') + 1 :]) is not None


def _plain(message: str) -> str:
    """Return tomli's message in our words, or "" where they depend on what stands there."""
    for theirs, ours in _PLAIN:
        if message.startswith(theirs):
            return words.PlanSyntax.BROKEN[ours].format()
    return ""


def _twice(text: str, at: int) -> Fault:
    """Return the fault for a key or header that stands a second time."""
    repeated = Places(text[:at]).repeated()
    if repeated is None:
        return _fault(_clash(_line_of(text, at)), text, _line_start(text, at))
    path, place = repeated
    names = ".".join(shown(part) for part in path if isinstance(part, str))
    first = Places(text).find(path, at_key=True).line
    if text.split("\n")[place.line - 1].lstrip().startswith("["):
        many = names in _BRACKETS
        template = words.PlanSyntax.HEADER_TWICE_MANY if many else words.PlanSyntax.HEADER_TWICE
        what = template.format(name=names, line=first, header=_BRACKETS.get(names))
    else:
        key = shown(str(path[-1]))
        several = words.PlanSyntax.SEVERAL.get(key, "").format()
        what = words.PlanSyntax.KEY_TWICE.format(key=key, line=first, several=several)
    return Fault("", what, place.line, place.column)


def _clash(line: str) -> str:
    """Return what is wrong with a header that clashes with what stands above it."""
    name = line.strip().strip("[] \t")
    if line.strip().startswith("[[") and name in _BRACKETS:
        return words.PlanSyntax.AFTER_SINGLE.format(header=_BRACKETS[name], name=name)
    return words.PlanSyntax.CLASH


def _illegal(character: str) -> str:
    if character == "\n":
        return words.PlanSyntax.LINE_END
    return words.PlanSyntax.CONTROL.format(code=f"U+{ord(character or ' '):04X}")


def _bad_value(rest: str) -> str:
    """Return what is wrong with something that is no TOML value."""
    word = re.split(r"[\s,}\]#]", rest, maxsplit=1)[0]
    if not word:
        return words.PlanSyntax.NO_VALUE
    if word.lower() in ("true", "false", "yes", "no"):
        truth = "true" if word.lower() in ("true", "yes") else "false"
        return words.PlanSyntax.TRUTH.format(truth=truth, word=word)
    if word[0] in "“”„«‘’`":
        return words.PlanSyntax.CURLY.format(quote=shown(word[0]))
    return words.PlanSyntax.NOT_A_VALUE.format(word=shown(word))


def _bad_end(text: str, at: int) -> str:
    """Return what is wrong with something left over behind a value."""
    left_over = _rest(text, at).strip()
    before = _line_of(text, at)[: at - _line_start_offset(text, at)]
    value = before.rpartition("=")[2].strip()
    if value and value.replace("_", "").replace(".", "").lstrip("+-").isdigit():
        if re.match(r"-\d", left_over):
            return words.PlanSyntax.NO_DATE
        return words.PlanSyntax.AFTER_NUMBER.format(rest=shown(left_over))
    return _behind_a_value(before, left_over)


def _behind_a_value(before: str, left_over: str) -> str:
    """Return what is wrong with what follows a value that is whole."""
    if left_over in (",", ";"):
        return words.PlanSyntax.LAST_MARK.format(mark=left_over)
    if re.match(r"[\w-]+\s*=", left_over):
        return words.PlanSyntax.LINE_OF_ITS_OWN.format(rest=shown(left_over))
    if before.endswith('"') and left_over[:1].isalnum() and '"' in left_over:
        return words.PlanSyntax.INNER_QUOTES
    return words.PlanSyntax.LEFT_OVER.format(rest=shown(left_over))


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
