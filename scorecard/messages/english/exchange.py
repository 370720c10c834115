"""Files that readings come from and go to."""

from __future__ import annotations

from typing import ClassVar


class CsvFile:
    """A long CSV that cannot be read, or a row of it."""

    SAVE_AS = 'in the spreadsheet, save it as "CSV UTF-8"'
    OTHER: ClassVar[dict[str, str]] = {
        "workbook": "is a workbook or another zip file, not a CSV; {advice}",
        "xls": "is an old Excel workbook, not a CSV; {advice}",
        "pdf": "is a PDF, not a CSV",
        "utf-16": "is in UTF-16, which some programs call Unicode text; {advice}",
    }
    NOT_UTF8 = "is not in UTF-8: the byte {byte} here is of another encoding; {advice}"
    NULL_BYTE = "holds a null byte (U+0000), which no text has; the file is damaged or is no CSV"
    EMPTY = "is empty; its first row names the columns"
    MISSING = "there is no such file"
    IS_FOLDER = "is a folder, not a CSV file"
    NOT_ALLOWED = "may not be read by this user"
    UNREADABLE = "cannot be read: {why}"
    TOO_LARGE = "is larger than {most} MiB; import it in parts"
    # The header.
    TOO_WIDE = (
        "the header has {number} columns; a long CSV has one row for each reading and at most the "
        "columns {columns}"
    )
    NO_HEADER = (
        "is not a header: it names none of the columns {columns}; the cells are parted by commas, "
        "semicolons or tabs"
    )
    LACKS = 'there is no column "{name}", and {needed} are needed'
    UNKNOWN = "unknown column {name} (column {place}){hint}"
    TWICE = "the column {name} is there {number} times ({places})"
    MORE_UNKNOWN = "and {number} more columns that are unknown"
    # A row.
    ROW = "row {number}: {what}"
    PLACE = "row {number}"
    QUOTE = '{what}; a quotation mark inside a text is written twice: ""'
    QUOTE_OPEN = "a quotation mark opens a cell and none closes it"
    QUOTE_CLOSED = "text stands after the quotation mark that closes a cell"
    WHOLE_ROW = "whole row"
    MISFIT: ClassVar[dict[str, str]] = {
        "one": "has 1 cell, but the header names {columns} columns; {advice}",
        "other": "has {number} cells, but the header names {columns} columns; {advice}",
    }
    EMPTY_CELL = "an empty cell needs its {mark} too"
    TEXT_WITH_MARK = "a text that holds a {mark} stands in quotation marks"
    MARKS: ClassVar[dict[str, str]] = {",": "comma", ";": "semicolon", "\t": "tab"}
    COLUMN = "column {place}"
    NAMELESS = "holds {text}, but has no name in the header"
    NO_COLUMN = "{name} is no column of this file"


class Preview:
    """What an import would do."""

    COUNTS = "{new} new, {changed} changed, {same} the same, {refused} refused"
    REFUSAL = "{place}, {column}: {what}"
    ROW = "{place}: {what}"
    QUALIFIED = "{qualifier} {value}"
    STORED = "the store says so already"
    SAME_AS = "the same as {place}"
    NO_FIGURE = (
        "{text} says that there is no figure; --no-data WHY takes such cells as no data, "
        "because WHY"
    )
    MARKED = (
        "{text} is {figure} with a footnote mark; --marks-as-notes keeps {mark} as a note beside it"
    )
    FOOTNOTE = "{mark}: {text}"
    MARK = "marked {mark} where it was taken from"
    CHANGED_SINCE = (
        "was changed here meanwhile: {now}, by {by} on {day}; {then}. --over-changes takes the row "
        "all the same"
    )
    SHEET_SAID = "the sheet was made when it said {value}"
    SHEET_NONE = "the sheet was made when there was no reading"
    CLOSED_HISTORY = (
        "{year} is closed, so its history cannot be back-filled; import the row without "
        "--as-published, as a revision known from today"
    )
    NOTHING_TO_TAKE_BACK = "there is no reading to take back"
    JOINS = "{now}, known from {day}, joins the history; {was} stands"
    BECOMES = "{was} becomes {now}"
    NO_DATA_OVER = "{was} stands, and the file says that there is no figure. Is that meant?"
    STAYS = "{was} stays, with another {columns}"
    CLASH = "{said}, both for {of}{day}; keep one, or give each its own published day"
    CLASH_VALUES = "{here} here and {there} in {place}"
    CLASH_OTHER = "not as in {place}"
    PUBLISHED = ", published {day}"
    NOT_HISTORY: ClassVar[dict[str, str]] = {
        "one": (
            "1 row is in the store already, unchanged: known from the day they were entered, not "
            "from the day they were published"
        ),
        "other": (
            "{number} rows are in the store already, unchanged: known from the day they were "
            "entered, not from the day they were published"
        ),
    }


class ImportLines:
    """A preview's rows on a terminal."""

    TITLE = "{title}: {number}"
    REFUSED = "Refused"
    LOOKS_WRONG = "Looks wrong"
    CHANGED = "Changed"
    NEW = "New"
    SAME = "The same"
    REFUSED_BECAUSE = "{column}: {what}"
    UNDERSTOOD = "= {value}"
    BEFORE = "was {value}"
    ANOTHER = "another {columns}"
    LAST = "{value} in {year}"
    CUT = "\u2026"
    LEFT: ClassVar[dict[str, str]] = {
        "one": "1 row was left: {places}.",
        "other": "{number} rows were left: {places}.",
    }


class ImportNames:
    """What files call the indicators, kept beside the store."""

    EXAMPLE = '{"names": {"name in the file": "id"}}'
    NOT_NAMES = "is no file of names: it holds {example}, names and ids as text"
    STALE = "{name} stands for {id}, which is no indicator of the plan any more; it is passed over"
    MISSING = "there is no such file; leave out --map to keep names beside the store"
    KEPT: ClassVar[dict[str, str]] = {
        "one": "{path}: 1 name kept for next time.",
        "other": "{path}: {number} names kept for next time.",
    }


class History:
    """A whole history, taken in with the moments of its entries."""

    COUNTS = "{new} new, {same} the same, {refused} refused"
    OTHERS = (
        "other revisions of this stand here, and a history cannot be put between them; take it "
        "into a store that has none"
    )
    NO_SORT = "{text} is no record; it is {listed}"
    NO_MOMENT = (
        "{text} is no moment with its time zone, such as 2020-03-01T10:30:00.000Z, as export "
        "--history writes it"
    )
    UNREADABLE = "is no {record} as export --history writes it"
    TAKEN_IN: ClassVar[dict[str, str]] = {
        "one": "1 record taken in, with the day it was entered.",
        "other": "{number} records taken in, with the days they were entered.",
    }


class Formats:
    """Exports in the formats of other people's tools."""

    BY_ITSELF = "--format says all of it; leave --history and --wide out"
    FOLDER = "{format} takes a folder; name one, - is the screen"
