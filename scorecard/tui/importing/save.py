"""Importing as one save that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.tui.forms.reading_save import undoing
from scorecard.tui.step import Step
from scorecard.tui.store_state import waiting_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.entry import Entry
    from scorecard.records.store import Progress
    from scorecard.tui.step import Task, Writing


def save_import(
    entries: Sequence[Entry],
    seen: Mapping[ReadingKey, str | None],
    progress: Progress,
) -> Task:
    """Return what stores the readings of a file as one batch, all or none.

    It raises ``Conflict`` where somebody changed one of the readings meanwhile: nothing is saved.

    Args:
        entries: in the order in which they are to be stored; one reading may have several.
        seen: for each reading the id of the revision the person saw, None for none.
        progress: called with how many of how many are done.
    """

    def task(writing: Writing) -> Step:
        store = writing.store
        before = {entry.key: store.head(entry.key) for entry in entries}
        mine = {key: id_ for key, id_ in seen.items() if key in before}
        made = store.add(entries, by=writing.by, seen=mine, progress=progress)
        # Of a reading that got several revisions, the last one is what an undo follows.
        last: dict[ReadingKey, Reading] = {reading.key: reading for reading in made}
        changes = tuple((reading, before[key]) for key, reading in last.items())
        said = plural(words.Transfer.IMPORTED, len(made))
        told = " ".join(part for part in (said, waiting_words(store)) if part)
        return Step(told, undoing(changes), len(changes))

    return task
