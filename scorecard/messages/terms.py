"""The words for the model's own terms: statuses, notes, reasons, trends, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.reading import State
from scorecard.model.status import Trend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Kind
    from scorecard.model.reading import Flag, Reading
    from scorecard.model.scorecard import Lean, Rule
    from scorecard.model.status import Note, Reason, Status


def status_word(status: Status) -> str:
    """Return a status as people say it: "on track"."""
    return words.STATUS[status]


def mark(status: Status, *, ascii_only: bool = False) -> str:
    """Return the shape that stands before a status, or its twin of one ASCII character."""
    return words.MARKS[status][ascii_only]


def noted(status: str, note: Note) -> str:
    """Return a status with what stands beside it: "off track, moving away"."""
    return words.STATUS_WITH_NOTE.format(status=status, note=note_word(note))


def note_word(note: Note) -> str:
    """Return a note: "moving away"."""
    return words.NOTE[note]


def reason_words(reason: Reason) -> str:
    """Return why there is no status: "due, but no reading yet"."""
    return words.REASON[reason]


def reason_short(reason: Reason) -> str:
    """Return the reason as it stands after a number: "1 no data"."""
    return words.REASON_SHORT[reason]


def trend_words(lean: Lean | None) -> str:
    """Return a trend with its years: "better than in 2020, improving since 2017"; "" for none.

    One that is mixed says both: "worse than in 2019, better than in 2016".
    """
    if lean is None:
        return ""
    than = words.THAN_JUDGED if lean.judged else words.THAN
    last = than[lean.last].format(year=lean.since_last)
    if lean.word is not Trend.MIXED:
        return words.TREND_SINCE.format(last=last, trend=words.TREND[lean.word], year=lean.since)
    if lean.last == lean.whole:
        return words.TREND_BOTH.format(last=last, year=lean.since)
    return words.TREND_MIXED.format(last=last, whole=than[lean.whole].format(year=lean.since))


def rule_words(rule: Rule) -> str:
    """Return the clause of the decision order that decided."""
    return words.RULE[rule]


def kind_words(kind: Kind) -> str:
    """Return what sort of value an indicator takes."""
    return words.KIND[kind]


def state_word(state: State) -> str:
    """Return how settled a reading is."""
    return words.STATE[state]


def revision_reason(text: str) -> str:
    """Return why a reading was revised: one of the known reasons, or as somebody wrote it."""
    return words.REVISION_REASON.get(text, text)


def flag_word(flag: Flag) -> str:
    """Return a caution beside a reading."""
    return words.FLAG[flag]


def cautions(reading: Reading) -> Iterator[str]:
    """Yield what is to be known of a reading: that it is not final, and its flags."""
    if reading.state is not State.FINAL:
        yield state_word(reading.state)
    for flag in reading.flags:
        yield flag_word(flag)
