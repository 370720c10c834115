"""Decisions: taken, revised, done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Decision
from scorecard.records.board import RefTable
from scorecard.records.board_draft import DecisionDraft, day_faults
from scorecard.records.codec import decision_document
from scorecard.records.index import BoardIndex
from scorecard.records.line import new_id
from scorecard.records.refusal import UNSEEN, Unseen
from scorecard.records.values import check_ids, check_line, check_name, day_now, refuse_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


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
    return _DECISIONS.add(store, fresh, lambda _, decision: decision)


def find_decision(store: Store, ref: str) -> Decision:
    """Return the standing revision of a decision by its ref.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """
    return _DECISIONS.find(store, ref)


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
    _DECISIONS.check_change(changes, because, by, why_needed=bool(changes.get("withdrawn")))

    def make(_: Index, chain: Chain[Decision]) -> list[Document]:
        head = chain.head
        if head.withdrawn and changes.get("withdrawn") is not False:
            day = f"{head.entered_at:%Y-%m-%d}"
            told = words.Board.WITHDRAWN.format(ref=ref, by=head.by, day=day, because=head.because)
            raise ScorecardError(told)
        return _DECISIONS.following(chain, changes, by=by, because=because)

    return _DECISIONS.revise(
        store, ref, make, seen, lambda index, first: index.board.decision(first)
    )


def _check(decision: Decision) -> None:
    refuse_all(
        [
            check_line("decision", decision.text, needed=True),
            check_line("who", decision.who),
            check_ids(decision.about),
            *day_faults(decision.on, decision.due, decision.done, day_now()),
        ]
    )


_DECISIONS: RefTable[Decision] = RefTable(
    noun="decision",
    chains=lambda board: board.decisions,
    shown=BoardIndex.decision,
    revisions=BoardIndex.all_decisions,
    check=_check,
    line=decision_document,
    start=lambda decision: f"D{decision.on.year}-",
    changeable=("on", "text", "who", "due", "done", "about", "withdrawn"),
)
