"""Readings out of entries and entries out of readings: to look at, and to bring back."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.model.reading import Reading, ReadingKey, RevisionReason
from scorecard.records.entry.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    now = datetime.now(UTC)
    at = now if head is None else max(now, head.entered_at)
    return Reading(
        id="",
        entered_at=at,
        by=entry.by or by,
        revision=1 if head is None else head.revision + 1,
        parent=None if head is None else head.id,
        **{name: getattr(entry, name) for name in _SHARED},
    )


def says_the_same(reading: Reading, entry: Entry) -> bool:
    """Say whether an entry would change nothing but who and when, and why.

    Both are of one reading, whatever its indicator and entity were called when each was entered.
    """
    return all(
        getattr(reading, name) == getattr(entry, name) for name in _SAID if name not in _PLACE
    )


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
        return Entry(
            made.indicator, made.year, None, entity=made.entity, reason=reason, retracted=True
        )
    kept = {name: getattr(before, name) for name in _SAID if name not in _PLACE}
    return Entry(**made.key._asdict(), **kept, reason=reason)
