"""Comments, priorities and decisions of a store, by what they are about and by their names."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from scorecard.model.number import whole_number
from scorecard.model.plan import PresentIds
from scorecard.model.records import CommentKey
from scorecard.records.board_codec import comment_of, decision_of, first_of, priority_of
from scorecard.records.chain import Chain
from scorecard.records.codec import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.records.line import Document


_Key = TypeVar("_Key", bound="Hashable")
_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")
_Named = TypeVar("_Named", "Priority", "Decision")
_BY_RANK = attrgetter("rank")


class BoardIndex:
    """What was taken in so far.

    ``comments`` are chains by subject and year, ``priorities`` and ``decisions`` by the id of
    their first revision: two computers that were apart may have given the same ref twice. A
    comment on what was called otherwise is held by the id of today.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.comments: dict[CommentKey, Chain[Comment]] = {}
        self.priorities: dict[str, Chain[Priority]] = {}
        self.decisions: dict[str, Chain[Decision]] = {}

    def take(self, document: Document) -> None:
        """Take in one line of these types.

        Raises:
            NotUnderstood: this version cannot read it.
        """
        if document["type"] == "comment":
            comment = comment_of(document)
            key = CommentKey(self._ids.of(comment.about), comment.year)
            _add(self.comments, key, comment, comment.id)
        elif document["type"] == "priority":
            priority, first = priority_of(document), first_of(document)
            _add(self.priorities, first, priority, first)
        else:
            decision, first = decision_of(document), first_of(document)
            _add(self.decisions, first, decision, first)

    def settled_since(self, document: Document) -> bool:
        """Say whether what a line meant a priority to become, some revision says that counts."""
        try:
            meant, first = priority_of(document), first_of(document)
        except NotUnderstood:
            return False
        chain = self.priorities.get(first)
        return chain is not None and any(one.state is meant.state for one in chain.revisions)

    def all_comments(self) -> tuple[Comment, ...]:
        """Return every revision of every comment."""
        return tuple(one for chain in self.comments.values() for one in chain.revisions)

    def all_priorities(self) -> tuple[Priority, ...]:
        """Return every revision of every priority, under the ref it is shown by."""
        names = shown_refs(self.priorities)
        return tuple(
            _shown_priority(one, first, names)
            for first, chain in self.priorities.items()
            for one in chain.revisions
        )

    def all_decisions(self) -> tuple[Decision, ...]:
        """Return every revision of every decision, under the ref it is shown by."""
        names = shown_refs(self.decisions)
        return tuple(
            replace(one, ref=names[first])
            for first, chain in self.decisions.items()
            for one in chain.revisions
        )

    def priority(self, first: str) -> Priority:
        """Return the newest revision of a chain under the ref it is shown by."""
        return _shown_priority(self.priorities[first].head, first, shown_refs(self.priorities))

    def decision(self, first: str) -> Decision:
        """Return the newest revision of a chain under the ref it is shown by."""
        return replace(self.decisions[first].head, ref=shown_refs(self.decisions)[first])


def shown_refs(chains: Mapping[str, Chain[_Named]]) -> dict[str, str]:
    """Return the ref each chain is shown by: a second "2019-1" as "2019-1b".

    The one that was entered first keeps its name, on every computer the same.
    """
    alike: dict[str, list[Chain[_Named]]] = {}
    for chain in chains.values():
        alike.setdefault(min(chain.revisions, key=_BY_RANK).ref, []).append(chain)
    return {
        chain.first: ref + _letter(place)
        for ref, same in alike.items()
        for place, chain in enumerate(sorted(same, key=lambda one: one.begun))
    }


def next_ref(chains: Iterable[Chain[_Named]], start: str) -> str:
    """Return the next ref that begins so: after "2019-2" comes "2019-3"."""
    refs = {revision.ref for chain in chains for revision in chain.revisions}
    numbers = (whole_number(ref.removeprefix(start)) for ref in refs if ref.startswith(start))
    return f"{start}{max((number or 0 for number in numbers), default=0) + 1}"


def _add(chains: dict[_Key, Chain[_Revision]], key: _Key, revision: _Revision, first: str) -> None:
    chain = chains.get(key)
    if chain is None:
        chains[key] = Chain(revision, first)
    else:
        chain.add(revision)


def _shown_priority(priority: Priority, first: str, names: Mapping[str, str]) -> Priority:
    return replace(priority, ref=names[first], carried_from=names.get(priority.carried_from, ""))


def _letter(place: int) -> str:
    """Return what follows the ref of the second, third … of one name: b, c … z, then z27."""
    if not place:
        return ""
    return chr(ord("a") + place) if place < 26 else f"z{place + 1}"
