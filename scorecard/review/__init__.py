"""What a scorecard leaves to ask: which figures were restated, and what is still due."""

from __future__ import annotations

from scorecard.review.due import DueItem, due
from scorecard.review.restatements import Restatement, for_report, restatements, totals

__all__ = ["DueItem", "Restatement", "due", "for_report", "restatements", "totals"]
