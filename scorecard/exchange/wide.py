"""A wide table written: indicators down, years across, each figure in one cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.exchange.long_csv import COLUMNS, reading_rows, would_run
from scorecard.exchange.whole_xlsx import long_tab, typed_cell
from scorecard.exchange.xlsx import Column, Tab, workbook_bytes
from scorecard.messages.catalogue import words
from scorecard.model.plan import NUMERIC
from scorecard.model.reading import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scorecard.exchange.xlsx import Value
    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.reading import Reading

    Cells = Mapping[str, str]

# What names a row; the rest of it is figures.
_PLACE = ("indicator", "entity", "part")
# Beside it what the plan says, which an import passes over.
_TITLE, _UNIT = "title", "unit"
# What a cell of a figure says.
_SAID = (*_PLACE, "year", "value", "qualifier", "by", "reason")
_BESIDE = tuple(name for name in COLUMNS if name not in _SAID)


class WideTable:
    """The readings that stand as a wide table.

    Args:
        strategy: says titles, units, the current ids and how numbers are written.
        readings: one for each key, in the order of the rows.
    """

    def __init__(self, strategy: Strategy, readings: Iterable[Reading]) -> None:
        self._strategy = strategy
        self._rows = list(reading_rows(strategy, readings))
        self._held = [row for row in self._rows if row["value"]]
        self._years = sorted({row["year"] for row in self._held})
        self._places: dict[tuple[str, ...], dict[str, Cells]] = {}
        for row in self._held:
            place = tuple(row[name] for name in _PLACE)
            self._places.setdefault(place, {})[row["year"]] = row

    @property
    def more(self) -> int:
        """Return how many readings say more than their cell: a source, a note, why no data."""
        return sum(any(_beside(row).values()) for row in self._rows)

    def text(self) -> tuple[int, str]:
        """Return how many figures there are, and the table as CSV.

        A text that a spreadsheet would run is left out: its cell has no room to say that it was
        made harmless.
        """
        stream, number = io.StringIO(newline=""), 0
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*self._head(), *map(self._written, self._years)])
        for place, figures in self._places.items():
            cells = [
                "" if would_run(text) else text
                for text in (
                    figure_text(figures[year]) if year in figures else "" for year in self._years
                )
            ]
            number += sum(map(bool, cells))
            names = ["" if would_run(text) else text for text in self._named(place)]
            writer.writerow([*names, *cells])
        return number, stream.getvalue()

    def workbook(self, readings: Sequence[Reading]) -> tuple[int, bytes]:
        """Return how many figures there are, and the table as XLSX.

        What a cell has no room for, such as a source, stands on a second sheet.

        Args:
            readings: those of the table, for the moment of the newest.
        """
        numeric = {i.id for i in self._strategy.indicators() if i.reading_kind in NUMERIC}
        rows: list[list[Value]] = []
        for place, figures in self._places.items():
            row: list[Value] = [*self._named(place)]
            for year in self._years:
                found = figures.get(year)
                row.append(None if found is None else self._figure(found, numeric))
            rows.append(row)
        head = self._head()
        columns = [Column(name, 44 if name == _TITLE else 0) for name in head]
        columns += [Column(self._written(year), right=True) for year in self._years]
        tabs = [Tab(words.Workbook.FIGURES, columns, rows, frozen=len(head))]
        more = [row for row in self._rows if any(_beside(row).values())]
        if more:
            tabs.append(self._beside_tab(more))
        made = max((reading.entered_at for reading in readings), default=None)
        return len(self._held), workbook_bytes(tabs, title=self._strategy.title, made=made)

    def _beside_tab(self, rows: Sequence[Cells]) -> Tab:
        """Return the sheet of what figures say besides; an import takes it for no table."""
        said = words.Workbook
        found = long_tab(self._strategy, rows, _BESIDE, said.BESIDE)
        titles = {"numerator": said.PART, "denominator": said.WHOLE}
        columns = [
            replace(each, title=titles.get(each.title, each.title)) for each in found.columns
        ]
        named = (
            filter(None, (*(row[name] for name in _PLACE), self._written(row["year"])))
            for row in rows
        )
        cells = [
            [words.LIST_SEPARATOR.join(names), *beside]
            for names, beside in zip(named, found.rows, strict=True)
        ]
        return replace(found, columns=[Column(said.FIGURE_OF), *columns], rows=cells)

    def _written(self, year: str) -> str:
        """Return a year as people write it."""
        return self._strategy.calendar.text(int(year))

    def _head(self) -> list[str]:
        names = [name for n, name in enumerate(_PLACE) if any(place[n] for place in self._places)]
        return [*(names or _PLACE[:1]), _TITLE, _UNIT]

    def _named(self, place: tuple[str, ...]) -> list[str]:
        """Return the cells that name a row: what its figures are of, with title and unit."""
        names = dict(zip(_PLACE, place, strict=True))
        indicator = self._strategy.find(names["indicator"])
        kept = [names[name] for name in self._head() if name in names]
        if indicator is None:
            return [*kept, "", ""]
        title = row_title(
            indicator, indicator.entity(names["entity"]), indicator.part(names["part"])
        )
        return [*kept, title, indicator.unit]

    def _figure(self, row: Cells, numeric: set[str]) -> Value:
        if row["qualifier"]:
            return figure_text(row)
        is_number = row["indicator"] in numeric
        return typed_cell("value", row, self._strategy.file_style, is_number=is_number)


def row_title(indicator: Indicator, entity: Entity | None, part: Part | None) -> str:
    """Return what a row of an indicator, an entity or a part is called."""
    title = indicator.title
    if part is not None:
        title = words.Workbook.OF_PART.format(title=title, part=part.title)
    if entity is not None:
        title = words.DueWords.ENTITY.format(entity=entity.title, indicator=title)
    return title


def _beside(row: Cells) -> dict[str, str]:
    """Return what a row says besides its figure; that it is final goes without saying."""
    return {name: row[name] for name in _BESIDE if (name, row[name]) != ("state", "final")}


def figure_text(row: Cells) -> str:
    """Return a figure as one text that is read back as it is: 105, \u2265105, 5 to 6."""
    if row["high"]:
        return words.RANGE_BELOW_NOTHING.format(low=row["value"], high=row["high"])
    sign = words.SIGNS[Qualifier(row["qualifier"])] if row["qualifier"] else ""
    return sign + row["value"]
