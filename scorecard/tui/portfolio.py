"""The screens over a portfolio: members and what they share, and the way to each one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import on
from textual.message import Message
from textual.worker import WorkerState

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import ScorecardError
from scorecard.model.status import WORST_FIRST, Status
from scorecard.portfolio import board_of, read_members
from scorecard.review.portfolio_words import view_of
from scorecard.tui.commands import bindings
from scorecard.tui.frame import Frame
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.screens.base import ScorecardScreen, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList, TextList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import SectionList
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.worker import Worker

    from scorecard.model.fault import Fault
    from scorecard.model.portfolio import Member, Portfolio
    from scorecard.portfolio import Members
    from scorecard.review.portfolio import Board
    from scorecard.review.portfolio_words import (
        BoardView,
        LineView,
        MemberView,
        SideView,
        TogetherView,
    )
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line

# What tells a member's row from that of an indicator with the same id.
_MEMBER, _SHARED = "member:", "shared:"
_PROBLEMS = "problems"
# No sentence is so long that more lines of it would help.
_MOST_LINES = 12
_LEAST_TITLE, _MOST_FIGURE = 16, 24


@dataclass(frozen=True, slots=True)
class Read:
    """A portfolio and its members, as they were read."""

    portfolio: Portfolio
    faults: tuple[Fault, ...]
    members: Members


class PortfolioApp(Frame):
    """The list of members and of what they share, with a screen on each.

    It ends with the member whose own screens are to be opened in ``chosen``, None for none.

    Args:
        declare: reads the portfolio's file; it raises a ScorecardError where nothing is usable.
        tag: that by which its members were chosen.
        year: the year to show; None for the latest that most members have.
        as_of: the day whose knowledge is used.
        at: the row to begin on.
        ascii_only: draw with ASCII alone.
    """

    CSS = """
    #members { margin-top: 1; }
    #explained { height: 4; margin-top: 1; }
    .-tall #explained { height: 8; }
    """

    class Arrived(Message):
        """A worker has made a board of what was read."""

        def __init__(self, read: Read, board: Board, view: BoardView) -> None:
            super().__init__()
            self.read, self.board, self.view = read, board, view

    def __init__(
        self,
        declare: Callable[[], tuple[Portfolio, tuple[Fault, ...]]],
        *,
        tag: str = "",
        year: int | None = None,
        as_of: date | None = None,
        at: str = "",
        ascii_only: bool = False,
    ) -> None:
        super().__init__(ascii_only=ascii_only)
        self.chosen: Member | None = None
        self.year = year
        self.at = at
        self.found: PortfolioApp.Arrived | None = None
        self._declare, self._tag, self._as_of = declare, tag, as_of

    def get_default_screen(self) -> Screen[None]:
        """Open on the list."""
        return MembersScreen(self.glyphs, self.at)

    def on_mount(self) -> None:
        """Begin to read."""
        self.is_shown = True
        self.action_reload()

    def action_reload(self) -> None:
        """Read the file and every member again."""

        def read() -> Read:
            declared, faults = self._declare()
            return Read(declared, faults, read_members(declared, self._tell_progress))

        self._make(read)

    def move_year(self, by: int) -> None:
        """Show the year before or after, as far as any member's period reaches."""
        if self.found is None:
            return
        board, read = self.found.board, self.found.read
        year = board.year + by
        periods = [each.card.strategy.period for each in board.read if each.card is not None]
        first = min((first for first, _ in periods), default=year)
        last = max((last for _, last in periods), default=year)
        if not first <= year <= last:
            self.say(words.PortfolioScreen.NO_YEAR.format(first=first, last=last))
            return
        self.year = year
        self._make(lambda: read)

    def _make(self, read: Callable[[], Read]) -> None:
        """Make the board of a year in a thread; one that is asked for later wins."""

        def make() -> None:
            try:
                found = read()
            except ScorecardError as error:
                # What is shown stays.
                why = words.PortfolioWords.SEPARATOR.join(map(str, error.faults))
                self.call_later(self.say, why)
                return
            board = board_of(
                found.portfolio,
                found.members,
                year=self.year,
                as_of=self._as_of,
                faults=found.faults,
            )
            view = view_of(board, tag=self._tag, ascii_only=self.ascii_only)
            self.post_message(self.Arrived(found, board, view))

        self.run_worker(make, group="session", thread=True, exclusive=True, exit_on_error=False)

    def _tell_progress(self, done: int, total: int) -> None:
        said = words.ReportFiles.PROGRESS.format(
            what=words.PortfolioWords.OPENING, done=done, total=total
        )
        self.call_later(self.say, said)

    def on_portfolio_app_arrived(self, message: Arrived) -> None:
        """Show what was read, unless another year was asked for since."""
        if self.year is None or message.board.year == self.year:
            self.found = message
            for screen in self.screen_stack:
                if isinstance(screen, PortfolioPage):
                    screen.show(message.board, message.view)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in words that reading failed in a way nobody foresaw; what is shown stays."""
        if event.state is WorkerState.ERROR:
            self.say(words.ScreenWords.READING_FAILED.format(why=event.worker.error))

    def open_member(self, id_: str) -> None:
        """Leave for the member's own screens; say so where it cannot be read."""
        if self.found is None:
            return
        of_id = (each for each in self.found.board.members if each.member.id == id_)
        opened = next(of_id, None)
        if opened is None or opened.card is None:
            self.say(words.PortfolioScreen.UNREAD)
            return
        self.chosen, self.at = opened.member, id_
        self.exit()

    def action_problems(self) -> None:
        """Show what is wrong with the file and with every member."""
        if self.found is not None:
            self.push_screen(PortfolioDetail(self.glyphs, _PROBLEMS))


