"""The readings of a sheet whose table was found, and the sentences that say how."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.exchange.cells import CellError, Flagged, cell_name, letters, text_of, typed
from scorecard.exchange.headers import column_of, year_cell
from scorecard.exchange.layout import NoTable
from scorecard.exchange.table import Row, Table
from scorecard.messages.catalogue import plural, words
from scorecard.model.number import Disagreement, notation_of
from scorecard.model.plan import NUMERIC
from scorecard.model.text import quoted
from scorecard.records.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scorecard.exchange.cells import Cell, Place, Sheet
    from scorecard.exchange.headers import YearCell
    from scorecard.exchange.layout import Layout
    from scorecard.exchange.plan_names import PlanNames
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator

# What stands before the text of a footnote: a sign, or a letter or digit with a bracket or point.
_FOOTNOTE = re.compile(
    r"\s*([*\u2020\u2021\u00a7]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\(?[a-z0-9][.)])\s*(\S.*)",
    re.DOTALL,
)
_ROWS_NAMED = 6
# What else than a figure a row may say.
_OTHERS = {*Draft._fields} - {"indicator", "year", "value", "entity", "part", "by"}
# An error that says "there is no figure", which a person may answer; all others are faults.
_NONE = "#N/A"


def table_of(sheet: Sheet, layout: Layout, names: PlanNames, style: NumberStyle | None) -> Table:
    """Return the readings of a sheet.

    Args:
        sheet: its cells.
        layout: where its table stands.
        names: what the plan's indicators and entities are called.
        style: how the file writes numbers, where a person said so.
    """
    reader = _Reader(sheet, layout, names)
    rows = tuple(reader.rows())
    table = Table(
        rows,
        tuple(dict.fromkeys(("indicator", "year", "value", *layout.columns))),
        sheet=sheet.name,
        layout=reader.sentence(),
        left_out=(*layout.left_out, *layout.ignored),
        remarks=(*layout.remarks, *reader.remarks()),
        footnotes=reader.footnotes,
    )
    return table if style is not None else in_one_notation(table, reader.texts)


def in_one_notation(table: Table, texts: Mapping[int, Indicator | None]) -> Table:
    """Return a table with the one notation of its figures, or the fault of the second of two.

    Args:
        table: what a file says.
        texts: what is measured by the rows, by their numbers, whose figure is text; what a cell
            keeps as a number has no notation.
    """
    rows = table.rows
    written: list[str] = []
    decimals: list[int | None] = []
    for row in rows:
        indicator = texts.get(row.number)
        is_number = indicator is not None and indicator.reading_kind in NUMERIC
        written.append(row.written if is_number else "")
        decimals.append(indicator.decimals if indicator is not None else None)
    found = notation_of(written, decimals)
    if not isinstance(found, Disagreement):
        return replace(table, notation=found)
    first, second = rows[found.first], rows[found.second]
    what = words.Layout.TWO_NOTATIONS.format(
        first=first.place, one=first.written, second=second.place, other=second.written
    )
    told = replace(second, problems=(*second.problems, ("value", what)))
    return replace(table, rows=(*rows[: found.second], told, *rows[found.second + 1 :]))


class _Reader:
    """Goes through the rows below a header."""

    def __init__(self, sheet: Sheet, layout: Layout, names: PlanNames) -> None:
        self._sheet = sheet
        self._layout = layout
        self._names = names
        self._current: Indicator | None = None
        self._number = 0
        self._passed: list[int] = []
        self.texts: dict[int, Indicator | None] = {}
        self.footnotes: dict[str, str] = {}
        self._spanned = {
            (row, column): first
            for first, last in sheet.merged
            for row in range(first[0], min(last[0], first[0] + 10_000) + 1)
            for column in range(first[1], min(last[1], first[1] + 400) + 1)
            if (row, column) != first
        }

    def rows(self) -> Iterator[Row]:
        """Yield the readings, row by row and in a row from left to right."""
        layout = self._layout
        read = {"long": self._long, "wide": self._wide, "turned": self._turned}[layout.kind]
        for row in range(layout.first, len(self._sheet.rows)):
            if not any(_holds(cell) for cell in self._sheet.rows[row]):
                continue
            found = read(row)
            if found:
                yield from found
            else:
                self._passed.append(row)
                self._footnote(row)

    def _cell(self, row: int, column: int) -> Cell:
        cells = self._sheet.rows[row]
        return cells[column] if column < len(cells) else ""

    def _year(self, row: int, column: int) -> YearCell | None:
        return year_cell(self._cell(row, column), self._names.calendar)

    def _text(self, row: int, column: int) -> str:
        """Return a cell's text; of cells that are one, that of the first."""
        row, column = self._spanned.get((row, column), (row, column))
        return text_of(self._cell(row, column)).strip()

    def _fields(self, row: int) -> dict[str, str]:
        """Return the other columns of a row."""
        return {
            name: typed(self._cell(row, column))
            if name in ("numerator", "denominator")
            else self._text(row, column)
            for name, column in self._layout.columns.items()
            if name not in ("year", "value", "indicator", "entity")
        }

    def _long(self, row: int) -> list[Row]:
        layout = self._layout
        value = layout.columns["value"]
        year = self._year(row, layout.columns["year"])
        told = self._text(row, layout.columns["year"])
        fields = self._fields(row)
        if not told and not _holds(self._cell(row, value)):
            return []
        given = any(fields.get(name) for name in ("numerator", "no_data"))
        if not _holds(self._cell(row, value)) and not given:
            return []
        fields["year"] = year.text if year is not None and not year.trouble else told
        self._of_year(fields, year)
        problems = self._name(row, fields)
        return [self._row((row, value), fields, problems)]

    def _wide(self, row: int) -> list[Row]:
        years = self._layout.years
        held = [column for column in years if _holds(self._cell(row, column))]
        fields = self._fields(row)
        problems = self._name(row, fields, only_looks=not held)
        if not held or self._is_header(row, held, fields.get("indicator", "")):
            return []
        return [
            self._row((row, column), self._of_year(dict(fields), years[column]), problems)
            for column in held
        ]

    def _is_header(self, row: int, held: Sequence[int], name: str) -> bool:
        """Say whether a row names the years of the header again, as below a page break.

        Raises:
            NoTable: it names others, and so begins another table.
        """
        if len(held) < 2 or (name and not column_of(name)):
            return False
        years = [self._year(row, column) for column in held]
        if not all(years):
            return False
        if any(
            year is not None and year.year != self._layout.years[column].year
            for column, year in zip(held, years, strict=True)
        ):
            what = words.Layout.ANOTHER.format(row=row + 1, header=self._layout.header + 1)
            raise NoTable(what)
        return True

    def _turned(self, row: int) -> list[Row]:
        layout = self._layout
        column = layout.columns["year"]
        year, told = self._year(row, column), self._text(row, column)
        held = [c for c in layout.across if _holds(self._cell(row, c))]
        if not told or not held:
            return []
        rows = []
        for place in held:
            fields = self._fields(row)
            fields["year"] = year.text if year is not None and not year.trouble else told
            self._of_year(fields, year)
            found = layout.across[place]
            fields["indicator"], fields["entity"] = found.indicator.id, found.entity
            fields["part"] = found.part or self._part(found.indicator, fields.get("part", ""))
            problems: list[tuple[str, str]] = []
            if "entity" in layout.columns:
                told_entity = self._text(row, layout.columns["entity"])
                fields["entity"] = self._entity(found.indicator, told_entity)
            rows.append(self._row((row, place), fields, problems, found.indicator))
        return rows

    @staticmethod
    def _of_year(fields: dict[str, str], year: YearCell | None) -> dict[str, str]:
        """Put what a year's cell says into the fields of its reading."""
        if year is not None:
            fields.setdefault("year", year.text)
            if year.state and not fields.get("state"):
                fields["state"] = year.state
            if year.flags and not fields.get("flags"):
                fields["flags"] = year.flags
        return fields

    def _name(
        self, row: int, fields: dict[str, str], *, only_looks: bool = False
    ) -> list[tuple[str, str]]:
        """Put indicator, entity and part into the fields of a row; return what is wrong with them.

        A row may name an indicator, or an entity or a part of the one above it.
        """
        layout = self._layout
        told = [text for column in layout.names if (text := self._text(row, column))]
        place = layout.columns.get("entity")
        entity = "" if place is None else self._text(row, place)
        found = next(filter(None, map(self._names.find, told)), None) or layout.of
        if found is not None and (told or layout.of):
            self._current = found.indicator
            fields["indicator"] = found.indicator.id
            fields["entity"] = found.entity or self._entity(found.indicator, entity)
            fields["part"] = found.part or self._part(found.indicator, fields.get("part", ""))
            return []
        return self._below(told, entity, fields, only_looks=only_looks)

    def _below(
        self, told: Sequence[str], entity: str, fields: dict[str, str], *, only_looks: bool
    ) -> list[tuple[str, str]]:
        """Put an entity or a part of the indicator above into the fields, or the unknown name."""
        current, said = self._current, words.Layout
        if current is not None:
            for text in told or filter(None, (entity,)):
                place = self._names.entity(current, text)
                if place or not told:
                    fields["indicator"], fields["entity"] = current.id, place or text
                    fields["part"] = self._part(current, fields.get("part", ""))
                    return []
                if part := self._names.part(current, text):
                    known = self._names.entity(current, entity)
                    fields |= {"indicator": current.id, "entity": known or entity, "part": part}
                    return []
        if told:
            # What stands below a name that nobody knows is not of the indicator above it.
            self._current = None
        if only_looks:
            return []
        if not told:
            return [("indicator", said.NO_NAME)]
        fields["indicator"], fields["entity"] = told[0], entity
        twice = [text for text in told if len(self._names.alike(text)) > 1]
        if not twice:
            return []
        listed = words.LIST_SEPARATOR.join(self._names.alike(twice[0]))
        return [("indicator", said.TWO_NAMES.format(name=quoted(twice[0]), listed=listed))]

    def _entity(self, indicator: Indicator, name: str) -> str:
        """Return an entity's id, or the name as it stands where the plan has none such."""
        found = self._names.entity(indicator, name)
        return name if found is None else found

    def _part(self, indicator: Indicator, name: str) -> str:
        """Return a part's name, or the name as it stands where the plan has none such."""
        found = self._names.part(indicator, name)
        return name if found is None else found

    def _row(
        self,
        place: Place,
        fields: dict[str, str],
        problems: Iterable[tuple[str, str]],
        indicator: Indicator | None = None,
    ) -> Row:
        cell = self._cell(*place)
        problems = tuple(problems)
        if isinstance(cell, CellError) and cell.text != _NONE:
            problems += (("value", words.Layout.ERROR.format(text=cell.text)),)
        if isinstance(cell, Flagged):
            said = {"state": cell.state, "flags": cell.flags}
            fields = {**fields, **{name: text for name, text in said.items() if text}}
        self._number += 1
        if isinstance(cell, str | Flagged):
            found = self._names.find(fields.get("indicator", ""))
            self.texts[self._number] = indicator or (found.indicator if found else None)
        return Row(
            self._number,
            Draft(**{"value": typed(cell), **fields}),
            problems,
            place=cell_name(place, self._sheet.name),
            written=text_of(cell),
            figure_only=self._layout.kind != "long" and not _OTHERS & {*filter(fields.get, fields)},
        )

    def _footnote(self, row: int) -> None:
        """Keep the text of a footnote, by its mark as it may stand behind a figure."""
        cells = [text_of(cell).strip() for cell in self._sheet.rows[row] if _holds(cell)]
        match = _FOOTNOTE.fullmatch(" ".join(cells))
        if match is not None:
            mark = match[1].strip("().")
            for written in (mark, f"({mark})", f"{mark})"):
                self.footnotes.setdefault(written, " ".join(match[2].split()))

    # How it is told.

    def sentence(self) -> str:
        """Return in one sentence how the table was found."""
        layout, said = self._layout, words.Layout
        above = [n for n in range(layout.header) if any(map(_holds, self._sheet.rows[n]))]
        passed = [*above, *self._passed]
        rest = said.PASSED.format(rows=_rows(passed)) if passed else ""
        header = layout.header + 1
        if layout.kind == "long":
            told = said.LONG.format(header=header, rest=rest)
        else:
            is_wide = layout.kind == "wide"
            column = layout.columns["year"] if not is_wide else next(iter(layout.names), None)
            if column is None:
                column = layout.columns.get("entity", 0)
            template = said.WIDE if is_wide else said.TURNED
            told = template.format(
                names=letters(column), header=header, years=self._span(), rest=rest
            )
        if layout.of is not None:
            of = said.OF_ONE.format(id=layout.of.indicator.id, where=layout.where)
            told = f"{told} {of}"
        return told

    def _span(self) -> str:
        layout = self._layout
        years = [year.year for year in layout.years.values()]
        if layout.kind == "turned":
            cells = (
                self._year(row, layout.columns["year"])
                for row in range(layout.first, len(self._sheet.rows))
                if row not in self._passed
            )
            years = [year.year for year in cells if year is not None]
        said, first, last = words.Layout, min(years, default=0), max(years, default=0)
        if first == last:
            return said.ONE_YEAR.format(first=first)
        return said.YEARS.format(first=first, last=last)

    def remarks(self) -> Iterator[str]:
        """Yield what a person should know of how the table was read."""
        layout, said = self._layout, words.Layout
        separator = words.LIST_SEPARATOR
        labels = {year.label for year in layout.years.values() if year.role == "actual"}
        others = layout.left_out
        if labels and others:
            yield said.ACTUAL.format(
                name=quoted(next(iter(sorted(labels)))), others=separator.join(others)
            )
        elif others:
            yield said.LEFT_OUT.format(listed=separator.join(others))
        if layout.ignored:
            yield said.IGNORED.format(listed=separator.join(layout.ignored))
        provisional = [year.text for year in layout.years.values() if year.state]
        if provisional:
            yield said.PROVISIONAL.format(listed=separator.join(provisional))
        dated = [year.text for year in layout.years.values() if year.dated]
        if dated:
            yield said.DATED.format(listed=separator.join(dated))
        for column, year in layout.years.items():
            if year.mark:
                cell = cell_name((layout.header, column), self._sheet.name)
                yield said.MARKED.format(cell=cell, mark=year.mark)


def _holds(cell: Cell) -> bool:
    """Say whether a cell holds anything but blanks."""
    return not isinstance(cell, str) or bool(cell.strip())


def _rows(numbers: Sequence[int]) -> str:
    """Return rows as a person counts them, runs as one: rows 1\u20133, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = words.Layout
    listed = [
        str(first + 1) if first == last else said.RANGE.format(first=first + 1, last=last + 1)
        for first, last in runs
    ]
    shown = words.LIST_SEPARATOR.join(listed[:_ROWS_NAMED])
    if len(listed) > _ROWS_NAMED:
        shown = said.MORE_ROWS.format(listed=shown, number=len(numbers))
    return plural(said.ROWS, len(numbers), listed=shown)
