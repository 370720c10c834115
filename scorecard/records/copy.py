"""Copies of a store put together: this computer's own, and those sync programs leave beside it."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from scorecard.folders import user_folder
from scorecard.model.number import whole_number
from scorecard.model.plan import is_address
from scorecard.records.contents import Contents
from scorecard.records.file import DISK, WriterLock, followed, put_lines
from scorecard.records.line import bare, is_header, known_lines, lines_of, parsed, sealed
from scorecard.records.recovery import described, store_of, tally
from scorecard.records.refusal import busy, knows_no_locks

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.records.address import Address
    from scorecard.records.file import Disk
    from scorecard.records.recovery import Recoverable


_FOLDER_VARIABLE = "SCORECARD_STATE"
# The example's own store: whoever only looks at it leaves no copy behind.
BUNDLED = frozenset({"01a209a540830ea5f08758f31e69"})


def copies_folder() -> Path:
    """Return where the copies are kept; SCORECARD_STATE names another folder."""
    named = os.environ.get(_FOLDER_VARIABLE, "").strip()
    if named:
        return Path(named) / "copies"
    return user_folder("state") / "copies"


class OwnPlace:
    """The copies of whatever stood at one path, each under the id of its store.

    Args:
        folder: where all copies are kept.
        path: the store's file, whose real path counts, however it was reached; or its address.
        disk: the system calls.
    """

    def __init__(self, folder: Path, path: Path | Address, *, disk: Disk = DISK) -> None:
        if isinstance(path, Path):
            self.of = os.path.realpath(path)
            self._named = str(path.absolute())
            self._linked = followed(path) != path
        else:
            self.of = self._named = path.shown
            self._linked = False
        self.folder = folder / _key(self.of)
        self._disk = disk
        # What was noted of the store whose copy was asked for last, and its id.
        self._noted: tuple[str, Note] | None = None

    def copy(self, store_id: str) -> OwnCopy:
        """Return the copy of the store with an id, be it there or not."""
        return OwnCopy(self.folder / f"{_name(store_id)}.jsonl", of=self.of, disk=self._disk)

    def copies(self) -> list[OwnCopy]:
        """Return the copies that are there, the one written to last first."""
        found: list[tuple[int, Path]] = []
        with suppress(OSError):
            found = [(p.stat().st_mtime_ns, p) for p in _beneath(self.folder, "*.jsonl")]
        return [OwnCopy(path, of=self.of, disk=self._disk) for _, path in sorted(found)[::-1]]

    def recoverable(self, title: str = "") -> list[Recoverable]:
        """Return what this computer's copies hold of this path, then what lost ones of a title."""
        here = [described(copy.path, self.note(copy.path.stem).title) for copy in self.copies()]
        others = _beneath(self.folder.parent, "*/*.jsonl") if title else ()
        here += [
            described(path, title)
            for path in others
            if path.parent != self.folder
            and self.note(path.stem).title == title
            and not holds(_path_of(path.parent), path.stem)
        ]
        linked = [kept for copy in self.linked_copies() for kept in self._kept_there(copy)]
        return [*linked, *(kept for kept in here if kept is not None)]

    def linked_copies(self) -> list[OwnCopy]:
        """Return the copies of what stood here when this path was a link, or led elsewhere.

        They are of this place as those of its own path are: of files that a link led to before it
        was taken away, and of the file that stood here before a link was put in its place.
        """
        folders = [named.parent for named in _beneath(self.folder.parent, f"*/{_LINK}")]
        folders = [folder for folder in folders if self._led_to(folder)]
        if self._linked:
            folders.append(self.folder.with_name(_key(_without_link(self._named))))
        return [
            OwnCopy(path, of=_path_of(folder), disk=self._disk)
            for folder in sorted(set(folders) - {self.folder})
            for path in _beneath(folder, "*.jsonl")
        ]

    def _kept_there(self, copy: OwnCopy) -> Iterator[Recoverable]:
        """Yield what a file that a link led to still holds, and what its copy does."""
        title = self.note(copy.path.stem).title
        there = described(Path(copy.of), title)
        if there is not None and copy.is_of(there.store_id):
            yield replace(there, linked=True)
        if (kept := described(copy.path, title)) is not None:
            yield kept

    def _led_to(self, folder: Path) -> bool:
        """Say whether a link led from this path to the one that the copies in a folder are of."""
        return _line_of(folder / _LINK) == self._named

    def stores(self) -> list[str]:
        """Return the ids of the stores that copies are there of, the one written to last first."""
        return [copy.path.stem for copy in self.copies()]

    def left_behind(self, store_id: str) -> list[OwnCopy]:
        """Return the copies of a store at paths where it no longer is: it was moved from there.

        A folder that was copied is a place of its own: the store still is where it was, and no
        link led there from here.
        """
        found = []
        for path in _beneath(self.folder.parent, f"*/{_name(store_id)}.jsonl"):
            of = _path_of(path.parent)
            if path.parent != self.folder and (
                self._is_here(of)
                or self._led_to(path.parent)
                or (path.parent / _MOVED).exists()
                or not holds(of, store_id)
            ):
                found.append(OwnCopy(path, of=of, disk=self._disk))
        return found

    def seen_last(self, store_id: str) -> bool:
        """Say whether this is where the store was seen last, so that nothing was left behind."""
        return self.note(store_id).place == self.folder.name

    def note(self, store_id: str) -> Note:
        """Return what is noted of a store: where it was seen last, and what it is called."""
        if self._noted is None or self._noted[0] != store_id:
            self._noted = store_id, _read_note(self._note_of(store_id))
        return self._noted[1]

    def take_note(self, store_id: str, title: str = "") -> None:
        """Note that a store was seen here, and what it is called; that a note fails harms nothing.

        Args:
            store_id: the store.
            title: that of its strategy; none leaves what is known.
        """
        known = self.note(store_id)
        note = Note(self.folder.name, title or known.title)
        path = self._note_of(store_id)
        if self._linked and not self._led_to(self.folder):
            with suppress(OSError):
                (self.folder / _LINK).write_bytes(os.fsencode(self._named) + b"\n")
        if note == known or not self.folder.is_dir():
            return
        self._noted = store_id, note
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            draft.write_bytes(orjson.dumps(asdict(note)))
            draft.replace(path)

    def note_moved(self) -> None:
        """Note that what was here went elsewhere: whatever its copy has is brought along there."""
        with suppress(OSError):
            (self.folder / _MOVED).touch()

    def unanswered(self, store_id: str, known: Sequence[bytes]) -> tuple[Recoverable, ...]:
        """Return the copies of other stores that were here, whose lines nothing has any more.

        Args:
            store_id: the store that is here.
            known: the bytes in which its lines are known.
        """
        found: list[Recoverable] = []
        lines: frozenset[bytes] | None = None
        for copy in (*self.copies(), *self.linked_copies()):
            other = copy.path.stem
            if other == _name(store_id):
                continue
            kept = described(copy.path, self.note(other).title)
            lines = lines or known_lines(*known)
            if kept is not None and not self._is_answered(kept, lines):
                found.append(kept)
        return tuple(found)

    def _is_answered(self, kept: Recoverable, lines: frozenset[bytes]) -> bool:
        """Say whether this store took the lines over, or they are where their own store is now."""
        missing = tally(_bytes_of(kept.path)).lines - lines
        if not missing:
            return True
        for named in _beneath(self.folder.parent, f"*/{_OF}"):
            of = _path_of(named.parent)
            # Where a link led is no other place: whoever comes here means what it led to.
            if named.parent == self.folder or self._led_to(named.parent):
                continue
            if not of or store_of(Path(of)) != kept.store_id:
                continue
            copied = _bytes_of(named.with_name(kept.path.name))
            if missing <= tally(_bytes_of(Path(of))).lines | tally(copied).lines:
                return True
        return False

    def _note_of(self, store_id: str) -> Path:
        return self.folder.with_name(f"{_name(store_id)}.json")

    def _is_here(self, of: str) -> bool:
        """Say whether a path leads here now, as one does that a link was put at."""
        return bool(of) and os.path.realpath(of) == self.of


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of a store: the place where it was seen last, and its strategy's title."""

    place: str = ""
    title: str = ""


