"""The signs the screens draw with, and their ASCII twins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.messages.terms import mark

if TYPE_CHECKING:
    from scorecard.model.status import Status


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs; each is one cell wide."""

    ascii_only: bool
    levels: str  # of a sparkline, lowest first
    gap: str  # a year of a sparkline without a reading
    ellipsis: str
    folded: str
    unfolded: str
    year_back: str
    year_on: str
    dash: str
    at_least: str
    at_most: str
    arrow: str
    up: str  # at the heading rows are sorted by, the least first
    down: str
    nothing: str  # a cell of the year grid that nobody has filled
    not_due: str  # the same of a year in which it is not asked for

    def mark(self, status: Status) -> str:
        """Return the shape of a status."""
        return mark(status, ascii_only=self.ascii_only)


UNICODE = Glyphs(
    ascii_only=False,
    levels="▁▂▃▅▇",
    gap="·",
    ellipsis="…",
    folded="▸",
    unfolded="▾",
    year_back="‹",
    year_on="›",
    dash="–",
    at_least="≥",
    at_most="≤",
    arrow="→",
    up="↑",
    down="↓",
    nothing="·",
    not_due="░",
)
ASCII = Glyphs(
    ascii_only=True,
    levels="_.-=#",
    gap=" ",
    ellipsis="~",
    folded=">",
    unfolded="v",
    year_back="<",
    year_on=">",
    dash="-",
    at_least=">=",
    at_most="<=",
    arrow="->",
    up="+",
    down="-",
    nothing=".",
    not_due=":",
)


def glyphs(*, ascii_only: bool) -> Glyphs:
    """Return the set for a terminal that can, or cannot, show more than ASCII."""
    return ASCII if ascii_only else UNICODE


_IN_ASCII = str.maketrans(
    {"−": "-", "≥": ">=", "≤": "<=", "→": "->", "–": "-", "…": "...", "·": "-"}
)


def in_ascii(text: str) -> str:
    """Return a sentence of the catalogue without the signs that ASCII lacks."""
    return text.translate(_IN_ASCII)
