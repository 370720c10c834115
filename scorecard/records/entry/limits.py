"""The last look at an entry before it is written: what the file must never hold."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.records.entry.entry import Entry

# Bytes of UTF-8 in one text: about twenty pages. A longer one belongs in a document of its own.
MAX_TEXT = 65_536

_TEXTS = ("indicator", "entity", "value", "numerator", "denominator")
_WORDS = ("note", "reason", "no_data", "by")


def check_entries(entries: tuple[Entry, ...], by: str) -> None:
    """Refuse entries that cannot be kept as they are; nothing was written then.

    Raises:
        ScorecardError: the first fault, with the entry's place when there are several.
    """
    for place, entry in enumerate(entries, 1):
        fault = _fault(entry, by)
        if fault:
            said, name = words.Entry, f"{entry.indicator} {entry.year}"[:80]
            if len(entries) > 1:
                name = said.NTH.format(place=place, number=len(entries), name=name)
            what = said.PLACED.format(place=name, what=fault)
            raise ScorecardError(said.NOT_SAVED.format(what=what))


def check_text(field: str, text: object) -> str:
    """Return what is wrong with a text, or nothing; ``field`` is its key in the catalogue."""
    said, name = words.Entry, words.Entry.FIELD[field]
    if not isinstance(text, str):
        return said.NOT_TEXT.format(field=name)
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError:
        return said.HALF_IN.format(field=name)
    if size > MAX_TEXT:
        return said.TOO_MANY_BYTES.format(field=name, size=f"{size:,}", most=f"{MAX_TEXT:,}")
    return ""


def check_year(year: int) -> str:
    """Return what is wrong with a year, or nothing."""
    if isinstance(year, int) and not isinstance(year, bool) and 1 <= year <= 9999:
        return ""
    return words.Entry.NOT_YEAR.format(year=repr(year))


def _fault(entry: Entry, by: str) -> str:
    texts = [(name, getattr(entry, name)) for name in _TEXTS if getattr(entry, name) is not None]
    texts += [(name, getattr(entry, name)) for name in _WORDS]
    source = entry.source
    texts += [
        ("source", source.title),
        ("edition", source.edition),
        ("address", source.address),
        ("page", source.page),
    ]
    wrong = next((fault for name, text in texts if (fault := check_text(name, text))), "")
    return wrong or check_year(entry.year) or _says_nothing(entry, by) or _not_finite(entry)


def _says_nothing(entry: Entry, by: str) -> str:
    if not entry.indicator:
        return words.Entry.NO_INDICATOR
    if not (entry.by or by):
        return words.Entry.NOBODY
    said = [bool(entry.value), bool(entry.no_data), entry.retracted]
    if entry.value == "" or sum(said) != 1:
        return words.Entry.SAYS_NOTHING
    return ""


def _not_finite(entry: Entry) -> str:
    for name in ("value", "numerator", "denominator"):
        text = getattr(entry, name)
        try:
            finite = text is None or Decimal(text).is_finite()
        except InvalidOperation:
            # Evidence in words, a level, yes or no; a part of a percent is never that.
            finite = name == "value"
        if not finite:
            return words.Entry.NOT_FINITE.format(field=words.Entry.FIELD[name], text=text[:40])
    return ""
