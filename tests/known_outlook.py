"""An outlook whose answers a test gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.scorecard import Lean
from scorecard.model.status import Trend

if TYPE_CHECKING:
    from scorecard.model.scorecard import Confidence, IndicatorResult, Pace, Projection


@dataclass(frozen=True)
class KnownOutlook:
    """Answers with what it was made of."""

    leaning: Lean | Trend | None = None
    firm: Confidence | None = None
    ahead: Projection | None = None
    moves: Pace | None = None

    def lean(self) -> Lean | None:
        """Return the lean; of a trend alone, one that has leant the same way since 2018."""
        known = self.leaning
        if known is None or isinstance(known, Lean):
            return known
        way = {Trend.IMPROVING: 1, Trend.RISING: 1, Trend.STEADY: 0, Trend.MIXED: 1}.get(known, -1)
        judged = known not in (Trend.RISING, Trend.FALLING)
        return Lean(known, way, 2019, way, 2018, judged)

    def confidence(self, _: IndicatorResult) -> Confidence | None:
        return self.firm

    def projection(self, _: IndicatorResult) -> Projection | None:
        return self.ahead

    def pace(self, _: IndicatorResult) -> Pace | None:
        return self.moves
