"""The readings of one indicator, and every revision of them, as rows of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.path import expected
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import (
    done_on,
    evidence_names,
    no_value,
    qualifier,
    source_words,
    sum_of,
)
from scorecard.messages.figures import reading as figure_of
from scorecard.messages.parts import is_judged, stands_words
from scorecard.messages.terms import cautions, revision_reason, state_word, status_word
from scorecard.model.plan import Kind
from scorecard.model.reading import State
from scorecard.model.records import by_lines, known
from scorecard.model.scorecard import ReadingPoint
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scorecard.messages.parts import PartTable
    from scorecard.model.plan import Entity, Indicator
    from scorecard.model.reading import EvidenceFile, Reading, Source
    from scorecard.model.records import Judgement, Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.figures import Figures
    from scorecard.tui.look.glyphs import Glyphs


# Cells of a column that is as wide as what stands in it.
_WIDE = 400
_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


def readings_table(
    result: IndicatorResult,
    figures: Figures,
    amiss: Mapping[EvidenceFile, str],
    contested: Collection[int] = (),
) -> TextTableData:
    """Return one row a year, newest first: reading, path, source, known from.

    Args:
        result: the indicator's, or that of one of its entities.
        figures: shows figures.
        amiss: what became of files of evidence that are not as they were.
        contested: the years whose reading two people revised at once; they are marked.
    """
    indicator, path = result.indicator, result.explanation.path
    said = words.ScreenReadings
    columns = [
        TextColumn(said.YEAR),
        TextColumn(said.READING, right=True, most=_WIDE, flexible=True),
    ]
    if path:
        columns.append(TextColumn(said.PATH, right=True, most=14))
    columns += [
        TextColumn(said.SOURCE, most=_WIDE, flexible=True),
        TextColumn(said.KNOWN),
    ]
    rows, details = [], []
    for point in reversed(result.readings):
        sign = words.ScreenReadings.CONTESTED if point.year in contested else ""
        row = [year_text(point.year), _point(result, point, figures) + sign]
        if path:
            wanted = point.year >= path[0].year
            level = expected(indicator, path, point.year) if wanted else None
            row.append("" if level is None else figures.on_path(result, level))
        entered = point.reading
        row.append(_source(entered.source) if entered else _inputs(point))
        row.append(entered.known_from.isoformat() if entered else "")
        rows.append(tuple(row))
        details.append(_detail(entered, amiss) if entered else "")
    return TextTableData(tuple(columns), tuple(rows), tuple(details), said.NO_READINGS)


def parts_table(table: PartTable, letters: Mapping[str, str]) -> TextTableData:
    """Return one row a part of a breakdown: its figures by year, its target, where it stands.

    Args:
        table: the breakdown.
        letters: what stands on the chart for a part, by its title.
    """
    said = words.ScreenEntities
    columns = (
        TextColumn(table.breakdown, most=30, flexible=True),
        *(TextColumn(year_text(year), right=True, most=14) for year in table.years),
        TextColumn(said.TARGET, most=20, flexible=True),
        TextColumn(said.STATUS, most=_WIDE, flexible=True),
    )
    rows = tuple(
        (
            words.Charts.LETTERED.format(letter=letters.get(row.title, " "), part=row.title),
            *row.figures,
            row.target,
            stands_words(row),
        )
        for row in table.rows
    )
    details = tuple(
        row.result.sentence if is_judged(row.result) else stands_words(row) for row in table.rows
    )
    inks = tuple(f"strong {row.result.status.value}" for row in table.rows)
    return TextTableData(columns, rows, details, inks=inks)


def revisions_table(
    indicator: Indicator,
    records: Records,
    card: Scorecard,
    figures: Figures,
    glyphs: Glyphs,
    amiss: Mapping[EvidenceFile, str],
    entity: Entity | None = None,
) -> TextTableData:
    """Return every revision and judgement known to the scorecard, newest year first.

    With an entity, those of its readings alone; without one, each is named beside its figures.
    """
    names = {indicator.id, *indicator.formerly}
    mine = [r for r in known(records.readings, card.as_of) if r.indicator in names]
    if entity is not None:
        mine = [r for r in mine if r.entity in (entity.id, *entity.formerly)]
    judged = [
        j
        for j in records.judgements
        if j.indicator in names and (card.as_of is None or j.entered_at.date() <= card.as_of)
    ]
    said = words.ScreenReadings
    columns = (
        TextColumn(said.YEAR),
        TextColumn(said.KNOWN),
        TextColumn(said.MOVED, most=60, flexible=True),
        TextColumn(said.BY, most=24, flexible=True),
        TextColumn(said.WHY, most=_WIDE, flexible=True),
    )
    rows: list[tuple[str, ...]] = []
    details: list[str] = []
    for year in sorted({r.year for r in mine} | {j.year for j in judged}, reverse=True):
        read = [r for r in mine if r.year == year]
        of_year = list(_revisions(read, figures, indicator, glyphs, amiss, named=not entity))
        of_year += [_judgement(j) for j in sorted(judged, key=lambda j: j.rank) if j.year == year]
        for texts, detail in reversed(of_year):
            rows.append(texts)
            details.append(detail)
    return TextTableData(columns, tuple(rows), tuple(details), said.NEVER)


def _revisions(
    readings: list[Reading],
    figures: Figures,
    indicator: Indicator,
    glyphs: Glyphs,
    amiss: Mapping[EvidenceFile, str],
    *,
    named: bool,
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the revisions of one year with their details, the oldest of each entity first."""
    before: dict[object, Reading] = {}
    in_order = sorted(readings, key=lambda r: (r.entity or "", r.part or "", r.rank))
    for reading, line, name in by_lines(indicator, in_order):
        texts = _revision(reading, before.get(line), figures, indicator, glyphs)
        if name and (named or name != _title(indicator, reading)):
            moved = words.ScreenReadings.OF_ENTITY.format(entity=name, moved=texts[2])
            texts = (*texts[:2], moved, *texts[3:])
        yield texts, _detail(reading, amiss)
        before[line] = reading


