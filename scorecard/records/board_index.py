"""Comments, priorities and decisions of a store, by what they are about and by their names."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from scorecard.model.number import whole_number
from scorecard.model.plan import PresentIds
from scorecard.model.records import CommentKey
from scorecard.records.board_codec import comment_of, decision_of, first_of, priority_of
from scorecard.records.codec import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.records.line import Document


_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")
_Named = TypeVar("_Named", "Priority", "Decision")
_BY_RANK = attrgetter("rank")


class Thread(Generic[_Revision]):
    """The revisions of one thing as they are written; ``first`` is the id of the first."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.revisions: list[_Revision] = []

    @property
    def head(self) -> _Revision:
        """Return the revision that stands."""
        return max(self.revisions, key=_BY_RANK)

    @property
    def top(self) -> int:
        """Return the greatest number given."""
        return max(revision.revision for revision in self.revisions)

    @property
    def begun(self) -> tuple[datetime, str]:
        """Return what orders threads of one name: when the first was entered, and its id."""
        return min((one.entered_at, one.id) for one in self.revisions)


class BoardIndex:
    """What was taken in so far.

    ``comments`` are threads by subject and year, ``priorities`` and ``decisions`` by the id of
    their first revision: two computers that were apart may have given the same ref twice. A
    comment on what was called otherwise is held by the id of today.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.comments: dict[CommentKey, Thread[Comment]] = {}
        self.priorities: dict[str, Thread[Priority]] = {}
        self.decisions: dict[str, Thread[Decision]] = {}

    def take(self, document: Document) -> None:
        """Take in one line of these types.

        Raises:
            NotUnderstood: this version cannot read it.
        """
        if document["type"] == "comment":
            comment = comment_of(document)
            key = CommentKey(self._ids.of(comment.about), comment.year)
            _add(self.comments.setdefault(key, Thread(comment.id)), comment)
        elif document["type"] == "priority":
            priority, first = priority_of(document), first_of(document)
            _add(self.priorities.setdefault(first, Thread(first)), priority)
        else:
            decision, first = decision_of(document), first_of(document)
            _add(self.decisions.setdefault(first, Thread(first)), decision)

    def settled_since(self, document: Document) -> bool:
        """Say whether what a line meant a priority to become, some revision says that counts."""
        try:
            meant, first = priority_of(document), first_of(document)
        except NotUnderstood:
            return False
        thread = self.priorities.get(first)
        return thread is not None and any(one.state is meant.state for one in thread.revisions)

    def heads(self, noun: str) -> list[str]:
        """Return the ids of the standing revisions of comments, priorities or decisions."""
        threads: Mapping[str, Iterable[Thread[Comment] | Thread[Priority] | Thread[Decision]]] = {
            "comments": self.comments.values(),
            "priorities": self.priorities.values(),
            "decisions": self.decisions.values(),
        }
        return [thread.head.id for thread in threads[noun]]

    def all_comments(self) -> tuple[Comment, ...]:
        """Return every revision of every comment."""
        return tuple(one for thread in self.comments.values() for one in thread.revisions)

    def all_priorities(self) -> tuple[Priority, ...]:
        """Return every revision of every priority, under the ref it is shown by."""
        names = shown_refs(self.priorities)
        return tuple(
            _shown_priority(one, first, names)
            for first, thread in self.priorities.items()
            for one in thread.revisions
        )

    def all_decisions(self) -> tuple[Decision, ...]:
        """Return every revision of every decision, under the ref it is shown by."""
        names = shown_refs(self.decisions)
        return tuple(
            replace(one, ref=names[first])
            for first, thread in self.decisions.items()
            for one in thread.revisions
        )

    def priority(self, first: str) -> Priority:
        """Return the standing revision of a thread under the ref it is shown by."""
        return _shown_priority(self.priorities[first].head, first, shown_refs(self.priorities))

    def decision(self, first: str) -> Decision:
        """Return the standing revision of a thread under the ref it is shown by."""
        return replace(self.decisions[first].head, ref=shown_refs(self.decisions)[first])


def shown_refs(threads: Mapping[str, Thread[_Named]]) -> dict[str, str]:
    """Return the ref each thread is shown by: a second "2019-1" as "2019-1b".

    The one that was entered first keeps its name, on every computer the same.
    """
    alike: dict[str, list[Thread[_Named]]] = {}
    for thread in threads.values():
        alike.setdefault(min(thread.revisions, key=_BY_RANK).ref, []).append(thread)
    return {
        thread.first: ref + _letter(place)
        for ref, same in alike.items()
        for place, thread in enumerate(sorted(same, key=lambda one: one.begun))
    }


def next_ref(threads: Iterable[Thread[_Named]], start: str) -> str:
    """Return the next ref that begins so: after "2019-2" comes "2019-3"."""
    refs = {revision.ref for thread in threads for revision in thread.revisions}
    numbers = (whole_number(ref.removeprefix(start)) for ref in refs if ref.startswith(start))
    return f"{start}{max((number or 0 for number in numbers), default=0) + 1}"


def _add(thread: Thread[_Revision], revision: _Revision) -> None:
    thread.revisions.append(revision)


def _shown_priority(priority: Priority, first: str, names: Mapping[str, str]) -> Priority:
    return replace(priority, ref=names[first], carried_from=names.get(priority.carried_from, ""))


def _letter(place: int) -> str:
    """Return what follows the ref of the second, third … of one name: b, c … z, then z27."""
    if not place:
        return ""
    return chr(ord("a") + place) if place < 26 else f"z{place + 1}"
