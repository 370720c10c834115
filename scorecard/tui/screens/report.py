"""The year's progress report: how it will read, and writing it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.files import Occupied, write_text
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.report.edited import is_unedited, seal
from scorecard.tui.commands import bindings
from scorecard.tui.rendered import rendered
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.widgets.answer_field import AnswerField
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.question import Question
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.text_list import TextList
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line
    from scorecard.tui.session import Loaded

_MARGIN = 2
_Key = tuple[int, int, "date | None"]


class ReportScreen(YearScreen):
    """The rendered report over one line that says what became of it."""

    PLACE: ClassVar = "report"
    BINDINGS: ClassVar = bindings("report")
    AUTO_FOCUS = "#preview"
    CSS = """
    #preview { padding-top: 1; }
    #said { height: auto; max-height: 3; }
    """

    class Made(Message):
        """A worker has made the text, or knows why it cannot be made."""

        def __init__(self, key: _Key, text: str, lines: dict[int, list[Line]], fault: str) -> None:
            super().__init__()
            self.key, self.text, self.lines, self.fault = key, text, lines, fault

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._as_of = None if loaded.card is None else loaded.card.as_of
        self._key: _Key | None = None
        self._text = ""
        self._target: Path | None = None  # what is asked about
        self._preview = TextList(id="preview")
        self._lines: dict[int, list[Line]] = {}  # by width
        self._said = Sentence(glyphs, id="said")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._preview
        yield self._said
        yield KeyBar(self.PLACE)

    def take_in(self, loaded: Loaded) -> None:
        """Make the report anew when year, day or data changed."""
        self.loaded = loaded
        card = loaded.card
        if card is None:
            return
        key = (loaded.version, card.year, self._as_of)
        if key == self._key:
            return
        self._key, self._text = key, ""
        known = (
            ""
            if self._as_of is None
            else words.ScreenWords.REPORT_AS_OF.format(day=self._as_of.isoformat())
        )
        title = words.ScreenWords.REPORT_TITLE.format(year=card.year, known=known)
        self._title.show(title, card, loaded.errors)
        self._said.say(words.ScreenWords.REPORT_MAKING, "dim")
        width = self._preview.room
        self.app.run_worker(
            lambda: self.post_message(self._made(key, width)),
            group="report",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _made(self, key: _Key, width: int) -> Made:
        """Make the text and its lines; called in a worker's thread."""
        _, year, as_of = key
        try:
            text = self.board.session.report(year, as_of)
        except ScorecardError as error:
            return self.Made(key, "", {}, "; ".join(str(fault) for fault in error.faults))
        return self.Made(key, text, {width: self._rendered(text, width)}, "")

    def _rendered(self, text: str, width: int) -> list[Line]:
        margin = " " * _MARGIN
        lines = rendered(text, width - 2 * _MARGIN, ascii_only=self.glyphs.ascii_only)
        return [[(margin, "text"), *line] for line in lines]

    def on_report_screen_made(self, made: Made) -> None:
        """Show the text, unless another was asked for meanwhile."""
        if made.key == self._key:
            self._text, self._lines = made.text, made.lines
            self._preview.show(self._lines_for)
            self._said.say(made.fault, "off_track")

    def _lines_for(self, width: int) -> list[Line]:
        if width not in self._lines:
            self._lines = {width: self._rendered(self._text, width)}
        return self._lines[width]

    def tell(self, text: str) -> None:
        """Show a short message in the line of its own."""
        self._said.say(text, "at_risk")

    def action_write_report(self) -> None:
        """Ask for the file's name."""
        card = self.loaded.card
        if card is None or not self._text or not self.board.may_write():
            return
        folder = self.board.session.places.plan.parent
        self._ask(
            "file", words.ScreenWords.REPORT_ASK_FILE, str(folder / f"progress-{card.year}.md")
        )

    def action_report_as_of(self) -> None:
        """Ask for the day whose knowledge is used."""
        self._ask(
            "day",
            words.ScreenWords.REPORT_ASK_DAY,
            "" if self._as_of is None else self._as_of.isoformat(),
        )

    def _ask(self, purpose: str, text: str, suggested: str) -> None:
        """Open the field; one that is open already keeps what was typed."""
        for open_one in self.query("AnswerField, Question"):
            open_one.focus()
            return
        self._said.say(text)
        self.mount(AnswerField(purpose, suggested), after=self._said)

    @on(AnswerField.Dropped)
    def _drop(self) -> None:
        self._close()
        self._said.say("")

    @on(AnswerField.Given)
    def _take_answer(self, event: AnswerField.Given) -> None:
        if event.purpose == "day":
            self._take_day(event.text.strip())
        elif not event.text.strip():
            self.tell(words.ScreenWords.REPORT_NAME_FILE)
        else:
            self._close()
            self._write(Path(event.text.strip()).expanduser())

    def _take_day(self, text: str) -> None:
        from scorecard.records.entry.dates import DateFault, last_day  # noqa: PLC0415 - when asked

        try:
            self._as_of = last_day(text) if text else None
        except DateFault as fault:
            self.tell(f"{str(fault).capitalize()}.")
            return
        self._close()
        self._said.say("")
        self.take_in(self.loaded)

    def _write(self, path: Path, *, force: bool = False) -> None:
        """Write the file, say where it is; over something else only when told to."""
        older = path.exists()
        try:
            write_text(path, seal(self._text), force=force, ours=is_unedited)
        except Occupied:
            self._target = path
            self._said.say("")
            asked = words.ScreenWords.REPORT_OCCUPIED.format(path=path.absolute())
            self.mount(Question(self.glyphs, asked), after=self._said)
            return
        except ScorecardError as error:
            self.tell(str(error))
            return
        words_ = words.ScreenWords
        said = words_.REPORT_REPLACED if older and not force else words_.REPORT_WRITTEN
        self._said.say(said.format(path=path.absolute()), "on_track")

    @on(Question.Answered)
    def _take_decision(self, event: Question.Answered) -> None:
        path, self._target = self._target, None
        self._close()
        if path is not None and event.yes:
            self._write(path, force=True)
        else:
            self._said.say(words.ScreenWords.REPORT_KEPT)

    def _close(self) -> None:
        self.query("AnswerField, Question").remove()
        self._preview.focus()
