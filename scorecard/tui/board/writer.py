"""Where comments, priorities, decisions and closings are entered from; each can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.plan import Audience
from scorecard.model.records import OPEN_STATES, PriorityState
from scorecard.model.text import quoted
from scorecard.records.board import comment_head, write_comment
from scorecard.records.conflict import changes_told
from scorecard.records.decisions import add_decision, find_decision, revise_decision
from scorecard.records.priorities import (
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.writer import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.records.board_draft import DecisionDraft, PriorityDraft
    from scorecard.records.store import Store
    from scorecard.tui.writer import Desk


class BoardDesk:
    """Enters the board's records through a desk; its methods are for worker threads.

    Each raises ``Conflict`` where somebody entered another revision meanwhile, and
    ``ScorecardError`` where it could not be saved, with the reason.

    Args:
        desk: knows the store and the name to enter under, and keeps the way back.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # What stands in the place of a revision after an undo made it stand again.
        self._now: dict[str, str] = {}

    def comment(
        self,
        about: str,
        year: int,
        text: str,
        *,
        audience: Audience = Audience.PUBLIC,
        draft: bool = False,
        seen: str | None,
    ) -> str:
        """Write a comment, or take it back where the text is empty; say what was saved."""

        def task(store: Store, by: str) -> Step:
            before = comment_head(store, about, year)
            made = write_comment(
                store, about, year, text, by=by, audience=audience, draft=draft, seen=seen
            )
            if before is not None and made.id == before.id:
                return Step(words.Comments.SAME.format(title=self._title(about), year=year))
            return Step(self._told_comment(made, before), self._uncomment(made, before))

        return self._desk.enter(task)

    def _uncomment(self, made: Comment, before: Comment | None) -> Callable[[Store, str], str]:
        def back(store: Store, by: str) -> str:
            stood = before or made
            restored = write_comment(
                store,
                made.about,
                made.year,
                "" if before is None else before.text,
                by=by,
                audience=stood.audience,
                draft=stood.draft,
                seen=self._now.get(made.id, made.id),
            )
            if before is not None:
                self._now[before.id] = restored.id
            return self._told_comment(restored, made)

        return back

    def _told_comment(self, made: Comment, before: Comment | None) -> str:
        names = {"title": self._title(made.about), "year": made.year}
        was = "" if before is None else _brief(before.text)
        if not made.text:
            return words.Comments.WITHDRAWN.format(**names, text=was)
        marks = [words.Comments.AUDIENCE[made.audience.value]]
        marks += [words.Comments.DRAFT] if made.draft else []
        text = _brief(made.text)
        return words.Comments.SAVED.format(**names, text=text, marks=", ".join(marks), was="")

    def add_priority(self, draft: PriorityDraft) -> str:
        """Propose a priority; say what was saved."""

        def task(store: Store, by: str) -> Step:
            made = add_priority(store, draft, by=by)
            said = words.Priorities.ADDED.format(ref=made.ref, year=made.year, text=made.text)
            return Step(said, lambda store, by: self._drop(store, made, by))

        return self._desk.enter(task)

    def revise_priority(
        self, ref: str, changes: Mapping[str, Any], *, because: str, seen: str | None
    ) -> str:
        """Enter the next revision of a priority, that it is adopted included; say what moved."""

        def task(store: Store, by: str) -> Step:
            before = find_priority(store, ref)
            made = revise_priority(store, ref, changes, because=because, by=by, seen=seen)
            moved = changes_told(before, made)
            if not moved:
                return Step(words.Priorities.SAME.format(ref=made.ref))
            said = words.Priorities.CHANGED.format(ref=made.ref, changes=moved)
            return Step(said, lambda store, by: self._restore(store, made, before, by))

        return self._desk.enter(task)

    def settle(self, priority: Priority, state: PriorityState, because: str) -> str:
        """Say what became of a priority; one carried over is proposed for the next year."""

        def task(store: Store, by: str) -> Step:
            made, following = settle_priority(
                store, priority.ref, state, because=because, by=by, seen=priority.id
            )
            said = words.Priorities.SAVED.format(
                ref=made.ref, state=words.Priorities.STATE[made.state.value], text=made.text
            )
            if following is not None:
                names = {"ref": following.ref, "year": following.year}
                said = f"{said} {words.Priorities.FOLLOWED.format(**names)}"

            def back(store: Store, by: str) -> str:
                told = self._restore(store, made, priority, by)
                if following is not None and following.revision == 1:
                    self._drop(store, following, by)
                return told

            return Step(said, back)

        return self._desk.enter(task)

    def _drop(self, store: Store, made: Priority, by: str) -> str:
        """Take back a priority that was added: it stays in the history as dropped."""
        why, seen = words.ScreenPriorities.UNDONE, self._now.get(made.id, made.id)
        dropped, _ = settle_priority(
            store, made.ref, PriorityState.DROPPED, because=why, by=by, seen=seen
        )
        state = words.Priorities.STATE[dropped.state.value]
        return words.Priorities.SAVED.format(ref=dropped.ref, state=state, text=dropped.text)

    def _restore(self, store: Store, made: Priority, before: Priority, by: str) -> str:
        """Let a priority say again what it said before."""
        why, seen = words.ScreenPriorities.UNDONE, self._now.get(made.id, made.id)
        names = ("text", "kind", "about", "reason", "lead", "measure")
        changes: dict[str, Any] = {name: getattr(before, name) for name in names}
        if before.state in OPEN_STATES:
            changes["state"] = before.state
            stands = revise_priority(store, made.ref, changes, because=why, by=by, seen=seen)
        else:
            why = before.because or why
            stands, _ = settle_priority(
                store, made.ref, before.state, because=why, by=by, seen=seen
            )
        self._now[before.id] = stands.id
        moved = changes_told(made, stands)
        return words.Priorities.CHANGED.format(ref=made.ref, changes=moved)

    def add_decision(self, draft: DecisionDraft) -> str:
        """Enter a decision; say what was saved."""

        def task(store: Store, by: str) -> Step:
            made = add_decision(store, draft, by=by)
            told = words.Decisions
            said = told.ADDED.format(
                ref=made.ref,
                day=day(made.on),
                text=made.text,
                who=told.ADDED_WHO.format(who=made.who) if made.who else "",
                due=told.ADDED_DUE.format(day=day(made.due)) if made.due else "",
            )
            return Step(said, lambda store, by: self._undecide(store, made, None, by))

        return self._desk.enter(task)

    def revise_decision(
        self, ref: str, changes: Mapping[str, Any], *, because: str, seen: str | None
    ) -> str:
        """Enter the next revision of a decision, done or withdrawn included; say what moved."""

        def task(store: Store, by: str) -> Step:
            before = find_decision(store, ref)
            made = revise_decision(store, ref, changes, because=because, by=by, seen=seen)
            if made.id == before.id:
                return Step(words.Decisions.SAME.format(ref=made.ref))
            said = self._told_decision(made, before)
            return Step(said, lambda store, by: self._undecide(store, made, before, by))

        return self._desk.enter(task)

    def _undecide(self, store: Store, made: Decision, before: Decision | None, by: str) -> str:
        """Let a decision say again what it said before; withdraw one that was new."""
        why, seen = words.ScreenPriorities.UNDONE, self._now.get(made.id, made.id)
        changes: dict[str, Any] = {"withdrawn": True}
        if before is not None:
            names = ("on", "text", "who", "due", "done", "about", "withdrawn")
            changes = {name: getattr(before, name) for name in names}
        stands = revise_decision(store, made.ref, changes, because=why, by=by, seen=seen)
        if before is not None:
            self._now[before.id] = stands.id
        return self._told_decision(stands, made)

    def _told_decision(self, made: Decision, before: Decision) -> str:
        told = words.Decisions
        if made.withdrawn and not before.withdrawn:
            return told.SAVED_WITHDRAWN.format(ref=made.ref, text=made.text)
        if made.done is not None and before.done is None:
            return told.SAVED_DONE.format(ref=made.ref, day=day(made.done), text=made.text)
        return told.CHANGED.format(ref=made.ref, changes=changes_told(before, made))

    def close(self, year: int, on: date) -> str:
        """Close a year; say so."""

        def task(store: Store, by: str) -> Step:
            made = store.close_year(year, on=on, by=by)
            told = words.Closing
            said = told.CLOSED.format(year=year, day=day(made.on), by=made.by)
            return Step(f"{said} {told.FROM_NOW}", lambda store, by: _open(store, year, by))

        return self._desk.enter(task)

    def reopen(self, year: int, because: str) -> str:
        """Open a closed year again; say so."""

        def task(store: Store, by: str) -> Step:
            made = store.reopen_year(year, because=because, by=by)
            said = words.Closing.REOPENED.format(year=year, by=made.by, because=made.because)
            return Step(said, lambda store, by: _close(store, year, by, made.on))

        return self._desk.enter(task)

    def _title(self, about: str) -> str:
        strategy = self._desk.strategy
        return about if strategy is None else Subjects(strategy).title_of(about)


def _open(store: Store, year: int, by: str) -> str:
    made = store.reopen_year(year, because=words.ScreenClosing.UNDONE, by=by)
    return words.Closing.REOPENED.format(year=year, by=made.by, because=made.because)


def _close(store: Store, year: int, by: str, since: date) -> str:
    made = store.close_year(year, on=max(datetime.now(UTC).date(), since), by=by)
    return words.Closing.CLOSED.format(year=year, day=day(made.on), by=made.by)


def _brief(text: str) -> str:
    """Return the beginning of a text as it stands in a sentence."""
    return quoted(" ".join(text.split()))
