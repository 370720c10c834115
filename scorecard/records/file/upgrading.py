"""A store raised to a newer format: a header line more, and nothing else changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.records.file.codec import moment_text
from scorecard.records.file.contents import FORMAT
from scorecard.records.file.line import seal

if TYPE_CHECKING:
    from scorecard.records.store import Store


def upgrade(store: Store, to: int = FORMAT) -> bool:
    """Raise a store to a format; older programs then open it for reading only.

    Returns:
        Whether there was anything to do.

    Raises:
        NotSaved: the disk, the lock or the file refused.
    """

    def make() -> list[bytes]:
        if store.format >= to:
            return []
        header = {"type": "header", "format": to, "store": store.store_id}
        return [seal({**header, "at": moment_text(datetime.now(UTC))})]

    before = store.format
    store.journal.append_lines(make)
    return store.format > before
