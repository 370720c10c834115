"""What is said of a workbook, and of how a table was found in a sheet."""

from typing import ClassVar


class SheetFile:
    """A workbook that cannot be read, or what is said of one that is."""

    LOCKED = "is locked by a password; open it in the spreadsheet and save it without one"
    DAMAGED = "is damaged, or is no workbook; open it in the spreadsheet, save it anew as .xlsx"
    BINARY = "is a binary workbook (.xlsb); in the spreadsheet, save it as .xlsx"
    NO_WORKBOOK = "is a zip archive without a workbook in it"
    WEB_PAGE = (
        "is a web page or other XML, whatever its name says; open it in the spreadsheet and save "
        "it as .xlsx"
    )
    UNPACKS = "unpacks to {size} MiB, more than any table of readings; save its sheet as CSV"
    TOO_MANY = (
        "has a sheet whose cells reach beyond {most}; delete what stands far below or to the "
        "right, or save the sheet as CSV"
    )
    NO_SHEET = "has no sheet {name}; it has {listed}"
    ONLY_SHEETS = "is no workbook, and so has no sheet {name}"
    HIDDEN_ONLY = "has only hidden sheets; name one with --sheet: {listed}"
    NO_TABLE = "no table of readings is in any of its sheets: {listed}"
    SEVERAL = "has a table in more than one sheet; name one with --sheet: {listed}"
    SHEET_FAULT = "sheet {name}: {what}"
    # What is told beside a preview.
    CHOSEN = "Read from the sheet {name}; no table is in {others}."
    HIDDEN_SHEETS = "Hidden sheets are left out: {listed}."
    IS_HIDDEN = "The sheet {name} is hidden in the workbook."
    HIDDEN_ROWS: ClassVar[dict[str, str]] = {
        "one": "The row {listed} is hidden in the workbook, and is read like the others.",
        "other": "The rows {listed} are hidden in the workbook, and are read like the others.",
    }
    HIDDEN_COLUMNS: ClassVar[dict[str, str]] = {
        "one": "The column {listed} is hidden in the workbook, and is read like the others.",
        "other": "The columns {listed} are hidden in the workbook, and are read like the others.",
    }
    LINKS = "The workbook has links to others; what they gave when it was last saved is read."
    MACROS = "The workbook has macros; none was run."
    UNSTORED: ClassVar[dict[str, str]] = {
        "one": (
            "{cell} holds a formula whose result was never stored; open the workbook in the "
            "spreadsheet, save it, and import it again"
        ),
        "other": (
            "{cell} and others, {number} in all, hold formulas whose results were never stored; "
            "open the workbook in the spreadsheet, save it, and import it again"
        ),
    }


class Layout:
    """How a table was found in a sheet, and what is wrong with it."""

    WIDE = "Wide: indicators down in column {names}, years across in row {header}, {years}{rest}."
    TURNED = "Wide: years down in column {names}, indicators across in row {header}, {years}{rest}."
    LONG = "Long: a reading a row, columns named in row {header}{rest}."
    OF_ONE = "All are of {id}, as {where} says."
    FROM_TITLE = "row {row}"
    FROM_SHEET = "the sheet's name"
    FROM_FILE = "the file's name"
    ONE_YEAR = "{first}"
    YEARS = "{first} to {last}"
    PASSED = "; {rows} passed over"
    ROWS: ClassVar[dict[str, str]] = {"one": "row {listed}", "other": "rows {listed}"}
    RANGE = "{first}–{last}"
    MORE_ROWS = "{listed} and more, {number} in all"
    LEFT_OUT = "Columns that are the plan's, or for other things, are not read: {listed}."
    NAMELESS = "Columns without a name are not read: {listed}."
    IGNORED = "Columns left out as asked: {listed}."
    ACTUAL = "Of each year the column {name} is taken; not read: {others}."
    PROVISIONAL = "Taken as provisional, as their columns say: {listed}."
    MARKED = "Left off the year in {cell}: {mark}."
    DATED = "Taken as their years: {listed}."
    # What is refused.
    NONE = (
        "no table of readings was found in its first {number} rows; it needs a row that names the "
        "columns (indicator, year, value), or years across and indicators of the plan down"
    )
    QUARTERS = (
        "{cell} ({text}) is a part of a year; readings are kept one a year, so leave in one column "
        "or row for each year"
    )
    TWICE = "the year {year} stands in {first} and in {second}; leave one of them"
    ANOTHER = (
        "row {row} names years again, and others than row {header}; put each table on a sheet of "
        "its own"
    )
    NO_ACTUAL = (
        "the year {year} has the columns {listed}, and none is called actual; call the one to be "
        "read so, or take the others out"
    )
    UNKNOWN = (
        "unknown column {name} ({cell}){hint}; take it out, or leave it out with --ignore {name}"
    )
    NOT_READ = "no column {name} to leave out; there are {listed}"
    LACKS = 'there is no column for "{name}" in row {row}'
    SAME_COLUMN = "{first} and {second} both say {name}; leave out one of them with --ignore"
    TWO_NOTATIONS = (
        "{first} ({one}) and {second} ({other}) write numbers in two ways; write all in one"
    )
    NO_NAME = "no indicator stands beside it"
    TWO_NAMES = "{name} is the title of {listed}; write the id"
    ERROR = "holds the error {text}; mend it in the spreadsheet, or empty the cell"
    DAY_IN_YEAR = (
        "{cell} ({text}) is a day within a year; write the year it stands for, four digits"
    )
