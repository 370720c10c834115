"""Decisions: what meetings decided; taken, revised, done, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Decision
from scorecard.records.board import PlanCheck, RefTable
from scorecard.records.codec import decision_document
from scorecard.records.index import BoardIndex
from scorecard.records.line import new_id
from scorecard.records.refusal import UNSEEN, Unseen
from scorecard.records.values import check_ids, check_line, check_name, refuse_all

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Vote
    from scorecard.records.store import Store


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision before it is entered: the day of the meeting, what, who, by when, votes for it."""

    on: date
    text: str
    who: str = ""
    due: date | None = None
    about: tuple[str, ...] = ()
    vote: Vote | None = None


def check_decision(
    strategy: Strategy, draft: DecisionDraft, *, today: date | None = None
) -> DecisionDraft:
    """Hold a decision against the plan and the calendar.

    Returns:
        The draft, its ids those of today.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    check = PlanCheck(strategy)
    about = check.ids("for", draft.about)
    days = day_faults(draft.on, draft.due, None, today or clock.today())
    check.problems += [("date", what) for what in days]
    check.line("text", draft.text, needed=words.Board.WRITE["decision"])
    check.line("who", draft.who)
    check.refuse()
    return replace(draft, about=about)


def day_faults(on: date, due: date | None, done: date | None, today: date) -> list[str]:
    """Return what is wrong with the days of a decision."""
    said = words.Board
    found = []
    if on > today:
        found.append(said.MEETING_TO_COME.format(on=on))
    if due is not None and due < on:
        found.append(said.DUE_BEFORE.format(due=due, on=on))
    if done is not None and done < on:
        found.append(said.DONE_BEFORE.format(done=done, on=on))
    if done is not None and done > today:
        found.append(said.DONE_TO_COME.format(done=done))
    return found


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
        entered_at=clock.now(),
        who=draft.who,
        due=draft.due,
        vote=draft.vote,
        about=draft.about,
    )
    return DECISIONS.add(store, fresh, lambda _, decision: decision)


def find_decision(store: Store, ref: str) -> Decision:
    """Return the standing revision of a decision by its ref.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """
    return DECISIONS.find(store, ref)


def revise_decision(
    store: Store,
    ref: str,
    changes: Mapping[str, Any],
    *,
    because: str,
    by: str,
    seen: str | Unseen | None = UNSEEN,
    sides: Collection[str] = (),
) -> Decision:
    """Enter the next revision of a decision: its words, that it was done, or that it is withdrawn.

    Args:
        store: where it is kept.
        ref: its name, such as "D2019-3".
        changes: new values by field: on, text, who, due, done, vote, about, withdrawn.
        because: why; needed to withdraw one.
        by: who enters it.
        seen: the id of the revision the person saw; left out, nothing is compared.
        sides: the ids of the sides the person saw, where it is contested: this settles it.

    Returns:
        The revision that stands now: the one before where nothing is different.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: there is no such decision, or a change cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    DECISIONS.check_change(changes, because, by, why_needed=bool(changes.get("withdrawn")))

    def allow(head: Decision) -> None:
        if head.withdrawn and changes.get("withdrawn") is not False:
            day = f"{head.entered_at:%Y-%m-%d}"
            told = words.Board.WITHDRAWN.format(ref=ref, by=head.by, day=day, because=head.because)
            raise ScorecardError(told)

    return DECISIONS.revise(
        store, ref, changes, because=because, by=by, seen=seen, sides=sides, allow=allow
    )


def _check(decision: Decision) -> None:
    refuse_all(
        [
            check_line("decision", decision.text, needed=True),
            check_line("who", decision.who),
            check_ids(decision.about),
            *day_faults(decision.on, decision.due, decision.done, clock.today()),
        ]
    )


DECISIONS: RefTable[Decision] = RefTable(
    noun="decision",
    chains=lambda board: board.decisions,
    shown=BoardIndex.decision,
    revisions=BoardIndex.all_decisions,
    check=_check,
    line=decision_document,
    start=lambda decision: f"D{decision.on.year}-",
    changeable=("on", "text", "who", "due", "done", "vote", "about", "withdrawn"),
)
