"""A report as lines of a terminal, and its files written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.markdown import Markdown

from scorecard.files import read_text
from scorecard.messages.catalogue import plural, words
from scorecard.messages.terms import mark
from scorecard.model.status import Status
from scorecard.report.output import Place, difference, place_for, write_report
from scorecard.tui.look.text import clean, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.segment import Segment

    from scorecard.report.maker import ReportMaker
    from scorecard.report.output import Outcome
    from scorecard.tui.look.inks import Line, Piece


# What the renderer draws with, where only ASCII can be drawn.
_TO_ASCII = str.maketrans(
    {"•": "*", "─": "-", "━": "-", "▌": "|", "–": "-", "…": "~"}
    | {mark(status): mark(status, ascii_only=True) for status in Status}
)


def rendered(markdown: str, width: int, *, ascii_only: bool) -> list[Line]:
    """Return Markdown as lines of at most ``width`` cells; front matter is left out.

    An address stands in words behind the text that links to it.
    """
    console = Console(file=io.StringIO(), width=max(1, width), color_system=None)
    options = console.options.update(width=max(1, width))
    page = Markdown(_body(markdown), hyperlinks=False)
    lines = console.render_lines(page, options, pad=False)
    return [[_piece(part, ascii_only=ascii_only) for part in line if part.text] for line in lines]


def _piece(part: Segment, *, ascii_only: bool) -> Piece:
    strong = part.style is not None and part.style.bold
    text = clean(part.text)
    return text.translate(_TO_ASCII) if ascii_only else text, "strong text" if strong else "text"


def _body(text: str) -> str:
    head, ruler, body = text.partition("\n---\n")
    return body if ruler and head.startswith("---\n") else text


_PAGES = (".html", ".htm")
# Nobody reads more of a difference on a screen.
_MOST_LINES = 2000
_MOST_ROWS = 12
_INKS = {"+": "on_track", "-": "off_track", "@": "dim"}


class ReportWritten(NamedTuple):
    """What became of a report: one line on it, and where it stands.

    ``edited`` is the report that was edited and is kept, None where none was; then ``lines`` say
    how the new one beside it differs.
    """

    said: str
    edited: Path | None = None
    lines: tuple[str, ...] = ()


def write(maker: ReportMaker, path: Path, *, force: bool = False) -> ReportWritten:
    """Write a report and its charts; one that was edited is kept, and the new one goes beside it.

    Args:
        maker: makes the report.
        path: where to; a name in .html is one page with its charts inside.
        force: replace whatever stands there.

    Raises:
        Occupied: something stands there that never was a report; nothing was written.
        ScorecardError: the report cannot be made or written; nothing was changed.
    """
    place, said = place_for(path, force=force, kept=maker.kept), words.ScreenReport
    before = read_text(place.wanted)
    stood = place.path.exists()
    if path.suffix.lower() in _PAGES:
        text, charts = maker.page(), None
    else:
        charts = tuple(maker.charts().values())
        text = maker.markdown(place.address)
    outcome = write_report(place, text, charts, force=force)
    if not place.beside:
        template = said.WRITTEN if not stood else said.FORCED if force else said.REPLACED
        return ReportWritten(_line(template, place, outcome))
    if charts is not None:
        # Compared is what would stand in its place: the charts' folder is no difference.
        text = maker.markdown(Place(path, path).address)
    names = (path.name, place.path.name)
    lines, _ = difference(before or "", text, names, _MOST_LINES)
    return ReportWritten(_line(said.BESIDE, place, outcome), path, tuple(lines))


def _line(template: str, place: Place, outcome: Outcome) -> str:
    more = "".join(_of_charts(place, outcome))
    return template.format(path=place.path.absolute(), edited=place.wanted.name, more=more)


def _of_charts(place: Place, outcome: Outcome) -> Iterator[str]:
    """Yield what became of the charts, where anything did."""
    said = words.ScreenReport
    for number, forms in (
        (len(outcome.charts), said.CHARTS),
        (len(outcome.not_replaced), said.CHARTS_KEPT),
        (len(outcome.removed), said.CHARTS_REMOVED),
    ):
        if number:
            yield plural(forms, number, folder=place.charts.name)


def difference_lines(written: ReportWritten, width: int, ellipsis: str) -> list[Line]:
    """Return how a kept report and the new one beside it differ, wrapped to a width."""
    lines: list[Line] = []
    for said in written.lines[2:]:
        # A line of a difference begins with a sign; the first two are the files' names.
        sign, ink = said[:1], _INKS.get(said[:1], "text")
        for row in wrapped(clean(said[1:]), width - 3, _MOST_ROWS, ellipsis):
            lines.append([(f" {sign:1} ", f"strong {ink}"), (row, ink)])
            sign = ""
    return lines or [[(f" {words.ScreenReport.ALIKE}", "text")]]
