"""SDSN's Sustainable Development Report: the trend arrow and the dashboard colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.assessment.methods.question import Question, cut_at
from scorecard.model.methods import Method
from scorecard.model.scorecard import Measure, PeerVerdict, Silence

if TYPE_CHECKING:
    from scorecard.model.methods import Sdsn
    from scorecard.model.scorecard import Point

ARROWS = ("on track or maintaining", "moderately improving", "stagnating", "decreasing")
COLOURS = ("green", "yellow", "orange", "red")
# From these scores on: green, yellow, orange.
COLOUR_CUTS = (2.0, 1.5, 1.0)
BEST_SCORE = 3.0
# Of the rate needed: so much is no difference.
_RELATIVE = 1e-9


def arrow(question: Question) -> PeerVerdict:
    """Return the arrow: the straight-line pace of the score against the pace needed."""
    parameters, due = question.parameters.sdsn, question.target_year
    green = question.target if parameters.green is None else parameters.green
    held = PeerVerdict(Method.SDSN, Measure.ARROW, target=green, target_year=due)
    if green is None:
        return replace(held, silence=Silence.NO_TARGET)
    first, last = parameters.window or (question.base_year, None)
    readings = [p for p in question.since(first) if last is None or p.year <= last]
    if not readings:
        return replace(held, silence=Silence.NO_READING_SINCE_BASE)
    base, latest = readings[0], readings[-1]
    held = replace(held, base=base, latest=latest)
    if latest.year == base.year:
        return replace(held, silence=Silence.ONE_READING)
    if due is None or due <= base.year:
        return replace(held, silence=Silence.NO_DATE)
    per_unit = _points_per_unit(parameters, question.good)
    made = (latest.value - base.value) * per_unit / (latest.year - base.year)
    needed = (green - base.value) * per_unit / (due - base.year)
    met = (latest.value - green) * per_unit >= 0
    place = 0 if met else _place(made, needed, parameters.cuts)
    return replace(
        held,
        word=ARROWS[place],
        figure=made / needed if needed > 0 else None,
        cut=cut_at(parameters.cuts, place),
        cuts=parameters.cuts,
        scaled=abs(per_unit) if _is_scored(parameters) else None,
        made=made,
        needed=needed,
        met=met,
        base_met=(base.value - green) * per_unit >= 0,
    )


def _points_per_unit(parameters: Sdsn, good: int) -> float:
    """Return how many points of the score a unit is; without bounds, one the good way.

    The arrow compares two rates on one scale, so the scale does not change it.
    """
    optimum, lower_bound = parameters.optimum, parameters.lower_bound
    if optimum is None or lower_bound is None:
        return float(good)
    return 100 / (optimum - lower_bound)


def _is_scored(parameters: Sdsn) -> bool:
    """Say whether the bounds of the score are known."""
    return parameters.optimum is not None and parameters.lower_bound is not None


def _place(made: float, needed: float, cuts: tuple[float, ...]) -> int:
    """Return how many cuts the pace falls short of: all of the pace needed, half of it, none."""
    slack = _RELATIVE * abs(needed)
    if needed <= 0:
        # The base was past the threshold and the latest reading is not: it has fallen.
        return len(cuts)
    return sum(made < cut * needed - slack for cut in cuts)


def colour(question: Question) -> PeerVerdict:
    """Return the colour of the latest reading on the dashboard."""
    parameters = question.parameters.sdsn
    green = question.target if parameters.green is None else parameters.green
    bounds = (parameters.lower_bound, parameters.red, green, parameters.optimum)
    held = PeerVerdict(Method.SDSN, Measure.COLOUR, target=green, cuts=COLOUR_CUTS)
    known = [bound for bound in bounds if bound is not None]
    if len(known) < len(bounds):
        return replace(held, silence=Silence.NO_BOUNDS)
    if not question.readings:
        return replace(held, silence=Silence.NO_READING)
    latest = question.readings[-1]
    score = _score(latest, known)
    place = sum(score < cut for cut in COLOUR_CUTS)
    return replace(
        held,
        word=COLOURS[place],
        figure=score,
        score=score,
        cut=cut_at(COLOUR_CUTS, place),
        latest=latest,
    )


def _score(latest: Point, bounds: list[float]) -> float:
    """Return the score from 0 to 3: straight from the lower bound over red and green on."""
    good = 1 if bounds[-1] > bounds[0] else -1
    value, steps = latest.value * good, [bound * good for bound in bounds]
    for number, (low, high) in enumerate(pairwise(steps)):
        if value < high:
            return max(0.0, number + (value - low) / (high - low))
    return BEST_SCORE
