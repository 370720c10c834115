"""What an XLSX file says beside its values: percent, errors, raised signs, hidden rows."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from scorecard.exchange.zip_parts import MAX_CELLS, OddXml, SheetParts, TooManyCells, parse

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

    from scorecard.exchange.cells import Place

_BOOK = "xl/workbook.xml"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
# Two of the formats that every workbook has without saying so.
_PERCENT_FORMATS = {9, 10}
# What stands in quotation marks, behind a backslash or in brackets is no sign of a format.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_RAISED = str.maketrans(
    "0123456789+-()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})").fullmatch


def read_xlsx_parts(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Return what there is to know of each sheet, by its name.

    Raises:
        OddXml: a part is damaged, or is what no workbook has.
        TooManyCells: a sheet reaches too far.
    """
    targets = _targets(archive)
    names = set(archive.namelist())
    percent = _percent_styles(archive) if _STYLES in names else frozenset()
    raised = _raised_texts(archive) if _STRINGS in names else {}
    sheets = ((name, targets.get(key, "")) for name, key in _sheets(archive))
    return {
        name: _SheetReader(archive, target, percent, raised).parts
        for name, target in sheets
        if target in names
    }


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            found.append((attributes.get("name", ""), attributes.get("id", "")))

    parse(archive, _BOOK, start)
    return found


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/xl", attributes.get("Target", ""))
            found[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    parse(archive, "xl/_rels/workbook.xml.rels", start)
    return found


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the styles of cells that are shown in hundredths, by their number."""
    formats: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside.append(tag)
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    parse(archive, _STYLES, start, end)
    percent = {str(number) for number in _PERCENT_FORMATS} - set(formats)
    percent |= {key for key, code in formats.items() if "%" in _LITERAL.sub("", code)}
    return frozenset(str(n) for n, key in enumerate(styles) if key in percent)


def _raised_texts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the shared texts in which signs are raised, by their number.

    Read without it, 123 with a small 1 above is 1231.
    """
    reader = _TextReader()
    parse(archive, _STRINGS, reader.start, reader.end, reader.told)
    return reader.found


class _TextReader:
    """Goes through the shared texts, each made of pieces with a look of their own."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._number = -1
        self._pieces: list[str] = []
        self._is_text = self._is_raised = self._any_raised = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a text, a piece of one, or what says how a piece looks."""
        if tag == "si":
            self._number += 1
            self._any_raised = False
            self._pieces.clear()
        elif tag == "r":
            self._is_raised = False
        elif tag == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"
            self._any_raised |= self._is_raised
        elif tag == "t":
            self._is_text = True

    def end(self, tag: str) -> None:
        """End what was begun."""
        if tag == "t":
            self._is_text = False
        elif tag == "r":
            self._is_raised = False
        elif tag == "si" and self._any_raised:
            self.found[str(self._number)] = "".join(self._pieces)

    def told(self, piece: str) -> None:
        """Take a piece of text."""
        if self._is_text:
            self._pieces.append(piece.translate(_RAISED) if self._is_raised else piece)


class _SheetReader:
    """Goes through the cells of one sheet."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        name: str,
        percent: frozenset[str],
        raised: Mapping[str, str],
    ) -> None:
        self.parts = SheetParts()
        self._percent = percent
        self._raised = raised
        self._row, self._column = -1, -1
        self._rows, self._columns = 0, 0
        self._type = ""
        self._formula = self._value = False
        self._text: list[str] | None = None
        self._unstored: set[Place] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[tuple[Place, Place]] = []
        parse(archive, name, self._start, self._end, self._told)
        self.parts.unstored = frozenset(self._unstored)
        self.parts.hidden_rows = frozenset(self._hidden_rows)
        self.parts.hidden_columns = frozenset(self._hidden_columns)
        self.parts.merged = tuple(self._merged)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "v":
            self._value = not self._formula
            if self._formula or self._type == "e" or (self._type == "s" and self._raised):
                self._text = []
        elif tag == "c":
            self._cell(attributes)
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._row = _number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self._hidden_rows.add(self._row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = (_number(attributes.get(name), 1) for name in ("min", "max"))
            self._hidden_columns.update(range(first - 1, min(last, 16384)))
        elif tag == "mergeCell":
            first_cell, _, last_cell = attributes.get("ref", "").partition(":")
            ends = [_place(first_cell), _place(last_cell)]
            if None not in ends:
                self._merged.append((ends[0] or (0, 0), ends[1] or (0, 0)))

    def _cell(self, attributes: dict[str, str]) -> None:
        place = _place(attributes.get("r", ""))
        self._row, self._column = place or (max(self._row, 0), self._column + 1)
        self._type = attributes.get("t", "n")
        self._formula = self._value = False
        if self._type == "n" and attributes.get("s", "0") in self._percent:
            self.parts.percents.add((self._row, self._column))

    def _end(self, tag: str) -> None:
        here = (self._row, self._column)
        if tag == "v" and self._text is not None:
            text, self._text = "".join(self._text), None
            # Some programs write the place of a result and leave it empty.
            self._value = bool(text) or self._type == "str"
            if self._type == "e":
                self.parts.errors[here] = text
            elif self._type == "s" and text in self._raised:
                self.parts.raised[here] = self._raised[text]
        elif tag == "c":
            if self._formula and not self._value:
                self._unstored.add(here)
            if self._value or self._type == "inlineStr":
                self._rows = max(self._rows, self._row + 1)
                self._columns = max(self._columns, self._column + 1)
                if self._rows * self._columns > MAX_CELLS:
                    raise TooManyCells

    def _told(self, piece: str) -> None:
        if self._text is not None:
            self._text.append(piece)


def _number(text: str | None, other: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else other


def _place(name: str) -> Place | None:
    """Return the row and column of a cell by its name, both from 0."""
    found = _CELL(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > 16384 or not 0 < int(found[2]) <= 1048576:
        raise OddXml
    return int(found[2]) - 1, column - 1
