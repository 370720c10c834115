"""Text inside a chart: as markup it can never be, and as wide as it will surely be at most."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from typing import Final

from scorecard.model.text import visible

# Other spaces (no-break, narrow) are kept, since numbers are grouped with them.
_SPACE: Final = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Widths in parts of the text's size. The reader's fonts are not known: these are those of a wide
# one, so that what fits here fits everywhere.
_NARROW: Final = frozenset("!'(),.:;I[]ijl|\u2018\u2019\u00a0\u2009\u202f ")
_WIDE: Final = frozenset("%&@MWmw…—")


def xml(text: str) -> str:
    """Return text for an element or an attribute: one line, every special character escaped.

    Characters that XML cannot hold, or that would turn what follows around, show as their code.
    """
    return escape(_folded(text))


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at most, in the units of its size."""
    return sum(map(_advance, text)) * size * (1.1 if bold else 1.0)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return text no wider than ``room``, its end replaced by an ellipsis where it is wider."""
    whole = _folded(text)
    if width(whole, size, bold=bold) <= room:
        return whole
    left = room - width("…", size, bold=bold)
    kept: list[str] = []
    for character in whole:
        left -= width(character, size, bold=bold)
        if left < 0:
            break
        kept.append(character)
    # A letter is not parted from its accents or from what it is joined with.
    while kept and _joins(whole[len(kept)]):
        kept.pop()
    return "".join(kept).rstrip() + "…"


def _folded(text: str) -> str:
    return visible(_SPACE.sub(" ", text).strip(" "))


def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "\u200c\u200d\ufe0e\ufe0f"


@lru_cache(maxsize=1024)
def _advance(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.4 if ord(character) > 0xFFFF else 1.05
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 1.0
    if character.isascii():
        return 0.72 if character.isupper() else 0.62
    return 0.8
