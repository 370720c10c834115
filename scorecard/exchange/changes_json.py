"""Changes, and what the board wrote, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.scorecard_json import FORMAT, number, year_json
from scorecard.model.number import stored_number
from scorecard.model.plan import Kind
from scorecard.model.status import Cause
from scorecard.records.codec import vote_document
from scorecard.review.changes import StatusChange
from scorecard.review.moves import Move
from scorecard.review.words import moved_by_words

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Closure, Comment, Decision, Judgement, Priority
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.review.board import DecisionChange, PriorityChange
    from scorecard.review.changes import Changes, DeadlineChange, GroupChange, TargetChange
    from scorecard.review.restated import Flip, Restatement


def comment_json(comment: Comment) -> dict[str, Any]:
    """Return one revision of a comment; an empty text withdraws it."""
    return {
        "id": comment.id,
        "about": comment.about,
        "year": comment.year,
        "text": comment.text,
        "audience": comment.audience.value,
        "draft": comment.draft,
        **_entered(comment),
    }


def priority_json(priority: Priority) -> dict[str, Any]:
    """Return one revision of a priority."""
    return {
        "id": priority.id,
        "ref": priority.ref,
        "year": priority.year,
        "text": priority.text,
        "kind": priority.kind.value,
        "about": list(priority.about),
        "reason": priority.reason.value if priority.reason else None,
        "lead": priority.lead,
        "measure": priority.measure,
        "state": priority.state.value,
        "because": priority.because,
        "carried_from": priority.carried_from or None,
        **_entered(priority),
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """Return one revision of a decision."""
    return {
        "id": decision.id,
        "ref": decision.ref,
        "on": decision.on.isoformat(),
        "text": decision.text,
        "who": decision.who,
        "due": decision.due.isoformat() if decision.due else None,
        "done": decision.done.isoformat() if decision.done else None,
        "vote": vote_document(decision.vote),
        "about": list(decision.about),
        "withdrawn": decision.withdrawn,
        "because": decision.because,
        **_entered(decision),
    }


def closure_json(closure: Closure) -> dict[str, Any]:
    """Return a year's closing or reopening."""
    return {
        "year": closure.year,
        "on": closure.on.isoformat(),
        "by": closure.by,
        "reopened": closure.reopened,
        "because": closure.because,
    }


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """Return one judgement of a qualitative indicator."""
    return {
        "id": judgement.id,
        "indicator": judgement.indicator,
        "year": judgement.year,
        "status": judgement.status.value,
        "because": judgement.because,
        "reason": judgement.reason,
        **_entered(judgement),
    }


def _entered(revision: Comment | Priority | Decision | Judgement) -> dict[str, Any]:
    return {
        "revision": revision.revision,
        "parent": revision.parent,
        "by": revision.by,
        "entered_at": revision.entered_at.isoformat(),
    }


def changes_json(changes: Changes) -> dict[str, Any]:
    """Return what changed as dictionaries, lists, text and numbers, its keys in fixed order.

    A restated figure is given as it was entered, in text, and as a number where it is one. Dates
    are days such as 2018-11-30.
    """
    plan = changes.after.strategy
    return {
        "format": FORMAT,
        "strategy": plan.title,
        "from": None if changes.before is None else _end(changes.before),
        "to": _end(changes.after),
        "since": changes.span.since.isoformat(),
        "same": changes.same,
        "counts": _counts(changes),
        "statuses": [_status(change, plan) for change in changes.statuses],
        "entities": [_within(change) for change in changes.within],
        "parts": [_in_parts(change) for change in changes.parts],
        "restated": [_restated(step) for step in changes.restated],
        "flips_together": [_flip(flip) for flip in changes.flips],
        "targets": [_target(change) for change in changes.targets],
        "deadlines": [_deadline(change) for change in changes.deadlines],
        "added": [_dated(i, "from", i.active_from) for i in changes.added],
        "retired": [_dated(i, "to", i.active_to) for i in changes.retired],
        "priorities": [_priority(change) for change in changes.priorities],
        "decisions": [_decision(change) for change in changes.decisions],
        "closings": [closure_json(closure) for closure in changes.closings],
    }


def _counts(changes: Changes) -> dict[str, Any]:
    """Return how many indicators moved which way, why, and what became of those that came due."""
    moved = [change for change in changes.statuses if isinstance(change, StatusChange)]
    due = changes.came_due()
    return {
        "moves": {way.value: sum(c.move is way for c in moved) for way in Move if way != Move.SAME},
        "causes": {cause.value: sum(c.cause is cause for c in moved) for cause in Cause},
        "came_due": {status.value: number for status, number in due.by_status},
    }


