"""The entities of an indicator as a table: rows, columns, filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.containers import Vertical

from scorecard.messages.catalogue import words, year_of, year_text
from scorecard.messages.entities import entity_counts
from scorecard.messages.terms import status_word
from scorecard.tui.grid.cells import CONTESTED
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.scorecard.filter import View, next_status
from scorecard.tui.scorecard.rows import Level, Row
from scorecard.tui.widgets.line_input import FilterField
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

    from scorecard.model.fiscal import Span
    from scorecard.model.scorecard import EntityResult, IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


class EntityRow(NamedTuple):
    """One entity; ``row`` is it as a row of the scorecard, ``cells`` what its columns say."""

    found: EntityResult
    row: Row
    cells: tuple[str, ...]
    contested: bool = False

    @property
    def key(self) -> str:
        """Return the entity's id."""
        return self.found.entity.id


@dataclass(slots=True)
class EntityView:
    """Which entities are shown, and in which order; it outlives a change of year."""

    view: View
    by_name: bool = False

    @classmethod
    def new(cls) -> EntityView:
        """Return the one to begin with: all of them, the worst first."""
        return cls(View(order="status"))

    def shown(self, rows: Sequence[EntityRow]) -> list[EntityRow]:
        """Return the rows to show, in order: by name, or the worst and then the next due first."""
        self.view.order = "" if self.by_name else "status"
        order = sorted(rows, key=_name if self.by_name else _urgency)
        places = {id(each.row): each for each in order}
        return [places[id(row)] for row in self.view.shown([each.row for each in order])]

    def next_status(self, rows: Sequence[EntityRow]) -> None:
        """Keep those of the next status."""
        self.view.status = next_status([each.row for each in rows], self.view.status)

    def line(self, rows: Sequence[EntityRow], shown: int) -> str:
        """Return what the list holds: counts and order, or what a filter leaves."""
        said = words.ScreenEntities
        if self.view.narrowed:
            return said.KEPT.format(asked=self.asked, kept=shown, all=len(rows))
        counts = entity_counts([each.found for each in rows])
        order = said.BY_NAME if self.by_name else said.WORST_FIRST
        counted = said.COUNTS.format(number=len(rows), counts=counts)
        return said.LINE.format(counts=counted, order=order)

    @property
    def asked(self) -> str:
        """Return what was asked for, in words."""
        asked = [f'"{self.view.text}"'] if self.view.text.strip() else []
        if self.view.status is not None:
            asked.append(status_word(self.view.status))
        return words.AND.join(asked)


def entity_rows(
    result: IndicatorResult, figures: Figures, contested: Collection[str] = ()
) -> tuple[EntityRow, ...]:
    """Return the entities of a result in the order of the plan.

    Args:
        result: the indicator's.
        figures: shows figures.
        contested: the ids of entities with a contested reading.
    """
    dated = is_dated(result)
    return tuple(
        EntityRow(
            found,
            row_of(found),
            _dates(found) if dated else _figures(found, figures),
            found.entity.id in contested,
        )
        for found in result.entities
    )


def is_dated(result: IndicatorResult) -> bool:
    """Say whether the entities of a result are held against deadlines."""
    return any(found.entity.deadlines for found in result.entities)


def headings(result: IndicatorResult) -> tuple[str, ...]:
    """Return the headings of the columns beside the title, the most telling first."""
    said = words.ScreenEntities
    if is_dated(result):
        return (said.DEADLINE, said.DONE, said.FIRST)
    return (said.LATEST, said.TARGET)


def row_of(found: EntityResult) -> Row:
    """Return one entity as a row of the scorecard."""
    return Row(
        found.entity.id,
        Level.INDICATOR,
        found.entity.title,
        "",
        found.status,
        found.reason,
        found,
        result=found.result,
    )


def span_text(done: Span | None) -> str:
    """Return when something was done, as exactly as it is known, in digits; "" for never."""
    if done is None:
        return ""
    if done.is_day:
        return done.first.isoformat()
    return year_text(year_of(done.first)) if done.is_year else f"{done.first:%Y-%m}"


