"""Faults, and what they cost: acknowledged readings lost or altered; prints, never gates.

The tool's store and stock TinyDB go through the same harness, so that it is known to bite.
"""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from fault_cases import (
    NONE,
    Maker,
    Row,
    at_once,
    changed,
    compared,
    died_at,
    fresh,
    full,
    killed,
    power_cut,
    window_killed,
)
from fault_commands import SCENES, asked_of_a_day, played
from fault_subjects import Own, Stock

from scorecard import clock
from scorecard.records.line import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_CHANCE = random.Random(5)


def rolled_back(path: Path, older: bytes) -> None:
    path.write_bytes(older)


def replaced(path: Path, older: bytes) -> None:
    copy = path.with_name("older copy")
    copy.write_bytes(older)
    copy.replace(path)


def deleted(path: Path, _: bytes) -> None:
    path.unlink()


def emptied(path: Path, _: bytes) -> None:
    path.write_bytes(b"")


def cut(path: Path, _: bytes) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def shuffled(path: Path, _: bytes) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    rest = lines[1:]
    _CHANCE.shuffle(rest)
    path.write_bytes(b"".join([*lines[:1], *rest]))


def damaged(path: Path, _: bytes) -> None:
    data = bytearray(path.read_bytes())
    for _turn in range(_CHANCE.randint(1, 200)):
        data[_CHANCE.randrange(len(data))] = _CHANCE.randrange(256)
    path.write_bytes(data)


def holed(path: Path, _: bytes) -> None:
    data = bytearray(path.read_bytes())
    start = _CHANCE.randrange(len(data))
    data[start : start + 8192] = b"\x00" * len(data[start : start + 8192])
    path.write_bytes(data)


_NONSENSE: tuple[object, ...] = (
    True,
    None,
    [],
    ["x"],
    {},
    2**64 - 1,
    "nan",
    "9999-12-31T23:59:59-23:59",
    "x/1/²",
    "no",
)


def nonsense(path: Path, _: bytes) -> None:
    """Add sealed lines that are known ones but for their id and one field."""
    known, _others = unseal(path.read_bytes().splitlines()[1:])
    with path.open("ab") as file:
        for turn in range(20):
            document = {**_CHANCE.choice(known), "id": f"odd {turn}"}
            document.pop("crc")
            # What may hold any text is left alone: that would be another value, and no fault.
            field = _CHANCE.choice(["id", "type", "year", "revision", "at", "flags", "retracted"])
            file.write(seal({**document, field: _CHANCE.choice(_NONSENSE)}))


def clocks(make: Maker) -> Row:
    """Revise readings on computers whose clocks are behind, ahead and set back between saves."""
    total, now = NONE, clock.now
    hours = (0, -1, 24 * 365, -24, 24, -24 * 400, 0)
    for first in range(len(hours)):
        with fresh(make, 40) as (subject, values):
            for turn in range(len(hours)):
                off = timedelta(hours=hours[(first + turn) % len(hours)])
                setattr(clock, "now", lambda off=off: now() + off)  # noqa: B010 - the fault itself
                load = dict.fromkeys(range(turn, 40, 3), f"{turn}")
                subject.open(f"c{turn}").save(load)
                values.update(load)
            setattr(clock, "now", now)  # noqa: B010 - and as it was
            total += compared(values, {}, subject.values())
    return total


def cases(scale: int) -> Iterator[tuple[str, Callable[[Maker], Row], bool]]:
    """Yield each fault: its name, how to run it, and whether stock TinyDB can be put under it."""
    yield "kill -9 at random, new readings", lambda m: killed(m, 20 * scale, revise=False), True
    yield "kill -9 at random, revisions", lambda m: killed(m, 20 * scale, revise=True), True
    yield "death at every byte, the file", lambda m: died_at(m, _step(m), own=False), True
    yield "death at every byte, the copy", lambda m: died_at(m, 1, own=True), False
    yield "power cut (model)", lambda m: power_cut(m, 20 * scale), True
    yield "disk full, the file's", lambda m: full(m, own=False), True
    yield "disk full, this computer's", lambda m: full(m, own=True), False
    yield "2 writers", lambda m: at_once(m, 2, 60 * scale), True
    yield "8 writers", lambda m: at_once(m, 8, 20 * scale), True
    yield (
        "3 writers, no lock, appends not atomic",
        (lambda m: at_once(m, 3, 40 * scale, "unlocked")),
        False,
    )
    for change, rounds in (
        (rolled_back, 1),
        (replaced, 1),
        (deleted, 1),
        (emptied, 1),
        (cut, 1),
        (shuffled, 1),
        (damaged, 20 * scale),
        (holed, 20 * scale),
        (nonsense, 20 * scale),
    ):
        name = change.__name__.replace("_", " ")
        # Its lines are not records, so that shuffling or adding to them says nothing.
        bites = change not in (shuffled, nonsense)
        yield f"file {name}", lambda m, c=change, r=rounds: changed(m, c, r), bites  # type: ignore[misc]
    # Nothing of it is the store's: what is typed and not saved.
    yield "kill -9 of one of two windows", lambda m: window_killed(m, 20 * scale), False

    for scene in SCENES:
        name = scene.__name__.replace("_", " ")
        yield f"people: {name}", lambda _, s=scene: played(s), False  # type: ignore[misc]

    yield "clocks behind, ahead, set back", clocks, False
    yield "asked of a day, dated back since", lambda _: asked_of_a_day(), False


def _step(make: Maker) -> int:
    """Return at how many bytes to die: of a rewritten file, every 37th is enough."""
    return 37 if make is Stock else 1


def main() -> None:
    scale = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    head = ("trials", "saved", "lost", "altered")
    names = f"{'':<40}{'scorecard':^36}{'stock TinyDB':^36}"
    print(names.rstrip())
    print(f"{'fault':<40}" + 2 * "".join(f"{name:>9}" for name in head))
    for name, run, bites in cases(scale):
        line = f"{name:<40}" + "".join(f"{number:>9}" for number in run(Own))
        if bites:
            line += "".join(f"{number:>9}" for number in run(Stock))
        print(line, flush=True)


if __name__ == "__main__":
    main()
