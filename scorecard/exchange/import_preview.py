"""What an import would do: new, changed, same and refused rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scorecard.exchange.import_names import parted_name
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import day, is_percent, no_value
from scorecard.model.around import no_figure, part_marks
from scorecard.model.number import format_number
from scorecard.model.plan import Kind
from scorecard.model.reading import Qualifier, ReadingKey
from scorecard.model.records import Records, closed_years, newest
from scorecard.model.text import quoted, visible
from scorecard.records.closing import closed_fault
from scorecard.records.draft import DraftCheck, EntryRefused
from scorecard.records.entry import unsaved
from scorecard.records.line import uncollected
from scorecard.records.plausible import doubt_words, doubts_of, figures_of
from scorecard.review.part_sums import sum_doubts_with, sum_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scorecard.exchange.table import Row
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator, PresentIds, Strategy
    from scorecard.model.reading import Reading
    from scorecard.records.draft import Draft
    from scorecard.records.entry import Entry


_NUMBERS = ("value", "high", "numerator", "denominator")
_PLAIN = ("qualifier", "state", "note", "no_data", "retracted")
_SOURCE = (("source", "title"), ("edition", "edition"), ("address", "address"), ("page", "page"))
# What a figure is, and what else may be said of one.
_FIGURE = ("value", "high", "qualifier", "no_data")
_KEPT = ("numerator", "denominator", "state", "flags", "source", "published", "note")
_DIGITS = "0123456789"
_LONGEST_SHOWN = 40
# Who enters what is not saved yet.
_NOBODY = "-"


def _differences(entry: Entry, other: Entry | Reading, *, numeric: bool) -> list[str]:
    """Return the columns in which two readings of one identity differ; none when they agree.

    Numbers are compared as numbers, so that 12.50 and 12.5 agree. Who entered them makes no
    difference, and the reason only where the entry gives one.
    """
    names = [
        name
        for name in _NUMBERS
        if not _alike(getattr(entry, name), getattr(other, name), numeric=numeric)
    ]
    names += [name for name in _PLAIN if getattr(entry, name) != getattr(other, name)]
    if set(entry.flags) != set(other.flags):
        names.append("flags")
    if entry.source != other.source:
        names += [c for c, f in _SOURCE if getattr(entry.source, f) != getattr(other.source, f)]
    if entry.evidence and entry.evidence != other.evidence:
        names.append("evidence")
    if entry.reason and entry.reason != other.reason:
        names.append("reason")
    return names


def shown(said: Entry | Reading, style: NumberStyle | None, *, numeric: bool) -> str:
    """Return what a reading says in a few words: its value, or that there is none."""
    if said.retracted or said.value is None:
        return no_value(said)
    text = said.value
    if numeric and _number(text) is not None:
        text = format_number(text, style)
        if said.high is not None:
            return words.RANGE.format(low=text, high=format_number(said.high, style))
    elif len(text) > _LONGEST_SHOWN:
        text = text[:_LONGEST_SHOWN] + "\u2026"
    text = visible(text)
    if said.qualifier is Qualifier.EXACT:
        return text
    return words.Preview.QUALIFIED.format(qualifier=said.qualifier.value, value=text)


def _alike(text: str | None, other: str | None, *, numeric: bool) -> bool:
    if text == other or text is None or other is None or not numeric:
        return text == other
    number = _number(text)
    return number is not None and number == _number(other)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


class Effect(StrEnum):
    """What importing a row does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row that can be imported, or need not be.

    ``before`` is the newest revision of its key, or for a row that is the same the revision it
    repeats; ``like`` is the place of another row of the file that it repeats. ``teller`` puts it
    into words when somebody asks: of a hundred thousand rows few are looked at.
    """

    row: Row
    entry: Entry
    effect: Effect
    teller: RowTeller
    before: Reading | None = None
    like: str = ""

    @property
    def number(self) -> int:
        """Return what orders the rows of the file."""
        return self.row.number

    @property
    def what(self) -> str:
        """Return in words what it is of, and what it does."""
        return words.Preview.ROW.format(place=named(self.entry), what=self.teller.effect(self))

    @property
    def understood(self) -> str:
        """Return what its value means, as the plan writes it."""
        return self.teller.figure(self.entry)

    @property
    def last(self) -> Reading | None:
        """Return the reading of the last year before it that the store holds."""
        return self.teller.last(self.entry)


class Refusal(NamedTuple):
    """One reason why a row cannot be imported; a row may have several."""

    number: int
    column: str
    what: str
    place: str = ""

    def __str__(self) -> str:
        """Return the one-line form."""
        place = self.place or words.CsvFile.PLACE.format(number=self.number)
        return words.Preview.REFUSAL.format(place=place, column=self.column, what=self.what)


def place_of(row: Row) -> str:
    """Return where a row stands in its file, in words."""
    return row.place or words.CsvFile.PLACE.format(number=row.number)


def named(entry: Entry) -> str:
    """Return what an entry is of: indicator, entity, part and year."""
    return " ".join(
        filter(None, (entry.indicator, entry.entity, entry.part, year_text(entry.year)))
    )


def _series_of(key: ReadingKey) -> ReadingKey:
    """Return what the readings of a series share: all of their keys but the year."""
    return key._replace(year=0)


class RowTeller:
    """Says of rows what they mean, what they change, and what stood before.

    Args:
        strategy: the plan: its kinds, and its way of writing numbers.
        ids: what the plan calls everything now.
        heads: the newest revision of each reading.
    """

    def __init__(
        self, strategy: Strategy, ids: PresentIds, heads: Mapping[ReadingKey, Reading]
    ) -> None:
        self.style = strategy.style
        self._ids = ids
        self._heads = heads
        self._numeric = {
            i.id for i in strategy.indicators() if i.reading_kind in (Kind.NUMBER, Kind.PERCENT)
        }
        self._series: dict[ReadingKey, dict[int, Reading]] | None = None

    def shown(self, said: Entry | Reading) -> str:
        """Return what an entry or a reading says in a few words."""
        return shown(said, self.style, numeric=self._ids.of(said.indicator) in self._numeric)

    def figure(self, said: Entry | Reading) -> str:
        """Return the same with the sign of a percent, where it is one."""
        text = self.shown(said)
        indicator = self._ids.indicators.get(said.indicator)
        percent = indicator is not None and is_percent(indicator)
        # One that is kept for some by deadline says yes, or when.
        percent = percent and said.value is not None and _number(said.value) is not None
        return words.PERCENT.format(value=text) if percent else text

    def same_figure(self, entry: Entry, other: Reading) -> bool:
        """Say whether two readings have the same figure, whatever else is said of them."""
        return not {*_FIGURE} & {*self.differs(entry, other)}

    def differs(self, entry: Entry, other: Entry | Reading) -> list[str]:
        """Return the columns in which two readings of one identity differ."""
        return _differences(entry, other, numeric=entry.indicator in self._numeric)

    def apart(self, entry: Entry, other: Entry) -> list[str]:
        """Return in what two rows differ, whichever of them gives a reason."""
        return self.differs(entry, other) or self.differs(other, entry)

    def series(self, entry: Entry) -> Mapping[int, Reading]:
        """Return what stands of an entry's series, by year."""
        if self._series is None:
            self._series = {}
            for key, head in self._heads.items():
                self._series.setdefault(_series_of(key), {})[key.year] = head
        return self._series.get(_series_of(entry.key), {})

    def last(self, entry: Entry) -> Reading | None:
        """Return the reading of the last year before an entry's; None without one."""
        series = self.series(entry)
        years = [year for year, head in series.items() if year < entry.year and head.usable]
        return series[max(years)] if years else None

    def effect(self, row: PreviewRow) -> str:
        """Return what a row does."""
        said = words.Preview
        if row.effect is Effect.SAME:
            return said.SAME_AS.format(place=row.like) if row.like else said.STORED
        if row.before is None:
            return self.shown(row.entry)
        return self._change(row.before, row.entry)

    def _change(self, before: Reading, entry: Entry) -> str:
        said, old, new = words.Preview, self.shown(before), self.shown(entry)
        if entry.as_published and entry.published and entry.published < before.known_from:
            return said.JOINS.format(now=new, day=entry.published, was=old)
        if old != new:
            return said.BECOMES.format(was=old, now=new)
        return said.STAYS.format(was=old, columns=self.columns(before, entry))

    def columns(self, before: Reading, entry: Entry) -> str:
        """Return in which columns an entry says something else than what stands."""
        names = [*self.differs(entry, before)]
        if entry.published != before.published:
            names.append("published")
        return words.LIST_SEPARATOR.join(names)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of a file beyond what stands in it.

    ``names`` leads from an indicator as the file calls it to its id, with its entity's behind a
    ``/`` where the name means one, and its part behind another. ``no_data`` is why cells such as
    "n/a" hold no figure. With ``marks_as_notes`` a figure's footnote mark becomes a note, with the
    text in ``footnotes`` where there is one; with ``over_changes`` a row is taken though its
    reading was changed here since the file was made.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    no_data: str = ""
    marks_as_notes: bool = False
    footnotes: Mapping[str, str] = field(default_factory=dict)
    over_changes: bool = False


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What a preview leaves to a person: rows that are refused until somebody answers.

    ``names`` are unknown indicators as written, with the ids that may be meant; ``no_figure`` the
    rows whose cell says that there is none; ``marked`` those whose figure has a footnote mark;
    ``changed_since`` those whose reading was changed here since the file was made, with what
    stands now.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_figure: tuple[Row, ...] = ()
    marked: tuple[Row, ...] = ()
    changed_since: tuple[tuple[Row, Reading], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Every row of a file as new, changed, the same or refused.

    ``new`` and ``changed`` are in the order in which they are to be stored: the rows of one
    reading by the day they were published. ``seen`` gives for each reading that would be written
    its newest revision's id, which the store compares before it writes. ``doubts`` are the rows
    whose figure looks wrong, with what is asked of it; ``remarks`` are sentences on the
    whole file that a person should see. ``rows`` are the file's, in its order, and ``unanswered``
    is what a person can still answer.
    """

    new: tuple[PreviewRow, ...] = ()
    changed: tuple[PreviewRow, ...] = ()
    same: tuple[PreviewRow, ...] = ()
    refused: tuple[Refusal, ...] = ()
    seen: Mapping[ReadingKey, str | None] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    doubts: tuple[tuple[PreviewRow, str], ...] = ()
    rows: tuple[Row, ...] = ()
    unanswered: Unanswered = field(default_factory=Unanswered)

    def only_right(self) -> ImportPreview:
        """Return the same without the rows that are refused or look wrong."""
        wrong = {refusal.number for refusal in self.refused}
        wrong |= {row.number for row, _ in self.doubts}
        new = tuple(row for row in self.new if row.number not in wrong)
        changed = tuple(row for row in self.changed if row.number not in wrong)
        keys = {row.entry.key for row in (*new, *changed)}
        seen = {key: id_ for key, id_ in self.seen.items() if key in keys}
        return replace(self, new=new, changed=changed, refused=(), doubts=(), seen=seen)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what there is to store, in order."""
        return tuple(row.entry for row in (*self.new, *self.changed))

    @property
    def refused_rows(self) -> int:
        """Return how many rows are refused, each counted once."""
        return len({refusal.number for refusal in self.refused})

    def __str__(self) -> str:
        """Return the counts in one line."""
        return words.Preview.COUNTS.format(
            new=len(self.new),
            changed=len(self.changed),
            same=len(self.same),
            refused=self.refused_rows,
        )


@uncollected()
def preview_import(
    strategy: Strategy,
    records: Records,
    rows: Iterable[Row],
    *,
    as_published: bool = False,
    keeps_source: bool = False,
    style: NumberStyle | None = None,
    today: date | None = None,
    answers: Answers | None = None,
    evidence: Path | None = None,
) -> ImportPreview:
    """Say what importing the rows would do; nothing is written.

    A row is known by its indicator, year, entity, part and published day. It is the same when any
    revision with these says what it says, so that importing a file twice changes nothing and an
    old file does not undo a correction. Two rows known alike that say different things are
    refused, and so is a change of a year that is closed: history back-filled, or any other without
    a reason.

    Args:
        strategy: the plan the rows must fit.
        records: every revision there is, and the closed years.
        rows: what the file says.
        as_published: rows with a published day count from that day, not from today.
        keeps_source: the file has no column for sources, so a figure it revises keeps its own.
        style: how the file writes numbers, where it is not the plan's way.
        today: the day of the import.
        answers: what a person says of the file.
        evidence: the folder that files are named in.
    """
    check = DraftCheck(
        strategy, style=style, as_published=as_published, today=today, evidence=evidence
    )
    work = _Preview(strategy, records, check, answers or Answers(), keeps_source=keeps_source)
    return work.of(tuple(rows))


class _Preview:
    """The work of one preview."""

    def __init__(
        self,
        strategy: Strategy,
        records: Records,
        check: DraftCheck,
        answers: Answers,
        *,
        keeps_source: bool,
    ) -> None:
        self._strategy = strategy
        self._check = check
        self._answers = answers
        self._keeps_source = keeps_source
        self._closed = closed_years(records)
        self._history: dict[ReadingKey, list[Reading]] = {}
        for reading in records.readings:
            self._history.setdefault(check.ids.key(reading.key), []).append(reading)
        self._heads = newest(records.readings, lambda reading: check.ids.key(reading.key))
        self._teller = RowTeller(strategy, check.ids, self._heads)
        self._new: list[PreviewRow] = []
        self._changed: list[PreviewRow] = []
        self._same: list[PreviewRow] = []
        self._refused: list[Refusal] = []
        self._seen: dict[ReadingKey, str | None] = {}
        # What a person can still answer.
        self._names: dict[str, tuple[str, ...]] = {}
        self._no_figure: list[Row] = []
        self._marked: list[Row] = []
        self._changed_since: list[tuple[Row, Reading]] = []

    def of(self, rows: tuple[Row, ...]) -> ImportPreview:
        """Return the preview of a file's rows."""
        alike: dict[tuple[ReadingKey, date | None], list[PreviewRow]] = {}
        for row in rows:
            entry = self._entry(row)
            if entry is not None:
                identity = (entry.key, entry.published)
                fresh = PreviewRow(row, entry, Effect.NEW, self._teller)
                alike.setdefault(identity, []).append(fresh)
        for (key, _), group in alike.items():
            self._weigh(key, group)
        new, changed = _in_order(self._new), _in_order(self._changed)
        return ImportPreview(
            new,
            changed,
            tuple(sorted(self._same, key=lambda row: row.number)),
            tuple(sorted(self._refused, key=lambda refusal: refusal.number)),
            self._seen,
            (*_remarks(self._same), *self._sums((*new, *changed))),
            self._doubts((*new, *changed)),
            rows,
            Unanswered(
                self._names,
                tuple(self._no_figure),
                tuple(self._marked),
                tuple(sorted(self._changed_since, key=lambda each: each[0].number)),
            ),
        )

    def _sums(self, rows: Sequence[PreviewRow]) -> Iterator[str]:
        """Say where parts would not come to their total in what the rows are of."""
        readings = (reading for chain in self._history.values() for reading in chain)
        added = [
            unsaved(row.entry, row.before, by=_NOBODY)
            for row in rows
            if self._check.ids.indicators[row.entry.indicator].sums_parts
        ]
        for doubt in sum_doubts_with(self._strategy, readings, added):
            yield sum_words(doubt, self._teller.style)

    def _doubts(self, rows: Sequence[PreviewRow]) -> tuple[tuple[PreviewRow, str], ...]:
        """Return what is asked about the figures of rows, in the order of the file."""
        series: dict[ReadingKey, list[PreviewRow]] = {}
        for row in rows:
            series.setdefault(_series_of(row.entry.key), []).append(row)
        found: list[tuple[PreviewRow, str]] = []
        for mine in series.values():
            first = mine[0].entry
            own, entries = self._own(first), [row.entry for row in mine]
            standing = figures_of(own, self._teller.series(first).values())
            found += [
                (row, doubt_words(own, doubt, self._teller.style))
                for row, doubt in zip(mine, doubts_of(own, entries, standing), strict=True)
                if doubt is not None
            ]
            found += [
                (row, words.Preview.NO_DATA_OVER.format(was=self._teller.figure(row.before)))
                for row in mine
                if row.before is not None and row.entry.no_data and row.before.usable
            ]
        return tuple(sorted(found, key=lambda each: each[0].number))

    def _own(self, entry: Entry) -> Indicator:
        """Return what an entry measures: its indicator, or entity and part as one of its own."""
        return self._check.ids.indicators[entry.indicator].measured(entry.entity, entry.part)

    def _entry(self, row: Row) -> Entry | None:
        """Return what a row enters; None, and its refusals, where it cannot be entered."""
        problems, entry = list(row.problems), None
        if not problems:
            draft = row.draft
            if draft.indicator.strip() not in self._check.ids.indicators:
                draft = self._renamed(draft)
            draft, offer = self._read(row, draft)
            try:
                entry = self._check.check(draft)
            except EntryRefused as refused:
                problems = list(refused.problems)
            if offer:
                problems = [("value", offer), *problems]
        if entry is not None and not problems:
            if row.draft.seen.strip():
                entry = self._with_unshown(entry)
            return self._unchanged(entry) if row.figure_only else self._sourced(entry)
        for column, what in problems:
            self._refuse(row, column, what)
        return None

    def _renamed(self, draft: Draft) -> Draft:
        """Return a draft under the id that a person gave its indicator's name."""
        name = draft.indicator.strip()
        id_, entity, part = parted_name(self._answers.names.get(name, ""))
        if id_ not in self._check.ids.indicators:
            if name and (offers := self._check.offers(name)):
                self._names[name] = offers
            return draft
        return draft._replace(indicator=id_, entity=draft.entity or entity, part=draft.part or part)

    def _read(self, row: Row, draft: Draft) -> tuple[Draft, str]:
        """Return a draft whose value a person has answered for; else what is to be answered."""
        said, text = words.Preview, draft.value.strip()
        # A raised digit is a mark.
        if not text or text[-1] in _DIGITS or draft.no_data.strip() or draft.retracted.strip():
            return draft, ""
        indicator = self._check.ids.indicators.get(draft.indicator.strip())
        if indicator is None or indicator.kind is Kind.QUALITATIVE:
            return draft, ""
        numeric = indicator.reading_kind in (Kind.NUMBER, Kind.PERCENT)
        if no_figure(text) and (numeric or indicator.level_index(text) is None):
            why = self._answers.no_data
            if not why:
                self._no_figure.append(row)
            answered = draft._replace(value="", no_data=why or text)
            return answered, "" if why else said.NO_FIGURE.format(text=quoted(text))
        figure, mark = part_marks(text) if numeric else (text, "")
        if not mark:
            return draft, ""
        if not self._answers.marks_as_notes:
            self._marked.append(row)
            offer = said.MARKED.format(text=quoted(text), figure=quoted(figure), mark=quoted(mark))
            return draft._replace(value=figure), offer
        told = self._answers.footnotes.get(mark, "")
        note = (said.FOOTNOTE if told else said.MARK).format(mark=mark, text=told)
        note = "\n".join(filter(None, (draft.note, note)))
        return draft._replace(value=figure, note=note), ""

    def _refuse(self, row: Row, column: str, what: str) -> None:
        self._refused.append(Refusal(row.number, column, what, row.place))

    def _with_unshown(self, entry: Entry) -> Entry:
        """Return an entry of a workbook for staff with what that has no columns for."""
        before = self._heads.get(entry.key)
        if before is None or before.value is None or entry.value is None:
            return entry
        source = entry.source
        if not source.address and source.title == before.source.title:
            source = replace(source, address=before.source.address)
        return replace(entry, source=source, flags=entry.flags or before.flags)

    def _unchanged(self, entry: Entry) -> Entry:
        """Return an entry of a table that has room for figures alone.

        Where its figure stands already, so does everything else that is said of the reading.
        """
        before = self._heads.get(entry.key)
        if before is None or before.retracted or not self._teller.same_figure(entry, before):
            return self._sourced(entry)
        kept = {name: getattr(before, name) for name in _KEPT}
        return replace(entry, **kept)

    def _sourced(self, entry: Entry) -> Entry:
        """Return an entry with source and evidence of what it revises, where the file has none."""
        before = self._heads.get(entry.key)
        if before is None or entry.value is None:
            return entry
        # Mostly files of readings have no column for evidence: what was named goes on being so.
        entry = entry if entry.evidence else replace(entry, evidence=before.evidence)
        keeps = self._keeps_source and not entry.source
        return replace(entry, source=before.source) if keeps else entry

    def _weigh(self, key: ReadingKey, group: Sequence[PreviewRow]) -> None:
        """Sort the rows of one identity into the same, refused, and the one to be stored."""
        history = self._history.get(key)
        if history is None and len(group) == 1:
            self._store(key, group[0])
            return
        published = group[0].entry.published
        stored = [reading for reading in history or () if reading.published == published]
        fresh = []
        for each in group:
            held = next((r for r in stored if not self._teller.differs(each.entry, r)), None)
            if held is None:
                fresh.append(each)
            else:
                self._same.append(replace(each, effect=Effect.SAME, before=held))
        if not fresh:
            return
        first = fresh[0]
        others = (each for each in group if each is not first)
        clashing = {
            each.row.number: each for each in others if self._teller.apart(each.entry, first.entry)
        }
        if clashing:
            rival = next(iter(clashing.values()))
            for each in fresh:
                self._clash(each, first if each.row.number in clashing else rival)
            return
        self._store(key, first)
        for each in fresh[1:]:
            like = place_of(first.row)
            self._same.append(replace(each, effect=Effect.SAME, like=like))

    def _store(self, key: ReadingKey, each: PreviewRow) -> None:
        """Take a row as new or changed, unless its reading cannot be so."""
        row, entry = each.row, each.entry
        before = self._heads.get(key)
        if before is not None and (since := self._since(row, key, before)):
            self._changed_since.append((row, before))
            self._refuse(row, "value", since)
        elif entry.as_published and entry.year in self._closed:
            self._refuse(row, "year", words.Preview.CLOSED_HISTORY.format(year=entry.year))
        elif what := closed_fault(
            self._closed.get(entry.year), entry.reason, words.Closing.ROW_NEEDS_REASON
        ):
            self._refuse(row, "reason", what)
        elif entry.retracted and before is None:
            self._refuse(row, "retracted", words.Preview.NOTHING_TO_TAKE_BACK)
        elif before is None:
            self._seen[key] = None
            self._new.append(each)
        else:
            self._seen[key] = before.id
            self._changed.append(replace(each, effect=Effect.CHANGED, before=before))

    def _since(self, row: Row, key: ReadingKey, stands: Reading) -> str:
        """Say what was changed here since a row was made; nothing where it may be taken."""
        seen = row.draft.seen.strip()
        if not seen or seen == stands.id or self._answers.over_changes:
            return ""
        said = words.Preview
        known = next((r for r in self._history[key] if r.id == seen), None)
        then = said.SHEET_SAID.format(value=self._teller.shown(known)) if known else said.SHEET_NONE
        return said.CHANGED_SINCE.format(
            now=self._teller.shown(stands),
            by=visible(stands.by),
            day=day(stands.entered_at.date()),
            then=then,
        )

    def _clash(self, each: PreviewRow, other: PreviewRow) -> None:
        columns = self._teller.apart(each.entry, other.entry)
        said, published = words.Preview, each.entry.published
        template = said.CLASH_VALUES if columns[0] == "value" else said.CLASH_OTHER
        what = said.CLASH.format(
            said=template.format(
                here=self._teller.shown(each.entry),
                there=self._teller.shown(other.entry),
                place=place_of(other.row),
            ),
            of=named(each.entry),
            day=said.PUBLISHED.format(day=published) if published else "",
        )
        self._refuse(each.row, columns[0], what)


def _remarks(same: Sequence[PreviewRow]) -> tuple[str, ...]:
    """Say that rows given as history are here already, but not as history."""
    late = sum(
        row.before is not None and row.entry.as_published and not row.before.as_published
        for row in same
    )
    if not late:
        return ()
    return (plural(words.Preview.NOT_HISTORY, f"{late:,}"),)


def _in_order(rows: Sequence[PreviewRow]) -> tuple[PreviewRow, ...]:
    """Put the rows of each reading in the order they were published, undated ones last."""
    rows = sorted(rows, key=lambda row: row.number)
    place: dict[ReadingKey, int] = {}
    for row in rows:
        place.setdefault(row.entry.key, len(place))
    if len(place) == len(rows):
        return tuple(rows)

    def order(row: PreviewRow) -> tuple[int, bool, str, int]:
        day = row.entry.published
        return place[row.entry.key], day is None, str(day or ""), row.number

    return tuple(sorted(rows, key=order))
