"""UNDP's roll-ups, which no plan can ask for: the published verdicts are held against them."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from scorecard.assessment.methods import un
from scorecard.assessment.methods.rollups import Added

if TYPE_CHECKING:
    from collections.abc import Sequence

UNDP_CLASSES = ("On Track", "For Review", "Identified Gap")
# Points of a series, as UNDP gives them; the best is 1.
UNDP_POINTS = {
    un.ACHIEVED: 1,
    un.CLASSES[0]: 1,
    un.CLASSES[1]: 2,
    un.CLASSES[2]: 3,
    "Target Not Achieved": 3,
    un.CLASSES[3]: 4,
}
# Below the first on track, above the second a gap.
UNDP_CUTS = (1.5, 2.499)


def undp_indicator(words: Sequence[str | None]) -> Added:
    """Return UNDP's roll-up of the series of an indicator."""
    points = [UNDP_POINTS[word] for word in words if word in UNDP_POINTS]
    if not points:
        return Added("", None, 0, len(words))
    mean = sum(points) / len(points)
    place = 0 if mean < UNDP_CUTS[0] else 2 if mean > UNDP_CUTS[1] else 1
    return Added(UNDP_CLASSES[place], mean, len(points), len(words))


def undp_mean(words: Sequence[str | None]) -> Added:
    """Return UNDP's roll-up of indicators to a target, and of targets to a goal."""
    points = [UNDP_CLASSES.index(word) + 1 for word in words if word in UNDP_CLASSES]
    if not points:
        return Added("", None, 0, len(words))
    mean = sum(points) / len(points)
    return Added(UNDP_CLASSES[floor(mean + 0.5) - 1], mean, len(points), len(words))
