"""The columns of a long CSV, and what a header must say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.nearest import did_you_mean, either, nearest
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    *("indicator", "year", "value", "entity", "numerator", "denominator", "qualifier", "state"),
    *("flags", "source", "edition", "address", "page", "published", "note", "reason", "no_data"),
    "by",
)
NEEDED = COLUMNS[:3]
# Written where an export needs them: readings taken back, and cells made harmless.
RETRACTED = "retracted"
ESCAPED = "escaped"
KNOWN = (*COLUMNS, RETRACTED, ESCAPED)
# A header wider than this is another kind of table, and not worth a fault for each column.
MAX_COLUMNS = 100
_FAULTS_NAMED = 10


def header_names(cells: Sequence[str]) -> list[str]:
    """Return the columns' names: small letters, no spaces around, none for empty cells at the end.

    Spreadsheets write such cells where a column was once in use.
    """
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        del names[-1]
    return names


def header_faults(names: Sequence[str]) -> list[str]:
    """Return everything wrong with a header; nothing when rows can be read by it.

    A column without a name is no fault here, only a cell in it is.
    """
    if len(names) > MAX_COLUMNS:
        what = f"the header has {len(names):,} columns; a long CSV has one row for each reading"
        return [f"{what} and at most the columns {', '.join(COLUMNS)}"]
    if not set(names) & set(NEEDED):
        what = f"is not a header: it names none of the columns {either(NEEDED)}"
        return [f"{what}; the cells are parted by commas, semicolons or tabs"]
    faults = [
        f'there is no column "{name}", and {", ".join(NEEDED)} are needed'
        for name in NEEDED
        if name not in names
    ]
    for name in dict.fromkeys(names):
        places = [str(place + 1) for place, other in enumerate(names) if other == name]
        if name and name not in KNOWN:
            near = did_you_mean(nearest(name, KNOWN))
            faults.append(f"unknown column {quoted(name)} (column {places[0]}){near}")
        elif name and len(places) > 1:
            faults.append(f"the column {name} is there {len(places)} times ({', '.join(places)})")
    if len(faults) > _FAULTS_NAMED:
        more = len(faults) - _FAULTS_NAMED
        faults[_FAULTS_NAMED:] = [f"and {more} more columns that are unknown"]
    return faults
