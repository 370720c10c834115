"""The whole history as a long CSV: every revision with its moment of entry, out and in again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from scorecard.exchange.import_preview import Refusal
from scorecard.messages.catalogue import either, words
from scorecard.model.plan import Audience
from scorecard.model.reading import Reading
from scorecard.model.records import Closure, Comment, Judgement, Records
from scorecard.model.status import JUDGED, Status
from scorecard.model.text import quoted
from scorecard.records.draft import DraftCheck, EntryRefused
from scorecard.records.line import new_id

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from scorecard.exchange.long_csv import CsvRow
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import PresentIds, Strategy
    from scorecard.records.entry import Entry

    Record = Reading | Comment | Judgement | Closure

READING, COMMENT, JUDGEMENT = "reading", "comment", "judgement"
CLOSING, REOPENING = "closing", "reopening"
_SORTS = (READING, COMMENT, JUDGEMENT, CLOSING, REOPENING)


@dataclass(frozen=True, slots=True)
class HistoryPreview:
    """What taking in a history would do: ``new`` records, each as it will be stored.

    ``same`` counts the rows that are here already; ``refused`` are the others.
    """

    new: Records
    same: int = 0
    refused: tuple[Refusal, ...] = ()

    @property
    def number(self) -> int:
        """Return how many records there are to store."""
        new = self.new
        return sum(map(len, (new.readings, new.comments, new.judgements, new.closures)))


def preview_history(
    strategy: Strategy,
    records: Records,
    rows: Iterable[CsvRow],
    *,
    style: NumberStyle | None = None,
    by: str = "",
) -> HistoryPreview:
    """Say what taking a history in would do; nothing is written.

    A row keeps its moment of entry, and the rows of one reading their order. What is here at the
    same moment is the same; where a reading or a comment has other revisions here, the history of
    another store cannot be put between them, and its rows are refused.

    Args:
        strategy: the plan the rows must fit.
        records: what the store holds.
        rows: what the file says, in the order in which it followed.
        style: how the file writes numbers, where it is not the plan's way.
        by: who entered what names nobody.
    """
    return _Taking(strategy, records, style, by).of(rows)


class _Taking:
    """The work of one preview."""

    def __init__(
        self, strategy: Strategy, records: Records, style: NumberStyle | None, by: str
    ) -> None:
        self._plain = DraftCheck(strategy, style=style)
        self._published = DraftCheck(strategy, style=style, as_published=True)
        self._by = by
        self._held: dict[Hashable, set[datetime | None]] = {}
        held: list[Record] = [*records.readings, *records.comments]
        for each in (*held, *records.judgements, *records.closures):
            self._held.setdefault(self._key(each), set()).add(each.entered_at)
        self._last: dict[Hashable, tuple[str, int]] = {}

    def of(self, rows: Iterable[CsvRow]) -> HistoryPreview:
        """Return the preview of a file's rows."""
        new: list[Record] = []
        refused: list[Refusal] = []
        same = 0
        for row in rows:
            try:
                found = self._record(row)
            except EntryRefused as fault:
                refused += [Refusal(row.number, *problem) for problem in fault.problems]
                continue
            held = self._held.get(self._key(found))
            if held is None:
                new.append(found)
            elif found.entered_at in held:
                same += 1
            else:
                refused.append(Refusal(row.number, "entered", words.History.OTHERS))
        return HistoryPreview(
            Records(
                readings=tuple(r for r in new if isinstance(r, Reading)),
                judgements=tuple(r for r in new if isinstance(r, Judgement)),
                closures=tuple(r for r in new if isinstance(r, Closure)),
                comments=tuple(r for r in new if isinstance(r, Comment)),
            ),
            same,
            tuple(refused),
        )

    def _key(self, record: Record) -> Hashable:
        """Return what a record shares with the ones it follows, under the ids of today."""
        ids = self._plain.ids
        match record:
            case Reading():
                return (READING, *ids.key(record.key))
            case Comment():
                return (COMMENT, ids.of(record.about), record.year)
            case Judgement():
                return (JUDGEMENT, ids.of(record.indicator), record.year)
        return (CLOSING, record.year)

    def _record(self, row: CsvRow) -> Record:
        """Return the record of a row.

        Raises:
            EntryRefused: with everything that is wrong with it.
        """
        if row.problems:
            raise EntryRefused(row.problems)
        sort = row.history.get("record", "").strip() or READING
        if sort not in _SORTS:
            what = words.History.NO_SORT.format(text=quoted(sort), listed=either(_SORTS))
            raise EntryRefused([("record", what)])
        entered = _moment(row.history["entered"].strip())
        if sort == READING:
            return self._reading(row, entered)
        try:
            return self._other(row, sort, entered)
        except ValueError:
            what = words.History.UNREADABLE.format(record=sort)
            raise EntryRefused([(words.CsvFile.WHOLE_ROW, what)]) from None

    def _reading(self, row: CsvRow, entered: datetime) -> Reading:
        as_published = row.history.get("as_published", "").strip() == "yes"
        entry = (self._published if as_published else self._plain).check(row.draft)
        key = (READING, *entry.key)
        return reading_at(entry, entered, entry.by or self._by, *self._place(key))

    def _other(self, row: CsvRow, sort: str, entered: datetime) -> Comment | Judgement | Closure:
        draft, year = row.draft, int(row.draft.year)
        by = draft.by or self._by
        if sort in (CLOSING, REOPENING):
            on, again = date.fromisoformat(draft.published), sort == REOPENING
            return Closure(year, on, by, again, draft.note, entered)
        about = self._plain.ids.of(draft.indicator.strip())
        id_, revision, parent = self._place((sort, about, year))
        if sort == COMMENT:
            audience = Audience(row.history.get("audience", "").strip() or Audience.PUBLIC)
            return Comment(
                id_, about, year, draft.note, by, entered,
                audience, draft.state == "draft", revision, parent,
            )  # fmt: skip
        status = Status(draft.value)
        if status not in JUDGED:
            raise ValueError(status)
        return Judgement(
            id_, about, year, status, draft.note, by, entered, revision, parent, draft.reason
        )

    def _place(self, key: Hashable) -> tuple[str, int, str | None]:
        """Return a new id for the next revision of a chain, its number, and what it follows."""
        last = self._last.get(key)
        parent, number = (None, 0) if last is None else last
        id_ = new_id()
        self._last[key] = (id_, number + 1)
        return id_, number + 1, parent


