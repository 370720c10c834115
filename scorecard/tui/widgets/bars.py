"""The lines at the top and at the bottom: title and place, and the keys that can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import day
from scorecard.tui.commands import footer_of
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from scorecard.model.records import Closure
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.commands import Command
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Inks, Line


# What is left of a title at least, before anything that could be said elsewhere too.
_LEAST_TITLE = 32
_MOST_WARNING = 2
# Lines of a screen from which a title may take a second one.
_HIGH = 24

_GAP = 3


class TitleBar(Lines):
    """One line, or two where the title needs them, and what warns below it.

    The signs beside the year can be clicked.
    """

    DEFAULT_CSS: ClassVar = "TitleBar { height: auto; }"

    def __init__(self, glyphs: Glyphs, *, board: bool = False) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._mark = words.ScreenWords.BOARD if board else ""
        self._title, self._lead = "", ""
        self._card: Scorecard | None = None
        self._problems = 0
        self._status: tuple[str, str] | None = None
        self._year_closed: Closure | None = None
        self._warning, self._does = "", ""

    def warn(self, text: str, does: str = "") -> None:
        """Say below the title what must be said while it is so; nothing takes the line away.

        Args:
            text: what to say.
            does: the action a click on it runs; empty for none.
        """
        if (text, does) != (self._warning, self._does):
            self._warning, self._does = text, does
            self.changed()
            self.refresh(layout=True)

    def mark(self, text: str) -> None:
        """Say beside the title what holds for all that is done here, such as who takes minutes."""
        self._mark = text
        self.changed()

    def show(
        self,
        title: str,
        card: Scorecard | None,
        problems: int,
        status: tuple[str, str] | None = None,
        closed: Closure | None = None,
        *,
        lead: str = "",
    ) -> None:
        """Say what the screen shows, of which scorecard, and how many errors there are.

        ``status`` is a text and its ink; without one, the line says how much is entered.
        ``closed`` is the closing of the year, None while it is open; it is said as fully as there
        is room beside the title, and not at all where there is none. ``lead`` is the short id of
        what the title belongs to; it stands before it, and not before its second line.
        """
        self._title, self._card, self._problems, self._status = title, card, problems, status
        self._lead = f"{clean(lead)}  " if lead else ""
        self._year_closed = closed
        self.changed()
        if self.size.width and len(self.lines(self.size.width)) != self.size.height:
            self.refresh(layout=True)

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return the bar behind the title."""
        return base + inks.bar

    def lines(self, width: int) -> list[Line]:
        """Return the title, over a second line before it is cut, and the warning."""
        right = self._with_closing(width)
        room = max(0, width - 2 - sum(cell_len(piece[0]) for piece in right))
        first, *more = self._title_rows(room, width - 2)
        line: Line = [(" ", "text"), (fit(first, room), "strong text"), *right, (" ", "text")]
        below: list[Line] = [[(" " + row, "strong text")] for row in more]
        return [line, *below, *self._warning_lines(width)]

    def _title_rows(self, first: int, rest: int) -> list[str]:
        title, lead, ellipsis = clean(self._title), self._lead, self._glyphs.ellipsis
        if cell_len(lead + title) <= first or self.screen.size.height < _HIGH:
            return [fit(lead + title, first, ellipsis)]
        size = cell_len(lead)
        rows = wrapped(title, max(1, rest - size), 2, ellipsis, first=first - size)
        return [lead + rows[0], *(" " * size + row for row in rows[1:])]

    def _warning_lines(self, width: int) -> list[Line]:
        if not self._warning:
            return []
        rows = wrapped(clean(self._warning), width - 2, _MOST_WARNING, self._glyphs.ellipsis)
        action = (self._does,) if self._does else ()
        return [[(" ", "text"), (row, "at_risk", *action)] for row in rows]

    def _with_closing(self, width: int) -> Line:
        """Return what stands at the right, with the longest words for the closing that fit."""
        plain, closing = self._right(width), self._year_closed
        if closing is None:
            return plain
        said = words.ScreenClosing
        least = min(cell_len(clean(self._title)), _LEAST_TITLE)
        taken = width - 2 - sum(cell_len(piece[0]) for piece in plain) - least
        names = {"day": day(closing.on), "by": clean(closing.by)}
        for template in (said.HEADER, said.HEADER_SHORT):
            text = "  " + template.format(**names)
            if cell_len(text) <= taken:
                return self._right(width, (text, "at_risk"))
        return plain

    def _right(self, width: int, *beside: tuple[str, str]) -> Line:
        line: Line = []
        if self._problems:
            said = plural(words.ScreenWords.PROBLEMS, self._problems)
            line.append(("  " + said, "off_track", "app.problems"))
        if self._mark:
            mark = clean(self._mark)
            mark = fit(mark, min(cell_len(mark), width // 4), self._glyphs.ellipsis)
            line.append((f"  {mark}", "dim"))
        card, glyphs = self._card, self._glyphs
        if card is None:
            return line + self._said()
        line += [
            (f"  {glyphs.year_back} ", "dim", "screen.year_back"),
            (year_text(card.year), "strong text"),
            (f" {glyphs.year_on}", "dim", "screen.year_on"),
            *beside,
        ]
        if card.as_of is not None:
            line.append(
                ("  " + words.ScreenWords.AS_OF.format(day=card.as_of.isoformat()), "at_risk")
            )
        if self._status is not None:
            line += self._said()
        elif width >= 60:
            said = words.ScreenWords.ENTERED.format(
                entered=card.entered, expected=card.expected_entries
            )
            line += [("  ", "text"), (said, "text", "screen.due")]
        return line

    def _said(self) -> Line:
        return (
            [] if self._status is None else [(f"  {self._status[0]}", f"strong {self._status[1]}")]
        )


class KeyBar(Lines):
    """The footer of one screen, out of the table of commands."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return the bar behind the keys."""
        return base + inks.bar

    def lines(self, width: int) -> list[Line]:
        """Return the keys; those that do not fit are left out, help last of all."""
        read_only = self.is_attached and getattr(self.app, "read_only", False)
        parts = [self._part(word, of) for word, of in footer_of(self._place, read_only=read_only)]
        while len(parts) > 1 and sum(map(_size, parts)) > width + _GAP - 1:
            parts.pop(-2)
        line: Line = [(" ", "text")]
        for part in parts:
            line += [*part, (" " * _GAP, "text")]
        return [line]

    def _part(self, word: str, commands: Sequence[Command]) -> Line:
        """Return the keys of a word and the word; a click on either does what its key does."""
        part: Line = []
        for command in commands:
            action = f"{'app' if 'app' in command.where else 'screen'}.{command.action}"
            part += [(command.key, "strong on_track", action), (" ", "text", action)]
        return [*part, (word, "text", action)]


def _size(part: Line) -> int:
    return sum(cell_len(piece[0]) for piece in part) + _GAP
