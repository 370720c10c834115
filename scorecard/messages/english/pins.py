"""Pinned figures: what reports that went out said, and whether it would still come out."""

from __future__ import annotations

from typing import ClassVar


class Pins:
    """What reports that went out said, and what comes out instead."""

    OF = "{id}: {what}"
    SENTENCE = "{parts}."
    SEPARATOR = "; "
    SAID = "{told_in} said {what} for {year}"
    SAID_BOTH = "{told_in} said {what} for {year}, {status}"
    # What came out on the day itself.
    STOOD_THEN = "as known on {day}, {figure} stood"
    MADE_THEN = "what was known on {day} makes {figure} by the plan as it is now"
    NOTHING_THEN = "as known on {day}, there was no figure"
    # What comes out today, and what changed it.
    STANDS = "{figure} stands since {day} ({by})"
    COMES_SINCE = "{figure} comes out since {day} ({by})"
    COMES_OUT = "{figure} comes out now"
    TAKEN_BACK = "it was taken back on {day} ({by})"
    NO_DATA = "there is no data since {day}, {why} ({by})"
    NOTHING_SINCE = "no figure comes out since {day} ({by})"
    NOTHING_NOW = "no figure comes out now"
    BY_REASON = "{by}: {reason}"
    WITH_SOURCE = "{by}; {source}"
    INPUT = "{of}, {year}, by {by}"
    CONTESTED = "it was revised twice at once, and nobody settled it: {sides}"
    SIDE = "{figure} ({by})"
    STATUS_TOO = "it is {status} now"
    STATUS_BY_PLAN = "by the plan as it is now, with another target or method, it is {status}"
    STATUS_SINCE = "it is {status} now, by a figure known since {day} ({by})"
    JUDGED = "judged {status} on {day} ({by})"


class PinCommand:
    """What the command says that pins a report."""

    NO_NAME = 'is empty; say what went out, such as --in "Progress report 2018"'
    BAD_NAME = "--in {fault}"
    YEAR_AFTER = "Not pinned: {year} is after the strategy's last year, {last}."
    NOT_BEGUN = "Not pinned: {year} had not begun on {day}."
    FAULTY = "Nothing is added to a plan that is at fault; mend it first."
    REFUSED = "Not pinned: {what}"
    PRINTED: ClassVar[dict[str, str]] = {
        "one": "1 pin for {year}; it goes at the end of {file}, where --add puts it.",
        "other": "{number} pins for {year}; they go at the end of {file}, where --add puts them.",
    }
    ADDED: ClassVar[dict[str, str]] = {
        "one": "{file}: 1 pin for {year} added.",
        "other": "{file}: {number} pins for {year} added.",
    }
    THERE: ClassVar[dict[str, str]] = {
        "one": "1 figure is left out, for the plan pins it already as told there.",
        "other": "{number} figures are left out, for the plan pins them already as told there.",
    }
