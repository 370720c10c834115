"""One entity and its own deadline, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.fields import capitalised
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.entity import Span
    from scorecard.model.scorecard import Explanation, IndicatorResult


@dataclass(frozen=True, slots=True)
class DeadlineTeller:
    """Makes the sentence of one entity.

    ``original`` is its first deadline, ``done`` when it was done, ``beyond`` its deadline in force
    where that is later than any may be.
    """

    original: date
    done: Span | None = None
    beyond: date | None = None

    def __call__(self, result: IndicatorResult) -> str:
        """Say when it was done or is due, and what that makes of it."""
        explanation, due = result.explanation, result.explanation.due
        day = "" if due is None else figures.day(due)
        said = self._said(explanation, day)
        if result.status is Status.NOT_ASSESSED:
            said += words.Deadlines.END
        elif result.status is not Status.MISSED:
            status = capitalised(words.STATUS[result.status])
            said += words.Deadlines.STATUS.format(status=status)
        else:
            said += words.Deadlines.END
        if due != self.original and result.note in (Note.EXTENDED, Note.LOST):
            said += words.Deadlines.FIRST.format(day=figures.day(self.original))
        if self.beyond is not None:
            said += words.Deadlines.CAPPED.format(day=figures.day(self.beyond))
        return said

    def _said(self, explanation: Explanation, day: str) -> str:
        rule, years = explanation.rule, figures.years(explanation.broken)
        if self.done is not None:
            return self._done(explanation, self.done, day)
        if rule is Rule.LOST:
            return words.Deadlines.LOST.format(met=explanation.met, years=years, day=day)
        if rule is Rule.MISSED:
            return words.Deadlines.MISSED.format(day=day)
        waits = rule is Rule.DUE_NO_READING
        return (words.Deadlines.WAITS if waits else words.Deadlines.AHEAD).format(day=day)

    def _done(self, explanation: Explanation, done: Span, day: str) -> str:
        said = done_words(done)
        if explanation.date_unknown:
            said += words.Deadlines.DAY_UNKNOWN
        if explanation.broken:
            said += words.Deadlines.AGAIN.format(years=figures.years(explanation.broken))
        said += words.Deadlines.DUE.format(day=day)
        return said + (words.Deadlines.LATE if explanation.rule is Rule.MET_LATE else "")


def done_words(done: Span) -> str:
    """Return when something was done, as exactly as it is known."""
    if done.is_day:
        return words.Deadlines.DONE_ON.format(day=figures.day(done.first))
    if done.is_year:
        return words.Deadlines.DONE_IN.format(year=done.first.year)
    month = words.MONTHS[done.first.month - 1]
    return words.Deadlines.DONE_IN_MONTH.format(month=month, year=done.first.year)
