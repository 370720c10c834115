"""What is typed and not saved, held for the screens; only threads read and write it on disk."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from scorecard.tui.unsaved_edits import UnsavedEdits
from scorecard.tui.unsaved_text import READING, Unsaved, UnsavedText, now_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from scorecard.tui.edits import Edit
    from scorecard.tui.grid_row import Place

    _Key = tuple[str, int, str]


class Drafts:
    """The unsaved forms and grid edits of one store.

    Whatever changes them is done in memory at once, and on disk a little later by one thread, in
    the order it was asked for. What it returns says then whether it is kept.

    Args:
        store_id: the store they are of.
    """

    def __init__(self, store_id: str) -> None:
        self.store_id = store_id
        self._text, self._grid = UnsavedText(store_id), UnsavedEdits(store_id)
        self._forms: dict[_Key, Unsaved] = {}
        self._edits: tuple[Mapping[Place, Edit], str] = ({}, "")
        self._changes = 0
        self._mutex = threading.Lock()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")

    def read(self) -> None:
        """Read what is kept on disk, by other windows too; for worker threads."""
        self._writer.submit(self._read).result()

    def flush(self) -> None:
        """Wait until all that was asked for is done; for worker threads."""
        self._writer.submit(lambda: None).result()

    def find(self, about: str, year: int, kind: str = READING) -> Unsaved | None:
        """Return what was typed in a form and not saved; None without such a thing."""
        return self._forms.get((about, year, kind))

    def listed(self) -> list[Unsaved]:
        """Return every form with unsaved text, what was typed last first."""
        forms = list(self._forms.values())
        return sorted(forms, key=lambda form: (form.at, form.indicator, form.year), reverse=True)

    def put(
        self, about: str, year: int, fields: dict[str, str], seen: str | None, kind: str = READING
    ) -> Future[bool]:
        """Keep what is typed in a form."""
        form = Unsaved(fields, seen, now_text(), about, year, kind)
        with self._mutex:
            self._changes += 1
            self._forms[about, year, kind] = form
        return self._writer.submit(self._text.put, about, year, fields, seen, kind)

    def drop(self, about: str, year: int, kind: str = READING) -> Future[bool]:
        """Forget a form: it was saved, or given up."""
        with self._mutex:
            self._changes += 1
            self._forms.pop((about, year, kind), None)
        return self._writer.submit(self._text.drop, about, year, kind)

    @property
    def edits(self) -> tuple[Mapping[Place, Edit], str]:
        """Return the grid's edits that were not saved, and when the last was typed."""
        return self._edits

    def put_edits(self, edits: Mapping[Place, Edit]) -> Future[bool]:
        """Keep the grid's edits, or none where none are left."""
        now = (edits, now_text() if edits else "")
        with self._mutex:
            self._changes += 1
            self._edits = now
        # Of several on their way the last alone is written.
        return self._writer.submit(lambda: self._edits is not now or self._grid.put(edits))

    def _read(self) -> None:
        before = self._changes
        forms = {(f.indicator, f.year, f.kind): f for f in self._text.listed()}
        edits = self._grid.find()
        with self._mutex:
            if self._changes == before:
                self._forms, self._edits = forms, edits
