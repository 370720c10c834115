"""What a store's text holds: lines, batches, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, Severity
from scorecard.model.number import whole_number
from scorecard.records.line import (
    Document,
    bare,
    is_conflict_mark,
    is_header,
    is_mark,
    is_unfinished,
    lines_of,
    parsed,
    seal,
    uncollected,
    unpacked,
    unseal,
)
from scorecard.records.refusal import AnotherStore, NoStore
from scorecard.records.schema import SCHEMA, is_sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Unfinished:
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
        self._waiting: dict[str, list[bytes]] = {}

    def admit(self, documents: Iterable[Document], lines: Iterable[bytes]) -> list[bytes]:
        """Take documents in, with their lines; return the lines that count now.

        Those that waited before are among them.
        """
        counted: list[bytes] = []
        waiting = self._waiting
        # Lines of one batch stand together, so most marks begin as the one before.
        batch, start, last, hold = "", "", "", counted.append
        for document, line in zip(documents, lines, strict=True):
            mark = document.get("batch")
            if not isinstance(mark, str):
                counted.append(line)
                continue
            if not start or not mark.startswith(start):
                if not is_mark(mark):
                    # Nobody's batch; the line is found faulty when a record is made of it.
                    counted.append(line)
                    continue
                batch, _, rest = mark.partition("/")
                size = rest.rpartition("/")[2]
                start, last = f"{batch}/", f"{batch}/{size}/{size}"
                whole = batch in self._whole
                hold = counted.append if whole else waiting.setdefault(batch, []).append
            hold(line)
            if mark == last and batch not in self._whole:
                self._whole.add(batch)
                counted += waiting.pop(batch)
                hold = counted.append
        return counted

    def unfinished(self) -> list[Unfinished]:
        """Return the batches that were cut off."""
        found = []
        for batch, lines in self._waiting.items():
            documents = [unpacked(line) for line in lines]
            size = documents[0]["batch"].rpartition("/")[2]
            different = {document.get("id"): document for document in documents}
            found.append(Unfinished(batch, whole_number(size) or 0, tuple(different.values())))
        return found


# Of a file, which its header says.
FORMAT = 1
# Of a line that says so, for an older version would misunderstand it: that keeps it, and passes
# over it. Format 2 adds figures between two, strict bounds, and figures of parts.
LINE_FORMAT = 2
# As many bytes of the known end are compared before new lines are taken to follow it.
TAIL = 256
# As many lines are documents at the same time.
_AT_ONCE = 4096

Sort = Literal[
    "unfinished",
    "empty bytes",
    "merge mark",
    "no seal",
    "broken seal",
    "foreign",
    "header",
    "no header",
    "other store",
]
_BY_HAND = ("broken seal", "no seal")
_HEADER = b'{"type":"header"'
# Before this a first line begins, be there a byte-order mark before it or not.
_FIRST = 16
_ENDING = len('"00000000"}')


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a line; ``line`` counts from 1, ``run`` says how many are alike there."""

    line: int
    sort: Sort
    severity: Severity = Severity.ERROR
    run: int = 1

    @property
    def what(self) -> str:
        """Return what is wrong, in words."""
        what = words.File.TROUBLE[self.sort]
        return words.File.RUN.format(number=self.run, what=what) if self.run > 1 else what


