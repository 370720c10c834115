"""What is said of lines that people edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.text import quoted
from scorecard.records.care.hand_edit import hand_edits

if TYPE_CHECKING:
    from scorecard.records.care.hand_edit import HandEdit
    from scorecard.records.tables.index import Index


def edit_faults(data: bytes, index: Index) -> dict[int, str]:
    """Return what to say of each line by hand, by its number; nothing of one that was accepted.

    A line whose original is not known is left out: its fault is that its seal does not hold.
    """
    edits = (edit for edit in hand_edits(data, index) if edit.original or edit.accepted)
    return {edit.line: "" if edit.accepted else edit_words(edit) for edit in edits}


def edit_words(edit: HandEdit) -> str:
    """Return what a line was edited to, and what to do about it."""
    said = words.Kept
    if not edit.changes:
        return said.EDITED_NOTHING
    changes = "; ".join(
        said.CHANGE.format(field=field, was=_short(was), now=_short(now))
        for field, was, now in edit.changes
    )
    return said.EDITED.format(changes=changes, line=edit.line)


def _short(text: str) -> str:
    return text if len(text) <= 40 else quoted(text)
