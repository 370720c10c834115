"""Workbooks into sheets of cells: XLSX, XLSM, XLS and ODS, by the values they store.

Nothing in a workbook runs: macros are not looked at, formulas give the value that was stored, and
links to other files are not followed.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import io
import os
import zipfile
import zlib
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scorecard.exchange.cells import CellError, Percent, Sheet
from scorecard.exchange.ods_parts import read_ods_parts
from scorecard.exchange.xlsx_parts import read_xlsx_parts
from scorecard.exchange.zip_parts import OddXml, SheetParts, TooManyCells
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from python_calamine import CalamineWorkbook

    from scorecard.exchange.cells import Cell

# A workbook of a million rows unpacks to less; what unpacks to more is a trap or a mistake.
MAX_UNPACKED = 600 * 1024 * 1024
# No sheet packs better than this, and no small file is worth a look.
_MAX_RATIO, _SMALL = 400, 20 * 1024 * 1024
# What the reader of an old workbook may have; its largest sheet takes a third.
_MEMORY = 2 * 1024 * 1024 * 1024
# How a workbook begins: a zip archive, or the older container of Excel.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

Part = Literal["links", "macros"]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets by name, in their order; ``read`` gives one of them.

    ``hidden`` names those a spreadsheet does not show, ``parts`` what else the file holds.
    """

    names: tuple[str, ...]
    hidden: frozenset[str]
    parts: frozenset[Part]
    read: Callable[[str], Sheet]


def open_workbook(data: bytes, path: Path) -> Workbook:
    """Open a workbook; nothing of its sheets is read yet.

    Raises:
        ScorecardError: it is locked by a password, damaged, no workbook, or unpacks to too much.
    """
    try:
        if data.startswith(OLE):
            return _old(data, path)
        return _zipped(data, path)
    except TooManyCells as fault:
        raise _refused(path, words.SheetFile.TOO_MANY.format(most=fault)) from None
    except (
        OddXml,
        zipfile.BadZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        zlib.error,
    ):
        raise _refused(path, words.SheetFile.DAMAGED) from None
    except RuntimeError:
        # What the archive itself is locked with.
        raise _refused(path, words.SheetFile.LOCKED) from None


def _refused(path: Path, what: str) -> ScorecardError:
    return ScorecardError(Fault(str(path), what))


def _zipped(data: bytes, path: Path) -> Workbook:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        unpacked = sum(sizes.values())
        if unpacked > MAX_UNPACKED or unpacked > max(_SMALL, _MAX_RATIO * len(data)):
            most = words.SheetFile.UNPACKS.format(size=f"{unpacked // 1024 // 1024:,}")
            raise _refused(path, most)
        if "xl/workbook.bin" in sizes:
            raise _refused(path, words.SheetFile.BINARY)
        if "xl/workbook.xml" in sizes:
            found = read_xlsx_parts(archive)
        elif "content.xml" in sizes:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise _refused(path, words.SheetFile.LOCKED)
            found = read_ods_parts(archive)
        else:
            raise _refused(path, words.SheetFile.NO_WORKBOOK)
    parts: set[Part] = set()
    if any(name.startswith("xl/externalLinks/") for name in sizes):
        parts.add("links")
    if "xl/vbaProject.bin" in sizes or any(name.startswith("Basic/") for name in sizes):
        parts.add("macros")
    return _opened(data, path, found, frozenset(parts))


def _old(data: bytes, path: Path) -> Workbook:
    """Open a workbook in Excel's older format, of which the values alone are read.

    Nothing tells beforehand how far its cells reach, and a damaged one can ask for memory without
    end: it is read in a process of its own, which is given up where that happens.
    """
    if _LOCKED in data:
        raise _refused(path, words.SheetFile.LOCKED)
    apart = get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, apart, _confine) as reader:
        try:
            book = reader.submit(_read_whole, data).result()
        except concurrent.futures.BrokenExecutor:
            book = words.SheetFile.DAMAGED
    if isinstance(book, str):
        raise _refused(path, book)
    return Workbook(tuple(book[0]), book[1], frozenset(), book[0].__getitem__)


def _confine() -> None:
    """Let this process have so much memory, and say nothing when it wants more."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)


def _read_whole(data: bytes) -> tuple[dict[str, Sheet], frozenset[str]] | str:
    """Return all sheets of a workbook and the names of hidden ones, or what is wrong with it."""
    try:
        book = _opened(data, Path(), {}, frozenset())
        return {name: book.read(name) for name in book.names}, book.hidden
    except ScorecardError as fault:
        (told,) = fault.faults
        return told.what if isinstance(told, Fault) else told
    except MemoryError:
        return words.SheetFile.DAMAGED


def _opened(
    data: bytes, path: Path, found: Mapping[str, SheetParts], parts: frozenset[Part]
) -> Workbook:
    # The door to workbooks, which opens late: nobody waits for it who imports a CSV.
    import python_calamine as calamine  # noqa: PLC0415

    try:
        book = calamine.load_workbook(io.BytesIO(data))
        about = [
            sheet for sheet in book.sheets_metadata if sheet.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        visible = calamine.SheetVisibleEnum.Visible
    except calamine.PasswordError:
        raise _refused(path, words.SheetFile.LOCKED) from None
    except calamine.CalamineError:
        raise _refused(path, words.SheetFile.DAMAGED) from None

    def read(name: str) -> Sheet:
        try:
            return _sheet(book, name, found.get(name))
        except calamine.CalamineError:
            raise _refused(path, words.SheetFile.DAMAGED) from None

    return Workbook(
        tuple(sheet.name for sheet in about),
        frozenset(sheet.name for sheet in about if sheet.visible is not visible),
        parts,
        read,
    )


def _sheet(book: CalamineWorkbook, name: str, parts: SheetParts | None) -> Sheet:
    """Return a sheet, its cells put right where the library leaves out what they were."""
    found = book.get_sheet_by_name(name)
    rows: list[list[Cell]] = [
        [float(cell) if type(cell) is int else cell for cell in row]
        for row in found.to_python(skip_empty_area=False)
    ]
    merged = tuple((first, last) for first, last in found.merged_cell_ranges or ())
    if parts is None:
        return Sheet(name, rows, merged)
    for row, column in parts.percents:
        value = _at(rows, row, column)
        if isinstance(value, float):
            rows[row][column] = Percent(value)
    for (row, column), text in parts.errors.items():
        _put(rows, row, column, CellError(text))
    for (row, column), text in parts.raised.items():
        _put(rows, row, column, text)
    return replace(
        Sheet(name, rows, merged or parts.merged),
        hidden_rows=parts.hidden_rows,
        hidden_columns=parts.hidden_columns,
        unstored=parts.unstored,
    )


def _at(rows: list[list[Cell]], row: int, column: int) -> Cell:
    inside = row < len(rows) and column < len(rows[row])
    return rows[row][column] if inside else ""


def _put(rows: list[list[Cell]], row: int, column: int, cell: Cell) -> None:
    """Put a cell where it stands, beyond the cells that hold a value too."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = cell
