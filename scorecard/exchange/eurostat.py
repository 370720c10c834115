"""Eurostat's tables, whose first cell packs several columns and whose figures carry flags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.exchange.cells import Flagged
from scorecard.model.reading import Flag, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exchange.cells import Cell

# freq,unit,geo\TIME_PERIOD
_PACKED = re.compile(r"([a-z_0-9]+(?:,[a-z_0-9]+)*)\\time(?:_period)?", re.IGNORECASE)
_FLAGGED = re.compile(r"(-?[0-9.]+) ([beps]{1,3}|u)")
_FLAGS = {
    "e": Flag.ESTIMATED.value,
    "s": Flag.ESTIMATED.value,
    "b": Flag.BREAK.value,
    "u": Flag.LOW_RELIABILITY.value,
}
_NONE = ":"


def unpacked(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[Cell]]:
    """Return the rows of a table with a column for each thing; other tables as they are.

    A colon stands where there is no figure, whatever flag it has. A flag that no reading has stays
    behind its figure, which is refused for it.
    """
    first = rows[0][0].strip() if rows and rows[0] else ""
    match = _PACKED.fullmatch(first)
    if match is None:
        return rows
    names = match[1].split(",")
    found: list[list[Cell]] = [[*names, *rows[0][1:]]]
    for row in rows[1:]:
        packed = row[0].split(",") if row else []
        places = [*packed, *[""] * (len(names) - len(packed))]
        found.append([*places, *map(_figure, row[1:])])
    return found


def _figure(text: str) -> Cell:
    text = text.strip()
    if text.startswith(_NONE):
        return ""
    match = _FLAGGED.fullmatch(text)
    if match is None:
        return text
    flags = dict.fromkeys(_FLAGS[letter] for letter in match[2] if letter in _FLAGS)
    state = State.PROVISIONAL.value if "p" in match[2] else ""
    return Flagged(match[1], state, "; ".join(flags))
