"""A decision: what a meeting decided, who sees to it, by when, and when it was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """One revision of a decision.

    ``ref`` names it for people, "D2019-3" for the third of the meetings of 2019, and all its
    revisions share it. ``on`` is the day of the meeting, ``who`` sees to it, ``due`` and ``done``
    are days. ``withdrawn`` takes back what was entered by mistake; ``because`` says why.
    """

    id: str
    ref: str
    on: date
    text: str
    by: str
    entered_at: datetime
    who: str = ""
    due: date | None = None
    done: date | None = None
    about: tuple[str, ...] = ()
    withdrawn: bool = False
    because: str = ""
    revision: int = 1
    parent: str | None = None

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one ref; the greatest is current."""
        return (self.entered_at.date(), self.revision, self.entered_at, self.id)

    def overdue(self, day: date) -> bool:
        """Say whether it should have been done before ``day`` and was not."""
        return not self.withdrawn and self.done is None and self.due is not None and self.due < day