def _dates(found: EntityResult) -> tuple[str, ...]:
    """Return the deadline in force, when it was done, and the first deadline where that differs."""
    due, first = found.deadline, found.original
    return (
        "" if due is None else due.isoformat(),
        span_text(found.done),
        "" if first is None or first == due else first.isoformat(),
    )


def _figures(found: EntityResult, figures: Figures) -> tuple[str, ...]:
    return (figures.latest(found.result), figures.target(found.result))


def _name(each: EntityRow) -> str:
    return each.row.title.casefold()


def _urgency(each: EntityRow) -> tuple[date, str]:
    """Return what orders entities of one status: the next due first."""
    return (each.found.deadline or date.max, _name(each))


_GAP = 2
_MOST_STATUS, _LEAST_STATUS = 18, 6
_MOST_CELL = 16
_LEAST_TITLE = 16  # below this the last columns give way


class EntityLayout:
    """Where everything stands for one width.

    Args:
        rows: all rows; the widths come from them, so that filtering moves nothing.
        headings: those of the columns beside the name, the most telling first.
        label: what an entity is called.
        width: cells there are.
        glyphs: the signs to draw with.
    """

    def __init__(
        self,
        rows: Sequence[EntityRow],
        headings: Sequence[str],
        label: str,
        width: int,
        glyphs: Glyphs,
    ) -> None:
        self._headings, self._label, self._glyphs = headings, label, glyphs
        self._ellipsis = glyphs.ellipsis
        status = max((cell_len(each.row.word) + 2 for each in rows), default=0)
        self._status = min(max(status, _LEAST_STATUS), _MOST_STATUS)
        columns = [[heading, *(r.cells[at] for r in rows)] for at, heading in enumerate(headings)]
        sizes = [min(max(cell_len(clean(t)) for t in texts), _MOST_CELL) for texts in columns]
        titles = max((cell_len(clean(each.row.title)) + _GAP for each in rows), default=0)
        room = width - 1 - self._status - _GAP
        while sizes and room - sum(sizes) - _GAP * len(sizes) < min(titles, _LEAST_TITLE):
            sizes.pop()
        self._sizes = sizes
        left = room - sum(sizes) - _GAP * len(sizes)
        self._title = max(4, min(left, max(titles, cell_len(clean(label)))))

    def heading(self) -> Line:
        """Return the line of headings."""
        status = fit(words.ScreenEntities.STATUS, self._status)
        title = fit(clean(self._label), self._title, self._ellipsis)
        return [(f" {status}  {title}{self._cells(self._headings)}", "dim")]

    def height(self, each: EntityRow) -> int:
        """Return how many lines a row takes."""
        return len(self._name_rows(each))

    def lines(self, each: EntityRow) -> list[Line]:
        """Return the lines of one row."""
        row = each.row
        word = fit(f"{self._glyphs.mark(row.status)} {row.word}", self._status, self._ellipsis)
        first, *more = self._name_rows(each)
        lines: list[Line] = [
            [
                (f" {word}  ", row.status.value),
                (fit(first, self._title), "text"),
                (self._cells(each.cells), "text"),
            ]
        ]
        indent = " " * (1 + self._status + _GAP)
        lines += [[(indent + text, "text")] for text in more]
        return lines

    def _name_rows(self, each: EntityRow) -> list[str]:
        mark = f" {CONTESTED}" if each.contested else ""
        name = clean(each.row.title) + mark
        if cell_len(name) <= self._title:
            return [name]
        rows = wrapped(clean(each.row.title), self._title - len(mark), 2, self._ellipsis)
        return [*rows[:-1], rows[-1] + mark]

    def _cells(self, texts: Sequence[str]) -> str:
        return "".join(
            " " * _GAP + fit(clean(text), size, self._ellipsis)
            for text, size in zip(texts, self._sizes, strict=False)
        )


