"""The opening screen: where every goal, objective and indicator stands in one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on

from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.model.status import Status
from scorecard.review.board import board_year
from scorecard.tui.commands import bindings
from scorecard.tui.look.figures import Figures
from scorecard.tui.scorecard.filter import View, next_status
from scorecard.tui.scorecard.rows import COUNT_ORDER, Level, build_rows
from scorecard.tui.scorecard.table import ScorecardTable
from scorecard.tui.screens.base import ScorecardScreen, closed_in, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.line_input import FilterField
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from scorecard.model.scorecard import Counts
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line, Piece
    from scorecard.tui.scorecard.rows import Row
    from scorecard.tui.session import Loaded


class CountsBar(Lines):
    """Mark, number and word of each status, then a mark for each indicator where there is room.

    Where the line is too short for that, "not assessed" reads "none"; where that is too long as
    well, the words go over two lines. A click on any of it keeps the indicators of that status,
    and a second one all of them again.
    """

    DEFAULT_CSS: ClassVar = "CountsBar { height: auto; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._counts: Counts | None = None
        self._kept: Status | None = None

    def keep(self, status: Status | None) -> None:
        """Show which status is kept; None for all."""
        if status is not self._kept:
            self._kept = status
            self.changed()

    def show(self, counts: Counts | None) -> None:
        """Take in the counts of a scorecard; None before there is one."""
        self._counts = counts
        self.changed()
        if (
            self.is_attached
            and self.size.width
            and len(self.lines(self.size.width)) != self.size.height
        ):
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return one line, or two where one is too short."""
        if self._counts is None:
            return [[]]
        parts = [(status, n) for status in COUNT_ORDER if (n := self._counts.of(status))]
        for none, gap in ((False, "  "), (False, " "), (True, "  "), (True, " ")):
            line = self._line(parts, gap, none=none)
            room = width - sum(cell_len(piece[0]) for piece in line)
            if room >= 0:
                return [line + self._bar(parts, room - 3)]
        half = (len(parts) + 1) // 2
        return [self._line(some, "  ", none=True) for some in (parts[:half], parts[half:])]

    def _line(self, parts: list[tuple[Status, int]], gap: str, *, none: bool) -> Line:
        line: Line = []
        for status, number in parts:
            word = (
                words.ScreenWords.NONE
                if none and status is Status.NOT_ASSESSED
                else status_word(status)
            )
            text = f"{self._glyphs.mark(status)} {number} {word}"
            line += [(gap if line else " ", "text"), self._piece(text, status)]
        return line

    def _piece(self, text: str, status: Status) -> Piece:
        kept = "here strong " if status is self._kept else ""
        return text, kept + status.value, f"screen.keep_status('{status.value}')"

    def _bar(self, parts: list[tuple[Status, int]], room: int) -> Line:
        """Draw each indicator as its mark: a shape beside a colour."""
        if room < sum(number for _, number in parts):
            return []
        return [("  ", "text"), *(self._piece(self._glyphs.mark(of) * n, of) for of, n in parts)]


