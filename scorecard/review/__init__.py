"""What a scorecard leaves to ask: what changed, what went wrong, what was restated, what is due."""

from __future__ import annotations

from scorecard.review.changes import Move, StatusChange, YearReview, review_year, status_changes
from scorecard.review.concerns import concerns
from scorecard.review.due import DueItem, due
from scorecard.review.restatements import Restatement, for_report, restatements, totals

__all__ = [
    "DueItem",
    "Move",
    "Restatement",
    "StatusChange",
    "YearReview",
    "concerns",
    "due",
    "for_report",
    "restatements",
    "review_year",
    "status_changes",
    "totals",
]
