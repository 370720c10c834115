"""The revisions of one thing, and which of them is the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from scorecard.model.reading import Reading
from scorecard.model.records import Comment, Decision, Priority

if TYPE_CHECKING:
    from datetime import datetime

Revision = TypeVar("Revision", Reading, Comment, Priority, Decision)


class Chain(Generic[Revision]):
    """The revisions of one thing as they come.

    ``head`` is the newest of them, ``top`` the greatest number given to one, and ``first`` the id
    by which what has no key of its own is held: that of its first revision.
    """

    __slots__ = ("first", "head", "revisions", "top")

    def __init__(self, revision: Revision, first: str = "") -> None:
        self.first = first
        self.revisions: list[Revision] = [revision]
        self.head: Revision = revision
        self.top = revision.revision

    @property
    def begun(self) -> tuple[datetime, str]:
        """Return what orders chains of one name: when the first was entered, and its id."""
        return min((one.entered_at, one.id) for one in self.revisions)

    def add(self, revision: Revision) -> None:
        """Add one more revision."""
        self.revisions.append(revision)
        if revision.rank > self.head.rank:
            self.head = revision
        self.top = max(self.top, revision.revision)
