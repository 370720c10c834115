"""Writing a long CSV that spreadsheets open safely and an import reads back exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.exchange.columns import COLUMNS, ESCAPED, RETRACTED
from scorecard.exchange.formula import APOSTROPHE, would_run
from scorecard.model.indicator import Kind
from scorecard.model.number import bare_number
from scorecard.model.present_ids import PresentIds
from scorecard.model.reading import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.strategy import Strategy

_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


def write_long_csv(strategy: Strategy, readings: Iterable[Reading], stream: TextIO) -> int:
    """Write one row for each reading, in the order given, and return how many there are.

    Every column is written, with ``retracted`` and ``escaped`` only where a row needs them.
    Numbers are written without grouping and with the strategy's decimal mark. A cell that a
    spreadsheet would run as a formula gets an apostrophe, and ``escaped`` names its column.

    Args:
        strategy: says the kinds, the current ids and how numbers are written.
        readings: what to write; every revision given becomes a row.
        stream: open text, its line ends not translated (``newline=""``).
    """
    style = strategy.style
    numeric = {i.id for i in strategy.indicators() if i.reading_kind in _NUMERIC}
    ids = PresentIds(strategy)
    rows = []
    for reading in readings:
        key = ids.key(reading.key)
        is_number = key.indicator in numeric
        rows.append(_guarded(_cells(reading, key, style if is_number else None, is_number)))
    extra = [name for name in (RETRACTED, ESCAPED) if any(row[name] for row in rows)]
    header = [*COLUMNS, *extra]
    stream.write(_line(header))
    stream.writelines(_line([row[name] for name in header]) for row in rows)
    return len(rows)


def _cells(
    reading: Reading, key: ReadingKey, style: NumberStyle | None, is_number: bool
) -> dict[str, str]:
    """Return a reading's cells by column."""

    def number(text: str | None) -> str:
        return bare_number(text, style) if text and is_number else text or ""

    source = reading.source
    return {
        "indicator": key.indicator,
        "year": str(reading.year),
        "value": number(reading.value),
        "entity": key.entity or "",
        "numerator": number(reading.numerator),
        "denominator": number(reading.denominator),
        "qualifier": "" if reading.qualifier is Qualifier.EXACT else reading.qualifier.value,
        "state": reading.state.value,
        "flags": "; ".join(flag.value for flag in reading.flags),
        "source": source.title,
        "edition": source.edition,
        "address": source.address,
        "page": source.page,
        "published": reading.published.isoformat() if reading.published else "",
        "note": reading.note,
        "reason": reading.reason,
        "no_data": reading.no_data,
        "by": reading.by,
        RETRACTED: "yes" if reading.retracted else "",
        ESCAPED: "",
    }


def _guarded(cells: dict[str, str]) -> dict[str, str]:
    """Put an apostrophe before what a spreadsheet would run, and name the columns it went into."""
    risky = [name for name, cell in cells.items() if would_run(cell)]
    for name in risky:
        cells[name] = APOSTROPHE + cells[name]
    cells[ESCAPED] = "; ".join(risky)
    return cells


def _line(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    """Put quotation marks around a cell that holds a mark or has a space at an end."""
    if re.search('[",;\t\r\n]|^ | $', cell) is None:
        return cell
    return '"' + cell.replace('"', '""') + '"'