def welcome(path: Path, store_id: str) -> None:
    """Take a store for that of its place, where this computer keeps copies of others of it.

    Raises:
        OSError: this computer's copy of it cannot be made.
    """
    place = OwnPlace(copies_folder(), path)
    if place.recoverable():
        place.copy(store_id).make()


def _beneath(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a pattern; none where nobody may look, as in another user's home."""
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _read_note(path: Path) -> Note:
    try:
        document = parsed(path.read_bytes()) or {}
    except OSError:
        return Note()
    place, title = document.get("place"), document.get("title")
    return Note(place if isinstance(place, str) else "", title if isinstance(title, str) else "")


def _key(path: str) -> str:
    """Return what the folder of the copies of a path is called."""
    key = sha256(os.path.normcase(path).encode("utf-8", "surrogateescape")).hexdigest()
    return key[:24]


def _without_link(named: str) -> str:
    """Return the real path of a file itself, be it a link or not."""
    folder, name = os.path.split(named)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118 - as realpath gives it


def _name(store_id: str) -> str:
    """Return what files of a store are named by: its id, unless that cannot be a name."""
    if re.fullmatch("[0-9A-Za-z_-]{1,64}", store_id):
        return store_id
    return sha256(store_id.encode("utf-8", "surrogatepass")).hexdigest()


def _path_of(folder: Path) -> str:
    """Return the path that the copies in a folder are of; nothing when that is not known."""
    return _line_of(folder / _OF)


def _line_of(path: Path) -> str:
    try:
        return os.fsdecode(path.read_bytes().removesuffix(b"\n"))
    except OSError:
        return ""


def holds(path: str, store_id: str) -> bool:
    """Say whether a store with an id is at a path, or may be: what cannot be read may be it."""
    if is_address(path):
        return True
    try:
        return Path(path).is_file() and is_of(Path(path).read_bytes(), store_id)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError):
        return False
    except OSError:
        return True


