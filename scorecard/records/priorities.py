"""Priorities: what the board sets itself for a year; proposed, revised, settled, carried over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import (
    OPEN_STATES,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
)
from scorecard.records.board import PlanCheck, RefTable
from scorecard.records.codec import priority_document
from scorecard.records.draft import read_word
from scorecard.records.entry import check_year
from scorecard.records.index import BoardIndex
from scorecard.records.line import new_id
from scorecard.records.refusal import UNSEEN, Unseen
from scorecard.records.values import check_ids, check_line, check_name, check_reason, refuse_all

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scorecard.model.plan import Strategy
    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


@dataclass(frozen=True, slots=True)
class PriorityDraft:
    """A priority before it is entered.

    ``kind`` and ``reason`` are the words of their lists, ``reason`` may be empty; ``about`` are
    ids; ``carried_from`` is the ref of the priority it goes on with.
    """

    year: int
    text: str
    kind: str = PriorityKind.THEMATIC
    about: tuple[str, ...] = ()
    reason: str = ""
    lead: str = ""
    measure: str = ""
    carried_from: str = ""


def check_priority(strategy: Strategy, draft: PriorityDraft) -> PriorityDraft:
    """Hold a priority against the plan.

    Returns:
        The draft, its ids those of today and its words those of their lists.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    check = PlanCheck(strategy)
    check.year(draft.year)
    kind = read_word("kind", draft.kind, tuple(PriorityKind), check.problems)
    reason = read_word("reason", draft.reason, tuple(PriorityReason), check.problems)
    about = check.ids("for", draft.about)
    check.line("text", draft.text, needed=words.Board.WRITE["priority"])
    check.line("lead", draft.lead)
    check.line("measure", draft.measure)
    check.refuse()
    return replace(draft, kind=kind or PriorityKind.THEMATIC, reason=reason or "", about=about)


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
        entered_at=clock.now(),
        kind=PriorityKind(draft.kind),
        about=draft.about,
        reason=PriorityReason(draft.reason) if draft.reason else None,
        lead=draft.lead,
        measure=draft.measure,
        carried_from=draft.carried_from,
    )
    return PRIORITIES.add(store, fresh, _going_on)


def find_priority(store: Store, ref: str) -> Priority:
    """Return the standing revision of a priority by its ref.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """
    return PRIORITIES.find(store, ref)


def revise_priority(
    store: Store,
    ref: str,
    changes: Mapping[str, Any],
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
    sides: Collection[str] = (),
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
        sides: the ids of the sides the person saw, where it is contested: this settles it.

    Returns:
        The revision that stands now: the one before where nothing is different.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such priority, or a change cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    PRIORITIES.check_change(changes, because, by)
    if changes.get("state", PriorityState.ADOPTED) not in OPEN_STATES:
        raise ScorecardError(words.Board.HOW_SETTLED.format(ref=ref))

    def allow(head: Priority) -> None:
        settled = head.state not in OPEN_STATES
        if settled and "state" in changes and not because.strip():
            raise ScorecardError(words.Board.WAS_SETTLED.format(ref=ref))

    return PRIORITIES.revise(
        store, ref, changes, because=because, by=by, seen=seen, sides=sides, allow=allow
    )


def settle_priority(
    store: Store,
    ref: str,
    state: PriorityState,
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
    sides: Collection[str] = (),
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
        sides: the ids of the sides the person saw, where it is contested: this settles it.

    Returns:
        The priority, and the next year's that goes on with it, None where none does.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such priority, it was settled before, or no word why is given.
        NotSaved: the disk, the lock or the file refused.
    """
    refuse_all([check_name(by), check_reason(because)])
    told = words.Priorities.STATE
    if state in OPEN_STATES:
        raise ScorecardError(words.Board.SETTLES_NOTHING.format(state=told[state]))

    def make(index: Index, chain: Chain[Priority]) -> list[Document]:
        head, named = chain.head, PRIORITIES.settles(index, chain, sides)
        if head.state not in OPEN_STATES and not named:
            already, day = words.Board.SETTLED_ALREADY, f"{head.entered_at:%Y-%m-%d}"
            raise ScorecardError(
                already.format(ref=ref, state=told[head.state], by=head.by, day=day)
            )
        return _settling(index, chain, state, because, by, named)

    return PRIORITIES.enter_by_ref(store, ref, make, seen, _settled)


def _settling(
    index: Index, chain: Chain[Priority], state: PriorityState, because: str, by: str, settles: str
) -> list[Document]:
    """Return the line of what became of a priority, and of the next year's that goes on with it."""
    documents = PRIORITIES.following(
        chain, {"state": state}, settles=settles, by=by, because=because
    )
    if state is PriorityState.CARRIED_OVER and _following(index, chain.first) is None:
        after = _carried(chain.head, chain.first, by)
        documents.append(PRIORITIES.begun(index.board, after))
    return documents


def _settled(index: Index, first: str) -> tuple[Priority, Priority | None]:
    after = _following(index, first)
    settled = index.board.priority(first)
    if settled.state is not PriorityState.CARRIED_OVER or after is None:
        return settled, None
    return settled, index.board.priority(after.first)


def _following(index: Index, first: str) -> Chain[Priority] | None:
    """Return the priority that goes on with another, unless it was dropped."""
    return next(
        (
            chain
            for chain in index.board.priorities.values()
            if chain.head.carried_from == first and chain.head.state is not PriorityState.DROPPED
        ),
        None,
    )


def _carried(head: Priority, first: str, by: str) -> Priority:
    return replace(
        head,
        id=new_id(),
        year=head.year + 1,
        by=by,
        entered_at=clock.now_after(head.entered_at),
        state=PriorityState.PROPOSED,
        because="",
        carried_from=first,
        revision=1,
        parent=None,
    )


def _going_on(board: BoardIndex, fresh: Priority) -> Priority:
    """Put the id of the one it goes on with in the place of the ref people know that by."""
    before = fresh.carried_from
    return replace(fresh, carried_from=PRIORITIES.first(board, before)) if before else fresh


def _check(priority: Priority) -> None:
    refuse_all(
        [
            check_line("priority", priority.text, needed=True),
            check_line("lead", priority.lead),
            check_line("measure", priority.measure),
            check_ids(priority.about),
        ]
    )


PRIORITIES: RefTable[Priority] = RefTable(
    noun="priority",
    chains=lambda board: board.priorities,
    shown=BoardIndex.priority,
    revisions=BoardIndex.all_priorities,
    check=_check,
    line=priority_document,
    start=lambda priority: f"{priority.year}-",
    changeable=("text", "kind", "about", "reason", "lead", "measure", "state"),
)
