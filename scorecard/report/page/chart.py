"""The chart of an indicator on a page, as wide as the reader's window, and the table behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecard.assessment.path import expected
from scorecard.messages import figures as said
from scorecard.messages.catalogue import words, year_text, year_within
from scorecard.messages.figures import capitalised
from scorecard.messages.finding import finding, parts_finding
from scorecard.model.plan import Kind
from scorecard.model.text import visible
from scorecard.report.charts.drawing import key_entries
from scorecard.report.charts.parts import parts_key
from scorecard.report.charts.series import series
from scorecard.report.charts.svg import CORNERS, PART_MARKS, Line, Mark, cut, number
from scorecard.report.charts.ticks import leaves_out_zero, value_ticks, year_ticks
from scorecard.report.charts.wording import Wording, parts_title
from scorecard.report.figures import readings_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.reading import EvidenceFile, Source
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint
    from scorecard.report.charts.picture import KeyEntry
    from scorecard.report.charts.series import Breakdown, Dot, Series
    from scorecard.report.page.nodes import Nodes

# Upright, in pixels; along, in parts of the width, so that letters keep their size on a telephone.
_HEIGHT, _TOP, _BOTTOM = 224, 26.0, 188.0
_LEFT, _RIGHT = 13.0, 91.0
_MOST_STEPS, _MOST_YEARS = 4, 9
_LETTERS = 43  # of a whole axis on a telephone
_LABEL: Final = 16.0
_SHORT: Final = 6
# So wide is the name of a part at most, and so far right one has no room after its mark.
_NAME: Final = 150.0
_MIDDLE: Final = 66.0

_SHAPES: Final = {
    Mark.READING: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    Mark.PROVISIONAL: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    Mark.RESTATED: "M-5-5h10v10h-10z",
    Mark.BASELINE: "M0-6.5L6.5 0 0 6.5-6.5 0z",
    Mark.MILESTONE: "M0-6L6 0 0 6-6 0z",
    Mark.TARGET: "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
    Mark.AHEAD: "M-4-4L4 4M-4 4L4-4",
} | {
    part: "M" + "L".join(f"{number(x)} {number(y)}" for x, y in CORNERS[part]) + "z"
    for part in PART_MARKS
    if part in CORNERS
}


@dataclass(frozen=True, slots=True)
class YearRow:
    """What is known of one year: texts for a row of the table, and all of it as one sentence."""

    year: int
    figure: str
    path: str
    remarks: tuple[str, ...]
    sources: tuple[Source, ...]
    sentence: str


class IndicatorChart:
    """One indicator's chart and table, made of the same texts.

    Args:
        nodes: holds the elements.
        result: the indicator, assessed.
        period: the strategy's first and last year.
        style: how numbers are written.
        amiss: what became of files of evidence; None where they, and the notes beside readings,
            are not for this audience.
    """

    def __init__(
        self,
        nodes: Nodes,
        result: IndicatorResult,
        period: tuple[int, int],
        style: NumberStyle | None,
        amiss: Mapping[EvidenceFile, str] | None,
    ) -> None:
        self._nodes, self._result, self._style, self._amiss = nodes, result, style, amiss
        self._period = period
        self._series = series(result, period)
        self._wording = Wording(result, style)
        self.rows = tuple(self._year_rows())

    def figure(self, point: ReadingPoint) -> str:
        """Return a year's figure as it is known; of amounts that add up, with the total."""
        result, entered = self._result, point.reading
        if point.assessed is None:
            if entered is None or result.indicator.kind is not Kind.QUALITATIVE:
                return said.no_value(entered, entered.no_data) if entered else words.NO_VALUE
            return entered.value or said.no_value(entered, entered.no_data)
        if result.indicator.kind is Kind.QUALITATIVE and entered is not None and entered.value:
            return entered.value
        text = said.qualifier(point) + said.of_result(result, point, self._style)
        if point.total is not None and point.value is not None:
            amount = said.reading(result.indicator, point.alone, self._style)
            text = words.WITH_AMOUNT.format(total=text, amount=amount)
        return text

    def _year_rows(self) -> Iterator[YearRow]:
        points = {point.year: point for point in self._result.readings}
        years = set(points)
        shown = self._series
        if shown is not None:
            marks = (shown.baseline, shown.target, *shown.milestones)
            years |= {mark.year for mark in marks if mark is not None}
        for year in sorted(years):
            yield self._year_row(year, points.get(year))

    def _year_row(self, year: int, point: ReadingPoint | None) -> YearRow:
        result = self._result
        indicator, path = result.indicator, result.explanation.path
        figure = "" if point is None else self.figure(point)
        level = ""
        if path and path[0].year <= year <= path[-1].year:
            level = said.on_path(result, expected(indicator, path, year), self._style)
        behind = readings_behind(point)
        remarks = tuple(self._remarks(year, point))
        sources = tuple(dict.fromkeys(r.source for r in behind if r.source))
        parts = [
            said.with_unit(indicator, figure) if point and point.assessed is not None else figure
        ]
        parts += [words.Page.PATH_OF.format(value=level)] if level else []
        parts += [*remarks, *(said.source_words(source) for source in sources)]
        listed = words.Page.POINT_SEPARATOR.join(part for part in parts if part)
        return YearRow(
            year, figure, level, remarks, sources, words.Page.POINT.format(year=year, parts=listed)
        )

    def _remarks(self, year: int, point: ReadingPoint | None) -> Iterator[str]:
        result, shown = self._result, self._series
        if shown is not None and shown.baseline is not None and shown.baseline.year == year:
            yield words.Page.BASELINE_OF.format(value=self._wording.full(shown.baseline.value))
        if shown is not None and shown.target is not None and shown.target.year == year:
            yield words.Page.TARGET_OF.format(value=self._wording.target())
        if point is None:
            return
        base = said.base(result.indicator, point, self._style)
        yield from (text for text in (base, said.marks(point)) if text)
        if self._amiss is not None:
            for reading in readings_behind(point):
                files = said.evidence_names(reading.evidence, self._amiss)
                yield from (text for text in (reading.note, files) if text)

    def table(self) -> int | None:
        """Return the table of the years; None where nothing is known of any."""
        if not self.rows:
            return None
        said_, cell = words.Page, self._nodes.element
        with_path = any(row.path for row in self.rows)
        with_remarks = any(row.remarks for row in self.rows)
        unit = self._wording.unit()
        heads = [
            (said_.COLUMN_YEAR, ""),
            (said_.COLUMN_FIGURE_IN.format(unit=unit) if unit else said_.COLUMN_FIGURE, "n"),
        ]
        heads += [(said_.COLUMN_PATH, "n")] if with_path else []
        heads += [(said_.COLUMN_NOTES, "")] if with_remarks else []
        heads += [(said_.COLUMN_SOURCE, "")]
        lines: list[int] = []
        for row in self.rows:
            sources = words.Page.POINT_SEPARATOR.join(map(said.source_words, row.sources))
            cells = [
                cell("th", year_text(row.year), scope="row"),
                cell("td", row.figure, class_="n"),
            ]
            cells += [cell("td", row.path, class_="n")] if with_path else []
            remarks = words.Page.POINT_SEPARATOR.join(row.remarks)
            cells += [cell("td", remarks)] if with_remarks else []
            cells += [cell("td", sources)]
            lines.append(cell("tr", *cells, data_year=row.year, data_say=row.sentence))
        caption = said_.CAPTION.format(title=self._result.indicator.title)
        return cell(
            "table",
            cell("caption", caption, class_="unseen"),
            cell("thead", cell("tr", *(cell("th", t, scope="col", class_=c) for t, c in heads))),
            cell("tbody", *lines),
            class_="years",
        )

    def sparkline(self) -> int | None:
        """Return the readings as a small line; None where there are not two of them."""
        shown = self._series
        if shown is None or len(shown.dots) < 2:
            return None
        low, high = shown.values
        first, last = shown.dots[0].year, shown.dots[-1].year
        spread = (high - low) or 1.0

        def spot(year: int, value: float) -> tuple[float, float]:
            across = 64 * (year - first) / ((last - first) or 1)
            return 4 + across, 18 - 14 * (value - low) / spread

        spots = [spot(dot.year, dot.value) for dot in shown.dots]
        draw = self._nodes.element
        lines = [
            draw("path", d=f"M{_at(start)}L{_at(end)}")
            for (start, end), dot in zip(pairwise(spots), shown.dots[1:], strict=True)
            if dot.joined
        ]
        lines += [
            draw(
                "path", d=f"M{_at(spot(dot.year, dot.ends[0]))}L{_at(spot(dot.year, dot.ends[1]))}"
            )
            for dot in shown.dots
            if dot.ends is not None
        ]
        if shown.dots[-1].ends is not None:
            return draw("svg", *lines, class_="spark", viewBox="0 0 72 22", aria_hidden="true")
        end = draw("circle", cx=number(spots[-1][0]), cy=number(spots[-1][1]), r="2.5")
        return draw("svg", *lines, end, class_="spark", viewBox="0 0 72 22", aria_hidden="true")

    def chart(self) -> int | None:
        """Return the chart; None where it would say nothing."""
        shown = self._series
        if shown is None:
            return None
        return _Drawing(self._nodes, shown, self._wording).drawn(self.finding())

    def finding(self) -> str:
        """Return what the chart shows, in words."""
        return finding(self._result, self._period, self._style)


