"""Markdown as lines of text with inks, for a width; nothing in it can act on the screen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown

from scorecard.messages import mark
from scorecard.model.status import Status
from scorecard.tui.cells import clean

if TYPE_CHECKING:
    from rich.segment import Segment

    from scorecard.tui.inks import Line, Piece

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
