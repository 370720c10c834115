"""Letting one side of a contested comment, priority or decision stand, as the next revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.records import Comment, CommentKey, Decision, Priority
from scorecard.records.comments import COMMENTS
from scorecard.records.decisions import DECISIONS
from scorecard.records.priorities import PRIORITIES
from scorecard.records.refusal import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.records.refusal import Unseen
    from scorecard.records.store import Store


def let_stand(
    store: Store,
    chosen: Comment | Priority | Decision,
    *,
    by: str,
    sides: Collection[str] = (),
    seen: str | Unseen = UNSEEN,
) -> Comment | Priority | Decision:
    """Enter what a revision says again, as the next one.

    Args:
        store: where it is kept.
        chosen: the revision; one side of what is contested.
        by: who enters it.
        sides: the ids of all sides, by whoever has seen them: from then on it is settled.
        seen: the id of the revision the person saw stand; left out, nothing is compared.

    Raises:
        Conflict: another revision or side came that the person has not seen.
        ScorecardError: it is not contested any more.
        NotSaved: the disk, the lock or the file refused.
    """
    match chosen:
        case Comment():
            key = CommentKey(store.ids.of(chosen.about), chosen.year)
            return COMMENTS.stand(store, key, chosen, by=by, sides=sides, seen=seen)
        case Priority():
            return PRIORITIES.stand_by_ref(store, chosen, by=by, sides=sides, seen=seen)
        case Decision():
            return DECISIONS.stand_by_ref(store, chosen, by=by, sides=sides, seen=seen)
