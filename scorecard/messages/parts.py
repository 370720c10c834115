"""The parts of what an indicator measures, in words: where they stand, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.terms import reason_short, status_word, trend_words
from scorecard.model.plan import Aggregate, Aim, Kind
from scorecard.model.status import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, PartResult, ReadingPoint

# So many years stand side by side.
_MOST_YEARS = 5
_MOST_NAMES = 6
_NO_STATUS = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: its figure of each year of the table, its target, its trend, and its result."""

    name: str
    title: str
    figures: tuple[str, ...]
    target: str
    trend: str
    result: IndicatorResult


@dataclass(frozen=True, slots=True)
class PartTable:
    """The parts of one breakdown by year, the last few of those with a figure of one of them.

    ``notes`` say of what is kept for some by name what the figures of the year are made of.
    """

    breakdown: str
    years: tuple[int, ...]
    rows: tuple[PartRow, ...]
    notes: tuple[str, ...] = ()


def part_tables(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> tuple[PartTable, ...]:
    """Return a table for each breakdown; one nobody has entered a figure of has no years.

    Args:
        result: the indicator's.
        year: the scorecard's, which has its column where any year has one.
        style: how numbers are written.
        ascii_only: no sign outside ASCII.
    """
    tables = []
    for breakdown, found in groupby(result.parts, lambda each: each.part.breakdown):
        parts = list(found)
        read = {point.year for part in parts for point in part.result.readings}
        if read and result.indicator.due_in(year):
            read.add(year)
        years = tuple(sorted(read)[-_MOST_YEARS:])
        rows = tuple(_row(part, years, style, ascii_only=ascii_only) for part in parts)
        notes = (_note(part, year, style) for part in parts)
        tables.append(PartTable(breakdown, years, rows, tuple(filter(None, notes))))
    return tuple(tables)


def _note(found: PartResult, year: int, style: NumberStyle | None) -> str:
    """Say what entities come to together, or of which there is no figure; "" where neither helps.

    A mean, and a figure of all of many, is not told by those it is made of.
    """
    said, own = words.Parts, found.result.indicator
    lacking = [entity.title for entity, point in found.of if point is None]
    if lacking:
        names = figures.listing(lacking) if len(lacking) < len(found.of) else ""
        place = {"part": figures.capitalised(found.part.title), "year": year}
        return said.LACKING.format(names=names, **place) if names else ""
    total = next((point for point in found.result.readings if point.year == year), None)
    if total is None or own.aggregate is not Aggregate.SUM or not 1 < len(found.of) <= _MOST_NAMES:
        return ""

    def figure(point: ReadingPoint) -> str:
        return figures.qualifier(point.alone) + figures.reading(own, point.alone, style)

    each = [
        said.ONE_OF.format(entity=entity.title, value=figure(point))
        for entity, point in found.of
        if point is not None
    ]
    return said.TOGETHER.format(
        part=figures.capitalised(found.part.title),
        year=year,
        total=figure(total),
        figures=figures.listing(each),
    )


def _row(
    found: PartResult, years: tuple[int, ...], style: NumberStyle | None, *, ascii_only: bool
) -> PartRow:
    result = found.result
    return PartRow(
        found.part.name,
        found.part.title,
        tuple(_cell(result, year, style, ascii_only=ascii_only) for year in years),
        figures.target_short(result.indicator, result.target, style, ascii_only=ascii_only),
        trend_words(result.lean),
        result,
    )


def _cell(
    result: IndicatorResult, year: int, style: NumberStyle | None, *, ascii_only: bool
) -> str:
    point = next((point for point in result.readings if point.year == year), None)
    if point is None:
        return words.Parts.NO_FIGURE[ascii_only]
    if point.value is None:
        return words.NO_VALUE
    return figures.latest_short(
        result.indicator,
        point.alone,
        year,
        style,
        lines=figures.lines_of(result),
        ascii_only=ascii_only,
    )


def stands_words(row: PartRow, status: str = "") -> str:
    """Return where a part stands, with its trend; the status in other words where given."""
    status = status or _stands(row.result)
    return words.Parts.STANDS.format(status=status, trend=row.trend) if row.trend else status


def _stands(result: IndicatorResult) -> str:
    return status_word(result.status) if result.reason is None else reason_short(result.reason)


def is_judged(result: IndicatorResult) -> bool:
    """Say whether a part has a target of its own, by which it is judged."""
    return result.target is not None and result.reason not in _NO_STATUS


def part_lines(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> Iterator[str]:
    """Yield where each part with a target stands: "women 34 of 50: off track"."""
    said = words.Parts
    for found in result.parts:
        own = found.result
        target, indicator = own.target, own.indicator
        if target is None or not is_judged(own):
            continue
        counted = target.aim is Aim.AT_LEAST and not figures.is_percent(indicator)
        template = said.OF if counted and indicator.kind is Kind.NUMBER else said.ASKED
        lines = figures.lines_of(own)
        value = figures.latest_short(
            indicator, own.latest, year, style, lines=lines, ascii_only=ascii_only
        )
        asked = figures.declared(indicator, target.value, style)
        if template is said.ASKED or not value:
            asked = figures.target_short(indicator, target, style, ascii_only=ascii_only)
        yield (template if value else said.UNREAD).format(
            part=found.part.title, value=value, target=asked, status=_stands(own)
        )


def part_sentences(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> Iterator[str]:
    """Yield the same as sentences."""
    for line in part_lines(result, year, style, ascii_only=ascii_only):
        yield words.Parts.SENTENCE.format(line=figures.capitalised(line))


def part_facts(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> Iterator[tuple[str, str]]:
    """Yield each part with its last figures, target, and where it stands."""
    for table in part_tables(result, year, style, ascii_only=ascii_only):
        for row in table.rows:
            said = [
                words.IN_YEAR.format(
                    value=words.Parts.NONE if value in words.Parts.NO_FIGURE else value, year=each
                )
                for each, value in zip(table.years, row.figures, strict=True)
            ]
            stands = stands_words(row)
            if row.target:
                stands = words.Parts.ASKED_OF.format(target=row.target, stands=stands)
            listed = words.LIST_SEPARATOR.join(said)
            told = words.Parts.FACT.format(figures=listed, stands=stands) if listed else stands
            yield row.title, told


def missing_parts(result: IndicatorResult, year: int) -> str:
    """Say of which parts the figure is missing, so that a year has no total; "" for none."""
    summed = result.indicator.sums_parts and result.indicator.active_in(year)
    if not summed or any(point.year == year for point in result.readings):
        return ""
    for _, each in groupby(result.parts, lambda found: found.part.breakdown):
        read = {found.part.title: _is_read(found.result, year) for found in each}
        if any(read.values()):
            names = figures.listing([title for title, has in read.items() if not has])
            return words.Parts.MISSING.format(year=year, names=names)
    return ""


def _is_read(result: IndicatorResult, year: int) -> bool:
    return any(point.year == year and point.value is not None for point in result.readings)