class PortfolioPage(ScorecardScreen):
    """A screen that shows a board, and another one when there is one."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.title_bar = TitleBar(glyphs)
        self.sentence = Sentence(glyphs, id="explained")

    @property
    def portfolio(self) -> PortfolioApp:
        """Return the app, by its own type."""
        return cast("PortfolioApp", self.app)

    @property
    def line(self) -> Sentence:
        """Return the line for explanations and messages."""
        return self.sentence

    def on_mount(self) -> None:
        """Show what is there already."""
        found = self.portfolio.found
        if found is not None:
            self.show(found.board, found.view)

    def show(self, board: Board, view: BoardView) -> None:
        """Take in a board, in words."""
        raise NotImplementedError

    def headline(self, title: str, board: Board) -> None:
        """Say what the screen shows, of which year, and of how many strategies."""
        number, read = len(board.members), len(board.read)
        ink = "text" if read == number else "off_track"
        said = plural(words.PortfolioScreen.READ, number, read=read, year=board.year)
        self.title_bar.show(title, None, 0, (said, ink))


class MembersScreen(PortfolioPage):
    """Every member with its counts, what they share, and a sentence on what the cursor is on."""

    PLACE: ClassVar = "portfolio"
    BINDINGS: ClassVar = bindings("portfolio")

    def __init__(self, glyphs: Glyphs, at: str) -> None:
        super().__init__(glyphs)
        self._list = SectionList(glyphs, id="members")
        self._at = _MEMBER + at if at else ""
        self._worst_first = False

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self.title_bar
        yield self._list
        yield self.sentence
        yield KeyBar(self.PLACE)

    def show(self, board: Board, view: BoardView) -> None:
        """List the members and what they share."""
        said = words.PortfolioWords
        self.headline(board.portfolio.title, board)
        members = list(view.members)
        if self._worst_first:
            members.sort(key=_gravity)
        about = " ".join((view.organisation, *view.remarks)).strip()
        rows = headed(
            said.STRATEGIES, [row for each in members for row in self._member(each)], detail=about
        )
        if view.shared:
            shared = [self._together(each) for each in view.shared]
            rows += headed(said.SHARED, shared, detail=view.provisional)
        self._list.show(rows)
        self._list.go_to(self._at)
        self._at = ""

    def _member(self, member: MemberView) -> Iterator[SectionRow]:
        said = words.PortfolioWords
        if not member.read:
            lead, ink = said.UNREAD, "off_track"
            others = said.SEPARATOR.join(member.faults)
        else:
            lead, ink = _marked(self.glyphs, member.gravest, member.lead), member.gravest.value
            others = member.others
        worst = [said.INDICATOR.format(title=w.title, text=w.text) for w in member.worst[:1]]
        found = (*member.remarks, said.SENTENCE.format(text=member.entered), member.due, *worst)
        detail = " ".join(found if member.read else member.faults)
        key = _MEMBER + member.id
        yield SectionRow(((lead, ink), (member.title, "text")), key, member.title, detail)
        if others:
            yield SectionRow((("", "text"), (others, "dim")), key, below=True)

    def _together(self, found: TogetherView) -> SectionRow:
        said = words.PortfolioWords
        sides = (
            said.SIDE.format(member=side.member, apart=side.figure or side.apart)
            for side in found.sides
        )
        detail = said.SEPARATOR.join(sides)
        return SectionRow(
            ((found.title, "text"), (found.said or found.how, "text")),
            _SHARED + found.id,
            found.title,
            " ".join((said.SENTENCE.format(text=detail), *found.remarks)) if detail else "",
        )

    @property
    def under_cursor(self) -> object:
        """Return what stands under the cursor."""
        row = self._list.current
        return None if row is None else row.key

    @property
    def text_here(self) -> str:
        """Return title and sentence of what stands under the cursor."""
        row = self._list.current
        return "" if row is None or not row.detail else copied(row.title, row.detail)

    def _explain(self) -> None:
        row = self._list.current
        if row is not None:
            self.sentence.say(row.detail, heading=row.title)

    @on(LineList.Opened)
    def action_open_member(self) -> None:
        """Open the page on the member or the indicator under the cursor."""
        row = self._list.current
        if row is not None and not row.heading:
            self.app.push_screen(PortfolioDetail(self.glyphs, row.key))

    def action_open_strategy(self) -> None:
        """Open the member's own screens."""
        row = self._list.current
        if row is not None and row.key.startswith(_MEMBER):
            self.portfolio.open_member(row.key.removeprefix(_MEMBER))

    def action_exceptions_first(self) -> None:
        """List the members with the worst on top, or in the order of the file again."""
        self._worst_first = not self._worst_first
        found = self.portfolio.found
        if found is not None:
            self.show(found.board, found.view)