# Beside the copies, the path they are of; and that of a link that led there.
_LINK = "link.txt"
# There where the store was moved elsewhere by its own command.
_MOVED = "moved.txt"
_OF = "path.txt"


class OwnCopy:
    """A file that only grows, in a folder that is this user's alone.

    Args:
        path: the copy.
        of: the real path of the store it is a copy of.
        disk: the system calls.
    """

    def __init__(self, path: Path, *, of: str, disk: Disk) -> None:
        self.path = path
        self.of = of
        self._disk = disk
        # What tells from outside whether the copy is still as it was read: inode and size.
        self._sight: tuple[int, int] | None = None
        self._sent = -1

    def is_of(self, store_id: str) -> bool:
        """Say whether it is of a store."""
        return self.path.stem == _name(store_id)

    @property
    def known(self) -> bool:
        """Say whether it is there and was read, so that only what is new need be looked at."""
        return self._sight is not None

    def read(self) -> bytes:
        """Return all of it, nothing when there is none.

        Raises:
            OSError: it cannot be read.
        """
        try:
            descriptor = self._disk.open_to_read(self.path)
        except FileNotFoundError:
            self._sight = None
            return b""
        try:
            status = self._disk.fstat(descriptor)
            data = self._disk.read(descriptor, status.st_size, 0)
        finally:
            self._disk.close(descriptor)
        # A line that another program is just writing is read when it is whole.
        self._sight = (status.st_ino, data.rfind(b"\n") + 1)
        return data

    def changed(self) -> bool:
        """Say whether another program added to the copy, or it was replaced or is gone."""
        try:
            status = self._disk.stat(self.path)
        except OSError:
            return self._sight is not None
        return (status.st_ino, status.st_size) != self._sight

    def news(self) -> list[bytes]:
        """Return the sealed lines others added since; when it is another file now, it is not known.

        Raises:
            OSError: it cannot be read.
        """
        try:
            descriptor = self._disk.open_to_read(self.path)
        except FileNotFoundError:
            self._sight = None
            return []
        try:
            return self._news(descriptor, self._disk.fstat(descriptor))
        finally:
            self._disk.close(descriptor)

    def append(self, lines: Sequence[bytes]) -> list[bytes]:
        """Add sealed lines durably; return those that others had added meanwhile.

        Args:
            lines: at least one, without line ends.

        Raises:
            OSError: they are not durable.
            NotSaved: another program does not let go of the copy.
        """
        if self._sight is None:
            self.make()
        descriptor = self._disk.open_to_append(self.path)
        try:
            with _own_turn(descriptor, self.path):
                return self._append(descriptor, lines)
        finally:
            with suppress(OSError):
                self._disk.close(descriptor)

    def note_sent(self) -> None:
        """Note that a server has all that is in the copy now; a note that fails says too little."""
        size = 0 if self._sight is None else self._sight[1]
        if size != self._sent:
            with suppress(OSError):
                self._sent_note.write_text(f"{size}\n")
                self._sent = size

    def sent(self) -> int:
        """Return how many bytes of the copy a server was known to have."""
        try:
            return whole_number(self._sent_note.read_text().strip()) or 0
        except (OSError, ValueError):
            return 0

    @property
    def _sent_note(self) -> Path:
        return self.path.with_suffix(".sent")

    def delete(self) -> None:
        """Take the copy away.

        Raises:
            OSError: it stays.
        """
        self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self._sent_note.unlink(missing_ok=True)
            if not [*self.path.parent.glob("*.jsonl")]:
                self.path.with_name(_OF).unlink(missing_ok=True)
                self.path.with_name(_LINK).unlink(missing_ok=True)
                self.path.with_name(_MOVED).unlink(missing_ok=True)
                self.path.parent.rmdir()
        self._sight = None

    def _append(self, descriptor: int, lines: Sequence[bytes]) -> list[bytes]:
        before = self._disk.fstat(descriptor)
        others = self._news(descriptor, before)
        twice = frozenset(others)
        news = [line + b"\n" for line in lines if line not in twice]
        # Until it is done, nobody knows what stands there.
        self._sight = None
        size = before.st_size
        torn = bool(size) and self._disk.read(descriptor, 1, size - 1) != b"\n"
        if news:
            put_lines(self._disk, descriptor, news, torn=torn)
        self._disk.sync(descriptor)
        status = self._disk.fstat(descriptor)
        self._sight = (status.st_ino, status.st_size)
        return others

    def _news(self, descriptor: int, status: os.stat_result) -> list[bytes]:
        inode, known = self._sight or (status.st_ino, 0)
        if (status.st_ino, status.st_size) == (inode, known):
            return []
        if inode != status.st_ino or status.st_size < known:
            self._sight = None
            return []
        data = self._disk.read(descriptor, status.st_size - known, known)
        whole = data.rfind(b"\n") + 1
        self._sight = (inode, known + whole)
        return sealed(lines_of(data[:whole]))

    def make(self) -> None:
        """Make folder and file, durably, unless they are there."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            self._disk.close(self._disk.create(self.path))
            with suppress(OSError):
                # Nobody else's business.
                self.path.chmod(0o600)
                self.path.with_name(_OF).write_bytes(os.fsencode(self.of) + b"\n")
            self._disk.sync_folder(self.path.parent)
            self._disk.sync_folder(self.path.parent.parent)


_TIMEOUT = 20.0
_TRY_EVERY = 0.002


@contextmanager
def _own_turn(descriptor: int, path: Path) -> Iterator[None]:
    """Hold the lock on a copy that is open; it falls with its process, however that ends.

    Raises:
        NoTurn: another program of this computer does not let go of it.
        OSError: the system refuses.
    """
    if sys.platform == "win32":
        with WriterLock(path, _TIMEOUT).held():
            yield
        return
    end = time.monotonic() + _TIMEOUT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if time.monotonic() > end:
                raise busy(str(path), _TIMEOUT) from None
            time.sleep(_TRY_EVERY)
        except OSError as error:
            if not knows_no_locks(error):
                raise
            # A state folder on a disk without locks: one write to the end still is one piece.
            break
    # Closing the descriptor lets go of it.
    yield


@dataclass(frozen=True, slots=True)
class Union:
    """What each of two copies has to be given, that they hold the same: the other's lines."""

    only_left: list[bytes]
    only_right: list[bytes]


