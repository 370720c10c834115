"""The meeting while its minutes are taken: the same pages, and what is typed against each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from scorecard import clock
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.model.fault import ScorecardError
from scorecard.tui.commands import bindings
from scorecard.tui.drafts import NOTE, PRESENT
from scorecard.tui.forms.decision import DecisionForm
from scorecard.tui.forms.priority import PriorityForm
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.meeting.screen import MeetingScreen
from scorecard.tui.minutes.forms import NoteForm, PresentForm
from scorecard.tui.minutes.taken import PageName, Taken, form_key, under_way
from scorecard.tui.minutes.taker import Taker
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.widgets.fields import TextBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.drafts import Drafts, Unsaved
    from scorecard.tui.forms.record import RecordForm
    from scorecard.tui.meeting.pages import MeetingPage
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.fields import Control


class MeetingForm(RecordScreen):
    """A form at the foot of the page that it is about, which stays in sight above it."""

    # Textual knows the rules of a screen's own class alone.
    CSS = (
        RecordScreen.CSS.replace("RecordScreen", "MeetingForm")
        + """
    MeetingForm { background: $background 0%; align-vertical: bottom; }
    MeetingForm > * { background: $background; }
    MeetingForm #page { height: 7; }
    MeetingForm #record { max-height: 60%; }
    MeetingForm #record, MeetingForm.-page #record, MeetingForm #record-acts { margin-top: 0; }
    MeetingForm #record-rest { display: none; }
    MeetingForm.-low #page { height: 5; }
    """
    )

    @property
    def first(self) -> Control:
        """Return the text: the day is that of the meeting, and known."""
        return self.controls().get("text") or super().first

    def begin_at(self, control: Control) -> None:
        """Give a field the keys, behind what stands in it: a note goes on."""
        super().begin_at(control)
        if isinstance(control, TextBox):
            control.move_cursor(control.document.end)


class MinutesScreen(MeetingScreen):
    """The meeting, with the keys that take its minutes."""

    PLACE: ClassVar = "minutes"
    CSS = (
        MeetingScreen.CSS.replace("MeetingScreen", "MinutesScreen")
        + """
    #meeting-line { height: auto; min-height: 1; max-height: 3; }
    """
    )
    BINDINGS: ClassVar = bindings("minutes")

    class Named(Message):
        """A worker knows who takes the minutes, or why nobody can."""

        def __init__(self, by: str | ScorecardError) -> None:
            super().__init__()
            self.by = by

    class Wrote(Message):
        """A worker has written the minutes; None where they said nothing new, or why it did not."""

        def __init__(self, outcome: Path | ScorecardError | None, *, asked: bool) -> None:
            super().__init__()
            self.outcome, self.asked = outcome, asked

    _by = ""  # until it is known
    _in_file = True  # or there is nothing yet that a file should have

    def on_mount(self) -> None:
        """Go on with the meeting that is under way, once that is asked, or begin one."""
        card, records, drafts = self.loaded.card, self.loaded.records, self._drafts
        if card is None or records is None or drafts is None:
            return
        taker = self.board.taker
        if taker is None:
            found = under_way(drafts, clock.today())
            taken = found or Taken(clock.today(), card.year).begun(records)
            folder = self.board.session.places.plan.parent
            writer = self.board.reading_actions.writer
            taker = self.board.taker = Taker(taken, writer.name, folder, drafts)
            self._in_turn(partial(taker.begin, card.strategy, records))
            if found is not None and (found.says_something or self._typed(found)):
                self._ask_to_go_on(found)
        self._in_turn(self._find_name)

    @property
    def _drafts(self) -> Drafts | None:
        return self.board.session.drafts

    def _in_turn(self, task: Callable[[], object]) -> None:
        """Do something in a thread, behind every save that was begun."""
        work = self.board.reading_actions.writer.in_turn(task)
        self.run_worker(work, group="writing", thread=True, exit_on_error=False)

    def _find_name(self) -> None:
        try:
            self.post_message(self.Named(self.board.reading_actions.writer.name()))
        except ScorecardError as error:
            self.post_message(self.Named(error))

    def on_minutes_screen_named(self, message: Named) -> None:
        """Say in the title who takes the minutes."""
        if isinstance(message.by, ScorecardError):
            self.tell(str(message.by))
        else:
            self._by = message.by
            self._mark()

    def _mark(self) -> None:
        said = words.ScreenMinutes
        template = said.TAKEN if self._in_file else said.TAKEN_UNWRITTEN
        self._title.mark(template.format(by=self._by))

    def _ask_to_go_on(self, found: Taken) -> None:
        said, typed = words.ScreenMinutes, self._typed(found)
        counts = [plural(said.NOTES, len(found.notes)), plural(said.RECORDS, len(found.pages))]
        text = said.AGAIN_TEXT.format(counts=words.LIST_SEPARATOR.join(counts))
        text = " ".join(filter(None, (text, said.AGAIN_TYPED if typed else "")))

        def answered(answer: tuple[str, str] | None) -> None:
            taker, card, records = self.board.taker, self.loaded.card, self.loaded.records
            if taker is None or card is None or records is None:
                return
            if answer is not None and answer[0] == "another":
                self._in_turn(partial(taker.begin, card.strategy, records, again=True))
                if found.file:
                    self.tell(said.ANOTHER_SAID.format(file=found.file))
            elif typed:
                self._open_typed(typed[0])

        answers = (("another", said.ANOTHER), ("go_on", said.GO_ON))
        heading = said.AGAIN.format(day=day(found.on))
        ask = AskScreen(self.glyphs, heading, text, answers, careful=True)
        self.app.push_screen(ask, answered)

    def _typed(self, taken: Taken) -> list[Unsaved]:
        """Return the forms of a meeting that hold text which is not saved, the newest first."""
        of = form_key(taken.on)
        return [
            form
            for form in ([] if self._drafts is None else self._drafts.listed())
            if (form.kind in (NOTE, PRESENT) and form.indicator.startswith(of))
            or (form.kind in ("decision", "priority") and not form.indicator)
        ]

    def _open_typed(self, form: Unsaved) -> None:
        if form.kind == NOTE:
            self._open_note(form.indicator.partition(" ")[2], form.year)
        elif form.kind == PRESENT:
            self.action_name_present()
        elif form.kind == "decision":
            self.action_take_decision()
        else:
            self.action_take_priority()

    def refresh_from(self, loaded: Loaded) -> None:
        """Show what was loaded, and write it into the minutes."""
        super().refresh_from(loaded)
        self._write()

    def _open_note(self, key: str, year: int) -> None:
        """Open the note on a page, and show that page where it still is one of the year's."""
        taker, card = self.board.taker, self.loaded.card
        if taker is None or card is None:
            return
        name = PageName(year, len(self.pages), key)
        for at, page in enumerate(self.pages):
            if _named(page, card).place == (year, key):
                self._show(at)
                name = _named(page, card)
        self._open(NoteForm(taker, name))

    @property
    def _page_name(self) -> PageName | None:
        """Return the page in front, as the minutes name it; None while there is none yet."""
        card = self.loaded.card
        if card is None or not self.pages:
            return None
        return _named(self.page_here, card)

    def action_take_note(self) -> None:
        """Write a note on the page in front."""
        taker, page = self.board.taker, self._page_name
        if taker is not None and page is not None:
            self._open(NoteForm(taker, page))

    def action_name_present(self) -> None:
        """Say who is present."""
        taker = self.board.taker
        if taker is not None:
            self._open(PresentForm(taker))

    def action_take_decision(self) -> None:
        """Enter what is decided on the page in front."""

        def form(card: Scorecard, took: Callable[[str], None]) -> RecordForm:
            about, today = self.page_here.about, clock.today()
            return DecisionForm(card.strategy, card.year, today, about=about, took=took)

        self._take(form)

    def action_take_priority(self) -> None:
        """Enter a priority for the next year that is set on the page in front."""

        def form(card: Scorecard, took: Callable[[str], None]) -> RecordForm:
            about, year = self.page_here.about, card.year + 1
            return PriorityForm(card.strategy, year, about=about, took=took)

        self._take(form)

    def _take(self, form: Callable[[Scorecard, Callable[[str], None]], RecordForm]) -> None:
        """Open a form whose record the minutes have on the page in front."""
        taker, card, page = self.board.taker, self.loaded.card, self._page_name
        if taker is None or card is None or page is None:
            return
        if why := self.board.reading_actions.writer.refusal():
            self.tell(why)
            return

        def took(ref: str) -> None:
            taker.took(lambda taken: taken.with_record(ref, page))

        self._open(form(card, took))

    def _open(self, form: RecordForm) -> None:
        writer = self.board.reading_actions.writer
        self.app.push_screen(MeetingForm(self.glyphs, form, self.loaded, writer, self._drafts))

    def action_write_minutes(self) -> None:
        """Write the minutes to their file now, and say where it is."""
        self._write(asked=True)

    def _write(self, *, asked: bool = False) -> None:
        """Write the minutes in a thread, where they say something new or somebody asks."""
        taker, card, records = self.board.taker, self.loaded.card, self.loaded.records
        if taker is None or card is None or records is None:
            return
        strategy = card.strategy

        def work() -> None:
            outcome: Path | ScorecardError | None
            try:
                outcome = taker.write(strategy, records, asked=asked)
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Wrote(outcome, asked=asked))

        self._in_turn(work)

    def on_minutes_screen_wrote(self, message: Wrote) -> None:
        """Say where the minutes are, where somebody asked, and always why they are not."""
        said, outcome = words.ScreenMinutes, message.outcome
        if outcome is not None:
            self._in_file = not isinstance(outcome, ScorecardError)
            self._mark()
        if isinstance(outcome, ScorecardError):
            self.board.say(said.NOT_WRITTEN.format(why=outcome))
        elif message.asked:
            at = outcome and {"name": outcome.name, "folder": outcome.parent.absolute()}
            self.tell(said.WRITTEN.format(**at) if at else said.NOTHING)


def _named(page: MeetingPage, card: Scorecard) -> PageName:
    return PageName(card.year, page.number, page.title, " ".join(page.about))
