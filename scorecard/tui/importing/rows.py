"""What importing a file would do, a row for each reading: what asks for a look stands first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from scorecard.exchange.import_names import (
    names_beside,
    parted_name,
    read_names,
    stale,
    write_names,
)
from scorecard.exchange.import_preview import (
    Answers,
    Effect,
    RowTeller,
    place_of,
    preview_import,
)
from scorecard.exchange.long_csv import read_bytes
from scorecard.exchange.read_table import read_table
from scorecard.exchange.workbook import OLE, ZIP, open_workbook
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, ended, source_words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.model.text import quoted, visible
from scorecard.records.evidence import folder_of
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from scorecard.exchange.import_preview import ImportPreview, PreviewRow, Refusal
    from scorecard.exchange.table import Row, Table
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import ReadingKey
    from scorecard.records.entry import Entry
    from scorecard.workspace import Workspace


class Sort(StrEnum):
    """What becomes of a row; those that ask for a look come first."""

    REFUSED = "refused"
    DOUBTED = "doubted"
    CHANGED = "changed"
    NEW = "new"
    LEFT = "left"
    SAME = "same"


WRONG = frozenset({Sort.REFUSED, Sort.DOUBTED, Sort.LEFT})
TAKEN = frozenset({Sort.DOUBTED, Sort.CHANGED, Sort.NEW})
_INKS = {
    Sort.REFUSED: "off_track",
    Sort.DOUBTED: "at_risk",
    Sort.LEFT: "dim",
    Sort.SAME: "dim",
}
_ORDER = {sort: place for place, sort in enumerate(Sort)}


class Asks(StrEnum):
    """What a refused row asks of a person, beyond its name."""

    NO_FIGURE = "no_figure"
    MARKED = "marked"
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One reading of the file: what becomes of it, and why it is refused or looks wrong.

    ``known`` is its preview, None where it is refused; ``title`` is of its indicator and entity,
    ``unknown`` the name of its indicator where the plan does not know it, ``asks`` what else a
    person can answer for it.
    """

    sort: Sort
    row: Row
    title: str
    why: str = ""
    known: PreviewRow | None = None
    unknown: str = ""
    asks: Asks | None = None

    @property
    def number(self) -> int:
        """Return what tells it from the others of the file."""
        return self.row.number

    @property
    def place(self) -> str:
        """Return where it stands in the file."""
        return place_of(self.row)

    @property
    def year(self) -> str:
        """Return its year, as it stands in the file where it is refused."""
        if self.known is None:
            return self.row.draft.year.strip()
        return words.ScreenImport.OF_YEAR.format(year=self.known.entry.year)

    @property
    def written(self) -> str:
        """Return the text of its value."""
        return self.row.written or self.row.draft.value

    @property
    def understood(self) -> str:
        """Return what that means; empty where it is refused."""
        return "" if self.known is None else self.known.understood

    @property
    def stands(self) -> str:
        """Return what the store says now that it would change; empty for nothing."""
        known = self.known
        if known is None or known.effect is Effect.SAME or known.before is None:
            return ""
        return known.teller.figure(known.before)

    @property
    def last(self) -> str:
        """Return the reading of the last year before, with its year; empty without one."""
        known = self.known
        last = None if known is None else known.last
        if known is None or last is None:
            return ""
        return words.ScreenImport.LAST_IN.format(value=known.teller.figure(last), year=last.year)

    @property
    def beside(self) -> tuple[str, str]:
        """Return the source and the note it is taken in with; empty where it is refused."""
        entry = None if self.known is None else self.known.entry
        return ("", "") if entry is None else (source_words(entry.source), entry.note)

    def holds(self, wanted: Sequence[str]) -> bool:
        """Say whether words, in small letters, are in what it is of, where it stands, or why."""
        texts = f"{self.title} {self.row.draft.indicator} {self.year} {self.place} {self.why}"
        folded = texts.casefold()
        return all(word in folded for word in wanted)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has chosen so far: rows left out, rows taken as they are, and answers.

    ``sheet`` is the workbook's sheet to read, empty for the one that has a table; ``ignored`` are
    columns that are not read.
    """

    left: frozenset[int] = frozenset()
    sure: frozenset[int] = frozenset()
    answers: Answers = field(default_factory=Answers)
    sheet: str = ""
    ignored: tuple[str, ...] = ()

    def moved(self, before: Sequence[ImportRow], after: Sequence[ImportRow]) -> Choices:
        """Return the same for the rows of a file read again, which are known by their places."""
        places = {row.number: row.place for row in before}
        numbers = {row.place: row.number for row in after}

        def now(chosen: frozenset[int]) -> frozenset[int]:
            at = (places.get(number, "") for number in chosen)
            return frozenset(numbers[place] for place in at if place in numbers)

        return replace(self, left=now(self.left), sure=now(self.sure))

    def answering(self, **said: Any) -> Choices:
        """Return the same with something said of the whole file."""
        return replace(self, answers=replace(self.answers, **said))

    def leaving(self, numbers: Iterable[int]) -> Choices:
        """Return the same with rows left out."""
        mine = frozenset(numbers)
        return replace(self, left=self.left | mine, sure=self.sure - mine)

    def taking(self, numbers: Iterable[int]) -> Choices:
        """Return the same with rows taken as they are."""
        mine = frozenset(numbers)
        return replace(self, left=self.left - mine, sure=self.sure | mine)


@dataclass(frozen=True, slots=True)
class Understood:
    """A file read against the plan and the store: its rows, and what is to be stored."""

    table: Table
    rows: tuple[ImportRow, ...]
    seen: Mapping[ReadingKey, str | None]
    offers: Mapping[str, tuple[str, ...]]
    """The ids that may be meant by names the plan does not know."""
    said: tuple[str, ...] = ()
    """Sentences on the whole file: how it was read, what was left out, what a person should see."""

    def sorted_by(self, choices: Choices) -> tuple[ImportRow, ...]:
        """Return the rows, each as it was chosen, what asks for a look first."""
        rows = (_chosen(row, choices) for row in self.rows)
        return tuple(sorted(rows, key=lambda row: (_ORDER[row.sort], row.number)))

    def unknown(self, choices: Choices) -> tuple[str, tuple[ImportRow, ...]]:
        """Return the first name the plan does not know, and its rows; nothing without any."""
        rows = [row for row in self.rows if row.unknown and row.number not in choices.left]
        name = rows[0].unknown if rows else ""
        return name, tuple(row for row in rows if row.unknown == name)

    def open_to(self, asks: Asks, choices: Choices) -> tuple[ImportRow, ...]:
        """Return the rows that ask the same of a person, and are not left out."""
        found = (row for row in self.rows if row.asks is asks)
        return tuple(row for row in found if row.number not in choices.left)

    def entries(self, choices: Choices) -> tuple[Entry, ...]:
        """Return what is to be stored, in order."""
        rows = (_chosen(row, choices) for row in self.rows)
        return tuple(row.known.entry for row in rows if row.known and row.sort in TAKEN)


def _chosen(row: ImportRow, choices: Choices) -> ImportRow:
    if row.number in choices.left:
        return row if row.sort is Sort.SAME else replace(row, sort=Sort.LEFT)
    if row.sort is Sort.DOUBTED and row.number in choices.sure:
        return replace(row, sort=_sort_of(row.known))
    return row


def understand(
    path: Path,
    workspace: Workspace | None,
    choices: Choices,
    table: Table | None = None,
    *,
    anew: bool = False,
) -> Understood:
    """Read a file and say what importing it would do; for worker threads.

    Args:
        path: the file.
        workspace: the plan and the store.
        choices: what a person says of the file.
        table: what the file said when it was read; it is not read again then.
        anew: read it again all the same, if it can be: a name that was answered may tell more.

    Raises:
        ScorecardError: it cannot be read, or is no table of readings.
    """
    if workspace is None:
        raise ScorecardError(words.ScreenEntry.NO_STORE)
    strategy, records = workspace.strategy, workspace.store.records()
    kept = read_names(names_beside(workspace.places.store))
    names = {**kept, **choices.answers.names}
    if table is None or anew:
        table = _read(path, strategy, choices, names, table)
    if table.is_history:
        raise ScorecardError(words.ScreenImport.HISTORY)
    answers = replace(choices.answers, names=names, footnotes=table.footnotes)
    preview = preview_import(
        strategy,
        records,
        table.rows,
        keeps_source="source" not in table.columns,
        style=table.notation,
        answers=answers,
        evidence=folder_of(workspace.store.path),
    )
    gone = stale(kept, workspace.store.ids)
    said = (table.layout, *table.remarks, *preview.remarks, *map(ended, gone))
    rows = _Rows(strategy, preview, names).all()
    offers = preview.unanswered.names
    return Understood(table, rows, preview.seen, offers, tuple(text for text in said if text))


def _read(
    path: Path,
    strategy: Strategy,
    choices: Choices,
    names: Mapping[str, str],
    before: Table | None,
) -> Table:
    """Return what a file says; what it said before where it can be read no more."""
    sheet, ignored = choices.sheet, choices.ignored
    try:
        return read_table(path, strategy, sheet=sheet, ignore=ignored, names=names)
    except ScorecardError:
        if before is None:
            raise
        return before


def sheets_of(path: Path) -> tuple[str, ...]:
    """Return the sheets of a workbook, hidden ones last; none where it is no workbook."""
    try:
        data = read_bytes(path)
        if not data.startswith((ZIP, OLE)):
            return ()
        book = open_workbook(data, path)
    except ScorecardError:
        return ()
    return tuple(sorted(book.names, key=lambda name: name in book.hidden))


def keep_names(workspace: Workspace, agreed: Mapping[str, str]) -> str:
    """Keep what a person said a file's names stand for; say what came of it where it failed."""
    path = names_beside(workspace.places.store)
    try:
        known = read_names(path)
        if not agreed.items() <= known.items():
            write_names(path, {**known, **agreed})
    except ScorecardError as error:
        return words.ScreenImport.NAMES_NOT_KEPT.format(why=error)
    return ""


