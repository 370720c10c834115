"""The UN Progress Chart with its level assessment, and the projected share of 2023."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import Question, compound, cut_at, reached
from scorecard.model.methods import Method
from scorecard.model.scorecard import Measure, PeerVerdict, Point, Silence

if TYPE_CHECKING:
    from collections.abc import Sequence

ACHIEVED = "Target Achieved"
CLASSES = (
    "On Track",
    "Fair progress but acceleration needed",
    "Limited or No Progress",
    "Deterioration",
)
INSUFFICIENT = "Insufficient Data"
NO_DATA = "No Data After {year}"
LEVELS = (
    "Target met or almost met",
    "Close to Target",
    "Moderate distance to target",
    "Far from target",
    "Very far from target",
)
SHARES = ("met or on track", "fair progress, acceleration needed", "stagnation or regression")
# The tables of bands are written for rounded figures.
_PLACES = 9


def chart(question: Question) -> PeerVerdict:
    """Return the progress the chart shows; without a target, growth alone is banded."""
    target = question.target
    measure = Measure.GROWTH if target is None else Measure.RATIO
    held = PeerVerdict(Method.UN, measure, target=target, target_year=question.target_year)
    if not question.readings or question.readings[-1].year <= question.base_year:
        word = NO_DATA.format(year=question.base_year)
        return replace(held, word=word, silence=Silence.NO_READING_SINCE_BASE)
    latest, base = question.readings[-1], base_of(question)
    held = replace(held, latest=latest, base=base)
    if target is not None and question.meets(latest.value, target):
        return replace(held, word=ACHIEVED, met=True)
    silence = _silence(base, latest)
    if base is None or silence is not None:
        return replace(held, word=INSUFFICIENT, silence=silence)
    if target is None:
        return _by_growth(question, held, base, latest)
    return _by_ratio(question, held, base, latest)


def base_of(question: Question) -> Point | None:
    """Return the base: the reading nearest to the base year that is not zero.

    Of two as near the later one serves. A reading more than ``base_within`` years after the base
    year is too late to be one; an earlier reading never is too early.
    """
    last = question.base_year + question.parameters.un.base_within
    usable = [point for point in question.readings if point.year <= last and point.value]
    return min(
        usable,
        key=lambda point: (abs(point.year - question.base_year), -point.year),
        default=None,
    )


def _silence(base: Point | None, latest: Point) -> Silence | None:
    if base is None:
        return Silence.NO_BASE
    return Silence.ONE_READING if latest.year <= base.year else None


def _by_ratio(question: Question, held: PeerVerdict, base: Point, latest: Point) -> PeerVerdict:
    """Band the growth made as a part of the growth needed."""
    target, due, cuts = question.target or 0.0, question.target_year, question.parameters.un.cuts
    if question.begins_at(base.value, target):
        # The bare ratio of two growth rates away from the target would be positive.
        return replace(held, word=CLASSES[-1], base_met=True)
    if due is None or due <= base.year:
        return replace(held, word=INSUFFICIENT, silence=Silence.NO_DATE)
    if base.value * latest.value < 0 or base.value * target < 0:
        return replace(held, word=INSUFFICIENT, silence=Silence.SIGN_CHANGE)
    made, needed = compound(base, latest), compound(base, Point(due, target))
    if not needed:
        return replace(held, word=CLASSES[-1], base_met=True)
    ratio = made / needed
    place = reached(ratio, cuts)
    return replace(
        held,
        word=CLASSES[place],
        figure=ratio,
        cut=cut_at(cuts, place),
        cuts=cuts,
        made=made,
        needed=needed,
    )


def _by_growth(question: Question, held: PeerVerdict, base: Point, latest: Point) -> PeerVerdict:
    """Band the growth, counted the good way; the sign of a negative series is left as it is."""
    cuts = question.parameters.un.growth_cuts
    if base.value * latest.value < 0:
        # Through zero there is no growth rate; only which way it went can be said.
        better = (latest.value - base.value) * question.good > 0
        return replace(held, word=CLASSES[0 if better else -1], cuts=cuts)
    growth = question.good * compound(base, latest)
    place = reached(growth, cuts)
    return replace(
        held, word=CLASSES[place], figure=growth, made=growth, cut=cut_at(cuts, place), cuts=cuts
    )


def level(question: Question) -> PeerVerdict:
    """Return how far the latest reading is from the target, by declared cuts."""
    parameters = question.parameters.un
    cuts, words = parameters.level_cuts, parameters.level_words or LEVELS
    held = PeerVerdict(Method.UN, Measure.LEVEL, cuts=cuts)
    if not question.readings:
        return replace(held, word=INSUFFICIENT, silence=Silence.NO_READING)
    latest = question.readings[-1]
    held = replace(held, latest=latest)
    if len(cuts) + 1 != len(words):
        return replace(held, silence=Silence.NO_LEVELS)
    place = _level(latest.value, cuts)
    return replace(held, word=words[place], figure=latest.value, cut=cut_at(cuts, place))


def _level(value: float, cuts: Sequence[float]) -> int:
    """Return how many cuts a reading misses; their order says which way is good."""
    good = 1 if cuts[0] > cuts[-1] else -1
    return reached(value * good, [cut * good for cut in cuts])


def projected_share(question: Question) -> PeerVerdict:
    """Return the part of the way that this pace will have made when the target is due."""
    target, due, cuts = question.target, question.target_year, question.parameters.un.share_cuts
    held = PeerVerdict(
        Method.UN, Measure.PROJECTED_SHARE, target=target, target_year=due, cuts=cuts
    )
    base = base_of(question)
    latest = question.readings[-1] if question.readings else None
    held = replace(held, base=base, latest=latest)
    silence = _share_silence(question, base, latest)
    if silence is not None or base is None or latest is None or target is None or due is None:
        return replace(held, silence=silence)
    growth = compound(base, latest)
    # Once the target is due, the latest reading is where the way has led.
    ahead = max(due - latest.year, 0)
    share = (latest.value * (1 + growth) ** ahead - base.value) / (target - base.value)
    place = reached(round(share, _PLACES), cuts)
    return replace(held, word=SHARES[place], figure=share, cut=cut_at(cuts, place), made=growth)


def _share_silence(question: Question, base: Point | None, latest: Point | None) -> Silence | None:
    if question.target is None or question.target_year is None:
        return Silence.NO_TARGET if question.target is None else Silence.NO_DATE
    if latest is None:
        return Silence.NO_READING
    if base is None or latest.year <= base.year:
        return _silence(base, latest)
    if question.target_year <= base.year:
        return Silence.NO_DATE
    if base.value * latest.value < 0:
        return Silence.SIGN_CHANGE
    return Silence.NO_WAY_TO_GO if question.begins_at(base.value, question.target) else None
