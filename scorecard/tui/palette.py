"""The palette's ways: commands, any goal, objective or indicator, a tag, an owner, a theme."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.widgets.option_list import Option

from scorecard.messages.catalogue import words
from scorecard.tui.commands import FOOTERS, commands_of
from scorecard.tui.look.text import clean
from scorecard.tui.look.themes import THEMES
from scorecard.tui.navigation import Page
from scorecard.tui.scorecard.rows import Level, Row, build_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import SystemCommand
    from textual.command import Hits

    from scorecard.tui.navigation import Navigation

_MOST = 400  # characters of a title; the palette wraps what is wider than it


class Palette(CommandPalette):
    """Textual's palette in the words of the catalogue.

    A page down or up before its list is laid out ends no program.
    """

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say at once that nothing matches: Textual says so in English alone."""
        if search_value:
            said = Content(words.ScreenWords.NO_COMMAND)
            none = Option(said, disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(none)
        self._list_visible = bool(search_value)


class Commands(Provider):
    """The commands of the screen below and their keys, what its footer names first."""

    def _choices(self) -> list[tuple[str, str, str, Callable[[], object]]]:
        place = getattr(self.screen, "PLACE", "app")
        known = {c.label: c for of in ("app", place) for c in commands_of(of)}
        first = FOOTERS.get(place, ())
        found = [(known[title], does) for title, _, does, _ in self._offered()]
        found.sort(key=lambda each: first.index(each[0].id) if each[0].id in first else len(first))
        return [(command.label, command.key, command.help, does) for command, does in found]

    def _offered(self) -> Iterable[SystemCommand]:
        return self.app.get_system_commands(self.screen)

    async def discover(self) -> Hits:
        """Offer all of them."""
        for title, key, said, does in self._choices():
            yield DiscoveryHit(_keyed(Content(title), key), does, text=title, help=said)

    async def search(self, query: str) -> Hits:
        """Offer those whose name matches."""
        matcher = self.matcher(query)
        for title, key, said, does in self._choices():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, _keyed(matcher.highlight(title), key), does, text=title, help=said)


def _keyed(title: Content, key: str) -> Content:
    """Return what a command is called, with its key beside it."""
    return Content.assemble(title, "   ", (key, "$primary"))


class GoTo(Provider):
    """Goes to a row; to an indicator by opening it. Tags and owners filter the scorecard."""

    @property
    def board(self) -> Navigation:
        """Return the app, by its own type."""
        return cast("Navigation", self.app)

    def _rows(self) -> tuple[Row, ...]:
        loaded = self.board.loaded
        return () if loaded is None or loaded.card is None else build_rows(loaded.card)

    def _filters(self) -> list[tuple[str, str]]:
        """Return the filters the plan offers: what to show, and the text of the filter."""
        indicators = [row.indicator for row in self._rows() if row.indicator is not None]
        tags = sorted({tag for indicator in indicators for tag in indicator.tags})
        owners = sorted({indicator.owner for indicator in indicators if indicator.owner})
        found = [
            (words.ScreenWords.TAG.format(tag=clean(tag)[:_MOST]), f'tag:"{tag}"') for tag in tags
        ]
        return found + [
            (words.ScreenWords.OWNER.format(owner=clean(owner)[:_MOST]), f'owner:"{owner}"')
            for owner in owners
        ]

    def _jumps(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return what the screen below goes to by itself."""
        screen = self.screen
        return screen.jumps() if isinstance(screen, Page) else []

    def _choices(self) -> list[tuple[str, str, Callable[[], object]]]:
        choices = self._jumps()
        for row in self._rows():
            title = f"{clean(row.title)[:_MOST]}  {clean(row.key)[:_MOST]}"
            word = words.ScreenWords.LEVEL_AND_STATUS[row.level.name].format(status=row.word)
            if row.level is Level.INDICATOR:
                go = partial(self.board.open, "indicator", row.key, ())
            else:
                go = partial(self.board.go_to, row.key)
            choices.append((title, word, go))
        for title, text in self._filters():
            choices.append(
                (title, words.ScreenWords.KEEP_THESE, partial(self.board.filter_by, text))
            )
        return choices

    async def discover(self) -> Hits:
        """Offer what the screen below goes to by itself, before anything is typed."""
        for title, word, go in self._jumps():
            yield DiscoveryHit(Content(clean(title)[:_MOST]), go, help=word)

    async def search(self, query: str) -> Hits:
        """Offer what matches by title or id."""
        matcher = self.matcher(query)
        for title, word, go in self._choices():
            score = matcher.match(title)
            if score > 0:
                # The matcher's own highlighting would take a title for markup.
                yield Hit(score, Content(title), go, text=title, help=word)


class Themes(Provider):
    """The themes by name, the tool's own first; choosing one puts it on at once."""

    def _choices(self) -> list[tuple[str, Callable[[], None]]]:
        board = cast("Navigation", self.app)
        own = [theme.name for theme in THEMES]
        others = sorted(name for name in self.app.available_themes if name not in own)
        return [(name, partial(board.choose_theme, name)) for name in (*own, *others)]

    async def discover(self) -> Hits:
        """Offer all of them."""
        for name, choose in self._choices():
            yield DiscoveryHit(name, choose)

    async def search(self, query: str) -> Hits:
        """Offer those whose name matches."""
        matcher = self.matcher(query)
        for name, choose in self._choices():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, name, choose)
