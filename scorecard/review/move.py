"""Which way a status went from one scorecard to another."""

from __future__ import annotations

from enum import StrEnum

from scorecard.model.status import Status

# A partly achieved whole lies between: only objectives and goals are ever called so.
_BEST_LAST = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
)


class Move(StrEnum):
    """Which way a status went from one scorecard to another."""

    WORSE = "worse"
    BETTER = "better"
    NEWLY_ASSESSED = "newly assessed"
    NO_LONGER_ASSESSED = "no longer assessed"
    EVEN = "even"  # of objectives and goals: another word, and neither better nor worse
    SAME = "same"


class Level(StrEnum):
    """At which of the plan's three levels something stands."""

    GOAL = "goal"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"


def move_of(was: Status, now: Status) -> Move:
    """Return which way a status went."""
    if was is now:
        return Move.SAME
    if was is Status.NOT_ASSESSED:
        return Move.NEWLY_ASSESSED
    if now is Status.NOT_ASSESSED:
        return Move.NO_LONGER_ASSESSED
    rose = _BEST_LAST.index(now) > _BEST_LAST.index(was)
    return Move.BETTER if rose else Move.WORSE