class _Rows:
    """The work of putting a preview into rows."""

    def __init__(
        self,
        strategy: Strategy,
        preview: ImportPreview,
        names: Mapping[str, str],
    ) -> None:
        self._ids, self._preview, self._names = PresentIds(strategy), preview, names
        self._doubts = {row.number: what for row, what in preview.doubts}
        self._strategy = strategy
        left = preview.unanswered
        self._stands = {row.number: stands for row, stands in left.changed_since}
        of = (
            (Asks.NO_FIGURE, left.no_figure),
            (Asks.MARKED, left.marked),
            (Asks.CHANGED_SINCE, [row for row, _ in left.changed_since]),
        )
        self._asks = {row.number: asks for asks, rows in of for row in rows}

    def all(self) -> tuple[ImportRow, ...]:
        """Return a row for each of the file, in the order in which they are to be stored."""
        preview = self._preview
        rows = [self._known(known) for known in (*preview.new, *preview.changed, *preview.same)]
        refused: dict[int, list[Refusal]] = {}
        for refusal in preview.refused:
            refused.setdefault(refusal.number, []).append(refusal)
        rows += [
            self._refused(row, refused[row.number]) for row in preview.rows if row.number in refused
        ]
        return tuple(rows)

    def _known(self, known: PreviewRow) -> ImportRow:
        doubt = self._doubts.get(known.number, "")
        entry = known.entry
        title = self._title(entry.indicator, entry.entity, entry.part)
        return ImportRow(Sort.DOUBTED if doubt else _sort_of(known), known.row, title, doubt, known)

    def _refused(self, row: Row, refusals: Sequence[Refusal]) -> ImportRow:
        name, said = row.draft.indicator.strip(), words.ScreenImport
        asks = self._asks.get(row.number)
        if asks is None:
            each = (said.REFUSED_BECAUSE.format(column=r.column, what=r.what) for r in refusals)
            why = words.ASIDE_SEPARATOR.join(each)
        else:
            why = self._asked(asks, row)
        id_, entity, part = parted_name(self._names.get(name, name))
        title = self._title(id_, row.draft.entity.strip() or entity, row.draft.part.strip() or part)
        unknown = "" if id_ in self._ids.indicators else name
        return ImportRow(Sort.REFUSED, row, title, why, unknown=unknown, asks=asks)

    def _asked(self, asks: Asks, row: Row) -> str:
        """Say what a row asks of a person, in the words of the screens."""
        said, text = words.ScreenImport, quoted(row.written or row.draft.value)
        if asks is Asks.NO_FIGURE:
            return said.SAYS_NO_FIGURE.format(text=text)
        if asks is Asks.MARKED:
            return said.HAS_MARK.format(text=text)
        stands = self._stands[row.number]
        value = RowTeller(self._strategy, self._ids, {}).figure(stands)
        on = day(stands.entered_at.date())
        return said.CHANGED_SINCE.format(value=value, by=visible(stands.by), day=on)

    def _title(self, id_: str, entity_id: str | None, part_name: str | None) -> str:
        indicator = self._ids.indicators.get(self._ids.of(id_))
        if indicator is None:
            return id_
        entity = indicator.entity(entity_id) if entity_id else None
        part = indicator.part(part_name) if part_name else None
        names = (each.title for each in (entity, part) if each is not None)
        title = indicator.title
        for name in names:
            title = words.ScreenEntities.TITLE_OF.format(title=title, entity=name)
        return title


