"""Dates as sources give them: a day, a month or only a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from scorecard.messages.catalogue import words
from scorecard.model.text import quoted


class DateFault(ValueError):
    """What cannot be read as a date; the message is a sentence for a person."""


def last_day(text: str) -> date:
    """Return the last day a date may mean: ``2018`` is 31 December, ``2018-11`` 30 November.

    Raises:
        DateFault: not a date, or none that exists.
    """
    return days_of(text)[1]


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day a date may mean.

    Raises:
        DateFault: not a date, or none that exists.
    """
    written = text.strip(" \t\r\n")
    match = re.fullmatch("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", written)
    if match is None:
        raise DateFault(words.Entry.NO_DATE.format(text=quoted(written)))
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise DateFault(words.Entry.NO_SUCH_DAY.format(text=quoted(written))) from None
    if not 1900 <= first.year <= 2100:
        raise DateFault(words.Entry.FAR_DAY.format(text=quoted(written)))
    if day:
        return first, first
    if month and month < 12:
        return first, date(first.year, month + 1, 1) - timedelta(days=1)
    return first, date(first.year, 12, 31)
