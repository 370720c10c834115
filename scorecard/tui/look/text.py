"""Text cut and wrapped to the cells of a terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

from scorecard.model.text import visible

# No line is wider than this many characters, so a text of any length costs the same.
_MOST = 1200
# Of all blanks, those that hold a sign to its word or number, as French has them, break no line.
_BLANKS = re.compile(r"[^\S\xa0\u202f]+")


def clean(text: str) -> str:
    """Return user text on one line, characters that steer or hide shown as their code."""
    if text.isascii() and text.isprintable():
        return text[:_MOST]
    return visible(text[:_MOST].replace("\r\n", "\n").replace("\n", " ").replace("\t", " "))


def fit(text: str, width: int, ellipsis: str = "…", *, right: bool = False) -> str:
    """Return a text of exactly ``width`` cells: cut with an ellipsis, or filled with spaces.

    Args:
        text: one line, already :func:`clean`.
        width: cells, 0 and more.
        ellipsis: what stands where something was cut off; one cell.
        right: put the text at the right edge; it is cut at its end all the same.
    """
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        cut = set_cell_size(text, width - 1).rstrip(" ") + ellipsis
        return cut + " " * (width - cell_len(cut))
    fill = " " * (width - size)
    return fill + text if right else text + fill


def pieces(text: str) -> list[str]:
    """Return what a line may be broken between: words, with what is held to them."""
    return [piece for piece in _BLANKS.split(text) if piece]


def narrowest(text: str, lines: int) -> int:
    """Return the least width in which a text stands whole on so many lines."""
    sizes = [cell_len(word) for word in pieces(text)]
    size = sum(sizes) + len(sizes) - 1
    if lines == 1 or not sizes:
        return max(0, size)
    width = max([*sizes, -(-size // lines)])
    while _height(sizes, width) > lines:
        width += 1
    return width


def _height(sizes: list[int], width: int) -> int:
    """Return the lines that words of these sizes take, none of them wider than a line."""
    height, taken = 1, -1
    for size in sizes:
        if taken + 1 + size > width:
            height, taken = height + 1, -1
        taken += 1 + size
    return height


def wrapped(
    text: str, width: int, lines: int, ellipsis: str = "…", *, first: int | None = None
) -> list[str]:
    """Break a text at spaces into at most ``lines`` lines of at most ``width`` cells.

    What stands between two dots stays on one line. A word longer than a line is cut into pieces.
    What does not fit is marked by the ellipsis.
    ``first`` is the width of the first line, where something stands beside it.
    """
    rows: list[str] = []
    row = ""
    for word in _pieces(text, max(1, width)):
        joined = f"{row} {word}" if row else word
        if cell_len(joined) <= (width if rows or first is None else first):
            row = joined
            continue
        rows.append(row)
        row = word
        if len(rows) == lines:
            break
    else:
        rows.append(row)
        return rows[:lines]
    rows[-1] = fit(f"{rows[-1]} {row}", width, ellipsis).rstrip(" ")
    if not rows[-1].endswith(ellipsis):
        rows[-1] = fit(rows[-1], width - 1, ellipsis).rstrip(" ") + ellipsis
    return rows


_DOT = " · "


def _pieces(text: str, width: int) -> list[str]:
    """Return what a line is made of: words, and what stands between two dots where it fits."""
    if _DOT in text:
        *parts, last = text.split(_DOT)
        whole = [*(part + _DOT.rstrip(" ") for part in parts), last]
    else:
        whole = pieces(text)
    words: list[str] = []
    for part in whole:
        words += [part] if cell_len(part) <= width else _split(part, width)
    return words


def _split(text: str, width: int) -> list[str]:
    words: list[str] = []
    for word in pieces(text):
        rest = word
        while cell_len(rest) > width:
            head = set_cell_size(rest, width).rstrip(" ") or rest[:1]
            words.append(head)
            rest = rest[len(head) :]
        if rest:
            words.append(rest)
    return words
