"""Lines of several copies of one store put together, also those sync programs leave beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.records.line import bare, is_header, parsed, unseal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence


_NOBODY: frozenset[bytes] = frozenset()


def lines_of(data: bytes) -> list[bytes]:
    """Return the lines of a store's bytes, without their ends."""
    return (data.replace(b"\r\n", b"\n") if b"\r" in data else data).split(b"\n")


def sealed(lines: Iterable[bytes], known: Container[bytes] = _NOBODY) -> list[bytes]:
    """Return the lines whose seal holds and that are not known, in their order and each once."""
    fresh = dict.fromkeys(bare(line) for line in lines if line and line not in known)
    found = [line for line in fresh if line and line not in known]
    _, others = unseal(found)
    for position in reversed(others):
        del found[position]
    return found


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
        return Union([], sealed(beyond, frozenset(lines_of(left)) if any(beyond) else frozenset()))
    lines, others = lines_of(left), lines_of(right)
    return Union(sealed(lines, frozenset(others)), sealed(others, frozenset(lines)))


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
    found = [(place, data) for place, data in _candidates(path) if _is_of(data, store_id)]
    if not found:
        return ()
    lines = {line for data in known for line in lines_of(data)}
    beside = []
    for place, data in sorted(found):
        fresh = sealed(lines_of(data), lines)
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


def _is_of(data: bytes, store_id: str) -> bool:
    headers = (parsed(line) for line in map(bare, lines_of(data)) if is_header(line))
    return any(header is not None and header.get("store") == store_id for header in headers)