def union(left: bytes, right: bytes) -> Union:
    """Return the sealed lines that only one of two copies of a store has.

    Two files that are alike, or of which one goes on where the other ends, cost next to nothing.
    """
    if left == right:
        return Union([], [])
    if right.endswith(b"\n") and left.startswith(right):
        return Union(sealed(lines_of(left[len(right) :])), [])
    if left.endswith(b"\n") and right.startswith(left):
        beyond = lines_of(right[len(left) :])
        return Union([], sealed(beyond, known_lines(left) if any(beyond) else frozenset()))
    lines, others = lines_of(left), lines_of(right)
    return Union(sealed(lines, known_lines(right)), sealed(others, known_lines(left)))


# What stands between the name and the ending: "readings (Ana's conflicted copy 2026-11-23).jsonl",
# "readings-LAPTOP.jsonl", "readings.sync-conflict-20261123-101112-ABCDEFG.jsonl",
# "readings 2.jsonl", "readings_conflict-20261123.jsonl".
_BETWEEN = (" ", "(", "-", ".", "_")


@dataclass(frozen=True, slots=True)
class Beside:
    """A copy beside the store: its sealed lines that the store has not, in their order."""

    path: Path
    lines: tuple[bytes, ...]


def copies_beside(path: Path, store_id: str, known: Sequence[bytes]) -> tuple[Beside, ...]:
    """Return the copies of a store that stand beside it.

    Args:
        path: the store's file.
        store_id: its id; a file without it is somebody else's.
        known: the bytes in which its lines are known already.
    """
    found = [(place, data) for place, data in _candidates(path) if is_of(data, store_id)]
    if not found:
        return ()
    lines = set(known_lines(*known))
    beside = []
    for place, data in sorted(found):
        own = Contents.of(data, [store_id]).own_part(data)
        fresh = sealed(lines_of(own), lines)
        lines.update(fresh)
        beside.append(Beside(place, tuple(fresh)))
    return tuple(beside)


def _candidates(path: Path) -> Iterator[tuple[Path, bytes]]:
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            name = entry.name
            if not name.startswith(path.stem) or not name.endswith(path.suffix):
                continue
            between = name[len(path.stem) : len(name) - len(path.suffix)]
            if between.startswith(_BETWEEN) and entry.is_file():
                with suppress(OSError):
                    yield path.with_name(name), Path(entry.path).read_bytes()


def is_of(data: bytes, store_id: str) -> bool:
    """Say whether any header among the bytes is that of a store."""
    headers = (parsed(line) for line in map(bare, lines_of(data)) if is_header(line))
    return any(header is not None and header.get("store") == store_id for header in headers)
