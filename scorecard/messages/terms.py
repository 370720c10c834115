"""The words for the model's own terms: statuses, notes, reasons, trends, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words as _words
from scorecard.messages.figures import target_words
from scorecard.messages.rollups import Ending, counts_words, roll_up_sentence
from scorecard.messages.sentences import Teller

if TYPE_CHECKING:
    from scorecard.model.plan import Kind
    from scorecard.model.reading import Flag, State
    from scorecard.model.scorecard import Rule
    from scorecard.model.status import Note, Reason, Status, Trend

__all__ = [
    "Ending",
    "Teller",
    "counts_words",
    "flag_word",
    "kind_words",
    "mark",
    "note_word",
    "reason_short",
    "reason_words",
    "roll_up_sentence",
    "rule_words",
    "state_word",
    "status_word",
    "target_words",
    "trend_word",
]


def status_word(status: Status) -> str:
    """Return a status as people say it: "on track"."""
    return _words.STATUS[status]


def mark(status: Status, *, ascii_only: bool = False) -> str:
    """Return the shape that stands before a status, or its twin of one ASCII character."""
    return _words.MARKS[status][ascii_only]


def note_word(note: Note) -> str:
    """Return a note: "moving away"."""
    return _words.NOTE[note]


def reason_words(reason: Reason) -> str:
    """Return why there is no status: "due, but no reading yet"."""
    return _words.REASON[reason]


def reason_short(reason: Reason) -> str:
    """Return the reason as it stands after a number: "1 no data"."""
    return _words.REASON_SHORT[reason]


def trend_word(trend: Trend) -> str:
    """Return a trend: "improving"."""
    return _words.TREND[trend]


def rule_words(rule: Rule) -> str:
    """Return the clause of the decision order that decided."""
    return _words.RULE[rule]


def kind_words(kind: Kind) -> str:
    """Return what sort of value an indicator takes."""
    return _words.KIND[kind]


def state_word(state: State) -> str:
    """Return how settled a reading is."""
    return _words.STATE[state]


def flag_word(flag: Flag) -> str:
    """Return a caution beside a reading."""
    return _words.FLAG[flag]
