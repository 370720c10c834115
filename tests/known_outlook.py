"""An outlook whose answers a test gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.model.scorecard import Confidence, IndicatorResult, Pace, Projection
    from scorecard.model.status import Trend


@dataclass(frozen=True)
class KnownOutlook:
    """Answers with what it was made of."""

    leaning: Trend | None = None
    firm: Confidence | None = None
    ahead: Projection | None = None
    moves: Pace | None = None

    def trend(self) -> Trend | None:
        return self.leaning

    def confidence(self, _: IndicatorResult) -> Confidence | None:
        return self.firm

    def projection(self, _: IndicatorResult) -> Projection | None:
        return self.ahead

    def pace(self, _: IndicatorResult) -> Pace | None:
        return self.moves
