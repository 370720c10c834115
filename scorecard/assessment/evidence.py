"""What is known of one indicator, and what can be worked out of it when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment import trend
from scorecard.assessment.verdict import Case

if TYPE_CHECKING:
    from datetime import date

    from scorecard.assessment.baseline import Start
    from scorecard.assessment.series import Series
    from scorecard.messages import Teller
    from scorecard.model.confidence import Confidence
    from scorecard.model.indicator import Indicator
    from scorecard.model.projection import Pace, Projection
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.status import Trend
    from scorecard.model.target import Target


class Circumstances(NamedTuple):
    """What is the same for every indicator of a scorecard.

    ``day`` is the last one whose deadlines have come: 31 December, or the as-of day if earlier.
    ``tell`` makes the sentence of a result.
    """

    year: int
    day: date
    period: tuple[int, int]
    tell: Teller


class Evidence(NamedTuple):
    """What one indicator is judged by; it is the outlook of its result as well.

    ``missing`` names the years a running total lacks, ``lower_bound`` says that such a total can
    only be too low.
    """

    indicator: Indicator
    target: Target | None
    series: Series
    start: Start
    around: Circumstances
    missing: tuple[int, ...] = ()
    lower_bound: bool = False

    def case(self, target: Target) -> Case:
        """Return the question whether the target is met."""
        indicator, _, series, start, (year, day, period, _), missing, lower_bound = self
        fields = (indicator, target, series, start, year, day, period, self, missing, lower_bound)
        # The plain constructor passes through Python once more.
        return tuple.__new__(Case, fields)

    def trend(self) -> Trend | None:
        """Return which way the last readings lean; None from fewer than three."""
        if self.missing:
            return None
        year, (point, _, restarted) = self.around.year, self.start
        return trend.find(self.indicator, self.target, self.series, year, point, restarted)

    def confidence(self, result: IndicatorResult) -> Confidence | None:
        """Return how firm the verdict is; None where there is none that a reading moves."""
        from scorecard.assessment import confidence  # noqa: PLC0415 - it judges cases, as this is

        return None if self.target is None else confidence.find(self.case(self.target), result)

    def projection(self, result: IndicatorResult) -> Projection | None:
        """Return where the pace leads; None from fewer than three readings."""
        from scorecard.assessment import projection  # noqa: PLC0415 - seldom asked for

        return None if self.target is None else projection.find(self.case(self.target), result)

    def pace(self, result: IndicatorResult) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by."""
        from scorecard.assessment import projection  # noqa: PLC0415 - seldom asked for

        return None if self.target is None else projection.pace(self.case(self.target), result)
