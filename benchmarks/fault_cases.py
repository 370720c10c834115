"""The faults: each gives how many readings were acknowledged, and how many of them were lost."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fault_subjects import Full, Own, Share, Stock, Subject, Values

from scorecard.model.fault import ScorecardError
from scorecard.records import file
from scorecard.records.file import DISK, Disk
from scorecard.tui.drafts import Drafts
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Maker = type[Own] | type[Stock]
PAGE = 4096


class Row(NamedTuple):
    """What came of one fault: how often it struck, and of the acknowledged what is gone."""

    trials: int
    acknowledged: int
    lost: int
    altered: int

    def __add__(self, other: object) -> Row:
        """Return the sum of two."""
        assert isinstance(other, Row)
        return Row(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


NONE = Row(0, 0, 0, 0)


@contextmanager
def fresh(make: Maker, filled: int = 0) -> Iterator[tuple[Subject, Values]]:
    """Make a store in a folder of its own, with so many readings."""
    folder = Path(tempfile.mkdtemp(prefix="scorecard-faults-"))
    try:
        subject = make(folder)
        values = {number: f"{number}" for number in range(filled)}
        if values:
            subject.open().save(values)
        yield subject, values
    finally:
        shutil.rmtree(folder)


def compared(acknowledged: Values, tried: Values, found: Values) -> Row:
    """Hold what was acknowledged against what is there; a try that was cut off may be there."""
    lost = sum(number not in found for number in acknowledged)
    altered = sum(
        found[number] not in (value, tried.get(number))
        for number, value in acknowledged.items()
        if number in found
    )
    return Row(1, len(acknowledged), lost, altered)


def killed(make: Maker, rounds: int, *, revise: bool) -> Row:
    """Kill -9 at a random moment."""
    chance, total = random.Random(1), NONE
    for _ in range(rounds):
        with fresh(make, 200) as (subject, values):
            out, into = os.pipe()
            child = os.fork()
            if not child:
                session = subject.open()
                for turn in range(100_000):
                    number = turn % 7 if revise else 1000 + turn
                    os.write(into, f"{number} {turn}.5 tried\n".encode())
                    session.save({number: f"{turn}.5"})
                    os.write(into, f"{number} {turn}.5 saved\n".encode())
            os.close(into)
            text = os.read(out, 65536)
            time.sleep(chance.uniform(0.01, 0.06))
            os.kill(child, signal.SIGKILL)
            while piece := os.read(out, 65536):
                text += piece
            os.close(out)
            os.waitpid(child, 0)
            tried: Values = {}
            for line in text.decode().splitlines():
                key, value, what = line.split()
                (values if what == "saved" else tried)[int(key)] = value
            total += compared(values, tried, subject.values())
    return total


def window_killed(_: Maker, rounds: int) -> Row:
    """Kill -9 one of two windows that type at random; the next to open has what it typed.

    The one that lives has its own still, which goes to the next after it, killed too.
    """
    chance, total = random.Random(11), NONE
    for _round in range(rounds):
        folder = tempfile.mkdtemp(prefix="scorecard-faults-")
        os.environ["SCORECARD_STATE"] = folder
        try:
            windows = [_window(place * 1000) for place in range(2)]
            chance.shuffle(windows)
            time.sleep(chance.uniform(0.02, 0.08))
            for child, out in windows:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                with os.fdopen(out, "rb") as said:
                    lines = said.read().decode().splitlines()
                kept: Values = {}
                tried: Values = {}
                for number, value, what in (line.split() for line in lines if line.count(" ") == 2):
                    (kept if what == "kept" else tried)[int(number)] = value
                total += compared(kept, tried, _taken_over())
        finally:
            del os.environ["SCORECARD_STATE"]
            shutil.rmtree(folder)
    return total


def _window(first: int) -> tuple[int, int]:
    """Open a window that types on and on; return its process and what it says of that."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        drafts = Drafts("store")
        drafts.read()
        edits: dict[Place, Edit] = {}
        for turn in range(100_000):
            number = first + turn % 40
            os.write(into, f"{number} {turn} tried\n".encode())
            if turn % 2:
                kept = drafts.put(f"i{number}", 2020, {"value": f"{turn}"}, None)
            else:
                edits = {**edits, Place(f"i{number}", 2020): Edit(f"{turn}")}
                kept = drafts.put_edits(edits)
            if kept.result():
                os.write(into, f"{number} {turn} kept\n".encode())
    os.close(into)
    return child, out


