"""The year's progress report: how it will read, and writing it to files."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.message import Message

from scorecard.files import Occupied, typed_path
from scorecard.messages.catalogue import words, year_in_name
from scorecard.model.fault import ScorecardError
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.plan import Audience
from scorecard.records.values import DateFault, last_day
from scorecard.tui.commands import bindings
from scorecard.tui.look.text import clean, wrapped
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.screens.report_text import ReportWritten, difference_lines, rendered, write
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.line_input import AnswerField
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.row_list import TextList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult

    from scorecard.report.maker import ReportMaker
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded


class Question(Lines, can_focus=True):
    """Asks, and takes y or n; both can be clicked."""

    DEFAULT_CSS: ClassVar = "Question { height: 3; }"
    BINDINGS: ClassVar = bindings("question")

    class Answered(Message):
        """The person has decided."""

        def __init__(self, *, yes: bool) -> None:
            super().__init__()
            self.yes = yes

    def __init__(self, glyphs: Glyphs, text: str) -> None:
        super().__init__()
        self._glyphs, self._text = glyphs, text

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    def lines(self, width: int) -> list[Line]:
        """Return the question, then the two keys."""
        rows = wrapped(clean(self._text), width - 2, 2, self._glyphs.ellipsis)
        keys: Line = [(" ", "text")]
        said = words.ScreenWords
        for key, word, does in (("y", said.YES_KEY, "yes"), ("n", said.NO_KEY, "no")):
            keys += [(key, "strong on_track", does), (f" {word}", "text", does), ("   ", "text")]
        asked: list[Line] = [[(" " + row, "at_risk")] for row in rows]
        return [*asked, keys]

    def action_yes(self) -> None:
        """Do what is asked."""
        self.post_message(self.Answered(yes=True))

    def action_no(self) -> None:
        """Leave everything as it is."""
        self.post_message(self.Answered(yes=False))


_MARGIN = 2


class _Asked(NamedTuple):
    """What the report on the screen is made of: what was loaded, and how it was asked for."""

    version: int
    year: int
    as_of: date | None
    audience: Audience
    charted: bool
    short: bool


class ReportScreen(YearScreen):
    """The rendered report over one line that says what became of it."""

    PLACE: ClassVar = "report"
    BINDINGS: ClassVar = bindings("report")
    AUTO_FOCUS = "#preview"
    CSS = """
    #preview { padding-top: 1; }
    #said { height: auto; max-height: 4; }
    """

    class Made(Message):
        """A worker has made the text, or knows why it cannot be made."""

        def __init__(self, asked: _Asked, made: tuple[ReportMaker, str] | str) -> None:
            super().__init__()
            self.asked, self.made = asked, made
            self.lines: dict[int, list[Line]] = {}

    class Rendered(Message):
        """A worker has laid the text out for another width."""

        def __init__(self, text: str, width: int, lines: list[Line]) -> None:
            super().__init__()
            self.text, self.width, self.lines = text, width, lines

    class Wrote(Message):
        """A worker has written the report to a path, or knows why it did not."""

        def __init__(self, path: Path, outcome: ReportWritten | ScorecardError) -> None:
            super().__init__()
            self.path, self.outcome = path, outcome

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        card = loaded.card
        assert card is not None  # noqa: S101 - opened over a scorecard alone
        settings = card.strategy.report
        self._as_of, self._audience, self._charted = card.as_of, settings.audience, settings.charts
        self._short = False
        self._asked: _Asked | None = None
        self._maker: ReportMaker | None = None  # None while it is at work
        self._text = ""
        self._lines: dict[int, list[Line]] = {}  # by width
        self._target: Path | None = None  # what is asked about
        self._kept: Path | None = None  # the edited report the screen shows the difference to
        self._preview = TextList(id="preview")
        self._said = Sentence(glyphs, id="said")
        self._says_making = False

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._preview
        yield self._said
        yield KeyBar(self.PLACE)

    def refresh_from(self, loaded: Loaded) -> None:
        """Make the report anew when year, day, data or what is asked for changed."""
        self.loaded = loaded
        card = loaded.card
        if card is None:
            return
        how = self._audience, self._charted, self._short
        asked = _Asked(loaded.version, card.year, self._as_of, *how)
        if asked == self._asked:
            return
        self._asked, self._maker = asked, None
        self._title.show(self._heading(asked), card, loaded.errors)
        self._said.say(words.ScreenReport.MAKING, "dim")
        self._says_making = True
        # Before it is laid out, the list is as wide as it will be: as the screen.
        width = self._preview.room or max(0, self.app.size.width - 1)
        self.run_worker(
            lambda: self.post_message(self._made(asked, width)),
            group="report",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _heading(self, asked: _Asked) -> str:
        said, as_of = words.ScreenReport, asked.as_of
        charts = said.WITH_CHARTS if asked.charted else said.WITHOUT_CHARTS
        return said.TITLE.format(
            year=asked.year,
            known="" if as_of is None else said.AS_OF.format(day=as_of.isoformat()),
            audience=words.Comments.AUDIENCE[asked.audience.value],
            charts=said.BRIEF if asked.short else charts,
        )

    def _made(self, asked: _Asked, width: int) -> Made:
        """Make the text and its lines; called in a worker's thread."""
        _, year, as_of, audience, charted, short = asked
        try:
            maker = self.board.session.report(year, as_of, audience, charted=charted, short=short)
            text = maker.markdown()
        except ScorecardError as error:
            return self.Made(
                asked, words.CLAUSE_SEPARATOR.join(str(fault) for fault in error.faults)
            )
        made = self.Made(asked, (maker, text))
        made.lines = {width: self._rendered(text, width)}
        return made

    def _rendered(self, text: str, width: int) -> list[Line]:
        margin = " " * _MARGIN
        lines = rendered(text, width - 2 * _MARGIN, ascii_only=self.glyphs.ascii_only)
        return [[(margin, "text"), *line] for line in lines]

    def on_report_screen_made(self, message: Made) -> None:
        """Show the text, unless another was asked for meanwhile."""
        if message.asked != self._asked:
            return
        fault = message.made if isinstance(message.made, str) else ""
        self._text, self._lines = "", message.lines
        if not isinstance(message.made, str):
            self._maker, self._text = message.made
        self._show_report()
        if fault:
            self._say(fault, "off_track")
        elif self._says_making:
            self._say("")

    def _show_report(self) -> None:
        self._kept = None
        self._preview.show(self._lines_for)

    def _lines_for(self, width: int) -> list[Line]:
        """Return the lines for a width; those of another one until a worker has made them."""
        if width not in self._lines and self._text:
            text = self._text

            def work() -> None:
                self.post_message(self.Rendered(text, width, self._rendered(text, width)))

            self.app.run_worker(work, group="report", thread=True, exit_on_error=False)
            return next(iter(self._lines.values()), [])
        return self._lines.get(width, [])

    def on_report_screen_rendered(self, message: Rendered) -> None:
        """Show the lines, unless text or width are others meanwhile."""
        if message.text == self._text and message.width == self._preview.room:
            self._lines = {message.width: message.lines}
            if self._kept is None:
                self._preview.show(self._lines_for)

    def _say(self, text: str, ink: str = "text") -> None:
        self._says_making = False
        self._said.say(text, ink)

    def tell(self, text: str, ink: str = "at_risk", *, heading: str = "") -> None:
        """Show a short message in the line of its own."""
        self._say(text, ink)

    def action_back(self) -> None:
        """Go back; from what differs, to the report."""
        if self._kept is None:
            self.dismiss()
        else:
            self._show_report()
            self._say("")

    def action_report_charts(self) -> None:
        """Have the report with charts, or without."""
        self._charted = not self._charted
        self.refresh_from(self.loaded)

    def action_report_brief(self) -> None:
        """Have two printed pages, or the whole report."""
        self._short = not self._short
        self.refresh_from(self.loaded)

    def action_report_audience(self) -> None:
        """Make the report for the next circle of readers."""
        circles = list(reversed(Audience))
        self._audience = circles[(circles.index(self._audience) + 1) % len(circles)]
        self.refresh_from(self.loaded)

    def action_write_report(self) -> None:
        """Ask for the file's name."""
        card = self.loaded.card
        if not self.board.may_write() or card is None or self._maker is None:
            return
        folder = self.board.session.places.plan.parent
        # A name of its own: the brief report is not to replace the whole one.
        year = year_in_name(card.year)
        suggested = str(folder / f"{'brief' if self._short else 'progress'}-{year}.md")
        self._ask("file", words.ScreenReport.ASK_FILE, suggested)

    def action_replace_report(self) -> None:
        """Put the report in the place of the edited one it was written beside."""
        if not self.board.may_write():
            return
        if self._kept is None:
            self.tell(words.ScreenReport.NOTHING_TO_REPLACE)
        else:
            self._write(self._kept, force=True)

    def action_report_as_of(self) -> None:
        """Ask for the day whose knowledge is used."""
        day = "" if self._as_of is None else self._as_of.isoformat()
        self._ask("day", words.ScreenReport.ASK_DAY, day)

    def _ask(self, purpose: str, text: str, suggested: str) -> None:
        """Open the field; one that is open already keeps what was typed."""
        for open_one in self.query("AnswerField, Question"):
            open_one.focus()
            return
        self._say(text)
        self.mount(AnswerField(purpose, suggested), after=self._said)

    @on(AnswerField.Dropped)
    def _drop(self) -> None:
        self._close()
        self._say("")

    @on(AnswerField.Given)
    def _take_answer(self, event: AnswerField.Given) -> None:
        if event.purpose == "day":
            self._take_day(event.text.strip())
        elif not event.text.strip():
            self.tell(words.ScreenReport.NAME_FILE)
        else:
            self._close()
            self._write(typed_path(event.text.strip()))

    def _take_day(self, text: str) -> None:
        try:
            card = self.loaded.card
            calendar = CALENDAR_YEARS if card is None else card.strategy.calendar
            self._as_of = last_day(text, calendar) if text else None
        except DateFault as fault:
            self.tell(f"{str(fault).capitalize()}.")
            return
        self._close()
        self._say("")
        self.refresh_from(self.loaded)

    def _write(self, path: Path, *, force: bool = False) -> None:
        """Write the report that is shown, in a thread; over something else only when told to."""
        maker = self._maker
        if maker is None:
            return
        self._say(words.ScreenReport.WRITING, "dim")

        def work() -> None:
            outcome: ReportWritten | ScorecardError
            try:
                outcome = write(maker, path, force=force)
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Wrote(path, outcome))

        self.run_worker(work, group="writing", thread=True, exit_on_error=False)

    def work_failed(self, group: str, why: BaseException) -> None:
        """Say that the report was not made, or not written, where it was promised."""
        said = words.ScreenWords
        self.tell((said.READING_FAILED if group == "report" else said.NOT_SAVED).format(why=why))

    def on_report_screen_wrote(self, message: Wrote) -> None:
        """Say where it is; show how an edited one that is kept differs; ask before replacing."""
        outcome = message.outcome
        if isinstance(outcome, Occupied):
            self._target = message.path
            self._say("")
            asked = words.ScreenReport.NOT_A_REPORT.format(path=message.path.absolute())
            self.mount(Question(self.glyphs, asked), after=self._said)
        elif isinstance(outcome, ScorecardError):
            self.tell(words.CLAUSE_SEPARATOR.join(str(fault) for fault in outcome.faults))
        elif outcome.edited is None:
            self._show_report()
            self._say(outcome.said, "on_track")
        else:
            self._kept = outcome.edited
            self._preview.show(lambda width: difference_lines(outcome, width, self.glyphs.ellipsis))
            self._say(outcome.said, "at_risk")

    @on(Question.Answered)
    def _take_decision(self, event: Question.Answered) -> None:
        path, self._target = self._target, None
        self._close()
        if path is not None and event.yes:
            self._write(path, force=True)
        else:
            self._say(words.ScreenReport.LEFT)

    def _close(self) -> None:
        self.query("AnswerField, Question").remove()
        self._preview.focus()
