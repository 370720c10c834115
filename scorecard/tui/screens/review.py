"""What changed since the year before, then what went wrong, one finding a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.messages import note_word
from scorecard.review import concerns
from scorecard.tui.change_words import overview, since
from scorecard.tui.commands import bindings
from scorecard.tui.figures import Figures
from scorecard.tui.rows import Row, build_rows
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.widgets.change_list import ChangeList
from scorecard.tui.widgets.finding_page import FindingPage
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.text_lines import TextLines
from scorecard.tui.widgets.title_bar import TitleBar
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class ReviewScreen(YearScreen):
    """An overview, and a page for each finding; made to be shown on a wall."""

    PLACE: ClassVar = "review"
    BINDINGS: ClassVar = bindings("review")
    CSS = """
    #overview { height: auto; margin: 1 0; }
    #review-why { height: 4; }
    ReviewScreen TrendChart { height: 1fr; margin: 0 2; }
    ReviewScreen.-finding #review-why { height: 1; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._shown: str | None = None  # the finding's id; None for the overview
        self._rows: dict[str, Row] = {}
        self._findings: tuple[str, ...] = ()
        self._overview = TextLines(glyphs, id="overview")
        self._changes = ChangeList(glyphs, id="changes")
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
        yield self._why
        yield KeyBar(self.PLACE)

    def take_in(self, loaded: Loaded) -> None:
        """Show the year as it is now; a finding stays while it is one."""
        self.loaded = loaded
        card = loaded.card
        if card is None:
            return
        self._rows = {row.key: row for row in build_rows(card)}
        self._findings = tuple(result.indicator.id for result in concerns(card))
        self._overview.show(overview(card, loaded.review))
        labels = {key: row.label for key, row in self._rows.items()}
        self._changes.show(loaded.review, card.year, labels)
        self._go_to(self._shown if self._shown in self._findings else None)

    def _go_to(self, id_: str | None) -> None:
        """Show a finding, or the overview."""
        card = self.loaded.card
        if card is None:
            return
        self._shown = id_
        self.set_class(id_ is not None, "-finding")
        self._overview.display = self._changes.display = id_ is None
        self._page.display = self._chart.display = id_ is not None
        headline = f"Review of {card.year}"
        if self.loaded.review is not None and self.loaded.review.before is not None:
            headline += f", against {card.year - 1}"
        if id_ is None:
            self._title.show(headline, card, self.loaded.errors)
            self._changes.focus()
            self._explain()
            return
        self.set_focus(None)
        row = self._rows[id_]
        at = f"{self._findings.index(id_) + 1} of {len(self._findings)}"
        self._title.show(headline, card, self.loaded.errors, (at, "text"))
        self._show_finding(row)
        self._why.say("")

    def _show_finding(self, row: Row) -> None:
        card, result = self.loaded.card, row.result
        if card is None or result is None:
            return
        status = f"{self.glyphs.mark(row.status)} {row.word}"
        if result.note is not None:
            status += f", {note_word(result.note)}"
        above = self._rows[row.above[-1]]
        belongs = f"{above.key}  {above.title}"
        self._page.show(row, status, since(result, self.loaded.review), belongs)
        figures = Figures(card, ascii_only=self.glyphs.ascii_only)
        self._chart.show(result, card.strategy.period, figures)

    def tell(self, text: str) -> None:
        """Show a short message in the place of the explanation."""
        self._why.say(text, "at_risk")

    @on(LineList.Moved)
    def _explain(self) -> None:
        change = self._changes.current
        if self._shown is not None:
            return
        if change is None:
            self._why.say("")
        else:
            indicator = change.indicator
            self._why.say(change.after.sentence, heading=indicator.title, beside=indicator.unit)

    @on(ChangeList.PastEnd)
    def action_page_on(self) -> None:
        """Show the next finding."""
        self._step(1)

    def action_page_before(self) -> None:
        """Show the finding before, or the overview before the first."""
        self._step(-1)

    def action_overview(self) -> None:
        """Show what changed."""
        self._go_to(None)

    def action_last_page(self) -> None:
        """Show the last finding."""
        self._go_to(self._findings[-1] if self._findings else None)

    def _step(self, by: int) -> None:
        pages = (None, *self._findings)
        at = pages.index(self._shown) + by
        if 0 <= at < len(pages):
            self._go_to(pages[at])
        else:
            self.tell("This is the last page." if by > 0 else "This is the first page.")

    @on(LineList.Opened)
    def action_open_indicator(self) -> None:
        """Open the finding, or the indicator under the cursor of the overview."""
        if self._shown is not None:
            self.board.open_indicator(self._shown, self._findings)
            return
        change = self._changes.current
        if change is not None:
            order = [each.indicator.id for each in self._changes.changes]
            self.board.open_indicator(change.indicator.id, order)
