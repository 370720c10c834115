"""Progress along the path before the target is due: rules 5 to 7 of the decision order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.compare import RELATIVE, ROUNDING, meets
from scorecard.assessment.measure import explained
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Status, Trend

if TYPE_CHECKING:
    from scorecard.assessment.measure import Question
    from scorecard.assessment.verdict import Verdict

# A ratio below this is movement away from the target and no mere wobble around the baseline.
MOVING_AWAY = -0.10

# Looking a member up on its enumeration is slow enough to matter once per series.
_RATIO = Rule.RATIO
_ON_TRACK, _AT_RISK, _OFF_TRACK = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK


def progress(question: Question) -> Verdict:
    """Judge the latest reading by the path to a target that is still ahead."""
    case, path, scale, latest = question
    if latest.meets:
        away = Note.SLIPPING if case.evidence.trend() is Trend.WORSENING else None
        year = latest.actual.year
        return explained(question, Rule.MET_EARLY, Status.ACHIEVED, away, met=year)
    start = path[0].value
    # A figure whose qualifier alone keeps it from meeting the target has not moved away.
    if meets(case.target, start, 0, scale.slack(start)) and not meets(
        case.target, latest.actual.value, 0, latest.slack
    ):
        return explained(question, Rule.MET_AT_BASELINE, _OFF_TRACK, Note.MOVING_AWAY)
    if latest.moved >= latest.needed - latest.slack:
        return explained(question, Rule.AT_OR_BEYOND_PATH, _ON_TRACK)
    if latest.ratio is None:
        return explained(question, Rule.NO_MOVEMENT_EXPECTED, _OFF_TRACK)
    return _by_ratio(question)


def _by_ratio(question: Question) -> Verdict:
    """Band the unrounded ratio; a ratio at a cut belongs to the better side of it."""
    latest, thresholds = question.latest, question.case.indicator.thresholds
    needed, size = latest.needed, question.scale.size + abs(latest.actual.value)
    # Movements are compared in place of the ratio: dividing by little would blow up what is lost.
    moved = latest.moved + RELATIVE * needed + ROUNDING * size
    if moved >= thresholds.on_track * needed:
        return explained(question, _RATIO, _ON_TRACK, cut=thresholds.on_track)
    if moved >= thresholds.at_risk * needed:
        return explained(question, _RATIO, _AT_RISK, cut=thresholds.at_risk)
    if moved >= MOVING_AWAY * needed:
        return explained(question, _RATIO, _OFF_TRACK, cut=thresholds.at_risk)
    return explained(question, _RATIO, _OFF_TRACK, Note.MOVING_AWAY, cut=MOVING_AWAY)