def _taken_over() -> Values:
    """Return what a window that opens now has, and settle it."""
    drafts = Drafts("store")
    drafts.read()
    forms, (edits, _) = drafts.listed(), drafts.edits
    found = {int(form.indicator[1:]): form.fields["value"] for form in forms}
    found |= {int(place.indicator[1:]): edit.value for place, edit in edits.items()}
    for form in forms:
        drafts.drop(form.indicator, form.year)
    drafts.put_edits({})
    drafts.close()
    return found


def died_at(make: Maker, step: int, *, own: bool) -> Row:
    """Die at every ``step``-th byte of the write of one reading, on either side."""
    total, at = NONE, 0
    while True:
        with fresh(make, 20) as (subject, values):
            target = subject.own_file() if own and isinstance(subject, Own) else subject.path
            size = target.stat().st_size if isinstance(subject, Own) else 0
            child = os.fork()
            if not child:
                session = subject.open()
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size + at, size + at))
                session.save({3: "99.75"})
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                return total
            total += compared(values, {3: "99.75"}, subject.values())
        at += step


class Recording(Disk):
    """Remembers what a power cut would leave of one file."""

    def __init__(self, path: Path, both: list[Recording]) -> None:
        self.path = path
        self.durable = path.read_bytes()
        self.cuts: list[tuple[list[tuple[bytes, bytes]], Values]] = []
        self.both = both
        self.acknowledged: Values = {}
        both.append(self)

    def note(self) -> None:
        """Remember this moment of both files."""
        first = self.both[0]
        state = [(disk.durable, disk.path.read_bytes()) for disk in self.both]
        first.cuts.append((state, dict(first.acknowledged)))

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write a few pages at a time, so that the power may go in between."""
        taken = super().write(descriptor, data[: 2 * PAGE + 100])
        self.note()
        return taken

    def sync(self, descriptor: int) -> None:
        """Note what is durable from now on."""
        self.durable = self.path.read_bytes()
        super().sync(descriptor)
        self.note()


def left_of(durable: bytes, seen: bytes, chance: random.Random) -> bytes:
    """Return one of the files a cut may leave: any of the pages not yet synced."""
    length = chance.randint(len(durable), max(len(durable), len(seen)))
    left = bytearray(durable.ljust(length, b"\x00"))
    for start in range(len(durable) // PAGE * PAGE, length, PAGE):
        if chance.random() < 0.5:
            left[start : start + PAGE] = seen[start : min(start + PAGE, length)]
    return bytes(left)


def power_cut(make: Maker, rounds: int) -> Row:
    """Cut the power at any call: pages that were not synced may be there or not."""
    if make is Stock:
        return stock_power_cut(rounds)
    chance, total = random.Random(2), NONE
    with fresh(Own, 20) as (subject, values):
        assert isinstance(subject, Own)
        disks: list[Recording] = []
        file, copy = Recording(subject.path, disks), Recording(subject.own_file(), disks)
        file.acknowledged = dict(values)
        session = subject.open(disk=file, own=copy)
        tried: Values = {}
        for turn in range(rounds):
            load = dict.fromkeys([turn % 9] if turn % 4 else range(30, 90), f"{turn}.5")
            tried |= load
            session.save(load)
            file.acknowledged |= load
            file.note()
        for state, acknowledged in chance.sample(file.cuts, min(len(file.cuts), rounds * 6)):
            for disk, (durable, seen) in zip(disks, state, strict=True):
                disk.path.write_bytes(left_of(durable, seen, chance))
            found = subject.values()
            row = compared(acknowledged, {}, {n: acknowledged.get(n, v) for n, v in found.items()})
            total += row
    return total


def stock_power_cut(rounds: int) -> Row:
    """Cut the power after a shortening edit: the last cut of the file is not synced."""
    total, real = NONE, os.fsync
    for turn in range(rounds):
        with fresh(Stock, 20) as (subject, values):
            subject.open().save({3: "a longer text than before"})
            durable = Durable(subject.path)
            setattr(os, "fsync", durable.sync)  # noqa: B010 - noted on its way
            try:
                subject.open().save({3: f"{turn}"})
            finally:
                setattr(os, "fsync", real)  # noqa: B010 - and as it was
            subject.path.write_bytes(durable.bytes)
            values[3] = f"{turn}"
            total += compared(values, {}, subject.values())
    return total


class Durable:
    """What of a file was on the disk when it was last synced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = b""

    def sync(self, _: int) -> None:
        """Note what is durable from now on."""
        self.bytes = self.path.read_bytes()


