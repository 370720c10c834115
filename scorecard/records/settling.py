"""Letting one side of a contested comment, priority or decision stand, as the next revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.records import Comment, CommentKey, Decision, Priority
from scorecard.records.comments import COMMENTS
from scorecard.records.decisions import DECISIONS
from scorecard.records.priorities import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.records.store import Store


def let_stand(
    store: Store, chosen: Comment | Priority | Decision, *, by: str, sides: Collection[str]
) -> Comment | Priority | Decision:
    """Enter one side of what is contested again: from then on it is settled.

    Args:
        store: where it is kept.
        chosen: the side.
        by: who has seen all sides.
        sides: their ids.

    Raises:
        Conflict: another side came that the person has not seen.
        ScorecardError: it is not contested any more.
        NotSaved: the disk, the lock or the file refused.
    """
    match chosen:
        case Comment():
            key = CommentKey(store.ids.of(chosen.about), chosen.year)
            return COMMENTS.stand(store, key, chosen, by=by, sides=sides)
        case Priority():
            return PRIORITIES.stand_by_ref(store, chosen, by=by, sides=sides)
        case Decision():
            return DECISIONS.stand_by_ref(store, chosen, by=by, sides=sides)
