"""One entity of an indicator, assessed, and how many of them met their deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecard.model.entity import Entity, Span
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.status import Note, Reason, Status


class EntityResult(NamedTuple):
    """One entity of an indicator, judged as an indicator of its own.

    ``result`` has its status, sentence, readings and whatever else an indicator has. ``deadline``
    is the one in force, of what is done the one in force when it was done, and ``original`` the
    first. ``done`` is when it was done, None while it is not. ``in_time`` says whether it was
    done by its deadline, None while that is ahead; ``in_time_originally`` the same of the first.
    """

    entity: Entity
    result: IndicatorResult
    deadline: date | None = None
    original: date | None = None
    done: Span | None = None
    in_time: bool | None = None
    in_time_originally: bool | None = None

    @property
    def status(self) -> Status:
        """Return where it stands."""
        return self.result.status

    @property
    def note(self) -> Note | None:
        """Return the nuance beside its status."""
        return self.result.note

    @property
    def reason(self) -> Reason | None:
        """Return why it has no status."""
        return self.result.reason

    @property
    def sentence(self) -> str:
        """Return its explanation as one sentence."""
        return self.result.sentence


class Shares(NamedTuple):
    """How many of the entities whose deadline has come met it, and met the original one."""

    in_time: int
    due: int
    in_time_originally: int
    due_originally: int

    @classmethod
    def of(cls, results: Iterable[EntityResult]) -> Shares:
        """Return the shares of some entities; all zero where no deadline has come."""
        listed = [(result.in_time, result.in_time_originally) for result in results]
        due = [now for now, _ in listed if now is not None]
        first = [then for _, then in listed if then is not None]
        return cls(sum(due), len(due), sum(first), len(first))