def _at(spot: tuple[float, float]) -> str:
    return f"{number(spot[0])} {number(spot[1])}"


def parts_chart(
    nodes: Nodes,
    result: IndicatorResult,
    found: Breakdown,
    period: tuple[int, int],
    style: NumberStyle | None,
) -> int:
    """Return the chart of a breakdown.

    Args:
        nodes: holds the elements.
        result: the indicator, assessed.
        found: the parts to draw.
        period: the strategy's first and last year.
        style: how numbers are written.
    """
    told = parts_finding([(part.title, part.result) for part in found.parts], period, style)
    said = words.Report.WITH_TITLE.format(title=parts_title(result, found), sentence=told)
    return _PartsDrawing(nodes, found, Wording(result, style), style).drawn(said)


class _Drawing:
    """Draws one series."""

    def __init__(self, nodes: Nodes, shown: Series, wording: Wording) -> None:
        self._draw, self._series, self._wording = nodes.element, shown, wording
        self._ticks = value_ticks(*shown.values, _MOST_STEPS, whole=shown.whole)
        self._taken: list[tuple[float, float]] = []

    def _x(self, year: int) -> float:
        first, last = self._series.years
        return _LEFT + (_RIGHT - _LEFT) * (year - first) / ((last - first) or 1)

    def _y(self, value: float) -> float:
        low, high = float(self._ticks[0]), float(self._ticks[-1])
        return _BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low)

    def drawn(self, told: str) -> int:
        """Return the chart and its key."""
        draw = self._draw
        parts = [*self._axes(), *self._plan(), *self._measured(), *self._labels()]
        picture = draw(
            "svg",
            *parts,
            class_="chart",
            width="100%",
            height=_HEIGHT,
            role="img",
            aria_label=words.Page.CHART.format(finding=told),
        )
        key = [self._key(entry.words, entry.line, entry.mark) for entry in self._entries()]
        begins = None
        if leaves_out_zero(self._ticks):
            low = self._wording.tick(self._ticks[0])
            said_ = capitalised(words.Charts.NOT_FROM_ZERO.format(value=low))
            begins = draw("li", said_, class_="from")
        return draw(
            "div",
            draw("div", picture, class_="plot"),
            draw("ul", *key, begins, class_="key", aria_hidden="true"),
        )

    def _entries(self) -> list[KeyEntry]:
        return key_entries(self._series, "")

    def _key(self, text: str, line: Line | None, mark: Mark | None) -> int:
        draw = self._draw
        parts = [self._line((0, 8), (26, 8), line, "")] if line is not None else []
        if mark is not None:
            parts.append(draw("svg", self._shape(mark), x=13, y=8))
        return draw("li", draw("svg", *parts, width=26, height=16), text)

    def _axes(self) -> Iterator[int]:
        draw = self._draw
        for tick in self._ticks:
            y = number(self._y(float(tick)))
            yield draw("line", x1="0%", x2="100%", y1=y, y2=y, class_="grid")
            name = visible(self._wording.tick(tick))
            yield draw("text", name, x="0", y=number(self._y(float(tick)) - 4), class_="tick")
        years = year_ticks(*self._series.years, _MOST_YEARS)
        apart = (self._x(years[-1]) - self._x(years[0])) / max(1, len(years) - 1)
        for year in years:
            x, text = f"{number(self._x(year))}%", year_within(year, _LETTERS * apart / 100 - 1)
            yield draw("text", text, x=x, y=_HEIGHT - 14, class_="year")

    def _plan(self) -> Iterator[int]:
        shown = self._series
        for bound in shown.holds if shown.target is None else (shown.target.value,):
            y = self._y(bound)
            yield self._line((0, y), (100, y), Line.TARGET)
        for start, end in pairwise(shown.path):
            yield self._between(start, end, Line.PATH)
        for stone in shown.milestones:
            yield self._mark(Mark.MILESTONE, *stone)
        if shown.target is not None:
            yield self._mark(Mark.TARGET, *shown.target)
        ahead, last = shown.ahead, shown.dots[-1]
        if ahead is not None and ahead.value is not None:
            yield self._between((last.year, last.value), (ahead.year, ahead.value), Line.AHEAD)
            if ahead.low is not None and ahead.high is not None:
                ends = (ahead.year, ahead.low), (ahead.year, ahead.high)
                yield self._between(*ends, Line.RESTATED)
            yield self._mark(Mark.AHEAD, ahead.year, ahead.value)

    def _measured(self) -> Iterator[int]:
        shown = self._series
        for dot in shown.dots:
            if dot.former is not None:
                ends = (dot.year, dot.former), (dot.year, dot.value)
                yield self._between(*ends, Line.RESTATED)
                yield self._mark(Mark.RESTATED, *ends[0])
        yield from self._dots(shown.dots)
        if shown.baseline is not None:  # over the reading it may have been
            yield self._mark(Mark.BASELINE, *shown.baseline)

    def _dots(self, dots: Sequence[Dot], shape: Mark = Mark.READING) -> Iterator[int]:
        """Yield readings, joined where they compare; what is not final is hollow."""
        for before, dot in pairwise(dots):
            if dot.joined:
                ends = (before.year, before.value), (dot.year, dot.value)
                yield self._between(*ends, Line.READING)
        for dot in dots:
            if dot.ends is not None:
                low, high = dot.ends
                yield self._between((dot.year, low), (dot.year, high), Line.READING)
                continue
            yield self._mark(shape, dot.year, dot.value, hollow=dot.provisional)

    def _labels(self) -> Iterator[int]:
        """Write the figure at the latest reading and the target; the others answer the pointer."""
        shown = self._series
        last = shown.dots[-1]
        spot = self._x(last.year), self._y(last.value)
        text = self._wording.dot(last)
        up = 1.0
        if text:
            wanted = shown.target.value if shown.target is not None else None
            up = -1.0 if wanted is not None and wanted > last.value else 1.0
            yield self._label(text, spot, up, "latest-label")
        values = shown.holds if shown.target is None else (shown.target.value,)
        asked = self._wording.target()
        if asked and values:
            year = shown.target.year if shown.target is not None else shown.years[1]
            yield self._label(asked, (self._x(year), self._y(values[-1])), -up, "target-label")

    def _label(self, text: str, at: tuple[float, float], up: float, name: str) -> int:
        y = at[1] - 12 if up > 0 else at[1] + 22
        if y > _BOTTOM + 8 or y < 14:
            y = at[1] + 22 if up > 0 else at[1] - 12
        for _, taken in self._taken:
            if abs(taken - y) < _LABEL:
                y = taken - _LABEL if taken > _TOP + _LABEL else taken + _LABEL
        self._taken.append((at[0], y))
        # A short one has room under its mark wherever this is; a long one leans inwards.
        leans = "end" if at[0] > 70 else "start" if at[0] < 25 else "middle"
        side = "middle" if len(text) <= _SHORT else leans
        x = min(at[0] + (6 if side == "end" else 0), 100.0)
        return self._draw(
            "text", text, x=f"{number(x)}%", y=number(y), class_=("label", name), text_anchor=side
        )

    def _between(self, start: tuple[int, float], end: tuple[int, float], style: Line) -> int:
        first, last = ((self._x(year), self._y(value)) for year, value in (start, end))
        return self._line(first, last, style)

    def _line(
        self, start: tuple[float, float], end: tuple[float, float], style: Line, unit: str = "%"
    ) -> int:
        return self._draw(
            "line",
            x1=number(start[0]) + unit,
            y1=number(start[1]),
            x2=number(end[0]) + unit,
            y2=number(end[1]),
            class_=style.name.lower(),
        )

    def _mark(self, mark: Mark, year: int, value: float, *, hollow: bool = False) -> int:
        x, y = f"{number(self._x(year))}%", number(self._y(value))
        return self._draw("svg", self._shape(mark, hollow=hollow), x=x, y=y, data_year=year)

    def _shape(self, mark: Mark, *, hollow: bool = False) -> int:
        painted = Mark.READING if mark in PART_MARKS else mark
        name = (Mark.PROVISIONAL if hollow else painted).name.lower()
        return self._draw("path", d=_SHAPES[mark], class_=("mark", name))


