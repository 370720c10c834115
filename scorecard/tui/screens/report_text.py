"""A report as lines of a terminal, and its files written."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich import box
from rich.console import Console
from rich.constrain import Constrain
from rich.markdown import Heading, Markdown, Paragraph, TableElement
from rich.measure import Measurement
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from scorecard.files import read_text
from scorecard.messages.catalogue import plural, words
from scorecard.messages.terms import mark, status_word
from scorecard.model.status import Status
from scorecard.report.output import Place, difference, place_for, write_report
from scorecard.tui.look.text import clean, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import ConsoleOptions, RenderResult
    from rich.segment import Segment

    from scorecard.report.maker import ReportMaker
    from scorecard.report.output import Outcome
    from scorecard.tui.look.inks import Line


# What the renderer draws with, where only ASCII can be drawn.
_TO_ASCII = str.maketrans(
    {"•": "*", "─": "-", "━": "=", "▌": "|", "–": "-", "…": "~"}
    | {mark(status): mark(status, ascii_only=True) for status in Status}
)
# Prose is no wider than one reads well; a table may need more.
_MEASURE, _WIDEST, _ENDLESS = 92, 150, 10_000
# The ink of a piece, where it has one of its own, is kept in its style.
_INK, _TIGHT = "ink", "tight"  # the second: what follows stands close
_THEME = Theme(
    {
        "markdown.h1": Style(bold=True),
        "markdown.h2": Style(bold=True, meta={_INK: "on_track"}),
        "markdown.h3": Style(bold=True, meta={_TIGHT: True}),
        "markdown.h4": Style(meta={_INK: "path", _TIGHT: True}),
        "markdown.item.bullet": Style(meta={_INK: "dim"}),
        "markdown.block_quote": Style(meta={_INK: "dim"}),
        "markdown.table.header": Style(meta={_INK: "dim"}, bold=False),
        "markdown.table.border": Style(meta={_INK: "dim"}),
    }
)
_MARKS = {mark(status): status for status in Status}
_TIED = "\ue000"  # a blank at which no line breaks; nobody's text has it on the way in


class _Prose(Paragraph):
    """Text in the measure of prose."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.justify = self.justify
        yield Constrain(self.text, _MEASURE)


class _Heading(Heading):
    """A heading: the title over a heavy rule, a section over a light one, air above both."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text.copy()
        text.justify = "left"
        if self.tag == "h2":
            yield Text()
        yield text
        rule = {"h1": "━", "h2": "─"}.get(self.tag)
        if rule:
            wide = min(options.max_width, _MEASURE)
            style = Style(meta={_INK: "dim", _TIGHT: True})
            yield Text(rule * wide, style=style, no_wrap=True)


class _Table(TableElement):
    """A table at the edge of the text; rows of several lines stand apart."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for table in super().__rich_console__(console, options):
            if isinstance(table, Table):
                table.box, table.show_edge = box.SIMPLE_HEAD, False
                whole = Measurement.get(console, options.update(width=_ENDLESS), table)
                table.leading = int(whole.maximum > options.max_width)
            yield table


class _Page(Markdown):
    """Markdown with the hierarchy of a page."""

    elements: ClassVar = Markdown.elements | {
        "paragraph_open": _Prose,
        "heading_open": _Heading,
        "table_open": _Table,
    }


def rendered(markdown: str, width: int, *, ascii_only: bool) -> list[Line]:
    """Return Markdown as lines of at most ``width`` cells; front matter is left out.

    An address stands in words behind the text that links to it.
    """
    wide = max(1, min(width, _WIDEST))
    console = Console(file=io.StringIO(), width=wide, color_system=None, theme=_THEME)
    chips = _chips()
    text = chips.sub(lambda chip: chip[0].replace(" ", _TIED), _body(markdown))
    page, options = _Page(text, hyperlinks=False), console.options.update(width=wide)
    lines: list[Line] = []
    tight = False
    for line in console.render_lines(page, options, pad=False):
        shown = _line_of(line, chips, ascii_only=ascii_only)
        if not tight or "".join(text for text, *_ in shown).strip():
            lines.append(shown)
        tight = any(part.style is not None and part.style.meta.get(_TIGHT) for part in line)
    return lines


def _chips() -> re.Pattern[str]:
    """Return what finds a status: its mark, perhaps a number, its word, as one."""
    blank, any_mark = f"[ {_TIED}]", "".join(_MARKS)
    names = sorted(map(status_word, Status), key=len, reverse=True)
    any_name = "|".join(blank.join(map(re.escape, name.split(" "))) for name in names)
    pattern = rf"([{any_mark}])(?:{blank}(\d+))?(?:{blank}({any_name})\b)?"
    return re.compile(pattern, re.IGNORECASE)


def _line_of(line: list[Segment], chips: re.Pattern[str], *, ascii_only: bool) -> Line:
    """Return a line as pieces: statuses in their own inks, whatever else is drawn with one."""
    found: list[tuple[str, str]] = []
    for part in line:
        style = part.style or Style()
        ink = style.meta.get(_INK, "text")
        strong = "strong " if style.bold else ""
        at = 0
        for chip in chips.finditer(part.text):
            found.append((part.text[at : chip.start()], strong + ink))
            found.append((chip[0], strong + _MARKS[chip[1]].value))
            at = chip.end()
        found.append((part.text[at:], strong + ink))
    pieces = [(clean(text.replace(_TIED, " ")), ink) for text, ink in found if text]
    return [(text.translate(_TO_ASCII) if ascii_only else text, ink) for text, ink in pieces]


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
        return ReportWritten(_said(template, place, outcome))
    if charts is not None:
        # Compared is what would stand in its place: the charts' folder is no difference.
        text = maker.markdown(Place(path, path).address)
    names = (path.name, place.path.name)
    lines, _ = difference(before or "", text, names, _MOST_LINES)
    return ReportWritten(_said(said.BESIDE, place, outcome), path, tuple(lines))


def _said(template: str, place: Place, outcome: Outcome) -> str:
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