class EntityTable(Table[EntityLayout]):
    """Shows the rows it is given; the cursor stays on its entity."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self._all: Sequence[EntityRow] = ()
        self._shown: Sequence[EntityRow] = ()
        self._headings: Sequence[str] = ()
        self._label = ""

    @property
    def shows_cursor(self) -> bool:
        """Say whether the row under the cursor stands out; always where a field has the keys."""
        return self.has_focus or not self.can_focus

    @property
    def current(self) -> EntityRow | None:
        """Return the row under the cursor; None where there is none."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def shown(self) -> Sequence[EntityRow]:
        """Return the rows shown, in order."""
        return self._shown

    def show(
        self,
        rows: Sequence[EntityRow],
        shown: Sequence[EntityRow],
        headings: Sequence[str],
        label: str,
    ) -> None:
        """Take in all rows, those of them to show, the headings, and the word for an entity."""
        before = self.current
        self._all, self._shown = rows, shown
        self._headings, self._label = headings, label
        self.measure_anew()
        keys = [each.key for each in shown]
        same = before is not None and before.key in keys
        self.rows_changed(keys.index(before.key) if same and before is not None else None)

    def go_to(self, key: str) -> None:
        """Put the cursor on an entity."""
        found = next((at for at, each in enumerate(self._shown) if each.key == key), None)
        if found is not None:
            self.cursor = found

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._shown)

    def row_heights(self, width: int) -> Sequence[int]:
        """Return the number of lines of every row."""
        columns = self.columns(width)
        return [columns.height(each) for each in self._shown]

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row: a name goes over two before it is cut."""
        return self.columns(width).lines(self._shown[row])

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of headings."""
        return [self.columns(width).heading()] if self._shown else []

    def measure(self, width: int) -> EntityLayout:
        """Return where everything stands in a width."""
        return EntityLayout(self._all, self._headings, self._label, width, self._glyphs)


class EntityPane(Vertical):
    """Lists, filters and orders; what is asked of the entity under the cursor is its screen's."""

    DEFAULT_CSS: ClassVar = """
    EntityPane { height: 1fr; }
    EntityPane #entities-kept { height: auto; max-height: 2; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self.view = EntityView.new()
        self._kept = Sentence(glyphs, id="entities-kept")
        self.table = EntityTable(glyphs, id="entities")
        self._rows: tuple[EntityRow, ...] = ()
        self._label = ""
        self._headings: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._kept
        yield self.table

    @property
    def current(self) -> EntityRow | None:
        """Return the row under the cursor; None where there is none."""
        return self.table.current

    def show(
        self, card: Scorecard, result: IndicatorResult, contested: Collection[str] = ()
    ) -> None:
        """Take in a result; filter, order and cursor stay."""
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        self._rows = entity_rows(result, figures, contested)
        self._label, self._headings = words.Entities.LABEL, headings(result)
        self._list()

    def filter(self) -> None:
        """Ask for words to filter by."""
        if not self.query(FilterField):
            field = FilterField(self.view.view.text)
            field.placeholder = words.ScreenEntities.FILTER
            self.mount(field)

    def show_all(self) -> None:
        """Take every filter away."""
        self.view.view.clear()
        self._list()

    def next_status(self) -> None:
        """Keep those of the next status, worst first; after the last, all."""
        self.view.next_status(self._rows)
        self._list()

    def turn_order(self) -> None:
        """List them by name, or the worst first."""
        self.view.by_name = not self.view.by_name
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while one types."""
        event.stop()
        self.view.view.text = event.value
        self._list()

    def on_filter_field_closed(self, event: FilterField.Closed) -> None:
        """Take the field away, and go on with the rows it left."""
        event.stop()
        self.query(FilterField).remove()
        self.table.focus()
        if not event.kept:
            self.show_all()

    def _list(self) -> None:
        shown = self.view.shown(self._rows)
        said = words.ScreenEntities
        if shown or not self._rows:
            self._kept.say(
                self.view.line(self._rows, len(shown)), "at_risk" if self._narrowed else "dim"
            )
        else:
            self._kept.say(said.NO_MATCH.format(asked=self.view.asked), "at_risk")
        self.table.show(self._rows, shown, self._headings, self._label)

    @property
    def _narrowed(self) -> bool:
        return self.view.view.narrowed
