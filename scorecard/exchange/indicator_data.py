"""One indicator's result as plain data for JSON, whole, with its entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.json_values import declared, number, stored_number, stored_value
from scorecard.model.entity_result import Shares
from scorecard.model.reading import Source

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.confidence import Confidence
    from scorecard.model.entity_result import EntityResult
    from scorecard.model.indicator import Indicator
    from scorecard.model.peer import PeerVerdict
    from scorecard.model.projection import Pace, Projection
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import Explanation, IndicatorResult, Point, ReadingPoint

SOURCE_FIELDS = ("title", "edition", "address", "page")


def indicator_json(result: IndicatorResult) -> dict[str, Any]:
    """Return the result of one indicator: status, explanation, readings, entities."""
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
        "confidence": _confidence(result.confidence),
        "trend": result.trend.value if result.trend else None,
        "latest": _latest(result.latest),
        "baseline": _point(result.baseline),
        "target": declared(result.target.declared) if result.target else None,
        "expected": number(result.expected),
        "ratio": number(result.ratio),
        "projection": _moves(result.projection),
        "method": result.method,
        "readings": [_reading(indicator, point) for point in result.readings],
        "entities": [_entity(entity) for entity in result.entities],
        "pace": _moves(result.pace),
        "shares": Shares.of(result.entities)._asdict() if result.entities else None,
    }


def _entity(found: EntityResult) -> dict[str, Any]:
    """Return one entity: what an indicator has of its own, and its deadline."""
    entity, result = found.entity, found.result
    return {
        "id": entity.id,
        "title": entity.title,
        "kind": result.indicator.kind.value,
        "status": found.status.value,
        "note": found.note.value if found.note else None,
        "reason": found.reason.value if found.reason else None,
        "explanation": _explanation(result.explanation, None),
        "sentence": found.sentence,
        "latest": _latest(result.latest),
        "baseline": _point(result.baseline),
        "target": declared(result.target.declared) if result.target and entity.targets else None,
        "deadline": _day(found.deadline),
        "original_deadline": _day(found.original),
        "done": {"first": _day(found.done.first), "last": _day(found.done.last)}
        if found.done
        else None,
        "in_time": found.in_time,
        "in_time_originally": found.in_time_originally,
        "readings": [_reading(result.indicator, point) for point in result.readings],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _confidence(confidence: Confidence | None) -> dict[str, Any] | None:
    if confidence is None:
        return None
    return {
        "word": confidence.firmness.value,
        "failed": [doubt.value for doubt in confidence.doubts],
    }


def _moves(moves: Pace | Projection | None) -> dict[str, Any] | None:
    """Return a pace or a projection by the names of its fields."""
    if moves is None:
        return None
    return {name: number(value) for name, value in moves._asdict().items()}


def _explanation(explanation: Explanation, judgement: Judgement | None) -> dict[str, Any]:
    origin, last = explanation.baseline_origin, explanation.last_known
    return {
        "rule": explanation.rule.value,
        "baseline": _point(explanation.baseline),
        "baseline_origin": origin.value if origin else None,
        "path": [_point(point) for point in explanation.path],
        "expected": number(explanation.expected),
        "actual": _point(explanation.actual),
        "ratio": number(explanation.ratio),
        "cut": number(explanation.cut),
        "shortfall": number(explanation.shortfall),
        "broken": [*explanation.broken],
        "missing": [*explanation.missing],
        "held": explanation.held,
        "met": explanation.met,
        "due": explanation.due.isoformat() if explanation.due else None,
        "date_unknown": explanation.date_unknown,
        "last_known": last.value if last else None,
        "judgement": _judgement(judgement) if judgement else None,
        "peer": _peer(explanation.peer) if explanation.peer else None,
    }


def _peer(said: PeerVerdict) -> dict[str, Any]:
    from scorecard.exchange.comparison_data import peer_json  # noqa: PLC0415 - most plans name none

    return peer_json(said)


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
    return {"year": point.year, "value": number(point.assessed), "state": state}


def _point(point: Point | None) -> dict[str, Any] | None:
    return {"year": point.year, "value": number(point.value)} if point else None


def _reading(indicator: Indicator, point: ReadingPoint) -> dict[str, Any]:
    """Return a reading as the assessment used it; a computed one has inputs and no source."""
    reading = point.reading
    source = reading.source if reading else Source()
    return {
        "year": point.year,
        "value": number(point.value),
        "qualifier": reading.qualifier.value if reading else None,
        "state": reading.state.value if reading else None,
        "flags": [flag.value for flag in reading.flags] if reading else [],
        "source": {name: getattr(source, name) for name in SOURCE_FIELDS},
        "note": reading.note if reading else "",
        "by": reading.by if reading else None,
        "known_from": reading.known_from.isoformat() if reading else None,
        "revision": reading.revision if reading else None,
        "previous": revision_json(indicator, point.previous) if point.previous else None,
        "text": reading.value if reading else None,
        "no_data": reading.no_data if reading else "",
        "numerator": stored_number(reading.numerator) if reading else None,
        "denominator": stored_number(reading.denominator) if reading else None,
        "published": reading.published.isoformat() if reading and reading.published else None,
        "reason": reading.reason if reading else "",
        "total": number(point.total),
        "derived_from": [
            {
                "indicator": used.indicator,
                "year": used.year,
                "text": used.value,
                **({"entity": used.entity} if used.entity is not None else {}),
            }
            for used in point.derived_from
        ],
    }


def revision_json(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """Return what a revision says and from when it was known."""
    return {
        "value": stored_value(indicator, reading.value),
        "text": reading.value,
        "known_from": reading.known_from.isoformat(),
        "revision": reading.revision,
    }
