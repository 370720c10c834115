"""The form of a reading: shown, kept on disk, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.conflict import Conflict
from scorecard.tui.commands import bindings
from scorecard.tui.forms.reading_rows import form_rows
from scorecard.tui.forms.reading_words import FormWords
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.fields import FormRow
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_input import TextBox, TextField
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from scorecard.model.reading import Reading
    from scorecard.tui.forms.reading import Checked, Fields, Form
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.fields import Control
    from scorecard.tui.writer import Desk


# Seconds after the last key until what is typed is kept on disk.
_KEEP_AFTER = 0.5


class FormScreen(ScorecardScreen):
    """One form: shows it, follows what is typed, keeps it on disk; saving is its heir's.

    Args:
        glyphs: the signs to draw with.
        form: the form as data.
        loaded: the scorecard and records it was made from.
        desk: saves what is entered.
        order: what is due in the form's year, in order: the ids of indicator and entity.
        said: what to say at first, as after the save before.
    """

    PLACE: ClassVar = "entry"
    BINDINGS: ClassVar = bindings("entry")
    CSS = """
    #form { height: auto; max-height: 68%; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #what { height: auto; max-height: 4; }
    #facts { height: auto; max-height: 4; margin-bottom: 1; }
    #verdict { height: auto; max-height: 3; margin-top: 1; }
    #acts { margin-top: 1; }
    #said { height: 1fr; min-height: 1; }
    .short { width: 20; }
    .shorter { width: 12; }
    .evidence { height: 4; }
    .note { height: 2; }
    EntryScreen.-low #what { max-height: 2; }
    EntryScreen.-low #facts { margin-bottom: 0; }
    EntryScreen.-low #verdict { max-height: 2; margin-top: 0; }
    EntryScreen.-low #acts { margin-top: 0; }
    EntryScreen.-low .evidence { height: 2; }
    EntryScreen.-slim.-low #form { max-height: 40%; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-wide")]  # noqa: RUF012 - as above

    def __init__(
        self,
        glyphs: Glyphs,
        form: Form,
        loaded: Loaded,
        desk: Desk,
        *,
        order: Sequence[tuple[str, str]] = (),
        said: str = "",
    ) -> None:
        super().__init__()
        self.form = form
        self.glyphs = glyphs
        self.loaded = loaded
        self.desk = desk
        self.order = list(order)
        self._title = TitleBar(glyphs)
        self._what = Sentence(glyphs, id="what")
        self._facts = Sentence(glyphs, id="facts")
        self._verdict = Sentence(glyphs, id="verdict")
        self._said = Sentence(glyphs, id="said")
        self._said.say(said, "on_track")
        self.kept = desk.unsaved()
        self._restored = self.kept.find(form.indicator.id, form.year, form.kept_as)
        typed = form.initial if self._restored is None else form.initial | self._restored.fields
        if self._restored is not None:
            form.seen = self._restored.seen
        self.no_data = bool(typed["no_data"])
        self.rows = form_rows(glyphs, form, typed)
        self._words: FormWords | None = None
        self.timer: Timer | None = None
        self.saving = False

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        with VerticalScroll(id="form", can_focus=False):
            yield self._what
            yield self._facts
            yield from self.rows
        yield self._verdict
        with Acts(id="acts"):
            yield Act("save_next", words.ScreenEntry.SAVE_NEXT)
            yield Act("save", words.ScreenEntry.SAVE)
            yield Act("no_data", self._no_data_words())
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show the form, and begin at its first field."""
        indicator = self.form.indicator
        self._title.show(self._heading(), None, 0)
        unit = "" if self.form.is_dated else indicator.unit
        self._what.say(indicator.definition, "dim", heading=self.form.title, beside=unit)
        self.refresh_from(self.loaded)
        self._show_answer()
        if self._restored is not None:
            self._said.say(words.ScreenEntry.BACK.format(at=self._restored.at), "at_risk")

    @property
    def place(self) -> tuple[str, str]:
        """Return what the form is for: the ids of indicator and entity, empty for none."""
        return self.form.indicator.id, self.form.key.entity or ""

    def _heading(self) -> str:
        """Say for which year it is, and how many are due, or which of them this one is."""
        said, due = words.ScreenEntry, len(self.order)
        if self.place in self.order:
            at = self.order.index(self.place) + 1
            return said.TITLE_AT.format(year=self.form.year, at=at, due=due)
        return (said.TITLE_DUE if due else said.TITLE).format(year=self.form.year, due=due)

    def refresh_from(self, loaded: Loaded) -> None:
        """Take in what changed meanwhile; what is typed stays."""
        self.loaded = loaded
        if loaded.card is None or loaded.records is None:
            return
        if loaded.card.strategy.find(self.form.indicator.id) is None:
            self.tell(words.ScreenEntry.GONE)
            return
        self._words = FormWords(self.form, loaded.card, loaded.records, self.glyphs)
        self._facts.say(self._words.facts())
        # Only what somebody entered before is revised; a closed year asks for every change.
        asks = self.form.head is not None or self.form.closing is not None
        self._row("reason").display = asks
        self._look()

    @property
    def line(self) -> Sentence:
        """Return the line below the form."""
        return self._said

    @property
    def typed(self) -> Fields:
        """Return every field as it stands; of value and no data the one that is asked for."""
        fields = dict(self.form.initial)
        fields |= {column: c.value for column, c in self.controls().items()}
        hidden = ("value", "numerator", "denominator") if self.no_data else ("no_data",)
        return fields | dict.fromkeys(hidden, "")

    @property
    def is_unsaved(self) -> bool:
        """Say whether anything was typed that is not saved."""
        return not self.saving and self.typed != self.form.initial

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
        """Follow what is typed: the echo, the verdict; keep it on disk a little later."""
        self._look()
        if self.timer is not None:
            self.timer.stop()
        self.timer = self.set_timer(_KEEP_AFTER, self.keep) if self.is_unsaved else None
        if not self.is_unsaved and not self.saving:
            self.drop()

    def keep(self) -> None:
        """Keep what is typed on this computer, so that it survives a crash."""
        self.timer = None
        if not self.is_unsaved:
            return
        form = self.form
        kept = self.kept.put(form.indicator.id, form.year, self.typed, form.seen, form.kept_as)
        self.board.keep(kept, lambda: self.tell(words.ScreenEntry.NOT_KEPT))

    def drop(self) -> None:
        """Drop what was kept: it was saved, or given up."""
        form = self.form
        self.board.keep(self.kept.drop(form.indicator.id, form.year, form.kept_as))

    def _look(self) -> None:
        """Say what is understood and what would come of it; take faults away that are mended."""
        if self._words is None:
            return
        typed = self.typed
        entry, checked = self.form.value(typed), self.form.check(typed)
        self._row("value").say(self._words.understood(entry))
        same = typed == self.form.initial
        judging = None if same else checked.judging
        said, ink = self._words.verdict(None if same else entry, judging)
        self._verdict.say(said, ink)
        self._verdict.display = bool(said)
        for row in self.rows:
            if row.is_blamed:
                row.blame(checked.problems)

    def _row(self, column: str) -> FormRow:
        return next(row for row in self.rows if column in row.controls)

    @on(FormRow.Left)
    def _check_row(self, event: FormRow.Left) -> None:
        """Say what is wrong with a field once it is left; an empty one may still be filled."""
        typed = self.typed
        if any(typed.get(column, "").strip() for column in event.row.controls):
            event.row.blame(self.form.check(typed).problems)

    @on(TextField.Submitted)
    @on(TextBox.Submitted)
    @on(Choice.Submitted)
    def _go_on(self) -> None:
        """Go to the next field; from the last one, save."""
        last = list(self.controls().values())[-1]
        if self.focused is last:
            self.save_from_last()
        else:
            self.focus_next()

    @on(Act.Done)
    def _act(self, event: Act.Done) -> None:
        getattr(self, f"action_{event.does}")()

    def save_from_last(self) -> None:
        """Save at enter in the last field."""
        raise NotImplementedError

    def action_no_data(self) -> None:
        """Say why there is no data instead of a value, or the value again."""
        self.no_data = not self.no_data
        self._show_answer()
        self._changed()

    def _show_answer(self) -> None:
        """Show the field that is asked for, and begin there."""
        for row in self.rows:
            if "no_data" in row.controls:
                row.display = self.no_data
            elif "value" in row.controls or "numerator" in row.controls:
                row.display = not self.no_data
        said = words.ScreenEntry.A_VALUE if self.no_data else self._no_data_words()
        self.query_one("#act-no_data", Act).say(said)
        self.controls()["no_data" if self.no_data else "value"].focus()

    def _no_data_words(self) -> str:
        said = words.ScreenEntry
        return said.NO_DATA_ASCII if self.glyphs.ascii_only else said.NO_DATA


class EntryScreen(FormScreen):
    """One form with its save."""

    _after: Callable[[], object] | None = None

    class Saved(Message):
        """It was saved, or why not: an error, or what was saved and what is shown since."""

        def __init__(self, outcome: str | ScorecardError, loaded: Loaded | None = None) -> None:
            super().__init__()
            self.outcome, self.loaded = outcome, loaded

    def save_from_last(self) -> None:
        """Save at enter in the last field, and go on where something is due."""
        if self.place in self.order:
            self.action_save_next()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Save, and go back to where one came from."""
        self._save(self.dismiss)

    def action_save_next(self) -> None:
        """Save what is typed, if anything, and go on to the next one due."""
        self._save(lambda: self.board.entering.next_due(self))

    def _save(self, after: Callable[[], object]) -> None:
        if self.saving:
            return
        checked = self.form.check(self.typed)
        if not self.is_unsaved:
            # Nothing was typed here: there is nothing to refuse, so it just goes on.
            self.board.last_said = ""
            after()
            self.board.say_soon()
            return
        if checked.problems:
            self._blame(checked.problems)
            return
        if checked.is_empty:
            self.tell(words.ScreenEntry.SAME)
            return
        self._after = after
        self._start(checked)

    def _blame(self, problems: dict[str, str]) -> None:
        """Show every fault, and go to the first field that has one."""
        blamed = [row for row in self.rows if row.blame(problems) and row.display]
        shown = {column for row in blamed for column in row.controls}
        elsewhere = [what for column, what in problems.items() if column not in shown]
        said = words.ScreenEntry
        self.tell(said.REFUSED.format(what="; ".join(elsewhere) or said.SEE))
        for column in self.controls():
            if column in problems and column in shown:
                self.controls()[column].focus()
                return

    def _start(self, checked: Checked) -> None:
        self.saving = self.holds_keys = True
        desk, key, seen = self.desk, self.form.key, self.form.seen
        entries = [] if checked.entry is None else [checked.entry]
        session = self.board.session

        def work() -> None:
            outcome: str | ScorecardError
            try:
                outcome = desk.save(entries, {key: seen}, checked.judging)
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Saved(outcome, session.load()))

        work_in_turn = desk.in_turn(work)
        self.run_worker(work_in_turn, group="saving", thread=True, exit_on_error=False)

    def work_failed(self, group: str, why: BaseException) -> None:  # noqa: ARG002 - it saves alone
        """Say that saving failed in a way nobody foresaw; what is typed stays."""
        self.saving = self.holds_keys = False
        self.tell(words.ScreenForm.NOT_SAVED.format(why=why))

    def on_entry_screen_saved(self, message: Saved) -> None:
        """Go on after a save; after a refusal stay with what is typed."""
        self.holds_keys = False
        if message.loaded is not None:
            self.board.show(message.loaded)
        outcome = message.outcome
        if isinstance(outcome, str):
            self._forget()
            self.board.last_said = outcome
            after, self._after = self._after, None
            if after is not None:
                after()
            self.board.say_soon()
            return
        self.saving = False
        if isinstance(outcome, Conflict):
            self._ask_whose(outcome)
            return
        if self.loaded.records is not None:
            self.form.judgement = self.form.standing_judgement(self.loaded.records)
        self.tell("; ".join(str(fault) for fault in outcome.faults))

    def _forget(self) -> None:
        if self.timer is not None:
            self.timer.stop()
        self.drop()

    def _ask_whose(self, conflict: Conflict[Reading]) -> None:
        """Say who changed it, when and to what; theirs or mine."""
        answers = (
            ("mine", words.ScreenEntry.MINE),
            ("theirs", words.ScreenEntry.THEIRS),
            ("stay", words.ScreenEntry.TO_FORM),
        )

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "theirs":
                self._forget()
                self.dismiss()
            elif choice == "mine":
                self.form.follow(conflict.theirs)
                self.refresh_from(self.loaded)
                again = self._after or self.dismiss
                self._save(again)

        ask = AskScreen(self.glyphs, words.ScreenEntry.WHOSE, str(conflict), answers)
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
                self._forget()
                self.saving = True
                then()

        said, title = words.ScreenEntry, self.form.title
        answers = (("save", said.SAVE), ("discard", said.DISCARD), ("stay", said.STAY))
        text = said.UNSAVED_TEXT.format(title=title, year=self.form.year)
        self.app.push_screen(AskScreen(self.glyphs, said.UNSAVED, text, answers), answered)
