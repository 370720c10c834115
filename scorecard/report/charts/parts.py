"""The chart of a breakdown: a line for each of its parts, told apart by mark and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import words
from scorecard.messages.finding import parts_finding
from scorecard.report.charts.layout import TEXT, along, around
from scorecard.report.charts.picture import KeyEntry, Picture, chart_stem
from scorecard.report.charts.svg import DIM, INK, PART_MARKS, Line, Mark, Spot, cut, label, width
from scorecard.report.charts.wording import Wording, parts_rows, parts_title
from scorecard.report.colours import LIGHT

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.report.charts.series import Breakdown, PartSeries


def parts_svg(
    result: IndicatorResult,
    found: Breakdown,
    period: tuple[int, int],
    style: NumberStyle | None = None,
) -> str:
    """Return the chart of a breakdown as an SVG document.

    Args:
        result: the indicator, assessed.
        found: the parts to draw.
        period: the strategy's first and last year.
        style: how numbers are written.
    """
    return _Drawing(result, found, style).document(period)


# A name stands right of its mark, where no line comes from; of those close by the greatest on top.
_BESIDE: Final = 10.0
_NUDGES: Final = (0, -8, 8, 16, 24, 32)


class _Drawing(Picture):
    """Draws the parts of one breakdown on its frame."""

    def __init__(
        self, result: IndicatorResult, found: Breakdown, style: NumberStyle | None
    ) -> None:
        wording = Wording(result, style)
        self._heading = parts_title(result, found)
        super().__init__(found.span, wording, self._heading)
        self._found, self._style = found, style
        self._inks = [LIGHT.inks[part.result.status] for part in found.parts]

    def document(self, period: tuple[int, int]) -> str:
        """Return the whole picture."""
        found, unit = self._found, self._wording.unit()
        title = self._heading
        if unit:
            title = words.Charts.TITLE.format(title=title, unit=unit)
        self._draw()
        said = parts_finding(
            [(part.title, part.result) for part in found.parts], period, self._style
        )
        return self._document(
            "chart-" + chart_stem(self._wording.indicator, found.breakdown),
            title,
            "\n".join((said, *parts_rows(found, self._style))),
            parts_key(found, self._inks),
        )

    def _draw(self) -> None:
        """Draw what is asked of parts, then their readings; those with a target on top."""
        frame = self._frame
        drawn = list(zip(self._found.parts, PART_MARKS, self._inks, strict=False))
        for part, _, _ in drawn:
            for bound in part.shown.bounds:
                self._line(frame.level(bound), Line.TARGET, INK)
            if part.shown.target is not None:
                self._mark(Mark.TARGET, frame.at(*part.shown.target), INK)
        for part, shape, ink in sorted(drawn, key=lambda each: bool(each[0].shown.bounds)):
            self._draw_dots(part.shown.dots, ink, shape)
        for part in sorted(self._found.parts, key=lambda each: -each.shown.dots[-1].value):
            self._name(part)
        for part, _, _ in drawn:
            self._name_target(part)

    def _name(self, part: PartSeries) -> None:
        """Write beside the last reading whose it is, and how much."""
        last = part.shown.dots[-1]
        value = Wording(part.result, self._style).dot(last)
        said = words.Charts.PART.format(part=part.title, value=value)
        text = cut(said, (self._frame.right - self._frame.left) * 0.5, TEXT, bold=True)
        wide, at = width(text, TEXT, bold=True), self._frame.at(last.year, last.value)
        beside = (Spot(at.x + _BESIDE, at.y + 0.3 * TEXT + by) for by in _NUDGES)
        where = self._labels.place(wide, TEXT, beside)
        if where is None:
            where = self._labels.place(wide, TEXT, around(at, wide, TEXT))
        if where is not None:
            self._texts.append(label(where, text, TEXT, INK, bold=True, halo=True))

    def _name_target(self, part: PartSeries) -> None:
        """Write beside a target whose it is."""
        shown, frame = part.shown, self._frame
        if not shown.bounds:
            return
        said = words.Charts.PART_TARGET.format(
            part=part.title, target=Wording(part.result, self._style).target()
        )
        text = cut(said, (frame.right - frame.left) * 0.6, TEXT)
        wide = width(text, TEXT)
        spots = along(*frame.level(shown.bounds[-1]), wide, TEXT)
        if shown.target is not None:
            spots = around(frame.at(*shown.target), wide, TEXT) + spots
        where = self._labels.place(wide, TEXT, spots)
        if where is not None:
            self._texts.append(label(where, text, TEXT, INK, halo=True))


def parts_key(found: Breakdown, inks: list[str]) -> list[KeyEntry]:
    """Return which mark is whose, what a target looks like, and who is not drawn."""
    said, parts = words.Charts, found.parts
    entries = [
        KeyEntry(part.title, Line.READING, shape, ink)
        for part, shape, ink in zip(parts, PART_MARKS, inks, strict=False)
    ]
    if any(dot.provisional for part in parts for dot in part.shown.dots):
        entries.append(KeyEntry(said.HOLLOW, None, Mark.PROVISIONAL, INK))
    if any(part.shown.target is not None for part in parts):
        entries.append(KeyEntry(said.TARGET, Line.TARGET, Mark.TARGET, INK))
    if any(part.shown.holds for part in parts):
        entries.append(KeyEntry(said.MUST_HOLD, Line.TARGET, None, INK))
    if found.left_out:
        listed = words.LIST_SEPARATOR.join(found.left_out)
        entries.append(KeyEntry(said.NOT_DRAWN.format(parts=listed), None, None, DIM))
    return entries
