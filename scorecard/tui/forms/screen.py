"""A form on the screen: its rows, checked while typed into, kept on disk, saved in a thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.suggester import Suggester

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import ScorecardError
from scorecard.records.refusal import Conflict
from scorecard.tui.forms.form import FieldKind
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.bars import TitleBar
from scorecard.tui.widgets.button import Act
from scorecard.tui.widgets.fields import Choice, FormRow, ReasonField, TextBox
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textual.timer import Timer

    from scorecard.tui.drafts import Drafts
    from scorecard.tui.forms.form import Field, Fields, Form
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.step import Task
    from scorecard.tui.widgets.fields import Control
    from scorecard.tui.writer import Writer

# Seconds after the last key until what is typed is kept on disk.
_KEEP_AFTER = 0.5
# Classes of the screen by its size, for the stylesheets.
_WIDTHS = [(0, "-slim"), (50, "-narrow"), (76, "-wide")]


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


def form_rows(glyphs: Glyphs, form: Form, typed: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Return the rows of a form, filled with what is typed."""
    rows: list[list[Field]] = []
    for field in form.fields:
        if field.beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
    return tuple(
        FormRow(
            glyphs,
            *((f.label, f.column, _control(glyphs, form, f, typed[f.column])) for f in fields),
            words=any(field.told for field in fields),
            left=form.label_width,
        )
        for fields in rows
    )


def _control(glyphs: Glyphs, form: Form, field: Field, text: str) -> Control:
    # A column may be named by the plan, in letters that no id may have.
    name = "field-" + re.sub("[^0-9A-Za-z_]", "-", field.column)
    kind, size = field.kind, field.size or None
    control: Control
    if kind in (FieldKind.CHOICE, FieldKind.LIST):
        control = Choice(glyphs, field.choices, text, listed=kind is FieldKind.LIST, id=name)
    elif kind is FieldKind.REASON:
        control = ReasonField(glyphs, text)
    elif kind in (FieldKind.NOTE, FieldKind.TEXT):
        control = TextBox(text, goes_on=kind is FieldKind.NOTE, id=name, classes=size)
    else:
        control = TextField(text, id=name, classes=size)
        control.placeholder = field.hint
        if kind is FieldKind.IDS:
            control.suggester = Names(form.completed)
    return control


