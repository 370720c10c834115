"""What the board and staff add to a year: comments, priorities, decisions, closed years."""

from __future__ import annotations

from scorecard.records.board_draft import (
    DecisionDraft,
    PriorityDraft,
    check_about,
    check_comment,
    check_decision,
    check_priority,
)
from scorecard.records.closing import close_year, closed_words, reopen_year
from scorecard.records.commenting import comment_head, write_comment
from scorecard.records.conflict import UNSEEN, Conflict, Unseen, changes_told
from scorecard.records.deciding import add_decision, find_decision, revise_decision
from scorecard.records.prioritising import (
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)

__all__ = [
    "UNSEEN",
    "Conflict",
    "DecisionDraft",
    "PriorityDraft",
    "Unseen",
    "add_decision",
    "add_priority",
    "changes_told",
    "check_about",
    "check_comment",
    "check_decision",
    "check_priority",
    "close_year",
    "closed_words",
    "comment_head",
    "find_decision",
    "find_priority",
    "reopen_year",
    "revise_decision",
    "revise_priority",
    "settle_priority",
    "write_comment",
]
