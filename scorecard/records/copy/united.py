"""A journal read together with this computer's copy: what either has counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.care.beside import copies_beside
from scorecard.records.copy.own_place import BUNDLED, OwnPlace
from scorecard.records.copy.union import differences, lines_of, sealed
from scorecard.records.file.disk import DISK
from scorecard.records.file.journal import LOCK_TIMEOUT, Journal
from scorecard.records.file.line import SEAL
from scorecard.records.refusal import NoTurn, reason

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from scorecard.records.care.beside import Beside
    from scorecard.records.copy.own_copy import OwnCopy
    from scorecard.records.file.contents import Contents
    from scorecard.records.file.disk import Disk

_HEADER = b'{"type":"header"'
# What a power cut or a program that stopped leaves of a file: nothing to lose.
_BLANK = b"\x00 \t\r\n"


class United(Journal):
    """One store's file, and the lines of it this computer has entered or seen.

    Args:
        path: the file.
        copies: the folder of this computer's copies.
        disk: the system calls for the file.
        own_disk: those for the copy.
        lock_timeout: seconds to wait for another writer.

    Raises:
        NoStore: there is no store.
    """

    def __init__(
        self,
        path: Path,
        copies: Path,
        *,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self.beside: tuple[Beside, ...] = ()
        self.own_trouble = ""
        self._place = OwnPlace(copies, path, disk=own_disk)
        self._own: OwnCopy | None = None
        # The lines of the copy that the file has not, in their order.
        self._only_here: dict[bytes, None] = {}
        # Those of them that came from copies beside the file.
        self._found: set[bytes] = set()
        # A writer is at work, and looks after what only the copy has.
        self._busy = False
        super().__init__(path, disk=disk, lock_timeout=lock_timeout)

    @property
    def own(self) -> OwnCopy | None:
        """Return this computer's copy; None while nothing is copied."""
        return self._own

    @property
    def only_here(self) -> tuple[bytes, ...]:
        """Return the lines the file has not, a header of it included."""
        return tuple(self._only_here)

    @property
    def waiting(self) -> tuple[bytes, ...]:
        """Return the lines that are on this computer only."""
        return tuple(line for line in self._only_here if not line.startswith(_HEADER))

    def refresh(self) -> bool:
        """Take in what others did to the file or to the copy; say whether anything differs."""
        changed = super().refresh()
        return self._hear_own() or changed

    def _admit(self, contents: Contents, data: bytes) -> None:
        """Put the union of file and copy in the place of what was known."""
        own = self._copy_of(contents, data)
        held = None if own is None else self._held(own)
        there: list[bytes] = []
        here: list[bytes] = []
        if held is not None and (held or contents.store_id not in BUNDLED):
            there, here = differences(data, held)
            beside = copies_beside(self.path, contents.store_id, (data, held))
            found = [line for copy in beside for line in copy.lines]
            here, there = here + found, there + found
            self._found |= set(found)
            contents.take_elsewhere(here)
            self.beside = beside
        super()._admit(contents, data)
        self._own = own if held is not None else None
        self._only_here = dict.fromkeys(here)
        if own is not None and there:
            self._copy(own, there)

    def _heard(self, piece: bytes) -> None:
        """Copy the lines others added to the file; those that waited for it wait no longer."""
        own = self._own
        if own is None or not own.known:
            return
        whole, _, last = piece.rpartition(b"\n")
        there = sealed(lines_of(whole))
        ours = dict.fromkeys(self._news(own))
        news = [line for line in there if line not in self._only_here and line not in ours]
        arrived = {*there, *sealed([last])}
        here = dict.fromkeys(line for line in self._only_here if line not in arrived)
        fresh = self._lacking([line for line in ours if line not in arrived and line not in here])
        self._only_here = here | dict.fromkeys(fresh)
        self.contents.take_elsewhere(fresh)
        if news:
            self._copy(own, news)

    def _hear_own(self) -> bool:
        """Take in what other programs of this computer could save in the copy only."""
        own = self._own
        if own is None or not own.changed():
            return False
        fresh = self._lacking([line for line in self._news(own) if line not in self._only_here])
        if not own.known:
            # Dropped or replaced: begin anew.
            self._sight = None
            return super().refresh()
        if fresh:
            self._only_here.update(dict.fromkeys(fresh))
            self.contents.take_elsewhere(fresh)
            if not self._busy:
                self._bring_back()
        return bool(fresh)

    def _bring_back(self) -> None:
        """Put the lines back that only the copy has; who can only read, cannot."""

    def _news(self, own: OwnCopy) -> list[bytes]:
        """Return what other programs of this computer added to the copy."""
        try:
            return own.news() if own.changed() else []
        except OSError as error:
            self.own_trouble = reason(error)
            return []

    def _copy(self, own: OwnCopy, lines: Sequence[bytes]) -> None:
        """Copy lines of the file; one that cannot be copied is read all the same."""
        try:
            others = own.append(lines)
        except OSError as error:
            self.own_trouble = reason(error)
        except NoTurn as refusal:
            self.own_trouble = refusal.why
        else:
            self.own_trouble = ""
            self._hear(others, frozenset(lines))

    def _hear(self, others: Sequence[bytes], known: Container[bytes]) -> None:
        """Take in lines that other programs of this computer put into the copy meanwhile."""
        unknown = [line for line in others if line not in known and line not in self._only_here]
        fresh = self._lacking(unknown)
        self._only_here.update(dict.fromkeys(fresh))
        self.contents.take_elsewhere(fresh)

    def _lacking(self, lines: Sequence[bytes]) -> list[bytes]:
        """Return those of the copy's new lines that the file has not.

        Another program that looks at the store for the first time copies what stands there.
        """
        if not lines:
            return []
        held = frozenset(lines_of(self.data()))
        return [line for line in lines if line not in held]

    def _copy_of(self, contents: Contents, data: bytes) -> OwnCopy | None:
        """Return the copy that belongs to what was just read; None when it is no store."""
        if not contents.ours and not contents.half_made and data.strip(_BLANK) and SEAL not in data:
            return None
        if store_id := contents.store_id or self.contents.store_id:
            return self._place.copy(store_id)
        # The header is gone, and perhaps more.
        copies = self._place.copies()
        lines = frozenset(sealed(lines_of(data)))
        if not lines:
            return next(iter(copies), None)
        return next((o for o in copies if lines & {*lines_of(self._held(o) or b"")}), None)

    def _held(self, own: OwnCopy) -> bytes | None:
        try:
            return own.read()
        except OSError as error:
            self.own_trouble = reason(error)
            return None
