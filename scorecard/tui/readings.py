"""The readings of one indicator, and every revision of them, as rows of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.path import expected
from scorecard.messages import flag_word, state_word, status_word
from scorecard.messages.figures import figure, qualifier
from scorecard.messages.short import source_words
from scorecard.model.indicator import Kind
from scorecard.model.reading import State
from scorecard.model.records import known
from scorecard.tui.widgets.text_table import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading, Source
    from scorecard.model.records import Judgement, Records
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard
    from scorecard.tui.figures import Figures
    from scorecard.tui.glyphs import Glyphs

_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


def readings_table(result: IndicatorResult, figures: Figures) -> TextTableData:
    """Return one row a year, newest first: reading, path, source, known from."""
    indicator, path = result.indicator, result.explanation.path
    columns = [TextColumn("Year"), TextColumn("Reading", right=True, most=24, flexible=True)]
    if path:
        columns.append(TextColumn("Path", right=True, most=14))
    columns += [TextColumn("Source", most=80, flexible=True), TextColumn("Known from")]
    rows, details = [], []
    for point in reversed(result.readings):
        row = [str(point.year), _point(indicator, point, figures)]
        if path:
            wanted = point.year >= path[0].year
            level = expected(indicator, path, point.year) if wanted else None
            row.append("" if level is None else figures.value(indicator, level))
        entered = point.reading
        row.append(_source(entered.source) if entered else _inputs(point))
        row.append(entered.known_from.isoformat() if entered else "")
        rows.append(tuple(row))
        details.append(_detail(entered) if entered else "")
    return TextTableData(tuple(columns), tuple(rows), tuple(details), "No readings yet.")


def revisions_table(
    result: IndicatorResult, records: Records, card: Scorecard, figures: Figures, glyphs: Glyphs
) -> TextTableData:
    """Return every revision and judgement known to the scorecard, newest year first."""
    indicator = result.indicator
    names = {indicator.id, *indicator.formerly}
    mine = [r for r in known(records.readings, card.as_of) if r.indicator in names]
    judged = [
        j
        for j in records.judgements
        if j.indicator in names and (card.as_of is None or j.entered_at.date() <= card.as_of)
    ]
    columns = (
        TextColumn("Year"),
        TextColumn("Known from"),
        TextColumn("From and to", most=40, flexible=True),
        TextColumn("By", most=24, flexible=True),
        TextColumn("Why", most=80, flexible=True),
    )
    rows: list[tuple[str, ...]] = []
    details: list[str] = []
    for year in sorted({r.year for r in mine} | {j.year for j in judged}, reverse=True):
        before: Reading | None = None
        of_year: list[tuple[tuple[str, ...], str]] = []
        for reading in sorted((r for r in mine if r.year == year), key=lambda r: r.rank):
            row = _revision(reading, before, figures, indicator, glyphs)
            of_year.append((row, _detail(reading)))
            before = reading
        of_year += [_judgement(j) for j in sorted(judged, key=lambda j: j.rank) if j.year == year]
        for texts, detail in reversed(of_year):
            rows.append(texts)
            details.append(detail)
    return TextTableData(columns, tuple(rows), tuple(details), "Nothing was ever entered.")


def _source(source: Source) -> str:
    """Show a source in one line, its address last."""
    return ", ".join(part for part in (source_words(source), source.address) if part)


def _point(indicator: Indicator, point: ReadingPoint, figures: Figures) -> str:
    entered = point.reading
    if entered is not None and entered.value is None:
        return "no data"
    if indicator.kind is Kind.QUALITATIVE:
        return "in words"
    shown = figures.point(indicator, point)
    if point.total is None or point.value is None:
        return shown
    return f"{shown} (+{figures.value(indicator, point.value)})"


def _inputs(point: ReadingPoint) -> str:
    names = dict.fromkeys(reading.indicator for reading in point.derived_from)
    return "computed from " + ", ".join(names)


def _detail(reading: Reading) -> str:
    """Return what the columns leave out: evidence, note, state, who entered it and when."""
    day = reading.entered_at.date().isoformat()
    said = [
        f"Entered by {reading.by} on {day}, revision {reading.revision}",
        ", ".join(_cautions(reading)),
        f"no data: {reading.no_data}" if reading.no_data else "",
        reading.value or "" if _is_words(reading) else "",
        _parts(reading),
        reading.note,
    ]
    return "; ".join(part.rstrip(".") for part in said if part)


def _is_words(reading: Reading) -> bool:
    return reading.value is not None and len(reading.value) > 40


def _cautions(reading: Reading) -> Iterable[str]:
    if reading.state is not State.FINAL:
        yield state_word(reading.state)
    for flag in reading.flags:
        yield flag_word(flag)


def _parts(reading: Reading) -> str:
    shares = [f"{name} {value}" for name, value in reading.parts]
    if reading.numerator is not None and reading.denominator is not None:
        shares.insert(0, f"{reading.numerator} of {reading.denominator}")
    return ", ".join(shares)


def _revision(
    reading: Reading, before: Reading | None, figures: Figures, indicator: Indicator, glyphs: Glyphs
) -> tuple[str, ...]:
    now = stated(reading, figures, indicator)
    if before is not None:
        was = stated(before, figures, indicator)
        now = now if was == now else f"{was} {glyphs.arrow} {now}"
    why = "; ".join(part for part in (reading.reason, _source(reading.source)) if part)
    return (str(reading.year), reading.known_from.isoformat(), now, reading.by, why)


def stated(reading: Reading, figures: Figures, indicator: Indicator) -> str:
    """Show what one revision says, drafts and retractions included."""
    if reading.retracted:
        return "taken back"
    if reading.value is None:
        return "no data"
    draft = f" ({state_word(reading.state)})" if reading.state is State.DRAFT else ""
    if indicator.kind not in _NUMERIC:
        return reading.value + draft
    from scorecard.model.scorecard import ReadingPoint  # noqa: PLC0415 - here alone

    point = ReadingPoint(reading.year, None, reading)
    return qualifier(point) + figure(indicator, reading.value, figures.style) + draft


def _judgement(judgement: Judgement) -> tuple[tuple[str, ...], str]:
    day = judgement.entered_at.date().isoformat()
    said = f"judged {status_word(judgement.status)}"
    return (str(judgement.year), day, said, judgement.by, judgement.because), judgement.because
