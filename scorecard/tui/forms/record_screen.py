"""The form of a comment, priority or decision: shown, kept on disk, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, VerticalScroll
from textual.message import Message
from textual.suggester import Suggester

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.conflict import Conflict
from scorecard.tui.commands import bindings
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.fields import FormRow
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_input import TextBox, TextField
from scorecard.tui.widgets.sentence import Sentence, TextLines
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.tui.board.writer import BoardDesk
    from scorecard.tui.drafts import Drafts
    from scorecard.tui.forms.record import Asked, Fields, RecordForm
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.fields import Control


class Names(Suggester):
    """Offers the rest of an id while it is typed; the right arrow takes it.

    Args:
        completed: gives what is typed with its last id in full.
    """

    def __init__(self, completed: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text in full; None where an id would not begin with what is typed."""
        found = self._completed(value)
        return found if found != value and found.startswith(value) else None


def record_rows(glyphs: Glyphs, form: RecordForm, typed: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Return the rows of a form, filled with what is typed."""
    rows: list[list[tuple[str, str, Control]]] = []
    spoken: set[str] = set()
    for asked in form.fields:
        field = (asked.label, asked.column, _control(glyphs, form, asked, typed[asked.column]))
        if asked.beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
        if asked.names:
            spoken.add(asked.column)
    return tuple(
        FormRow(glyphs, *row, words=any(column in spoken for _, column, _ in row)) for row in rows
    )


def _control(glyphs: Glyphs, form: RecordForm, asked: Asked, text: str) -> Control:
    name = f"field-{asked.column}"
    if asked.choices:
        return Choice(glyphs, asked.choices, text, id=name)
    if asked.lines:
        box = TextBox(text, goes_on=False, id=name)
        box.add_class("lines")
        return box
    field = TextField(text, id=name)
    if asked.names:
        field.suggester = Names(form.completed)
    if asked.short:
        field.add_class("short")
    return field


# Seconds after the last key until what is typed is kept on disk.
_KEEP_AFTER = 0.5


class RecordPage(ScorecardScreen):
    """One form, with questions to write by where it has some; saving is its heir's.

    Args:
        glyphs: the signs to draw with.
        form: the form as data.
        loaded: what it was made from.
        desk: saves what is entered.
        kept: where unsaved text is kept; None where nothing may be written.
        refusal: why nothing may be written; empty where something may.
    """

    PLACE: ClassVar = "record"
    BINDINGS: ClassVar = bindings("record")
    CSS = """
    #record-what { height: auto; max-height: 5; margin-bottom: 1; }
    #record { height: auto; max-height: 75%; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #record .short { width: 16; }
    #page { layout: horizontal; height: 1fr; display: none; }
    #page FormRow { height: 1fr; width: 1fr; }
    #page .row-line { height: 1fr; }
    #page .row-label { display: none; }
    #page .lines { height: 1fr; }
    #guide { width: 30; margin: 0 0 0 1; }
    #record-acts { margin-top: 1; }
    #record-said { height: auto; min-height: 1; max-height: 4; }
    #record-rest { height: 1fr; }
    RecordScreen.-page #page { display: block; }
    RecordScreen.-page #record { margin-top: 1; }
    RecordScreen.-page #record-rest { display: none; }
    RecordScreen.-narrow #page, RecordScreen.-slim #page { layout: vertical; }
    RecordScreen.-narrow #guide, RecordScreen.-slim #guide { width: 1fr; margin: 0; }
    RecordScreen.-slim.-low #record { max-height: 40%; }
    RecordScreen.-low #record-what { margin-bottom: 0; max-height: 3; }
    RecordScreen.-low #record, RecordScreen.-low #record-acts { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-narrow"), (76, "-wide")]  # noqa: RUF012 - as above

    def __init__(
        self,
        glyphs: Glyphs,
        form: RecordForm,
        loaded: Loaded,
        desk: BoardDesk,
        kept: Drafts | None,
        *,
        refusal: str = "",
    ) -> None:
        super().__init__()
        self.glyphs, self.form, self.loaded, self.desk = glyphs, form, loaded, desk
        self.refusal, self.kept = refusal, kept
        self.saving = False
        self._restored = None if kept is None else kept.find(form.about, form.year, form.kind)
        typed = form.initial
        if self._restored is not None:
            known = {name: t for name, t in self._restored.fields.items() if name in form.initial}
            typed, form.seen = form.initial | known, self._restored.seen
        self.rows = record_rows(glyphs, form, typed)
        self._title = TitleBar(glyphs, board=bool(refusal))
        self._what = Sentence(glyphs, id="record-what")
        self._guide = TextLines(glyphs, id="guide")
        self._said = Sentence(glyphs, id="record-said")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom: a page to write on, then the other fields."""
        pages = [row for row in self.rows if any(isinstance(c, TextBox) for c in _of(row))]
        yield self._title
        yield self._what
        with Container(id="page"):
            yield from pages
            yield self._guide
        with VerticalScroll(id="record", can_focus=False):
            yield from (row for row in self.rows if row not in pages)
        yield Container(id="record-rest")
        with Acts(id="record-acts"):
            yield Act("save", words.ScreenRecord.SAVE)
            if self.form.may_take_back:
                yield Act("take_back", words.ScreenRecord.TAKE_BACK)
        yield self._said
        yield KeyBar(self.PLACE)
        self.set_class(bool(pages), "-page")

    def on_mount(self) -> None:
        """Show the form, and begin at its first field."""
        form = self.form
        self._title.show(form.title, None, 0)
        self._what.say(form.facts, "dim", heading=form.heading)
        self._what.display = bool(form.heading or form.facts)
        if form.guide:
            self._guide.show((words.ScreenRecord.GUIDE, *form.guide))
        self._guide.display = bool(form.guide)
        if self.refusal:
            self._lock()
        elif self._restored is not None:
            self._said.say(words.ScreenEntry.BACK.format(at=self._restored.at), "at_risk")
        self._look()
        next(iter(self.controls().values())).focus()

    def _lock(self) -> None:
        """Let everything be read, and nothing be changed."""
        self._said.say(self.refusal, "dim")
        self.query_one("#record-acts").display = False
        for control in self.controls().values():
            if isinstance(control, TextBox):
                control.read_only = True
            else:
                control.disabled = True

    def refresh_from(self, loaded: Loaded) -> None:
        """Take in what changed meanwhile; what is typed stays, and a save compares."""
        self.loaded = loaded

    @property
    def line(self) -> Sentence:
        """Return the line below the form."""
        return self._said

    @property
    def typed(self) -> Fields:
        """Return every field as it stands."""
        return {column: control.value for column, control in self.controls().items()}

    @property
    def is_unsaved(self) -> bool:
        """Say whether anything was typed that is not saved."""
        return not self.saving and not self.refusal and self.typed != self.form.initial

    def type_in(self, column: str, text: str) -> None:
        """Fill a field, as a person would."""
        self.controls()[column].value = text

    def controls(self) -> dict[str, Control]:
        """Return the fields by column, in order."""
        return {column: c for row in self.rows for column, c in row.controls.items()}

    @on(TextField.Changed)
    @on(TextBox.Changed)
    @on(Choice.Changed)
    def _changed(self) -> None:
        """Follow what is typed, and keep it on disk a little later."""
        self._look()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_KEEP_AFTER, self.keep) if self.is_unsaved else None
        if not self.is_unsaved and not self.saving:
            self.forget()

    def keep(self) -> None:
        """Keep what is typed on this computer, so that it survives a crash."""
        self._timer = None
        form = self.form
        if not self.is_unsaved or self.kept is None:
            return
        kept = self.kept.put(form.about, form.year, self.typed, form.seen, form.kind)
        self.board.keep(kept, lambda: self.tell(words.ScreenEntry.NOT_KEPT))

    def forget(self) -> None:
        """Drop what was kept: it was saved, or given up."""
        if self._timer is not None:
            self._timer.stop()
        if self.kept is not None:
            form = self.form
            self.board.keep(self.kept.drop(form.about, form.year, form.kind))

    def _look(self) -> None:
        """Say what ids stand for, and take faults away that are mended."""
        typed = self.typed
        told = self.form.told(typed)
        problems = self.form.problems(typed)
        for row in self.rows:
            row.say(" ".join(told[column] for column in row.controls if column in told), "dim")
            if row.is_blamed:
                row.blame(problems)

    @on(FormRow.Left)
    def _check_row(self, event: FormRow.Left) -> None:
        """Say what is wrong with a field once it is left; an empty one may still be filled."""
        typed = self.typed
        if any(typed[column].strip() for column in event.row.controls):
            event.row.blame(self.form.problems(typed))

    @on(TextField.Submitted)
    @on(Choice.Submitted)
    def _go_on(self) -> None:
        """Complete an id half typed; else go to the next field, and from the last one save."""
        controls = self.controls()
        here = next((column for column, c in controls.items() if c is self.focused), "")
        field = controls.get(here)
        if isinstance(field, TextField) and field.suggester is not None:
            whole = self.form.completed(field.value)
            if whole != field.value:
                field.value = whole
                field.cursor_position = len(whole)
                return
        if here == list(controls)[-1]:
            self.action_save()
        else:
            self.focus_next()

    @on(Act.Done)
    def _act(self, event: Act.Done) -> None:
        getattr(self, f"action_{event.does}")()

    def action_save(self) -> None:
        """Save, and go back."""
        raise NotImplementedError


def _of(row: FormRow) -> list[Control]:
    return list(row.controls.values())


class RecordScreen(RecordPage):
    """One form with its save."""

    _after: Callable[[], object] | None = None
    _work: Callable[[], str] | None = None

    class Saved(Message):
        """It was saved, or why not; and what is shown since."""

        def __init__(self, outcome: str | ScorecardError, loaded: Loaded) -> None:
            super().__init__()
            self.outcome, self.loaded = outcome, loaded

    def action_save(self) -> None:
        """Save, and go back."""
        if self.refusal:
            self.tell(self.refusal)
        else:
            self._save(self.dismiss)

    def _save(self, after: Callable[[], object]) -> None:
        if self.saving:
            return
        if not self.is_unsaved:
            # Nothing was typed here: there is nothing to refuse, so it just goes back.
            after()
            return
        typed = self.typed
        problems = self.form.problems(typed)
        if problems:
            self._blame(problems)
            return
        self._after = after
        self._start(lambda: self.form.save(self.desk, typed))

    def _blame(self, problems: dict[str, str]) -> None:
        """Show every fault, and go to the first field that has one."""
        for row in self.rows:
            row.blame(problems)
        controls = self.controls()
        elsewhere = [what for column, what in problems.items() if column not in controls]
        said = words.ScreenEntry
        self.tell(said.REFUSED.format(what="; ".join(elsewhere) or said.SEE))
        first = next((column for column in controls if column in problems), None)
        if first is not None:
            controls[first].focus()

    def _start(self, task: Callable[[], str]) -> None:
        self.saving, self._work = True, task
        self.holds_keys = True
        session = self.board.session

        def work() -> None:
            outcome: str | ScorecardError
            try:
                outcome = task()
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Saved(outcome, session.load()))

        work_in_turn = self.board.entering.desk.in_turn(work)
        self.run_worker(work_in_turn, group="saving", thread=True, exit_on_error=False)

    def work_failed(self, group: str, why: BaseException) -> None:  # noqa: ARG002 - it saves alone
        """Say that saving failed in a way nobody foresaw; what is typed stays."""
        self.saving = self.holds_keys = False
        self.tell(words.ScreenForm.NOT_SAVED.format(why=why))

    def on_record_screen_saved(self, message: Saved) -> None:
        """Go on after a save; after a refusal stay with what is typed."""
        self.holds_keys = False
        self.board.show(message.loaded)
        outcome = message.outcome
        if isinstance(outcome, str):
            self.forget()
            self.board.last_said = outcome
            after, self._after = self._after, None
            if after is not None:
                after()
            self.board.say_soon()
            return
        self.saving = False
        if isinstance(outcome, Conflict):
            self._ask_whose(outcome)
        else:
            self.tell("; ".join(str(fault) for fault in outcome.faults))

    def _ask_whose(
        self, conflict: Conflict[Comment] | Conflict[Priority] | Conflict[Decision]
    ) -> None:
        """Say who changed it, when and to what; theirs or mine."""
        said = words.ScreenEntry
        answers = (("mine", said.MINE), ("theirs", said.THEIRS), ("stay", said.TO_FORM))

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "theirs":
                self.forget()
                self.saving = True
                self.dismiss()
            elif choice == "mine" and self._work is not None:
                self.form.follow(conflict.theirs)
                self._after = self._after or self.dismiss
                self._start(self._work)

        ask = AskScreen(self.glyphs, said.WHOSE, str(conflict), answers)
        self.app.push_screen(ask, answered)

    def action_take_back(self) -> None:
        """Ask, then take back what stands; what is typed goes with it."""
        said = words.ScreenRecord

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "take_back" and not self.saving:
                self._after = self.dismiss
                self._start(lambda: self.form.take_back(self.desk))

        answers = (("take_back", said.TAKE_BACK), ("keep", said.KEEP))
        text = said.TAKE_BACK_TEXT.format(title=self.form.heading, year=self.form.year)
        ask = AskScreen(self.glyphs, said.TAKE_BACK_ASK, text, answers)
        self.app.push_screen(ask, answered)

    def action_back(self) -> None:
        """Go back; with unsaved text, ask first."""
        self.ask_to_leave(self.dismiss)

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Do something that closes the form, once what is typed is saved or given up."""
        if not self.is_unsaved:
            then()
            return
        self.keep()

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "save":
                self._save(then)
            elif choice == "discard":
                self.forget()
                self.saving = True
                then()

        said = words.ScreenEntry
        answers = (("save", said.SAVE), ("discard", said.DISCARD), ("stay", said.STAY))
        text = words.ScreenRecord.UNSAVED_TEXT.format(title=self.form.title)
        self.app.push_screen(AskScreen(self.glyphs, said.UNSAVED, text, answers), answered)
