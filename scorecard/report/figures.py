"""Figures as a report shows them: in words, with year, cautions and source numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures as said
from scorecard.messages.catalogue import words
from scorecard.model.entity import Aggregate
from scorecard.model.entity_result import Shares
from scorecard.model.indicator import Kind
from scorecard.model.number import format_number
from scorecard.model.reading import Reading, State
from scorecard.model.scorecard import ReadingPoint
from scorecard.report.parts import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.report.sources import Sources

# Shares are computed in binary floating point.
_SAME = 1e-9
_FEW = 20


def readings_behind(point: ReadingPoint | None) -> tuple[Reading, ...]:
    """Return the readings a figure rests on: one, or those it was computed from."""
    if point is None:
        return ()
    return point.derived_from if point.reading is None else (point.reading,)


def decided_by(result: IndicatorResult) -> tuple[ReadingPoint, ...]:
    """Return the readings a sentence speaks of: the one that decided, and the latest."""
    actual = result.explanation.actual
    decided = [p for p in result.readings if actual is not None and p.year == actual.year]
    return tuple(dict.fromkeys((*decided, *([result.latest] if result.latest else ()))))


class Figures:
    """Shows figures in one strategy's style, and numbers their sources as they come.

    Args:
        style: how numbers are written.
        sources: takes note of every source in the order of its first use.
    """

    def __init__(self, style: NumberStyle | None, sources: Sources) -> None:
        self.style = style
        self._sources = sources

    def refs(self, points: Iterable[ReadingPoint]) -> tuple[int, ...]:
        """Return the numbers of the sources behind some figures."""
        return self._sources.numbers(r for point in points for r in readings_behind(point))

    def latest(self, result: IndicatorResult) -> Figure | None:
        """Return the latest reading, with decimals enough to differ from what was expected."""
        point = result.latest
        if point is None or point.assessed is None:
            return None
        text = said.reading(result.indicator, point, self.style, result.expected)
        base = said.base(result.indicator, point, self.style) or self._of_entities(result, point)
        cautions = (base, said.marks(point))
        return Figure(
            said.qualifier(point) + text,
            point.year,
            tuple(caution for caution in cautions if caution),
            self.refs((point,)),
        )

    def _of_entities(self, result: IndicatorResult, point: ReadingPoint) -> str:
        """Return of how many entities a share is, where they are few; it is counted, not entered.

        The entities are known for the report's year alone, so they must give the same share.
        """
        shares = Shares.of(result.entities)
        of_share = result.indicator.aggregate is Aggregate.SHARE and 0 < shares.due < _FEW
        if not of_share or point.assessed is None:
            return ""
        if abs(100.0 * shares.in_time / shares.due - point.assessed) > _SAME:
            return ""
        part, whole = (format_number(str(n), self.style) for n in (shares.in_time, shares.due))
        return words.BASE.format(part=part, whole=whole)

    def baseline(self, result: IndicatorResult) -> Figure | None:
        """Return the baseline, with the source of that year's reading if it says the same."""
        start = result.baseline
        if start is None:
            return None
        same = [p for p in result.readings if p.year == start.year and p.assessed == start.value]
        text = said.figure(result.indicator, start.value, self.style)
        base = ""
        if same:
            text = said.qualifier(same[0]) + said.reading(result.indicator, same[0], self.style)
            base = said.base(result.indicator, same[0], self.style)
        return Figure(text, start.year, (base,) if base else (), self.refs(same))

    def expected(self, result: IndicatorResult) -> str:
        """Return what the path asks by the report's year; empty without a path."""
        if result.expected is None:
            return ""
        latest = result.latest.assessed if result.latest is not None else None
        return said.figure(result.indicator, result.expected, self.style, latest)

    def of_year(self, indicator: Indicator, point: ReadingPoint) -> Figure:
        """Return one year's amount for a narrow column, cautions as letters."""
        readings = readings_behind(point)
        letters = words.Report.CAUTION
        cautions = [letters[State.PROVISIONAL]] if _any_provisional(readings) else []
        cautions += [
            letter for flag, letter in letters.items() if any(flag in r.flags for r in readings)
        ]
        if point.value is None:
            return Figure(words.Report.NO_DATA_MARK, point.year, refs=self.refs((point,)))
        alone = point._replace(total=None)
        text = said.qualifier(alone) + said.reading(indicator, alone, self.style)
        base = said.base(indicator, alone, self.style)
        if base:
            text = words.MARKED.format(figure=text, marks=base)
        return Figure(text, point.year, tuple(cautions), self.refs((point,)))

    def revision(self, indicator: Indicator, reading: Reading) -> Figure:
        """Return what one revision said, without its year."""
        refs = self._sources.numbers((reading,))
        if reading.retracted:
            return Figure(words.Report.TAKEN_BACK, refs=refs)
        if reading.value is None:
            return Figure(words.Report.NO_DATA, refs=refs)
        point = ReadingPoint(reading.year, _value(indicator, reading.value), reading)
        text = said.qualifier(point) + said.reading(indicator, point, self.style)
        return Figure(text or reading.value, refs=refs)


def _any_provisional(readings: Iterable[Reading]) -> bool:
    return any(reading.state is State.PROVISIONAL for reading in readings)


def _value(indicator: Indicator, text: str) -> float | None:
    """Return what an entered text is worth; None for a level or a number it is not."""
    if indicator.kind is Kind.SCALE:
        return indicator.level_index(text)
    if indicator.kind is Kind.YES_NO:
        return {"yes": 1.0, "no": 0.0}.get(text)
    try:
        return float(text)
    except ValueError:
        return None
