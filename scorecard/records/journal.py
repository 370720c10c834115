"""The journal: a store's file, and the copy of it that this computer keeps."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.records.address import Address, need_library
from scorecard.records.contents import FORMAT
from scorecard.records.copy import BUNDLED, OwnPlace, is_of, union
from scorecard.records.file import DISK
from scorecard.records.journal_file import JournalFile
from scorecard.records.line import SEAL, bare, is_header, known_lines, lines_of, parsed, sealed
from scorecard.records.refusal import (
    AnotherStore,
    NoStore,
    NotSaved,
    NoTurn,
    lines_told,
    not_saved,
    reason,
    shown_path,
    why,
)
from scorecard.signals import put_off

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterator, Sequence
    from pathlib import Path

    from scorecard.records.contents import Contents
    from scorecard.records.copy import Beside, OwnCopy
    from scorecard.records.file import Disk
    from scorecard.records.journal_file import Found
    from scorecard.records.line import Document
    from scorecard.records.recovery import Recoverable
    from scorecard.records.server import ServerLog


LOCK_TIMEOUT = 20.0
# Seconds to wait for a writer when nothing but putting lines back is to be done.
_BRIEFLY = 2.0
# How often a file that others replace while it is written to is tried again.
_ATTEMPTS = 3
# What a power cut or a program that stopped leaves of a file: nothing to lose.
_BLANK = b"\x00 \t\r\n"


def _log_at(place: Path | Address, disk: Disk, lock_timeout: float) -> JournalFile | ServerLog:
    if isinstance(place, Address):
        need_library()
        from scorecard.records.server import ServerLog  # noqa: PLC0415 - PostgreSQL's own library

        return ServerLog(place, lock_timeout)
    return JournalFile(place, disk, lock_timeout)


class Journal:
    """All lines of one store: those of the file and those of this computer's copy together.

    Where the path is a link, the file is what it leads to.

    A line is durable in the copy before it goes to the file, so that whatever becomes of the
    file, this computer has every line it entered or saw. Without a copy the file stands alone.

    ``unanswered`` are this computer's copies of other stores that were here, whose lines nothing
    has any more; it is ``unsettled`` where this store came to stand in their place without
    anybody's word. ``title`` is what people call it.

    ``gone_out`` counts those that waited here and are there now.

    ``trouble`` says why the file cannot be read now, and ``displaced`` that another store was
    put in its place. ``waits`` says why lines wait for the file; ``put_back`` counts those it had
    lost, or never had, and has now. ``beside`` are the copies that sync programs left beside the
    file, and ``own_trouble`` says why nothing can be copied. ``entered`` counts the lines that
    were added here and are safe, in the file or in the copy.

    Args:
        place: the file, or where a server keeps the lines.
        copies: the folder of this computer's copies; without one nothing is copied.
        disk: the system calls for the file.
        own_disk: those for the copy.
        lock_timeout: seconds to wait for another writer.

    Raises:
        ScorecardError: the file is missing, unreadable or not a store, and no copy can stand in
            for it; nothing was created.
    """

    def __init__(
        self,
        place: Path | Address,
        copies: Path | None = None,
        *,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self.trouble: Fault | None = None
        self.displaced = False
        self.waits = ""
        self.put_back = 0
        self.beside: tuple[Beside, ...] = ()
        self.unanswered: tuple[Recoverable, ...] = ()
        self.unsettled = False
        self.title = ""
        self.own_trouble = ""
        self.entered = 0
        self._file = _log_at(place, disk, lock_timeout)
        self._place = None if copies is None else OwnPlace(copies, self._file.named, disk=own_disk)
        if self._place is not None:
            self._file.owners = self._place.stores
        # The lines that only copies of paths the store was moved from had, and those paths.
        self._brought: dict[str, int] = {}
        self._own: OwnCopy | None = None
        # The lines of the copy that the file has not, in their order.
        self._only_here: dict[bytes, None] = {}
        # Those of them that came from copies beside the file.
        self._found: set[bytes] = set()
        # Those that are known never to have been there, and how many of such went out since.
        self._unsent: set[bytes] = set()
        self.gone_out = 0
        # A writer is at work, and looks after what only the copy has.
        self._busy = False
        try:
            self._read_file()
        except NoStore as error:
            if not self._stand_in(error):
                if not (error.missing and self._file.linked):
                    raise
                what = words.Journal.LINK_NOWHERE.format(path=self.path)
                raise NoStore(Fault(self.shown, what)) from None

    @property
    def path(self) -> Path:
        """Return the file, or where it would be: files of evidence are kept beside it."""
        return self._file.path

    @property
    def shown(self) -> str:
        """Return the path as faults name it."""
        return self._file.shown

    @property
    def contents(self) -> Contents:
        """Return what the lines hold."""
        return self._file.contents

    @property
    def _on_server(self) -> bool:
        return isinstance(self._file.named, Address)

    @property
    def _said(self) -> type[words.Journal | words.Server]:
        return words.Server if self._on_server else words.Journal

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
        return tuple(line for line in self._only_here if not is_header(line))

    @property
    def read_only(self) -> str:
        """Return why nothing can be entered, or an empty text.

        Where there is a copy, a file that is gone or full is no reason.
        """
        if self.contents.format > FORMAT:
            return words.File.NEWER_TO_WRITE
        if self.unsettled:
            return words.Journal.UNSETTLED_TO_WRITE
        if self.trouble is not None:
            copied = self._place is not None and not self.displaced
            return "" if copied else self.trouble.what
        return self._file.locked_up

    def settle(self, lines: Collection[bytes]) -> None:
        """Take this store for that of its place where ``lines`` are all that others' copies have.

        Raises:
            NotSaved: this computer's copy of it cannot be made.
        """
        place = self._place
        if place is None or not self.unsettled:
            return
        if place.unanswered(self.contents.store_id, (self.data(), b"\n".join(lines))):
            self._refuse_read_only()
        own = place.copy(self.contents.store_id)
        try:
            own.make()
        except OSError as error:
            what = words.Upkeep.COPY_NOT_WRITTEN.format(why=reason(error))
            raise NotSaved(Fault(str(own.path), what)) from None
        self.unsettled = False
        self._file.forget()
        self.refresh()

    def let_go(self) -> None:
        """Give a server's connection back; one is made again when it is needed."""
        self._file.let_go()

    def sight(self) -> object:
        """Return what is another value once others may have added to a server; it costs little."""
        return None if isinstance(self._file, JournalFile) else self._file.sight()

    def entitle(self, title: str) -> None:
        """Note what the store is called, for whoever must tell one from another."""
        self.title = title
        if self._place is not None and self._own is not None and self.contents.store_id:
            self._place.take_note(self.contents.store_id, title)

    def refresh(self) -> bool:
        """Take in what others did to the file or to the copy; say whether anything differs.

        A file that is gone or no longer a store leaves what was read before in place:
        ``trouble`` says so. Without a copy nothing is written until it is back.
        """
        changed = self._refresh_file()
        return self._refresh_own() or changed

    def append(self, make: Callable[[], list[bytes]]) -> None:
        """Add the sealed lines that ``make`` returns: all of them durably, or none.

        They are durable in the copy first, and wait there if the file cannot be written. ``make``
        is called under the lock, when every line others wrote is known; where there is no copy,
        it may be called again when the file was replaced meanwhile.

        Raises:
            NotSaved: the lines are not in the store, and why.
            ScorecardError: whatever ``make`` raises; nothing was written.
        """
        if self.trouble is None and self.read_only:
            # Before the lock, which leaves a file behind.
            self.refresh()
            self._refuse_read_only()
        if self._place is None:
            self._append_to_file(make)
        else:
            self._append_to_both(make)

    def uncertain(self, reason: str) -> NotSaved:
        """Return the refusal of what was written and may or may not be there."""
        return self._file.uncertain(reason)

    def remarks(self, *, urgent: bool = False) -> tuple[Fault, ...]:
        """Return what waits, what was put back and what was read in; nothing when all is well.

        What lies about beside the store and holds nothing new is not urgent: it can wait for
        `check`.
        """
        return tuple(
            Fault(file, what, severity=Severity.WARNING)
            for file, what in self._remarks(urgent=urgent)
        )

    def places_of(self, documents: Sequence[Document]) -> list[int]:
        """Return the numbers of the lines that documents first stand on; 0 for none of the file.

        They are found by their seals, all in one reading of the file.
        """
        if not documents:
            return []
        seals = [f'"crc":"{document["crc"]}"}}'.encode() for document in documents]
        first: dict[bytes, int] = dict.fromkeys(seals, 0)
        for number, line in enumerate(lines_of(self.data()), 1):
            ending = line[-17:]
            if ending not in first:
                ending = bare(line)[-17:]
            if first.get(ending) == 0:
                first[ending] = number
        return [first[seal] for seal in seals]

    def data(self) -> bytes:
        """Return the bytes of the file that are known; nothing when it cannot be read."""
        return self._file.data()

    @property
    def named(self) -> Path | Address:
        """Return the file as it was named, or the address of the server's store."""
        return self._file.named

    @contextmanager
    def still(self) -> Iterator[bytes]:
        """Keep other writers out, and give all the lines of this store as they stand.

        Raises:
            NotSaved: lines wait on this computer, or it cannot be read or written here.
        """
        self.refresh()
        with self._turn() as refused:
            if refused is not None:
                raise refused
            self._refresh_to_write()
            self._refuse_read_only()
            if self.trouble is not None or self.waiting:
                raise NotSaved(Fault(self.shown, words.Move.WAITS))
            yield self.contents.own_part(self.data())

    def close_for(self, place: str) -> None:
        """Note that the store went to another place: nothing is added here any more.

        Raises:
            NotSaved: it could not be noted.
        """
        self._file.move_to(place)

    # Reading

    def _refresh_file(self) -> bool:
        before = self.trouble
        if self._file.leads_elsewhere:
            # Neither what was read nor where it would be written is what the person sees there.
            self.trouble = Fault(self.shown, words.Journal.LEADS_ELSEWHERE)
            self.displaced = True
            return self.trouble != before
        try:
            self.displaced = False
            if self.unsettled:
                self._file.forget()  # a word elsewhere settles it, and leaves the file as it is
            if not self._file.changed():
                self.trouble = None
                if before is not None and self._only_here and not self._busy:
                    self._bring_back()  # it is back as it was, and takes what waited for it
                return before is not None
            self._read_file()
        except (OSError, ValueError) as error:
            what = Fault(self.shown, words.File.UNREADABLE_NOW.format(why=why(error)))
            missing = isinstance(error, FileNotFoundError)
            self.trouble = self._told(NoStore(what, missing=missing))
        except ScorecardError as error:
            self.trouble = self._told(error)
            self.displaced = isinstance(error, AnotherStore)
        else:
            self.trouble = None
            return True
        return self.trouble != before

    def _read_file(self) -> None:
        """Read what is new in the file, and put it together with the copy."""
        try:
            self._take(self._file.read_news())
        except NoStore as error:
            # A running program waits: a checkout takes a file away only to put another there.
            if not error.missing or self._file.known or not self._make_again():
                raise
            self._take(self._file.read_news())
        self._note_sent()
        if self._only_here and not self._busy:
            self._bring_back()

    def _take(self, found: Found) -> None:
        if found.contents is None:
            self._copy_news(found.data)
        elif self._place is None:
            self._file.admit(found.contents, found.stamp)
        else:
            self._unite(self._place, found, found.contents)

    def _unite(self, place: OwnPlace, found: Found, contents: Contents) -> None:
        """Put the union of file and copy in the place of what was known."""
        data = contents.own_part(found.data)
        own = self._copy_of(place, contents, data)
        held = None if own is None else self._held(own)
        name = contents.store_id if own is None else own.path.stem
        others = place.unanswered(name, (data, held or b"")) if contents.ours else ()
        if others and (own is None or not own.known):
            self._file.admit(contents, found.stamp)
            self.unanswered, self.unsettled = others, True
            self._own, self._only_here = None, {}
            return
        there: list[bytes] = []
        here: list[bytes] = []
        if held is not None and (held or contents.store_id not in BUNDLED):
            both = union(data, held)
            brought = self._bring_along(place, contents.store_id, (data, held))
            beside = self._file.copies_beside(contents.store_id, (data, held))
            lines = [line for copy in beside for line in copy.lines]
            here, there = both.only_right + brought + lines, both.only_left + brought + lines
            here = _without_others(here, contents.store_id)
            if own is not None and here and self._on_server:
                self._unsent |= {*sealed(lines_of(held[own.sent() :]))}
            self._found |= {*brought, *lines}
            contents.take_elsewhere(here)
            self.beside = beside
        self._file.admit(contents, found.stamp)
        self.unanswered, self.unsettled = others, False
        self._own = own if held is not None else None
        self._only_here = dict.fromkeys(here)
        if self._file.moved_to:
            place.note_moved()
        if own is not None and there:
            self._copy(own, there)
        if contents.store_id and own is not None and own.known and not self.own_trouble:
            # What was left behind is in this copy now, and need not be looked for again.
            place.take_note(contents.store_id)

    def _bring_along(self, place: OwnPlace, store_id: str, known: Sequence[bytes]) -> list[bytes]:
        """Return the lines that only the copies of paths the store was moved from have."""
        brought: list[bytes] = []
        if not store_id or place.seen_last(store_id):
            return brought
        lines: frozenset[bytes] | None = None
        for copy in place.left_behind(store_id):
            lines = lines or known_lines(*known)
            fresh = sealed(lines_of(self._held(copy) or b""), lines | frozenset(brought))
            if fresh:
                self._brought[copy.of] = len(fresh)
                brought += fresh
        return brought

    def _copy_news(self, piece: bytes) -> None:
        """Copy the lines others added to the file; those that waited for it wait no longer."""
        own = self._own
        if own is None or not own.known:
            return
        passed = self.contents.passed_over
        whole, _, last = piece.rpartition(b"\n")
        there = [line for line in sealed(lines_of(whole)) if line not in passed]
        ours = dict.fromkeys(self._own_news(own) if own.changed() else [])
        news = [line for line in there if line not in self._only_here and line not in ours]
        arrived = {*there, *sealed([last])} - passed
        here = dict.fromkeys(line for line in self._only_here if line not in arrived)
        fresh = self._lacking([line for line in ours if line not in arrived and line not in here])
        self._only_here = here | dict.fromkeys(fresh)
        self.contents.take_elsewhere(fresh)
        if news:
            self._copy(own, news)

    def _refresh_own(self) -> bool:
        """Take in what other programs of this computer could save in the copy only."""
        own = self._own
        if own is None or not own.changed():
            return False
        fresh = self._lacking([line for line in self._own_news(own) if line not in self._only_here])
        if not own.known:
            # Dropped or replaced: begin anew.
            self._file.forget()
            return self._refresh_file()
        if fresh:
            self._only_here.update(dict.fromkeys(fresh))
            self.contents.take_elsewhere(fresh)
            if not self._busy:
                self._bring_back()
        return bool(fresh)

    def _own_news(self, own: OwnCopy) -> list[bytes]:
        """Return what other programs of this computer added to the copy."""
        try:
            return own.news()
        except OSError as error:
            self.own_trouble = reason(error)
            return []

    def _lacking(self, lines: Sequence[bytes]) -> list[bytes]:
        """Return those of the copy's new lines that the file has not.

        Another program that looks at the store for the first time copies what stands there.
        """
        if not lines:
            return []
        held = known_lines(self.data())
        return [line for line in lines if line not in held]

    def _copy_of(self, place: OwnPlace, contents: Contents, data: bytes) -> OwnCopy | None:
        """Return the copy that belongs to what was just read; None when it is no store."""
        if not contents.ours and not contents.half_made and data.strip(_BLANK) and SEAL not in data:
            return None
        if store_id := contents.store_id or self.contents.store_id:
            return place.copy(store_id)
        # The header is gone, and perhaps more.
        copies = place.copies()
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

    # Writing

    def _append_to_file(self, make: Callable[[], list[bytes]]) -> None:
        with self._turn() as refused:
            for _ in range(_ATTEMPTS):
                self._refresh_to_write()
                if refused is not None:
                    raise NoTurn(refused.faults[0], refused.why, never=refused.never)
                lines = make()
                try:
                    with put_off():
                        written = not lines or self._file.write(lines) is not None
                        self.entered += len(lines) if written else 0
                    if written:
                        return
                except OSError as error:
                    raise not_saved(self.shown, error) from None
        raise NotSaved(Fault(self.shown, words.File.KEEPS_REPLACING))

    def _append_to_both(self, make: Callable[[], list[bytes]]) -> None:
        with self._turn() as refused:
            self._refresh_to_write()
            if self.trouble is not None and self._file.is_gone and self._make_again():
                self._refresh_to_write()
            lines = [line.rstrip(b"\n") for line in make()]
            if not lines:
                return
            with put_off():
                self._keep(lines)
                self._only_here.update(dict.fromkeys(lines))
                self._unsent.update(lines)
                self.entered += len(lines)
                # What is said of them if nothing comes between.
                self.waits = words.Journal.BROKEN_OFF
            self.waits = self._unreadable or _in_the_way(refused) or self._push()
            self.contents.take_elsewhere([line for line in lines if line in self._only_here])

    def _refresh_to_write(self) -> None:
        if self.refresh() or self.trouble is not None:
            self._refuse_read_only()

    def _refuse_read_only(self) -> None:
        if why_not := self.read_only:
            raise NotSaved(Fault(self.shown, words.Entry.NOT_SAVED.format(what=why_not)))

    @contextmanager
    def _turn(self, timeout: float | None = None) -> Iterator[NoTurn | None]:
        """Hold the lock if it can be had; yield the refusal if not."""
        busy, self._busy, refused = self._busy, True, None
        with ExitStack() as stack:
            stack.callback(setattr, self, "_busy", busy)
            try:
                stack.enter_context(self._file.held(timeout))
            except NoTurn as refusal:
                # What keeps the way it came keeps this journal, and its connection, from going.
                refused = refusal.with_traceback(None)
            yield refused

    def _keep(self, lines: Sequence[bytes]) -> None:
        """Make lines durable on this computer, and those of the file before them.

        Raises:
            NotSaved: they are not.
        """
        own = self._own or self._new_copy()
        before: list[bytes] = []
        try:
            if not own.known:
                before = union(self.data(), own.read()).only_left
            others = own.append([*before, *lines])
        except OSError as error:
            what = words.Upkeep.COPY_NOT_WRITTEN.format(why=reason(error))
            raise NotSaved(Fault(str(own.path), what)) from None
        self._own, self.own_trouble = own, ""
        self._hear(others, {*before, *lines})

    def _new_copy(self) -> OwnCopy:
        if self._place is None:
            raise AssertionError  # only who copies keeps
        return self._place.copy(self.contents.store_id or "unnamed")

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

    def _push(self) -> str:
        """Add the lines that wait to the file; return why they wait on."""
        for _ in range(_ATTEMPTS):
            if not self._only_here:
                return ""
            if self._unreadable:
                return self._unreadable
            try:
                piece = self._file.write([line + b"\n" for line in self._only_here])
            except OSError as error:
                return reason(error)
            except NotSaved:
                return self._said.UNCONFIRMED
            if piece is not None:
                self._copy_news(piece)
                self._only_here.clear()
                self._note_sent()
                self._unsent.clear()
                return ""
            self._refresh_file()
        return words.Server.OVERTAKEN if self._on_server else words.Journal.REPLACED

    def _note_sent(self) -> None:
        """Note what a server has of the copy: while it is away, only the rest is said to wait."""
        if self._own is not None and not self._only_here and self._on_server:
            self._own.note_sent()

    def _bring_back(self) -> None:
        """Put the lines back that the file has lost, or never had."""
        with self._turn(_BRIEFLY) as refused:
            self._refresh_file()
            waiting = frozenset(self.waiting)
            unsent = len(waiting & self._unsent)
            number = len(waiting - self._unsent - self._found)
            self.waits = self._unreadable or _in_the_way(refused) or self.read_only or self._push()
            if not self._only_here:
                self.put_back += number
                self.gone_out += unsent

    # A file that is gone, or cannot be read

    @property
    def _unreadable(self) -> str:
        if self.trouble is None:
            return ""
        if isinstance(self._file, JournalFile):
            return words.Journal.GONE if self._file.is_gone else self.trouble.what
        return self._file.unreached or self.trouble.what

    def _told(self, error: ScorecardError) -> Fault:
        """Return what to say while the file cannot be read, and whether the copy stands in."""
        fault = next(fault for fault in error.faults if isinstance(fault, Fault))
        if self._place is None or not isinstance(error, NoStore):
            return fault
        if self._on_server:
            return replace(fault, what=words.Server.STANDS_IN.format(what=fault.what))
        said = words.Journal
        what = said.STANDS_IN_GONE if error.missing else said.STANDS_IN
        if error.missing and self._file.linked:
            what = said.STANDS_IN_LINK
        return replace(fault, what=what.format(what=fault.what))

    def _make_again(self) -> bool:
        """Make the file anew, empty, when it is gone and its lines are here; say whether it is."""
        # A link that leads nowhere is a share that is gone: its place is not ours to fill.
        if self._place is None or self._file.linked:
            return False
        copies = [self._own] if self._own is not None else self._place.copies()
        if not copies or not self._held(copies[0]):
            return False
        return self._file.make_again()

    def _stand_in(self, error: NoStore) -> bool:
        """Read from the copy alone, as the file cannot be read; say whether there is one."""
        place = self._place
        if place is None:
            return False
        for own in place.copies():
            data = self._held(own) or b""
            lines = sealed(lines_of(data))
            if lines:
                self.contents.take_elsewhere(lines)
                # What is gone lacks all of them; a server that is away has what it had.
                away = self._on_server and not error.missing
                waiting = sealed(lines_of(data[own.sent() :])) if away else lines
                self._own, self._only_here = own, dict.fromkeys(waiting)
                self.unanswered = place.unanswered(own.path.stem, lines)
                self.trouble = self._told(error)
                self.waits = self._unreadable
                return True
        return False

    def _remarks(self, *, urgent: bool) -> Iterator[tuple[str, str]]:
        said = words.Journal
        if moved := self._file.moved_to:
            yield self.shown, said.MOVED.format(to=moved)
        if waiting := len(self.waiting):
            text = self._said.WAITING
            yield self.shown, text.format(lines=lines_told(waiting), why=self.waits)
        if self.gone_out and urgent:  # a piece of news, and nothing to be done about it
            yield self.shown, plural(self._said.GONE_OUT, self.gone_out)
        if self.put_back:
            yield self.shown, plural(self._said.PUT_BACK, self.put_back)
        if (foreign := self.contents.foreign) and urgent:  # `check` names each
            where = {"line": min(foreign.values()), "file": quote(self.shown)}
            yield self.shown, plural(said.FOREIGN, len(foreign), **where)
        if self.own_trouble:
            yield self.shown, said.NOT_COPIED.format(why=self.own_trouble)
        for kept in self.unanswered:
            text = said.UNSETTLED if self.unsettled else said.UNANSWERED
            where = {"path": kept.path, "command": quote(str(kept.path))}
            yield self.shown, text.format(what=kept.told, **where)
        yield from self._from_elsewhere(urgent=urgent)

    def _from_elsewhere(self, *, urgent: bool) -> Iterator[tuple[str, str]]:
        said = words.Journal
        for place, number in self._brought.items():
            yield self.shown, plural(said.BROUGHT, number, place=place)
        for beside in self.beside:
            number = len(beside.lines)
            if number or not urgent:
                text = plural(said.BESIDE, number) if number else said.BESIDE_NOTHING
                yield shown_path(beside.path), text


def _without_others(lines: list[bytes], store_id: str) -> list[bytes]:
    """Return the lines of a copy without headers of other stores, which older versions copied.

    In the file they would make the lines behind them another store's.
    """
    headers = [line for line in lines if is_header(line)]
    if len(headers) < 2 and not store_id:
        return lines
    store_id = store_id or str((parsed(headers[0]) or {}).get("store"))
    return [line for line in lines if not is_header(line) or is_of(line, store_id)]


def _in_the_way(refused: NoTurn | None) -> str:
    """Return why the lock was not to be had.

    Where nobody can have one, copies heal what two writers do to each other.
    """
    return "" if refused is None or refused.never else refused.why
