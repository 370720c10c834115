"""A published method asked about an indicator, and its answer mapped to our statuses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.assessment.case import Verdict
from scorecard.assessment.methods import achievement, eurostat, growth, okr, opensdg, sdsn, un
from scorecard.assessment.methods.question import Question
from scorecard.model.methods import AS_PUBLISHED, Method
from scorecard.model.plan import Aim, Direction, Kind
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Explanation, Measure, PeerVerdict, Point, Rule, Silence
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.assessment.case import Evidence
    from scorecard.model.plan import Indicator, Target


Meaning = tuple[Status, Note | None]

_ACHIEVED: Meaning = (Status.ACHIEVED, None)
_ON_TRACK: Meaning = (Status.ON_TRACK, None)
_AT_RISK: Meaning = (Status.AT_RISK, None)
_OFF_TRACK: Meaning = (Status.OFF_TRACK, None)
_AWAY: Meaning = (Status.OFF_TRACK, Note.MOVING_AWAY)

_FOUR = (_ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY)

# By method: each word it has for what it could assess, and what that is in ours.
MEANINGS: dict[Method, dict[str, Meaning]] = {
    Method.OPENSDG: {
        opensdg.ACHIEVED: _ACHIEVED,
        **dict(zip(opensdg.CLASSES, _FOUR, strict=True)),
    },
    # The third word is also that of a series which makes a part of the growth needed.
    Method.EUROSTAT: {
        **dict(zip(eurostat.RATIO_CLASSES, (_ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY), strict=True)),
        "no_progress": _OFF_TRACK,
    },
    Method.UN: {
        un.ACHIEVED: _ACHIEVED,
        **dict(zip(un.CLASSES, _FOUR, strict=True)),
        **dict(zip(un.SHARES, (_ON_TRACK, _AT_RISK, _OFF_TRACK), strict=True)),
    },
    Method.SDSN: {
        **dict(zip(sdsn.ARROWS, _FOUR, strict=True)),
        # Green is reached at the threshold itself, which stands for the goal.
        **dict(zip(sdsn.COLOURS, (_ACHIEVED, _AT_RISK, _OFF_TRACK, _OFF_TRACK), strict=True)),
    },
    Method.ACHIEVEMENT: dict(
        zip(
            achievement.CLASSES,
            (_ON_TRACK, _ON_TRACK, _AT_RISK, _OFF_TRACK, _OFF_TRACK),
            strict=True,
        )
    ),
    Method.OKR: dict(zip(okr.COLOURS, (_ON_TRACK, _AT_RISK, _OFF_TRACK), strict=True)),
    Method.GROWTH: dict(
        zip(growth.CLASSES, (_ON_TRACK, _ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY), strict=True)
    ),
}


def mapped(verdict: PeerVerdict) -> PeerVerdict:
    """Return a verdict with the status and note its word stands for; neither where it is silent."""
    if verdict.silence is not None or not verdict.word:
        return verdict
    if verdict.measure is Measure.LEVEL:
        return replace(verdict, status=level_status(verdict))
    status, note = MEANINGS[verdict.method][verdict.word]
    return replace(verdict, status=status, note=note)


def level_status(verdict: PeerVerdict) -> Status:
    """Return the status of a level, whose words a plan may choose, by its place.

    The best level is on track and so is the next where there are four or more; the levels below
    the middle are off track. Of five: on track, on track, at risk, off track, off track.
    """
    cuts = verdict.cuts
    place = len(cuts) if verdict.cut is None else cuts.index(verdict.cut)
    distance = 2 * place - len(cuts)
    if distance == 0:
        return Status.AT_RISK
    return Status.ON_TRACK if distance < 0 else Status.OFF_TRACK


# By method, what it may say, the usual one first; the names are those of its key ``measure``.
VIEWS: dict[Method, dict[str, Callable[[Question], PeerVerdict]]] = {
    Method.OPENSDG: {"verdict": opensdg.verdict},
    Method.EUROSTAT: {"verdict": eurostat.verdict},
    Method.UN: {"chart": un.chart, "level": un.level, "projected_share": un.projected_share},
    Method.SDSN: {"arrow": sdsn.arrow, "colour": sdsn.colour},
    Method.ACHIEVEMENT: {"verdict": achievement.verdict},
    Method.OKR: {"verdict": okr.verdict},
    Method.GROWTH: {"verdict": growth.verdict},
}


def ask(method: Method, question: Question) -> PeerVerdict:
    """Return the verdict of one method, by the measure its parameters choose."""
    views = VIEWS[method]
    chosen = next(iter(views))
    if method is Method.UN:
        chosen = question.parameters.un.measure
    elif method is Method.SDSN:
        chosen = question.parameters.sdsn.measure
    return mapped(views[chosen](question))


def ask_all(question: Question) -> tuple[PeerVerdict, ...]:
    """Return every view of every method."""
    return tuple(mapped(view(question)) for views in VIEWS.values() for view in views.values())


_NUMERIC = (Kind.NUMBER, Kind.PERCENT)
_RATIOS = (Measure.RATIO,)
# These look at the latest reading alone, whatever happened to the series before.
_LATEST_ALONE = frozenset({Measure.LEVEL, Measure.COLOUR, Measure.ACHIEVEMENT})
_REASONS = {
    Silence.ONE_READING: Reason.BASELINE_ONLY,
    Silence.SERIES_BREAK: Reason.SERIES_BREAK,
    Silence.RANGE: Reason.BOUND,
    Silence.NO_TARGET: Reason.NO_TARGET,
    Silence.NO_DIRECTION: Reason.NO_TARGET,
}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """An indicator as a question; ``silence`` is why no method, or none since a base, may speak.

    ``everywhere`` says that it silences those that look at the latest reading alone as well.
    """

    question: Question
    silence: Silence | None = None
    everywhere: bool = True


def decide(evidence: Evidence) -> Verdict | None:
    """Return the verdict of the method an indicator names, as a verdict of ours.

    None where the indicator is none the method is for: something to be done, to hold every year
    or to be judged. Our own rules speak there.
    """
    indicator, target, method = evidence.indicator, evidence.target, _method(evidence.indicator)
    if method is Method.PATH or indicator.kind not in _NUMERIC:
        return None
    if target is not None and (target.every_year or target.aim is Aim.BETWEEN):
        return None
    if target is not None and method is Method.GROWTH:
        return None
    inquiry = inquiry_of(evidence)
    said = _silenced(ask(method, inquiry.question), inquiry)
    latest = said.latest
    if latest is None and evidence.series.figures:
        latest = evidence.series.latest
    explanation = Explanation(
        Rule.PEER,
        said.base,
        evidence.start.origin,
        actual=latest,
        ratio=said.figure if said.measure in _RATIOS else None,
        cut=said.cut,
        missing=evidence.missing,
        due=None if target is None else target.by,
        peer=said,
    )
    if said.status is None:
        return Verdict(Status.NOT_ASSESSED, explanation, reason=_reason(evidence, said, latest))
    if latest is not None and indicator.is_stale(latest.year, evidence.around.year):
        old = replace(explanation, rule=Rule.STALE, last_known=said.status)
        return Verdict(Status.NOT_ASSESSED, old, reason=Reason.STALE)
    return Verdict(said.status, explanation, said.note)


def compare(evidence: Evidence) -> tuple[PeerVerdict, ...]:
    """Return what every view of every method says of an indicator."""
    inquiry = inquiry_of(evidence)
    return tuple(_silenced(verdict, inquiry) for verdict in ask_all(inquiry.question))


def inquiry_of(evidence: Evidence) -> Inquiry:
    """Return an indicator as a question.

    The baseline in force is a reading like any other, and stands for its year. A series that was
    started anew has no readings before that.
    """
    target, series, start = evidence.target, evidence.series, evidence.start
    indicator = evidence.indicator
    figures = dict(zip(series.years, series.figures, strict=True))
    for year, bound in series.bounds.items():
        if bound.anything or bound.qualifier is Qualifier.BETWEEN:
            del figures[year]
    base = start.point
    if base is not None:
        figures[base.year] = base.value
        if start.restarted is not None:
            figures = {year: value for year, value in figures.items() if year >= base.year}
    readings = tuple(Point(year, figures[year]) for year in sorted(figures))
    base_year = base.year if base is not None else evidence.around.period[0] - 1
    question = Question(
        readings,
        base_year,
        _good(indicator, target),
        None if target is None else target.value,
        None if target is None else target.by_year,
        indicator.thresholds.parameters or AS_PUBLISHED,
        _period_target(indicator, readings),
    )
    return _hindered(evidence, question)


def _period_target(indicator: Indicator, readings: tuple[Point, ...]) -> float | None:
    """Return the milestone of the latest reading's year; None where that year has none."""
    year = readings[-1].year if readings else None
    return next((m.value for m in indicator.milestones if m.year == year), None)


