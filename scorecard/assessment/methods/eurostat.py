"""Eurostat's cut-points, as the Basque statistics office runs them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.methods.opensdg import HIGHEST, NOT_AVAILABLE, clipped
from scorecard.assessment.methods.question import Question, compound
from scorecard.model.methods import Method
from scorecard.model.scorecard import Measure, PeerVerdict, Point, Silence

if TYPE_CHECKING:
    from collections.abc import Sequence

RATIO_CLASSES = (
    "significant_progress",
    "moderate_progress",
    "moderate_deterioration",
    "significant_deterioration",
)
GROWTH_CLASSES = (
    "significant_progress",
    "moderate_progress",
    "no_progress",
    "moderate_deterioration",
    "significant_deterioration",
)
# The first two classes lie above their cut; the cuts below zero belong to the better class.
_STRICT = 2
# The score goes straight through these: none at the second cut, all of it at 130 % of the growth
# needed, and the lowest at -60 %; without a target all of it at 2 % a year.
_NEUTRAL, _BEST, _WORST, _BEST_GROWTH = 0.6, 1.3, -0.6, 0.02


def verdict(question: Question) -> PeerVerdict:
    """Return the verdict by Eurostat's cuts; without a target, growth alone is banded."""
    parameters, target = question.parameters.eurostat, question.target
    measure = Measure.GROWTH if target is None else Measure.RATIO
    held = PeerVerdict(Method.EUROSTAT, measure, target_year=question.target_year)
    readings = question.since(question.base_year)
    if not readings:
        return replace(held, word=NOT_AVAILABLE, silence=Silence.NO_READING_SINCE_BASE)
    base, latest = readings[0], readings[-1]
    if base.value == 0 or target == 0:
        held = replace(held, zero_as=parameters.zero_as)
    base = Point(base.year, base.value or parameters.zero_as)
    target = None if target is None else target or parameters.zero_as
    held = replace(held, base=base, latest=latest, target=target)
    met = target is not None and question.meets(latest.value, target)
    held = replace(held, met=met, cuts=parameters.cuts)
    silence = None
    if latest.year == base.year:
        silence = Silence.ONE_READING
    elif base.value * latest.value < 0:
        silence = Silence.SIGN_CHANGE
    if silence is not None:
        if met:
            return replace(held, word=RATIO_CLASSES[0], score=HIGHEST)
        return replace(held, word=NOT_AVAILABLE, silence=silence)
    made = question.good * (1 if base.value > 0 else -1) * compound(base, latest)
    if target is None:
        return _by_growth(held, made, parameters.growth_cuts)
    return _by_ratio(question, replace(held, made=made), base, target)


def _by_ratio(question: Question, held: PeerVerdict, base: Point, target: float) -> PeerVerdict:
    """Band the growth made as a part of the growth needed."""
    needed, due = None, question.target_year
    if due is not None and due > base.year:
        needed = abs(compound(base, Point(due, target)))
    if not needed:
        # The base is the target: no growth is needed, so there is nothing to divide by.
        if held.met:
            return replace(held, word=RATIO_CLASSES[0], score=HIGHEST)
        return replace(held, word=NOT_AVAILABLE, silence=Silence.NO_WAY_TO_GO)
    ratio = (held.made or 0.0) / needed
    place = 0 if held.met else _place(ratio, held.cuts)
    return replace(
        held,
        word=RATIO_CLASSES[place],
        figure=ratio,
        cut=held.cuts[place] if place < len(held.cuts) else None,
        score=HIGHEST if held.met else _ratio_score(ratio),
        needed=needed,
    )


def _ratio_score(ratio: float) -> float:
    """Return the score from -5 to 5 of a ratio, straight between the ends and the middle."""
    if ratio >= _NEUTRAL:
        return clipped(HIGHEST * (ratio - _NEUTRAL) / (_BEST - _NEUTRAL))
    # The lower half of the classes begins at a score of nothing made, half of the lowest.
    return clipped(HIGHEST * (ratio - _NEUTRAL) / (_NEUTRAL - _WORST))


def _by_growth(held: PeerVerdict, growth: float, cuts: Sequence[float]) -> PeerVerdict:
    place = _place(growth, cuts)
    return replace(
        held,
        word=GROWTH_CLASSES[place],
        figure=growth,
        made=growth,
        cut=cuts[place] if place < len(cuts) else None,
        cuts=tuple(cuts),
        score=clipped(HIGHEST * growth / _BEST_GROWTH),
    )


def _place(figure: float, cuts: Sequence[float]) -> int:
    """Return how many cuts a figure falls short of; the upper two must be passed, not reached."""
    above, rest = cuts[:_STRICT], cuts[_STRICT:]
    return sum(figure <= cut for cut in above) + sum(figure < cut for cut in rest)
