"""The edits of the year grid that are not saved yet, each of which can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.tui.grid.rows import Place


# More steps back than anybody remembers.
_MOST_STEPS = 500
# Edits from which they are read in a thread, and it is said that they are.
MANY = 100


class Edit(NamedTuple):
    """What a cell is to say: a value as typed, or why there is none, or nothing any more.

    ``seen`` is the id of the revision that stood when it was typed, None for none.
    """

    value: str = ""
    no_data: str = ""
    taken_back: bool = False
    seen: str | None = None


class Edits:
    """The edits by place, in the order they were made."""

    def __init__(self) -> None:
        self._now: dict[Place, Edit] = {}
        self._steps: list[dict[Place, Edit]] = []

    def __len__(self) -> int:
        """Return how many cells are edited."""
        return len(self._now)

    def of(self, place: Place) -> Edit | None:
        """Return the edit of a cell; None without one."""
        return self._now.get(place)

    @property
    def all(self) -> Mapping[Place, Edit]:
        """Return every edit by its place."""
        return self._now

    def change(self, changes: Mapping[Place, Edit | None]) -> bool:
        """Make edits, or drop them where None is given, as one step; say whether any changed."""
        after = dict(self._now)
        for place, edit in changes.items():
            if edit is None:
                after.pop(place, None)
            else:
                after[place] = edit
        if after == self._now:
            return False
        self._steps = [*self._steps[1 - _MOST_STEPS :], self._now]
        self._now = after
        return True

    def undo(self) -> tuple[Place, ...]:
        """Take the last step back; return the places it changed, none when there is no step."""
        if not self._steps:
            return ()
        before, self._now = self._now, self._steps.pop()
        return tuple(
            place for place in {**before, **self._now} if before.get(place) != self._now.get(place)
        )

    def settle(self, places: tuple[Place, ...]) -> None:
        """Forget edits that are saved or given up, and every step: it cannot be undone here."""
        settled = frozenset(places)
        self._now = {place: edit for place, edit in self._now.items() if place not in settled}
        self._steps = []
