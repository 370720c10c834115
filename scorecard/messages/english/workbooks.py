"""Workbooks that are written: their sheets, headings and explanations."""

from __future__ import annotations


class Workbook:
    """A workbook, whatever it holds."""

    TOO_LONG = (
        "row {row} of the workbook: {column} has more than {most:,} letters, and no cell of a "
        "workbook holds so many; export a CSV file"
    )
    SURE = "Are you sure?"
