"""The tree-table of goals, objectives and indicators, and which columns a width has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words
from scorecard.messages.figures import is_percent
from scorecard.review.moves import change
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit
from scorecard.tui.scorecard.rows import COUNT_ORDER, Level
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.scorecard.filter import View
    from scorecard.tui.scorecard.rows import Row

_MOST_STATUS = 18
_MOST_LABEL = 6
_MOST_FIGURE = 14
_MOST_TARGET = 16
_MOST_SPARK = 10
_LEAST_TITLE = 22  # below this the sparkline gives way
_POOR_TITLE = 8  # below this the target gives way: the sentence below the rows tells it
_GOOD_TITLE = 40  # more columns join only while titles keep this much
_GAP = 2
_INDENT = 2
_LEAD = 4  # the sign of folding before the status, a blank after it


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
    """One column beside the titles; its texts are those of the indicators."""

    id: str
    heading: str
    width: int
    text: Callable[[IndicatorResult], str]
    right: bool = True


class Columns:
    """What every row shows in one scorecard, for one width.

    Args:
        card: the scorecard.
        rows: all its rows; the widths come from them, so that filtering moves nothing.
        width: cells there are.
        glyphs: the signs to draw with.
    """

    def __init__(self, card: Scorecard, rows: Sequence[Row], width: int, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self._figures = Figures(card, ascii_only=glyphs.ascii_only)
        words = (cell_len(row.word) + 2 for row in rows)
        self.status = min(max(words, default=0), _MOST_STATUS)
        labels = (cell_len(clean(row.label)) for row in rows if row.result is None)
        self.label = min(max(labels, default=0), _MOST_LABEL)
        # Titles begin under the ids of their headings, a little further in.
        self.columns, self.title = self._chosen(card, rows, width - _LEAD - self.status)

    def heading(self) -> str:
        """Return the line of headings."""
        lead = " " * 3 + fit(words.ScreenWords.STATUS, self.status) + " "
        return (
            lead
            + fit(words.ScreenWords.INDICATOR, self.title, self.glyphs.ellipsis)
            + self._cells(lambda c: c.heading)
        )

    def line(self, row: Row, *, flat: bool, folded: bool) -> Line:
        """Return one row.

        Args:
            row: what to show.
            flat: rows stand without their headings, so an indicator shows where it belongs.
            folded: what stands below the row is hidden.
        """
        glyphs, result = self.glyphs, row.result
        fold = " "
        if result is None and not flat:
            fold = glyphs.folded if folded else glyphs.unfolded
        word = fit(f"{glyphs.mark(row.status)} {row.word}", self.status, glyphs.ellipsis)
        if result is None:
            return [(f" {fold} ", "dim"), (word, f"strong {row.status}"), *self._heading(row)]
        label = fit(clean(row.label), self.label, glyphs.ellipsis) + " " if flat else " " * _INDENT
        title = fit(clean(row.title), self.title - cell_len(label), glyphs.ellipsis)
        texts = {column.id: clean(column.text(result)) for column in self.columns}
        return [
            (f" {fold} ", "dim"),
            (word + " ", row.status.value),
            (label, "dim"),
            (title + self._cells(lambda c: texts[c.id]), "text"),
        ]

    def _heading(self, row: Row) -> Line:
        """Return id, title and counts of a heading; the title takes what the counts leave."""
        room = self.title + _taken(self.columns) - self.label - 1
        number = {} if row.counts is None else dict(row.counts.by_status)
        counts: Line = [
            (f"{' ' * _GAP}{self.glyphs.mark(status)} {number[status]}", status.value)
            for status in COUNT_ORDER
            if number.get(status)
        ]
        taken = sum(cell_len(piece[0]) for piece in counts)
        label = " " + fit(clean(row.label), self.label, self.glyphs.ellipsis) + " "
        title = fit(clean(row.title), room - taken, self.glyphs.ellipsis)
        ink = "strong text" if row.level is Level.GOAL else "text"
        return [(label, "strong text"), (title, ink), *counts]

    def _cells(self, text: Callable[[Column], str]) -> str:
        return "".join(
            " " * _GAP + fit(text(column), column.width, self.glyphs.ellipsis, right=column.right)
            for column in self.columns
        )

    def _chosen(
        self, card: Scorecard, rows: Sequence[Row], room: int
    ) -> tuple[tuple[Column, ...], int]:
        """Return the columns there is room for, and what is left for the titles."""
        results = [row.result for row in rows if row.result is not None]
        titles = max((cell_len(clean(row.title)) + _INDENT for row in rows), default=0)
        spark = self._spark(card)
        latest = _sized(
            "latest", words.ScreenWords.VALUE, self._figures.latest, results, _MOST_FIGURE
        )
        target = _sized(
            "target",
            words.ScreenWords.TARGET,
            self._figures.target,
            results,
            _MOST_TARGET,
            right=False,
        )
        columns = {c.id: c for c in (spark, latest, target)}
        if room - _taken(columns.values()) < min(titles, _LEAST_TITLE):
            del columns["spark"]
        if room - _taken(columns.values()) < min(titles, _POOR_TITLE):
            del columns["target"]
        for extra in self._extras(card, results):
            if room - _taken([*columns.values(), extra]) < min(titles, _GOOD_TITLE):
                break
            columns[extra.id] = extra
        self._with_points(columns, card.year, results, room - min(titles, _GOOD_TITLE))
        order = ("spark", "latest", "change", "expected", "confidence", "target")
        years = sorted(id_ for id_ in columns if id_ not in order)
        chosen = tuple(columns[id_] for id_ in (*order, *years) if id_ in columns)
        return chosen, max(4, min(room - _taken(chosen), titles))

    def _extras(self, card: Scorecard, results: list[IndicatorResult]) -> Iterator[Column]:
        """Yield what joins where there is room, in this order; the newest year first."""
        figures, year = self._figures, card.year
        yield self._change(year, results)
        yield _sized(
            "expected", words.ScreenWords.EXPECTED, figures.expected, results, _MOST_FIGURE
        )
        heading = words.ScreenWords.CONFIDENCE
        yield _sized("confidence", heading, _firmness, results, _MOST_FIGURE, right=False)
        first, last = card.strategy.period
        for of in range(min(year, last), first - 1, -1):
            yield _sized(str(of), str(of), self._of_year(of), results, _MOST_FIGURE)

    def _change(self, year: int, results: list[IndicatorResult], *, points: bool = False) -> Column:
        """Return the column of movements; ``points`` says beside percentages what they move by."""

        def moved(result: IndicatorResult) -> str:
            said = points and is_percent(result.indicator)
            return self._figures.change(change(result, year), points=said)

        return _sized("change", words.ScreenWords.CHANGE, moved, results, _MOST_FIGURE)

    def _with_points(
        self, columns: dict[str, Column], year: int, results: list[IndicatorResult], room: int
    ) -> None:
        """Let the column of movements say which are in points, where nothing must give way."""
        if "change" not in columns:
            return
        wide = self._change(year, results, points=True)
        if _taken(({**columns, "change": wide}).values()) <= room:
            columns["change"] = wide

    def _of_year(self, year: int) -> Callable[[IndicatorResult], str]:
        def text(result: IndicatorResult) -> str:
            point = next((p for p in result.readings if p.year == year), None)
            return self._figures.point(result.indicator, point, result)

        return text

    def _spark(self, card: Scorecard) -> Column:
        first, last = card.strategy.period
        years = range(max(first, last - _MOST_SPARK + 1), last + 1)

        def text(result: IndicatorResult) -> str:
            values = {point.year: point.assessed for point in result.readings}
            return sparkline(values, years, card.year, self.glyphs)

        span = f"{years[0] % 100:02}{self.glyphs.dash}{years[-1] % 100:02}" if years else ""
        return Column("spark", span, max(len(years), len(span)), text, right=False)


def _firmness(result: IndicatorResult) -> str:
    """Say how firm a status is; empty where no reading to come could turn it."""
    confidence = result.confidence
    return "" if confidence is None else words.FIRMNESS[confidence.firmness]


def _sized(
    id_: str,
    heading: str,
    text: Callable[[IndicatorResult], str],
    results: Sequence[IndicatorResult],
    most: int,
    *,
    right: bool = True,
) -> Column:
    """Return a column as wide as its widest text, up to ``most``."""
    widest = max((cell_len(clean(text(result))) for result in results), default=0)
    return Column(id_, heading, min(max(widest, len(heading)), most), text, right)


def _taken(columns: Iterable[Column]) -> int:
    return sum(column.width + _GAP for column in columns)


class ScorecardTable(Table[Columns]):
    """Shows the rows a view leaves; keeps the cursor on its row whatever changes around it."""

    def __init__(self, view: View, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self.view = view
        self._card: Scorecard | None = None
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
        self._card, self._all = card, rows
        self.measure_anew()
        self.view_changed()

    def view_changed(self, key: str | None = None) -> None:
        """Show what the view leaves now, with the cursor on a row, or where it was."""
        before = self.current
        self._shown = self.view.shown(self._all)
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

    def row_count(self) -> int:
        """Return the number of rows shown."""
        return len(self._shown)

    def row_line(self, row: int, width: int) -> Line:
        """Return one row."""
        shown, view = self._shown[row], self.view
        folded = shown.key in view.folded and not view.narrowed
        return self.columns(width).line(shown, flat=view.flat, folded=folded)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of column headings."""
        if not self._shown:
            return []
        return [[(self.columns(width).heading(), "dim")]]

    def row_clicked(self, row: int, x: int) -> None:
        """Fold or unfold at a click on the sign before a heading."""
        if x <= 2:
            self.toggle(self._shown[row])

    def measure(self, width: int) -> Columns:
        """Return the columns there is room for."""
        assert self._card is not None  # noqa: S101 - rows come with their scorecard
        return Columns(self._card, self._all, width, self._glyphs)
