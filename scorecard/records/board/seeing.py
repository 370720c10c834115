"""What a person saw, held against what stands: a record, by its name and its last revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import did_you_mean, nearest
from scorecard.model.text import quoted
from scorecard.records.board.index import shown_refs
from scorecard.records.entry.conflict import Conflict, Unseen
from scorecard.records.refusal import NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.records.board.index import Thread

_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")
_Named = TypeVar("_Named", "Priority", "Decision")


def thread_of(threads: Mapping[str, Thread[_Named]], ref: str, noun: str) -> Thread[_Named]:
    """Return the thread that is shown by a ref, however its letters are written.

    Raises:
        ScorecardError: there is none; the nearest refs are offered.
    """
    names = {name: first for first, name in shown_refs(threads).items()}
    looks = {name.casefold(): first for name, first in names.items()}
    first = looks.get(ref.strip().casefold())
    if first is None:
        hint = did_you_mean(nearest(ref, names)) or f"; see: scorecard {noun}"
        raise ScorecardError(f"there is no {noun} {quoted(ref)}{hint}")
    return threads[first]


def check_seen(
    head: _Revision | None, revisions: Iterable[_Revision], seen: str | Unseen | None, noun: str
) -> None:
    """Compare the revision a person saw with the one that stands.

    Args:
        head: the standing revision, as it is shown; None where there is none.
        revisions: every revision, as they are shown.
        seen: the id of the revision the person saw, None for none.
        noun: what it is.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        NotSaved: what the person saw is gone, and nothing stands.
    """
    if isinstance(seen, Unseen) or seen == (head.id if head else None):
        return
    if head is None:
        raise NotSaved(
            f"NOT saved: the {noun} that you saw is not in the store any more; look at it again "
            "first"
        )
    before = [revision for revision in revisions if revision.id == head.parent]
    raise Conflict(head, before[0] if before else None)
