"""What an import would do: new, changed, same and refused rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import no_value
from scorecard.model.number import format_number
from scorecard.model.plan import Kind
from scorecard.model.reading import Qualifier
from scorecard.model.records import closed_years, newest
from scorecard.model.text import visible
from scorecard.records.closing import closed_fault
from scorecard.records.draft import DraftCheck, EntryRefused
from scorecard.records.plausible import doubt_words, doubts_of, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from scorecard.exchange.long_csv import CsvRow
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Records
    from scorecard.records.entry import Entry


_NUMBERS = ("value", "numerator", "denominator")
_PLAIN = ("qualifier", "state", "note", "no_data", "retracted")
_SOURCE = (("source", "title"), ("edition", "edition"), ("address", "address"), ("page", "page"))
_LONGEST_SHOWN = 40


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


class PreviewRow(NamedTuple):
    """A row that can be imported, or need not be.

    ``what`` says in words what it does; ``before`` is the newest revision of its key, or for a
    row that is the same, the revision it repeats.
    """

    number: int
    entry: Entry
    what: str
    before: Reading | None = None


class Refusal(NamedTuple):
    """One reason why a row cannot be imported; a row may have several."""

    number: int
    column: str
    what: str

    def __str__(self) -> str:
        """Return the one-line form."""
        return words.Preview.REFUSAL.format(number=self.number, column=self.column, what=self.what)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Every row of a file as new, changed, the same or refused.

    ``new`` and ``changed`` are in the order in which they are to be stored: the rows of one
    reading by the day they were published. ``seen`` gives for each reading that would be written
    its newest revision's id, which the store compares before it writes. ``doubts`` are the rows
    whose figure looks wrong, with what is asked of it; ``remarks`` are sentences on the whole file
    that a person should see.
    """

    new: tuple[PreviewRow, ...] = ()
    changed: tuple[PreviewRow, ...] = ()
    same: tuple[PreviewRow, ...] = ()
    refused: tuple[Refusal, ...] = ()
    seen: Mapping[ReadingKey, str | None] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    doubts: tuple[tuple[int, str], ...] = ()

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


def preview_import(
    strategy: Strategy,
    records: Records,
    rows: Iterable[CsvRow],
    *,
    as_published: bool = False,
    keeps_source: bool = False,
    style: NumberStyle | None = None,
    today: date | None = None,
) -> ImportPreview:
    """Say what importing the rows would do; nothing is written.

    A row is known by its indicator, year, entity and published day. It is the same when any
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
    """
    check = DraftCheck(strategy, style=style, as_published=as_published, today=today)
    return _Preview(strategy, records, check, keeps_source=keeps_source).of(rows)


class _Checked(NamedTuple):
    number: int
    entry: Entry