class MainScreen(ScorecardScreen):
    """Counts, the tree-table, and the sentence of the row under the cursor."""

    PLACE: ClassVar = "scorecard"
    BINDINGS: ClassVar = bindings("scorecard")

    def __init__(self, glyphs: Glyphs, *, board: bool = False) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.view = View()
        self._title = TitleBar(glyphs, board=board)
        self._counts = CountsBar(glyphs)
        self.table = ScorecardTable(self.view, glyphs, id="table")
        self._kept = Sentence(glyphs, id="kept")
        self._sentence = Sentence(glyphs, id="sentence", spares=True)
        self._loaded: Loaded | None = None
        self._commented: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._counts
        yield self._kept
        yield self.table
        yield self._sentence
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Say that reading goes on, unless it is over."""
        if self._loaded is None:
            self._sentence.say(words.ScreenWords.READING, "dim")

    def refresh_from(self, loaded: Loaded) -> None:
        """Show a scorecard; cursor, folding and filter stay as they are."""
        self._loaded = loaded
        card = loaded.card
        title = words.ScreenWords.APP if card is None else card.strategy.title
        self._title.show(title, card, loaded.errors, closed=closed_in(loaded))
        self._counts.show(None if card is None else card.counts)
        if card is not None:
            if loaded.records is not None:
                of_year = board_year(card.strategy, loaded.records, card.year, card.as_of)
                self._commented = frozenset(of_year.comments)
            self.table.show(card, build_rows(card))
        self._tell_view()

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor; empty on a heading."""
        row = self.table.current
        return row.key if row is not None and row.level is Level.INDICATOR else ""

    @property
    def about_here(self) -> str:
        """Return the id of the row under the cursor, a heading's too."""
        row = self.table.current
        return "" if row is None else row.key

    @property
    def text_here(self) -> str:
        """Return title and sentence of the row under the cursor."""
        row = self.table.current
        return "" if row is None else copied(row.title, self._sentence_of(row))

    @property
    def line(self) -> Sentence:
        """Return the line for the sentence."""
        return self._sentence

    @property
    def under_cursor(self) -> object:
        """Return the row under the cursor, and what rows are kept."""
        row, view = self.table.current, self.view
        return "" if row is None else row.key, view.order, view.text, view.status

    def _explain(self) -> None:
        """Say why the row under the cursor stands where it stands, or why there is none."""
        row = self.table.current
        if row is not None:
            beside = [] if row.indicator is None else [row.indicator.unit]
            beside += [words.ScreenComment.HERE] if row.key in self._commented else []
            said = words.ScreenBoard.BETWEEN.join(filter(None, beside))
            self._sentence.say(self._sentence_of(row), heading=row.title, beside=said)
        elif self._loaded is not None and self._loaded.card is not None:
            self._sentence.say(self._why_nothing())

    def _sentence_of(self, row: Row) -> str:
        """Return why a row stands where it stands, and where its parts with a target do."""
        card = None if self._loaded is None else self._loaded.card
        if card is None or row.result is None:
            return row.sentence
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        return " ".join((row.sentence, *figures.parts(row.result)))

    def _why_nothing(self) -> str:
        plan = self.board.session.places.plan
        if not self.table.all_rows:
            return words.ScreenWords.NO_GOALS.format(plan=plan)
        if self.view.narrowed:
            return words.ScreenWords.NO_MATCH.format(asked=self._asked())
        return words.ScreenWords.NO_INDICATORS.format(plan=plan)

    def _asked(self) -> str:
        said = [f'"{self.view.text}"'] if self.view.text else []
        if self.view.status is not None:
            said.append(status_word(self.view.status))
        return words.AND.join(said)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Open the indicator under the cursor; fold or unfold a heading."""
        row = self.table.current
        if row is None:
            return
        if row.level is not Level.INDICATOR:
            self.table.toggle(row)
            return
        order = [r.key for r in self.table.shown if r.level is Level.INDICATOR]
        self.board.open("indicator", row.key, order)

    def action_fold(self) -> None:
        """Fold or unfold the heading under the cursor."""
        row = self.table.current
        if row is not None:
            self.table.toggle(row)

    def action_fold_in(self) -> None:
        """Fold the heading under the cursor; from anything else go to the heading above."""
        row = self.table.current
        if row is None:
            return
        if self._is_unfolded(row.key) and row.level is not Level.INDICATOR:
            self.table.toggle(row)
        elif row.above and not self.view.flat:
            self.table.go_to(row.above[-1])

    def action_fold_out(self) -> None:
        """Unfold the heading under the cursor, or go into it."""
        row = self.table.current
        if row is None or row.level is Level.INDICATOR:
            return
        if self._is_unfolded(row.key):
            self.table.cursor += 1
        else:
            self.table.toggle(row)

    def action_fold_to_goals(self) -> None:
        """Show the goals alone."""
        self._fold((Level.GOAL, Level.OBJECTIVE))

    def action_fold_to_objectives(self) -> None:
        """Show the goals and what stands right below them."""
        self._fold((Level.OBJECTIVE,))

    def action_fold_nothing(self) -> None:
        """Show every row of the plan."""
        self._fold(())

    def _fold(self, levels: tuple[Level, ...]) -> None:
        """Fold the headings of some levels alone, all rows in the order of the plan."""
        self.view.clear()
        self.view.order = ""
        self.view.folded = {row.key for row in self.table.all_rows if row.level in levels}
        self._view_changed()

    def _view_changed(self) -> None:
        self.table.view_changed()
        self._counts.keep(self.view.status)
        self._tell_view()

    def _is_unfolded(self, key: str) -> bool:
        return key not in self.view.folded or self.view.narrowed

    def action_exceptions_first(self) -> None:
        """List the worst on top, or go back to the order of the plan."""
        worst = self.view.order == "status" and not self.view.reverse
        self.view.order, self.view.reverse = "" if worst else "status", False
        self._view_changed()

    @on(ScorecardTable.HeadingClicked)
    def _sort(self, event: ScorecardTable.HeadingClicked) -> None:
        """Sort by the column clicked."""
        self.view.sort(event.column)
        self._view_changed()

    def action_sort_next(self) -> None:
        """Sort by the next column; after the last one in the order of the plan."""
        order = ["", *(id_ for id_, _ in self.table.sortable())]
        at = order.index(self.view.order) if self.view.order in order else 0
        self.view.order, self.view.reverse = order[(at + 1) % len(order)], False
        self._view_changed()

    def action_turn_order(self) -> None:
        """Turn the order round, where rows are sorted by a column."""
        self.view.reverse = self.view.flat and not self.view.reverse
        self._view_changed()

    def action_keep_status(self, status: str) -> None:
        """Keep the indicators of a status; all again where these were kept."""
        asked = Status(status)
        self.view.status = None if self.view.status is asked else asked
        self._view_changed()

    def action_next_status(self) -> None:
        """Keep the indicators of the next status."""
        self.view.status = next_status(self.table.all_rows, self.view.status)
        self._view_changed()

    def action_clear_filter(self) -> None:
        """Show everything."""
        self.view.clear()
        self._view_changed()

    def action_filter(self) -> None:
        """Ask for words to filter by."""
        if not self.query("FilterField"):
            self.mount(FilterField(self.view.text), before=self._sentence)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        self.table.go_to(key)

    def filter_by(self, text: str) -> None:
        """Keep the rows that meet a filter as typed."""
        self.view.text = text
        self._view_changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while one types."""
        self.filter_by(event.value)

    def on_filter_field_closed(self, event: FilterField.Closed) -> None:
        """Take the field away, and go on with the rows it left."""
        self.query("FilterField").remove()
        self.table.focus()
        if not event.kept:
            self.action_clear_filter()

    def _order(self) -> str:
        """Say what rows are sorted by."""
        said, view = words.ScreenWords, self.view
        if view.order == "status" and not view.reverse:
            return said.WORST_FIRST
        name = self.table.heading_of(view.order)
        template = said.SORTED_BACK if view.reverse else said.SORTED
        return template.format(column=name)

    def _tell_view(self) -> None:
        """Name what is kept, so that missing or reordered rows are never a riddle."""
        said = []
        if self.view.flat:
            said.append(self._order())
        if self.view.narrowed:
            kept = sum(row.level is Level.INDICATOR for row in self.table.shown)
            every = sum(row.level is Level.INDICATOR for row in self.table.all_rows)
            said.append(words.ScreenWords.KEPT.format(asked=self._asked(), kept=kept, all=every))
        self._kept.say(" - ".join(said), "at_risk")
        self._kept.display = bool(said)
        self.explain_elsewhere()
