"""What went wrong in a scorecard's year: the missed and the off-track, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, Scorecard

_AMISS = (Status.MISSED, Status.OFF_TRACK)
_GRAVE = (Note.MOVING_AWAY, Note.LOST)


def concerns(card: Scorecard) -> tuple[IndicatorResult, ...]:
    """Return the missed indicators, then those off track, each in the order of the plan.

    Among those off track, the ones that move away or lost what they had come first.
    """
    amiss = [result for result in card.indicators() if result.status in _AMISS]
    return tuple(sorted(amiss, key=_gravity))


def _gravity(result: IndicatorResult) -> tuple[int, bool]:
    return _AMISS.index(result.status), result.note not in _GRAVE
