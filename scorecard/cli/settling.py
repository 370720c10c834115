"""What two people revised at once, on a command line: shown first, then settled by who saw it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scorecard.cli.console import ask, say_aside
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.contested import sides_words
from scorecard.records.refusal import Conflict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.records.contested import Contest
    from scorecard.records.store import Store

    BoardRecord = Comment | Priority | Decision


def ask_to_settle(place: str, sides: str, over: int) -> None:
    """Show all sides of what is contested, and ask whether this entry settles it.

    Raises:
        ScorecardError: nobody can be asked, or they keep what stands.
    """
    said = words.Care
    if not sys.stdin.isatty():
        raise ScorecardError(said.CONTESTED_NEEDS.format(place=place, sides=sides, over=over))
    say_aside(said.CONTESTED_BOTH.format(place=place, sides=sides))
    if not ask(said.CONTESTED_SETTLE):
        raise ScorecardError(said.CONFLICT_KEPT)


def sides_seen(store: Store, record: BoardRecord | None, last_seen: int | None) -> frozenset[str]:
    """Return the ids of the sides of what is contested, once the person has seen them.

    Args:
        store: where it is kept.
        record: what stands, under the ids of today; None where nothing does.
        last_seen: the number of the last revision the person says to have seen.

    Returns:
        The ids; none where nothing is contested.

    Raises:
        ScorecardError: the sides were not seen, and nobody could be asked or they keep what stands;
            or another revision stands than the last seen.
    """
    contest = None if record is None else contest_of(store.contested_board(), record)
    over = 0 if record is None else record.revision if contest is None else contest.over
    if record is None and last_seen:
        raise ScorecardError(words.Care.OVER_NO_COMMENT.format(over=last_seen))
    if last_seen is not None and last_seen > over:
        raise ScorecardError(words.Care.OVER_NONE.format(over=last_seen, number=over))
    if contest is not None:
        if last_seen != over:
            ask_to_settle(contest.place, sides_words(contest.sides), over)
        return contest.seen
    if record is not None and last_seen is not None and last_seen < over:
        hint = words.Care.CONFLICT_OVER.format(over=over)
        conflict: Conflict[Comment | Priority | Decision] = Conflict(record, None)  # type: ignore[type-var]  # any of them
        raise ScorecardError(*conflict.faults, hint)
    return frozenset()


def contest_of(contests: Iterable[Contest], record: BoardRecord) -> Contest | None:
    """Return what a record is contested with; None where it is not."""
    return next((each for each in contests if each.holds(record)), None)


def contested_mark(contests: Iterable[Contest], record: BoardRecord) -> str:
    """Return the mark of a record that is contested, to stand beside it; "" where it is not."""
    return "" if contest_of(contests, record) is None else words.Journal.CONTESTED_MARK
