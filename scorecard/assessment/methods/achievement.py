"""Result against the year's target in per cent, banded as the Global Fund did from 2011 to 2016."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import cut_at
from scorecard.model.methods import Method
from scorecard.model.number import EXACTLY, exact
from scorecard.model.scorecard import Measure, PeerVerdict, Silence

if TYPE_CHECKING:
    from scorecard.assessment.methods.question import Question

CLASSES = ("A1", "A2", "B1", "B2", "C")


def verdict(question: Question) -> PeerVerdict:
    """Return the class of the latest reading as a percentage of the target of its year.

    The bands are published in whole per cents, so the percentage is rounded before it is banded.
    """
    cuts = question.parameters.achievement.cuts
    target = question.target if question.period_target is None else question.period_target
    held = PeerVerdict(
        Method.ACHIEVEMENT,
        Measure.ACHIEVEMENT,
        target=target,
        target_year=question.target_year,
        cuts=cuts,
    )
    if target is None:
        return replace(held, silence=Silence.NO_TARGET)
    if not question.readings:
        return replace(held, silence=Silence.NO_READING)
    latest = question.readings[-1]
    held = replace(held, latest=latest)
    if question.good < 0:
        return replace(held, silence=Silence.AT_MOST)
    if target <= 0:
        return replace(held, silence=Silence.TARGET_ZERO)
    percent = 100 * latest.value / target
    whole = float(exact(round(percent, 9)).quantize(Decimal(1), ROUND_HALF_UP, EXACTLY))
    # The best class lies above its cut, the others begin at theirs.
    place = (whole <= cuts[0]) + sum(whole < cut for cut in cuts[1:])
    return replace(
        held,
        word=CLASSES[place],
        figure=percent,
        cut=cut_at(cuts, place),
        met=question.meets(latest.value, target),
    )
