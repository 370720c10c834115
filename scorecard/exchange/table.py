"""What any file of readings says: its rows, and how they were found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.number import NumberStyle
    from scorecard.records.draft import Draft


@dataclass(frozen=True, slots=True)
class Row:
    """One reading as a file says it.

    ``number`` orders the readings of a file and is different for each: a long table's row as a
    spreadsheet counts it (the header is 1). ``place`` is where a person finds it, "row 5" or
    "Readings!C5", and ``written`` the text of its value as it stood there. ``problems`` are those
    of the row's shape, as (column, what); such a row has no true draft and every preview refuses
    it. ``history`` has the columns that only a whole history has. ``figure_only`` says that the
    table has room for figures alone, so that nothing is said by what is not there.
    """

    number: int
    draft: Draft
    problems: tuple[tuple[str, str], ...] = ()
    history: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    written: str = ""
    figure_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The readings of a file, blank rows left out, and the columns it has.

    ``sheet`` is the workbook's sheet they come from, ``layout`` the sentence that says how they
    were found there, ``notation`` the one way in which its text writes numbers, ``left_out`` the
    columns that are not read. ``remarks`` are sentences a person should see before they agree.
    ``footnotes`` are the texts found below the readings, by their mark.
    """

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    sheet: str = ""
    layout: str = ""
    notation: NumberStyle | None = None
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_history(self) -> bool:
        """Say whether the rows are a whole history, with the moment of each entry."""
        return "entered" in self.columns

    @property
    def problems(self) -> tuple[tuple[int, str, str], ...]:
        """Return the problems of the rows' shape as (row number, column, what)."""
        return tuple((row.number, *problem) for row in self.rows for problem in row.problems)
