"""Whether two readings say the same, and what they say in a few words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from scorecard.model.number import format_number
from scorecard.model.reading import Qualifier
from scorecard.model.text import visible

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import Reading
    from scorecard.records.entry.entry import Entry

_NUMBERS = ("value", "numerator", "denominator")
_PLAIN = ("qualifier", "state", "note", "no_data", "retracted")
_SOURCE = (("source", "title"), ("edition", "edition"), ("address", "address"), ("page", "page"))
_LONGEST_SHOWN = 40


def differences(entry: Entry, other: Entry | Reading, *, numeric: bool) -> list[str]:
    """Return the columns in which two readings of one identity differ; none when they agree.

    Numbers are compared as numbers, so that 12.50 and 12.5 agree. Who entered them makes no
    difference, and the reason only where the entry gives one.
    """
    names = [
        name
        for name in _NUMBERS
        if not _alike(getattr(entry, name), getattr(other, name), numeric=numeric)
    ]
    names += [name for name in _PLAIN if getattr(entry, name) != getattr(other, name)]
    if set(entry.flags) != set(other.flags):
        names.append("flags")
    if entry.source != other.source:
        names += [c for c, f in _SOURCE if getattr(entry.source, f) != getattr(other.source, f)]
    if entry.reason and entry.reason != other.reason:
        names.append("reason")
    return names


def shown(said: Entry | Reading, style: NumberStyle | None, *, numeric: bool) -> str:
    """Return what a reading says in a few words: its value, or that there is none."""
    if said.retracted:
        return "taken back"
    if said.value is None:
        return "no data"
    text = said.value
    if numeric and _number(text) is not None:
        text = format_number(text, style)
    elif len(text) > _LONGEST_SHOWN:
        text = text[:_LONGEST_SHOWN] + "\u2026"
    text = visible(text)
    return text if said.qualifier is Qualifier.EXACT else f"{said.qualifier.value} {text}"


def _alike(text: str | None, other: str | None, *, numeric: bool) -> bool:
    if text == other or text is None or other is None or not numeric:
        return text == other
    number = _number(text)
    return number is not None and number == _number(other)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