class _PartsDrawing(_Drawing):
    """Draws the parts of one breakdown."""

    def __init__(
        self, nodes: Nodes, found: Breakdown, wording: Wording, style: NumberStyle | None
    ) -> None:
        super().__init__(nodes, found.span, wording)
        self._found, self._style = found, style

    def _entries(self) -> list[KeyEntry]:
        return parts_key(self._found, [""] * len(self._found.parts))

    def _plan(self) -> Iterator[int]:
        for part in self._found.parts:
            for bound in part.shown.bounds:
                y = self._y(bound)
                yield self._line((0, y), (100, y), Line.TARGET)
            if part.shown.target is not None:
                yield self._mark(Mark.TARGET, *part.shown.target)

    def _measured(self) -> Iterator[int]:
        for part, shape in zip(self._found.parts, PART_MARKS, strict=False):
            yield from self._dots(part.shown.dots, shape)

    def _labels(self) -> Iterator[int]:
        """Write beside the last reading whose it is, the greatest on top, then the targets."""
        parts = sorted(self._found.parts, key=lambda part: -part.shown.dots[-1].value)
        lowest = 0.0
        for part in parts:
            last, wording = part.shown.dots[-1], Wording(part.result, self._style)
            said = words.Charts.PART.format(part=part.title, value=wording.dot(last))
            x, lowest = self._x(last.year), max(self._y(last.value) + 4, lowest + _LABEL)
            self._taken.append((x, lowest))
            yield self._draw(
                "text",
                cut(said, _NAME, _LABEL),
                x=f"{number(x)}%",
                y=number(lowest),
                dx=10 if x < _MIDDLE else -10,
                class_=("label", "latest-label"),
                text_anchor="start" if x < _MIDDLE else "end",
            )
        for part in parts:
            shown = part.shown
            for bound in shown.bounds[-1:]:
                asked = Wording(part.result, self._style).target()
                said = words.Charts.PART_TARGET.format(part=part.title, target=asked)
                year = shown.target.year if shown.target is not None else shown.years[1]
                spot = self._x(year), self._y(bound)
                yield self._label(cut(said, 2 * _NAME, _LABEL), spot, 1.0, "target-label")
