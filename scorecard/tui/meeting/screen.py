"""The meeting on the screen: one page at a time, made to be read from across a room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.message import Message

from scorecard import clock
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.review.board import board_year
from scorecard.tui.commands import bindings
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.indicator.notes import year_notes
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit
from scorecard.tui.meeting.lines import page_lines, sections_in_ascii
from scorecard.tui.meeting.pages import (
    Facts,
    MeetingPage,
    PageKind,
    faulty,
    meeting_pages,
    page_sections,
    told_or,
)
from scorecard.tui.review.screen import FindingPage
from scorecard.tui.screens.base import YearScreen, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.row_list import LineList, TextList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.meeting.lines import Told
    from scorecard.tui.meeting.pages import Section
    from scorecard.tui.session import Loaded


# From this height there are blank lines between sections, on a large screen between items too.
_HIGH = 24
_ROOMY_HIGH, _ROOMY_WIDE = 40, 160
_MARGINS = (2, 4)  # of a large screen the second


class PageText(TextList):
    """A page to read; what is pointed at stands out once somebody points."""

    DEFAULT_CSS: ClassVar = ""

    class PastEdge(Message):
        """A page was read to its end, or back to its top, and more was asked for."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._told: list[Told] = []
        self._points = False

    @property
    def shows_cursor(self) -> bool:
        """Say whether a line stands out."""
        return self._points and self.has_focus

    @property
    def opens(self) -> str:
        """Return the indicator that is pointed at; empty for none."""
        at = self.cursor
        return self._told[at].opens if self.shows_cursor and at < len(self._told) else ""

    def show_page(self, sections: Sequence[Section], *, anew: bool) -> None:
        """Take in what a page says; from its top where it is another one."""
        if self._glyphs.ascii_only:
            sections = sections_in_ascii(sections)

        def make(width: int) -> list[Line]:
            size = self.screen.size
            large = size.height >= _ROOMY_HIGH or size.width >= _ROOMY_WIDE
            margin, high = _MARGINS[large], size.height >= _HIGH

            def laid_out(shown: Sequence[Section], *, roomy: bool) -> list[Told]:
                return page_lines(shown, width, margin=margin, high=high, roomy=roomy)

            told = told_or(
                lambda: laid_out(sections, roomy=large),
                lambda why: laid_out(faulty(why), roomy=large),
            )
            # All of it in sight is better than blank lines.
            if large and len(told) > self.size.height:
                told = laid_out(sections, roomy=False)
            self._told = told
            return [each.line for each in told]

        self.show(make)
        if anew:
            self._points = False
            self.rows_changed(0)
            self.scroll_to(y=0, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave home and end to the screen: they lead to the first and the last page."""
        if action in ("top", "bottom"):
            return False
        return super().check_action(action, parameters)

    def row_clicked(self, row: int, x: int) -> None:
        """Point at the line that was clicked."""
        self._point()

    def action_up(self) -> None:
        """Point at the line above."""
        self._move(-1)

    def action_down(self) -> None:
        """Point at the line below; the first time, at the first one in sight."""
        self._move(1)

    def action_page_down(self) -> None:
        """Go down one screenful; from the end, to the next page."""
        if self.scroll_offset.y + self.size.height >= self.row_count():
            self.post_message(self.PastEdge(1))
        else:
            super().action_page_down()

    def action_page_up(self) -> None:
        """Go up one screenful; from the top, to the page before."""
        if self.scroll_offset.y <= 0:
            self.post_message(self.PastEdge(-1))
        else:
            super().action_page_up()

    def _move(self, by: int) -> None:
        """Point at the next indicator told of; where none follows, at the next line with words."""
        lines = self._lines()
        at = self.cursor if self._points else self.scroll_offset.y - by
        at = min(at, len(lines))  # a page that grew shorter may be scrolled beyond its end still
        here = self.opens
        self._point()
        ahead = range(at + by, len(lines) if by > 0 else -1, by)
        told = (n for n in ahead if self._told[n].opens not in ("", here))
        worded = (n for n in ahead if lines[n])
        self.cursor = next(told, next(worded, self.cursor))

    def _point(self) -> None:
        self._points = True
        self.refresh()


class _Under(Lines):
    """The line below the title: whose strategy it is, and since when it is looked at."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="under")
        self._glyphs = glyphs
        self._said = ("", "")

    def show(self, left: str, right: str) -> None:
        """Take in what stands at the left and at the right."""
        if (left, right) != self._said:
            self._said = (left, right)
            self.changed()

    def lines(self, width: int) -> list[Line]:
        """Return the line; the left is cut before the right."""
        left, right = map(clean, self._said)
        room = width - 2
        said = fit(right, min(cell_len(right), room), self._glyphs.ellipsis)
        free = room - cell_len(said)
        return [[(" " + fit(left, free, self._glyphs.ellipsis), "dim"), (said, "dim")]]


class _Finding(FindingPage):
    """A finding, or that it cannot be shown."""

    DEFAULT_CSS: ClassVar = ""

    def lines(self, width: int) -> list[Line]:
        """Return the lines."""
        return told_or(lambda: super(_Finding, self).lines(width), _fault_lines)


class _Chart(TrendChart):
    """A chart, or that it cannot be shown."""

    DEFAULT_CSS: ClassVar = ""

    def lines(self, width: int) -> list[Line]:
        """Return the lines."""
        return told_or(lambda: super(_Chart, self).lines(width), _fault_lines)


def _fault_lines(fault: str) -> list[Line]:
    return [[], [(" " + fault, "off_track")]]


class MeetingScreen(YearScreen):
    """A meeting: one page after the other, and a key to each sort of page."""

    PLACE: ClassVar = "meeting"
    BINDINGS: ClassVar = bindings("meeting")
    CSS = """
    MeetingScreen TrendChart { height: 1fr; margin: 0 2; }
    #meeting-line { height: 1; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._pages: tuple[MeetingPage, ...] = ()
        self._facts: Facts | None = None
        self._at = 0
        self._under = _Under(glyphs)
        self._text = PageText(glyphs, id="page")
        self._finding = _Finding(glyphs)
        self._chart = _Chart(glyphs)
        self._line = Sentence(glyphs, id="meeting-line")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._under
        yield self._text
        yield self._finding
        yield self._chart
        yield self._line
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Compare with what was before, unless that is done."""
        if self.loaded.changes is None:
            self.board.work(self.board.session.compare)

    @property
    def pages(self) -> tuple[MeetingPage, ...]:
        """Return the pages of the meeting, in their order."""
        return self._pages

    @property
    def page_here(self) -> MeetingPage:
        """Return the page that is shown."""
        return self._pages[self._at]

    def refresh_from(self, loaded: Loaded) -> None:
        """Make the pages anew; the one that is shown stays, or the nearest to it."""
        self.loaded = loaded
        card, records, changes = loaded.card, loaded.records, loaded.changes
        if card is None or records is None or changes is None:
            return
        here = self.page_here if self._pages else None
        of_year = board_year(card.strategy, records, card.year, card.as_of)
        subjects, today = Subjects(card.strategy), card.as_of or clock.today()
        self._facts = Facts(card, records, changes, of_year, subjects, self.glyphs, today)
        self._pages = meeting_pages(self._facts)
        at = self._at
        if here is not None:
            key = (here.kind, here.about)
            same = (n for n, page in enumerate(self._pages) if (page.kind, page.about) == key)
            at = next(same, min(at, len(self._pages) - 1))
        self._show(at, anew=here is None or at != self._at)

    def _show(self, at: int, *, anew: bool = True) -> None:
        """Show a page."""
        self._at = at
        page, facts = self.page_here, self._facts
        if facts is None:
            return
        finding = page.kind is PageKind.FINDING
        sections = page_sections(page, facts)
        if finding:
            sections = told_or(lambda: self._show_finding(page.about[0], facts), faulty)
            finding = not sections
        self._text.display = not finding
        self._finding.display = self._chart.display = finding
        if finding:
            self.set_focus(None)
        else:
            self._text.show_page(sections, anew=anew)
            self._text.focus()
        self._show_titles(page, facts)
        self.explain_elsewhere()

    def _show_titles(self, page: MeetingPage, facts: Facts) -> None:
        said, card = words.ScreenMeeting, facts.card
        number = said.PAGE.format(number=page.number, all=len(self._pages))
        closed, errors = facts.board.closed, self.loaded.errors
        self._title.show(page.short, card, errors, (number, "text"), closed)
        opening = page.kind is PageKind.OPENING
        place = told_or(lambda: facts.page_one.place, lambda _: "")
        left = place if opening else card.strategy.title
        self._under.show(left, self._compared(facts))

    def _compared(self, facts: Facts) -> str:
        """Return since when it is looked at; aloud where no meeting is known to begin from."""
        said, changes, session = words.ScreenMeeting, facts.changes, self.board.session
        if changes.span.days:
            since = said.SINCE if session.since is None else said.SINCE_DAY
            return since.format(day=day(changes.span.first))
        if changes.before is None:
            return said.NO_MEETING_FIRST if session.since_meeting else said.FIRST
        against = said.NO_MEETING if session.since_meeting else said.AGAINST
        return against.format(year=changes.span.years[0])

    def _show_finding(self, key: str, facts: Facts) -> tuple[Section, ...]:
        """Take in a finding; nothing is left to say in words."""
        row = next(row for row in facts.rows if row.key == key)
        above = next(each for each in facts.rows if each.key == row.above[-1])
        belongs = words.ScreenMeeting.NAMED.format(id=above.key, title=above.title)
        notes = year_notes(row, facts.board, self.loaded.store.sides, may_write=False)
        if row.result is not None:
            since = "".join(text for text, _ in facts.since(row.result, key))
            self._finding.show(row, row.status_text(self.glyphs), since, belongs, notes)
            figures = Figures(facts.card, ascii_only=self.glyphs.ascii_only)
            self._chart.show(row.result, facts.card.strategy.period, figures)
        return ()

    @property
    def line(self) -> Sentence:
        """Return the line for messages."""
        return self._line

    @property
    def under_cursor(self) -> object:
        """Return the page, and the line pointed at."""
        return self._at, self._text.cursor

    def _explain(self) -> None:
        self._line.say("")

    @property
    def indicator_here(self) -> str:
        """Return the id of the finding, or of the indicator that is pointed at."""
        if not self._pages:
            return ""
        page = self.page_here
        return page.about[0] if page.kind is PageKind.FINDING else self._text.opens

    @property
    def about_here(self) -> str:
        """Return the id of what is pointed at, or of what the page is about."""
        about = self.page_here.about if self._pages else ()
        return self.indicator_here or (about[0] if about else "")

    @property
    def text_here(self) -> str:
        """Return the title and the sentence of the indicator in question; else of the page."""
        if self._facts is None:
            return ""
        row = next((row for row in self._facts.rows if row.key == self.about_here), None)
        return self.page_here.title if row is None else copied(row.title, row.sentence)

    def jumps(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return every page by its title, for the palette."""
        kinds = words.ScreenMeeting.KINDS
        return [
            (page.title, kinds[page.kind.value], partial(self._show, at))
            for at, page in enumerate(self._pages)
        ]

    def action_meeting_on(self) -> None:
        """Show the next page."""
        self._step(1)

    def action_meeting_before(self) -> None:
        """Show the page before."""
        self._step(-1)

    def action_read_on(self) -> None:
        """Go down one screenful, or to the next page."""
        if self._text.display:
            self._text.action_page_down()
        else:
            self._step(1)

    def action_read_back(self) -> None:
        """Go up one screenful, or to the page before."""
        if self._text.display:
            self._text.action_page_up()
        else:
            self._step(-1)

    @on(PageText.PastEdge)
    def read_past(self, event: PageText.PastEdge) -> None:
        """Go on with the next page, or back to the one before."""
        self._step(event.by)

    def action_first_page(self) -> None:
        """Show the opening page."""
        self._show_kind(PageKind.OPENING)

    def action_closing_page(self) -> None:
        """Show the closing page, which is the last."""
        self._show_kind(PageKind.CLOSING)

    def action_goal_page(self, key: str) -> None:
        """Show the page of a goal by its place in the plan."""
        goals = self._of_kind(PageKind.GOAL)
        if int(key) <= len(goals):
            self._show(goals[int(key) - 1])
        else:
            self.tell(plural(words.ScreenMeeting.GOALS, len(goals)))

    def action_findings(self) -> None:
        """Show the first finding."""
        if not self._show_kind(PageKind.FINDING):
            self.tell(words.ScreenMeeting.NO_FINDING)

    def action_asked(self) -> None:
        """Show what the board is asked to decide."""
        self._show_kind(PageKind.DECISIONS)

    def _of_kind(self, kind: PageKind) -> list[int]:
        return [at for at, page in enumerate(self._pages) if page.kind is kind]

    def _show_kind(self, kind: PageKind) -> bool:
        """Show the first page of a kind; say whether there is one."""
        found = self._of_kind(kind)
        if found:
            self._show(found[0])
        return bool(found)

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._pages):
            self._show(at)
        else:
            self.tell(words.ScreenReview.LAST_PAGE if by > 0 else words.ScreenReview.FIRST_PAGE)

    @on(LineList.Opened)
    def action_open_indicator(self) -> None:
        """Open the finding, or the indicator that is pointed at."""
        key = self.indicator_here
        if not key:
            self.tell(words.ScreenMeeting.POINT)
            return
        findings = [self._pages[at].about[0] for at in self._of_kind(PageKind.FINDING)]
        self.board.open("indicator", key, findings if key in findings else ())
