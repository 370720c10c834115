"""Lines of older formats, lifted in memory to the one this version works with.

A line says its format in ``format``; without one it is of format 1. What stands in the file is
never rewritten. Each format that comes adds one pure function here, from the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.file.codec import NotUnderstood
from scorecard.records.file.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.records.file.line import Document

# From a format to the function that makes a line of the next one out of its lines.
LIFTS: Mapping[int, Callable[[Document], Document]] = {}


def lift(document: Document, to: int = FORMAT) -> Document:
    """Return a line as one of the format ``to``, which it need not say; it stays as it is.

    Raises:
        NotUnderstood: its format is newer, or no format at all.
    """
    number = document.get("format", 1)
    if number.__class__ is not int or not 1 <= number <= to:
        raise NotUnderstood(f"format {number!r}")
    lifted = {name: value for name, value in document.items() if name != "format"}
    for older in range(number, to):
        lifted = LIFTS[older](lifted)
    return lifted
