"""Workbooks written: tables into an XLSX file that runs nothing and hides nothing."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    # None is an empty cell; a year is an int, every other number a Decimal.
    Value = str | int | Decimal | date | None

# A cell holds binary numbers of so many digits; a longer one is written as text.
_DIGITS = 15
# A sheet's name has none of these: a fiscal year is 2019-20 in it.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# As many units of UTF-16 go into a cell.
_LONGEST = 32_767
# Earlier days are no dates to a spreadsheet, or other ones.
_FIRST_DAY = date(1900, 3, 1)
# Any moment serves that is always the same.
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_RISKY = re.compile("[=+\\-@\t\r\n'\uff1d\uff0b\uff0d\uff20]")
_A4 = 9
# Points of a line, and as many lines as a row shows; LibreOffice does not find a height by itself.
_LINE = 15
_MOST_LINES = 12
# A column that fits what it holds is no wider than this.
_WIDEST = 40
# Columns of figures are alike while their figures are no longer than this.
_FIGURE = 7
# As many letters go across a page; smaller than this nothing is read on paper.
_PAGE = 100
_LEAST_SCALE = 40
_DAY = "yyyy-mm-dd"
_TEXT = "@"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how its cells look.

    ``width``, in letters, is that of lines which wrap; without it the column fits what it holds.
    ``right`` is one of figures, whose texts stand under its numbers. ``typed`` is one that people
    fill in, ``form`` the number format of its empty cells; ``quiet`` is written small and grey.
    """

    title: str
    width: int = 0
    right: bool = False
    typed: bool = False
    quiet: bool = False
    form: str = _TEXT


@dataclass(frozen=True, slots=True)
class Check:
    """What a spreadsheet asks of one cell: it warns, and takes what people insist on.

    ``rule`` is as xlsxwriter's ``data_validation`` takes it; without one the cell only has words.
    """

    row: int
    column: int
    title: str
    message: str
    rule: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook: a header in row 1, and the rows below it.

    ``frozen`` are the columns that stay in sight, ``strong`` the rows (from 0, the header not
    counted) that head others, ``forms`` number formats of single cells by row and column.
    ``splits`` are the columns with which another page begins, printed beside the one before.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    frozen: int = 1
    checks: Sequence[Check] = ()
    forms: Mapping[tuple[int, int], str] = field(default_factory=dict)
    strong: frozenset[int] = frozenset()
    splits: Sequence[int] = ()
    filtered: bool = True


def number_cell(stored: str, shown: str) -> Value:
    """Return a stored number for a cell; as text, the way it is shown, where it has more digits."""
    digits = stored.lstrip("-").replace(".", "").lstrip("0")
    return Decimal(stored) if len(digits) <= _DIGITS else shown


