"""Open SDG 2.4, as Statistics Canada publishes with it: compound growth against growth needed."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import Question, compound, cut_at, reached
from scorecard.model.methods import Method
from scorecard.model.scorecard import Measure, PeerVerdict, Point, Silence

if TYPE_CHECKING:
    from collections.abc import Sequence

ACHIEVED = "target_achieved"
CLASSES = ("substantial_progress", "moderate_progress", "limited_progress", "deterioration")
NOT_AVAILABLE = "not_available"
# What the peer's program ends with when all readings are older than the base year.
ERROR = "error"
HIGHEST = 5.0
# How fast the cuts of growth shrink on the way to a limit.
_EXPONENT = 4.44


def verdict(question: Question) -> PeerVerdict:
    """Return Open SDG's verdict; without a target, growth alone is banded."""
    measure = Measure.GROWTH if question.target is None else Measure.RATIO
    held = PeerVerdict(Method.OPENSDG, measure, target_year=question.target_year)
    readings = question.since(question.base_year)
    if not question.readings:
        return replace(held, word=NOT_AVAILABLE, silence=Silence.NO_READING)
    if not readings:
        return replace(held, word=ERROR, silence=Silence.NO_READING_SINCE_BASE)
    zero_as, (base, latest) = question.parameters.opensdg.zero_as, (readings[0], readings[-1])
    target = question.target
    if base.value == 0 or target == 0:
        held = replace(held, zero_as=zero_as)
    base = Point(base.year, base.value or zero_as)
    target = None if target is None else target or zero_as
    held = replace(held, base=base, latest=latest, target=target)
    met = target is not None and question.meets(latest.value, target)
    silence = _silence(base, latest)
    if silence is not None and not met:
        return replace(held, word=NOT_AVAILABLE, silence=silence)
    made = None
    if silence is None:
        sign = 1 if base.value > 0 else -1
        made = question.good * sign * compound(base, latest)
    if target is None:
        return _by_growth(question, held, made or 0.0)
    return _by_ratio(question, replace(held, made=made, met=met), target)


def _silence(base: Point, latest: Point) -> Silence | None:
    if latest.year == base.year:
        return Silence.ONE_READING
    return Silence.SIGN_CHANGE if base.value * latest.value < 0 else None


def _by_ratio(question: Question, held: PeerVerdict, target: float) -> PeerVerdict:
    """Band the growth made as a part of the growth needed; a target met goes before all."""
    base, made, cuts = held.base, held.made, question.parameters.opensdg.cuts
    ratio = needed = None
    due = question.target_year
    if base is not None and made is not None and due is not None and due > base.year:
        # A base and a target of different signs leave the size of a complex number here.
        needed = abs(compound(base, Point(due, target)))
        ratio = made / needed if needed else -inf
    if held.met:
        figure = ratio if needed else None
        return replace(
            held, word=ACHIEVED, figure=figure, cuts=cuts, score=HIGHEST, needed=needed or None
        )
    if ratio is None:
        return replace(held, word=NOT_AVAILABLE, silence=Silence.NO_DATE)
    place = reached(ratio, cuts)
    return replace(
        held,
        word=CLASSES[place],
        figure=ratio,
        cut=cut_at(cuts, place),
        cuts=cuts,
        score=ratio_score(ratio),
        needed=needed,
    )


def _by_growth(question: Question, held: PeerVerdict, growth: float) -> PeerVerdict:
    """Band the growth itself, by cuts that shrink near a limit."""
    parameters, base = question.parameters.opensdg, held.base
    scaled = 1.0
    if parameters.limit is not None and base is not None:
        scaled = shrunk(abs(base.value), abs(parameters.limit))
    cuts = tuple(cut * scaled if cut > 0 else cut for cut in parameters.growth_cuts)
    place = reached(growth, cuts)
    return replace(
        held,
        word=CLASSES[place],
        figure=growth,
        made=growth,
        cut=cut_at(cuts, place),
        cuts=cuts,
        score=_growth_score(growth, cuts, scaled),
        scaled=scaled if parameters.limit is not None else None,
    )


def shrunk(base: float, limit: float) -> float:
    """Return what the cuts of growth are multiplied by, from the size of base and limit.

    It is 0 at the limit, 1 at zero and again from twice the limit on.
    """
    if base >= 2 * limit:
        return 1.0
    share = base / limit if base <= limit else (2 * limit - base) / limit
    part: float = share**_EXPONENT
    return 1.0 - part


def ratio_score(ratio: float) -> float:
    """Return the score from -5 to 5 of a ratio, with the peer's rounded coefficients."""
    score = 7.1429 * ratio - 4.2857 if ratio >= 0.6 else 4.1667 * ratio - 2.5
    return clipped(score)


def clipped(score: float) -> float:
    """Return a score cut off at both ends of its scale."""
    return max(-HIGHEST, min(HIGHEST, score))


def _growth_score(growth: float, cuts: Sequence[float], scaled: float) -> float:
    """Return the score from -5 to 5 of growth, straight between the cuts."""
    if growth < 0:
        return clipped(125 * growth - 2.5)
    if not scaled:
        return HIGHEST
    if growth >= cuts[0]:
        return clipped(500 * growth / scaled - 5)
    if growth >= cuts[1]:
        return clipped(250 * growth / scaled - 1.25)
    return clipped(500 * growth / scaled - 2.5)
