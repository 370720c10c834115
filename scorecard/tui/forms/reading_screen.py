"""The form of a reading: what must be known beside it, and what would come of what is typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from scorecard import clock
from scorecard.assessment.preview import Preview, expected_in
from scorecard.messages.catalogue import calendar_in_use, words
from scorecard.messages.figures import not_due, sum_of, target_words, with_unit
from scorecard.messages.sentences import done_words
from scorecard.messages.terms import flag_word, state_word, status_word
from scorecard.model.fiscal import span_of
from scorecard.model.plan import Kind
from scorecard.model.reading import State
from scorecard.model.records import Judgement
from scorecard.model.scorecard import ReadingPoint
from scorecard.records.entry import unsaved
from scorecard.records.evidence import SEPARATOR
from scorecard.tui.commands import bindings
from scorecard.tui.forms.parts import PartedForm, column_of
from scorecard.tui.forms.screen import FormScreen
from scorecard.tui.importing.folder import written_out
from scorecard.tui.indicator.facts import chain_words
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from scorecard.model.fault import ScorecardError
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.records.entry import Entry
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.forms.reading import ReadingForm
    from scorecard.tui.forms.reading_save import Judging
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.fields import FormRow
    from scorecard.tui.writer import Writer


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
            calendar = self._card.strategy.calendar
            known = calendar.last_day(self._year, self._card.as_of)
            chain = chain_words(form.entity, known, calendar)
        said = [
            chain,
            not_due(form.own, form.year),
            self._last(),
            "" if form.is_dated else self._expected(),
        ]
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
        marks = said.MARKS.format(marks=words.LIST_SEPARATOR.join(cautions)) if cautions else ""
        day = reading.entered_at.date().isoformat()
        return said.NOW.format(year=reading.year, value=now, marks=marks, by=reading.by, day=day)

    def understood(self, entry: Entry | None) -> str:
        """Return the figure as it was understood, with its unit; empty where it is no number."""
        indicator = self._form.own
        if entry is not None and entry.value is not None and self._form.is_dated:
            return words.ScreenEntry.UNDERSTOOD.format(value=_dated(entry.value))
        if entry is None or entry.value is None or indicator.kind not in _NUMERIC:
            return ""
        return self._understood(indicator, entry)

    def _understood(self, indicator: Indicator, entry: Entry) -> str:
        point = ReadingPoint(entry.year, None, unsaved(entry))
        value = with_unit(indicator, self._figures.point(indicator, point))
        return words.ScreenEntry.UNDERSTOOD.format(value=value)

    def part(self, form: ReadingForm, entry: Entry | None) -> str:
        """Return a part's figure as it was understood; without one, its last one."""
        if entry is not None and entry.value is not None:
            return self._understood(form.own, entry)
        if entry is not None:
            return str(words.NO_VALUE_BECAUSE.format(why=entry.no_data))
        before = form.before
        if before is None:
            return ""
        value = stated(before, self._figures, form.own)
        return words.ScreenEntry.LAST.format(value=value, year=before.year)

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
        before, points = self._form.before, self._result.readings
        sums = [point for point in points if point.sum_of and point.year < self._form.year]
        if sums and (before is None or before.year < sums[-1].year):
            return self._last_sum(sums[-1])
        if before is None:
            return words.ScreenEntry.NO_LAST
        if self._form.kind is Kind.QUALITATIVE:
            return words.ScreenEntry.LAST_EVIDENCE.format(year=before.year)
        value = stated(before, self._figures, self._form.own)
        said = words.ScreenEntry.LAST.format(value=value, year=before.year)
        total = next((p for p in points if p.year == before.year and p.total is not None), None)
        if total is None:
            return said
        so_far = self._figures.point(self._form.own, total)
        return words.ScreenEntry.LAST_AMOUNT.format(last=said, total=so_far)

    def _last_sum(self, point: ReadingPoint) -> str:
        """Return the last figure where it is the sum of parts."""
        figure = self._figures.point(self._form.own, point.alone)
        value = words.MARKED.format(figure=figure, marks=sum_of(point))
        said = words.ScreenEntry.LAST.format(value=value, year=point.year)
        if point.total is None:
            return said
        so_far = self._figures.point(self._form.own, point)
        return words.ScreenEntry.LAST_AMOUNT.format(last=said, total=so_far)

    def _expected(self) -> str:
        indicator, result = self._form.own, self._result
        level = expected_in(result, self._form.year)
        if level is not None and not indicator.context:
            value = self._figures.on_path(result, level)
            said = words.ScreenEntry
            template = said.EXPECTED_TOTAL if indicator.accumulate else said.EXPECTED
            return template.format(value=value, year=self._form.year)
        return self._target(result)

    def _target(self, result: IndicatorResult) -> str:
        if result.target is None or self._form.indicator.context:
            return ""
        target = target_words(self._form.own, result.target, self._figures.style)
        said = words.ScreenEntry
        template = said.TARGET_TOTAL if self._form.own.accumulate else said.TARGET
        return template.format(target=target)


