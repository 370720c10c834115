"""How much a store's text holds: its lines counted, and one digest whatever their order."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from scorecard.records.copy.union import lines_of, sealed
from scorecard.records.file.line import bare, is_header, is_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tally(NamedTuple):
    """What was counted; headers and lines whose seal does not hold are left out.

    ``digest`` is the SHA-256 of the sorted lines, in hexadecimal; ``odd`` counts the lines that
    are neither sealed nor empty, and ``torn`` those of them that merely stop short, as a save
    that was cut off leaves them.
    """

    lines: frozenset[bytes]
    digest: str
    odd: int = 0
    torn: int = 0


def tally(data: bytes) -> Tally:
    """Count what the bytes of a store hold."""
    given = [line for line in lines_of(data) if line.strip(b"\x00 \t\r")]
    whole = sealed(given)
    odd = {bare(line) for line in given} - {b"", *whole}
    return counted(whole)._replace(odd=len(odd), torn=sum(map(is_unfinished, odd)))


def counted(lines: Iterable[bytes]) -> Tally:
    """Count sealed lines."""
    held = frozenset(line for line in lines if not is_header(line))
    return Tally(held, sha256(b"".join(line + b"\n" for line in sorted(held))).hexdigest())
