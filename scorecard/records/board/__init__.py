"""What the board and staff add to a year: comments, priorities, decisions, closed years.

Reading a store needs a part of this folder; the rest loads when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard.records.board.closing import close_year, closed_words, reopen_year
    from scorecard.records.board.commenting import comment_head, write_comment
    from scorecard.records.board.deciding import add_decision, find_decision, revise_decision
    from scorecard.records.board.draft import (
        DecisionDraft,
        PriorityDraft,
        check_about,
        check_comment,
        check_decision,
        check_priority,
    )
    from scorecard.records.board.prioritising import (
        add_priority,
        find_priority,
        revise_priority,
        settle_priority,
    )
    from scorecard.records.entry.conflict import UNSEEN, Conflict, Unseen, changes_told

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

_HOMES = {
    "Conflict": "entry.conflict",
    "DecisionDraft": "board.draft",
    "PriorityDraft": "board.draft",
    "UNSEEN": "entry.conflict",
    "Unseen": "entry.conflict",
    "add_decision": "board.deciding",
    "add_priority": "board.prioritising",
    "changes_told": "entry.conflict",
    "check_about": "board.draft",
    "check_comment": "board.draft",
    "check_decision": "board.draft",
    "check_priority": "board.draft",
    "close_year": "board.closing",
    "closed_words": "board.closing",
    "comment_head": "board.commenting",
    "find_decision": "board.deciding",
    "find_priority": "board.prioritising",
    "reopen_year": "board.closing",
    "revise_decision": "board.deciding",
    "revise_priority": "board.prioritising",
    "settle_priority": "board.prioritising",
    "write_comment": "board.commenting",
}


def __getattr__(name: str) -> Any:
    """Load the module that holds a public name."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"scorecard.records.{_HOMES[name]}"), name)
