"""A conflict: somebody else changed what a person was editing; both are told, nothing is lost."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from scorecard.messages.catalogue import words
from scorecard.model.comment import Comment
from scorecard.model.decision import Decision
from scorecard.model.fault import ScorecardError
from scorecard.model.priority import Priority
from scorecard.model.reading import Reading
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

Revision = TypeVar("Revision", Reading, Comment, Priority, Decision)

# What every revision has of its own, and so is no change of what it says.
_OWN = frozenset({"id", "ref", "by", "entered_at", "revision", "parent", "because"})


class Unseen(Enum):
    """The mark for "nobody looked": then whatever stands is revised."""

    UNSEEN = "unseen"


UNSEEN = Unseen.UNSEEN


class Conflict(ScorecardError, Generic[Revision]):
    """Somebody else changed it meanwhile; nothing was saved.

    ``theirs`` is the revision the person had not seen, ``before`` the one it followed.
    """

    def __init__(self, theirs: Revision, before: Revision | None) -> None:
        self.theirs: Revision = theirs
        self.before: Revision | None = before
        super().__init__(
            f"NOT saved: {theirs.by} changed {_place(theirs)} on "
            f"{theirs.entered_at:%Y-%m-%d at %H:%M} UTC ({_change(theirs, before)}) while you were "
            "editing; keep that, or enter yours again as the next revision"
        )


def changes_told(
    before: Comment | Priority | Decision, after: Comment | Priority | Decision
) -> str:
    """Return each field two revisions differ in, with what either says; empty for none."""
    told = [
        words.Revised.CHANGE.format(
            field=words.Revised.FIELD.get(name, name), was=_shown(was), now=_shown(now)
        )
        for name, was, now in _differing(before, after)
    ]
    return words.Revised.SEPARATOR.join(told)


def _differing(
    before: Comment | Priority | Decision, after: Comment | Priority | Decision
) -> Iterator[tuple[str, object, object]]:
    for field in fields(after):
        if field.name not in _OWN:
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was != now:
                yield field.name, was, now


def _shown(value: object) -> str:
    """Return what a field of a record says, short enough for a sentence."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if not value:
        return words.Revised.NOTHING
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return quoted(" ".join(value.split())) if isinstance(value, str) else str(value)


def _place(theirs: Reading | Comment | Priority | Decision) -> str:
    match theirs:
        case Reading():
            entity = f" {theirs.entity}" if theirs.entity else ""
            return f"{theirs.indicator} {theirs.year}{entity}"
        case Comment():
            return f"the comment on {theirs.about} {theirs.year}"
        case Priority():
            return f"priority {theirs.ref}"
    return f"decision {theirs.ref}"


def _change(
    theirs: Reading | Comment | Priority | Decision,
    before: Reading | Comment | Priority | Decision | None,
) -> str:
    if isinstance(theirs, Reading):
        now = _says(theirs)
        return f"{_says(before)} \u2192 {now}" if isinstance(before, Reading) else now
    if before is None or isinstance(before, Reading):
        return _shown(theirs.text)
    return changes_told(before, theirs) or "the same again"


def _says(reading: Reading) -> str:
    if reading.retracted:
        return "taken back"
    return f"no data: {reading.no_data}" if reading.value is None else reading.value
