"""Growth a year alone, in the classes of the South Tyrol statistics institute after ISTAT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import compound, cut_at
from scorecard.model.methods import Method
from scorecard.model.scorecard import Measure, PeerVerdict, Silence

if TYPE_CHECKING:
    from scorecard.assessment.methods.question import Question

CLASSES = (
    "clear improvement",
    "slight improvement",
    "stable",
    "slight worsening",
    "clear worsening",
)
_PLACES = 9


def verdict(question: Question) -> PeerVerdict:
    """Return the class of growth a year since the base; a growth of exactly a cut is no more."""
    cuts = question.parameters.growth.cuts
    held = PeerVerdict(Method.GROWTH, Measure.GROWTH, cuts=cuts)
    if question.target is not None:
        return replace(held, silence=Silence.HAS_TARGET)
    readings = question.since(question.base_year)
    if not readings:
        return replace(held, silence=Silence.NO_READING_SINCE_BASE)
    base, latest = readings[0], readings[-1]
    held = replace(held, base=base, latest=latest)
    if latest.year == base.year:
        return replace(held, silence=Silence.ONE_READING)
    if base.value == 0:
        return replace(held, silence=Silence.NO_BASE)
    if base.value * latest.value < 0:
        return replace(held, silence=Silence.SIGN_CHANGE)
    growth = question.good * (1 if base.value > 0 else -1) * compound(base, latest)
    place = sum(round(growth, _PLACES) <= cut for cut in cuts)
    return replace(held, word=CLASSES[place], figure=growth, made=growth, cut=cut_at(cuts, place))