class PortfolioDetail(PortfolioPage):
    """All that is known of one member or one shared indicator; or every fault."""

    PLACE: ClassVar = "portfolio-page"
    BINDINGS: ClassVar = bindings("portfolio-page")
    CSS = """
    #about { margin-top: 1; }
    PortfolioDetail #explained { height: 1; margin-top: 0; }
    """

    def __init__(self, glyphs: Glyphs, key: str) -> None:
        super().__init__(glyphs)
        self._key = key
        self._list = TextList(id="about")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self.title_bar
        yield self._list
        yield self.sentence
        yield KeyBar(self.PLACE)

    def show(self, board: Board, view: BoardView) -> None:
        """Show what is known in the year of a board; go back where it is gone."""
        if self._key == _PROBLEMS:
            faults = [*map(str, board.faults), *(f for m in view.members for f in m.faults)]
            self.headline(words.PortfolioScreen.PROBLEMS, board)
            self._list.show(lambda width: [*self._faults(faults, width)])
            return
        member = next((m for m in view.members if _MEMBER + m.id == self._key), None)
        shared = next((s for s in view.shared if _SHARED + s.id == self._key), None)
        if member is not None:
            self.headline(member.title, board)
            self._list.show(lambda width: [*self._member(member, width)])
        elif shared is not None:
            self.headline(shared.title, board)
            self._list.show(lambda width: [*self._together(shared, width)])
        else:
            self.dismiss()

    def action_open_strategy(self) -> None:
        """Open the member's own screens."""
        if self._key.startswith(_MEMBER):
            self.portfolio.open_member(self._key.removeprefix(_MEMBER))

    def _text(self, text: str, width: int, ink: str = "text", margin: int = 1) -> Iterator[Line]:
        for row in wrapped(clean(text), width - margin - 1, _MOST_LINES, self.glyphs.ellipsis):
            yield [(" " * margin + row, ink)]

    def _faults(self, faults: Sequence[str], width: int) -> Iterator[Line]:
        for fault in faults or [words.PortfolioScreen.NO_PROBLEMS]:
            yield from self._text(fault, width)
            yield []

    def _member(self, member: MemberView, width: int) -> Iterator[Line]:
        said = words.PortfolioWords
        if member.tags:
            yield from self._text(words.LIST_SEPARATOR.join(member.tags), width, "dim")
        if not member.read:
            yield from self._text(said.UNREAD_BECAUSE, width, "strong off_track")
            for fault in member.faults:
                yield from self._text(fault, width, margin=3)
            return
        counts = said.COUNTS.format(counts=member.counts, entered=member.entered)
        yield from self._text(counts, width)
        for text in (member.due, *member.remarks):
            yield from self._text(text, width)
        for heading, lines in ((said.GOALS, member.goals), (said.WORST, member.worst)):
            if lines:
                yield []
                yield from self._text(heading, width, "strong text")
                yield from self._lines(lines, width)
        if member.more:
            yield []
            yield from self._text(member.more, width)

    def _lines(self, lines: Sequence[LineView], width: int) -> Iterator[Line]:
        marked = [_marked(self.glyphs, line.status, line.word) for line in lines]
        widest = max(map(cell_len, marked))
        for line, word in zip(lines, marked, strict=True):
            lead = f" {fit(word, widest)}  "
            title = f"{line.id}  {line.title}" if line.is_goal else line.title
            room = width - cell_len(lead) - 1
            first, *more = wrapped(clean(title), room, _MOST_LINES, self.glyphs.ellipsis)
            yield [(lead, line.status.value), (first, "strong text")]
            for row in more:
                yield [(" " * cell_len(lead) + row, "strong text")]
            yield from self._text(line.text, width, margin=cell_len(lead))

    def _together(self, found: TogetherView, width: int) -> Iterator[Line]:
        yield from self._text(
            words.LIST_SEPARATOR.join(filter(None, (found.unit, found.how))), width, "dim"
        )
        yield []
        yield from self._sides(found.sides, width)
        yield []
        for text in (found.said, *found.remarks):
            yield from self._text(text, width)

    def _sides(self, sides: Sequence[SideView], width: int) -> Iterator[Line]:
        words_ = [
            _marked(self.glyphs, side.status, side.word) if side.word else "" for side in sides
        ]
        figures = [side.figure or side.apart for side in sides]
        word = max(map(cell_len, words_), default=0)
        figure = min(max((cell_len(clean(each)) for each in figures), default=0), _MOST_FIGURE)
        target = min(max((cell_len(clean(s.target)) for s in sides), default=0), _MOST_FIGURE)
        title = max((cell_len(clean(side.member)) for side in sides), default=0)
        room = width - word - figure - target - 8
        ellipsis = self.glyphs.ellipsis
        if room < min(title, _LEAST_TITLE):
            for side, shown, value in zip(sides, words_, figures, strict=True):
                lead = f" {fit(shown, word)}  "
                yield [(lead, side.status.value), (clean(side.member), "text")]
                below = words.LIST_SEPARATOR.join(filter(None, (value, side.target)))
                yield from self._text(below, width, margin=cell_len(lead))
            return
        title = min(title, room)
        for side, shown, value in zip(sides, words_, figures, strict=True):
            yield [
                (f" {fit(shown, word)}  ", side.status.value),
                (f"{fit(clean(side.member), title, ellipsis)}  ", "text"),
                (f"{fit(clean(value), figure, ellipsis, right=bool(side.figure))}  ", "text"),
                (fit(clean(side.target), target, ellipsis), "dim"),
            ]


def _marked(glyphs: Glyphs, status: Status, word: str) -> str:
    return f"{glyphs.mark(status)} {word}"


def _gravity(member: MemberView) -> tuple[bool, int, int]:
    """Return what orders members, one that cannot be read before all."""
    return member.read, WORST_FIRST.index(member.gravest), -member.of_gravest
