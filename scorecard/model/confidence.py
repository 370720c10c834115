"""Confidence: how much of a verdict hangs on one reading, or on an unsettled one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Firmness(StrEnum):
    """How far a verdict may be leant on."""

    FIRM = "firm"
    TENTATIVE = "tentative"


class Doubt(StrEnum):
    """A test of confidence that failed."""

    FEW_READINGS = "few_readings"  # fewer than three since the baseline
    LATEST_DECIDES = "latest_decides"  # without it: the other side of the on-track line
    SLOPE_DISAGREES = "slope_disagrees"  # the median slope: the other side of it
    PROVISIONAL = "provisional"  # the latest reading, or a part of it
    LOW_RELIABILITY = "low_reliability"


class Confidence(NamedTuple):
    """How firm a verdict is; ``doubts`` names the tests that failed, none of a firm one."""

    doubts: tuple[Doubt, ...] = ()

    @property
    def firmness(self) -> Firmness:
        """Return the word for it."""
        return Firmness.TENTATIVE if self.doubts else Firmness.FIRM
