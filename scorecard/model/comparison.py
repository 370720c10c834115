"""What every method says of one indicator, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.peer import PeerVerdict
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.status import Reason

# Some methods have no word for a target met, and none has one for a target missed.
_ALIKE = {Status.ACHIEVED: Status.ON_TRACK, Status.MISSED: Status.OFF_TRACK}


def agree(one: Status, other: Status) -> bool:
    """Say whether two methods say the same, as far as each has a word for it."""
    return _ALIKE.get(one, one) is _ALIKE.get(other, other)


class Comparison(NamedTuple):
    """One indicator by our own path and by every published method.

    ``path`` is the result of this tool's own rules, whatever method the plan names; ``method`` is
    the one it names. ``verdicts`` holds every view of every method, silent ones included. With a
    ``reason`` nothing is compared, as the indicator is not to be judged.
    """

    indicator: Indicator
    method: str
    path: IndicatorResult
    verdicts: tuple[PeerVerdict, ...] = ()
    reason: Reason | None = None

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Return every status that is said, in the order of the list of statuses."""
        said = {verdict.status for verdict in self.verdicts}
        if self.reason is None:
            said.add(self.path.status)
        return tuple(s for s in Status if s in said and s is not Status.NOT_ASSESSED)

    @property
    def disagree(self) -> bool:
        """Say whether the methods differ.

        Achieved agrees with on track and missed with off track, for not every method has a word
        for each.
        """
        return len({_ALIKE.get(status, status) for status in self.statuses}) > 1