def workbook_bytes(tabs: Iterable[Tab], *, title: str, made: datetime | None = None) -> bytes:
    """Return an XLSX file: the same tables give the same bytes.

    Texts are texts, whatever they begin with: never a formula, a link or a number.

    Args:
        tabs: its sheets, all of them in sight.
        title: what the file says it is.
        made: when what it holds was entered last; the clock is not asked.

    Raises:
        ScorecardError: a text is longer than a cell holds.
    """
    # Late: no other command writes a workbook.
    import xlsxwriter  # noqa: PLC0415

    stream = io.BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
    moment = (made or _NO_MOMENT).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": title, "created": moment})
    looks = _Looks(book)
    for tab in tabs:
        _TabWriter(book.add_worksheet(_NOT_IN_NAMES.sub("-", tab.name)), tab, looks).write()
    book.close()
    return stream.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def heading(self, column: Column) -> Format:
        """Return the look of a header's cell."""
        look: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "border": 1}
        look |= {"bg_color": "#7F4F00" if column.typed else "#1F3864", "valign": "top"}
        return self._of(**look, text_wrap=True, align="right" if column.right else "left")

    def cell(self, column: Column, form: str, **marks: bool) -> Format:
        """Return the look of a cell below it.

        Args:
            column: its column.
            form: its number format.
            marks: ``guarded``, a text that stays one when it is typed anew; ``strong``, a cell of
                a row that heads others; ``left``, a number that names something.
        """
        look: dict[str, object] = {
            "num_format": form,
            "valign": "top",
            "text_wrap": column.width > 0,
        }
        if marks.get("guarded"):
            look["quote_prefix"] = True
        if marks.get("left") or column.right:
            look["align"] = "right" if column.right else "left"
        if marks.get("strong"):
            look |= {"bold": True, "bg_color": "#E7EBF3"}
        if column.typed:
            look |= {"bg_color": "#FFF8DC", "border": 1, "border_color": "#BFBFBF"}
        if column.quiet:
            look |= {"font_color": "#7F7F7F", "font_size": 8}
        return self._of(**look)

    def _of(self, **look: object) -> Format:
        key = tuple(sorted((name, str(value)) for name, value in look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


class _TabWriter:
    def __init__(self, sheet: Worksheet, tab: Tab, looks: _Looks) -> None:
        self._sheet = sheet
        self._tab = tab
        self._looks = looks

    def write(self) -> None:
        tab, sheet = self._tab, self._sheet
        sheet.freeze_panes(1, tab.frozen)
        for place, column in enumerate(tab.columns):
            sheet.set_column(place, place, _width(tab, place))
            sheet.write_string(0, place, column.title, self._looks.heading(column))
        for number, row in enumerate(tab.rows):
            for place, value in enumerate(row):
                self._cell(number, place, value)
            lines = max((_lines(*pair) for pair in zip(tab.columns, row, strict=True)), default=1)
            if lines > 1:
                sheet.set_row(number + 1, _LINE * min(lines, _MOST_LINES))
        if tab.filtered and tab.rows:
            sheet.autofilter(0, 0, len(tab.rows), len(tab.columns) - 1)
        for check in tab.checks:
            self._check(check)
        self._printed()

    def _cell(self, number: int, place: int, value: Value) -> None:
        column, row = self._tab.columns[place], number + 1
        own = self._tab.forms.get((number, place))
        sheet, look = self._sheet, self._looks.cell
        match value:
            case None | "":
                strong = number in self._tab.strong
                if column.typed or strong:
                    empty = look(column, own or column.form, strong=strong)
                    sheet.write_blank(row, place, None, empty)
            case str():
                self._text(row, place, value, own)
            case date() if value >= _FIRST_DAY:
                day = datetime.combine(value, time.min)
                sheet.write_datetime(row, place, day, look(column, _DAY, left=True))
            case date():
                sheet.write_string(row, place, value.isoformat(), look(column, _TEXT))
            case int():
                sheet.write_number(row, place, value, look(column, "0", left=True))
            case Decimal():
                sheet.write_number(row, place, float(value), look(column, own or _form(value)))

    def _text(self, row: int, place: int, text: str, own: str | None) -> None:
        column = self._tab.columns[place]
        if len(text.encode("utf-16-le")) > 2 * _LONGEST:
            what = words.Workbook.TOO_LONG
            raise ScorecardError(what.format(row=row + 1, column=column.title, most=_LONGEST))
        guarded = _RISKY.match(text) is not None
        # A text in a cell for numbers, such as a bound, leaves it one.
        strong = row - 1 in self._tab.strong
        look = self._looks.cell(column, own or _TEXT, guarded=guarded, strong=strong)
        self._sheet.write_string(row, place, text, look)

    def _check(self, check: Check) -> None:
        """Have a cell checked; titles have 32 letters, messages 255."""
        rule = {"validate": "any", **(check.rule or {})}
        rule |= {"input_title": check.title[:32], "input_message": check.message[:255]}
        rule |= {"error_type": "warning", "error_title": words.Workbook.SURE}
        rule |= {"error_message": check.message[:255]}
        self._sheet.data_validation(check.row + 1, check.column, check.row + 1, check.column, rule)

    def _printed(self) -> None:
        """Have it printed on A4, across, as wide as the page or two, its header on every page."""
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.repeat_rows(0)
        splits = self._tab.splits
        if splits:
            widths = [_width(self._tab, place) for place in range(len(self._tab.columns))]
            pages = pairwise((0, *splits, len(widths)))
            widest = max(sum(widths[max(first, 1) : last]) for first, last in pages) + widths[0]
            sheet.set_print_scale(max(_LEAST_SCALE, min(100, 100 * _PAGE // widest)))
            sheet.repeat_columns(0, 0)
            sheet.set_v_pagebreaks(list(splits))
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")


def _lines(column: Column, value: Value) -> int:
    """Return how many lines a cell takes, about."""
    if not column.width or not isinstance(value, str):
        return 1
    return sum(len(wrap(line, column.width)) or 1 for line in value.split("\n"))


def _width(tab: Tab, place: int) -> int:
    """Return how wide a column is: as told, or as wide as what it holds."""
    column = tab.columns[place]
    told, longest = column.width, _FIGURE if column.right else len(column.title)
    if told:
        return told
    for row in tab.rows:
        value = row[place]
        longest = max(longest, len(str(value)) if value is not None else 0)
    return min(longest, _WIDEST) + 3


def number_form(places: int) -> str:
    """Return the format of numbers with so many decimals; which marks is the spreadsheet's own."""
    return "#,##0." + "0" * places if places > 0 else "#,##0"


def _form(value: Decimal) -> str:
    """Return the format that shows a number with the decimals it was entered with."""
    return number_form(-int(value.as_tuple().exponent))
