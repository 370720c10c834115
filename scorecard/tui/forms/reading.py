"""The form of a reading as data: what it asks, what it would save, what is wrong with that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.terms import state_word, status_word
from scorecard.model.number import bare_number
from scorecard.model.plan import Kind
from scorecard.model.reading import Qualifier, ReadingKey, State
from scorecard.model.records import Records, closed_years, current
from scorecard.model.status import JUDGED, Status
from scorecard.records.draft import Draft, DraftCheck, EntryRefused
from scorecard.records.entry import offered_source, says_the_same
from scorecard.records.evidence import SEPARATOR, evidence_text
from scorecard.records.plausible import doubt_of, doubt_words, figures_of
from scorecard.records.values import note_fault
from scorecard.tui.drafts import kept_kind
from scorecard.tui.forms.form import Field, FieldKind, Form
from scorecard.tui.forms.kept import kept_under, title_of
from scorecard.tui.forms.reading_save import Judging, save_readings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from scorecard.model.plan import Entity, Indicator, Level, Part, Strategy
    from scorecard.model.reading import EvidenceFile, Reading
    from scorecard.model.records import Judgement
    from scorecard.records.entry import Entry
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task

# Those of a draft; with a judgement there are ``judged`` and ``because`` as well.
COLUMNS = (
    "value", "numerator", "denominator", "no_data", "source", "edition", "page", "address",
    "evidence",
    "state", "reason", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form would save, and every problem by column. Nothing to save is no problem.

    ``parts`` are the readings of parts that are saved with it.
    """

    entry: Entry | None = None
    judging: Judging | None = None
    problems: dict[str, str] = field(default_factory=dict)
    parts: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether saving would change nothing."""
        return not (self.entry or self.judging or self.problems or self.parts)


STATES = (State.FINAL, State.PROVISIONAL, State.DRAFT)


class ReadingForm(Form):
    """The form for one indicator and year.

    Args:
        strategy: the plan.
        records: everything entered, as the person sees it now.
        indicator: takes the reading.
        year: the reading's.
        today: divides what may have been measured from what is to come; None for the real one.
        entity: the one it is for, where the indicator is kept for some by name.
        part: the one it is for, where it is that of a breakdown.
        check: checks drafts against the plan, where there is one already; else one is made.
    """

    def __init__(
        self,
        strategy: Strategy,
        records: Records,
        indicator: Indicator,
        year: int,
        *,
        today: date | None = None,
        entity: Entity | None = None,
        part: Part | None = None,
        check: DraftCheck | None = None,
    ) -> None:
        self.about = indicator.id
        self.indicator = indicator
        self.entity, self.part = entity, part
        self.kind = indicator.kind_for(entity)
        self.year = year
        self._style = strategy.style
        self._check = check or DraftCheck(strategy, today=today)
        series = self._series(records)
        mine = [reading for reading in series if reading.year == year]
        self.head = max(mine, key=lambda r: r.rank, default=None)
        self.counted = next(iter(current(mine, ids=self._check.ids).values()), None)
        self.judgement = self.standing_judgement(records)
        self.closing = closed_years(records).get(year)
        self.seen = None if self.head is None else self.head.id
        self.stands = tuple(current(series, ids=self._check.ids).values())
        self.before = self._last_before()
        self.offered = offered_source(indicator, self.before)
        self.initial = self._begin()

    @property
    def key(self) -> ReadingKey:
        """Return the key of the reading the form makes."""
        entity = None if self.entity is None else self.entity.id
        part = None if self.part is None else self.part.name
        return ReadingKey(self.indicator.id, self.year, entity, part)

    @property
    def title(self) -> str:
        """Return what the reading is of: the indicator's title, with those of entity and part."""
        return title_of(self.indicator, self.entity, self.part)

    @property
    def unsaved_text(self) -> str:
        """Return what is asked where it is left with something unsaved."""
        return words.ScreenEntry.UNSAVED_TEXT.format(title=self.title, year=self.year)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields its kind of indicator asks for; a note comes last."""
        said = words.ScreenEntry
        states = tuple((state.value, state_word(state)) for state in STATES)
        return (
            *self._answer(),
            Field("no_data", said.WITHOUT),
            Field("source", said.SOURCE),
            Field("edition", said.EDITION, size="short"),
            Field("page", said.PAGE, beside=True, size="shorter"),
            Field("address", said.ADDRESS),
            Field("evidence", said.FILES),
            Field("state", said.STATE, FieldKind.CHOICE, states),
            Field("reason", said.REASON, FieldKind.REASON),
            Field("note", said.NOTE, FieldKind.NOTE, size="note"),
        )

    def _answer(self) -> tuple[Field, ...]:
        """Return the fields for the value itself."""
        said, choice = words.ScreenEntry, FieldKind.CHOICE
        if self.kind is Kind.QUALITATIVE:
            judged = tuple((status.value, status_word(status)) for status in JUDGED)
            return (
                Field("value", said.EVIDENCE, FieldKind.TEXT, size="evidence"),
                Field("judged", said.JUDGEMENT, choice, judged),
                Field("because", said.BECAUSE, FieldKind.NOTE),
            )
        if self.is_dated:
            hint = words.ScreenEntities.ANSWER_SHORT
            return (Field("value", said.VALUE, hint=hint, told=True, size="short"),)
        if self.kind is Kind.YES_NO:
            return (Field("value", said.VALUE, choice, (("yes", said.YES), ("no", said.NO))),)
        if self.kind is Kind.SCALE:
            levels = tuple((level.key, _level(level)) for level in self.indicator.levels)
            return (Field("value", said.VALUE, FieldKind.LIST, levels),)
        value = Field("value", said.VALUE, told=True, size="short")
        if self.kind is not Kind.PERCENT:
            return (value,)
        return (
            value,
            Field("numerator", said.PART, size="short"),
            Field("denominator", said.WHOLE, beside=True, size="short"),
        )

    @property
    def own(self) -> Indicator:
        """Return what is measured: the indicator, or entity and part as one of its own."""
        return self.indicator.measured(self.key.entity, self.key.part)

    @property
    def is_dated(self) -> bool:
        """Say whether the answer is yes, no, or the day it was done."""
        return self.entity is not None and bool(self.entity.deadlines)

    @property
    def draft_kind(self) -> str:
        """Return what tells its draft from those of other entities."""
        return kept_kind("" if self.entity is None else self.entity.id)

    @property
    def standing(self) -> Reading | None:
        """Return the newest revision, a draft among them; None when it was taken back."""
        return None if self.head is None or self.head.retracted else self.head

    def standing_judgement(self, records: Records) -> Judgement | None:
        """Return the judgement of the year that stands in some records."""
        ids, mine = self._check.ids, self.indicator.id
        found = [
            j for j in records.judgements if ids.of(j.indicator) == mine and j.year == self.year
        ]
        return max(found, key=lambda j: j.rank, default=None)

    def newest(self, records: Records) -> Reading | None:
        """Return the newest revision in some records: those of now, after somebody else's save."""
        mine = (r for r in self._series(records) if r.year == self.year)
        return max(mine, key=lambda r: r.rank, default=None)

    def follow(self, theirs: Reading) -> None:
        """Take a revision somebody else entered for the one that was seen."""
        self.seen, self.head = theirs.id, theirs
        if theirs.state is not State.DRAFT:
            self.counted = None if theirs.retracted else theirs

    def draft(self, typed: Mapping[str, str]) -> Draft:
        """Return what is typed as a draft; what the form does not show stays as it stood."""
        given = {name: typed.get(name, "") for name in COLUMNS}
        given["evidence"] = evidence_text(self._named(typed)[0], digests=True)
        standing = self.standing
        if standing is not None:
            source = (standing.source.title, standing.source.edition)
            if standing.published is not None and source == (given["source"], given["edition"]):
                # The same edition came out when it came out; another one did not.
                given["published"] = standing.published.isoformat()
        return Draft(**self._place, **given, flags=self._flags)

    @property
    def _flags(self) -> str:
        return "" if self.standing is None else "; ".join(self.standing.flags)

    @property
    def revises(self) -> bool:
        """Say whether a save follows something entered before, or changes a closed year."""
        return self.head is not None or self.closing is not None

    @property
    def needs_reason(self) -> bool:
        """Say whether an entry must say why: it revises what counts, or its year is closed."""
        return self.counted is not None or self.closing is not None

    def value(self, typed: Mapping[str, str]) -> Entry | None:
        """Return the reading as far as its figure is understood, whatever else is wrong."""
        found = self.value_or_problems(typed)
        return None if isinstance(found, tuple) else found

    def value_or_problems(self, typed: Mapping[str, str]) -> Entry | tuple[str, ...]:
        """Return the reading as far as its figure says, or what is wrong with that alone."""
        names = ("value", "numerator", "denominator", "no_data", "state")
        given = {name: typed.get(name, "") for name in names}
        given["evidence"] = evidence_text(self._named(typed)[0], digests=True)
        draft = Draft(**self._place, **given, flags=self._flags)
        try:
            return self._check.check(draft)
        except EntryRefused as refused:
            return tuple(what for _, what in refused.problems)

    def check(self, typed: Mapping[str, str]) -> Checked:
        """Return what would be saved, or all that is wrong with it."""
        problems: dict[str, str] = {}
        judging = self._judging(typed, problems)
        entry = None
        if not self._only_judged(typed):
            entry = self._entry(typed, problems)
        if problems:
            return Checked(problems=problems)
        return Checked(entry, judging)

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return by column what is wrong with what is typed."""
        return self.check(typed).problems

    @property
    def figures(self) -> dict[int, Decimal]:
        """Return by year the figures that stand of what the form is for."""
        return figures_of(self.own, self.stands)

    def doubt(self, said: Entry | None) -> str:
        """Return what is asked about a figure before it is saved; empty for nothing."""
        if said is None:
            return ""
        own, figures = self.own, self.figures
        doubt = doubt_of(own, said, figures, figures.get(self.year))
        return doubt_words(own, doubt, self._style)

    def question(self, typed: Mapping[str, str]) -> str:
        """Return what is asked about the figure."""
        return self.doubt(self.value(typed))

    def save(self, typed: Mapping[str, str]) -> Task | None:
        """Return what saves reading and judgement; None where both stand already."""
        checked = self.check(typed)
        if checked.is_empty:
            return None
        entries = [] if checked.entry is None else [checked.entry]
        files = self._named(typed)[1]
        return save_readings(entries, {self.key: self.seen}, checked.judging, files=files)

    def _entry(self, typed: Mapping[str, str], problems: dict[str, str]) -> Entry | None:
        try:
            entry = self._check.check(self.draft(typed))
        except EntryRefused as refused:
            for column, what in refused.problems:
                # Here no data is a button, not a column.
                empty = column == "value" and self._says_nothing(typed)
                problems.setdefault(column, words.ScreenForm.EMPTY if empty else what)
            return None
        same = self.standing is not None and says_the_same(self.standing, entry)
        if same and not self._named(typed)[1]:
            return None
        if self.needs_reason and not entry.reason:
            problems["reason"] = self._why_a_reason()
        return entry

    def _named(self, typed: Mapping[str, str]) -> tuple[list[EvidenceFile], list[str]]:
        """Return the files typed that stand already, and those that are to be looked at."""
        standing = () if self.standing is None else self.standing.evidence
        stand = {each.path: each for each in standing}
        names = [name.strip() for name in typed.get("evidence", "").split(SEPARATOR)]
        kept = [stand[name] for name in names if name in stand]
        return kept, [name for name in names if name and name not in stand]

    def _says_nothing(self, typed: Mapping[str, str]) -> bool:
        names = ("value", "numerator", "denominator", "no_data")
        return not any(typed.get(name, "").strip() for name in names)

    def _why_a_reason(self) -> str:
        if self.closing is not None:
            day = self.closing.on.isoformat()
            return words.ScreenForm.CLOSED_REASON.format(year=self.year, day=day)
        by = "" if self.counted is None else self.counted.by
        return words.ScreenForm.NO_REASON.format(by=by, year=self.year)

    def _only_judged(self, typed: Mapping[str, str]) -> bool:
        """Say whether a judgement alone is given: evidence in words may be missing."""
        if self.kind is not Kind.QUALITATIVE or self.standing is not None:
            return False
        said = any(typed.get(name, "").strip() for name in ("value", "no_data", "note"))
        return not said and bool(typed.get("judged"))

    def _judging(self, typed: Mapping[str, str], problems: dict[str, str]) -> Judging | None:
        status, because = typed.get("judged", ""), typed.get("because", "").strip()
        if not status:
            if because:
                problems["judged"] = words.ScreenForm.NO_STATUS
            return None
        if not because:
            problems["because"] = words.ScreenForm.NO_BECAUSE
            return None
        if fault := note_fault(because):
            problems["because"] = words.ScreenForm.TEXT_FAULT.format(fault=fault)
            return None
        stands = self.judgement
        if stands is not None and (stands.status, stands.because) == (status, because):
            return None
        seen = None if stands is None else stands.id
        return Judging(self.indicator.id, self.year, Status(status), because, seen)

    @property
    def _place(self) -> dict[str, str]:
        key = self.key
        place = {"indicator": key.indicator, "year": str(key.year)}
        return place | {"entity": key.entity or "", "part": key.part or ""}

    def _series(self, records: Records) -> list[Reading]:
        """Return every revision of every year of what the form is for."""
        ids, id_ = self._check.ids, self.key.indicator
        kept = self.key.entity or "", self.key.part or ""
        # Thousands of readings are passed over by a look into a set, not by a call.
        names = {name for name in (id_, *self.indicator.formerly) if ids.of(name) == id_}
        mine = (r for r in records.readings if r.indicator in names)
        return [r for r in mine if kept_under(self.indicator, r) == kept]

    def _last_before(self) -> Reading | None:
        found = (r for r in self.stands if r.year < self.year and r.usable)
        return max(found, key=lambda r: r.year, default=None)

    def _begin(self) -> Fields:
        stands, fields = self.standing, dict.fromkeys(COLUMNS, "")
        source = self.offered if stands is None else stands.source
        fields |= {"source": source.title, "edition": source.edition}
        fields |= {"address": source.address, "page": source.page}
        fields["state"] = State.FINAL.value if stands is None else stands.state.value
        if stands is not None:
            fields["value"] = self._as_typed(stands)
            for name in ("numerator", "denominator"):
                number = getattr(stands, name)
                fields[name] = "" if number is None else bare_number(number, self._style)
            fields["evidence"] = evidence_text(stands.evidence)
            fields |= {"note": stands.note, "no_data": stands.no_data}
        if self.kind is Kind.QUALITATIVE:
            judged = self.judgement
            fields["judged"] = "" if judged is None else judged.status.value
            fields["because"] = "" if judged is None else judged.because
        return fields

    def _as_typed(self, reading: Reading) -> str:
        """Return a stored value as one would type it."""
        if reading.value is None:
            return ""
        if self.kind not in (Kind.NUMBER, Kind.PERCENT):
            return reading.value
        number = bare_number(reading.value, self._style)
        if reading.high is not None:
            high = bare_number(reading.high, self._style)
            return words.RANGE_BELOW_NOTHING.format(low=number, high=high)
        exact = reading.qualifier is Qualifier.EXACT
        return number if exact else f"{reading.qualifier} {number}"


def _level(level: Level) -> str:
    if not level.title:
        return level.key
    return words.ScreenEntry.LEVEL.format(level=level.key, title=level.title)
