"""What moved between two scorecards: every status that is better, worse, new or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.model.status import Reason, Status
from scorecard.review.restatements import for_report, restatements, totals

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard

# A partly achieved whole lies between: only objectives and goals are ever called so.
_BEST_LAST = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
)
# Nobody expects a status of these.
_NEVER = (Reason.CONTEXT, Reason.RETIRED)


class Move(StrEnum):
    """Which way a status went from one scorecard to another."""

    WORSE = "worse"
    BETTER = "better"
    NEWLY_ASSESSED = "newly assessed"
    NO_LONGER_ASSESSED = "no longer assessed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One indicator in two scorecards; ``before`` is None where the earlier has no such one."""

    indicator: Indicator
    before: IndicatorResult | None
    after: IndicatorResult
    move: Move


@dataclass(frozen=True, slots=True)
class YearReview:
    """What a year changed.

    ``before`` is the scorecard of the year before, None in the first year of the strategy, when
    ``changes`` is empty. ``restated`` counts the figures restated so far.
    """

    before: Scorecard | None
    changes: tuple[StatusChange, ...]
    restated: int

    def of(self, move: Move) -> tuple[StatusChange, ...]:
        """Return the changes that went one way."""
        return tuple(change for change in self.changes if change.move is move)


def status_changes(before: Scorecard, after: Scorecard) -> tuple[StatusChange, ...]:
    """Compare the statuses of two scorecards, in the order of the later one's plan.

    Context indicators are left out, and so are retired ones that had no status before. A note
    beside a status, such as moving away, makes no change: the status word does.
    """
    earlier = {result.indicator.id: result for result in before.indicators()}
    found: list[StatusChange] = []
    for result in after.indicators():
        names = (result.indicator.id, *result.indicator.formerly)
        was = next((earlier[name] for name in names if name in earlier), None)
        move = _move(was, result)
        if move is not Move.SAME or result.reason not in _NEVER:
            found.append(StatusChange(result.indicator, was, result, move))
    return tuple(found)


def review_year(before: Scorecard | None, after: Scorecard, records: Records) -> YearReview:
    """Put together what a year changed.

    Args:
        before: the scorecard of the year before, made with the same knowledge; None for none.
        after: the year's scorecard.
        records: all revisions.
    """
    steps = restatements(after.strategy, records, year=after.year, as_of=after.as_of)
    return YearReview(
        before,
        () if before is None else status_changes(before, after),
        len(for_report(totals(steps), after.strategy)),
    )


def _move(before: IndicatorResult | None, after: IndicatorResult) -> Move:
    was = Status.NOT_ASSESSED if before is None else before.status
    if was is after.status:
        return Move.SAME
    if was is Status.NOT_ASSESSED:
        return Move.NEWLY_ASSESSED
    if after.status is Status.NOT_ASSESSED:
        return Move.NO_LONGER_ASSESSED
    rose = _BEST_LAST.index(after.status) > _BEST_LAST.index(was)
    return Move.BETTER if rose else Move.WORSE
