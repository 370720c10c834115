"""Rows and columns as data: what a table shows, made where nothing is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One row: its cells with their inks, the last of them as wide as there is room.

    ``key`` is what the cursor stays on. ``opens`` is the id of the indicator it leads to,
    ``about`` that of what a comment on it would be on, ``year`` the year of its section; empty
    and 0 for none. ``title`` and ``detail`` explain it. One ``below`` another says more of that
    where the screen is high enough; the cursor passes over it.
    """

    cells: tuple[tuple[str, str], ...] = ()
    key: str = ""
    title: str = ""
    detail: str = ""
    heading: bool = False
    below: bool = False
    opens: str = ""
    about: str = ""
    year: int = 0

    @property
    def blank(self) -> bool:
        """Say whether it only parts two sections."""
        return not self.cells

    @property
    def passed(self) -> bool:
        """Say whether the cursor passes over it."""
        return self.blank or self.below


def headed(
    heading: str, rows: Sequence[SectionRow], *, year: int = 0, detail: str = "", key: str = ""
) -> list[SectionRow]:
    """Return a section: a blank, its heading, its rows."""
    name = key or f"heading:{heading}"
    top = SectionRow(((heading, "strong text"),), name, heading, detail, heading=True, year=year)
    return [SectionRow(), top, *rows]


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column: at most ``most`` cells wide; ``flexible`` ones shrink when there is no room.

    An ``optional`` one shrinks first, and goes where too little would be left of it. A text that
    is wider goes over as many ``lines``.
    """

    heading: str
    right: bool = False
    most: int = 40
    flexible: bool = False
    optional: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class TextTableData:
    """Columns, rows of as many texts, a detail for each row, and words for an empty table.

    ``inks`` are those of each row's first text, where they differ.
    """

    columns: tuple[TextColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    details: tuple[str, ...]
    empty: str = ""
    inks: tuple[str, ...] = ()
