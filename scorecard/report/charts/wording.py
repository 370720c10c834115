"""The words and figures on a chart, and what it shows for those who hear it."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import words
from scorecard.messages.figures import (
    figure,
    is_percent,
    latest_short,
    lines_of,
    of_result,
    on_path,
    qualifier,
    target_short,
)
from scorecard.messages.finding import finding
from scorecard.model.number import format_number
from scorecard.model.plan import NUMERIC, Kind
from scorecard.model.scorecard import is_break
from scorecard.report.charts.svg import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.report.charts.series import Breakdown, Dot, Series

_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Numbers from here on, and below here, are written with a power of ten.
_HUGE, _TINY = Decimal("1e12"), Decimal("1e-6")
_THREE_DIGITS: Final = Context(prec=3)
_LONGEST: Final = 110.0


def parts_title(result: IndicatorResult, found: Breakdown) -> str:
    """Return what the chart of a breakdown is of."""
    return words.Report.PARTS.format(title=result.indicator.title, breakdown=found.breakdown)


def parts_rows(found: Breakdown, style: NumberStyle | None) -> Iterator[str]:
    """Yield the figures of the parts of a breakdown, and what is asked of them, a line a year."""
    told: dict[int, list[str]] = {}
    for part in found.parts:
        wording, shown = Wording(part.result, style), part.shown
        for dot in shown.dots:
            said = words.Charts.SEPARATOR.join(wording.told(dot))
            text = words.Charts.PART.format(part=part.title, value=said)
            told.setdefault(dot.year, []).append(text)
        if shown.bounds:
            year = found.span.years[1] if shown.target is None else shown.target.year
            text = words.Charts.PART_TARGET.format(part=part.title, target=wording.target())
            told.setdefault(year, []).append(text)
    for year, parts in sorted(told.items()):
        yield words.Charts.ROW.format(year=year, parts=words.Charts.SEPARATOR.join(parts))


class Wording:
    """Writes one chart's figures in the strategy's style.

    Args:
        result: the indicator, assessed.
        style: how numbers are written.
    """

    def __init__(self, result: IndicatorResult, style: NumberStyle | None) -> None:
        self.indicator: Indicator = result.indicator
        self._result = result
        self._style = style
        self._numeric = result.indicator.kind in NUMERIC

    @property
    def levels(self) -> bool:
        """Say whether the axis names every value there is."""
        return not self._numeric

    def title(self) -> str:
        """Return the indicator's title, with the unit where it has one."""
        if not self.unit():
            return self.indicator.title
        return words.Charts.TITLE.format(title=self.indicator.title, unit=self.unit())

    def unit(self) -> str:
        """Return the unit of the axis; nothing for levels and answers."""
        return self.indicator.unit if self._numeric else ""

    def axis(self, starts_at: str) -> str:
        """Return what stands over the axis: its unit, and where it starts if not at zero."""
        from_where = words.Charts.NOT_FROM_ZERO.format(value=starts_at) if starts_at else ""
        return words.Charts.SEPARATOR.join(filter(None, (self.unit(), from_where)))

    def tick(self, value: Decimal) -> str:
        """Return a value of the axis; nothing for a level there is not."""
        if self.indicator.kind is Kind.SCALE:
            known = 0 <= value < len(self.indicator.levels)
            return self.indicator.levels[int(value)].key if known else ""
        if self.indicator.kind is Kind.YES_NO:
            return {0: words.NO, 1: words.YES}.get(int(value), "")
        if value and not _TINY <= abs(value) < _HUGE:
            return self._percent(self._power(value))
        return figure(self.indicator, f"{value:f}" if value else "0", self._style)

    def dot(self, dot: Dot) -> str:
        """Return a reading beside its mark, as short as it can be."""
        if self.levels:
            # It is named at the axis.
            return ""
        lines = lines_of(self._result)
        shown = latest_short(self.indicator, dot.point, dot.year, self._style, lines=lines)
        if dot.ends is not None or width(shown, 12) <= _LONGEST:
            return shown
        return self.value(dot.value)

    def value(self, value: float) -> str:
        """Return any value of the chart, with a power of ten where it would be too long."""
        shown = self.full(value)
        if not self._numeric or width(shown, 12) <= _LONGEST:
            return shown
        return self._percent(self._power(Decimal(str(value))))

    def full(self, value: float) -> str:
        """Return any value of the chart in full, as it is told to those who hear it."""
        return on_path(self._result, value, self._style)

    def target(self) -> str:
        """Return the target in short."""
        target = self._result.target
        if target is None:
            return ""
        shown = target_short(self.indicator, target, self._style)
        if not self._numeric or width(shown, 12) <= 3 * _LONGEST or target.by is None:
            return shown
        return self.value(target.value)

    def description(self, series: Series, period: tuple[int, int]) -> str:
        """Return what the chart shows: a sentence, then its figures, a line a year."""
        return "\n".join((finding(self._result, period, self._style), *self._rows(series)))

    def _rows(self, series: Series) -> Iterator[str]:
        dots = {dot.year: dot for dot in series.dots}
        silent = {point.year for point in self._result.readings if point.assessed is None}
        for year in range(series.years[0], series.years[1] + 1):
            dot = dots.get(year)
            parts = [*(() if dot is None else self.told(dot)), *self._plan_parts(series, year)]
            if year not in dots and year in silent:
                parts.insert(0, words.NO_VALUE)
            if parts:
                yield words.Charts.ROW.format(year=year, parts=words.Charts.SEPARATOR.join(parts))

    def told(self, dot: Dot) -> Iterator[str]:
        """Yield a reading in full, and what is to be known of it."""
        yield qualifier(dot.point) + of_result(self._result, dot.point, self._style)
        if dot.provisional:
            yield words.Charts.PROVISIONAL
        if is_break(dot.point):
            yield words.Charts.BREAK_AT
        if dot.former is not None:
            yield words.Charts.WAS.format(value=self.full(dot.former))

    def _plan_parts(self, series: Series, year: int) -> Iterator[str]:
        start = series.baseline
        if start is not None and start.year == year:
            entered = self._result.baseline_reading
            known = qualifier(entered) if entered and entered.year == year else ""
            yield words.Charts.BASELINE_AT.format(value=known + self.full(start.value))
        for point in series.path:
            if point.year == year:
                yield words.Charts.PATH_AT.format(value=self.full(point.value))
        if series.target is not None and series.target.year == year:
            yield words.Charts.TARGET_AT.format(value=self.target())
        ahead = series.ahead
        if ahead is not None and ahead.year == year:
            shown = {
                name: self.full(value)
                for name in ("value", "low", "high")
                if (value := getattr(ahead, name)) is not None
            }
            yield words.Charts.AHEAD_AT.format(**shown)

    def _power(self, value: Decimal) -> str:
        short = _THREE_DIGITS.plus(value)
        exponent = short.adjusted()
        mantissa = f"{short.scaleb(-exponent):.2f}".rstrip("0").rstrip(".")
        raised = str(exponent).translate(_RAISED)
        return words.Charts.POWER.format(
            mantissa=format_number(mantissa, self._style), exponent=raised
        )

    def _percent(self, text: str) -> str:
        return words.PERCENT.format(value=text) if is_percent(self.indicator) else text
