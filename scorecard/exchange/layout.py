"""Where the table of a sheet is, found by itself: long, wide, or wide and turned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from scorecard.exchange.cells import cell_name, letters, text_of
from scorecard.exchange.headers import PLAN, TITLE, YearCell, column_of, folded, role_of, year_cell
from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecard.exchange.cells import Cell, Place, Sheet
    from scorecard.exchange.plan_names import Found, PlanNames

    Kind = Literal["long", "wide", "turned"]

# A header stands within so many rows, and so many below it tell what its columns hold.
_HEADER_WITHIN = 40
_LOOKED_AT = 60
# Beyond this no column is looked at: a header this wide is none.
_MOST_COLUMNS = 400


class NoTable(ValueError):
    """Why no table of a sheet can be read; the message is a sentence for a person.

    ``found`` says that there is one, and what is wrong with it; ``column`` is the name of one that
    is not known, where that is all.
    """

    def __init__(self, what: str, *, found: bool = True, column: str = "") -> None:
        super().__init__(what)
        self.found, self.column = found, column


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything of a table stands; rows and columns count from 0.

    ``first`` is the first row below the header. ``names`` are the columns that name an indicator,
    the surest first; ``columns`` what other columns are, ``years`` what years or, in a turned
    table, ``across`` what indicators stand over them. ``of`` is the one indicator that all
    readings are of where no column names one, ``where`` what names it.
    """

    kind: Kind
    header: int
    first: int
    names: tuple[int, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, YearCell] = field(default_factory=dict)
    across: Mapping[int, Found] = field(default_factory=dict)
    of: Found | None = None
    where: str = ""
    left_out: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def find_layout(
    sheet: Sheet, names: PlanNames, ignore: Sequence[str] = (), file: str = ""
) -> Layout:
    """Find the table of a sheet.

    Args:
        sheet: its cells.
        names: what the plan's indicators are called.
        ignore: columns that are not to be read, by their names in the header.
        file: the file's name without its ending, which may name the one indicator.

    Raises:
        NoTable: none is there, or it cannot be read as it is.
    """
    return _Search(sheet, names, ignore, file).layout()