class Contents:
    """What was read of a store so far; it takes the file in from its beginning, piece by piece.

    ``size`` bytes are known, and those before ``consumed`` need not be read again. ``faulty`` are
    the documents of lines that cannot even be put beside others: without an id, or a type.
    ``store_id`` is that of the first header, ``headers`` are those of all. Lines that follow the
    header of another store are foreign: they do not count, unless they also stand where ours do.
    ``foreign`` has them, and the numbers of their lines.

    Args:
        store_id: the store it is, where a header of it is not the first.
    """

    def __init__(self, store_id: str = "") -> None:
        self.store_id = store_id
        self.headers: dict[str, None] = {}
        self.foreign: dict[bytes, int] = {}
        # The headers of other stores, and whose lines the last known ones are.
        self._others: set[bytes] = set()
        self._section = store_id
        self._header: Document = {}
        self.format = FORMAT
        self.consumed = 0
        self.size = 0
        self.tail = b""
        self.faulty: list[Document] = []
        self._lines = 0
        self._batches = Batches()
        self._fresh: list[bytes] = []
        self._troubles: list[Trouble] = []
        self._torn: Trouble | None = None
        self._headers = 0
        self._any = False
        # Where the lines just read stand, by how their seals end; made when it is asked for.
        self._endings: dict[bytes, int] = {}

    @classmethod
    def of(cls, data: bytes, owners: Iterable[str] = ()) -> Contents:
        """Return what all the bytes of a file hold.

        Args:
            data: the bytes.
            owners: the stores it is most likely of, where it has headers of several.
        """
        contents = cls()
        contents.take(data)
        if len(contents.headers) > 1:
            owner = next((one for one in owners if one in contents.headers), contents.store_id)
            if owner != contents.store_id:
                contents = cls(owner)
                contents.take(data)
        return contents

    @property
    def ends_foreign(self) -> bool:
        """Say whether what is added to the file now would stand among another store's lines."""
        return self._section not in ("", self.store_id)

    @property
    def header(self) -> bytes:
        """Return our own header as a line: what follows it is ours."""
        known = {name: value for name, value in self._header.items() if name != "crc"}
        return seal(known or {"type": "header", "format": FORMAT, "store": self.store_id})

    @property
    def passed_over(self) -> frozenset[bytes]:
        """Return the lines of other stores, their headers included."""
        return frozenset(self._others).union(self.foreign)

    def own_part(self, data: bytes) -> bytes:
        """Return the bytes of the file without the lines of other stores."""
        passed = self.passed_over
        if not passed:
            return data
        return b"\n".join(line for line in lines_of(data) if bare(line) not in passed)

    @property
    def ours(self) -> bool:
        """Say whether anything here shows that this is a store."""
        return bool(self.store_id or self._headers or self._any or self._batches.unfinished())

    @property
    def not_ours(self) -> str:
        """Return why this is no store that could be read, in words."""
        said = words.File
        return said.EMPTY if not self.size else said.HALF_MADE if self.half_made else said.NOT_OURS

    def check_after(self, known: Contents, shown: str) -> None:
        """See that this is what a store known before holds now; ``shown`` is its name.

        Raises:
            NoStore: it is no store.
            AnotherStore: it is another one.
        """
        if not self.ours:
            raise NoStore(Fault(shown, self.not_ours))
        if known.store_id and self.store_id and known.store_id != self.store_id:
            raise AnotherStore(Fault(shown, words.File.ANOTHER_STORE))

    @property
    def unread(self) -> int:
        """Return how many lines could not be read."""
        return len(self._troubles) + (self._torn is not None)

    @property
    def half_made(self) -> bool:
        """Say whether this is no more than the beginning of a first line."""
        return not self._lines and self._torn is not None and self._torn.sort == "unfinished"

    @uncollected()
    def take(self, piece: bytes) -> None:
        """Take in the bytes of the file from ``consumed`` to its present end."""
        # Windows' line endings are taken off here at once, or every line would need mending.
        text = piece.replace(b"\r\n", b"\n") if b"\r" in piece else piece
        lines = text.split(b"\n")
        last = lines.pop()
        if self.is_mixed(text):
            lines = self._without_foreign(lines)
        # A few at a time: as documents they take far more room than as lines.
        for start in range(0, len(lines), _AT_ONCE):
            some = lines[start : start + _AT_ONCE]
            documents, others = unseal(some)
            known = _without(some, others)
            documents += self._mend(some, others, known)
            self._lines += len(some)
            self._count(documents, known, some)
        documents = self._end(last)
        self._count(documents, [bare(last)] * len(documents), ())
        self._remember(piece)

    @uncollected()
    def take_elsewhere(self, lines: Sequence[bytes]) -> None:
        """Take in sealed lines of this store that stand in another file than this one."""
        for line in lines if self.foreign else ():
            self.foreign.pop(line, None)  # ours, wherever in the file it stands
        for start in range(0, len(lines), _AT_ONCE):
            some = lines[start : start + _AT_ONCE]
            documents, others = unseal(some)
            for document in self._admit(documents, _without(some, others)):
                if _is_header(document):
                    self.format = max(self.format, document["format"])
                    self.store_id = self.store_id or document["store"]
                else:
                    self._is_faulty(document)

    def fresh(self) -> Iterator[Document]:
        """Yield the documents that came to count since this was last asked.

        One that stands on two lines comes twice.
        """
        return map(unpacked, self.fresh_lines())

    def fresh_lines(self) -> list[bytes]:
        """Return the same as lines."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def unfinished(self) -> list[Unfinished]:
        """Return the imports that were cut off."""
        return self._batches.unfinished()

    @property
    def by_hand(self) -> bool:
        """Say whether any line looks as if it had been edited or added by hand."""
        return any(trouble.sort in _BY_HAND for trouble in self._troubles)

    def troubles(self, passed: Collection[int] = ()) -> list[Trouble]:
        """Return what is wrong with the lines, neighbours of one sort as one.

        Args:
            passed: the numbers of lines that are named elsewhere.
        """
        found: list[Trouble] = []
        everything = self._troubles + ([self._torn] if self._torn else [])
        foreign = self.foreign.values()
        everything += [Trouble(line, "other store", Severity.WARNING) for line in foreign]
        troubles = [one for one in everything if one.line not in passed]
        for trouble in sorted(troubles, key=lambda one: (one.line, one.sort)):
            if found and _goes_on(found[-1], trouble):
                found[-1] = replace(found[-1], run=found[-1].run + 1)
            else:
                found.append(trouble)
        if not self._headers and self._any:
            found.insert(0, Trouble(1, "no header"))
        return found

    def is_mixed(self, text: bytes) -> bool:
        """Say whether lines of another store may be among those of a piece."""
        if self.foreign or self.ends_foreign:
            return True
        first = _FIRST if not self.store_id else 0
        return text.find(_HEADER, first) >= 0

    def _without_foreign(self, lines: Sequence[bytes]) -> list[bytes]:
        """Return lines with nothing in the place of those of other stores, and note those."""
        kept, own = list(lines), set[bytes]()
        for position, line in enumerate(lines):
            inner = bare(line)
            if is_header(inner):
                if self._begins_other(inner):
                    kept[position] = b""
            elif not self.ends_foreign:
                own.add(inner)
            elif inner and unseal([inner])[0]:
                kept[position] = b""
                self.foreign.setdefault(inner, self._lines + position + 1)
        for line in own & self.foreign.keys():
            del self.foreign[line]
        return kept

    def _begins_other(self, line: bytes) -> bool:
        """Take a header as the beginning of a store's lines; say whether it is another's."""
        documents, _ = unseal([line])
        if not documents or not is_sound(documents[0]):
            return False
        self._section = documents[0]["store"]
        self.headers[self._section] = None
        self.store_id = self.store_id or self._section
        if self.ends_foreign:
            self._others.add(line)
        return self.ends_foreign

    def _remember(self, piece: bytes) -> None:
        """Note how far the file is known now, and how its known part ends."""
        again = self.size - self.consumed  # bytes of a last line that were read before
        before = self.tail[: max(0, len(self.tail) - again)] if len(piece) < TAIL else b""
        self.tail = (before + piece[-TAIL:])[-TAIL:]
        self.size = self.consumed + len(piece)
        self.consumed += piece.rfind(b"\n") + 1

    def _mend(
        self, lines: Sequence[bytes], positions: Sequence[int], known: list[bytes]
    ) -> list[Document]:
        """Return the documents of lines that are whole but for what stands around them.

        The lines themselves are added to those that are known.
        """
        mended: list[Document] = []
        for position in positions:
            documents, trouble = _examine(lines[position], self._lines + position + 1)
            mended += documents
            known += [bare(lines[position])] * len(documents)
            if trouble is not None:
                self._note(trouble, lines[position])
        return mended

    def _note(self, trouble: Trouble, line: bytes) -> None:
        document = parsed(bare(line))
        if document is not None and document.get("type") == "header":
            self._headers += 1
            trouble = Trouble(trouble.line, "header")
        self._troubles.append(trouble)

    def _end(self, last: bytes) -> list[Document]:
        """Return the document of a last line that only lacks its newline.

        The line is looked at again when more has come, and is then known already.
        """
        if not last:
            self._torn = None
            return []
        documents, self._torn = _examine(last, self._lines + 1)
        return [] if self.ends_foreign else documents

    def _count(self, documents: list[Document], known: list[bytes], lines: Sequence[bytes]) -> None:
        for document in self._admit(documents, known):
            if _is_header(document):
                self._take_header(document)
            elif not self._is_faulty(document):
                self._troubles.append(Trouble(self._place(document, lines), "foreign"))
        self._endings = {}

    def _admit(self, documents: list[Document], lines: list[bytes]) -> list[Document]:
        """Let documents count that have an id and a type; return the others."""
        places = [
            place
            for place, document in enumerate(documents)
            if document.get("id").__class__ is not str or document.get("type").__class__ is not str
        ]
        odd = [documents[place] for place in places]
        if odd:
            documents, lines = _without(documents, places), _without(lines, places)
        counted = self._batches.admit(documents, lines)
        self._fresh += counted
        self._any = self._any or bool(counted)
        return odd

    def _is_faulty(self, document: Document) -> bool:
        """Say whether a line that stands for itself holds nonsense; it is noted."""
        type_ = document.get("type")
        faulty = not isinstance(type_, str) or type_ in SCHEMA
        if faulty:
            self.faulty.append(document)
            self._headers += type_ == "header"
        return faulty

    def _place(self, document: Document, lines: Sequence[bytes]) -> int:
        """Return the line number of a document just read, found by its seal."""
        ending = f'"{document["crc"]}"}}'.encode()
        place = 0
        if not lines or not bare(lines[0]).endswith(ending):  # where a header stands, mostly
            if not self._endings:
                self._endings = {
                    bare(line)[-_ENDING:]: len(lines) - back
                    for back, line in enumerate(lines[::-1], 1)
                }
            place = self._endings.get(ending, len(lines))
        return self._lines - len(lines) + place + 1

    def _take_header(self, document: Document) -> None:
        store_id = document["store"]
        if self.store_id not in ("", store_id):
            return  # it has nothing behind it yet
        self._headers += 1
        self.format = max(self.format, document["format"])
        self.headers[store_id] = None
        self.store_id = store_id
        self._section = self._section or store_id
        self._header = self._header or document


def _without(items: Sequence[_Item], places: Sequence[int]) -> list[_Item]:
    """Return the items but for those at some places."""
    apart = frozenset(places)
    return [item for place, item in enumerate(items) if place not in apart] if apart else [*items]


def _is_header(document: Document) -> bool:
    return document.get("type") == "header" and is_sound(document)


def _examine(line: bytes, number: int) -> tuple[list[Document], Trouble | None]:
    """Look closely at a line without a seal in its place; return what can be kept of it."""
    inner = bare(line)
    if not inner:
        return [], Trouble(number, "empty bytes", Severity.WARNING) if b"\x00" in line else None
    documents, _ = unseal([inner])
    if documents:
        return documents, None
    if is_conflict_mark(inner):
        return [], Trouble(number, "merge mark")
    document = parsed(inner)
    if document is not None:
        return [], Trouble(number, "broken seal" if "crc" in document else "no seal")
    if is_unfinished(inner):
        return [], Trouble(number, "unfinished", Severity.WARNING)
    return [], Trouble(number, "foreign")


def _goes_on(last: Trouble, trouble: Trouble) -> bool:
    """Say whether a trouble is the one before it, a line further down."""
    alike = (last.sort, last.severity) == (trouble.sort, trouble.severity)
    return alike and trouble.line == last.line + last.run
