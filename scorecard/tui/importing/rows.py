"""What importing a file would do, a row for each reading: what asks for a look stands first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.exchange.import_preview import preview_import, shown
from scorecard.exchange.long_csv import read_long_csv
from scorecard.messages.catalogue import words
from scorecard.messages.figures import ended
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Kind, PresentIds
from scorecard.model.records import newest
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from scorecard.exchange.import_preview import ImportPreview, PreviewRow, Refusal
    from scorecard.exchange.table import Row, Table
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.entry import Entry
    from scorecard.workspace import Workspace

_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


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


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One reading of the file.

    ``place`` is where it stands there, ``written`` its value as it stands there; ``understood`` is
    what that means, ``stands`` what the store says of the same year, ``last`` what it says last of
    a year before, ``why`` what is wrong or looks wrong. ``entry`` is None where it is refused;
    ``unknown`` is the name of its indicator, where the plan does not know it.
    """

    number: int
    sort: Sort
    place: str
    title: str
    of: str
    year: str
    written: str
    understood: str = ""
    stands: str = ""
    last: str = ""
    why: str = ""
    what: str = ""
    entry: Entry | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has answered so far: the rows left out, and those taken as they are.

    ``names`` says which indicator a name stands for that the plan does not know.
    """

    left: frozenset[int] = frozenset()
    sure: frozenset[int] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def leaving(self, numbers: Iterable[int]) -> Answers:
        """Return the same with rows left out."""
        return replace(self, left=self.left | set(numbers), sure=self.sure - set(numbers))

    def taking(self, numbers: Iterable[int]) -> Answers:
        """Return the same with rows taken as they are."""
        return replace(self, left=self.left - set(numbers), sure=self.sure | set(numbers))


@dataclass(frozen=True, slots=True)
class Understood:
    """A file read against the plan and the store: its rows, and what is to be stored."""

    table: Table
    rows: tuple[ImportRow, ...]
    seen: Mapping[ReadingKey, str | None]
    said: tuple[str, ...] = ()
    """Sentences on the whole file: how it was read, what was left out, what a person should see."""

    def sorted_by(self, answers: Answers) -> tuple[ImportRow, ...]:
        """Return the rows, each as the answers leave it, what asks for a look first."""
        rows = (_answered(row, answers) for row in self.rows)
        return tuple(sorted(rows, key=lambda row: (_ORDER[row.sort], row.number)))

    def unknown(self, answers: Answers) -> tuple[str, tuple[ImportRow, ...]]:
        """Return the first name the plan does not know, and its rows; nothing without any."""
        rows = [
            row for row in self.rows if row.unknown is not None and row.number not in answers.left
        ]
        name = rows[0].unknown if rows else None
        return name or "", tuple(row for row in rows if row.unknown == name)

    def entries(self, answers: Answers) -> tuple[Entry, ...]:
        """Return what is to be stored, in order."""
        rows = (_answered(row, answers) for row in self.rows)
        return tuple(row.entry for row in rows if row.entry is not None and row.sort in TAKEN)


def _answered(row: ImportRow, answers: Answers) -> ImportRow:
    if row.number in answers.left:
        return row if row.sort is Sort.SAME else replace(row, sort=Sort.LEFT)
    if row.sort is Sort.DOUBTED and row.number in answers.sure:
        return replace(row, sort=Sort.CHANGED if row.stands else Sort.NEW)
    return row


def understand(
    path: Path,
    workspace: Workspace | None,
    names: Mapping[str, str],
    table: Table | None = None,
) -> Understood:
    """Read a file and say what importing it would do; for worker threads.

    Args:
        path: the file.
        workspace: the plan and the store.
        names: which indicator a name stands for that the plan does not know.
        table: what the file said when it was read; it is not read again then.

    Raises:
        ScorecardError: it cannot be read, or is no table of readings.
    """
    if workspace is None:
        raise ScorecardError(words.ScreenEntry.NO_STORE)
    table = table or read_long_csv(path)
    if table.is_history:
        raise ScorecardError(words.ScreenImport.HISTORY)
    strategy, readings = workspace.strategy, workspace.store.records()
    preview = preview_import(
        strategy, readings, _renamed(table.rows, names), keeps_source="source" not in table.columns
    )
    rows = _Rows(strategy, readings.readings, table, preview, names)
    said = (table.layout, *table.remarks, *preview.remarks)
    return Understood(table, rows.all(), preview.seen, tuple(text for text in said if text))


def _renamed(rows: Iterable[Row], names: Mapping[str, str]) -> Iterable[Row]:
    """Return the rows with the indicators that a person chose for unknown names."""
    for row in rows:
        id_ = names.get(row.draft.indicator.strip())
        yield row if id_ is None else replace(row, draft=replace(row.draft, indicator=id_))


class _Rows:
    """The work of putting a preview into rows."""

    def __init__(
        self,
        strategy: Strategy,
        readings: Sequence[Reading],
        table: Table,
        preview: ImportPreview,
        answered: Mapping[str, str],
    ) -> None:
        self._answered = answered
        self._ids = PresentIds(strategy)
        self._style = strategy.style
        self._preview = preview
        self._file = {row.number: row for row in table.rows}
        self._doubts = dict(preview.doubts)
        heads = newest(readings, lambda reading: self._ids.key(reading.key))
        self._years: dict[tuple[str, str | None], list[Reading]] = {}
        for key, head in heads.items():
            if not head.retracted and head.value is not None:
                self._years.setdefault((key.indicator, key.entity), []).append(head)

    def all(self) -> tuple[ImportRow, ...]:
        """Return a row for each of the file, in the order in which they are to be stored."""
        preview = self._preview
        found = [self._known(row, Sort.NEW) for row in preview.new]
        found += [self._known(row, Sort.CHANGED) for row in preview.changed]
        found += [self._known(row, Sort.SAME) for row in preview.same]
        refused: dict[int, list[Refusal]] = {}
        for refusal in preview.refused:
            refused.setdefault(refusal.number, []).append(refusal)
        return (*found, *(self._refused(number, each) for number, each in refused.items()))

    def _known(self, row: PreviewRow, sort: Sort) -> ImportRow:
        entry, doubt = row.entry, self._doubts.get(row.number, "")
        stands = "" if row.before is None or sort is Sort.SAME else self._shown(row.before)
        return ImportRow(
            row.number,
            Sort.DOUBTED if doubt else sort,
            self._place(row.number),
            self._title(entry.indicator, entry.entity),
            " ".join(filter(None, (entry.indicator, entry.entity))),
            str(entry.year),
            self._file[row.number].written,
            self._shown(entry),
            stands,
            self._last(entry),
            doubt,
            row.what,
            entry,
        )

    def _refused(self, number: int, refusals: Sequence[Refusal]) -> ImportRow:
        row = self._file[number]
        draft = row.draft
        name = draft.indicator.strip()
        why = "; ".join(
            words.ScreenImport.REFUSED_BECAUSE.format(column=r.column, what=r.what)
            for r in refusals
        )
        return ImportRow(
            number,
            Sort.REFUSED,
            self._place(number),
            self._title(draft.indicator.strip(), draft.entity.strip()),
            " ".join(filter(None, (draft.indicator.strip(), draft.entity.strip()))),
            draft.year.strip(),
            row.written or draft.value,
            why=why,
            unknown=name if name and self._is_unknown(name) else None,
        )

    def _is_unknown(self, name: str) -> bool:
        return name not in self._answered and self._ids.of(name) not in self._ids.indicators

    def _place(self, number: int) -> str:
        return self._file[number].place or words.ScreenImport.ROW.format(number=number)

    def _title(self, id_: str, entity_id: str | None) -> str:
        indicator = self._ids.indicators.get(self._ids.of(id_))
        if indicator is None:
            return id_
        entity = indicator.entity(entity_id) if entity_id else None
        if entity is None:
            return indicator.title
        return words.ScreenEntities.TITLE_OF.format(title=indicator.title, entity=entity.title)

    def _shown(self, said: Entry | Reading) -> str:
        indicator = self._ids.indicators.get(self._ids.of(said.indicator))
        numeric = indicator is not None and indicator.reading_kind in _NUMERIC
        return shown(said, self._style, numeric=numeric)

    def _last(self, entry: Entry) -> str:
        """Return the reading of the last year before the entry's, with its year."""
        held = self._years.get((entry.indicator, entry.entity), ())
        before = max((r for r in held if r.year < entry.year), key=lambda r: r.year, default=None)
        if before is None:
            return ""
        return words.ScreenImport.LAST_IN.format(value=self._shown(before), year=before.year)


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
    )
    texts = tuple(
        (
            said.SORTS[row.sort.value],
            row.place,
            row.title,
            row.year,
            row.written,
            f"{row.stands} {arrow} {row.understood}" if row.stands else row.understood,
            row.last,
        )
        for row in rows
    )
    inks = tuple(_INKS.get(row.sort, "text") for row in rows)
    return TextTableData(columns, texts, tuple(map(told, rows)), empty, inks)


def told(row: ImportRow) -> str:
    """Say the whole of a row: what stands in the file, what it means, what it changes and why."""
    said = words.ScreenImport
    parts = [said.STANDS_THERE.format(place=row.place, written=row.written or said.NOTHING)]
    if row.understood and row.understood != row.written:
        parts.append(said.MEANS.format(value=row.understood))
    if row.sort is Sort.SAME:
        parts.append(said.STORED)
    if row.stands == row.understood and row.what:
        parts.append(said.SENTENCE.format(what=row.what))
    elif row.stands:
        parts.append(said.REPLACES.format(value=row.stands))
    if row.last:
        parts.append(said.LAST_BEFORE.format(last=row.last))
    if row.why:
        parts.append(ended(row.why))
    if row.sort is Sort.LEFT:
        parts.append(said.IS_LEFT)
    return " ".join(parts)
