"""The scorecard as plain data for JSON: the whole of it, numbers as numbers, never NaN."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from scorecard.model.indicator import Kind
from scorecard.model.reading import Source
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import (
        Counts,
        Explanation,
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        Point,
        ReadingPoint,
        RollUp,
        Scorecard,
    )
    from scorecard.model.strategy import Strategy

FORMAT = 1
# Past this a float no longer tells whole numbers apart.
_EXACT = 2**53
_SOURCE_FIELDS = ("title", "edition", "address", "page")


def scorecard_json(scorecard: Scorecard) -> dict[str, Any]:
    """Return the scorecard as dictionaries, lists, text and numbers, its keys in fixed order.

    Values are in the indicator's unit: the index of a level (worst 0) for a scale, 1 or 0 for yes
    or no. Whole numbers are integers. ``text`` beside a reading's value is what was entered.
    """
    counts = {
        **_counts(scorecard.counts),
        "entered": scorecard.entered,
        "expected_entries": scorecard.expected_entries,
    }
    return {
        "format": FORMAT,
        "strategy": _strategy(scorecard.strategy),
        "year": scorecard.year,
        "as_of": scorecard.as_of.isoformat() if scorecard.as_of else None,
        "counts": counts,
        "goals": [_goal(goal) for goal in scorecard.goals],
    }


def reading_json(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """Return one revision of a reading, whole, with who entered it, when and why."""
    return {
        "id": reading.id,
        "indicator": indicator.id,
        "year": reading.year,
        "entity": reading.entity,
        **_revision(indicator, reading),
        "parent": reading.parent,
        "qualifier": reading.qualifier.value,
        "state": reading.state.value,
        "flags": [flag.value for flag in reading.flags],
        "source": {name: getattr(reading.source, name) for name in _SOURCE_FIELDS},
        "published": reading.published.isoformat() if reading.published else None,
        "numerator": _stored_number(reading.numerator),
        "denominator": _stored_number(reading.denominator),
        "note": reading.note,
        "reason": reading.reason,
        "no_data": reading.no_data,
        "retracted": reading.retracted,
        "by": reading.by,
        "entered_at": reading.entered_at.isoformat(),
    }


def _strategy(strategy: Strategy) -> dict[str, Any]:
    return {
        "title": strategy.title,
        "organisation": strategy.organisation,
        "period": [*strategy.period],
        "description": strategy.description,
        "numbers": strategy.numbers,
        "labels": dict(strategy.labels),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    """Return the number of indicators at each status, zeros included."""
    return {
        **{s.value: counts.of(s) for s in Status if s is not Status.PARTLY_ACHIEVED},
        "reasons": {reason.value: number for reason, number in counts.reasons},
        "context": counts.context,
        "retired": counts.retired,
    }


def _goal(result: GoalResult) -> dict[str, Any]:
    return {
        **_group(result.goal.id, result.goal.title, result.roll_up),
        "indicators": [_indicator(indicator) for indicator in result.indicators],
        "objectives": [_objective(objective) for objective in result.objectives],
    }


def _objective(result: ObjectiveResult) -> dict[str, Any]:
    return {
        **_group(result.objective.id, result.objective.title, result.roll_up),
        "indicators": [_indicator(indicator) for indicator in result.indicators],
    }


def _group(id_: str, title: str, roll_up: RollUp) -> dict[str, Any]:
    return {
        "id": id_,
        "title": title,
        "status": roll_up.status.value,
        "reason": roll_up.reason.value if roll_up.reason else None,
        "counts": _counts(roll_up.counts),
        "coverage": _number(roll_up.coverage),
    }


def _indicator(result: IndicatorResult) -> dict[str, Any]:
    indicator = result.indicator
    return {
        "id": indicator.id,
        "title": indicator.title,
        "kind": indicator.kind.value,
        "unit": indicator.unit,
        "status": result.status.value,
        "note": result.note.value if result.note else None,
        "reason": result.reason.value if result.reason else None,
        "explanation": _explanation(result.explanation, result.judgement),
        "sentence": result.sentence,
        "confidence": result.confidence,
        "trend": result.trend.value if result.trend else None,
        "latest": _latest(result.latest),
        "baseline": _point(result.baseline),
        "target": _declared(result.target.declared) if result.target else None,
        "expected": _number(result.expected),
        "ratio": _number(result.ratio),
        "projection": result.projection,
        "method": result.method,
        "readings": [_reading(indicator, point) for point in result.readings],
        "entities": [*result.entities],
    }


def _explanation(explanation: Explanation, judgement: Judgement | None) -> dict[str, Any]:
    origin, last = explanation.baseline_origin, explanation.last_known
    return {
        "rule": explanation.rule.value,
        "baseline": _point(explanation.baseline),
        "baseline_origin": origin.value if origin else None,
        "path": [_point(point) for point in explanation.path],
        "expected": _number(explanation.expected),
        "actual": _point(explanation.actual),
        "ratio": _number(explanation.ratio),
        "cut": _number(explanation.cut),
        "shortfall": _number(explanation.shortfall),
        "broken": [*explanation.broken],
        "missing": [*explanation.missing],
        "held": explanation.held,
        "met": explanation.met,
        "due": explanation.due.isoformat() if explanation.due else None,
        "date_unknown": explanation.date_unknown,
        "last_known": last.value if last else None,
        "judgement": _judgement(judgement) if judgement else None,
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "year": judgement.year,
        "status": judgement.status.value,
        "because": judgement.because,
        "by": judgement.by,
        "on": judgement.entered_at.date().isoformat(),
    }


def _latest(point: ReadingPoint | None) -> dict[str, Any] | None:
    """Return the figure that is assessed: the running total where amounts accumulate."""
    if point is None:
        return None
    state = point.reading.state.value if point.reading else None
    return {"year": point.year, "value": _number(point.assessed), "state": state}


def _point(point: Point | None) -> dict[str, Any] | None:
    return {"year": point.year, "value": _number(point.value)} if point else None


def _reading(indicator: Indicator, point: ReadingPoint) -> dict[str, Any]:
    """Return a reading as the assessment used it; a computed one has inputs and no source."""
    reading = point.reading
    source = reading.source if reading else Source()
    return {
        "year": point.year,
        "value": _number(point.value),
        "qualifier": reading.qualifier.value if reading else None,
        "state": reading.state.value if reading else None,
        "flags": [flag.value for flag in reading.flags] if reading else [],
        "source": {name: getattr(source, name) for name in _SOURCE_FIELDS},
        "note": reading.note if reading else "",
        "by": reading.by if reading else None,
        "known_from": reading.known_from.isoformat() if reading else None,
        "revision": reading.revision if reading else None,
        "previous": _revision(indicator, point.previous) if point.previous else None,
        "text": reading.value if reading else None,
        "no_data": reading.no_data if reading else "",
        "numerator": _stored_number(reading.numerator) if reading else None,
        "denominator": _stored_number(reading.denominator) if reading else None,
        "published": reading.published.isoformat() if reading and reading.published else None,
        "reason": reading.reason if reading else "",
        "total": _number(point.total),
        "derived_from": [
            {"indicator": used.indicator, "year": used.year, "text": used.value}
            for used in point.derived_from
        ],
    }


def _revision(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """Return what a revision says and from when it was known."""
    return {
        "value": _stored_value(indicator, reading.value),
        "text": reading.value,
        "known_from": reading.known_from.isoformat(),
        "revision": reading.revision,
    }


def _stored_value(indicator: Indicator, text: str | None) -> float | int | None:
    """Return a stored value as the number the assessment takes it for; None for evidence."""
    if text is None or indicator.kind is Kind.QUALITATIVE:
        return None
    if indicator.kind is Kind.YES_NO:
        return {"yes": 1, "no": 0}.get(text)
    if indicator.kind is Kind.SCALE:
        return indicator.level_index(text)
    return _stored_number(text)


def _stored_number(text: str | None) -> float | int | None:
    try:
        return _number(float(text)) if text is not None else None
    except ValueError:
        return None


def _declared(value: Any) -> Any:
    """Return a target's table as declared, whatever in it is no JSON written as text."""
    if isinstance(value, dict):
        return {str(key): _declared(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_declared(item) for item in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float | None) -> float | int | None:
    """Return a number for JSON: whole ones as integers, what is no number as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _EXACT else value
