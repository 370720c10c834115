"""The scorecard as JSON."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from scorecard.exchange.formats import Export
from scorecard.messages.catalogue import year_text
from scorecard.messages.entities import reading_counts
from scorecard.messages.figures import chain
from scorecard.messages.peers import arithmetic, silence_words, summary_words
from scorecard.messages.terms import trend_words
from scorecard.model.number import stored_number
from scorecard.model.reading import Flag, Source, State
from scorecard.model.scorecard import BaselineOrigin, Shares, is_provisional
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.exchange.formats import Subject
    from scorecard.model.interval import Interval
    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import (
        Comparison,
        Confidence,
        Counts,
        EntityResult,
        Explanation,
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        Pace,
        PartResult,
        PeerVerdict,
        Point,
        Pool,
        Projection,
        ReadingPoint,
        RollUp,
        Scorecard,
    )


# Past this a float no longer tells whole numbers apart.
_EXACT = 2**53


def declared(value: Any) -> Any:
    """Return a target's table as declared, whatever in it is no JSON written as text."""
    if isinstance(value, dict):
        return {str(key): declared(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [declared(item) for item in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    return number(value) if isinstance(value, float) else str(value)


def number(value: float | None) -> float | int | None:
    """Return a number for JSON: whole ones as integers, what is no number as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _EXACT else value


FORMAT = 1


def year_json(year: int) -> dict[str, Any]:
    """Return a year, with how it is written where that is more than its number."""
    written = year_text(year)
    return {"year": year, **({} if written == str(year) else {"year_text": written})}


def comparisons_json(
    comparisons: Sequence[Comparison], year: int, as_of: date | None
) -> dict[str, Any]:
    """Return what every method says of each indicator, ready to be written as JSON."""
    return {
        "format": FORMAT,
        **year_json(year),
        "as_of": None if as_of is None else as_of.isoformat(),
        "indicators": [_comparison(comparison) for comparison in comparisons],
    }


def _peer_json(said: PeerVerdict) -> dict[str, Any]:
    """Return one method's verdict; a figure that is none, such as minus infinity, is null."""
    return {
        "method": said.method.value,
        "measure": said.measure.value,
        "word": said.word,
        "status": None if said.status is None else said.status.value,
        "note": None if said.note is None else said.note.value,
        "silence": None if said.silence is None else said.silence.value,
        "why": "" if said.silence is None else silence_words(said.silence),
        "figure": number(said.figure),
        "cut": number(said.cut),
        "cuts": [number(cut) for cut in said.cuts],
        "score": number(said.score),
        "base": _point(said.base),
        "latest": _point(said.latest),
        "target": number(said.target),
        "target_year": said.target_year,
        "made": number(said.made),
        "needed": number(said.needed),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    path = comparison.path
    return {
        "id": comparison.indicator.id,
        "title": comparison.indicator.title,
        "method": comparison.method,
        "reason": None if comparison.reason is None else comparison.reason.value,
        "disagree": comparison.disagree,
        "summary": summary_words(comparison),
        "path": {
            "status": path.status.value,
            "note": None if path.note is None else path.note.value,
            "reason": None if path.reason is None else path.reason.value,
            "ratio": number(path.ratio),
            "sentence": path.sentence,
        },
        "verdicts": [
            {**_peer_json(said), "arithmetic": arithmetic(comparison.indicator, said)}
            for said in comparison.verdicts
        ],
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    return None if point is None else {"year": point.year, "value": number(point.value)}


_SOURCE_FIELDS = ("title", "edition", "address", "page")


def _indicator_json(result: IndicatorResult) -> dict[str, Any]:
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
        "trend_words": trend_words(result.lean),
        "latest": _latest(result.latest),
        "baseline": _baseline(result),
        "target": declared(result.target.declared) if result.target else None,
        "expected": number(result.expected),
        "ratio": number(result.ratio),
        "projection": _moves(result.projection),
        "method": result.method,
        "readings": [_reading(indicator, point) for point in result.readings],
        "entities": [_entity(entity) for entity in result.entities],
        "pace": _moves(result.pace),
        "shares": asdict(Shares.of(result.entities)) if result.entities else None,
        "reading": reading_counts(result) or None,
        "targets": [
            {"target": declared(each.declared), "decided": _day(each.decided), "why": each.why}
            for each in chain(indicator, result.target)
        ],
        "every": None if indicator.rhythm is None else indicator.rhythm.every,
        "next_due": result.next_due,
        "parts": [_part(found) for found in result.parts],
    }


def _part(found: PartResult) -> dict[str, Any]:
    """Return one part: what an indicator has of its own, and the breakdown it belongs to."""
    part, result = found.part, found.result
    return {
        "name": part.name,
        "breakdown": part.breakdown,
        "title": part.title,
        "status": result.status.value,
        "note": result.note.value if result.note else None,
        "reason": result.reason.value if result.reason else None,
        "explanation": _explanation(result.explanation, None),
        "sentence": result.sentence,
        "trend": result.trend.value if result.trend else None,
        "trend_words": trend_words(result.lean),
        "latest": _latest(result.latest),
        "baseline": _baseline(result),
        "target": declared(result.target.declared) if result.target else None,
        "expected": number(result.expected),
        "ratio": number(result.ratio),
        "readings": [_reading(result.indicator, point) for point in result.readings],
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
        "baseline": _baseline(result),
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
    return {name: number(value) for name, value in asdict(moves).items()}


def _explanation(explanation: Explanation, judgement: Judgement | None) -> dict[str, Any]:
    origin, last = explanation.baseline_origin, explanation.last_known
    return {
        "rule": explanation.rule.value,
        "baseline": _reading_point(explanation.baseline),
        "baseline_origin": origin.value if origin else None,
        "path": [_reading_point(point) for point in explanation.path],
        "expected": number(explanation.expected),
        "actual": _reading_point(explanation.actual),
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
        "possible": [status.value for status in explanation.possible],
        "judgement": _judgement(judgement) if judgement else None,
        "peer": _peer_json(explanation.peer) if explanation.peer else None,
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
    return {
        **year_json(point.year),
        "value": None if point.unknown else number(point.assessed),
        "state": _state(point),
        **({"qualifier": point.qualifier.value} if point.interval is not None else {}),
        **bounds_json(point.interval),
    }


def _state(point: ReadingPoint) -> str | None:
    """Return how settled a figure is: provisional where anything it rests on is."""
    if is_provisional(point):
        return State.PROVISIONAL.value
    return point.reading.state.value if point.reading else None


def bounds_json(interval: Interval | None) -> dict[str, Any]:
    """Return the least and the most a figure may be, null where there is no end to it.

    An open end is none of what it may be: it is more, or less.
    Of a figure that is no bound there is nothing to say.
    """
    if interval is None:
        return {}
    return {
        "bounds": {
            "low": number(float(interval.low)),
            "high": number(float(interval.high)),
            "low_open": interval.least.open,
            "high_open": interval.most.open,
        }
    }


def _evidence(reading: Reading | None) -> list[dict[str, str]]:
    return [] if reading is None else [asdict(each) for each in reading.evidence]


def pool_json(pool: Pool | None) -> dict[str, Any]:
    """Return what a percentage was pooled from; of any other there is nothing to say."""
    if pool is None:
        return {}
    part, whole = number(float(pool.part)), number(float(pool.whole))
    return {"pooled": {"numerator": part, "denominator": whole, "entities": pool.entities}}


def _baseline(result: IndicatorResult) -> dict[str, Any] | None:
    """Return the baseline, of a reading that serves with what is known of it."""
    start, entered = result.baseline, result.baseline_reading
    if start is None:
        return None
    said: dict[str, Any] = {"year": start.year, "value": number(start.value)}
    declared_one = result.explanation.baseline_origin in (None, BaselineOrigin.DECLARED)
    if entered is not None and entered.year == start.year and not declared_one:
        said["qualifier"] = entered.qualifier.value
        said["state"] = _state(entered)
        said["flags"] = [
            flag.value for flag in Flag if any(flag in reading.flags for reading in entered.behind)
        ]
    return said


def _reading_point(point: Point | None) -> dict[str, Any] | None:
    return {"year": point.year, "value": number(point.value)} if point else None


def _reading(indicator: Indicator, point: ReadingPoint) -> dict[str, Any]:
    """Return a reading as the assessment used it; a computed one has inputs and no source."""
    reading = point.reading
    source = reading.source if reading else Source()
    return {
        **year_json(point.year),
        "value": None if point.unknown else number(point.value),
        "qualifier": reading.qualifier.value if reading else None,
        "state": reading.state.value if reading else None,
        "flags": [flag.value for flag in reading.flags] if reading else [],
        "source": {name: getattr(source, name) for name in _SOURCE_FIELDS},
        "evidence": _evidence(reading),
        "note": reading.note if reading else "",
        "by": reading.by if reading else None,
        "known_from": reading.known_from.isoformat() if reading else None,
        "revision": reading.revision if reading else None,
        "previous": _revision_json(indicator, point.previous) if point.previous else None,
        "text": reading.value if reading else None,
        "high": reading.high if reading else None,
        "no_data": reading.no_data if reading else "",
        "numerator": number(stored_number(reading.numerator)) if reading else None,
        "denominator": number(stored_number(reading.denominator)) if reading else None,
        "published": reading.published.isoformat() if reading and reading.published else None,
        "reason": reading.reason if reading else "",
        "total": number(point.total),
        **bounds_json(point.interval),
        **pool_json(point.pool),
        "derived_from": [
            {
                "indicator": used.indicator,
                "year": used.year,
                "text": used.value,
                **({"entity": used.entity} if used.entity is not None else {}),
                **({"part": used.part} if used.part is not None else {}),
            }
            for used in point.derived_from
        ],
        **({"sum_of": [*point.sum_of]} if point.sum_of else {}),
    }


def _revision_json(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """Return what a revision says and from when it was known."""
    return {
        "value": number(indicator.figure_of(reading.value)),
        "text": reading.value,
        "known_from": reading.known_from.isoformat(),
        "revision": reading.revision,
    }


def scorecard_json(scorecard: Scorecard) -> dict[str, Any]:
    """Return the scorecard as dictionaries, lists, text and numbers, its keys in fixed order.

    Values are in the indicator's unit: the index of a level (worst 0) for a scale, 1 or 0 for yes
    or no. Whole numbers are integers. ``text`` beside a reading's value is what was entered.
    """
    counts = {
        **counts_json(scorecard.counts),
        "entered": scorecard.entered,
        "expected_entries": scorecard.expected_entries,
    }
    return {
        "format": FORMAT,
        "strategy": _strategy(scorecard.strategy),
        **year_json(scorecard.year),
        "as_of": scorecard.as_of.isoformat() if scorecard.as_of else None,
        "counts": counts,
        "goals": [_goal(goal) for goal in scorecard.goals],
    }


def scorecard_export(subject: Subject) -> Export:
    """Return the scorecard as a file of JSON; nothing of it is left out."""
    text = json.dumps(scorecard_json(subject.card), ensure_ascii=False, indent=2, allow_nan=False)
    return Export({"": text + "\n"}, subject.card.entered)


def scorecard_schema() -> dict[str, Any]:
    """Return the JSON Schema of :func:`scorecard_json`: every key there is, and no other."""
    text = files("scorecard.exchange").joinpath("scorecard.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def reading_json(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    """Return one revision of a reading, whole, with who entered it, when and why."""
    subject = indicator.measured(reading.entity, reading.part)
    return {
        "id": reading.id,
        "indicator": indicator.id,
        "year": reading.year,
        "entity": reading.entity,
        "part": reading.part,
        **_revision_json(subject, reading),
        "parent": reading.parent,
        "qualifier": reading.qualifier.value,
        "high": reading.high,
        "state": reading.state.value,
        "flags": [flag.value for flag in reading.flags],
        "source": {name: getattr(reading.source, name) for name in _SOURCE_FIELDS},
        "published": reading.published.isoformat() if reading.published else None,
        "numerator": number(stored_number(reading.numerator)),
        "denominator": number(stored_number(reading.denominator)),
        "evidence": _evidence(reading),
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


def counts_json(counts: Counts) -> dict[str, Any]:
    """Return the number of indicators at each status, zeros included."""
    return {
        **{s.value: counts.of(s) for s in Status if s is not Status.PARTLY_ACHIEVED},
        "reasons": {reason.value: number for reason, number in counts.reasons},
        "context": counts.context,
        "retired": counts.retired,
    }


def _goal(result: GoalResult) -> dict[str, Any]:
    return {
        **group_json(result.goal.id, result.goal.title, result.roll_up),
        "indicators": [_indicator_json(indicator) for indicator in result.indicators],
        "objectives": [_objective(objective) for objective in result.objectives],
    }


def _share(share: tuple[float, float] | None) -> dict[str, Any] | None:
    """Return how much was achieved: the same number twice, unless what is not known counts."""
    return None if share is None else {"low": number(share[0]), "high": number(share[1])}


def _objective(result: ObjectiveResult) -> dict[str, Any]:
    return {
        **group_json(result.objective.id, result.objective.title, result.roll_up),
        "indicators": [_indicator_json(indicator) for indicator in result.indicators],
    }


def group_json(id_: str, title: str, roll_up: RollUp) -> dict[str, Any]:
    """Return an objective or a goal with what it adds up to, without what is in it."""
    return {
        "id": id_,
        "title": title,
        "status": roll_up.status.value,
        "reason": roll_up.reason.value if roll_up.reason else None,
        "counts": counts_json(roll_up.counts),
        "coverage": number(roll_up.coverage),
        "share": _share(roll_up.share),
        "sentence": roll_up.sentence,
    }
