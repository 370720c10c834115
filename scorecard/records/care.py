"""The care of a store: what waits, what was lost and is back, what two people contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.records.contested import contested
from scorecard.records.hand_edit import hand_edits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.hand_edit import HandEdit
    from scorecard.records.store import Store


class Care:
    """What a store asks of the people who keep it.

    Args:
        store: opened with this computer's copy; without one nothing waits or is put back.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def waiting(self) -> int:
        """Return how many lines are saved on this computer only."""
        return len(self._store.journal.waiting)

    @property
    def put_back(self) -> int:
        """Return how many lines the file had lost since the store was opened, and has again."""
        return self._store.journal.put_back

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what must be heard at once, each as one line; nothing when all is well."""
        store = self._store
        said = [f"{r.file}: {r.what}" for r in store.journal.remarks(urgent=True)]
        number = len(self.contested())
        if number:
            said.append(f"{store.journal.shown}: {plural(words.Journal.CONTESTED, number)}")
        return tuple(said)

    def contested(self) -> Mapping[ReadingKey, tuple[Reading, ...]]:
        """Return the readings that two people revised at once; see :func:`.contested.contested`."""
        return self._store.ask(contested)

    def hand_edits(self) -> tuple[HandEdit, ...]:
        """Return the lines that people edited or added by hand, accepted ones included."""
        journal = self._store.journal
        if not journal.contents.by_hand:
            return ()
        return self._store.ask(lambda index: hand_edits(journal.data(), index))
