"""Objectives and key results: the part of the way from start to target, banded by colour."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import cut_at, reached
from scorecard.model.methods import Method
from scorecard.model.number import EXACTLY, exact
from scorecard.model.scorecard import Measure, PeerVerdict, Silence

if TYPE_CHECKING:
    from scorecard.assessment.methods.question import Question

COLOURS = ("green", "yellow", "red")
_HUNDREDTH = Decimal("0.01")


def verdict(question: Question) -> PeerVerdict:
    """Return the colour of the part of the way made, cut off at none and all of it.

    The guide grades in hundredths, so the part is rounded to two places before it is banded.
    """
    target, cuts = question.target, question.parameters.okr.cuts
    held = PeerVerdict(
        Method.OKR, Measure.SCORE, target=target, target_year=question.target_year, cuts=cuts
    )
    if target is None:
        return replace(held, silence=Silence.NO_TARGET)
    readings = question.since(question.base_year)
    if not readings:
        return replace(held, silence=Silence.NO_READING_SINCE_BASE)
    base, latest = readings[0], readings[-1]
    held = replace(held, base=base, latest=latest)
    if latest.year == base.year:
        return replace(held, silence=Silence.ONE_READING)
    if question.begins_at(base.value, target):
        return replace(held, silence=Silence.NO_WAY_TO_GO)
    way = (latest.value - base.value) / (target - base.value)
    score = max(0.0, min(1.0, way))
    graded = float(exact(round(score, 9)).quantize(_HUNDREDTH, ROUND_HALF_UP, EXACTLY))
    place = reached(graded, cuts)
    return replace(
        held,
        word=COLOURS[place],
        figure=score,
        cut=cut_at(cuts, place),
        met=question.meets(latest.value, target),
    )
