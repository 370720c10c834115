"""Readings as a long CSV, a row a reading: read and written."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.exchange.cells import cell_name
from scorecard.exchange.table import Row, Table
from scorecard.files import read_input
from scorecard.messages.catalogue import did_you_mean, either, plural, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.number import bare_number
from scorecard.model.plan import Audience, Kind, PresentIds
from scorecard.model.reading import Qualifier, Reading, State
from scorecard.model.records import Comment, Decision, Judgement, Priority
from scorecard.model.text import nearest, quoted
from scorecard.records.codec import moment_text, vote_document
from scorecard.records.draft import Draft
from scorecard.records.evidence import evidence_text
from scorecard.records.schema import VOTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import ReadingKey
    from scorecard.model.records import Closure

    Record = Reading | Comment | Judgement | Closure | Priority | Decision


COLUMNS = (
    *("indicator", "year", "value", "entity", "numerator", "denominator", "qualifier", "state"),
    *("flags", "source", "edition", "address", "page", "published", "note", "reason", "no_data"),
    "by",
)
NEEDED = COLUMNS[:3]
# Written where an export needs them: parts of breakdowns, upper ends of figures between two, files,
# readings taken back, and cells made harmless.
_PART = "part"
_HIGH = "high"
_EVIDENCE = "evidence"
_RETRACTED = "retracted"
_ESCAPED = "escaped"
# Only of a whole history: what a row is a record of, its moment of entry, and how it counts.
_OF_ALL = ("record", "entered", "as_published", "audience")
# And what only the board's priorities and decisions say; written where there are some.
_OF_BOARD = ("ref", "kind", "who", "measure", "because", "carried_from", "due", "done", *VOTE)
HISTORY = (*_OF_ALL, *_OF_BOARD)
# The id of the revision that a workbook for staff was filled from, and what it shows besides: the
# plan's own words and earlier figures, which an import passes over where that column is.
SEEN = "seen"
SHOWN = ("title", "unit", "target", "earlier", "definition", "asked")
KNOWN = (*COLUMNS, _PART, _HIGH, _EVIDENCE, _RETRACTED, _ESCAPED, SEEN, *HISTORY)
# Of a row of such a workbook these are filled in beforehand.
_GIVEN = ("indicator", "entity", _PART, "year", SEEN)
# A header wider than this is another kind of table, and not worth a fault for each column.
_MAX_COLUMNS = 100
_FAULTS_NAMED = 10


def _header_names(cells: Sequence[str]) -> list[str]:
    """Return the columns' names: small letters, no spaces around, none for empty cells at the end.

    Spreadsheets write such cells where a column was once in use.
    """
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        del names[-1]
    return names


def _header_faults(names: Sequence[str]) -> list[str]:
    """Return everything wrong with a header; nothing when rows can be read by it.

    A column without a name is no fault here, only a cell in it is.
    """
    said = words.CsvFile
    if len(names) > _MAX_COLUMNS:
        columns = words.LIST_SEPARATOR.join(COLUMNS)
        return [said.TOO_WIDE.format(number=f"{len(names):,}", columns=columns)]
    if not set(names) & set(NEEDED):
        return [said.NO_HEADER.format(columns=either(NEEDED))]
    needed = words.LIST_SEPARATOR.join(NEEDED)
    faults = [said.LACKS.format(name=name, needed=needed) for name in NEEDED if name not in names]
    # Without the moment of entry it is no history, and the other columns of one say nothing.
    known = KNOWN if HISTORY[1] in names else [name for name in KNOWN if name not in HISTORY]
    if SEEN in names:
        known = (*known, *SHOWN)
    for name in dict.fromkeys(names):
        places = [str(place + 1) for place, other in enumerate(names) if other == name]
        if name and name not in known:
            near = did_you_mean(nearest(name, known))
            faults.append(said.UNKNOWN.format(name=quoted(name), place=places[0], hint=near))
        elif name and len(places) > 1:
            listed = words.LIST_SEPARATOR.join(places)
            faults.append(said.TWICE.format(name=name, number=len(places), places=listed))
    if len(faults) > _FAULTS_NAMED:
        more = len(faults) - _FAULTS_NAMED
        faults[_FAULTS_NAMED:] = [said.MORE_UNKNOWN.format(number=more)]
    return faults


_APOSTROPHE = "'"
# The wide twins of the signs are turned into them by some spreadsheets.
_RUNS = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_NUMBER = "[+-]?[0-9][0-9.,]*"


def would_run(cell: str) -> bool:
    """Say whether a spreadsheet might compute the cell; a plain number such as -5 is none."""
    return re.match(_RUNS, cell) is not None and re.fullmatch(_NUMBER, cell) is None


# Room for a million rows; more is no table of yearly readings.
MAX_BYTES = 100 * 1024 * 1024
# How other kinds of file begin, and what the catalogue calls them.
_SIGNATURES = (
    (b"PK\x03\x04", "workbook"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
)


def csv_text(data: bytes, path: Path) -> str:
    """Return the text of a file's bytes; UTF-16 is known by its byte-order mark.

    Raises:
        ScorecardError: another kind of file, empty, or not UTF-8 text.
    """
    said = words.CsvFile
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            what = said.OTHER[kind].format(advice=said.SAVE_AS)
            raise ScorecardError(Fault(str(path), what))
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            what = said.OTHER["utf-16"].format(advice=said.SAVE_AS)
            raise ScorecardError(Fault(str(path), what)) from None
    else:
        text = _utf8(data, path)
    if not text.strip():
        raise ScorecardError(Fault(str(path), said.EMPTY))
    return text


def _utf8(data: bytes, path: Path) -> str:
    if b"\x00" in data:
        raise ScorecardError(_null_fault(path, data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"{data[error.start]:02X}"
        what = words.CsvFile.NOT_UTF8.format(byte=byte, advice=words.CsvFile.SAVE_AS)
        raise ScorecardError(Fault(str(path), what, _line(data, error.start))) from None


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        ScorecardError: missing, unreadable, or too large.
    """
    try:
        data = read_input(path, MAX_BYTES)
    except FileNotFoundError:
        raise ScorecardError(Fault(str(path), words.CsvFile.MISSING)) from None
    except IsADirectoryError:
        raise ScorecardError(Fault(str(path), words.CsvFile.IS_FOLDER)) from None
    except PermissionError:
        raise ScorecardError(Fault(str(path), words.CsvFile.NOT_ALLOWED)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ScorecardError(Fault(str(path), words.CsvFile.UNREADABLE.format(why=why))) from None
    if len(data) > MAX_BYTES:
        what = words.CsvFile.TOO_LARGE.format(most=MAX_BYTES // 1024 // 1024)
        raise ScorecardError(Fault(str(path), what))
    return data


def _null_fault(path: Path, data: bytes) -> Fault:
    """Say what null bytes mean: every other one is UTF-16, a single one is damage."""
    said = words.CsvFile
    if re.match(rb"(?:[^\x00]\x00){4}|(?:\x00[^\x00]){4}", data):
        return Fault(str(path), said.OTHER["utf-16"].format(advice=said.SAVE_AS))
    return Fault(str(path), said.NULL_BYTE, _line(data, data.index(b"\x00")))


def _line(data: bytes, position: int) -> int:
    """Return the line, from 1, that a byte is on."""
    return len((data[:position] + b"x").splitlines())


_DELIMITERS = ",;\t"
# So many lines tell which it is.
_LINES = 50


def read_long_csv(path: Path) -> Table:
    """Read a long CSV in UTF-8, its cells parted by commas, semicolons or tabs.

    Raises:
        ScorecardError: the file, its header or its quotation marks make it unreadable; each fault
            names the row where there is one.
    """
    text = csv_text(read_bytes(path), path)
    # A cell may be as long as the file: its length is refused later, with the cell's own name.
    former = csv.field_size_limit(len(text) + 1)
    try:
        text, delimiter = parted(text)
        records = csv_records(text, delimiter, path)
        return long_table(next(records, (1, [])), records, delimiter, path)
    finally:
        csv.field_size_limit(former)


def parted(text: str) -> tuple[str, str]:
    """Return the text of a CSV file, and the mark between its cells."""
    hint = re.match('"?sep=([,;\t])"?\r?\n', text)
    if hint is None:
        return text, _delimiter(text)
    # A line for spreadsheets alone: they follow it, hide it and do not count it.
    return text[hint.end() :], hint[1]


def csv_header(data: bytes, path: Path) -> tuple[str, ...]:
    """Return the cells of a CSV file's first row.

    Raises:
        ScorecardError: it is no CSV file.
    """
    text, mark = parted(csv_text(data, path))
    return tuple(next(csv_records(text, mark, path), (1, []))[1])


def is_long_header(cells: Sequence[str]) -> bool:
    """Say whether a row names the columns of a long CSV, and nothing else."""
    names = _header_names(cells)
    return bool(names) and not _header_faults(names)


def is_nearly_long_header(cells: Sequence[str]) -> bool:
    """Say whether a row names most of the columns that a long CSV needs."""
    return len(set(_header_names(cells)) & set(NEEDED)) > 1


def long_table(
    header: tuple[int, Sequence[str]],
    records: Iterable[tuple[int, list[str]]],
    delimiter: str,
    path: Path,
    sheet: str = "",
) -> Table:
    """Return the table of a long CSV, or of a workbook's sheet that is like one.

    Args:
        header: the number and the cells of the row that names the columns.
        records: the rows below it, each with its number.
        delimiter: the mark between cells, which faults name.
        path: the file, which faults name.
        sheet: the workbook's sheet; empty for a CSV.

    Raises:
        ScorecardError: everything that is wrong with the header.
    """
    number, names = header[0], _header_names(header[1])
    faults = _header_faults(names)
    if faults:
        raise ScorecardError(
            *(
                Fault(str(path), words.CsvFile.ROW.format(number=number, what=what))
                for what in faults
            )
        )
    columns = _Columns(names, delimiter, sheet)
    rows = (columns.row(number, cells) for number, cells in records)
    if SEEN in names:
        rows = (row for row in rows if row.problems or filled_in(row.draft))
    return Table(
        tuple(rows),
        tuple(name for name in names if name and name not in SHOWN),
        sheet=sheet,
        left_out=tuple(name for name in names if name in SHOWN),
    )


def filled_in(draft: Draft) -> bool:
    """Say whether anything was typed into a row of a workbook for staff."""
    return any(getattr(draft, n).strip() for n in Draft._fields if n not in _GIVEN)


def _delimiter(text: str) -> str:
    """Return the mark between cells.

    It parts the first line into the most names that are known; of a file that begins otherwise it
    parts the most lines into equally many cells.
    """
    lines = [line for line in islice(io.StringIO(text, newline=""), _LINES) if line.strip()]

    def parts(delimiter: str) -> tuple[int, int, int]:
        first = _header_names(next(csv.reader(lines[:1], delimiter=delimiter), []))
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter))
        alike, width = max(((n, w) for w, n in widths.items() if w > 1), default=(0, 0))
        return len(set(first) & set(KNOWN)), alike, width

    return max(_DELIMITERS, key=parts)


