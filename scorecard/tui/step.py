"""One save of something else than readings, and the way back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.records import Store


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and what undoes it by a further revision.

    ``back`` takes the store and the name to enter under, and says what stands then. None where
    nothing was changed.
    """

    said: str
    back: Callable[[Store, str], str] | None = None