class _Search:
    """The work of finding a table."""

    def __init__(self, sheet: Sheet, names: PlanNames, ignore: Sequence[str], file: str) -> None:
        self._sheet = sheet
        self._rows = sheet.rows
        self._names = names
        self._ignore = {folded(name): name for name in ignore}
        self._file = file

    def layout(self) -> Layout:
        tries = (self._long, self._wide, self._turned)
        for header in range(min(len(self._rows), _HEADER_WITHIN)):
            for find in tries:
                found = find(header)
                if found is not None:
                    return found
        number = min(len(self._rows), _HEADER_WITHIN)
        raise NoTable(words.Layout.NONE.format(number=number), found=False)

    def _cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        """Yield the cells of a row that hold something."""
        if row < len(self._rows):
            for column, cell in enumerate(self._rows[row][:_MOST_COLUMNS]):
                if not isinstance(cell, str) or cell.strip():
                    yield column, cell

    def _text(self, row: int, column: int) -> str:
        if not 0 <= row < len(self._rows) or column >= len(self._rows[row]):
            return ""
        return text_of(self._rows[row][column]).strip()

    def _year(self, cell: Cell) -> YearCell | None:
        return year_cell(cell, self._names.calendar)

    def _below(self, row: int) -> range:
        return range(row, min(len(self._rows), row + _LOOKED_AT))

    # A row a reading.

    def _long(self, header: int) -> Layout | None:
        heads = {column: text_of(cell).strip() for column, cell in self._cells(header)}
        known = {column: column_of(name) for column, name in heads.items()}
        said = set(known.values())
        if not {"year", "value"} <= said:
            return None
        of, where = None, ""
        if not said & {"indicator", TITLE}:
            of, where = self._one_indicator(header)
            if of is None:
                if "entity" not in said and len(said - {""}) < 3:
                    return None
                raise NoTable(words.Layout.LACKS.format(name="indicator", row=header + 1))
        layout = Layout("long", header, header + 1, of=of, where=where)
        return self._columns(layout, heads, required=True)

    # Indicators down, years across.

    def _wide(self, header: int) -> Layout | None:
        heads = {
            column: year
            for column, cell in self._cells(header)
            if (year := self._year(cell)) and folded(text_of(cell)) not in self._ignore
        }
        others = {c: text_of(cell).strip() for c, cell in self._cells(header) if c not in heads}
        if not self._may_be_header(header, heads, others):
            return None
        years, first, passed = self._with_second_row(header, heads)
        # What two rows of a header say of columns beside: the lower, else the upper.
        for row in (header - 1, first - 1):
            for column, cell in self._cells(row):
                name = text_of(cell).strip()
                if row != header and column not in years and column not in others:
                    others[column] = name if row > header or column_of(name) else ""
        others = {column: name for column, name in others.items() if name}
        layout = Layout("wide", header, first, years=years)
        names = self._name_columns(layout, others)
        of, where = (None, "") if names else self._one_indicator(header)
        if not names and of is None:
            return None
        layout = replace(layout, names=names, of=of, where=where)
        layout = self._columns(layout, others, passed=passed)
        nameless = self._nameless(layout, {*years, *names, *others, *heads})
        return replace(layout, remarks=nameless)

    def _may_be_header(
        self, header: int, heads: Mapping[int, YearCell], others: Mapping[int, str]
    ) -> bool:
        """Say whether a row with years in it may be the header of a wide table."""
        known = {column_of(name) for name in others.values()}
        taken = {year.year for year in heads.values() if year.role != "other"}
        if "value" in known or not heads:
            return False
        if known & {"indicator", TITLE}:
            return bool(taken) or len(heads) > 1
        return len(taken) > 1 and not self._has_more_years_below(header, len(heads))

    def _nameless(self, layout: Layout, known: set[int]) -> tuple[str, ...]:
        """Return what is told of columns without a name in the header that hold something."""
        width = max(map(len, self._rows[layout.first :]), default=0)
        found = [
            letters(column)
            for column in range(min(width, _MOST_COLUMNS))
            if column not in known
            and not any(self._text(row, column) for row in range(layout.header, layout.first))
            and self._has_cells(column, layout.first)
        ]
        if not found:
            return ()
        return (words.Layout.NAMELESS.format(listed=words.LIST_SEPARATOR.join(found)),)

    def _has_more_years_below(self, header: int, number: int) -> bool:
        """Say whether a row that names a period, from year to year, stands above the header."""
        return any(
            sum(self._year(cell) is not None for _, cell in self._cells(row)) > number
            and any(column_of(cell) in ("indicator", TITLE) for _, cell in self._cells(row))
            for row in range(header + 1, header + 8)
        )

    def _with_second_row(
        self, header: int, heads: dict[int, YearCell]
    ) -> tuple[dict[int, YearCell], int, list[str]]:
        """Return the columns of years, the first row below, and the names of columns passed over.

        A year may stand over several columns, or what is actual and what is a target over years.
        """
        below = dict(self._cells(header + 1))
        roles = {column: role_of(cell) for column, cell in below.items()}
        width = max([*heads, *below])
        filled: dict[int, YearCell] = {}
        last: YearCell | None = None
        for column in range(min(heads), width + 1):
            if column in heads:
                last = heads[column]
            elif self._text(header, column):
                last = None
            if last is not None and (column in heads or any(roles.get(column, ("", False)))):
                filled[column] = last
        told = [column for column in filled if any(roles.get(column, ("", False)))]
        two_rows = bool(told) and not any(
            self._names.find(text_of(cell)) for column, cell in below.items() if column < min(heads)
        )
        upper: dict[int, Cell] = {}
        if two_rows:
            upper = below
        elif len({year.year for year in heads.values()}) < len(heads):
            filled, upper = dict(heads), self._filled_row(header - 1, heads)
        else:
            filled = dict(heads)
        years: dict[int, YearCell] = {}
        for column, year in filled.items():
            role, is_part = role_of(upper[column]) if column in upper else (year.role, False)
            label = text_of(upper.get(column, "")).strip()
            label = label or self._text(header, column)
            if is_part or year.trouble == "part of a year":
                cell = (header + (1 if is_part else 0), column)
                raise NoTable(words.Layout.QUARTERS.format(cell=self._cell(cell), text=label))
            if year.trouble == "day":
                told_day = self._text(header, column)
                cell_told = self._cell((header, column))
                raise NoTable(words.Layout.DAY_IN_YEAR.format(cell=cell_told, text=told_day))
            years[column] = replace(year, role=role or year.role, label=label)
        taken = self._actual(header, years)
        passed = [years[column].label for column in years if column not in taken]
        return taken, header + (2 if two_rows else 1), list(dict.fromkeys(passed))

    def _filled_row(self, row: int, heads: Mapping[int, YearCell]) -> dict[int, Cell]:
        """Return the cells of a row over the years, each standing until the next."""
        found: dict[int, Cell] = {}
        last: Cell = ""
        cells = dict(self._cells(row)) if row >= 0 else {}
        for column in range(min(heads), max(heads) + 1):
            last = cells.get(column, last)
            if column in heads and text_of(last):
                found[column] = last
        return found

    def _actual(self, header: int, years: Mapping[int, YearCell]) -> dict[int, YearCell]:
        """Return one column for each year: the actual one where there are several."""
        by_year: dict[int, list[int]] = {}
        for column, year in years.items():
            by_year.setdefault(year.year, []).append(column)
        taken: dict[int, YearCell] = {}
        for number, columns in by_year.items():
            plain = [column for column in columns if years[column].role != "other"]
            actual = [column for column in plain if years[column].role == "actual"] or plain
            if len(actual) > 1:
                first, second = (self._cell((header, column)) for column in actual[:2])
                raise NoTable(words.Layout.TWICE.format(year=number, first=first, second=second))
            if actual:
                taken[actual[0]] = years[actual[0]]
        if not taken:
            number, columns = next(iter(by_year.items()))
            listed = words.LIST_SEPARATOR.join(years[column].label for column in columns)
            raise NoTable(words.Layout.NO_ACTUAL.format(year=number, listed=listed))
        return dict(sorted(taken.items()))

    def _name_columns(self, layout: Layout, heads: Mapping[int, str]) -> tuple[int, ...]:
        """Return the columns that name indicators, those with ids before those with titles."""
        known = {column: column_of(name) for column, name in heads.items()}
        ids = [column for column, name in known.items() if name == "indicator"]
        titles = [column for column, name in known.items() if name == TITLE]
        free = range(min(layout.years)) if layout.years else range(0)
        counts: dict[int, int] = {}
        for column in dict.fromkeys((*ids, *titles, *free)):
            if known.get(column, "") in ("", "indicator", TITLE):
                counts[column] = sum(
                    self._names.find(self._text(row, column)) is not None
                    for row in self._below(layout.first)
                )
        named = [column for column in (*ids, *titles) if counts[column]]
        named += [column for column, count in counts.items() if count and column not in named]
        if named or not (ids or titles):
            return tuple(named) or self._unknown_names(layout, counts)
        if self._one_indicator(layout.header)[0] is not None and "entity" in known.values():
            return ()
        return (*ids, *titles)

    def _unknown_names(self, layout: Layout, counts: Mapping[int, int]) -> tuple[int, ...]:
        """Return the column of texts beside figures, where the plan knows none of its names."""
        if self._one_indicator(layout.header)[0] is not None:
            return ()
        for column in counts:
            texts = [self._text(row, column) for row in self._below(layout.first)]
            if sum(any(map(str.isalpha, text)) for text in texts) >= 2:
                return (column,)
        return ()

    # Years down, indicators across.

    def _turned(self, header: int) -> Layout | None:
        across: dict[int, Found] = {}
        for column, cell in self._cells(header):
            found = self._names.find(text_of(cell)) if not column_of(cell) else None
            if found is not None:
                across[column] = found
        if not across:
            return None
        for column in range(max(across)):
            if column in across or column_of(self._text(header, column)) not in ("", "year"):
                continue
            below = [
                self._rows[row][column]
                for row in self._below(header + 1)
                if self._text(row, column)
            ]
            if below and all(self._year(cell) for cell in below[:2]):
                heads = {
                    c: text_of(cell).strip()
                    for c, cell in self._cells(header)
                    if c not in across and c != column
                }
                layout = Layout("turned", header, header + 1, across=across)
                found_columns = self._columns(layout, heads)
                columns = {**found_columns.columns, "year": column}
                return replace(found_columns, columns=columns)
        return None

    # What all have in common.

    def _one_indicator(self, header: int) -> tuple[Found | None, str]:
        """Return the indicator that the rows above, the sheet or the file name, and which does."""
        said = words.Layout
        for row in range(header):
            for _, cell in self._cells(row):
                found = self._names.find(text_of(cell))
                if found is not None:
                    return found, said.FROM_TITLE.format(row=row + 1)
        for name, where in (
            (self._sheet.name, said.FROM_SHEET),
            (self._file, said.FROM_FILE),
            (self._file.removeprefix("indicator_"), said.FROM_FILE),  # Open SDG's
            (self._file.removeprefix("estat_"), said.FROM_FILE),  # Eurostat's
        ):
            found = self._names.find(name) if name else None
            if found is not None:
                return found, where
        return None, ""

    def _columns(
        self,
        layout: Layout,
        heads: Mapping[int, str],
        *,
        required: bool = False,
        passed: Sequence[str] = (),
    ) -> Layout:
        """Return the layout with what its other columns are, each known, passed over or refused."""
        said = words.Layout
        columns: dict[str, int] = {}
        left_out: list[str] = [*passed]
        ignored: list[str] = []
        names: list[tuple[bool, int]] = []
        for column, name in heads.items():
            known = column_of(name)
            # A breakdown of the plan, such as "Sex", says which part a row is of.
            known = known or ("part" if folded(name) in self._names.breakdowns else "")
            is_plans = known in (PLAN, TITLE, "indicator") or (known == "year" and not required)
            if folded(name) in self._ignore:
                ignored.append(name)
            elif column in layout.names or not name:
                continue
            elif required and known in ("indicator", TITLE):
                names.append((known == TITLE, column))
            elif is_plans:
                left_out.append(name)
            else:
                self._column(known, name, (layout.header, column), columns, layout)
        unmet = self._ignore.keys() - set(map(folded, ignored))
        if unmet:
            listed = words.LIST_SEPARATOR.join(filter(None, heads.values()))
            name = quoted(self._ignore[min(unmet)])
            raise NoTable(said.NOT_READ.format(name=name, listed=listed))
        if required and (lacking := {"year", "value"} - set(columns)):
            raise NoTable(said.LACKS.format(name=min(lacking), row=layout.header + 1))
        return replace(
            layout,
            columns=columns,
            names=layout.names or tuple(column for _, column in sorted(names)),
            left_out=tuple(dict.fromkeys(left_out)),
            ignored=tuple(ignored),
        )

    def _column(
        self, known: str, name: str, place: Place, columns: dict[str, int], layout: Layout
    ) -> None:
        """Take a column for what it is called; one without a cell in it may be called anything."""
        if not self._has_cells(place[1], layout.first):
            return
        if not known:
            raise NoTable(self._unknown(name, place), column=name)
        if known in columns:
            cells = [self._cell((place[0], each)) for each in (columns[known], place[1])]
            said = words.Layout.SAME_COLUMN
            raise NoTable(said.format(first=cells[0], second=cells[1], name=known))
        columns[known] = place[1]

    def _has_cells(self, column: int, first: int) -> bool:
        """Say whether a column holds anything below a header."""
        return any(self._text(row, column) for row in range(first, len(self._rows)))

    def _unknown(self, name: str, place: Place) -> str:
        known = ("indicator", "year", "value", "entity", "source", "note", "state", "flags")
        hint = did_you_mean(nearest(name, known))
        said = words.Layout.UNKNOWN
        return said.format(name=quoted(name), cell=self._cell(place), hint=hint)

    def _cell(self, place: Place) -> str:
        return cell_name(place, self._sheet.name)