def csv_records(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not blank, each with its number in a spreadsheet."""
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        said = words.CsvFile
        what = said.QUOTE_OPEN if re.search("end of data", str(error)) else said.QUOTE_CLOSED
        row = said.ROW.format(number=number + 1, what=said.QUOTE.format(what=what))
        raise ScorecardError(Fault(str(path), row)) from None


class _Columns:
    """Turns the cells of a row into a draft by the header's names."""

    def __init__(self, names: Sequence[str], delimiter: str, sheet: str = "") -> None:
        self._sheet = sheet
        self._value = names.index("value")
        places = [(name, n) for n, name in enumerate(names) if name]
        self._least = places[-1][1] + 1
        self._read = [place for place in places if place[0] not in SHOWN]
        self._history = [name for name in HISTORY if name in names]
        self._unnamed = [n for n, name in enumerate(names) if not name]
        self._most = len(names)
        self._mark = words.CsvFile.MARKS[delimiter]

    def row(self, number: int, cells: list[str]) -> Row:
        """Return the row; one whose cells do not fit the columns has problems and no draft."""
        place = words.CsvFile.PLACE.format(number=number)
        if self._sheet:
            place = cell_name((number - 1, self._value), self._sheet)
        problems = self._misfit(cells)
        if problems:
            return Row(number, Draft(), tuple(problems), place=place)
        fields = {name: cells[place] for name, place in self._read}
        escaped = fields.pop(_ESCAPED, "")
        for column in filter(None, re.split("[;, ]+", escaped) if escaped else ()):
            if column in fields:
                fields[column] = fields[column].removeprefix(_APOSTROPHE)
            else:
                what = words.CsvFile.NO_COLUMN.format(name=quoted(column))
                problems.append((_ESCAPED, what))
        history = {name: fields.pop(name) for name in self._history}
        draft = Draft(**fields)
        return Row(number, draft, tuple(problems), history, place, draft.value)

    def _misfit(self, cells: list[str]) -> list[tuple[str, str]]:
        if len(cells) == self._most and not self._unnamed:
            return []
        said = words.CsvFile
        if len(cells) < self._least:
            return [self._whole_row(len(cells), said.EMPTY_CELL)]
        beyond = [cell for cell in cells[self._most :] if cell.strip()]
        if beyond:
            return [self._whole_row(len(cells), said.TEXT_WITH_MARK)]
        return [
            (said.COLUMN.format(place=place + 1), said.NAMELESS.format(text=quoted(cells[place])))
            for place in self._unnamed
            if place < len(cells) and cells[place].strip()
        ]

    def _whole_row(self, number: int, advice: str) -> tuple[str, str]:
        """Return the problem of a row with too few or too many cells."""
        said = words.CsvFile
        what = plural(
            said.MISFIT,
            f"{number:,}",
            columns=self._least,
            advice=advice.format(mark=self._mark),
        )
        return said.WHOLE_ROW, what


_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


def write_long_csv(strategy: Strategy, readings: Iterable[Reading], stream: TextIO) -> int:
    """Write one row for each reading, in the order given, and return how many there are.

    Every column is written, with ``part``, ``high``, ``retracted`` and ``escaped`` only where a
    row needs them.
    Numbers are written without grouping and with the strategy's decimal mark. A cell that a
    spreadsheet would run as a formula gets an apostrophe, and ``escaped`` names its column.

    Args:
        strategy: says the kinds, the current ids and how numbers are written.
        readings: what to write; every revision given becomes a row.
        stream: open text, its line ends not translated (``newline=""``).
    """
    rows = [guarded(cells) for cells in reading_rows(strategy, readings)]
    return _write(stream, rows, (*reading_columns(rows), *_needed(rows, (_ESCAPED,))))


def write_history_csv(strategy: Strategy, records: Iterable[Record], stream: TextIO) -> int:
    """Write one row for each record of a history, in the order given; return how many there are.

    Beside the columns of a reading it has the moment of entry, and what a row is a record of. All
    but a reading say their words in ``note``; a closing and a decision their day in ``published``.

    Args:
        strategy: as for :func:`write_long_csv`.
        records: what people entered, each chain in its order.
        stream: open text, its line ends not translated (``newline=""``).
    """
    rows = [guarded(cells) for cells in history_rows(strategy, records)]
    return _write(stream, rows, (*history_columns(rows), *_needed(rows, (_ESCAPED,))))


def history_columns(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns of a whole history, those of the board where its rows need them."""
    needed = _needed(rows, (_PART, _HIGH, _EVIDENCE))
    return (*COLUMNS, *needed, _RETRACTED, *_OF_ALL, *_needed(rows, _OF_BOARD))


def history_rows(strategy: Strategy, records: Iterable[Record]) -> Iterator[dict[str, str]]:
    """Yield the cells of each record of a history by column, as they are."""
    ids = PresentIds(strategy)
    for record in records:
        if isinstance(record, Reading):
            (cells,) = reading_rows(strategy, (record,))
            sort = ""
        else:
            sort, cells = _other_cells(record, ids, strategy.calendar)
            cells = dict.fromkeys((*COLUMNS, _PART, _HIGH, _EVIDENCE, _RETRACTED), "") | cells
        entered = "" if record.entered_at is None else moment_text(record.entered_at)
        published = isinstance(record, Reading) and record.as_published
        cells |= {"record": sort, "entered": entered, "as_published": "yes" if published else ""}
        yield dict.fromkeys(HISTORY, "") | cells


def _other_cells(
    record: Comment | Judgement | Closure | Priority | Decision,
    ids: PresentIds,
    calendar: FiscalCalendar,
) -> tuple[str, dict[str, str]]:
    """Return what sort of record it is, and its cells that are not empty."""
    if isinstance(record, Priority | Decision):
        return _board_cells(record, ids, calendar)
    cells = {"year": str(record.year), "by": record.by}
    match record:
        case Comment():
            audience = "" if record.audience is Audience.PUBLIC else record.audience.value
            state = State.DRAFT.value if record.draft else ""
            cells |= {"indicator": ids.of(record.about), "note": record.text, "state": state}
            return "comment", cells | {"audience": audience}
        case Judgement():
            cells |= {"indicator": ids.of(record.indicator), "value": record.status.value}
            return "judgement", cells | {"note": record.because, "reason": record.reason}
    cells |= {"published": record.on.isoformat(), "note": record.because}
    return "reopening" if record.reopened else "closing", cells


def _board_cells(
    record: Priority | Decision, ids: PresentIds, calendar: FiscalCalendar
) -> tuple[str, dict[str, str]]:
    """Return the same of a priority or a decision."""
    cells = {
        "ref": record.ref,
        "indicator": "; ".join(map(ids.of, record.about)),
        "note": record.text,
        "because": record.because,
        "by": record.by,
    }
    if isinstance(record, Priority):
        cells |= {"year": str(record.year), "kind": record.kind.value, "state": record.state.value}
        cells |= {"reason": record.reason or "", "who": record.lead, "measure": record.measure}
        return "priority", cells | {"carried_from": record.carried_from}
    cells |= {"year": str(calendar.of(record.on)), "published": record.on.isoformat()}
    cells |= {"who": record.who}
    cells |= {_RETRACTED: "yes" if record.withdrawn else ""}
    cells |= {name: str(count) for name, count in (vote_document(record.vote) or {}).items()}
    days = {"due": record.due, "done": record.done}
    return "decision", cells | {name: day.isoformat() for name, day in days.items() if day}


def reading_columns(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns of readings, as rows need them."""
    return (*COLUMNS, *_needed(rows, (_PART, _HIGH, _EVIDENCE, _RETRACTED)))


def reading_rows(strategy: Strategy, readings: Iterable[Reading]) -> Iterator[dict[str, str]]:
    """Yield the cells of each reading by column, as they are."""
    style = strategy.file_style
    numeric = {i.id for i in strategy.indicators() if i.reading_kind in _NUMERIC}
    ids = PresentIds(strategy)
    for reading in readings:
        key = ids.key(reading.key)
        is_number = key.indicator in numeric
        yield _cells_of(reading, key, style if is_number else None, is_number)


def _needed(rows: Sequence[Mapping[str, str]], names: Iterable[str]) -> list[str]:
    return [name for name in names if any(row[name] for row in rows)]


def _write(stream: TextIO, rows: Sequence[Mapping[str, str]], header: Sequence[str]) -> int:
    stream.writelines(csv_lines(header, rows))
    return len(rows)


def csv_lines(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield the lines of a CSV: its header, and a line for each row with the cells by column."""
    yield _line_of(header)
    for row in rows:
        yield _line_of([row[name] for name in header])


def _cells_of(
    reading: Reading, key: ReadingKey, style: NumberStyle | None, is_number: bool
) -> dict[str, str]:
    """Return a reading's cells by column."""

    def number(text: str | None) -> str:
        if not text or not is_number:
            return text or ""
        # One notation is found for a whole file: in none may 1.234 be read as a thousand.
        plain = bare_number(text)
        return plain if style is None else plain.replace(".", style.decimal)

    source = reading.source
    return {
        "indicator": key.indicator,
        "year": str(reading.year),
        "value": number(reading.value),
        _HIGH: number(reading.high),
        "entity": key.entity or "",
        _PART: key.part or "",
        "numerator": number(reading.numerator),
        "denominator": number(reading.denominator),
        "qualifier": "" if reading.qualifier is Qualifier.EXACT else reading.qualifier.value,
        "state": reading.state.value,
        "flags": "; ".join(flag.value for flag in reading.flags),
        "source": source.title,
        "edition": source.edition,
        "address": source.address,
        "page": source.page,
        _EVIDENCE: evidence_text(reading.evidence, digests=True),
        "published": reading.published.isoformat() if reading.published else "",
        "note": reading.note,
        "reason": reading.reason,
        "no_data": reading.no_data,
        "by": reading.by,
        _RETRACTED: "yes" if reading.retracted else "",
    }


def guarded(cells: dict[str, str], texts: Collection[str] = KNOWN) -> dict[str, str]:
    """Put an apostrophe before what a spreadsheet would run, and name the columns it went into.

    Args:
        cells: those of a row by column; they are changed.
        texts: the columns that may hold text.
    """
    risky = [name for name, cell in cells.items() if name in texts and would_run(cell)]
    for name in risky:
        cells[name] = _APOSTROPHE + cells[name]
    cells[_ESCAPED] = "; ".join(risky)
    return cells


def _line_of(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    """Put quotation marks around a cell that holds a mark or has a space at an end."""
    if re.search('[",;\t\r\n]|^ | $', cell) is None:
        return cell
    return '"' + cell.replace('"', '""') + '"'