def _hindered(evidence: Evidence, question: Question) -> Inquiry:
    indicator, target, series = evidence.indicator, evidence.target, evidence.series
    hindrances = {
        Silence.NOT_A_NUMBER: indicator.kind not in _NUMERIC,
        Silence.BETWEEN: target is not None and target.aim is Aim.BETWEEN,
        Silence.NO_FIGURE: indicator.aggregate is None and bool(indicator.entities),
        Silence.NO_DIRECTION: not question.good,
        Silence.NO_READING: not series.figures,
        Silence.GAP: bool(evidence.missing),
        Silence.RANGE: _needs_a_range(evidence),
    }
    for silence, holds in hindrances.items():
        if holds:
            return Inquiry(question, silence)
    last = series.years[-1]
    if any(question.base_year < year <= last for year in series.breaks):
        return Inquiry(question, Silence.SERIES_BREAK, everywhere=False)
    return Inquiry(question)


def _needs_a_range(evidence: Evidence) -> bool:
    """Say whether the latest reading, or the one that serves as the base, lies between two."""
    needed = (evidence.series.newest, evidence.start.reading)
    return any(p is not None and p.qualifier is Qualifier.BETWEEN for p in needed)


def _silenced(verdict: PeerVerdict, inquiry: Inquiry) -> PeerVerdict:
    """Return a verdict, or none where the indicator or its series allows none."""
    if inquiry.silence is None or (not inquiry.everywhere and verdict.measure in _LATEST_ALONE):
        return verdict
    # Some have a word of their own for a series without readings.
    bare = inquiry.silence is Silence.NO_READING and verdict.silence is not None
    word = verdict.word if bare else ""
    return PeerVerdict(verdict.method, verdict.measure, word=word, silence=inquiry.silence)


def _method(indicator: Indicator) -> Method:
    return Method(indicator.thresholds.method)


def _good(indicator: Indicator, target: Target | None) -> int:
    """Return 1 where up is good, -1 where down is, 0 where nobody says."""
    if target is not None:
        return -1 if target.aim is Aim.AT_MOST else 1
    if indicator.direction is None:
        return 0
    return 1 if indicator.direction is Direction.INCREASE else -1


def _reason(evidence: Evidence, said: PeerVerdict, latest: Point | None) -> Reason:
    """Return which of our reasons a silence is."""
    target = evidence.target
    due, year = (None, None) if target is None else (target.by, target.by_year)
    unread = year is not None and (latest is None or latest.year < year)
    reason = _REASONS.get(said.silence or Silence.NO_READING, Reason.NO_READING)
    waits = reason in (Reason.NO_READING, Reason.BASELINE_ONLY)
    if due is not None and due <= evidence.around.day and unread and waits:
        return Reason.DUE_NO_READING
    return reason
