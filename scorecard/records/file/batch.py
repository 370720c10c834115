"""Batches: the lines of one import count together, once the last of them is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.number import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.records.file.line import Document


class Unfinished(NamedTuple):
    """An import whose last line is missing: ``size`` lines were meant, ``documents`` are there."""

    batch: str
    size: int
    documents: tuple[Document, ...]


def mark(documents: list[Document], batch: str) -> None:
    """Mark documents as one batch; a single one needs no mark, as one line is whole or not."""
    size = len(documents)
    if size > 1:
        for place, document in enumerate(documents, 1):
            document["batch"] = f"{batch}/{place}/{size}"


class Batches:
    """Which batches are whole, and what waits for its last line.

    The last line decides alone: it is written only when the others are on the disk. Asking for
    all of them would let one damaged line hide a whole import.
    """

    def __init__(self) -> None:
        self._whole: set[str] = set()
        self._waiting: dict[str, list[Document]] = {}

    def admit(self, documents: Iterable[Document]) -> list[Document]:
        """Take documents in and return those that count now, earlier ones that waited included."""
        counted: list[Document] = []
        waiting = self._waiting
        # Lines of one batch stand together, so most marks begin as the one before.
        batch, start, last, hold = "", "", "", counted.append
        for document in documents:
            mark = document.get("batch")
            if not isinstance(mark, str):
                counted.append(document)
                continue
            if not start or not mark.startswith(start):
                batch, _, rest = mark.partition("/")
                size = rest.rpartition("/")[2]
                start, last = f"{batch}/", f"{batch}/{size}/{size}"
                whole = batch in self._whole
                hold = counted.append if whole else waiting.setdefault(batch, []).append
            hold(document)
            if mark == last and batch not in self._whole:
                self._whole.add(batch)
                counted += waiting.pop(batch)
                hold = counted.append
        return counted

    def unfinished(self) -> list[Unfinished]:
        """Return the batches that were cut off."""
        found = []
        for batch, documents in self._waiting.items():
            size = documents[0]["batch"].rpartition("/")[2]
            different = {document.get("id"): document for document in documents}
            found.append(Unfinished(batch, whole_number(size) or 0, tuple(different.values())))
        return found
