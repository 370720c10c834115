"""The chart of a breakdown: a letter for each of its parts, its name at the last reading."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_uppercase
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.report.charts.ticks import leaves_out_zero
from scorecard.tui.look.chart import Axis, Chart, Frame, around, key_rows
from scorecard.tui.look.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.report.charts.series import Breakdown, PartSeries
    from scorecard.tui.look.chart import Texts
    from scorecard.tui.look.inks import Line


def lettered(found: Breakdown) -> list[tuple[str, PartSeries]]:
    """Return the parts that are drawn, each with the letter that stands for it."""
    return list(zip(ascii_uppercase, found.parts, strict=False))


class PartsChart(Chart):
    """Draws the parts of a breakdown into lines of a width and height.

    Args:
        found: what to draw.
        texts: how the axis is written, and the figures of each part.
        ascii_only: draw with ASCII alone.
    """

    def __init__(
        self, found: Breakdown, texts: tuple[Texts, Sequence[Texts]], *, ascii_only: bool
    ) -> None:
        super().__init__(found.span, "text", texts[0], ascii_only=ascii_only)
        self._found, self._own = found, texts[1]

    def _draw(self, frame: Frame) -> None:
        """Draw what is asked of parts, then their readings, those with a target on top; then names.

        The greatest is named first, so that names stand in the order of their lines.
        """
        canvas, drawn = frame.canvas, list(zip(lettered(self._found), self._own, strict=True))
        for (_, part), _ in drawn:
            for bound in part.shown.bounds:
                y = frame.y(bound)
                canvas.line((0, y), (canvas.width * canvas.fine[0] - 1, y), "path", "target")
            if part.shown.target is not None:
                frame.mark(*part.shown.target, self._signs.target, "path")
        for (letter, part), _ in sorted(drawn, key=lambda each: bool(each[0][1].shown.bounds)):
            self._draw_part(frame, letter, part)
        for (letter, part), texts in sorted(
            drawn, key=lambda each: -each[0][1].shown.dots[-1].value
        ):
            last = part.shown.dots[-1]
            name = words.Charts.LETTERED.format(letter=letter, part=part.title)
            said = words.Charts.PART.format(part=name, value=texts.reading(last))
            x, y = frame.cell(last.year, last.value)
            beside = [(x + 2, y + by) for by in (0, 1, 2, 3, -1)]
            text, ink = clean(said), f"strong {part.result.status.value}"
            canvas.place(text, ink, [*beside, *around((x, y), text)])
        for (_, part), texts in drawn:
            self._name_part_target(frame, part, texts)

    def _draw_part(self, frame: Frame, letter: str, part: PartSeries) -> None:
        """Draw readings, joined where they compare; the letter of one not final is small."""
        dots = part.shown.dots
        for before, dot in pairwise(dots):
            if dot.joined:
                ends = frame.at(before.year, before.value), frame.at(dot.year, dot.value)
                frame.canvas.line(*ends, "text", "reading")
        for dot in dots:
            ink = f"strong {part.result.status.value}" if dot is dots[-1] else "strong text"
            if dot.ends is not None:
                low, high = (frame.at(dot.year, end) for end in dot.ends)
                frame.canvas.line(low, high, ink, "reading")
            sign = letter.lower() if dot.provisional else letter
            frame.mark(dot.year, dot.value, sign, ink)

    def _name_part_target(self, frame: Frame, part: PartSeries, texts: Texts) -> None:
        shown = part.shown
        if not shown.bounds:
            return
        text = clean(words.Charts.PART_TARGET.format(part=part.title, target=texts.target))
        row, end = frame.axis.row(shown.bounds[-1]), frame.canvas.width - len(text) - 1
        spots = [(x, row + by) for x in (end, 1) for by in (-1, 1, 0)]
        if shown.target is not None:
            spots = [*around(frame.cell(*shown.target), text), *spots]
        frame.canvas.place(text, "path", spots)

    def _key(self, axis: Axis, width: int) -> list[Line]:
        """Return whose each letter is, in rows."""
        said, parts, lines = words.Charts, self._found.parts, self._signs.lines
        told = [(f"{letter} {clean(part.title)}", "text") for letter, part in lettered(self._found)]
        if any(dot.provisional for part in parts for dot in part.shown.dots):
            told.append((said.SMALL, "text"))
        if any(part.shown.target is not None for part in parts):
            sign = f"{lines['target'][0]}{self._signs.target}{lines['target'][0]}"
            told.append((f"{sign} {said.TARGET}", "path"))
        if any(part.shown.holds for part in parts):
            told.append((f"{lines['target']} {said.MUST_HOLD}", "path"))
        if self._found.left_out:
            names = clean(words.LIST_SEPARATOR.join(self._found.left_out))
            told.append((said.NOT_DRAWN.format(parts=names), "dim"))
        if leaves_out_zero(axis.ticks):
            starts_at = self._texts.tick(axis.ticks[0])
            told.append((said.NOT_FROM_ZERO.format(value=starts_at), "dim"))
        return key_rows(told, width)
