"""The screen of a comment, priority or decision: saves it, and loses nothing that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records import Conflict
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.record_page import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.tui.session import Loaded


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
