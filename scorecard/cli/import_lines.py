"""An import's preview as lines of text: what is wrong first, and at most a line for a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.cli.console import cells, filled, pad, wrap
from scorecard.exchange.import_preview import Effect, named, place_of
from scorecard.messages.catalogue import plural, words
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scorecard.exchange.import_preview import ImportPreview, PreviewRow
    from scorecard.exchange.table import Row

# Where a text is no figure it is cut to so many cells.
_LONGEST_TEXT = 24
# A name needs so many cells to be known by.
_LEAST_NAME = 16
_INDENT = "    "
_GAP = "  "
_DIGIT = re.compile("[0-9]")


def preview_lines(preview: ImportPreview, room: int) -> list[str]:
    """Return every row of a preview, those that ask for a look first.

    Args:
        preview: what importing a file would do.
        room: how many cells a line has.
    """
    said = words.ImportLines
    doubts = {row.number: what for row, what in preview.doubts}
    why: dict[int, list[str]] = {}
    for refusal in preview.refused:
        text = said.REFUSED_BECAUSE.format(column=refusal.column, what=refusal.what)
        why.setdefault(refusal.number, []).append(text)
    rows = {row.number: row for row in (*preview.new, *preview.changed, *preview.same)}
    refused = [row for row in preview.rows if row.number in why]
    found = [rows[row.number] for row in preview.rows if row.number in rows]
    wrong = [row for row in found if row.number in doubts]
    changed = [row for row in found if row.effect is Effect.CHANGED and row.number not in doubts]
    new = [row for row in found if row.effect is Effect.NEW and row.number not in doubts]
    same = [row for row in found if row.effect is Effect.SAME]
    lines = [
        *_section(said.REFUSED, map(_refused, refused), room, lambda n: why[refused[n].number]),
        *_section(said.LOOKS_WRONG, map(_taken, wrong), room, lambda n: [doubts[wrong[n].number]]),
        *_section(said.CHANGED, map(_taken, changed), room),
        *_section(said.NEW, map(_taken, new), room),
        *_section(said.SAME, map(_taken, same), room),
    ]
    return lines[1:]


def _refused(row: Row) -> tuple[str, ...]:
    draft = row.draft
    names = (draft.indicator, draft.entity, draft.part, draft.year)
    of = " ".join(filter(None, map(str.strip, names)))
    return place_of(row), of, _short(row.written or draft.value), "", ""


def _taken(row: PreviewRow) -> tuple[str, ...]:
    said, teller, last = words.ImportLines, row.teller, row.last
    meant = said.UNDERSTOOD.format(value=_short(row.understood))
    if row.effect is Effect.CHANGED and row.before is not None:
        was = teller.figure(row.before)
        columns = teller.columns(row.before, row.entry) if was == row.understood else ""
        # One that stays as it is says what else becomes another.
        before = (
            said.ANOTHER.format(columns=columns)
            if columns
            else said.BEFORE.format(value=_short(was))
        )
    elif last is not None:
        before = said.LAST.format(value=_short(teller.figure(last)), year=last.year)
    else:
        before = ""
    written = row.row.written or row.row.draft.value
    return place_of(row.row), named(row.entry), _short(written), meant, before


def _short(text: str) -> str:
    """Return a text in a line; a figure is never cut."""
    text = visible(text)
    if cells(text) <= _LONGEST_TEXT or _is_figure(text):
        return text
    return text[: _LONGEST_TEXT - 1] + words.ImportLines.CUT


def _is_figure(text: str) -> bool:
    """Say whether most of a text is digits, as no words have."""
    return 2 * len(_DIGIT.findall(text)) >= len(text)


def _section(
    title: str,
    rows: Iterable[tuple[str, ...]],
    room: int,
    why: Callable[[int], Sequence[str]] | None = None,
) -> Iterator[str]:
    """Yield a blank line, the title with how many rows there are, and the rows."""
    texts = list(rows)
    if not texts:
        return
    yield ""
    yield words.ImportLines.TITLE.format(title=title, number=f"{len(texts):,}")
    widths = [max(map(cells, column)) for column in zip(*texts, strict=True)]
    others = sum(width + len(_GAP) for width in (widths[0], *widths[2:]) if width)
    name = min(widths[1], room - len(_GAP) - others)
    for number, row in enumerate(texts):
        if name >= min(widths[1], _LEAST_NAME):
            yield _line(row, widths, name)
        else:
            # Figures are too long for columns; they are written one behind the other, whole.
            yield from filled(filter(None, row), _GAP, _INDENT, room)
        for text in () if why is None else why(number):
            yield from wrap(text, _INDENT, _INDENT, room)


def _line(row: Sequence[str], widths: Sequence[int], name: int) -> str:
    place, of, written, meant, before = row
    of = of if cells(of) <= name else _middle_cut(of, name)
    written = " " * (widths[2] - cells(written)) + written
    parts = [pad(place, widths[0]), pad(of, name), written, pad(meant, widths[3]), before]
    return (_GAP + _GAP.join(part for part in parts if part)).rstrip()


def _middle_cut(of: str, room: int) -> str:
    """Cut what a row is of in its name, so that its year stays."""
    year = of[of.rfind(" ") :]
    return of[: room - len(year) - 1] + words.ImportLines.CUT + year


def left_words(preview: ImportPreview, taken: ImportPreview) -> str:
    """Say which rows are not taken, by their places."""
    numbers = {row.number for row in (*taken.new, *taken.changed, *taken.same)}
    left = [place_of(row) for row in preview.rows if row.number not in numbers]
    return plural(words.ImportLines.LEFT, len(left), places=words.LIST_SEPARATOR.join(left))
