"""The whole history as a long CSV: every revision with its moment of entry, out and in again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.exchange.import_preview import Effect, Refusal
from scorecard.exchange.long_csv import HISTORY
from scorecard.messages.catalogue import either, words
from scorecard.model.fault import ScorecardError
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.plan import Audience
from scorecard.model.reading import Reading
from scorecard.model.records import (
    Closure,
    Comment,
    Decision,
    Judgement,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
    Records,
)
from scorecard.model.status import JUDGED, Status
from scorecard.model.text import quoted
from scorecard.records.decisions import DECISIONS
from scorecard.records.draft import DraftCheck, EntryRefused
from scorecard.records.line import new_id
from scorecard.records.priorities import PRIORITIES
from scorecard.records.schema import VOTE
from scorecard.records.values import read_vote

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from scorecard.exchange.table import Row
    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import PresentIds, Strategy
    from scorecard.records.board import RefTable
    from scorecard.records.entry import Entry

    Record = Reading | Comment | Judgement | Closure | Priority | Decision

READING, COMMENT, JUDGEMENT = "reading", "comment", "judgement"
CLOSING, REOPENING = "closing", "reopening"
PRIORITY, DECISION = "priority", "decision"
_SORTS = (READING, COMMENT, JUDGEMENT, CLOSING, REOPENING, PRIORITY, DECISION)


_Named = TypeVar("_Named", Priority, Decision)


@dataclass(frozen=True, slots=True)
class HistoryPreview:
    """What taking in a history would do: ``new`` records, each as it will be stored.

    ``rows`` has every row of the file with what becomes of it: it is new, it is here already, or
    it is ``refused``.
    """

    new: Records
    rows: tuple[tuple[Row, Effect], ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def same(self) -> int:
        """Return how many rows are here already."""
        return sum(effect is Effect.SAME for _, effect in self.rows)

    @property
    def refused_rows(self) -> int:
        """Return how many rows are refused, each counted once."""
        return sum(effect is Effect.REFUSED for _, effect in self.rows)

    @property
    def number(self) -> int:
        """Return how many records there are to store."""
        new = self.new
        own = (new.readings, new.comments, new.judgements, new.closures)
        return sum(map(len, (*own, new.priorities, new.decisions)))


def preview_history(
    strategy: Strategy,
    records: Records,
    rows: Iterable[Row],
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
        held += [*records.judgements, *records.closures, *records.priorities, *records.decisions]
        for each in held:
            self._held.setdefault(self._key(each), set()).add(each.entered_at)
        self._last: dict[Hashable, tuple[str, int]] = {}

    def of(self, rows: Iterable[Row]) -> HistoryPreview:
        """Return the preview of a file's rows."""
        new: list[Record] = []
        refused: list[Refusal] = []
        looked_at: list[tuple[Row, Effect]] = []
        for row in rows:
            effect = Effect.REFUSED
            try:
                found = self._record(row)
            except EntryRefused as fault:
                refused += [Refusal(row.number, *problem, row.place) for problem in fault.problems]
            else:
                held = self._held.get(self._key(found))
                if held is None:
                    effect = Effect.NEW
                    new.append(found)
                elif found.entered_at in held:
                    effect = Effect.SAME
                else:
                    refused.append(Refusal(row.number, "entered", words.History.OTHERS, row.place))
            looked_at.append((row, effect))
        return HistoryPreview(
            Records(
                readings=tuple(r for r in new if isinstance(r, Reading)),
                judgements=tuple(r for r in new if isinstance(r, Judgement)),
                closures=tuple(r for r in new if isinstance(r, Closure)),
                comments=tuple(r for r in new if isinstance(r, Comment)),
                priorities=tuple(r for r in new if isinstance(r, Priority)),
                decisions=tuple(r for r in new if isinstance(r, Decision)),
            ),
            tuple(looked_at),
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
            case Priority() | Decision():
                return record.ref
        return (CLOSING, record.year)

    def _record(self, row: Row) -> Record:
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
            if sort in (PRIORITY, DECISION):
                return self._board(row, sort, entered)
            return self._other(row, sort, entered)
        except ValueError:
            what = words.History.UNREADABLE.format(record=sort)
            raise EntryRefused([(words.CsvFile.WHOLE_ROW, what)]) from None

    def _reading(self, row: Row, entered: datetime) -> Reading:
        as_published = row.history.get("as_published", "").strip() == "yes"
        entry = (self._published if as_published else self._plain).check(row.draft)
        key = (READING, *entry.key)
        return reading_at(entry, entered, entry.by or self._by, *self._place(key))

    def _other(self, row: Row, sort: str, entered: datetime) -> Comment | Judgement | Closure:
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

    def _board(self, row: Row, sort: str, entered: datetime) -> Priority | Decision:
        draft, cells = row.draft, dict.fromkeys(HISTORY, "") | dict(row.history)
        if not (ref := cells["ref"].strip()):
            raise ValueError(ref)
        about = [self._plain.ids.of(id_.strip()) for id_ in draft.indicator.split(";")]
        id_, revision, parent = self._place(ref)
        shared: dict[str, Any] = {
            "id": id_, "ref": ref, "text": draft.note, "by": draft.by or self._by,
            "entered_at": entered, "about": tuple(filter(None, about)), "because": cells["because"],
            "revision": revision, "parent": parent,
        }  # fmt: skip
        if sort == DECISION:
            decision = Decision(
                on=date.fromisoformat(draft.published),
                who=cells["who"],
                due=_day(cells["due"]),
                done=_day(cells["done"]),
                vote=read_vote(" ".join(cells[name] for name in VOTE)),
                withdrawn=draft.retracted == "yes",
                **shared,
            )
            _check(DECISIONS, decision)
            return decision
        priority = Priority(
            year=int(draft.year),
            kind=PriorityKind(cells["kind"] or PriorityKind.THEMATIC),
            reason=PriorityReason(draft.reason) if draft.reason else None,
            lead=cells["who"],
            measure=cells["measure"],
            state=PriorityState(draft.state or PriorityState.PROPOSED),
            carried_from=cells["carried_from"],
            **shared,
        )
        _check(PRIORITIES, priority)
        return priority

    def _place(self, key: Hashable) -> tuple[str, int, str | None]:
        """Return a new id for the next revision of a chain, its number, and what it follows."""
        last = self._last.get(key)
        parent, number = (None, 0) if last is None else last
        id_ = new_id()
        self._last[key] = (id_, number + 1)
        return id_, number + 1, parent


def _check(table: RefTable[_Named], record: _Named) -> None:
    """Refuse what cannot be kept.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    try:
        table.check(record)
    except ScorecardError as fault:
        problems = [(words.CsvFile.WHOLE_ROW, str(each)) for each in fault.faults]
        raise EntryRefused(problems) from None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


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
    *("indicator", "year", "value", "high", "entity", "part", "numerator", "denominator"),
    *("qualifier", "state", "flags", "source", "evidence", "published", "as_published", "note"),
    *("reason", "no_data", "retracted"),
)


def in_order(
    records: Records,
    ids: PresentIds,
    as_of: date | None,
    year: int | None,
    calendar: FiscalCalendar = CALENDAR_YEARS,
) -> Iterator[Record]:
    """Yield what a history holds: each chain in the order in which its revisions count.

    Args:
        records: what the store holds.
        ids: what the plan calls everything now; a chain goes on under its present name.
        as_of: the last day of knowledge; None for all there is.
        year: the only year wanted; None for all.
        calendar: in which year of the strategy the day of a meeting lies.
    """
    whole: list[Record] = [
        *sorted(records.readings, key=lambda r: (ids.key(r.key)[:2], r.rank)),
        *sorted(records.judgements, key=lambda j: (ids.of(j.indicator), j.year, j.rank)),
        *sorted(records.comments, key=lambda c: (ids.of(c.about), c.year, c.rank)),
        *_by_chain(records.priorities),
        *_by_chain(records.decisions),
        *(closure for closure in records.closures if closure.entered_at is not None),
    ]
    for record in whole:
        known, of = _when(record, calendar)
        if (as_of is None or known <= as_of) and year in (None, of):
            yield record


def _when(record: Record, calendar: FiscalCalendar) -> tuple[date, int]:
    """Return the day from which a record is known, and the year it is of."""
    match record:
        case Reading():
            return record.known_from, record.year
        case Closure():
            return record.known_from, record.year
        case Decision():
            return record.known_from, calendar.of(record.on)
    return record.known_from, record.year


def _by_chain(revisions: Iterable[_Named]) -> list[_Named]:
    """Return revisions ref by ref, those that were entered first before others."""
    begun: dict[str, tuple[datetime, int, str]] = {}
    for one in revisions:
        moment = (one.entered_at, one.revision, one.id)
        begun[one.ref] = min(moment, begun.get(one.ref, moment))
    return sorted(revisions, key=lambda one: (begun[one.ref], one.rank))
