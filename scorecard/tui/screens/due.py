"""What is still to do for the year: readings, comments, priorities, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on

from scorecard import clock
from scorecard.messages.catalogue import words, year_text
from scorecard.messages.figures import day
from scorecard.model.plan import Kind
from scorecard.model.records import Decision, PriorityState
from scorecard.review.due import DueItem, DueKind, due_all, due_since
from scorecard.tui.commands import bindings
from scorecard.tui.look.figures import Figures
from scorecard.tui.screens.base import YearScreen, closed_in, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from textual.app import ComposeResult

    from scorecard.model.records import Priority, Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded

    ToDo = DueItem | Priority | Decision


class DueRows(NamedTuple):
    """The table, what its rows stand for, and how many there are of each sort."""

    table: TextTableData
    items: tuple[ToDo, ...]
    counts: tuple[tuple[str, int], ...]


class _Row(NamedTuple):
    """One row: what it stands for, its sort, its texts, and its detail."""

    of: ToDo
    sort: str
    texts: tuple[str, ...]
    detail: str


def due_rows(card: Scorecard, records: Records, today: date, *, ascii_only: bool) -> DueRows:
    """Return what is due: what is missing first, and of each sort the most pressing first.

    What somebody said there is no figure for comes last, with the reason: nobody asks for it.

    Args:
        card: the year and what is known of it.
        records: everything entered.
        today: the day that divides what is overdue from what is to come.
        ascii_only: write with ASCII alone.
    """
    found = due_all(card, records, today=today)
    items = sorted(found.items, key=_order)
    rows = list(_readings(card, items, ascii_only=ascii_only))
    rows += map(_priority, found.priorities)
    rows += map(_decision, found.decisions)
    rows += _readings(card, found.no_data, ascii_only=ascii_only)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.sort] = counts.get(row.sort, 0) + 1
    empty = words.ScreenWords.DUE_NOTHING.format(year=card.year)
    texts, details = (row.texts for row in rows), (row.detail for row in rows)
    table = TextTableData(_columns(), tuple(texts), tuple(details), empty)
    return DueRows(table, tuple(row.of for row in rows), tuple(counts.items()))


def _order(item: DueItem) -> tuple[int, bool]:
    """Return what puts a sort before another: what is missing, what is to be judged, the rest."""
    return tuple(DueKind).index(item.kind), _is_unjudged(item)


def _readings(card: Scorecard, items: Iterable[DueItem], *, ascii_only: bool) -> Iterator[_Row]:
    """Yield the rows of single indicators: readings and comments."""
    figures = Figures(card, ascii_only=ascii_only)
    results = {result.indicator.id: result for result in card.indicators()}
    for item in items:
        own = item.indicator if item.entity is None else item.indicator.own(item.entity)
        latest = figures.dated(own, item.last)
        result = results[item.indicator.id]
        if item.part is not None:
            result = next(p.result for p in result.parts if p.part is item.part)
        elif item.entity is not None:
            result = next(e.result for e in result.entities if e.entity is item.entity)
        sort, since = lacking(item), due_since(result, card) if item.due else None
        texts = (
            sort,
            item.objective,
            _title_of(item),
            item.indicator.owner,
            latest,
            "" if since is None else since.isoformat(),
        )
        yield _Row(item, sort, texts, _detail(item, result))


def _priority(priority: Priority) -> _Row:
    said, state = words.ScreenDue, words.Priorities.STATE[priority.state.value]
    texts = (said.PRIORITY, year_text(priority.year), priority.text, priority.lead, "", "")
    detail = said.PRIORITY_DETAIL.format(
        ref=priority.ref,
        state=state,
        year=priority.year,
        who=words.DueWords.WHO.format(who=priority.lead) if priority.lead else "",
    )
    return _Row(priority, said.PRIORITY, texts, detail)


def _decision(decision: Decision) -> _Row:
    said = words.ScreenDue
    when = "" if decision.due is None else decision.due.isoformat()
    texts = (said.DECISION, "", decision.text, decision.who, "", when)
    detail = said.DECISION_DETAIL.format(
        ref=decision.ref,
        day=day(decision.on),
        due="" if decision.due is None else day(decision.due),
        who=words.DueWords.WHO.format(who=decision.who) if decision.who else "",
    )
    return _Row(decision, said.DECISION, texts, detail)


def _columns() -> tuple[TextColumn, ...]:
    said = words.ScreenDue
    return (
        TextColumn(said.TO_DO),
        TextColumn("", most=6),
        TextColumn(said.ABOUT, most=90, flexible=True, lines=2),
        TextColumn(said.WHO, most=30, optional=True),
        TextColumn(said.LATEST, right=True, most=16, optional=True),
        TextColumn(said.SINCE),
    )


def _detail(item: DueItem, result: IndicatorResult) -> str:
    said = words.ScreenDue
    detail = result.sentence
    if item.indicator.context:
        detail = said.CONTEXT.format(sentence=detail)
    if item.indicator.owner:
        detail = said.OWNED.format(detail=detail, owner=item.indicator.owner)
    return detail


def lacking(item: DueItem) -> str:
    """Say what a reading lacks, or its indicator."""
    if _is_unjudged(item):
        return words.Report.UNJUDGED
    if item.kind is DueKind.COMMENT:
        return words.ScreenDue.COMMENT
    if item.kind is DueKind.NO_DATA:
        return words.DueWords.NO_DATA
    return words.Report.LACKING[item.kind]


def _is_unjudged(item: DueItem) -> bool:
    """Say whether a person's judgement is missing, not a figure."""
    return item.kind is DueKind.MISSING and item.indicator.kind is Kind.QUALITATIVE


