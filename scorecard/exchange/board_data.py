"""What the board and staff added to a year as plain data, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.model.records import Closure, Judgement


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