def full(make: Maker, *, own: bool) -> Row:
    """Fill the disk of the file, or this computer's own, while readings are saved."""
    with fresh(make, 200) as (subject, values):
        if isinstance(subject, Own):
            disk = Full(20_000)
            session = subject.open(own=disk) if own else subject.open(disk=disk)
            with suppress(ScorecardError):
                for number in range(1000, 1500):
                    session.save({number: f"{number}"})
                    values[number] = f"{number}"
            return compared(values, {}, subject.values())
        return stock_full(subject, values)


def stock_full(subject: Subject, values: Values) -> Row:
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = subject.path.stat().st_size + 50
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with suppress(OSError):
            subject.open().save({1000: "1"})
        os._exit(0)
    os.waitpid(child, 0)
    return compared(values, {}, subject.values())


def at_once(make: Maker, writers: int, number: int, how: str = "") -> Row:
    """Let several computers save at once; ``how`` "unlocked" is a share without any lock."""
    with fresh(make, 20) as (subject, values):
        names = [f"c{writer}" for writer in range(writers)]
        children = []
        for place, name in enumerate(names):
            child = os.fork()
            if not child:
                _write_many(subject, name, (place + 1) * 1000, number, how)
                os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        for name in names:
            saved = subject.path.with_name(f"{name}.saved").read_text(encoding="utf-8")
            values |= {int(key): value for key, value in json.loads(saved).items()}
        for name in names:
            subject.values(name)
        return compared(values, {}, subject.values(names[0]))


def _write_many(subject: Subject, name: str, first: int, number: int, how: str) -> None:
    if how == "unlocked":

        @contextmanager
        def nothing(*_: object) -> Iterator[None]:
            yield

        setattr(file.WriterLock, "held", nothing)  # noqa: B010 - the fault itself
    saved: Values = {}
    disk = Share(subject.path) if how == "unlocked" else DISK
    with suppress(Exception):
        session = subject.open(name, disk)
        for turn in range(number):
            with suppress(Exception):
                session.save({first + turn: f"{turn}"})
                saved[first + turn] = f"{turn}"
    (subject.path.parent / f"{name}.saved").write_text(json.dumps(saved), encoding="utf-8")


def changed(make: Maker, change: Callable[[Path, bytes], None], rounds: int = 1) -> Row:
    """Let something happen to the file from outside, then open it."""
    total = NONE
    for _ in range(rounds):
        with fresh(make, 100) as (subject, values):
            older = subject.path.read_bytes()
            session = subject.open()
            for number in range(1000, 1020):
                session.save({number: f"{number}"})
                values[number] = f"{number}"
            change(subject.path, older)
            total += compared(values, {}, subject.values())
    return total