def _moment(text: str) -> datetime:
    """Return the moment a row was entered.

    Raises:
        EntryRefused: it is none, or does not name its zone.
    """
    try:
        entered = datetime.fromisoformat(text)
        if entered.tzinfo is not None:
            return entered
    except ValueError:
        pass
    raise EntryRefused([("entered", words.History.NO_MOMENT.format(text=quoted(text)))])


def reading_at(
    entry: Entry, entered: datetime, by: str, id_: str, revision: int, parent: str | None
) -> Reading:
    """Return an entry as the revision it was when it was entered."""
    shared = {name: getattr(entry, name) for name in _ENTRY_FIELDS}
    return Reading(id=id_, entered_at=entered, by=by, revision=revision, parent=parent, **shared)


_ENTRY_FIELDS = (
    *("indicator", "year", "value", "entity", "numerator", "denominator", "qualifier", "state"),
    *("flags", "source", "published", "as_published", "note", "reason", "no_data", "retracted"),
)


def in_order(
    records: Records, ids: PresentIds, as_of: date | None, year: int | None
) -> Iterator[Record]:
    """Yield what a history holds: each chain in the order in which its revisions count.

    Args:
        records: what the store holds.
        ids: what the plan calls everything now; a chain goes on under its present name.
        as_of: the last day of knowledge; None for all there is.
        year: the only year wanted; None for all.
    """

    def wanted(day: date, of: int) -> bool:
        return (as_of is None or day <= as_of) and year in (None, of)

    for reading in sorted(records.readings, key=lambda r: (ids.key(r.key)[:2], r.rank)):
        if wanted(reading.known_from, reading.year):
            yield reading
    for judgement in sorted(
        records.judgements, key=lambda j: (ids.of(j.indicator), j.year, j.rank)
    ):
        if wanted(judgement.rank[0], judgement.year):
            yield judgement
    for comment in sorted(records.comments, key=lambda c: (ids.of(c.about), c.year, c.rank)):
        if wanted(comment.rank[0], comment.year):
            yield comment
    for closure in records.closures:
        if closure.entered_at is not None and wanted(closure.on, closure.year):
            yield closure
