"""How firm a status is, where the pace leads and what the target takes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import by_when, need
from scorecard.model.plan import Kind

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import Confidence, IndicatorResult, Pace, Projection


def confidence_words(confidence: Confidence) -> str:
    """Return how firm a status is: "tentative: the latest reading is provisional"."""
    firmness, doubts = words.FIRMNESS[confidence.firmness], confidence.doubts
    if not doubts:
        return firmness
    said = words.Outlook.SEPARATOR.join([words.DOUBT[doubt] for doubt in doubts])
    return words.Outlook.DOUBTED.format(firmness=firmness, doubts=said)


def projection_words(
    result: IndicatorResult, projection: Projection, style: NumberStyle | None = None
) -> str:
    """Return where the pace leads: "at this pace, +2.5 a year, 112.5 in 2020, between …"."""
    indicator = result.indicator
    said = words.Outlook.PACE.format(move=move(indicator, projection.pace, style))
    if projection.value is not None:
        said += _at_due(result, projection, style)
    if result.target is None or result.explanation.met is not None:
        # What has been met is not reached another time.
        return said if projection.value is not None else ""
    later = projection.value is not None
    if projection.reached is None:
        template = words.Outlook.NEVER_LATER if later else words.Outlook.NEVER
    else:
        template = words.Outlook.REACHED_LATER if later else words.Outlook.REACHED
    asked = need(indicator, result.target, style)
    return said + template.format(need=asked, reached=projection.reached)


def pace_words(result: IndicatorResult, pace: Pace, style: NumberStyle | None = None) -> str:
    """Return the moves made and planned: "+2.5 a year since 2016; the path planned +7.5"."""
    made, planned = move(result.indicator, pace.made, style, pace.planned), pace.planned
    start = result.explanation.path[0].year if result.explanation.path else pace.since
    return words.Outlook.MADE.format(
        made=made, start=start, planned=move(result.indicator, planned, style, pace.made)
    )


def takes_words(result: IndicatorResult, pace: Pace, style: NumberStyle | None = None) -> str:
    """Return what it takes: "+12.5 a year from 2018 on, to reach at least 130 by 2020"; or ""."""
    target = result.target
    if pace.needed is None or target is None or target.by is None:
        return ""
    once = pace.until - pace.since == 1
    return (words.Outlook.TAKES_ONCE if once else words.Outlook.TAKES).format(
        needed=move(result.indicator, pace.needed, style),
        since=pace.since,
        until=pace.until,
        need=need(result.indicator, target, style),
        by=by_when(target, target.by),
    )


def move(
    indicator: Indicator, value: float, style: NumberStyle | None, other: float | None = None
) -> str:
    """Return a movement with its sign: "+2.5", "−3 points"; enough decimals to differ."""
    plain = figures.number(abs(value), style, () if other is None else (abs(other),))
    signed = words.Outlook.NO_MOVE if not value else words.Outlook.DOWN
    said = (words.Outlook.UP if value > 0 else signed).format(move=plain)
    if indicator.kind is Kind.SCALE:
        return plural(words.Outlook.LEVELS, plain, move=said)
    return plural(words.Outlook.POINTS, plain, move=said) if figures.is_percent(indicator) else said


def _at_due(result: IndicatorResult, projection: Projection, style: NumberStyle | None) -> str:
    ends = [
        0.0 if figure is None else figure
        for figure in (projection.value, projection.low, projection.high)
    ]
    value, low, high = (figures.on_path(result, end, style, ends) for end in ends)
    template = words.Outlook.AT_DUE if low != high else words.Outlook.AT_DUE_EXACT
    return template.format(value=value, year=projection.year, low=low, high=high)
