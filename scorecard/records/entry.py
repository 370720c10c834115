"""An entry ready to be stored: the last look at it, and readings out of entries."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from operator import attrgetter
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import (
    EvidenceFile,
    Flag,
    Qualifier,
    Reading,
    ReadingKey,
    RevisionReason,
    Source,
    State,
)
from scorecard.model.records import made_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecard.model.plan import Indicator


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person entered, checked; the fields mean what they mean in a reading.

    ``by`` is the row's own author, if it names one; it wins over the one who runs the import.
    """

    indicator: str
    year: int
    value: str | None
    entity: str | None = None
    part: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    high: str | None = None
    state: State = State.FINAL
    flags: tuple[Flag, ...] = ()
    source: Source = Source()
    evidence: tuple[EvidenceFile, ...] = ()
    published: date | None = None
    as_published: bool = False
    note: str = ""
    reason: str = ""
    no_data: str = ""
    retracted: bool = False
    by: str = ""

    @property
    def key(self) -> ReadingKey:
        """Return the key this entry is for."""
        return ReadingKey(self.indicator, self.year, self.entity, self.part)


def place_words(key: ReadingKey) -> str:
    """Return what a reading is of, as a command names it."""
    return " ".join(str(part) for part in key if part is not None)


_SHARED = tuple(field.name for field in fields(Entry) if field.name not in {"by", "as_published"})
_PLACE = ReadingKey._fields
_SAID = tuple(name for name in _SHARED if name != "reason")


def unsaved(entry: Entry, head: Reading | None = None, *, by: str = "") -> Reading:
    """Return an entry as the reading it would be if it were saved now; nothing is stored.

    Args:
        entry: what was typed, checked.
        head: the revision that stands for its key; None without one.
        by: who enters it.
    """
    at = clock.now() if head is None else clock.now_after(head.entered_at)
    reading = Reading(
        id="",
        entered_at=at,
        by=entry.by or by,
        revision=1 if head is None else head.revision + 1,
        parent=None if head is None else head.id,
        **{name: getattr(entry, name) for name in _SHARED},
    )
    return reading if head is None else made_over(reading, head)


def says_the_same(reading: Reading, entry: Entry) -> bool:
    """Say whether an entry would change nothing but who and when, and why.

    Both are of one reading, whatever its indicator and entity were called when each was entered.
    """
    return all(
        getattr(reading, name) == getattr(entry, name) for name in _SAID if name not in _PLACE
    )


def offered_source(indicator: Indicator, before: Reading | None) -> Source:
    """Return the source an entry begins with: the last one of its own series, else the plan's.

    Edition and page are those of one year's figure, and are left out.

    Args:
        indicator: what is entered.
        before: the reading of the last year before that has one.
    """
    if before is not None and before.source:
        return replace(before.source, edition="", page="")
    return Source(indicator.source)


def restoring(
    changes: Iterable[tuple[Reading, Reading | None]], reason: str = RevisionReason.CORRECTION.value
) -> tuple[Entry, ...]:
    """Return the entries that undo revisions by further ones; history is never rewritten.

    Args:
        changes: each revision with what stood before it, None for nothing.
        reason: why it is undone.

    Returns:
        For each the values that stood before, or a retraction where nothing did.
    """
    return tuple(_restored(made, before, reason) for made, before in changes)


def _restored(made: Reading, before: Reading | None, reason: str) -> Entry:
    if before is None or before.retracted:
        return Entry(*made.key[:2], None, *made.key[2:], reason=reason, retracted=True)
    kept = {name: getattr(before, name) for name in _SAID if name not in _PLACE}
    return Entry(**made.key._asdict(), **kept, reason=reason)


# Bytes of UTF-8 in one text: about twenty pages. A longer one belongs in a document of its own.
MAX_TEXT = 65_536

_NUMBERS = ("value", "high", "numerator", "denominator")
_OF_ENTRY = ("indicator", "entity", "part", *_NUMBERS, "note", "reason", "no_data", "by")
# The texts of an entry by their keys in the catalogue, and all of them at once: thousands come.
_TEXTS = (*_OF_ENTRY, "source", "edition", "address", "page")
_numbers_of = attrgetter(*_NUMBERS)
_texts_of = attrgetter(
    *_OF_ENTRY, "source.title", "source.edition", "source.address", "source.page"
)


def check_entries(entries: tuple[Entry, ...], by: str) -> None:
    """Refuse entries that cannot be kept as they are; nothing was written then.

    Raises:
        ScorecardError: the first fault, with the entry's place when there are several.
    """
    for place, entry in enumerate(entries, 1):
        fault = _fault(entry, by)
        if fault:
            said, name = words.Entry, place_words(entry.key)[:80]
            if len(entries) > 1:
                name = said.NTH.format(place=place, number=len(entries), name=name)
            what = said.PLACED.format(place=name, what=fault)
            raise ScorecardError(said.NOT_SAVED.format(what=what))


def check_judgement(indicator: str, year: int, because: str, by: str, reason: str) -> None:
    """Refuse a judgement that cannot be kept as it is.

    Raises:
        ScorecardError: the first fault.
    """
    needed = {"indicator": indicator, "reason": because, "judge": by}
    texts = [*needed.items(), ("reason_closed", reason)]
    wrong = next((fault for name, text in texts if (fault := _check_text(name, text))), "")
    if not wrong and (empty := next((name for name, text in needed.items() if not text), "")):
        wrong = words.Entry.NAMES_NO.format(field=words.Entry.FIELD[empty])
    if wrong := wrong or check_year(year):
        raise ScorecardError(words.Entry.NOT_SAVED.format(what=wrong))


def _check_text(field: str, text: object) -> str:
    """Return what is wrong with a text, or nothing; ``field`` is its key in the catalogue."""
    said = words.Entry
    if not isinstance(text, str):
        return said.NOT_TEXT.format(field=said.FIELD[field])
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError:
        return said.HALF_IN.format(field=said.FIELD[field])
    if size <= MAX_TEXT:
        return ""
    return said.TOO_MANY_BYTES.format(
        field=said.FIELD[field], size=f"{size:,}", most=f"{MAX_TEXT:,}"
    )


def check_year(year: int) -> str:
    """Return what is wrong with a year, or nothing."""
    if isinstance(year, int) and not isinstance(year, bool) and 1 <= year <= 9999:
        return ""
    return words.Entry.NOT_YEAR.format(year=repr(year))


def _fault(entry: Entry, by: str) -> str:
    texts = _texts_of(entry)
    if not _are_short(texts):
        for name, text in zip(_TEXTS, texts, strict=True):
            if text is not None and (fault := _check_text(name, text)):
                return fault
    return check_year(entry.year) or _says_nothing(entry, by) or _not_finite(entry)


def _are_short(texts: tuple[str | None, ...]) -> bool:
    """Say whether texts are such as even all of them together could be one."""
    try:
        return len("".join([text for text in texts if text is not None]).encode()) <= MAX_TEXT
    except (TypeError, UnicodeEncodeError):
        return False


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
    for name, text in zip(_NUMBERS, _numbers_of(entry), strict=True):
        if text is None:
            continue
        try:
            finite = Decimal(text).is_finite()
        except InvalidOperation:
            # Evidence in words, a level, yes or no; a part of a percent is never that.
            finite = name == "value"
        if not finite:
            return words.Entry.NOT_FINITE.format(field=words.Entry.FIELD[name], text=text[:40])
    return ""
