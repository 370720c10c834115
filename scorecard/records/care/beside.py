"""The copies of a store that sync programs leave beside it when two computers saved at once."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorecard.records.copy.union import lines_of, sealed
from scorecard.records.file.line import bare, is_header, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What stands between the name and the ending: "readings (Ana's conflicted copy 2026-11-23).jsonl",
# "readings-LAPTOP.jsonl", "readings.sync-conflict-20261123-101112-ABCDEFG.jsonl",
# "readings 2.jsonl", "readings_conflict-20261123.jsonl".
_BETWEEN = (" ", "(", "-", ".", "_")


class Beside(NamedTuple):
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
