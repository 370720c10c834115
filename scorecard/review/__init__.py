"""What a scorecard leaves to ask: what changed, what went wrong, what was restated, what is due."""

from __future__ import annotations

from scorecard.review.board import BoardYear, PriorityOutcome, board_year
from scorecard.review.board_changes import DecisionChange, PriorityChange
from scorecard.review.changes import (
    Changes,
    changes_between_days,
    changes_between_years,
    compare,
)
from scorecard.review.concerns import concerns
from scorecard.review.due import Due, DueItem, DueKind, due, due_all
from scorecard.review.flips import Flip
from scorecard.review.move import Level, Move
from scorecard.review.movers import Mover
from scorecard.review.plan_changes import DeadlineChange, TargetChange
from scorecard.review.restatements import Restatement, for_report, restatements, totals
from scorecard.review.span import Span
from scorecard.review.status_change import GroupChange, Part, StatusChange, status_changes
from scorecard.review.year_review import YearReview, review_year

__all__ = [
    "BoardYear",
    "Changes",
    "DeadlineChange",
    "DecisionChange",
    "Due",
    "DueItem",
    "DueKind",
    "Flip",
    "GroupChange",
    "Level",
    "Move",
    "Mover",
    "Part",
    "PriorityChange",
    "PriorityOutcome",
    "Restatement",
    "Span",
    "StatusChange",
    "TargetChange",
    "YearReview",
    "board_year",
    "changes_between_days",
    "changes_between_years",
    "compare",
    "concerns",
    "due",
    "due_all",
    "for_report",
    "restatements",
    "review_year",
    "status_changes",
    "totals",
]
