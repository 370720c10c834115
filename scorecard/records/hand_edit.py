"""Lines that people edited or added by hand: what they say, against what was entered."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.reading import Reading, Source
from scorecard.model.text import quoted
from scorecard.records.codec import NotUnderstood, moment_text, reading_of
from scorecard.records.entry import Entry
from scorecard.records.line import bare, lines_of, parsed, unseal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from scorecard.model.reading import ReadingKey
    from scorecard.records.index import Index
    from scorecard.records.line import Document

    # The ids of the revisions of a key that say the same, by what they say.
    _Said = dict[ReadingKey, dict[Hashable, set[str]]]


# The fields a person can mean by an edit: those of an entry.
_SAID = tuple(field.name for field in fields(Entry) if field.name != "by")
_COMPARED = tuple(name for name in _SAID if name not in ("reason", "as_published"))
_TEXTS = frozenset({"value", "high", "numerator", "denominator"})
# When a line was entered that does not say it.
_NO_TIME = "1970-01-01T00:00:00.000Z"


@dataclass(frozen=True, slots=True)
class HandEdit:
    """One line whose seal does not hold, and that reads as a reading.

    ``line`` counts from 1. ``original`` is what was entered, None for a line added by hand or
    one whose original is not known here. ``changes`` are (field, was, is). ``accepted`` says that
    a revision entered since says the same.
    """

    line: int
    original: Reading | None
    edited: Reading
    changes: tuple[tuple[str, str, str], ...]
    accepted: bool

    @property
    def entry(self) -> Entry:
        """Return what the line says as an entry, to be made a revision."""
        return Entry(**{name: getattr(self.edited, name) for name in _SAID})


def hand_edits(data: bytes, index: Index) -> tuple[HandEdit, ...]:
    """Return the lines of a store's bytes that people edited or added, in their order."""
    return tuple(_hand_edits(data, index))


def edit_faults(data: bytes, index: Index) -> dict[int, str]:
    """Return what to say of each line by hand, by its number; nothing of one that was accepted.

    A line whose original is not known is left out: its fault is that its seal does not hold.
    """
    edits = (edit for edit in hand_edits(data, index) if edit.original or edit.accepted)
    return {edit.line: "" if edit.accepted else edit_words(edit) for edit in edits}


def edit_words(edit: HandEdit) -> str:
    """Return what a line was edited to, and what to do about it."""
    said = words.Journal
    if not edit.changes:
        return said.EDITED_NOTHING
    changes = "; ".join(
        said.CHANGE.format(field=field, was=_short(was), now=_short(now))
        for field, was, now in edit.changes
    )
    return said.EDITED.format(changes=changes, line=edit.line)


def _short(text: str) -> str:
    return text if len(text) <= 40 else quoted(text)


def _hand_edits(data: bytes, index: Index) -> Iterator[HandEdit]:
    said: _Said = {}
    lines = lines_of(data)
    _, others = unseal(lines)
    for position in others:
        inner = bare(lines[position])
        document = None if not inner or unseal([inner])[0] else parsed(inner)
        edited = None if document is None else _reading(document)
        if edited is not None:
            yield _edit(position + 1, edited, index, said)


def _edit(line: int, edited: Reading, index: Index, said: _Said) -> HandEdit:
    original = index.readings.get(edited.id)
    key = index.present(edited.key)
    if key not in said:
        chain, of_key = index.chain(key), said.setdefault(key, {})
        for revision in () if chain is None else chain.revisions:
            of_key.setdefault(_says(revision), set()).add(revision.id)
    since = said[key].get(_says(edited), set()) - {edited.id}
    changes = () if original is None else tuple(_changes(original, edited))
    return HandEdit(line, original, edited, changes, accepted=bool(since))


def _reading(document: Document) -> Reading | None:
    """Return the reading on a line without a seal, as forgiving as can be without guessing."""
    if document.get("type") != "reading":
        return None
    filled = {"id": "", "revision": 1, "by": "", "at": _NO_TIME, **document}
    filled.pop("crc", None)
    for name in _TEXTS & filled.keys():
        number = filled[name]
        if isinstance(number, int | float) and not isinstance(number, bool):
            # Whoever edits by hand leaves the quotation marks out.
            filled[name] = repr(number)
    ordered = {"revision": filled.pop("revision"), "year": filled.pop("year", None), **filled}
    try:
        return reading_of(ordered)
    except NotUnderstood:
        return None


def _changes(original: Reading, edited: Reading) -> Iterator[tuple[str, str, str]]:
    for field in filter(lambda field: field.compare, fields(Reading)):
        was, now = getattr(original, field.name), getattr(edited, field.name)
        if was != now:
            yield words.Entry.FIELD[field.name], _shown(was), _shown(now)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, Source):
        value = tuple(filter(None, (value.title, value.edition, value.address, value.page)))
    if isinstance(value, tuple):
        return words.LIST_SEPARATOR.join(map(str, value)) or words.Upkeep.NOTHING
    if isinstance(value, datetime):
        return moment_text(value)
    return words.Upkeep.NOTHING if value in (None, "") else str(value)


def _says(reading: Reading) -> Hashable:
    """Return what a reading says, but for why it was revised."""
    return tuple(getattr(reading, name) for name in _COMPARED)
