"""What stands beside a form: the last value, what the path expects, what is there already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.assessment.preview import Preview, expected_in
from scorecard.messages.catalogue import words
from scorecard.messages.figures import target_words, with_unit
from scorecard.messages.sentences import done_words
from scorecard.messages.terms import flag_word, state_word, status_word
from scorecard.model.plan import Kind, span_of
from scorecard.model.reading import State
from scorecard.model.records import Judgement
from scorecard.model.scorecard import ReadingPoint
from scorecard.records.entry import unsaved
from scorecard.tui.indicator.facts import chain_words
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.records.entry import Entry
    from scorecard.tui.forms.reading import ReadingForm
    from scorecard.tui.forms.reading_save import Judging
    from scorecard.tui.look.glyphs import Glyphs


_NUMERIC = (Kind.NUMBER, Kind.PERCENT)
_LONG = 60


class FormWords:
    """Says what a person must know of one form, with one scorecard and its records.

    Args:
        form: the form.
        card: says how figures are written, and which years the strategy has.
        records: everything entered.
        glyphs: the signs to draw with.
    """

    def __init__(
        self, form: ReadingForm, card: Scorecard, records: Records, glyphs: Glyphs
    ) -> None:
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
        self._result = self._own_of(self._preview.assess())
        self._card = card

    def facts(self) -> str:
        """Return the last value, what is expected, and what stands already."""
        form = self._form
        chain = ""
        if form.entity is not None:
            chain = chain_words(form.entity, self._year, self._card.as_of)
        said = [chain, self._last(), "" if form.is_dated else self._expected()]
        newest = form.newest(self._records)
        if newest is not None:
            said.append(self.stands(newest))
        judged = form.standing_judgement(self._records)
        if judged is not None:
            judged_on = words.ScreenEntry.JUDGED_ON
            day = judged.entered_at.date().isoformat()
            said.append(judged_on.format(status=status_word(judged.status), by=judged.by, day=day))
        if form.closing is not None:
            closed = words.ScreenForm.CLOSED
            day, by = form.closing.on.isoformat(), form.closing.by
            said.append(closed.format(year=form.year, day=day, by=by))
        return " ".join(part for part in said if part)

    def stands(self, reading: Reading) -> str:
        """Say what a revision of this form's year says, who entered it, and when."""
        now = stated(reading, self._figures, self._form.own)
        now = now if len(now) <= _LONG else now[:_LONG] + self._glyphs.ellipsis
        cautions = [] if reading.state is not State.PROVISIONAL else [state_word(reading.state)]
        cautions += [flag_word(flag) for flag in reading.flags]
        said = words.ScreenEntry
        marks = said.MARKS.format(marks=", ".join(cautions)) if cautions else ""
        day = reading.entered_at.date().isoformat()
        return said.NOW.format(year=reading.year, value=now, marks=marks, by=reading.by, day=day)

    def understood(self, entry: Entry | None) -> str:
        """Return the figure as it was understood, with its unit; empty where it is no number."""
        indicator = self._form.own
        if entry is not None and entry.value is not None and self._form.is_dated:
            return words.ScreenEntry.UNDERSTOOD.format(value=_dated(entry.value))
        if entry is None or entry.value is None or indicator.kind not in _NUMERIC:
            return ""
        point = ReadingPoint(entry.year, None, unsaved(entry))
        value = with_unit(indicator, self._figures.point(indicator, point))
        return words.ScreenEntry.UNDERSTOOD.format(value=value)

    def verdict(self, entry: Entry | None, judging: Judging | None) -> tuple[str, str]:
        """Return where the indicator would stand with what is typed, and the ink to say it in."""
        if entry is None and judging is None:
            return "", "text"
        if entry is not None and entry.state is State.DRAFT and judging is None:
            return words.ScreenEntry.DRAFT, "dim"
        reading = None if entry is None else unsaved(entry, self._form.head)
        whole = self._preview.assess(reading, None if judging is None else _judgement(judging))
        result = self._own_of(whole)
        same = self._year == self._form.year
        said = words.ScreenEntry.VERDICT if same else words.ScreenEntry.VERDICT_IN
        line = said.format(
            year=self._year,
            mark=self._glyphs.mark(result.status),
            status=status_word(result.status),
            sentence=result.sentence,
        )
        if result is not whole:
            mark, status = self._glyphs.mark(whole.status), status_word(whole.status)
            line += words.ScreenEntities.VERDICT.format(mark=mark, status=status)
        return line, result.status.value

    def _own_of(self, whole: IndicatorResult) -> IndicatorResult:
        """Return the result of what the form is for: the indicator's, or its entity's."""
        key = self._form.key.entity
        found = (each.result for each in whole.entities if each.entity.id == key)
        return next(found, whole)

    def _last(self) -> str:
        before = self._form.before
        if before is None:
            return words.ScreenEntry.NO_LAST
        if self._form.kind is Kind.QUALITATIVE:
            return words.ScreenEntry.LAST_EVIDENCE.format(year=before.year)
        value = stated(before, self._figures, self._form.own)
        return words.ScreenEntry.LAST.format(value=value, year=before.year)

    def _expected(self) -> str:
        indicator, result = self._form.own, self._result
        level = expected_in(result, self._form.year)
        if level is not None and not indicator.context:
            value = self._figures.value(indicator, level)
            return words.ScreenEntry.EXPECTED.format(value=value, year=self._form.year)
        return self._target(result)

    def _target(self, result: IndicatorResult) -> str:
        if result.target is None or self._form.indicator.context:
            return ""
        target = target_words(self._form.own, result.target, self._figures.style)
        return words.ScreenEntry.TARGET.format(target=target)


def _dated(value: str) -> str:
    """Say what an answer means that is yes, no, or when it was done."""
    done = span_of(value)
    if done is not None:
        return done_words(done)
    said = words.ScreenEntities
    return said.UNDERSTOOD_DONE if value == "yes" else said.UNDERSTOOD_NOT


def _judgement(judging: Judging) -> Judgement:
    """Return a judgement as it would be if it were saved now."""
    return Judgement(
        "", judging.indicator, judging.year, judging.status, judging.because,
        words.ScreenEntry.YOU,
        datetime.now(UTC), revision=2**31,
    )  # fmt: skip
