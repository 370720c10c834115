"""From a screen to what the board writes: its forms and questions, closing a year, reopening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.board import due_counts
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, once_ended
from scorecard.model.records import (
    OPEN_STATES,
    PriorityState,
    closed_years,
    current_decisions,
    current_priorities,
)
from scorecard.records.values import DateFault
from scorecard.review.due import due_all
from scorecard.tui.board.writer import (
    save_closing,
    save_decision,
    save_outcome,
    save_priority,
    save_reopening,
)
from scorecard.tui.forms.comment import CommentForm
from scorecard.tui.forms.decision import DecisionForm, one_day
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.forms.priority import PriorityForm
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.model.records import Decision, Priority, Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.forms.record import RecordForm
    from scorecard.tui.navigation import Navigation
    from scorecard.tui.step import Task


_KEEP = "keep"


class BoardActions:
    """Opens what changes the board's records, and refuses in words where nothing may be changed.

    Args:
        app: the app.
    """

    def __init__(self, app: Navigation) -> None:
        self._app = app
        self._writer = app.reading_actions.writer

    def comment(self, about: str, year: int | None = None) -> None:
        """Open the comment on something; where nothing may be written, to be read."""
        found = self._shown()
        if found is None:
            return
        card, records = found
        if not about or about not in Subjects(card.strategy):
            self._app.say(words.ScreenComment.CHOOSE)
            return
        self._open(CommentForm(card, records, about, year), self._writer.refusal())

    def add_priority(self, year: int) -> None:
        """Open an empty priority for a year."""
        self._open_priority(year, None)

    def revise_priority(self, priority: Priority) -> None:
        """Open a priority to change its words."""
        self._open_priority(priority.year, priority)

    def _open_priority(self, year: int, priority: Priority | None) -> None:
        found = self._writable()
        if found is None:
            return
        strategy = found[0].strategy
        first, last = strategy.period
        if priority is None and not first <= year <= last + 1:
            said = words.ScreenPriorities.NOT_OF_PERIOD
            self._app.say(said.format(year=year, first=first, last=last + 1))
            return
        self._open(PriorityForm(strategy, year, priority))

    def adopt(self, priority: Priority) -> None:
        """Adopt a priority; one that was settled is taken up again, with a word why."""
        changes = {"state": PriorityState.ADOPTED}
        said = words.ScreenPriorities

        def adopt(because: str) -> Task:
            return save_priority(priority.ref, changes, because=because, seen=priority.id)

        if self._writable() is None:
            return
        if priority.state in OPEN_STATES:
            self._app.reading_actions.save(adopt(""))
            return
        state = words.Priorities.STATE[priority.state.value]
        text = said.AGAIN_TEXT.format(ref=priority.ref, text=priority.text, state=state)
        self._ask(said.AGAIN, text, (("adopt", said.AGAIN_YES),), said.WHY, lambda _, w: adopt(w))

    def settle(self, priority: Priority, *states: PriorityState) -> None:
        """Ask what became of a priority, one of some states, and why."""
        said = words.ScreenPriorities
        if self._writable() is None:
            return
        if priority.state not in OPEN_STATES:
            state = words.Priorities.STATE[priority.state.value]
            self._app.say(said.SETTLED_ALREADY.format(ref=priority.ref, state=state))
            return
        answers = [(state.name, said.SETTLE[state.value]) for state in states]
        heading = said.ASK.get(states[0].value, said.ASK_ALL) if len(states) == 1 else said.ASK_ALL
        text = said.ASK_TEXT.format(ref=priority.ref, year=priority.year, text=priority.text)

        def settled(name: str, because: str) -> Task:
            return save_outcome(priority, PriorityState[name], because)

        self._ask(heading, text, answers, said.WHY, settled)

    def add_decision(self) -> None:
        """Open an empty decision."""
        self._open_decision(None)

    def revise_decision(self, decision: Decision) -> None:
        """Open a decision to change its words or days."""
        self._open_decision(decision)

    def _open_decision(self, decision: Decision | None) -> None:
        found = self._writable()
        if found is not None:
            card = found[0]
            self._open(DecisionForm(card.strategy, card.year, clock.today(), decision))

    def decision_done(self, decision: Decision) -> None:
        """Ask on which day a decision was carried out."""
        said = words.ScreenDecisions
        if self._writable() is None:
            return
        if decision.done is not None:
            self._app.say(said.DONE_ALREADY.format(ref=decision.ref))
            return

        def done(_: str, typed: str) -> Task | None:
            try:
                changes = {"done": one_day(typed)}
            except DateFault as fault:
                self._app.say(said.REFUSED.format(what=fault))
                return None
            return save_decision(decision.ref, changes, because="", seen=decision.id)

        text = said.ASK_TEXT.format(ref=decision.ref, text=decision.text)
        yes = (("done", said.DONE_YES),)
        self._ask(said.DONE_ASK, text, yes, said.DONE_WHEN, done, clock.today().isoformat())

    def withdraw(self, decision: Decision) -> None:
        """Ask why a decision is withdrawn, and withdraw it."""
        said = words.ScreenDecisions
        if self._writable() is None:
            return

        def withdrawn(_: str, because: str) -> Task:
            changes = {"withdrawn": True}
            return save_decision(decision.ref, changes, because=because, seen=decision.id)

        text = said.WITHDRAW_TEXT.format(ref=decision.ref, text=decision.text)
        answers = (("withdraw", said.WITHDRAW_YES),)
        self._ask(said.WITHDRAW, text, answers, words.ScreenPriorities.WHY, withdrawn)

    def reopen_unsaved(self, kind: str, about: str, year: int) -> None:
        """Open the form that holds unsaved text."""
        found = self._shown()
        if found is None:
            return
        records = found[1]
        if kind == "comment":
            self.comment(about, year)
        elif kind == "priority":
            self._open_priority(year, _by_ref(records, about) if about else None)
        else:
            decision = _decision_by_ref(records, about)
            self._open_decision(decision)

    def close_year(self) -> None:
        """Ask on which day the board approved the year, with what is still due for it; close it."""
        found = self._shown()
        if found is None:
            return
        card, records = found
        year, said = card.year, words.ScreenClosing
        closing = closed_years(records).get(year)
        if closing is not None:
            told = said.CLOSED_ALREADY
            self._app.say(told.format(year=year, day=day(closing.on), by=closing.by))
            return
        if self._writable() is None:
            return

        def closed(_: str, typed: str) -> Task | None:
            try:
                on = one_day(typed) or clock.today()
            except DateFault as fault:
                self._app.say(said.REFUSED.format(year=year, what=fault))
                return None
            return save_closing(year, on, card.strategy.calendar)

        text = f"{_still_due(card, records)} {said.CLOSE_TEXT}"
        heading, answers = said.CLOSE.format(year=year), (("close", said.CLOSE_YES),)
        self._ask(heading, text, answers, said.CLOSE_WHEN, closed, clock.today().isoformat())

    def reopen_year(self) -> None:
        """Ask why the year is opened again; open it."""
        found = self._shown()
        if found is None:
            return
        card, records = found
        year, said = card.year, words.ScreenClosing
        closing = closed_years(records).get(year)
        if closing is None:
            self._app.say(said.NOT_CLOSED.format(year=year))
            return
        if self._writable() is None:
            return

        def reopened(_: str, because: str) -> Task:
            return save_reopening(year, because)

        text = once_ended(said.REOPEN_TEXT.format(year=year, day=day(closing.on), by=closing.by))
        heading, answers = said.REOPEN.format(year=year), (("reopen", said.REOPEN_YES),)
        self._ask(heading, text, answers, said.REOPEN_WHY, reopened)

    def _ask(
        self,
        heading: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        needs: str,
        task: Callable[[str, str], Task | None],
        typed: str = "",
    ) -> None:
        def answered(answer: tuple[str, str] | None) -> None:
            if answer is None or answer[0] == _KEEP:
                return
            work = task(*answer)
            if work is not None:
                self._app.reading_actions.save(work)

        leave = (_KEEP, words.ScreenRecord.LEAVE)
        ask = AskScreen(self._app.glyphs, heading, text, (*answers, leave), needs=needs)
        if ask.field is not None:
            ask.field.value = typed
        self._app.push_screen(ask, answered)

    def _open(self, form: RecordForm, refusal: str = "") -> None:
        loaded = self._app.loaded
        if loaded is not None:
            kept = None if refusal else self._writer.unsaved()
            writer, glyphs = self._writer, self._app.glyphs
            screen = RecordScreen(glyphs, form, loaded, writer, kept, refusal=refusal)
            self._app.push_screen(screen)

    def _writable(self) -> tuple[Scorecard, Records] | None:
        """Return what is shown where something may be written; else say why nothing may."""
        if why := self._writer.refusal():
            self._app.say(why)
            return None
        return self._shown()

    def _shown(self) -> tuple[Scorecard, Records] | None:
        loaded = self._app.loaded
        if loaded is None or loaded.card is None or loaded.records is None:
            return None
        return loaded.card, loaded.records


def _by_ref(records: Records, ref: str) -> Priority | None:
    return next((each for each in current_priorities(records) if each.ref == ref), None)


def _decision_by_ref(records: Records, ref: str) -> Decision | None:
    return next((each for each in current_decisions(records) if each.ref == ref), None)


def _still_due(card: Scorecard, records: Records) -> str:
    """Return how much of each sort is still to do for the year, as one sentence."""
    counts = due_all(card, records, today=clock.today()).counts()
    if not counts:
        return words.ScreenClosing.NOTHING_DUE.format(year=card.year)
    return words.Closing.STILL_DUE.format(year=card.year, counts=due_counts(counts))
