"""What the bytes of a store say: the documents that count, and what is wrong with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.fault import Severity
from scorecard.records.file.batch import Batches
from scorecard.records.file.line import (
    Document,
    bare,
    is_conflict_mark,
    is_unfinished,
    parsed,
    unseal,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scorecard.records.file.batch import Unfinished

FORMAT = 1
# As many bytes of the known end are compared before new lines are taken to follow it.
TAIL = 256

_UNFINISHED = "a line that stops short, as a save that was cut off leaves; it does not count"
_NULS = "a run of empty bytes, as a power cut leaves; nothing on it can be read"
_CONFLICT = (
    "a mark that git left in a merge; the readings on both sides of it count; delete this line"
)
_UNSEALED = (
    "a line without a seal, so it was added by hand; it does not count; enter it with "
    "`scorecard accept` and the number of the line, or delete the line"
)
_BROKEN = (
    "the line no longer matches its seal, so it was edited by hand or damaged; it does not count; "
    "bring the line back as it was (from git or a backup) and correct it with `scorecard record`; "
    "or enter it as it is now, with `scorecard accept` and the number of the line"
)
_FOREIGN = "a line that is not the store's own or is damaged; it does not count"
_HEADER = (
    "the header was edited by hand or damaged; the readings count; bring the line back as it was "
    "(from git or a backup)"
)
_NO_HEADER = (
    "the header, the first line, is missing; the readings count; bring it back from git or a backup"
)
_OTHER_STORE = "the header of another store: its lines were merged in, and they count"

_EMPTY = (
    "the store is empty, which it never is by itself; if it held readings, bring it back from git "
    "or a backup; if it is new, delete it and start again"
)
_HALF_MADE = (
    "the store was not finished when it was made, and holds nothing; delete it and start again"
)
_NOT_OURS = "is not a scorecard store; nothing was changed"


class Trouble(NamedTuple):
    """What is wrong with a line; ``line`` counts from 1."""

    line: int
    what: str
    severity: Severity = Severity.ERROR


class Contents:
    """What was read of a store so far; it takes the file in from its beginning, piece by piece.

    ``size`` bytes are known, and those before ``consumed`` need not be read again.
    """

    def __init__(self) -> None:
        self.store_id = ""
        self.format = FORMAT
        self.consumed = 0
        self.size = 0
        self.tail = b""
        self._lines = 0
        self._batches = Batches()
        self._fresh: list[Document] = []
        self._troubles: list[Trouble] = []
        self._torn: Trouble | None = None
        self._headers = 0
        self._any = False

    @property
    def ours(self) -> bool:
        """Say whether anything here shows that this is a store."""
        return bool(self.store_id or self._headers or self._any or self._batches.unfinished())

    @property
    def not_ours(self) -> str:
        """Return why this is no store that could be read, in words."""
        return _EMPTY if not self.size else _HALF_MADE if self.half_made else _NOT_OURS

    @property
    def unread(self) -> int:
        """Return how many lines could not be read."""
        return len(self._troubles) + (self._torn is not None)

    @property
    def half_made(self) -> bool:
        """Say whether this is no more than the beginning of a first line."""
        return not self._lines and self._torn is not None and self._torn.what == _UNFINISHED

    def take(self, piece: bytes) -> None:
        """Take in the bytes of the file from ``consumed`` to its present end."""
        # Windows' line endings are taken off here at once, or every line would need mending.
        text = piece.replace(b"\r\n", b"\n") if b"\r" in piece else piece
        lines = text.split(b"\n")
        last = lines.pop()
        documents, others = unseal(lines)
        documents += self._mend(lines, others)
        self._lines += len(lines)
        documents += self._end(last)
        self._count(documents, lines)
        self._remember(piece)

    def take_elsewhere(self, lines: Sequence[bytes]) -> None:
        """Take in sealed lines of this store that stand in another file than this one."""
        documents, _ = unseal(lines)
        for document in documents:
            if document.get("type") == "header":
                self.format = max(self.format, _format_of(document))
                self.store_id = self.store_id or str(document.get("store"))
        counted = self._batches.admit([document for document in documents if "id" in document])
        self._fresh += counted
        self._any = self._any or bool(counted)

    def fresh(self) -> list[Document]:
        """Return the documents that came to count since this was last asked.

        One that stands on two lines comes twice.
        """
        fresh, self._fresh = self._fresh, []
        return fresh

    def unfinished(self) -> list[Unfinished]:
        """Return the imports that were cut off."""
        return self._batches.unfinished()

    @property
    def by_hand(self) -> bool:
        """Say whether any line looks as if it had been edited or added by hand."""
        return any(trouble.what in (_BROKEN, _UNSEALED) for trouble in self._troubles)

    def troubles(self, passed: Collection[int] = ()) -> list[Trouble]:
        """Return what is wrong with the lines, neighbours of one sort as one.

        Args:
            passed: the numbers of lines that are named elsewhere.
        """
        found: list[Trouble] = []
        run = 0
        everything = self._troubles + ([self._torn] if self._torn else [])
        for trouble in sorted(one for one in everything if one.line not in passed):
            if found and found[-1][1:] == trouble[1:] and trouble.line == found[-1].line + run:
                run += 1
                continue
            _say_run(found, run)
            found.append(trouble)
            run = 1
        _say_run(found, run)
        if not self._headers and self._any:
            found.insert(0, Trouble(1, _NO_HEADER))
        return found

    def _remember(self, piece: bytes) -> None:
        """Note how far the file is known now, and how its known part ends."""
        again = self.size - self.consumed  # bytes of a last line that were read before
        before = self.tail[: max(0, len(self.tail) - again)] if len(piece) < TAIL else b""
        self.tail = (before + piece[-TAIL:])[-TAIL:]
        self.size = self.consumed + len(piece)
        self.consumed += piece.rfind(b"\n") + 1

    def _mend(self, lines: Sequence[bytes], positions: Sequence[int]) -> list[Document]:
        """Return the documents of lines that are whole but for what stands around them."""
        mended: list[Document] = []
        for position in positions:
            documents, trouble = _examine(lines[position], self._lines + position + 1)
            mended += documents
            if trouble is not None:
                self._note(trouble, lines[position])
        return mended

    def _note(self, trouble: Trouble, line: bytes) -> None:
        document = parsed(bare(line))
        if document is not None and document.get("type") == "header":
            self._headers += 1
            trouble = Trouble(trouble.line, _HEADER)
        self._troubles.append(trouble)

    def _end(self, last: bytes) -> list[Document]:
        """Return the document of a last line that only lacks its newline.

        The line is looked at again when more has come, and is then known already.
        """
        if not last:
            self._torn = None
            return []
        documents, self._torn = _examine(last, self._lines + 1)
        return documents

    def _count(self, documents: list[Document], lines: Sequence[bytes]) -> None:
        if documents and "id" not in documents[0]:
            self._take_header(documents[0], lines)
            documents = documents[1:]
        counted = self._batches.admit(documents)
        others = [document for document in counted if "id" not in document]
        if others:
            counted = [document for document in counted if "id" in document]
            for document in others:
                self._take_header(document, lines)
        self._fresh += counted
        self._any = self._any or bool(counted)

    def _place(self, document: Document, lines: Sequence[bytes]) -> int:
        """Return the line number of a document just read, found by its seal."""
        ending = f'"{document["crc"]}"}}'.encode()
        places = (i for i, line in enumerate(lines) if bare(line).endswith(ending))
        return self._lines - len(lines) + next(places, len(lines)) + 1

    def _take_header(self, document: Document, lines: Sequence[bytes]) -> None:
        line = self._place(document, lines)
        if document.get("type") != "header":
            self._troubles.append(Trouble(line, _FOREIGN))
            return
        self._headers += 1
        store_id = document.get("store")
        self.format = max(self.format, _format_of(document))
        if not self.store_id:
            self.store_id = str(store_id)
        elif store_id != self.store_id:
            self._troubles.append(Trouble(line, _OTHER_STORE, Severity.WARNING))


def _examine(line: bytes, number: int) -> tuple[list[Document], Trouble | None]:
    """Look closely at a line without a seal in its place; return what can be kept of it."""
    inner = bare(line)
    if not inner:
        return [], Trouble(number, _NULS, Severity.WARNING) if b"\x00" in line else None
    documents, _ = unseal([inner])
    if documents:
        return documents, None
    if is_conflict_mark(inner):
        return [], Trouble(number, _CONFLICT)
    document = parsed(inner)
    if document is not None:
        return [], Trouble(number, _BROKEN if "crc" in document else _UNSEALED)
    if is_unfinished(inner):
        return [], Trouble(number, _UNFINISHED, Severity.WARNING)
    return [], Trouble(number, _FOREIGN)


def _format_of(header: Document) -> int:
    """Return the format a header names; what cannot be read as one is a newer one."""
    number = header.get("format")
    return number if isinstance(number, int) else FORMAT + 1


def _say_run(found: list[Trouble], run: int) -> None:
    if run > 1:
        found[-1] = found[-1]._replace(what=f"{run} lines from here on, each: {found[-1].what}")
