"""Cells that a spreadsheet would run as a formula, made harmless and taken back exactly.

A text such as ``=1+1`` or ``@SUM(A1)`` is computed when the file is opened, and may do harm. An
export puts an apostrophe before it and names the cell's column in the row's ``escaped`` column;
an import takes the apostrophe off those cells, and off no others.
"""

from __future__ import annotations

import re

APOSTROPHE = "'"
# The wide twins of the signs are turned into them by some spreadsheets.
_RUNS = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_NUMBER = "[+-]?[0-9][0-9.,]*"


def would_run(cell: str) -> bool:
    """Say whether a spreadsheet might compute the cell; a plain number such as -5 is none."""
    return re.match(_RUNS, cell) is not None and re.fullmatch(_NUMBER, cell) is None