def _dated(value: str) -> str:
    """Say what an answer means that is yes, no, or when it was done."""
    done = span_of(value, calendar_in_use())
    if done is not None:
        return done_words(done)
    said = words.ScreenEntities
    return said.UNDERSTOOD_DONE if value == "yes" else said.UNDERSTOOD_NOT


def _judgement(judging: Judging) -> Judgement:
    """Return a judgement as it would be if it were saved now."""
    return Judgement(
        "", judging.indicator, judging.year, judging.status, judging.because,
        words.ScreenEntry.YOU,
        clock.now(), revision=2**31,
    )  # fmt: skip


class EntryScreen(FormScreen):
    """The form of one indicator or entity in a year.

    Args:
        glyphs: the signs to draw with.
        form: the form as data.
        loaded: the scorecard and records it was made from.
        writer: saves what is entered.
        order: what is due in the form's year, in order: the ids of indicator and entity.
        said: what to say at first, as after the save before.
        part: the part to begin at; empty for the whole.
    """

    PLACE: ClassVar = "entry"
    BINDINGS: ClassVar = bindings("entry")
    CSS = """
    #form FormRow { max-width: 120; }
    #form { height: auto; max-height: 68%; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #what { height: auto; max-height: 6; }
    #facts { height: auto; max-height: 4; margin-bottom: 1; }
    #verdict { height: auto; max-height: 3; margin-top: 1; }
    #acts { margin-top: 1; }
    #said { height: 1fr; min-height: 1; }
    .short { width: 20; }
    .shorter { width: 12; }
    .evidence { height: 4; }
    .note { height: 2; }
    EntryScreen.-low #what { max-height: 2; }
    EntryScreen.-low #facts { margin-bottom: 0; }
    EntryScreen.-low #verdict { max-height: 2; margin-top: 0; }
    EntryScreen.-low #acts { margin-top: 0; }
    EntryScreen.-low .evidence { height: 2; }
    EntryScreen.-slim.-low #form { max-height: 40%; }
    """

    def __init__(
        self,
        glyphs: Glyphs,
        form: ReadingForm,
        loaded: Loaded,
        writer: Writer,
        *,
        order: Sequence[tuple[str, str]] = (),
        said: str = "",
        part: str = "",
    ) -> None:
        super().__init__(glyphs, form, loaded, writer, writer.unsaved())
        self.form = form
        self._begin = column_of(part) if part else "value"
        self.order = list(order)
        self._what = Sentence(glyphs, id="what")
        self._facts = Sentence(glyphs, id="facts")
        self._verdict = Sentence(glyphs, id="verdict")
        if said and self.begun_with is form.initial:
            self._said.say(said, "on_track")
        self.no_data = bool(self.begun_with["no_data"])
        self._other_answer = Act("no_data", self._no_data_words())
        self._words: FormWords | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        with VerticalScroll(id="form", can_focus=False):
            yield self._what
            yield self._facts
            yield from self.rows
        yield self._verdict
        with Acts(id="acts"):
            yield Act("save_next", words.ScreenEntry.SAVE_NEXT)
            yield Act("save", words.ScreenEntry.SAVE)
            yield self._other_answer
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show the form, and begin at its first field."""
        indicator = self.form.indicator
        self._title.show(self._heading(), None, 0)
        unit = "" if self.form.is_dated else indicator.unit
        self._what.say(indicator.definition, "dim", heading=self.form.title, beside=unit)
        self.refresh_from(self.loaded)
        self._show_answer()

    @property
    def place(self) -> tuple[str, str]:
        """Return what the form is for: the ids of indicator and entity, empty for none."""
        return self.form.indicator.id, self.form.key.entity or ""

    def _heading(self) -> str:
        """Say for which year it is, and how many are due, or which of them this one is."""
        said, left = words.ScreenEntry, len(self.order)
        if self.place in self.order:
            at = self.order.index(self.place) + 1
            return said.TITLE_AT.format(year=self.form.year, at=at, left=left)
        return (said.TITLE_DUE if left else said.TITLE).format(year=self.form.year, left=left)

    def refresh_from(self, loaded: Loaded) -> None:
        """Take in what changed meanwhile; what is typed stays."""
        self.loaded = loaded
        if loaded.card is None or loaded.records is None:
            return
        if loaded.card.strategy.find(self.form.indicator.id) is None:
            self.tell(words.ScreenEntry.GONE)
            return
        self._words = FormWords(self.form, loaded.card, loaded.records, self.glyphs)
        self._facts.say(self._words.facts())
        # Only what somebody entered before is revised; a closed year asks for every change.
        self._row("reason").display = self.form.revises
        self.look()

    @property
    def typed(self) -> Fields:
        """Return every field as it stands; of value and no data the one that is asked for."""
        fields = self.form.initial | super().typed
        hidden = ("value", "numerator", "denominator") if self.no_data else ("no_data",)
        return fields | dict.fromkeys(hidden, "")

    def look(self) -> None:
        """Say what is understood and what would come of it; take faults away that are mended."""
        if self._words is None:
            return
        typed = self.typed
        entry, checked = self.form.value(typed), self.form.check(typed)
        understood, doubt = self._words.understood(entry), self.form.doubt(entry)
        if doubt:
            understood = words.ScreenEntry.DOUBTED.format(understood=understood, doubt=doubt)
        self._row("value").say(understood, "at_risk" if doubt else "on_track")
        self._look_at_parts(typed)
        same = typed == self.form.initial
        judging = None if same else checked.judging
        said, ink = self._words.verdict(None if same else entry, judging)
        self._verdict.say(said, ink)
        self._verdict.display = bool(said)
        self.mend(checked.problems)

    def _look_at_parts(self, typed: Fields) -> None:
        """Say what is understood of each part, and which do not add up."""
        form = self.form
        if not isinstance(form, PartedForm) or self._words is None:
            return
        for column, of_part in form.parts.items():
            entry = form.part_entry(column, typed)
            doubt = form.part_doubt(column, entry)
            told = self._words.part(of_part, entry)
            if doubt:
                told = words.ScreenEntry.DOUBTED.format(understood=told, doubt=doubt)
            self._row(column).say(told, "at_risk" if doubt else "on_track" if entry else "dim")

    def _row(self, column: str) -> FormRow:
        return next(row for row in self.rows if column in row.controls)

    def save_from_last(self) -> None:
        """Save at enter in the last field, and go on where something is due."""
        if self.place in self.order:
            self.action_save_next()
        else:
            self.action_save()

    def action_save_next(self) -> None:
        """Save what is typed, if anything, and go on to the next one due."""
        self.save(lambda: self.board.reading_actions.next_due(self))

    def refused(self, error: ScorecardError) -> None:
        """Say why it was not saved; the next save is made over the judgement that stands now."""
        if self.loaded.records is not None:
            self.form.judgement = self.form.standing_judgement(self.loaded.records)
        super().refused(error)

    def action_no_data(self) -> None:
        """Say why there is no data instead of a value, or the value again."""
        self.no_data = not self.no_data
        self._show_answer()
        self.changed()

    def action_complete_files(self) -> None:
        """Write out the path that is typed last of the files; else go to the next field."""
        field = self.controls()["evidence"]
        if field is not self.focused or not isinstance(field, TextField):
            self.focus_next()
            return
        typed = field.value
        path = typed.rpartition(SEPARATOR)[2].lstrip()
        if not path or not field.cursor_at_end:
            self.focus_next()
            return

        async def complete() -> None:
            whole = typed + (await asyncio.to_thread(written_out, path))[len(path) :]
            if field.value != typed or not field.has_focus:
                return
            if whole == typed:
                self.focus_next()
            else:
                field.value = whole
                field.cursor_position = len(whole)

        self.run_worker(complete(), group="files", exclusive=True)

    def _show_answer(self) -> None:
        """Show the field that is asked for, and begin there."""
        for row in self.rows:
            if "no_data" in row.controls:
                row.display = self.no_data
            elif "value" in row.controls or "numerator" in row.controls:
                row.display = not self.no_data
        said = words.ScreenEntry.A_VALUE if self.no_data else self._no_data_words()
        self._other_answer.say(said)
        self.begin_at(self.controls()["no_data" if self.no_data else self._begin])

    def _no_data_words(self) -> str:
        said = words.ScreenEntry
        return said.NO_DATA_ASCII if self.glyphs.ascii_only else said.NO_DATA
