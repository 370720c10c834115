"""What is worked out of a verdict only when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scorecard.model.confidence import Confidence
    from scorecard.model.projection import Pace, Projection
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.status import Trend


class Outlook(Protocol):
    """Answers for one result; most results are never asked."""

    def trend(self) -> Trend | None:
        """Return which way the last readings lean; None from fewer than three."""

    def confidence(self, result: IndicatorResult) -> Confidence | None:
        """Return how firm the verdict is; None where there is none that the next reading moves."""

    def projection(self, result: IndicatorResult) -> Projection | None:
        """Return where the pace leads; None from fewer than three readings."""

    def pace(self, result: IndicatorResult) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by."""
