"""What saves comments, priorities, decisions and closings: each a step that can be undone.

Each raises ``Conflict`` where somebody entered another revision meanwhile, and
``ScorecardError`` where it could not be saved, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.messages.board import (
    comment_saved,
    decision_added,
    decision_revised,
    priority_added,
    priority_follows,
    priority_revised,
    priority_settled,
    year_closed,
    year_reopened,
)
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Audience
from scorecard.model.records import OPEN_STATES, Comment, Decision, Priority, PriorityState
from scorecard.records.comments import comment_head, write_comment
from scorecard.records.decisions import add_decision, find_decision, revise_decision
from scorecard.records.priorities import (
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.settling import let_stand
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.records.decisions import DecisionDraft
    from scorecard.records.priorities import PriorityDraft
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.step import Task, Writing

    Written = Comment | Priority | Decision


def save_comment(
    about: str,
    year: int,
    text: str,
    *,
    audience: Audience = Audience.PUBLIC,
    draft: bool = False,
    seen: str | None,
) -> Task:
    """Return what writes a comment, or takes it back where the text is empty."""

    def task(writing: Writing) -> Step:
        before = comment_head(writing.store, about, year)
        made = write_comment(
            writing.store, about, year, text,
            by=writing.by, audience=audience, draft=draft, seen=seen,
        )  # fmt: skip
        if before is not None and made.id == before.id:
            title = Subjects(writing.strategy).title_of(about)
            return Step(words.Comments.SAME.format(title=title, year=year))
        said = _told_comment(writing, made, before)
        return Step(said, lambda writing: _restore_comment(writing, made, before))

    return task


def _restore_comment(writing: Writing, made: Comment, before: Comment | None) -> str:
    stood = before or made
    restored = write_comment(
        writing.store,
        made.about,
        made.year,
        "" if before is None else before.text,
        by=writing.by,
        audience=stood.audience,
        draft=stood.draft,
        seen=writing.seen(made.id),
    )
    if before is not None:
        writing.now[before.id] = restored.id
    return _told_comment(writing, restored, made)


def _told_comment(writing: Writing, made: Comment, before: Comment | None) -> str:
    title = Subjects(writing.strategy).title_of(made.about)
    return comment_saved(title, made, before, was=False)


def unheard(ref: str) -> None:
    """Do nothing with the ref of what was entered."""


def save_new_priority(
    draft: PriorityDraft, *, adopted: bool = False, took: Callable[[str], object] = unheard
) -> Task:
    """Return what proposes a priority, and adopts it where the board says so at once.

    ``took`` is told its ref.
    """

    def task(writing: Writing) -> Step:
        made = add_priority(writing.store, draft, by=writing.by)
        took(made.ref)
        why = ""
        if adopted:
            changes = {"state": PriorityState.ADOPTED}
            try:
                made = revise_priority(
                    writing.store, made.ref, changes, because="", by=writing.by, seen=made.id
                )
            except ScorecardError as error:
                why = words.ScreenPriorities.NOT_ADOPTED.format(why=error)
        said = " ".join(filter(None, (priority_added(made), why)))
        return Step(said, lambda writing: _drop(writing, made))

    return task


def save_priority(ref: str, changes: Mapping[str, Any], *, because: str, seen: str | None) -> Task:
    """Return what enters the next revision of a priority, that it is adopted included."""

    def task(writing: Writing) -> Step:
        before = find_priority(writing.store, ref)
        made = revise_priority(
            writing.store, ref, changes, because=because, by=writing.by, seen=seen
        )
        said = priority_revised(made, before)
        if made.id == before.id:
            return Step(said)
        return Step(said, lambda writing: _restore_priority(writing, made, before))

    return task


def save_outcome(priority: Priority, state: PriorityState, because: str) -> Task:
    """Return what settles a priority; one carried over is proposed for the next year."""

    def task(writing: Writing) -> Step:
        made, following = settle_priority(
            writing.store, priority.ref, state, because=because, by=writing.by, seen=priority.id
        )
        said = priority_settled(made)
        if following is not None:
            said = f"{said} {priority_follows(following)}"

        def back(writing: Writing) -> str:
            told = _restore_priority(writing, made, priority)
            if following is not None and following.revision == 1:
                _drop(writing, following)
            return told

        return Step(said, back)

    return task


def _drop(writing: Writing, made: Priority) -> str:
    """Take back a priority that was added: it stays in the history as dropped."""
    dropped, _ = settle_priority(
        writing.store, made.ref, PriorityState.DROPPED,
        because=words.ScreenPriorities.UNDONE, by=writing.by, seen=writing.seen(made.id),
    )  # fmt: skip
    return priority_settled(dropped)


def _restore_priority(writing: Writing, made: Priority, before: Priority) -> str:
    """Let a priority say again what it said before."""
    store, by, seen = writing.store, writing.by, writing.seen(made.id)
    why = words.ScreenPriorities.UNDONE
    names = ("text", "kind", "about", "reason", "lead", "measure")
    changes: dict[str, Any] = {name: getattr(before, name) for name in names}
    if before.state in OPEN_STATES:
        changes["state"] = before.state
        stands = revise_priority(store, made.ref, changes, because=why, by=by, seen=seen)
    else:
        why = before.because or why
        stands, _ = settle_priority(store, made.ref, before.state, because=why, by=by, seen=seen)
    writing.now[before.id] = stands.id
    return priority_revised(stands, made)


def save_new_decision(draft: DecisionDraft, *, took: Callable[[str], object] = unheard) -> Task:
    """Return what enters a decision; ``took`` is told its ref."""

    def task(writing: Writing) -> Step:
        made = add_decision(writing.store, draft, by=writing.by)
        took(made.ref)
        return Step(decision_added(made), lambda writing: _restore_decision(writing, made, None))

    return task


def save_decision(ref: str, changes: Mapping[str, Any], *, because: str, seen: str | None) -> Task:
    """Return what enters the next revision of a decision, done or withdrawn included."""

    def task(writing: Writing) -> Step:
        before = find_decision(writing.store, ref)
        made = revise_decision(
            writing.store, ref, changes, because=because, by=writing.by, seen=seen
        )
        said = decision_revised(made, before)
        if made.id == before.id:
            return Step(said)
        return Step(said, lambda writing: _restore_decision(writing, made, before))

    return task


def _restore_decision(writing: Writing, made: Decision, before: Decision | None) -> str:
    """Let a decision say again what it said before; withdraw one that was new."""
    changes: dict[str, Any] = {"withdrawn": True}
    if before is not None:
        names = ("on", "text", "who", "due", "done", "vote", "about", "withdrawn")
        changes = {name: getattr(before, name) for name in names}
    stands = revise_decision(
        writing.store, made.ref, changes,
        because=words.ScreenPriorities.UNDONE, by=writing.by, seen=writing.seen(made.id),
    )  # fmt: skip
    if before is not None:
        writing.now[before.id] = stands.id
    return decision_revised(stands, made)


def save_side(side: Side, chosen: Written) -> Task:
    """Return what lets one side of what is contested stand, as the next revision."""

    def task(writing: Writing) -> Step:
        before = _standing(writing, chosen)
        made = let_stand(writing.store, chosen, by=writing.by, sides=side.seen)
        said = words.ScreenStore
        if side.of_two:
            return Step(said.SETTLED_BOTH.format(place=side.title))

        def back(writing: Writing) -> str:
            seen = writing.seen(made.id)
            now = let_stand(writing.store, before, by=writing.by, seen=seen)
            writing.now[before.id] = now.id
            return f"{_told(writing, now, made)} {said.STAYS_SETTLED}"

        return Step(said.SETTLED.format(place=side.title, value=side.value), back)

    return task


def _standing(writing: Writing, chosen: Written) -> Written:
    """Return what stands of what a side is of."""
    match chosen:
        case Comment():
            return comment_head(writing.store, chosen.about, chosen.year) or chosen
        case Priority():
            return find_priority(writing.store, chosen.ref)
    return find_decision(writing.store, chosen.ref)


def _told(writing: Writing, now: Written, was: Written) -> str:
    match now, was:
        case Comment(), Comment():
            return _told_comment(writing, now, was)
        case Priority(), Priority():
            return priority_revised(now, was)
        case Decision(), Decision():
            return decision_revised(now, was)
    raise AssertionError  # both are of one record


def save_closing(year: int, on: date, calendar: FiscalCalendar) -> Task:
    """Return what closes a year."""

    def task(writing: Writing) -> Step:
        closed = writing.store.close_year(year, on=on, by=writing.by, calendar=calendar)
        said = year_closed(closed)
        return Step(f"{said} {words.Closing.FROM_NOW}", back)

    def back(writing: Writing) -> str:
        why = words.ScreenClosing.UNDONE
        return year_reopened(writing.store.reopen_year(year, because=why, by=writing.by))

    return task


def save_reopening(year: int, because: str) -> Task:
    """Return what opens a closed year again."""

    def task(writing: Writing) -> Step:
        opened = writing.store.reopen_year(year, because=because, by=writing.by)

        def back(writing: Writing) -> str:
            on = max(clock.today(), opened.on)
            return year_closed(writing.store.close_year(year, on=on, by=writing.by))

        return Step(year_reopened(opened), back)

    return task