class FormScreen(ScorecardScreen):
    """One form: shown, followed, kept, saved; its heirs lay it out and say more beside it.

    Args:
        glyphs: the signs to draw with.
        form: the form as data.
        loaded: what it was made from.
        writer: saves what is entered.
        drafts: where what is typed is kept; None where it is kept elsewhere, or nothing may be
            written.
        refusal: why nothing may be written; empty where something may.
    """

    AUTO_FOCUS = ""  # each begins at a field of its own, once it is laid out
    FAULT_INK: ClassVar = "at_risk"
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    class Saved(Message):
        """It was saved, or why not; and what is shown since."""

        def __init__(self, outcome: str | ScorecardError, loaded: Loaded) -> None:
            super().__init__()
            self.outcome, self.loaded = outcome, loaded

    def __init__(
        self,
        glyphs: Glyphs,
        form: Form,
        loaded: Loaded,
        writer: Writer,
        drafts: Drafts | None,
        *,
        refusal: str = "",
        said_id: str = "said",
    ) -> None:
        super().__init__()
        self.glyphs, self.loaded = glyphs, loaded
        self.refusal, self.drafts, self.writer = refusal, drafts, writer
        self.saving = False
        self._of = form
        draft = None if drafts is None else drafts.find(form.about, form.year, form.draft_kind)
        typed = form.initial
        if draft is not None:
            known = {name: text for name, text in draft.fields.items() if name in typed}
            typed, form.seen = typed | known, draft.seen
        self.begun_with: Mapping[str, str] = typed
        self.rows = form_rows(glyphs, form, typed)
        self._title = TitleBar(glyphs, board=bool(refusal))
        self._said = Sentence(glyphs, id=said_id)
        if draft is not None:
            self._said.say(words.ScreenEntry.BACK.format(at=draft.at), "at_risk")
        self.timer: Timer | None = None
        # Set before the first layout, for all would be styled a second time when they come.
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, self.app.size.width),
            (self.VERTICAL_BREAKPOINTS, self.app.size.height),
        ):
            self.add_class([name for least, name in breakpoints if cells >= least][-1])
        self._sure_of = ""
        self._after: Callable[[], object] = self.dismiss
        self._again: Callable[[], object] = self.action_save

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
        return not self.saving and not self.refusal and self.typed != self._of.initial

    def type_in(self, column: str, text: str) -> None:
        """Fill a field, as a person would."""
        self.controls()[column].value = text

    def controls(self) -> dict[str, Control]:
        """Return the fields by column, in order."""
        return {column: c for row in self.rows for column, c in row.controls.items()}

    def refresh_from(self, loaded: Loaded) -> None:
        """Take in what changed meanwhile; what is typed stays, and a save compares."""
        self.loaded = loaded

    def look(self) -> None:
        """Say what is understood, and take faults away that are mended."""
        typed = self.typed
        told = self._of.told(typed)
        for row in self.rows:
            row.say(" ".join(told[column] for column in row.controls if told.get(column)), "dim")
        self.mend(self._of.problems(typed))

    def mend(self, problems: dict[str, str]) -> None:
        """Take faults away that are mended."""
        for row in self.rows:
            if row.is_blamed:
                row.blame(problems)

    @on(TextField.Changed)
    @on(TextBox.Changed)
    @on(Choice.Changed)
    def changed(self) -> None:
        """Follow what is typed, and keep it on disk a little later."""
        self.look()
        if self.timer is not None:
            self.timer.stop()
        self.timer = self.set_timer(_KEEP_AFTER, self.keep) if self.is_unsaved else None
        if not self.is_unsaved and not self.saving:
            self.forget()

    def keep(self) -> None:
        """Keep what is typed on this computer, so that it survives a crash."""
        self.timer = None
        form = self._of
        if self.drafts is None or not self.is_unsaved:
            return
        kept = self.drafts.put(form.about, form.year, self.typed, form.seen, form.draft_kind)
        self.board.keep(kept, lambda: self.tell(words.ScreenEntry.NOT_KEPT))

    def forget(self) -> None:
        """Drop what was kept: it was saved, or given up."""
        if self.timer is not None:
            self.timer.stop()
        if self.drafts is not None:
            form = self._of
            self.board.keep(self.drafts.drop(form.about, form.year, form.draft_kind))

    @on(FormRow.Left)
    def _check_row(self, event: FormRow.Left) -> None:
        """Say what is wrong with a field once it is left; an empty one may still be filled."""
        typed = self.typed
        if any(typed.get(column, "").strip() for column in event.row.controls):
            event.row.blame(self._of.problems(typed))

    @on(TextField.Submitted)
    @on(TextBox.Submitted)
    @on(Choice.Submitted)
    def _go_on(self) -> None:
        """Complete an id half typed; else go to the next field, and from the last one save."""
        field = self.focused
        if isinstance(field, TextField) and field.suggester is not None:
            whole = self._of.completed(field.value)
            if whole != field.value:
                field.value = whole
                field.cursor_position = len(whole)
                return
        if field is list(self.controls().values())[-1]:
            self.save_from_last()
        else:
            self.focus_next()

    @on(Act.Done)
    def _act(self, event: Act.Done) -> None:
        getattr(self, f"action_{event.does}")()

    def save_from_last(self) -> None:
        """Save at enter in the last field."""
        self.action_save()

    def action_save(self) -> None:
        """Save, and go back to where one came from."""
        if self.refusal:
            self.tell(self.refusal)
        else:
            self.save(self.dismiss)

    def save(self, after: Callable[[], object]) -> None:
        """Save what is typed, and then go on."""
        if self.saving:
            return
        if not self.is_unsaved:
            # Nothing was typed here: there is nothing to refuse, so it just goes on.
            self.board.last_said = ""
            after()
            self.board.say_soon()
            return
        typed = self.typed
        problems = self._of.problems(typed)
        if problems:
            self._blame(problems)
            return
        task = self._of.save(typed)
        if task is None:
            self.tell(words.ScreenEntry.SAME)
            return
        self.once_sure(
            self._of.question(typed), lambda: self.start(task, after, lambda: self.save(after))
        )

    def once_sure(self, question: str, save: Callable[[], object], number: int = 1) -> None:
        """Save at once where nothing is asked, else once somebody says that it is right.

        ``number`` is how many figures the question is about.
        """
        if question in ("", self._sure_of):
            save()
            return

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "save":
                # A save over a revision of somebody else asks no second time.
                self._sure_of = question
                save()

        said = words.ScreenDoubts
        answers = (("save", plural(said.SAVE, number)), ("stay", said.BACK))
        heading = plural(said.HEADING, number)
        ask = AskScreen(self.glyphs, heading, question, answers, careful=True)
        self.app.push_screen(ask, answered)

    def _blame(self, problems: dict[str, str]) -> None:
        """Show every fault, and go to the first field that has one."""
        blamed = [row for row in self.rows if row.blame(problems) and row.display]
        shown = {column for row in blamed for column in row.controls}
        elsewhere = [what for column, what in problems.items() if column not in shown]
        said = words.ScreenEntry
        self.tell(
            said.REFUSED.format(what=words.CLAUSE_SEPARATOR.join(elsewhere) or said.SEE),
            self.FAULT_INK,
        )
        self.go_to_fault(problems)

    def go_to_fault(self, problems: Mapping[str, str]) -> None:
        """Go to the first field in sight that has a fault."""
        for row in self.rows:
            for column, control in row.controls.items():
                if column in problems and row.display:
                    control.focus()
                    return

    def begin_at(self, control: Control) -> None:
        """Give a field the keys, and bring it into sight once the form is laid out."""
        control.focus(scroll_visible=False)
        self.call_after_refresh(self._bring_into_sight, control)

    def _bring_into_sight(self, control: Control) -> None:
        if control is self.focused and not self.can_view_entire(control):
            self.scroll_to_center(control, origin_visible=True)

    def start(self, task: Task, after: Callable[[], object], again: Callable[[], object]) -> None:
        """Save in a thread, and go on then; ``again`` does it over a revision of somebody else."""
        self.keep()  # nobody knows how a save ends that has begun
        self.saving = self.holds_keys = True
        self._after, self._again = after, again
        writer, session = self.writer, self.board.session

        def work() -> None:
            outcome: str | ScorecardError
            try:
                outcome = writer.save(task)
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Saved(outcome, session.load()))

        in_turn = writer.in_turn(work)
        self.run_worker(in_turn, group="store", thread=True, exit_on_error=False)

    def work_failed(self, group: str, why: BaseException) -> None:
        """Say that saving failed in a way nobody foresaw; what is typed stays."""
        if group == "store":
            self.saving = self.holds_keys = False
            self.tell(words.ScreenForm.NOT_SAVED.format(why=why), self.FAULT_INK)
        else:
            super().work_failed(group, why)

    def on_form_screen_saved(self, message: Saved) -> None:
        """Go on after a save; after a refusal stay with what is typed."""
        self.holds_keys = False
        outcome = message.outcome
        if isinstance(outcome, str):
            self.saved()
            self.board.show(message.loaded)
            self.board.last_said = outcome
            self._after()
            self.board.say_soon()
            return
        self.board.show(message.loaded)
        self.saving = False
        if isinstance(outcome, Conflict):
            self.ask_whose(outcome)
        else:
            self.refused(outcome)

    def saved(self) -> None:
        """Drop what is typed: it is saved."""
        self.forget()

    def refused(self, error: ScorecardError) -> None:
        """Say why it was not saved."""
        self.tell(words.CLAUSE_SEPARATOR.join(str(fault) for fault in error.faults), self.FAULT_INK)

    def ask_whose(self, conflict: Conflict[Any]) -> None:
        """Say who changed it, when and to what; theirs or mine."""
        said = words.ScreenEntry

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "theirs":
                self.give_up()
                self.dismiss()
            elif choice == "mine":
                self._of.follow(conflict.theirs)
                self.refresh_from(self.loaded)
                self._again()

        answers = (("mine", said.MINE), ("theirs", said.THEIRS), ("stay", said.TO_FORM))
        ask = AskScreen(self.glyphs, said.WHOSE, str(conflict), answers)
        self.app.push_screen(ask, answered)

    def give_up(self) -> None:
        """Drop what is typed."""
        self.forget()
        self.saving = True

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
                self.save(then)
            elif choice == "discard":
                self.give_up()
                then()

        said = words.ScreenEntry
        answers = (("save", said.SAVE), ("discard", said.DISCARD), ("stay", said.STAY))
        ask = AskScreen(self.glyphs, said.UNSAVED, self._of.unsaved_text, answers)
        self.app.push_screen(ask, answered)