class DueScreen(YearScreen):
    """Counts, the list, and why the indicator under the cursor stands where it stands."""

    PLACE: ClassVar = "due"
    BINDINGS: ClassVar = bindings("due")
    CSS = """
    #to-do { height: auto; max-height: 2; margin-bottom: 1; }
    #due-why { height: 4; margin-top: 1; }
    KeyBar { dock: bottom; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._items: tuple[ToDo, ...] = ()
        self._counts = Sentence(glyphs, id="to-do")
        self._table = TextTable(glyphs, id="due")
        self._table.hugs = True
        self._why = Sentence(glyphs, id="due-why")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._counts
        yield self._table
        yield self._why
        yield KeyBar(self.PLACE)

    @property
    def current(self) -> ToDo | None:
        """Return what the cursor stands on; None when nothing is due."""
        return self._items[self._table.cursor] if self._items else None

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor; empty when nothing is due."""
        item = self.current
        return item.indicator.id if isinstance(item, DueItem) else ""

    @property
    def text_here(self) -> str:
        """Return title and sentence of what stands under the cursor."""
        item = self.current
        return "" if item is None else copied(_title_of(item), self._table.detail)

    def refresh_from(self, loaded: Loaded) -> None:
        """Show what is due now; the cursor stays on its indicator while it is due."""
        self.loaded = loaded
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        before = self.current
        rows = due_rows(card, records, clock.today(), ascii_only=self.glyphs.ascii_only)
        self._items = rows.items
        title = words.ScreenWords.DUE_TITLE.format(year=card.year)
        self._title.show(title, card, loaded.errors, closed=closed_in(loaded))
        counted = words.ScreenWords.COUNTED
        counts = (counted.format(what=what, number=number) for what, number in rows.counts)
        self._counts.say(words.STANDING_SEPARATOR.join(counts))
        self._table.show(rows.table, self._place_of(before))

    def _place_of(self, before: ToDo | None) -> int:
        """Return where the cursor goes: to the same thing, else the same indicator, else stays."""
        if before is not None:
            same = _names_of(before)
            named = [_names_of(item) for item in self._items]
            if same in named:
                return named.index(same)
            ids = [name for name, _ in named]
            if same[0] in ids:
                return ids.index(same[0])
        return self._table.cursor

    @property
    def line(self) -> Sentence:
        """Return the line for the explanation."""
        return self._why

    @property
    def under_cursor(self) -> object:
        """Return what stands under the cursor."""
        return None if self.current is None else _names_of(self.current)

    def _explain(self) -> None:
        item = self.current
        if item is None:
            self._why.say("")
        else:
            unit = item.indicator.unit if isinstance(item, DueItem) else ""
            self._why.say(self._table.detail, heading=_title_of(item), beside=unit)

    @on(LineList.Opened)
    def action_settle_due(self) -> None:
        """Open what the row asks for; where nothing may be written, what it is about."""
        item, board = self.current, self.board
        if item is None:
            return
        if board.reading_actions.writer.refusal():
            self.action_show_due()
        elif isinstance(item, Decision):
            board.board_actions.decision_done(item)
        elif not isinstance(item, DueItem):
            asked = (PriorityState.DONE, PriorityState.CARRIED_OVER, PriorityState.DROPPED)
            board.board_actions.settle(item, *asked)
        elif item.kind is DueKind.COMMENT:
            board.board_actions.comment(item.indicator.id)
        else:
            self._enter(item)

    def action_enter_reading(self) -> None:
        """Open the form of what the cursor stands on."""
        item = self.current
        if isinstance(item, DueItem):
            self._enter(item)
        else:
            self.board.reading_actions.enter(self.indicator_here)

    def _enter(self, item: DueItem) -> None:
        """Open the form that takes a reading, at the part that is due."""
        entity = "" if item.entity is None else item.entity.id
        part = "" if item.part is None else item.part.name
        self.board.reading_actions.enter(item.indicator.id, entity=entity, part=part)

    def action_show_due(self) -> None:
        """Open the indicator under the cursor, or the list that has the priority or decision."""
        item = self.current
        if isinstance(item, DueItem):
            ids = (each.indicator.id for each in self._items if isinstance(each, DueItem))
            self.board.open("indicator", item.indicator.id, list(dict.fromkeys(ids)))
        elif isinstance(item, Decision):
            self.board.open("decisions", at=item.ref)
        elif item is not None:
            self.board.open("priorities", at=item.ref)


def _title_of(item: ToDo) -> str:
    """Return what a thing to do is about: an entity with its indicator, or what was decided."""
    if not isinstance(item, DueItem):
        return item.text
    title = item.indicator.title
    if not item.whose:
        return title
    return words.DueWords.ENTITY.format(entity=item.whose, indicator=title)


def _names_of(item: ToDo) -> tuple[str, str]:
    """Return what tells one thing to do from another."""
    if isinstance(item, DueItem):
        of = "" if item.entity is None else item.entity.id
        part = "" if item.part is None else item.part.name
        return item.indicator.id, f"{item.kind} {of} {part}"
    return item.ref, ""
