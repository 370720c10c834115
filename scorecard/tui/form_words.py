"""What stands beside a form: the last value, what the path expects, what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.preview import Preview, expected_in
from scorecard.messages import flag_word, state_word, status_word, target_words
from scorecard.messages.figures import with_unit
from scorecard.model.indicator import Kind
from scorecard.model.reading import State
from scorecard.model.records import Judgement
from scorecard.model.scorecard import ReadingPoint
from scorecard.records.restoring import unsaved
from scorecard.tui.figures import Figures
from scorecard.tui.readings import stated

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.records.entry import Entry
    from scorecard.tui.desk import Judging
    from scorecard.tui.form import Form
    from scorecard.tui.glyphs import Glyphs

_NUMERIC = (Kind.NUMBER, Kind.PERCENT)
_LONG = 60
_DRAFT = "A draft counts nowhere until it is made provisional or final."


class FormWords:
    """Says what a person must know of one form, with one scorecard and its records.

    Args:
        form: the form.
        card: says how figures are written, and which years the strategy has.
        records: everything entered.
        glyphs: the signs to draw with.
    """

    def __init__(self, form: Form, card: Scorecard, records: Records, glyphs: Glyphs) -> None:
        self._form = form
        self._glyphs = glyphs
        self._records = records
        self._figures = Figures(card, ascii_only=glyphs.ascii_only)
        first, last = card.strategy.period
        self._year = min(max(form.year, first), last)
        as_of: date | None = card.as_of
        self._preview = Preview(
            card.strategy, records, form.indicator.id, year=self._year, as_of=as_of
        )
        self._result = self._preview.assess()

    def facts(self) -> str:
        """Return the last value, what is expected, and what stands already."""
        form = self._form
        said = [self._last(), self._expected()]
        newest = form.newest(self._records)
        if newest is not None:
            said.append(self.stands(newest))
        judged = form.standing_judgement(self._records)
        if judged is not None:
            day = judged.entered_at.date().isoformat()
            said.append(f"Judged {status_word(judged.status)} by {judged.by} on {day}.")
        return " ".join(part for part in said if part)

    def stands(self, reading: Reading) -> str:
        """Say what a revision of this form's year says, who entered it, and when."""
        now = stated(reading, self._figures, self._form.indicator)
        now = now if len(now) <= _LONG else now[:_LONG] + self._glyphs.ellipsis
        cautions = [] if reading.state is not State.PROVISIONAL else [state_word(reading.state)]
        cautions += [flag_word(flag) for flag in reading.flags]
        marks = f" ({', '.join(cautions)})" if cautions else ""
        day = reading.entered_at.date().isoformat()
        return f"{reading.year} now: {now}{marks}, by {reading.by} on {day}."

    def understood(self, entry: Entry | None) -> str:
        """Return the figure as it was understood, with its unit; empty where it is no number."""
        indicator = self._form.indicator
        if entry is None or entry.value is None or indicator.kind not in _NUMERIC:
            return ""
        point = ReadingPoint(entry.year, None, unsaved(entry))
        return "understood: " + with_unit(indicator, self._figures.point(indicator, point))

    def verdict(self, entry: Entry | None, judging: Judging | None) -> tuple[str, str]:
        """Return where the indicator would stand with what is typed, and the ink to say it in."""
        if entry is None and judging is None:
            return "", "text"
        if entry is not None and entry.state is State.DRAFT and judging is None:
            return _DRAFT, "dim"
        reading = None if entry is None else unsaved(entry, self._form.head)
        result = self._preview.assess(reading, None if judging is None else _judgement(judging))
        year = "" if self._year == self._form.year else f" in {self._year}"
        mark = self._glyphs.mark(result.status)
        said = f"With this reading{year}: {mark} {status_word(result.status)}. {result.sentence}"
        return said, result.status.value

    def _last(self) -> str:
        before = self._form.before
        if before is None:
            return "No reading of an earlier year."
        if self._form.indicator.kind is Kind.QUALITATIVE:
            return f"The last evidence is of {before.year}."
        return f"Last: {stated(before, self._figures, self._form.indicator)} in {before.year}."

    def _expected(self) -> str:
        indicator, result = self._form.indicator, self._result
        level = expected_in(result, self._form.year)
        if level is not None and not indicator.context:
            value = self._figures.value(indicator, level)
            return f"The path expects {value} in {self._form.year}."
        return self._target(result)

    def _target(self, result: IndicatorResult) -> str:
        if result.target is None or self._form.indicator.context:
            return ""
        words = target_words(self._form.indicator, result.target, self._figures.style)
        return f"Target: {words}."


def _judgement(judging: Judging) -> Judgement:
    """Return a judgement as it would be if it were saved now."""
    from datetime import UTC, datetime  # noqa: PLC0415 - here alone

    return Judgement(
        "", judging.indicator, judging.year, judging.status, judging.because, "you",
        datetime.now(UTC), revision=2**31,
    )  # fmt: skip
