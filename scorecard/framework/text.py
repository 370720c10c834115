"""Text of people: what a plan's text may hold, and how values are shown inside a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from scorecard.messages.catalogue import words
from scorecard.model.text import CONTROLS, visible

MAX_ID = 80
_MAX_SHOWN = 60
# Line and paragraph separators break a line too.
_BREAKS = "\n\r\u2028\u2029\u0085\u000b\u000c"


def control_character(text: str, *, one_line: bool) -> str:
    """Return the first character a terminal would act on, or "" when there is none."""
    found = re.search(f"[{CONTROLS}\r\n\t]" if one_line else f"[{CONTROLS}\r]", text)
    return found[0] if found else ""


def text_flaw(text: str, *, one_line: bool) -> str:
    """Name what is wrong with a text: ``blank``, ``line_break``, ``control_character`` or ""."""
    if not text.strip():
        return "blank"
    character = control_character(text, one_line=one_line)
    if not character:
        return ""
    return "line_break" if character in _BREAKS else "control_character"


def id_flaw(text: str) -> str:
    """Name what is wrong with an id, as :func:`text_flaw` does, or ""."""
    if not text.strip():
        return "blank"
    if control_character(text, one_line=True):
        return "control_character"
    if any(character.isspace() for character in text):
        return "id_space"
    if len(text) > MAX_ID:
        return "id_long"
    # A leading hyphen would be taken for an option wherever an id is typed in a command.
    return "id_hyphen" if text.startswith("-") else ""


def shown(text: str) -> str:
    """Return user text fit for a sentence: harmless, and cut when it is long."""
    cut = text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"
    return visible(cut)


def number_text(value: float) -> str:
    """Return a number as a person wrote it: no ``.0`` behind a whole one."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, int) and abs(value) >= 10**_MAX_SHOWN:
        # Python refuses to write the longest out.
        return words.PlanValues.LONG_NUMBER.format(digits=_MAX_SHOWN)
    return str(value)


def described(value: Any) -> str:
    """Return what a TOML value is, in words: ``the text "12"``, ``a list``."""
    if isinstance(value, str):
        return words.PlanValues.TEXT.format(text=shown(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return words.PlanValues.NUMBER.format(number=number_text(value))
    if isinstance(value, date):
        timed = isinstance(value, datetime)
        return words.PlanValues.DATE_AND_TIME if timed else words.PlanValues.DATE.format(date=value)
    others = {
        time: words.PlanValues.TIME,
        list: words.PlanValues.LIST,
        dict: words.PlanValues.TABLE,
    }
    return others.get(type(value), words.PlanValues.NOTHING)
