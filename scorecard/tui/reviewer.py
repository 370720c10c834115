"""What is made of more than one scorecard: reviews, methods side by side, the report of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.assessment.comparison import compare_methods
from scorecard.review.changes import compare
from scorecard.review.moves import span_of_days, span_of_years
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from scorecard.model.plan import Audience
    from scorecard.model.scorecard import Comparison, Scorecard
    from scorecard.report.maker import ReportMaker
    from scorecard.review.changes import Changes
    from scorecard.workspace import Workspace


class Reviewer:
    """Compares what a plan and its records come to; it reads no file.

    Args:
        workspace: the plan and the store.
        as_of: the day whose knowledge is used; None for all there is.
    """

    def __init__(self, workspace: Workspace, as_of: date | None) -> None:
        self._workspace = workspace
        self._records = workspace.store.records()
        self._as_of = as_of

    def changes(self, before: Scorecard | None, card: Scorecard) -> Changes:
        """Return what moved since the year before."""
        calendar = card.strategy.calendar
        span = span_of_years(self._records, calendar, card.year - 1, card.year, self._as_of)
        return compare(before, card, self._records, span)

    def changes_since(self, day: date, card: Scorecard) -> Changes:
        """Return what moved since what was known on a day, in the scorecard's year."""
        before = self._workspace.scorecard(card.year, day)
        until = self._as_of or clock.today()
        span = span_of_days(card.strategy.calendar, day, until)
        return compare(before, card, self._records, span)

    def methods(self, year: int, ids: Collection[str] | None) -> tuple[Comparison, ...]:
        """Return what every method says of some indicators in a year; of all of them for None."""
        strategy = self._workspace.strategy
        return compare_methods(strategy, self._records, year, self._as_of, ids)

    def report(
        self, year: int, audience: Audience, *, charted: bool, short: bool = False
    ) -> ReportMaker:
        """Return what makes the progress report of a year."""
        from scorecard.report.maker import ReportMaker  # noqa: PLC0415 - loads Jinja2

        workspace, records, as_of = self._workspace, self._records, self._as_of
        return ReportMaker(
            workspace.scorecard(year, as_of),
            restatements(workspace.strategy, records, year=year, as_of=as_of),
            plan_digest=workspace.plan.digest,
            records=records,
            templates=workspace.templates,
            audience=audience,
            charted=charted,
            short=short,
            kept=workspace.kept,
            amiss=workspace.amiss_evidence,
            contested=workspace.store.contested(),
        )
