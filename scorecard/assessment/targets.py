"""A figure held against a target: whether it meets it, and how far it falls short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.number import EXACTLY, as_figure, exact, reaches
from scorecard.model.plan import Aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.plan import Target

# Of the way from the lowest to the highest figure of the plan: this much is no difference.
RELATIVE = 1e-9
# Of a figure itself: what adding and dividing in binary may have lost.
ROUNDING = 1e-13


@dataclass(frozen=True, slots=True)
class Scale:
    """How far apart the plan's figures are, and how large; taken from the plan alone.

    Both follow the unit, and ``span`` stays the same when a constant is added to all figures, so
    that neither a change of unit nor a shift of the scale can turn a comparison.
    """

    span: float
    size: float

    def slack(self, figure: float) -> float:
        """Return how far ``figure`` may fall short and still be equal."""
        return RELATIVE * self.span + ROUNDING * (self.size + abs(figure))


def scale(figures: Sequence[float]) -> Scale:
    """Return the scale of a plan's figures."""
    low, high = min(figures), max(figures)
    return Scale(high - low, max(high, -low))


def meets(target: Target, figure: float, tolerance: float = 0.0) -> bool:
    """Say whether a figure meets a target, on the decimals people entered; the bound itself does.

    Args:
        target: what is asked.
        figure: the reading.
        tolerance: how far short is still enough, in the unit.
    """
    aim = target.aim
    low, high = bounds(target)
    if tolerance:
        low = as_figure(EXACTLY.subtract(exact(low), exact(tolerance)))
        high = as_figure(EXACTLY.add(exact(high), exact(tolerance)))
    if aim is Aim.AT_MOST:
        return reaches(high, figure)
    return reaches(figure, low) and (aim is not Aim.BETWEEN or reaches(high, figure))


def shortfall(target: Target, figure: float) -> float:
    """Return how far a figure is from meeting the target, in the unit; never below 0."""
    if meets(target, figure):
        return 0.0
    low, high = bounds(target)
    ends = (high, figure) if target.aim is Aim.AT_MOST or figure > high else (figure, low)
    return as_figure(EXACTLY.subtract(exact(ends[1]), exact(ends[0])))


def bounds(target: Target) -> tuple[float, float]:
    """Return both ends of a ``between``; of another target its value twice."""
    low = target.value if target.low is None else target.low
    return low, low if target.high is None else target.high
