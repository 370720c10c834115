"""A save as a step: what it is done with, what it said, and what undoes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy
    from scorecard.model.scorecard import Scorecard
    from scorecard.records.store import Store


@dataclass(slots=True)
class Writing:
    """What a save works with.

    ``now`` has, for a revision that an undo let stand again, the id of what stands in its place.
    ``partly`` is what a save of two parts has done when its second part fails.
    """

    store: Store
    by: str
    strategy: Strategy
    card: Scorecard | None
    now: dict[str, str]
    partly: Step | None = None

    def seen(self, id_: str) -> str:
        """Return the id of what stands in the place of a revision made in this session."""
        return self.now.get(id_, id_)


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and what undoes it by a further revision.

    ``back`` says what stands then; None where nothing was changed. ``number`` is how many
    revisions it made.
    """

    said: str
    back: Callable[[Writing], str] | None = None
    number: int = 1


Task = Callable[[Writing], Step]
"""A save; for a worker thread."""
