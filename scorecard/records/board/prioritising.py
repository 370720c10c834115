"""Priorities added, revised, and settled at the next review."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scorecard.model.fault import ScorecardError
from scorecard.model.priority import (
    OPEN_STATES,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
)
from scorecard.records.board.codec import priority_document
from scorecard.records.board.index import next_ref
from scorecard.records.board.seeing import check_seen, thread_of
from scorecard.records.board.texts import check_ids, check_line, check_name, refuse_all
from scorecard.records.entry.conflict import UNSEEN, Unseen
from scorecard.records.entry.limits import check_year
from scorecard.records.file.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.records.board.draft import PriorityDraft
    from scorecard.records.board.index import Thread
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index

_NOUN = "priority"
_CHANGEABLE = frozenset({"text", "kind", "about", "reason", "lead", "measure", "state"})


def add_priority(store: Store, draft: PriorityDraft, *, by: str) -> Priority:
    """Enter a priority, proposed, under the next ref of its year.

    Args:
        store: where it is kept.
        draft: what it says, checked against the plan by ``check_priority``.
        by: who enters it.

    Raises:
        ScorecardError: a text cannot be kept, or the one it goes on with does not exist.
        NotSaved: the disk, the lock or the file refused.
    """
    refuse_all([check_year(draft.year), check_name(by)])
    fresh = Priority(
        id=new_id(),
        ref="",
        year=draft.year,
        text=draft.text,
        by=by,
        entered_at=datetime.now(UTC),
        kind=PriorityKind(draft.kind),
        about=draft.about,
        reason=PriorityReason(draft.reason) if draft.reason else None,
        lead=draft.lead,
        measure=draft.measure,
    )
    _check(fresh)

    def make(index: Index) -> list[Document]:
        threads = index.board.priorities
        before = draft.carried_from and thread_of(threads, draft.carried_from, _NOUN).first
        return [_document(index, replace(fresh, carried_from=before or ""))]

    store.enter(make)
    return store.ask(lambda index: index.board.priority(fresh.id))


def find_priority(store: Store, ref: str) -> Priority:
    """Return the standing revision of a priority by its ref.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """

    def read(index: Index) -> Priority:
        return index.board.priority(thread_of(index.board.priorities, ref, _NOUN).first)

    return store.ask(read)


def revise_priority(
    store: Store,
    ref: str,
    changes: Mapping[str, Any],
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
) -> Priority:
    """Enter the next revision of a priority: its words, or that it is adopted.

    Args:
        store: where it is kept.
        ref: its name, such as "2019-1".
        changes: new values by field: text, kind, about, reason, lead, measure, and state, which
            is proposed or adopted; ``settle_priority`` gives the others.
        because: why; needed to take up again what was settled.
        by: who enters it.
        seen: the id of the revision the person saw; left out, nothing is compared.

    Returns:
        The revision that stands now: the one before where nothing is different.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such priority, or a change cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    unknown = sorted(set(changes) - _CHANGEABLE)
    refuse_all(
        [
            check_name(by),
            check_line("word why", because),
            f"a priority's {', '.join(unknown)} cannot be changed" if unknown else "",
        ]
    )
    if changes.get("state", PriorityState.ADOPTED) not in OPEN_STATES:
        raise ScorecardError(f"NOT saved: {ref} is settled with done, carry or drop")
    first = store.ask(lambda index: thread_of(index.board.priorities, ref, _NOUN).first)

    def make(index: Index) -> list[Document]:
        thread = _seen_thread(index, first, seen)
        head = thread.head
        if "state" in changes and head.state not in OPEN_STATES and not because.strip():
            raise ScorecardError(f"NOT saved: {ref} was settled; say why it is taken up again")
        if replace(head, **changes) == head:
            return []
        return [_revision(thread, dict(changes), because, by)]

    store.enter(make)
    return store.ask(lambda index: index.board.priority(first))


def settle_priority(
    store: Store,
    ref: str,
    state: PriorityState,
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
) -> tuple[Priority, Priority | None]:
    """Say what became of a priority: done, carried over or dropped, and why.

    One that is carried over is proposed anew for the next year, in the same save.

    Args:
        store: where it is kept.
        ref: its name, such as "2019-1".
        state: what became of it.
        because: a word why.
        by: who enters it.
        seen: the id of the revision the person saw; left out, nothing is compared.

    Returns:
        The priority, and the next year's that goes on with it, None where none does.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such priority, it was settled before, or no word why is given.
        NotSaved: the disk, the lock or the file refused.
    """
    why = check_line("word why", because, needed=True)
    refuse_all([check_name(by), why])
    if state in OPEN_STATES:
        raise ScorecardError(f"NOT saved: {state.value} settles nothing")
    first = store.ask(lambda index: thread_of(index.board.priorities, ref, _NOUN).first)

    def make(index: Index) -> list[Document]:
        thread = _seen_thread(index, first, seen)
        head = thread.head
        if head.state not in OPEN_STATES:
            raise ScorecardError(
                f"NOT saved: {ref} was settled already: {head.state.value}, by {head.by} on "
                f"{head.entered_at:%Y-%m-%d}; to change that, adopt it again first"
            )
        documents = [_revision(thread, {"state": state}, because, by)]
        if state is PriorityState.CARRIED_OVER and _following(index, first) is None:
            documents.append(_document(index, _carried(head, first, by)))
        return documents

    store.enter(make)
    return store.ask(lambda index: _settled(index, first))


def _settled(index: Index, first: str) -> tuple[Priority, Priority | None]:
    after = _following(index, first)
    settled = index.board.priority(first)
    if settled.state is not PriorityState.CARRIED_OVER or after is None:
        return settled, None
    return settled, index.board.priority(after.first)


def _following(index: Index, first: str) -> Thread[Priority] | None:
    """Return the priority that goes on with another, unless it was dropped."""
    return next(
        (
            thread
            for thread in index.board.priorities.values()
            if thread.head.carried_from == first and thread.head.state is not PriorityState.DROPPED
        ),
        None,
    )


def _carried(head: Priority, first: str, by: str) -> Priority:
    return replace(
        head,
        id=new_id(),
        year=head.year + 1,
        by=by,
        entered_at=max(datetime.now(UTC), head.entered_at),
        state=PriorityState.PROPOSED,
        because="",
        carried_from=first,
        revision=1,
        parent=None,
    )


def _seen_thread(index: Index, first: str, seen: str | Unseen | None) -> Thread[Priority]:
    shown = index.board.priority(first)
    revisions = index.board.all_priorities() if not isinstance(seen, Unseen) else ()
    check_seen(shown, revisions, seen, _NOUN)
    return index.board.priorities[first]


def _revision(thread: Thread[Priority], changes: dict[str, Any], because: str, by: str) -> Document:
    head = thread.head
    fresh = replace(
        head,
        **changes,
        id=new_id(),
        by=by,
        because=because,
        entered_at=max(datetime.now(UTC), head.entered_at),
        revision=thread.top + 1,
        parent=head.id,
    )
    _check(fresh)
    return priority_document(fresh, thread.first)


def _document(index: Index, fresh: Priority) -> Document:
    ref = next_ref(index.board.priorities.values(), f"{fresh.year}-")
    return priority_document(replace(fresh, ref=ref), fresh.id)


def _check(priority: Priority) -> None:
    refuse_all(
        [
            check_line("priority", priority.text, needed=True),
            check_line("lead", priority.lead),
            check_line("measure", priority.measure),
            check_ids(priority.about),
        ]
    )
