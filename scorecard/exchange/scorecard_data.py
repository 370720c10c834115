"""The scorecard as plain data for JSON: the whole of it, numbers as numbers, never NaN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.indicator_data import SOURCE_FIELDS, indicator_json, revision_json
from scorecard.exchange.json_values import number, stored_number
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import Counts, GoalResult, ObjectiveResult, RollUp, Scorecard
    from scorecard.model.strategy import Strategy

FORMAT = 1


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
    entity = indicator.entity(reading.entity) if reading.entity is not None else None
    subject = indicator if entity is None else indicator.own(entity)
    return {
        "id": reading.id,
        "indicator": indicator.id,
        "year": reading.year,
        "entity": reading.entity,
        **revision_json(subject, reading),
        "parent": reading.parent,
        "qualifier": reading.qualifier.value,
        "state": reading.state.value,
        "flags": [flag.value for flag in reading.flags],
        "source": {name: getattr(reading.source, name) for name in SOURCE_FIELDS},
        "published": reading.published.isoformat() if reading.published else None,
        "numerator": stored_number(reading.numerator),
        "denominator": stored_number(reading.denominator),
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
        "indicators": [indicator_json(indicator) for indicator in result.indicators],
        "objectives": [_objective(objective) for objective in result.objectives],
    }


def _objective(result: ObjectiveResult) -> dict[str, Any]:
    return {
        **_group(result.objective.id, result.objective.title, result.roll_up),
        "indicators": [indicator_json(indicator) for indicator in result.indicators],
    }


def _group(id_: str, title: str, roll_up: RollUp) -> dict[str, Any]:
    return {
        "id": id_,
        "title": title,
        "status": roll_up.status.value,
        "reason": roll_up.reason.value if roll_up.reason else None,
        "counts": _counts(roll_up.counts),
        "coverage": number(roll_up.coverage),
    }
