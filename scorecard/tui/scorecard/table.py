"""The tree-table of goals, objectives and indicators, and which columns a width has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from scorecard.messages.catalogue import words, year_text
from scorecard.messages.figures import is_percent
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Firmness
from scorecard.review.moves import change
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit, narrowest, wrapped
from scorecard.tui.scorecard.rows import COUNT_ORDER, Level
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.plan import Target
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.scorecard.filter import View
    from scorecard.tui.scorecard.rows import Row

_MOST_STATUS = 18
_STATUS_WORD = 12  # a longer one may take two lines where columns are tight
_MOST_LABEL = 6
_MOST_TEXT = 18  # of a column, where a year takes four cells
_SOME_YEAR = 2019
_MOST_SPARK = 10
_MOST_CELL = 2  # lines of what stands beside a title
_MOST_LINES = 5  # of a title; what is longer is cut
_SHORT = 24  # cells of a title that stays on one line
_ENOUGH = 60  # cells of a title's line: longer titles ask for no more before a column joins
_WHOLE = 90  # the same where titles are to stand on one line
_GOOD_TITLE = 56  # units and movements join only while titles keep this much
_COUNTS = 30  # cells for the counts of a heading where it stands without its indicators
_LEAST_BESIDE = 20  # below this, the counts of a heading stand below its title
_GAP = 2
_PERCENT = "%"  # goes on with the figure before it
_FOLD = 3  # the sign of folding before the status
_LEAD = _FOLD + _GAP  # and the gap after the status
_FIRMNESS = {Firmness.FIRM: 0.0, Firmness.TENTATIVE: 1.0}
_BASE = ("latest", "target")
_NEXT = ("unit", "spark")
_FURTHER = ("change", "expected")
_ORDER = ("spark", "latest", "unit", "change", "expected", "confidence", "target")


def sparkline(
    values: Mapping[int, float | None], years: Sequence[int], upto: int, glyphs: Glyphs
) -> str:
    """Draw one sign a year, the lowest and the highest bar at the least and greatest value.

    Args:
        values: the figure of each year that has one.
        years: the years to draw, in order.
        upto: later years stay blank: the scorecard does not know them.
        glyphs: the set to draw with.
    """
    known = [v for year in years if year <= upto and (v := values.get(year)) is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    signs = []
    for year in years:
        value = values.get(year)
        if year > upto:
            signs.append(" ")
        elif value is None:
            signs.append(glyphs.gap)
        else:
            signs.append(glyphs.levels[_level(value, low, high, len(glyphs.levels))])
    return "".join(signs)


def _level(value: float, low: float, high: float, levels: int) -> int:
    if high <= low:
        # A series that does not move: on the ground at zero, half way up anywhere else.
        return 0 if value == 0 else levels // 2
    return min(levels - 1, int((value - low) / (high - low) * levels))


@dataclass(frozen=True, slots=True)
class Column:
    """One column beside the titles; its texts are those of the indicators, by id."""

    id: str
    heading: str
    texts: Mapping[str, str]
    right: bool = True

    def width(self, lines: int) -> int:
        """Return the cells it takes where a text may stand on so many lines."""
        widest = max((narrowest(text, lines) for text in self.texts.values()), default=0)
        most = _MOST_TEXT + len(year_text(_SOME_YEAR)) - len(str(_SOME_YEAR))
        return max(min(widest, most), cell_len(self.heading))

    @property
    def gap(self) -> int:
        """Return the cells before it; a unit stands close to its figure."""
        return 1 if self.id == "unit" else _GAP


class Cells:
    """What stands in the rows of one scorecard: made once, however often columns are chosen.

    Args:
        card: the scorecard.
        rows: all its rows; the widths come from them, so that filtering moves nothing.
        glyphs: the signs to draw with.
    """

    def __init__(self, card: Scorecard, rows: Sequence[Row], glyphs: Glyphs) -> None:
        self.card, self.rows, self.glyphs = card, rows, glyphs
        self._figures = Figures(card, ascii_only=glyphs.ascii_only)
        self._columns: dict[str, Column] = {}
        self.titles = {row.key: clean(row.title) for row in rows}
        labels = (cell_len(clean(row.label)) for row in rows if row.result is None)
        self.label = min(max(labels, default=0), _MOST_LABEL)
        own = [self.titles[row.key] for row in rows if row.result is not None]
        self.whole = max(map(cell_len, own), default=0)
        self.need, self.least = (min(self._least(own, n), _ENOUGH) for n in (2, _MOST_LINES - 1))

    def _least(self, titles: Sequence[str], lines: int) -> int:
        """Return the cells in which titles stand on so many lines.

        One title in ten may take a line more: it holds no column up for all the others.
        """
        most = sorted(narrowest(title, lines) for title in titles) or [0]
        more = max((narrowest(title, lines + 1) for title in titles), default=0)
        return max(most[(len(most) - 1) * 9 // 10], more, min(self.whole, _SHORT))

    def status(self, rows: Sequence[Row], lines: int) -> int:
        """Return the cells of the status column: as wide as the words of the rows shown."""
        sizes = (
            max(narrowest(row.word, lines), min(cell_len(row.word), _STATUS_WORD)) for row in rows
        )
        return min(2 + max(sizes, default=0), _MOST_STATUS)

    def years(self) -> list[str]:
        """Return the columns of the years before, the newest first."""
        first, last = self.card.strategy.period
        return [str(year) for year in range(min(self.card.year - 1, last), first - 1, -1)]

    def column(self, id_: str) -> Column:
        """Return a column by its name; a year is one."""
        if id_ not in self._columns:
            self._columns[id_] = self._made(id_)
        return self._columns[id_]

    def value(self, id_: str, row: Row) -> tuple[float, str] | None:
        """Return what a row is sorted by in a column; None where nothing stands there."""
        result = row.result
        if result is None:
            return None
        if id_ == "title":
            return 0.0, self.titles[row.key].casefold()
        if id_ == "unit":
            return 0.0, self.column(id_).texts[row.key]
        figure = self._figure(id_, result)
        return None if figure is None else (figure, "")

    def _figure(self, id_: str, result: IndicatorResult) -> float | None:
        moved = change(result, self.card.year) if id_ == "change" else None
        confidence = result.confidence if id_ == "confidence" else None
        found = {
            "latest": None if result.latest is None else result.latest.assessed,
            "change": None if moved is None else float(moved.by),
            "expected": result.expected,
            "confidence": None if confidence is None else _FIRMNESS[confidence.firmness],
            "target": self._due(result.target),
        }
        if id_ in found:
            return found[id_]
        point = next((p for p in result.readings if str(p.year) == id_), None)
        return None if point is None else point.assessed

    def _due(self, target: Target | None) -> float | None:
        """Return the day a target is due; what must hold every year is at the end of this one."""
        if target is None:
            return None
        by = target.by or self.card.strategy.calendar.last_day(self.card.year)
        return float(by.toordinal())

    def _made(self, id_: str) -> Column:
        figures, said = self._figures, words.ScreenWords
        if id_ == "spark":
            return self._spark()
        known = {
            "latest": (said.VALUE, figures.latest, True),
            "unit": (said.UNIT, _unit, False),
            "change": (said.CHANGE, self._moved, True),
            "expected": (said.EXPECTED, figures.expected, True),
            "confidence": (said.CONFIDENCE, _firmness, False),
            "target": (said.TARGET, figures.target, False),
        }
        if id_ in known:
            heading, text, right = known[id_]
            return self._of(id_, heading, text, right=right)
        return self._of(id_, year_text(int(id_)), self._of_year(int(id_)))

    def _of(
        self,
        id_: str,
        heading: str,
        text: Callable[[IndicatorResult], str],
        *,
        right: bool = True,
    ) -> Column:
        texts = {row.key: clean(text(row.result)) for row in self.rows if row.result is not None}
        return Column(id_, heading, texts, right)

    def _moved(self, result: IndicatorResult) -> str:
        by = change(result, self.card.year)
        return self._figures.change(by, points=is_percent(result.indicator))

    def _of_year(self, year: int) -> Callable[[IndicatorResult], str]:
        def text(result: IndicatorResult) -> str:
            point = next((p for p in result.readings if p.year == year), None)
            return self._figures.point(result.indicator, point, result)

        return text

    def _spark(self) -> Column:
        card = self.card
        first, last = card.strategy.period
        years = range(max(first, last - _MOST_SPARK + 1), last + 1)

        def text(result: IndicatorResult) -> str:
            # A figure between two has no height of its own; its column stays empty.
            values = {
                point.year: None if point.qualifier is Qualifier.BETWEEN else point.assessed
                for point in result.readings
            }
            if not any(values.get(year) is not None for year in years):
                return ""
            return sparkline(values, years, card.year, self.glyphs)

        ends = (years[0], years[-1]) if years else ()
        span = self.glyphs.dash.join(year_text(year)[len("20") :] for year in ends)
        return self._of("spark", span, text, right=False)


class Columns:
    """What every row shows for one width.

    What was read and what is due come first: for these, texts take a second line, and titles as
    many as they need. Movements and what is expected join where titles keep most of a line,
    confidence and the years where every title is whole on one.

    Args:
        cells: what stands in the rows.
        shown: the rows to choose for; a column that is empty in all of them does not appear.
        width: cells there are.
        flat: rows stand without their headings, so an indicator shows where it belongs.
    """

    def __init__(
        self, cells: Cells, shown: Sequence[Row], width: int, *, flat: bool = False
    ) -> None:
        self.glyphs, self.cells, self.flat = cells.glyphs, cells, flat
        self._rows = shown
        self._keys = [row.key for row in shown if row.result is not None]
        self._before = cells.label + 1  # an indicator's title begins where its heading's does
        # Texts in columns stand on one line; on two, and titles on four, before a target is lost.
        tries = ((1, cells.need), (2, cells.need), (2, cells.least))
        any(self._begin(width, lines, title) for lines, title in tries)
        # Where the unit has no room, the years drawn small may have it.
        joined = [self._join((id_,), cells.need) for id_ in _NEXT]
        if all(joined) and self._join(_FURTHER, max(cells.need, min(cells.whole, _GOOD_TITLE))):
            self._join(("confidence", *cells.years()), min(cells.whole, _WHOLE))
        years = sorted(id_ for id_ in self._widths if id_ not in _ORDER)
        chosen = [id_ for id_ in (*_ORDER, *years) if id_ in self._widths]
        self.columns = tuple(cells.column(id_) for id_ in chosen)
        titles = [self.cells.titles[row.key] for row in shown]
        whole = cells.whole if self._keys else max(map(cell_len, titles), default=0) + _COUNTS
        self.title = max(4, min(self._left, whole + self._before))
        # Counts end before the years, so that none reads as a year's.
        own = [column for column in self.columns if column.id not in years]
        self.room = self.title + sum(self._widths[c.id] + c.gap for c in own)
        self._laid: dict[str, list[Line]] = {}

    def _begin(self, width: int, lines: int, title: int) -> bool:
        """Let the first columns join, their texts on so many lines; say whether all could."""
        self._lines, self.status = lines, self.cells.status(self._rows, lines)
        self._widths: dict[str, int] = {}
        self._left = width - _LEAD - self.status
        return self._join(_BASE, title)

    def _join(self, ids: Sequence[str], title: int) -> bool:
        """Let columns join in this order while titles keep so much; say whether all could."""
        for id_ in ids:
            column = self.cells.column(id_)
            if not any(column.texts[key] for key in self._keys):
                continue
            width = column.width(self._lines_of(id_))
            left = self._left - width - column.gap
            if left - self._before < title and (id_ != "latest" or left < self._before + 4):
                return False
            self._widths[id_], self._left = width, left
        return True

    def _lines_of(self, id_: str) -> int:
        """Return the lines a text of a column may take: the odd long unit always two."""
        return 2 if id_ == "unit" else self._lines

    def heading(self, order: str = "", *, reverse: bool = False) -> str:
        """Return the line of headings, with a sign at the one the rows are sorted by."""
        sign = self.glyphs.down if reverse else self.glyphs.up
        said, ellipsis = words.ScreenWords, self.glyphs.ellipsis
        cells = [
            ("status", " " * _FOLD + fit(said.STATUS, self.status)),
            ("title", " " * _GAP + fit(said.INDICATOR, self.title, ellipsis)),
        ]
        for column in self.columns:
            cut = fit(column.heading, self._widths[column.id], right=column.right)
            cells.append((column.id, " " * column.gap + cut))
        line = ""
        for id_, cell in cells:
            at = len(cell) - len(cell.lstrip())
            line += cell[: at - 1] + sign + cell[at:] if id_ == order else cell
        return line

    def column_at(self, x: int) -> str:
        """Return the name of the column a cell of the headings belongs to; empty for none."""
        end = _LEAD + self.status
        if x < end:
            return "status"
        end += self.title
        if x < end:
            return "title"
        for column in self.columns:
            end += self._widths[column.id] + column.gap
            if x < end:
                return column.id
        return ""

    def height(self, row: Row) -> int:
        """Return the number of lines a row takes."""
        return len(self._laid_out(row))

    def lines(self, row: Row, *, folded: bool) -> list[Line]:
        """Return the lines of one row.

        Args:
            row: what to show.
            folded: what stands below the row is hidden.
        """
        sign = " "
        if row.result is None and not self.flat:
            sign = self.glyphs.folded if folded else self.glyphs.unfolded
        first, *more = self._laid_out(row)
        blank = (" " * _FOLD, "dim")
        return [[(f" {sign} ", "dim"), *first], *([blank, *line] for line in more)]

    def _laid_out(self, row: Row) -> list[Line]:
        """Return the lines of a row without the sign of folding."""
        if row.key not in self._laid:
            word = self._wrapped(clean(row.word), self.status - 2, _MOST_CELL)
            mark = self.glyphs.mark(row.status)
            status = [f"{'  ' if at else mark + ' '}{part}" for at, part in enumerate(word)]
            if row.result is None:
                ink, rest = f"strong {row.status}", self._heading(row)
            else:
                ink, rest = row.status.value, self._indicator(row)
            blank: Line = [(" " * self.room, "text")]
            self._laid[row.key] = [
                [
                    (fit(_at(status, at), self.status + _GAP), ink),
                    *(rest[at] if at < len(rest) else blank),
                ]
                for at in range(max(len(status), len(rest)))
            ]
        return self._laid[row.key]

    def _indicator(self, row: Row) -> list[Line]:
        """Return title and figures of an indicator."""
        title = self._wrapped(self.cells.titles[row.key], self.title - self._before, _MOST_LINES)
        columns = [(column, self._cell(column, row.key)) for column in self.columns]
        lines: list[Line] = []
        for at in range(max([len(title), *(len(texts) for _, texts in columns)])):
            label = clean(row.label) if self.flat and not at else ""
            before = fit(label, self._before - 1, self.glyphs.ellipsis) + " "
            said = fit(_at(title, at), self.title - self._before)
            for column, texts in columns:
                width = self._widths[column.id]
                said += " " * column.gap + fit(_at(texts, at), width, right=column.right)
            lines.append([(before, "dim"), (said, "text")])
        return lines

    def _heading(self, row: Row) -> list[Line]:
        """Return id, title and counts of a heading; the title takes what the counts leave."""
        room = self.room - self.cells.label - 1
        number = {} if row.counts is None else dict(row.counts.by_status)
        counts: Line = [
            (f"{' ' * _GAP}{self.glyphs.mark(status)} {number[status]}", status.value)
            for status in COUNT_ORDER
            if number.get(status)
        ]
        beside = room - sum(cell_len(piece[0]) for piece in counts)
        title = self.cells.titles[row.key]
        ink = "strong text" if row.level is Level.GOAL else "text"
        first = room if beside < min(_LEAST_BESIDE, cell_len(title)) else beside
        parts = wrapped(title, room, _MOST_LINES, self.glyphs.ellipsis, first=first)
        label = fit(clean(row.label), self.cells.label, self.glyphs.ellipsis) + " "
        lines: list[Line] = [
            [(" " * len(label) if at else label, "strong text"), (fit(part, room), ink)]
            for at, part in enumerate(parts)
        ]
        if first == room and counts:
            lines.append([(" " * (len(label) - _GAP), "text"), *counts])
        elif counts:
            lines[0][1:] = [(fit(parts[0], beside), ink), *counts]
        return lines

    def _cell(self, column: Column, key: str) -> list[str]:
        """Break the text of a cell before what says when: "at least 130" above "by 2020"."""
        text, width = column.texts[key], self._widths[column.id]
        parts = text.split(" ")
        if cell_len(text) > width:
            for at in (at for at in range(1, len(parts)) if parts[at] != _PERCENT):
                two = [" ".join(parts[:at]), " ".join(parts[at:])]
                if max(map(cell_len, two)) <= width:
                    return two
        return self._wrapped(text, width, _MOST_CELL)

    def _wrapped(self, text: str, width: int, lines: int) -> list[str]:
        if cell_len(text) <= width:
            return [text]
        return wrapped(text, max(1, width), lines, self.glyphs.ellipsis)


def _at(texts: Sequence[str], at: int) -> str:
    return texts[at] if at < len(texts) else ""


def _firmness(result: IndicatorResult) -> str:
    """Say how firm a status is; empty where no reading to come could turn it."""
    confidence = result.confidence
    return "" if confidence is None else words.FIRMNESS[confidence.firmness]


def _unit(result: IndicatorResult) -> str:
    """Return what is counted; a percentage has its sign at the figure."""
    return "" if is_percent(result.indicator) or result.latest is None else result.indicator.unit


class ScorecardTable(Table[Columns]):
    """Shows the rows a view leaves; keeps the cursor on its row whatever changes around it."""

    class HeadingClicked(Message):
        """The heading of a column was clicked."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, view: View, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self.view = view
        self._cells: Cells | None = None
        self._all: tuple[Row, ...] = ()
        self._shown: Sequence[Row] = ()

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Return every row of the scorecard, shown or not."""
        return self._all

    @property
    def shown(self) -> Sequence[Row]:
        """Return the rows the view leaves, in order."""
        return self._shown

    @property
    def current(self) -> Row | None:
        """Return the row under the cursor; None when none is shown."""
        return self._shown[self.cursor] if self._shown else None

    def show(self, card: Scorecard, rows: tuple[Row, ...]) -> None:
        """Take in a scorecard; the cursor stays on the row of the same id."""
        self._cells, self._all = Cells(card, rows, self._glyphs), rows
        self.view_changed()

    def view_changed(self, key: str | None = None) -> None:
        """Show what the view leaves now, with the cursor on a row, or where it was."""
        before = self.current
        if self._cells is not None:
            self._shown = self.view.shown(self._all, self._cells.value)
        self.measure_anew()
        wanted = [key] if key is not None else []
        if before is not None:
            # A row that is hidden now hands the cursor to the heading it went under.
            wanted += [before.key, *reversed(before.above)]
        places = {row.key: at for at, row in enumerate(self._shown)}
        at = next((places[key] for key in wanted if key in places), self.cursor)
        self.rows_changed(at)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row, unfolding what hides it."""
        row = next((row for row in self._all if row.key == key), None)
        if row is not None:
            self.view.folded.difference_update(row.above)
            self.view_changed(key)

    def toggle(self, row: Row) -> None:
        """Fold or unfold what stands below a heading."""
        if row.level is not Level.INDICATOR and not self.view.flat:
            self.view.folded ^= {row.key}
            self.view_changed(row.key)

    def sortable(self) -> list[tuple[str, str]]:
        """Return name and heading of the columns in sight that rows can be sorted by."""
        said = words.ScreenWords
        columns = self.columns(self.room).columns if self._cells is not None else ()
        beside = [(column.id, column.heading) for column in columns if column.id != "spark"]
        return [("status", said.STATUS), ("title", said.INDICATOR), *beside]

    def heading_of(self, column: str) -> str:
        """Return the heading of a column rows are sorted by, in sight or not."""
        said = words.ScreenWords
        own = {"status": said.STATUS, "title": said.INDICATOR}
        return own.get(column) or (
            "" if self._cells is None else self._cells.column(column).heading
        )

    def row_count(self) -> int:
        """Return the number of rows shown."""
        return len(self._shown)

    def row_heights(self, width: int) -> Sequence[int]:
        """Return the number of lines of every row."""
        if not self._shown:
            return ()
        columns = self.columns(width)
        return [columns.height(row) for row in self._shown]

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row."""
        shown, view = self._shown[row], self.view
        folded = shown.key in view.folded and not view.narrowed
        return self.columns(width).lines(shown, folded=folded)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of column headings."""
        if not self._shown:
            return []
        said = self.columns(width).heading(self.view.order, reverse=self.view.reverse)
        return [[(said, "dim")]]

    def heading_clicked(self, x: int) -> None:
        """Tell which heading was clicked."""
        column = self.columns(self.room).column_at(x)
        if column in dict(self.sortable()):
            self.post_message(self.HeadingClicked(column))

    def measure(self, width: int) -> Columns:
        """Return the columns there is room for."""
        assert self._cells is not None  # noqa: S101 - rows come with their scorecard
        return Columns(self._cells, self._shown, width, flat=self.view.flat)
