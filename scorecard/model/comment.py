"""A comment: the narrative for an indicator, objective or goal in a year, in revisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.audience import Audience

if TYPE_CHECKING:
    from datetime import date, datetime


class CommentKey(NamedTuple):
    """What a comment is about: the id of an indicator, objective or goal, and the year."""

    about: str
    year: int


@dataclass(frozen=True, slots=True)
class Comment:
    """One revision of a comment; an empty ``text`` withdraws it.

    ``audience`` is the narrowest circle that is meant to read it; a ``draft`` is left out of
    reports for anybody but the board.
    """

    id: str
    about: str
    year: int
    text: str
    by: str
    entered_at: datetime
    audience: Audience = Audience.PUBLIC
    draft: bool = False
    revision: int = 1
    parent: str | None = None

    @property
    def key(self) -> CommentKey:
        """Return what the revisions of one comment share."""
        return CommentKey(self.about, self.year)

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one key; the greatest is current."""
        return (self.entered_at.date(), self.revision, self.entered_at, self.id)
