"""What the screens say of the store: what waits, what was put back, what is contested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.model.plan import PresentIds
from scorecard.records.contested import contested_counts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorecard.model.plan import Strategy
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.contested import Contest
    from scorecard.records.store import Store

    # What each branch of a contested reading says, the one that counts last.
    Sides = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class StoreState:
    """How many lines wait and were put back, and the contested readings by the ids of today.

    ``read_only`` is why nothing can be entered, empty where something can. ``board`` are the
    contested comments, priorities and decisions.
    """

    waiting: int = 0
    put_back: int = 0
    contested: Mapping[ReadingKey, Sides] = field(default_factory=dict)
    read_only: str = ""
    board: tuple[Contest, ...] = ()

    @classmethod
    def of(cls, store: Store, strategy: Strategy) -> StoreState:
        """Look at a store that has just been read."""
        ids = PresentIds(strategy)
        contested = {ids.key(key): sides for key, sides in store.contested().items()}
        board = store.contested_board()
        return cls(store.waiting, store.put_back, contested, store.read_only, board)

    def warning(self, *, key: bool = True) -> str:
        """Return what must be said while it is so, in one line; empty when all is well.

        Args:
            key: name the key that settles what is contested.
        """
        said = words.ScreenStore
        number, counts = contested_counts(len(self.contested), self.board)
        parts = [_waits(self.waiting)] if self.waiting else []
        if number:
            parts.append(
                plural(said.NOW_CONTESTED if key else said.CONTESTED, number, counts=counts)
            )
        return " ".join(parts)

    def news(self, before: StoreState | None) -> str:
        """Return what is said once: that lines were put back since the last look."""
        number = self.put_back - (0 if before is None else before.put_back)
        said = words.ScreenStore
        if number <= 0:
            return ""
        return plural(said.PUT_BACK, number)

    @property
    def sides(self) -> frozenset[str]:
        """Return the ids of what the sides of the board's contested records say."""
        return frozenset().union(*(contest.seen for contest in self.board))

    def years_of(self, indicator: str, entity: str | None = None) -> frozenset[int]:
        """Return the years in which a series is contested."""
        keys = self.contested
        return frozenset(k.year for k in keys if (k.indicator, k.entity) == (indicator, entity))


def copy_of(store: Store) -> Path | None:
    """Return this computer's copy of a store; None where there is none."""
    own = store.journal.own
    return None if own is None else own.path


def waiting_words(store: Store) -> str:
    """Return what is to be said with a save that is not in the shared file yet; else nothing."""
    number = store.waiting
    return _waits(number) if number else ""


def _waits(number: int) -> str:
    return words.ScreenStore.WAITING.format(number=number)
