"""Decisions of meetings added, revised, done and withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from scorecard.model.decision import Decision
from scorecard.model.fault import ScorecardError
from scorecard.records.board.codec import decision_document
from scorecard.records.board.index import next_ref
from scorecard.records.board.seeing import check_seen, thread_of
from scorecard.records.board.texts import check_ids, check_line, check_name, refuse_all
from scorecard.records.entry.conflict import UNSEEN, Unseen
from scorecard.records.file.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.records.board.draft import DecisionDraft
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index

_NOUN = "decision"
_CHANGEABLE = frozenset({"on", "text", "who", "due", "done", "about", "withdrawn"})


def add_decision(store: Store, draft: DecisionDraft, *, by: str) -> Decision:
    """Enter a decision under the next ref of its meeting's year.

    Args:
        store: where it is kept.
        draft: what it says, checked against the plan by ``check_decision``.
        by: who enters it.

    Raises:
        ScorecardError: a text or a day cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    refuse_all([check_name(by)])
    fresh = Decision(
        id=new_id(),
        ref="",
        on=draft.on,
        text=draft.text,
        by=by,
        entered_at=datetime.now(UTC),
        who=draft.who,
        due=draft.due,
        about=draft.about,
    )
    _check(fresh)

    def make(index: Index) -> list[Document]:
        ref = next_ref(index.board.decisions.values(), f"D{fresh.on.year}-")
        return [decision_document(replace(fresh, ref=ref), fresh.id)]

    store.enter(make)
    return store.ask(lambda index: index.board.decision(fresh.id))


def find_decision(store: Store, ref: str) -> Decision:
    """Return the standing revision of a decision by its ref.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """

    def read(index: Index) -> Decision:
        return index.board.decision(thread_of(index.board.decisions, ref, _NOUN).first)

    return store.ask(read)


def revise_decision(
    store: Store,
    ref: str,
    changes: Mapping[str, Any],
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
) -> Decision:
    """Enter the next revision of a decision: its words, that it was done, or that it is withdrawn.

    Args:
        store: where it is kept.
        ref: its name, such as "D2019-3".
        changes: new values by field: on, text, who, due, done, about, withdrawn.
        because: why; needed to withdraw one.
        by: who enters it.
        seen: the id of the revision the person saw; left out, nothing is compared.

    Returns:
        The revision that stands now: the one before where nothing is different.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such decision, or a change cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    unknown = sorted(set(changes) - _CHANGEABLE)
    refuse_all(
        [
            check_name(by),
            check_line("word why", because, needed=bool(changes.get("withdrawn"))),
            f"a decision's {', '.join(unknown)} cannot be changed" if unknown else "",
        ]
    )
    first = store.ask(lambda index: thread_of(index.board.decisions, ref, _NOUN).first)

    def make(index: Index) -> list[Document]:
        thread = index.board.decisions[first]
        revisions = index.board.all_decisions() if not isinstance(seen, Unseen) else ()
        check_seen(index.board.decision(first), revisions, seen, _NOUN)
        head = thread.head
        if head.withdrawn and changes.get("withdrawn") is not False:
            raise ScorecardError(
                f"NOT saved: {ref} was withdrawn by {head.by} on {head.entered_at:%Y-%m-%d}: "
                f"{head.because}"
            )
        fresh = replace(head, **changes)
        if fresh == head:
            return []
        _check(fresh)
        fresh = replace(
            fresh,
            id=new_id(),
            by=by,
            because=because,
            entered_at=max(datetime.now(UTC), head.entered_at),
            revision=thread.top + 1,
            parent=head.id,
        )
        return [decision_document(fresh, first)]

    store.enter(make)
    return store.ask(lambda index: index.board.decision(first))


def _check(decision: Decision) -> None:
    today = max(datetime.now(UTC).date(), datetime.now().astimezone().date())
    refuse_all(
        [
            check_line("decision", decision.text, needed=True),
            check_line("name of who sees to it", decision.who),
            check_ids(decision.about),
            *day_faults(decision.on, decision.due, decision.done, today),
        ]
    )


def day_faults(on: date, due: date | None, done: date | None, today: date) -> list[str]:
    """Return what is wrong with the days of a decision."""
    found = []
    if on > today:
        found.append(f"the meeting, {on}, is still to come")
    if due is not None and due < on:
        found.append(f"it is due on {due}, before the meeting of {on}")
    if done is not None and done < on:
        found.append(f"it was done on {done}, before the meeting of {on}")
    if done is not None and done > today:
        found.append(f"the day it was done, {done}, is still to come")
    return found
