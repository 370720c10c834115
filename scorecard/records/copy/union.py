"""What stands in one text of a store and not in another: sealed lines, whatever their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.file.line import bare, unseal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

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


def differences(theirs: bytes, ours: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the sealed lines that only theirs has, and those that only ours has.

    Two files that are alike, or of which one goes on where the other ends, cost next to nothing.
    """
    if theirs == ours:
        return [], []
    if ours.endswith(b"\n") and theirs.startswith(ours):
        return sealed(lines_of(theirs[len(ours) :])), []
    if theirs.endswith(b"\n") and ours.startswith(theirs):
        beyond = lines_of(ours[len(theirs) :])
        return [], sealed(beyond, frozenset(lines_of(theirs)) if any(beyond) else frozenset())
    left, right = lines_of(theirs), lines_of(ours)
    return sealed(left, frozenset(right)), sealed(right, frozenset(left))
