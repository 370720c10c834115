"""What a year changed, in the few figures a screen begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.review.restatements import for_report, restatements, totals
from scorecard.review.status_change import status_changes

if TYPE_CHECKING:
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.review.move import Move
    from scorecard.review.status_change import StatusChange


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