def _title(indicator: Indicator, reading: Reading) -> str:
    entity = None if reading.entity is None else indicator.entity(reading.entity)
    return reading.entity or "" if entity is None else entity.title


def _source(source: Source) -> str:
    """Return what a source is called; its address where it has no other name."""
    return source_words(source) or source.address


def _point(result: IndicatorResult, point: ReadingPoint, figures: Figures) -> str:
    indicator, entered = result.indicator, point.reading
    if entered is not None and entered.value is None:
        return words.NO_VALUE
    if indicator.kind is Kind.QUALITATIVE:
        return words.ScreenReadings.IN_WORDS
    value = "" if entered is None else entered.value or ""
    if indicator.kind is Kind.YES_NO and (done := done_on(value)):
        return done  # which says more than yes
    shown = figures.point(indicator, point, result)
    if point.total is None or point.value is None:
        return shown
    amount = figures.point(indicator, point.alone)
    return words.WITH_AMOUNT.format(total=shown, amount=amount)


def _inputs(point: ReadingPoint) -> str:
    if point.sum_of:
        return sum_of(point)
    if any(reading.entity is not None for reading in point.derived_from):
        return plural(words.ScreenReadings.COMPUTED_FROM, len(point.derived_from))
    names = dict.fromkeys(reading.indicator for reading in point.derived_from)
    return words.ScreenReadings.COMPUTED.format(ids=words.LIST_SEPARATOR.join(names))


def _detail(reading: Reading, amiss: Mapping[EvidenceFile, str]) -> str:
    """Return what the columns leave out: who entered it and when, state, note, address."""
    day = reading.entered_at.date().isoformat()
    said = [
        words.ScreenReadings.ENTERED.format(by=reading.by, day=day, revision=reading.revision),
        words.LIST_SEPARATOR.join(cautions(reading)),
        words.NO_VALUE_BECAUSE.format(why=reading.no_data) if reading.no_data else "",
        reading.value or "" if _is_words(reading) else "",
        _parts(reading),
        reading.note,
        evidence_names(reading.evidence, amiss),
        # Last: an address may be long, and what follows it cut off.
        reading.source.address if source_words(reading.source) else "",
    ]
    return words.CLAUSE_SEPARATOR.join(part.rstrip(".") for part in said if part)


def _is_words(reading: Reading) -> bool:
    return reading.value is not None and len(reading.value) > 40


def _parts(reading: Reading) -> str:
    if reading.numerator is None or reading.denominator is None:
        return ""
    return words.ScreenReadings.SHARE.format(part=reading.numerator, whole=reading.denominator)


def _revision(
    reading: Reading, before: Reading | None, figures: Figures, indicator: Indicator, glyphs: Glyphs
) -> tuple[str, ...]:
    now = stated(reading, figures, indicator)
    if before is not None:
        was = stated(before, figures, indicator)
        now = now if was == now else f"{was} {glyphs.arrow} {now}"
    parts = (revision_reason(reading.reason), _source(reading.source))
    why = words.CLAUSE_SEPARATOR.join(filter(None, parts))
    return (year_text(reading.year), reading.known_from.isoformat(), now, reading.by, why)


def stated(reading: Reading, figures: Figures, indicator: Indicator) -> str:
    """Show what one revision says, drafts and retractions included."""
    if reading.retracted or reading.value is None:
        return no_value(reading)
    draft = f" ({state_word(reading.state)})" if reading.state is State.DRAFT else ""
    if reading.entity is not None and indicator.entities:
        entity = indicator.entity(reading.entity)
        if entity is None:
            return reading.value + draft
    indicator = indicator.measured(reading.entity, reading.part)
    if indicator.kind not in _NUMERIC:
        return reading.value + draft
    point = ReadingPoint(reading.year, None, reading)
    return qualifier(point) + figure_of(indicator, point, figures.style) + draft


def _judgement(judgement: Judgement) -> tuple[tuple[str, ...], str]:
    day = judgement.entered_at.date().isoformat()
    said = words.ScreenReadings.JUDGED.format(status=status_word(judgement.status))
    return (
        year_text(judgement.year),
        day,
        said,
        judgement.by,
        judgement.because,
    ), judgement.because