def _end(card: Scorecard) -> dict[str, Any]:
    return {**year_json(card.year), "as_of": card.as_of.isoformat() if card.as_of else None}


def _status(change: StatusChange | GroupChange, plan: Strategy) -> dict[str, Any]:
    found: dict[str, Any] = {
        "level": change.level.value,
        "id": change.id,
        "title": change.title,
        "move": change.move.value,
        "cause": change.cause.value if change.cause else None,
        "was": _stood(change.before),
        "now": _stood(change.after),
        "sentence": change.after.sentence,
        "moved": moved_by_words(change, plan),
    }
    if isinstance(change, StatusChange):
        return found | {"moved_by": [mover.value for mover in change.movers]}
    parts = [
        {"level": p.level.value, "id": p.id, "was": p.was.value, "now": p.now.value}
        for p in change.parts
    ]
    return found | {"parts": parts}


def _within(change: StatusChange) -> dict[str, Any]:
    """Return the entities that moved in an indicator whose own status stayed."""
    return {
        "indicator": change.id,
        "title": change.title,
        "status": change.now.value,
        "moved": [
            {
                "id": new.entity.id,
                "title": new.entity.title,
                "was": _stood(old.result),
                "now": _stood(new.result),
            }
            for old, new in change.moved_entities
        ],
    }


def _in_parts(change: StatusChange) -> dict[str, Any]:
    """Return the parts that moved in an indicator, whatever became of its own status."""
    return {
        "indicator": change.id,
        "title": change.title,
        "status": change.now.value,
        "moved": [
            {
                "name": new.part.name,
                "title": new.part.title,
                "was": _stood(old.result),
                "now": _stood(new.result),
            }
            for old, new in change.moved_parts
        ],
    }


def _stood(result: IndicatorResult | RollUp | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "status": result.status.value,
        "reason": result.reason.value if result.reason else None,
    }


def _restated(step: Restatement) -> dict[str, Any]:
    return {
        "indicator": step.indicator.id,
        "title": step.indicator.title,
        "year": step.year,
        "entity": step.key.entity,
        "part": step.key.part,
        "was": _figure(step.subject, step.before),
        "now": _figure(step.subject, step.after),
        "difference": number(None if step.difference is None else float(step.difference)),
        "reason": step.reason,
        "known_from": step.on.isoformat(),
        "by": step.after.by,
        "entered_at": step.after.entered_at.isoformat(),
        "flips": [_flip(flip) for flip in step.flips or ()],
    }


def _figure(indicator: Indicator, reading: Reading) -> dict[str, Any]:
    text = None if reading.retracted else reading.value
    value = None
    if text is not None and indicator.kind in (Kind.NUMBER, Kind.PERCENT):
        value = number(stored_number(text))
    return {"text": text, "value": value, "no_data": reading.no_data}


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "level": flip.level.value,
        "id": flip.id,
        "title": flip.title,
        "without": flip.was.value,
        "with": flip.now.value,
    }


def _target(change: TargetChange) -> dict[str, Any]:
    return {
        "indicator": change.indicator.id,
        "title": change.indicator.title,
        "entity": change.entity.id if change.entity else None,
        "was": dict(change.old.declared),
        "now": dict(change.new.declared),
        "decided": change.new.decided.isoformat() if change.new.decided else None,
        "why": change.new.why,
    }


def _deadline(change: DeadlineChange) -> dict[str, Any]:
    return {
        "indicator": change.indicator.id,
        "title": change.indicator.title,
        "entity": change.entity.id,
        "was": change.old.isoformat(),
        "now": change.new.isoformat(),
        "in_force_since": change.on.isoformat(),
    }


def _dated(indicator: Indicator, name: str, year: int | None) -> dict[str, Any]:
    return {"indicator": indicator.id, "title": indicator.title, name: year}


def _priority(change: PriorityChange) -> dict[str, Any]:
    priority = change.priority
    return {
        "ref": priority.ref,
        "year": priority.year,
        "text": priority.text,
        "was": change.was.value if change.was else None,
        "now": priority.state.value,
        "on": change.since.isoformat(),
        "because": priority.because,
        "carried_to": change.following.ref if change.following else None,
    }


def _decision(change: DecisionChange) -> dict[str, Any]:
    decision = change.decision
    return {
        "ref": decision.ref,
        "text": decision.text,
        "on": decision.on.isoformat(),
        "who": decision.who,
        "due": decision.due.isoformat() if decision.due else None,
        "done": decision.done.isoformat() if decision.done else None,
        "vote": vote_document(decision.vote),
        "taken_in_span": change.taken,
        "done_in_span": change.done,
    }