class _Preview:
    """The work of one preview."""

    def __init__(
        self, strategy: Strategy, records: Records, check: DraftCheck, *, keeps_source: bool
    ) -> None:
        self._check = check
        self._keeps_source = keeps_source
        self._style = strategy.style
        self._numeric = {
            i.id for i in strategy.indicators() if i.reading_kind in (Kind.NUMBER, Kind.PERCENT)
        }
        self._closed = closed_years(records)
        self._history: dict[ReadingKey, list[Reading]] = {}
        for reading in records.readings:
            self._history.setdefault(check.ids.key(reading.key), []).append(reading)
        self._heads = newest(records.readings, lambda reading: check.ids.key(reading.key))
        self._new: list[PreviewRow] = []
        self._changed: list[PreviewRow] = []
        self._same: list[PreviewRow] = []
        self._refused: list[Refusal] = []

    def of(self, rows: Iterable[CsvRow]) -> ImportPreview:
        """Return the preview of a file's rows."""
        alike: dict[tuple[ReadingKey, date | None], list[_Checked]] = {}
        for row in rows:
            entry = self._entry(row)
            if entry is not None:
                identity = (entry.key, entry.published)
                alike.setdefault(identity, []).append(_Checked(row.number, entry))
        for group in alike.values():
            self._weigh(group)
        new, changed = _in_order(self._new), _in_order(self._changed)
        keys = {row.entry.key for row in (*new, *changed)}
        heads = ((key, self._heads.get(key)) for key in keys)
        return ImportPreview(
            new,
            changed,
            tuple(sorted(self._same, key=lambda row: row.number)),
            tuple(sorted(self._refused, key=lambda refusal: refusal.number)),
            {key: head.id if head is not None else None for key, head in heads},
            _remarks(self._same),
            self._doubts((*new, *changed)),
        )

    def _doubts(self, rows: Sequence[PreviewRow]) -> tuple[tuple[int, str], ...]:
        """Return what is asked about the figures of rows, by their numbers."""
        series: dict[tuple[str, str | None], list[PreviewRow]] = {}
        for row in rows:
            series.setdefault((row.entry.indicator, row.entry.entity), []).append(row)
        standing: dict[tuple[str, str | None], list[Reading]] = {}
        for key, head in self._heads.items():
            if (key.indicator, key.entity) in series:
                standing.setdefault((key.indicator, key.entity), []).append(head)
        found: list[tuple[int, str]] = []
        for of, mine in series.items():
            own, entries = self._own(mine[0].entry), [row.entry for row in mine]
            doubts = doubts_of(own, entries, figures_of(own, standing.get(of, ())))
            found += [
                (row.number, self._row(row.entry, doubt_words(own, doubt, self._style)))
                for row, doubt in zip(mine, doubts, strict=True)
                if doubt is not None
            ]
        return tuple(sorted(found))

    def _own(self, entry: Entry) -> Indicator:
        """Return what an entry measures: its indicator, or an entity as one of its own."""
        indicator = self._check.ids.indicators[entry.indicator]
        entity = indicator.entity(entry.entity) if entry.entity else None
        return indicator if entity is None else indicator.own(entity)

    def _entry(self, row: CsvRow) -> Entry | None:
        """Return what a row enters; None, and its refusals, where it cannot be entered."""
        problems = row.problems
        if not problems:
            try:
                return self._sourced(self._check.check(row.draft))
            except EntryRefused as refused:
                problems = refused.problems
        self._refused += [Refusal(row.number, *problem) for problem in problems]
        return None

    def _sourced(self, entry: Entry) -> Entry:
        """Return an entry with the source of the figure it revises, where the file has none."""
        before = self._heads.get(entry.key)
        if not self._keeps_source or before is None or entry.value is None or entry.source:
            return entry
        return replace(entry, source=before.source)

    def _weigh(self, group: Sequence[_Checked]) -> None:
        """Sort the rows of one identity into the same, refused, and the one to be stored."""
        stored = [
            reading
            for reading in self._history.get(group[0].entry.key, ())
            if reading.published == group[0].entry.published
        ]
        fresh = []
        for row in group:
            held = next((r for r in stored if not self._differs(row.entry, r)), None)
            if held is None:
                fresh.append(row)
            else:
                what = self._row(row.entry, words.Preview.STORED)
                self._same.append(PreviewRow(row.number, row.entry, what, held))
        if not fresh:
            return
        first = fresh[0]
        others = (row for row in group if row is not first)
        clashing = {row.number: row for row in others if self._apart(row.entry, first.entry)}
        if clashing:
            rival = next(iter(clashing.values()))
            self._refused += [
                self._clash(row, first if row.number in clashing else rival) for row in fresh
            ]
            return
        self._store(first)
        for row in fresh[1:]:
            what = self._row(row.entry, words.Preview.SAME_AS_ROW.format(number=first.number))
            self._same.append(PreviewRow(row.number, row.entry, what))

    def _store(self, row: _Checked) -> None:
        """Take a row as new or changed, unless its reading cannot be so."""
        entry = row.entry
        before = self._heads.get(entry.key)
        if entry.as_published and entry.year in self._closed:
            what = words.Preview.CLOSED_HISTORY.format(year=entry.year)
            self._refused.append(Refusal(row.number, "year", what))
        elif what := closed_fault(
            self._closed.get(entry.year), entry.reason, words.Closing.ROW_NEEDS_REASON
        ):
            self._refused.append(Refusal(row.number, "reason", what))
        elif entry.retracted and before is None:
            what = words.Preview.NOTHING_TO_TAKE_BACK
            self._refused.append(Refusal(row.number, "retracted", what))
        elif before is None:
            what = self._row(entry, self._shown(entry))
            self._new.append(PreviewRow(row.number, entry, what))
        else:
            what = self._row(entry, self._change(before, entry))
            self._changed.append(PreviewRow(row.number, entry, what, before))

    def _change(self, before: Reading, entry: Entry) -> str:
        said, old, new = words.Preview, self._shown(before), self._shown(entry)
        if entry.as_published and entry.published and entry.published < before.known_from:
            return said.JOINS.format(now=new, day=entry.published, was=old)
        if old != new:
            return said.BECOMES.format(was=old, now=new)
        names = [*self._differs(entry, before)]
        if entry.published != before.published:
            names.append("published")
        return said.STAYS.format(was=old, columns=words.LIST_SEPARATOR.join(names))

    def _clash(self, row: _Checked, other: _Checked) -> Refusal:
        columns = self._apart(row.entry, other.entry)
        said, published = words.Preview, row.entry.published
        template = said.CLASH_VALUES if columns[0] == "value" else said.CLASH_OTHER
        what = said.CLASH.format(
            said=template.format(
                here=self._shown(row.entry),
                there=self._shown(other.entry),
                number=other.number,
            ),
            place=self._named(row.entry),
            day=said.PUBLISHED.format(day=published) if published else "",
        )
        return Refusal(row.number, columns[0], what)

    def _differs(self, entry: Entry, other: Entry | Reading) -> list[str]:
        return _differences(entry, other, numeric=entry.indicator in self._numeric)

    def _apart(self, entry: Entry, other: Entry) -> list[str]:
        """Return in what two rows differ, whichever of them gives a reason."""
        return self._differs(entry, other) or self._differs(other, entry)

    def _shown(self, said: Entry | Reading) -> str:
        indicator = self._check.ids.of(said.indicator)
        return shown(said, self._style, numeric=indicator in self._numeric)

    def _row(self, entry: Entry, what: str) -> str:
        return words.Preview.ROW.format(place=self._named(entry), what=what)

    @staticmethod
    def _named(entry: Entry) -> str:
        return " ".join(filter(None, (entry.indicator, entry.entity, year_text(entry.year))))


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
    place: dict[ReadingKey, int] = {}
    for row in sorted(rows, key=lambda row: row.number):
        place.setdefault(row.entry.key, len(place))

    def order(row: PreviewRow) -> tuple[int, bool, str, int]:
        day = row.entry.published
        return place[row.entry.key], day is None, str(day or ""), row.number

    return tuple(sorted(rows, key=order))