def _sort_of(known: PreviewRow | None) -> Sort:
    return Sort.REFUSED if known is None else Sort(known.effect.value)


def import_table(rows: Sequence[ImportRow], empty: str, arrow: str) -> TextTableData:
    """Return the rows as a table: what becomes of each, where it stands, and what it says."""
    said = words.ScreenImport
    columns = (
        TextColumn(""),
        TextColumn(said.PLACE, most=24),
        TextColumn(said.INDICATOR, most=60, flexible=True, lines=2),
        TextColumn(said.YEAR),
        TextColumn(said.WRITTEN, right=True, most=16),
        TextColumn(said.UNDERSTOOD, right=True, most=40),
        TextColumn(said.LAST, right=True, most=24, optional=True),
        TextColumn(said.SOURCE, most=30, optional=True),
        TextColumn(said.NOTE, most=30, optional=True),
    )
    texts = tuple(
        (
            said.SORTS[row.sort.value],
            row.place.rpartition("!")[2],  # the title says which sheet
            row.title,
            row.year,
            row.written,
            _change(row, arrow),
            row.last,
            *row.beside,
        )
        for row in rows
    )
    inks = tuple(_INKS.get(row.sort, "text") for row in rows)
    return TextTableData(columns, texts, tuple(map(told, rows)), empty, inks)


def _change(row: ImportRow, arrow: str) -> str:
    if row.stands in ("", row.understood):
        return row.understood
    return f"{row.stands} {arrow} {row.understood}"


def told(row: ImportRow) -> str:
    """Say the whole of a row: what stands in the file, what it means, what it changes and why."""
    said = words.ScreenImport
    parts = [said.STANDS_THERE.format(place=row.place, written=row.written or said.NOTHING)]
    if row.understood and row.understood != row.written:
        parts.append(said.MEANS.format(value=row.understood))
    known = row.known
    if known is not None and (known.effect is Effect.SAME or row.stands == row.understood):
        parts.append(said.SENTENCE.format(what=known.teller.effect(known)))
    elif row.stands:
        parts.append(said.REPLACES.format(value=row.stands))
    if row.last:
        parts.append(said.LAST_BEFORE.format(last=row.last))
    if row.why:
        parts.append(ended(row.why))
    if row.sort is Sort.LEFT:
        parts.append(said.IS_LEFT)
    return " ".join(parts)
