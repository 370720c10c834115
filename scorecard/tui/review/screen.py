"""What changed since the year before, what went wrong one finding a page, the next priorities."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.review.board import board_year
from scorecard.review.changes import concerns
from scorecard.tui.board.rows import next_rows
from scorecard.tui.commands import bindings
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.indicator.notes import year_notes
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.review.changes import (
    DECISIONS,
    PRIORITIES,
    change_rows,
    counts_lines,
    since,
    sort_of,
    stood_before,
)
from scorecard.tui.scorecard.rows import Row, build_rows
from scorecard.tui.screens.base import YearScreen, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import FlowLines, Sentence, paragraph
from scorecard.tui.widgets.table import SectionList
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import Scorecard
    from scorecard.review.board import BoardYear
    from scorecard.tui.indicator.notes import YearNote
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.table_data import SectionRow


_MARGIN = 3
# Longer lines are hard to read on a wall.
_MOST_WIDTH = 90
_MOST_LINES = 8
_MOST_NOTE = 4


class FindingPage(Lines):
    """Status, indicator and sentence, and where it belongs."""

    DEFAULT_CSS: ClassVar = "FindingPage { height: auto; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._row: Row | None = None
        self._status = ""
        self._since = ""
        self._belongs = ""
        self._notes: tuple[YearNote, ...] = ()

    def show(
        self, row: Row, status: str, since: str, belongs: str, notes: Sequence[YearNote] = ()
    ) -> None:
        """Take in a finding.

        Args:
            row: its row.
            status: its status in full.
            since: where it stood the year before.
            belongs: what it is part of.
            notes: what people wrote beside it.
        """
        self._row, self._status, self._since, self._belongs = row, status, since, belongs
        self._notes = tuple(notes)
        self.changed()
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return the lines; blank ones between them where the screen is high enough."""
        row = self._row
        if row is None:
            return [[]]
        blank: list[Line] = [[]] if self.screen.size.height >= 24 else []
        room = min(width - 2 * _MARGIN, _MOST_WIDTH)
        margin = " " * _MARGIN
        status: list[Line] = [[(margin + self._status, f"strong {row.status.value}")]]
        if self._since:
            gap = room - cell_len(self._status) - cell_len(self._since)
            if gap < _MARGIN:
                status.append([])
                gap = room - cell_len(self._since)
            status[-1].append((" " * max(_MARGIN, gap) + self._since, "dim"))
        said = [self._wrapped(self._belongs, room, 2, "dim")]
        said.append(self._wrapped(row.title, room, 2, "strong text"))
        said.append(self._wrapped(row.sentence, room, _MOST_LINES, "text"))
        lines: list[Line] = [*blank, *status, *blank, *said[0], *said[1], *blank, *said[2]]
        lines += [*blank, *self._noted(room)] if self._notes else []
        return [*lines, *blank]

    def _noted(self, room: int) -> list[Line]:
        """Return each note beside its label, the labels of one width where there is room."""
        high = self.screen.size.height >= 24
        label = min(max(cell_len(note.label) for note in self._notes), room // 2) + 2
        lines: list[Line] = []
        for note in self._notes:
            most = _MOST_NOTE if high else 1
            rows = wrapped(clean(note.text), room - label, most, self._glyphs.ellipsis)
            for at, row in enumerate(rows):
                name = fit(clean(note.label) if at == 0 else "", label - 2, self._glyphs.ellipsis)
                lines.append([(" " * _MARGIN + name + "  ", "dim"), (row, note.ink)])
        return lines

    def _wrapped(self, text: str, room: int, most: int, ink: str) -> list[Line]:
        around = room + 2 * _MARGIN
        return paragraph(text, around, most, self._glyphs.ellipsis, ink, _MARGIN)


class _Page(Enum):
    """The pages that are no finding's."""

    OVERVIEW = "overview"
    NEXT = "next"


class ReviewScreen(YearScreen):
    """An overview, a page for each finding, the next priorities; made to be shown on a wall."""

    PLACE: ClassVar = "review"
    BINDINGS: ClassVar = bindings("review")
    CSS = """
    #overview { height: auto; margin: 1 0; }
    #next { margin-top: 1; }
    #review-why { height: 5; margin-top: 1; }
    ReviewScreen TrendChart { height: 1fr; margin: 0 2; }
    ReviewScreen.-finding #review-why { height: 1; margin-top: 0; }
    ReviewScreen.-low #overview, ReviewScreen.-low #next { margin: 0; }
    ReviewScreen.-low #review-why { height: 4; margin-top: 0; }
    ReviewScreen.-low.-finding #review-why { height: 1; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._shown: str | _Page = _Page.OVERVIEW  # or the finding's id
        self._rows: dict[str, Row] = {}
        self._findings: tuple[str, ...] = ()
        self._of_year: BoardYear | None = None
        self._overview = FlowLines(glyphs, id="overview")
        self._changes = SectionList(glyphs, id="changes")
        self._next = SectionList(glyphs, id="next")
        self._changes.hugs = self._next.hugs = True
        self._page = FindingPage(glyphs)
        self._chart = TrendChart(glyphs)
        self._why = Sentence(glyphs, id="review-why")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._overview
        yield self._changes
        yield self._page
        yield self._chart
        yield self._next
        yield self._why
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Compare with the year before, which takes a while, unless that is done."""
        if self.loaded.changes is None:
            self.board.work(self.board.session.compare)

    def refresh_from(self, loaded: Loaded) -> None:
        """Show the year as it is now; a finding stays while it is one."""
        self.loaded = loaded
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        of_year = self._of_year = board_year(card.strategy, records, card.year, card.as_of)
        self._rows = {row.key: row for row in build_rows(card)}
        self._findings = tuple(result.indicator.id for result in concerns(card))
        on = card.as_of or clock.today()
        self._overview.show(counts_lines(card, loaded.changes, of_year, on))
        self._show_changes(loaded)
        subjects, sides = Subjects(card.strategy), loaded.store.sides
        self._next.show(next_rows(of_year, subjects, sides, may_add=self._may_write()))
        known = isinstance(self._shown, _Page) or self._shown in self._findings
        self._go_to(self._shown if known else _Page.OVERVIEW)

    def _show_changes(self, loaded: Loaded) -> None:
        labels = {key: row.label for key, row in self._rows.items()}
        changes = loaded.changes
        self._changes.show([] if changes is None else change_rows(changes, labels, self.glyphs))

    def _may_write(self) -> bool:
        return not self.board.reading_actions.writer.refusal()

    def _go_to(self, page: str | _Page) -> None:
        """Show a finding, the overview, or the next priorities."""
        card = self.loaded.card
        if card is None:
            return
        self._shown = page
        finding = isinstance(page, str)
        self.set_class(finding, "-finding")
        self._overview.display = self._changes.display = page is _Page.OVERVIEW
        self._next.display = page is _Page.NEXT
        self._page.display = self._chart.display = finding
        self._show_title(card)
        if isinstance(page, str):
            self.set_focus(None)
            self._show_finding(self._rows[page])
        else:
            (self._next if page is _Page.NEXT else self._changes).focus()
        self.explain_elsewhere()

    def _show_title(self, card: Scorecard) -> None:
        """Say what is reviewed, and which page this is."""
        said, page = words.ScreenReview, self._shown
        changes = self.loaded.changes
        against = changes is not None and changes.before is not None
        title = said.TITLE_AGAINST if against else said.TITLE
        headline = title.format(year=card.year, before=card.year - 1)
        if page is _Page.NEXT:
            headline = said.TITLE_NEXT.format(year=card.year, next=card.year + 1)
        status = None
        if page is not _Page.OVERVIEW:
            number = self._pages().index(page)
            status = (said.PAGE.format(number=number, all=len(self._findings) + 1), "text")
        closed = None if self._of_year is None else self._of_year.closed
        self._title.show(headline, card, self.loaded.errors, status, closed)

    def _show_finding(self, row: Row) -> None:
        card, result, of_year = self.loaded.card, row.result, self._of_year
        if card is None or result is None or of_year is None:
            return
        status = row.status_text(self.glyphs)
        above = self._rows[row.above[-1]]
        belongs = f"{above.key}  {above.title}"
        sides = self.loaded.store.sides
        notes = year_notes(row, of_year, sides, may_write=self._may_write())
        changes = self.loaded.changes
        stood = stood_before(changes).get(row.key)
        was = "" if changes is None else since(result, stood, changes)
        self._page.show(row, status, was, belongs, notes)
        figures = Figures(card, ascii_only=self.glyphs.ascii_only)
        self._chart.show(result, card.strategy.period, figures)

    @property
    def _row_here(self) -> SectionRow | None:
        """Return the row under the cursor of the page that has a list."""
        if isinstance(self._shown, str):
            return None
        return (self._next if self._shown is _Page.NEXT else self._changes).current

    @property
    def indicator_here(self) -> str:
        """Return the id of the finding, or of the indicator under the cursor."""
        if isinstance(self._shown, str):
            return self._shown
        return "" if self._row_here is None else self._row_here.opens

    @property
    def about_here(self) -> str:
        """Return the id of what the finding or the row under the cursor is about."""
        if isinstance(self._shown, str):
            return self._shown
        return "" if self._row_here is None else self._row_here.about

    @property
    def text_here(self) -> str:
        """Return title and sentence of the finding, or of the change under the cursor."""
        if isinstance(self._shown, str):
            row = self._rows[self._shown]
            return copied(row.title, row.sentence)
        here = self._row_here
        return "" if here is None or not here.title else copied(here.title, here.detail)

    @property
    def line(self) -> Sentence:
        """Return the line for the explanation."""
        return self._why

    @property
    def under_cursor(self) -> object:
        """Return the page, and the key of the row under the cursor."""
        return self._shown, None if self._row_here is None else self._row_here.key

    def _explain(self) -> None:
        row, card = self._row_here, self.loaded.card
        if row is None or not row.detail:
            self._why.say("")
            return
        indicator = None if card is None else card.strategy.find(row.opens)
        unit = "" if indicator is None else indicator.unit
        self._why.say(row.detail, heading=row.title, beside=unit)

    @on(SectionList.PastEnd)
    def action_page_on(self) -> None:
        """Show the next finding."""
        self._step(1)

    def action_page_before(self) -> None:
        """Show the finding before, or the overview before the first."""
        self._step(-1)

    def action_overview(self) -> None:
        """Show what changed."""
        self._go_to(_Page.OVERVIEW)

    def action_last_page(self) -> None:
        """Show the next year's priorities."""
        self._go_to(_Page.NEXT)

    def action_add_record(self) -> None:
        """Add a priority for the next year."""
        if self.loaded.card is not None:
            self.board.board_actions.add_priority(self.loaded.card.year + 1)

    def _pages(self) -> tuple[str | _Page, ...]:
        return (_Page.OVERVIEW, *self._findings, _Page.NEXT)

    def _step(self, by: int) -> None:
        pages = self._pages()
        at = pages.index(self._shown) + by
        if 0 <= at < len(pages):
            self._go_to(pages[at])
        else:
            self.tell(words.ScreenReview.LAST_PAGE if by > 0 else words.ScreenReview.FIRST_PAGE)

    @on(LineList.Opened)
    def action_open_indicator(self) -> None:
        """Open the finding, what stands under the cursor, or the priorities from the last page."""
        if isinstance(self._shown, str):
            self.board.open("indicator", self._shown, self._findings)
        elif self._shown is _Page.NEXT:
            self.board.open("priorities", at="" if self._row_here is None else self._row_here.key)
        elif self._row_here is not None:
            self._open_row(self._row_here)

    def _open_row(self, row: SectionRow) -> None:
        if row.opens:
            opened = (each.opens for each in self._changes.rows)
            self.board.open("indicator", row.opens, list(dict.fromkeys(filter(None, opened))))
        elif sort_of(row) == PRIORITIES:
            self.board.open("priorities")
        elif sort_of(row) == DECISIONS:
            self.board.open("decisions")
        elif row.about:
            self.board.go_to(row.about)
