"""The entry screen: saves what its form holds, and asks before anything typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records import Conflict
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.reading import Reading
    from scorecard.tui.form import Checked
    from scorecard.tui.session import Loaded


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
                self.take_in(self.loaded)
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
