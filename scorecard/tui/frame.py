"""What any app of ours is: themes, help and palette, and an end that keeps what is typed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand

from scorecard.messages.catalogue import words
from scorecard.signals import exit_code
from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.ending import Ending
from scorecard.tui.look.glyphs import glyphs
from scorecard.tui.look.themes import DEFAULT_THEME, THEMES
from scorecard.tui.navigation import Navigation, Page, behind
from scorecard.tui.palette import Commands, Palette, Themes
from scorecard.tui.preferences import chosen_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen

# The workers that write, and how often it is looked whether they are done, in seconds.
_WRITING = frozenset({"store", "writing"})
_WRITING_EVERY = 0.02


class Frame(Navigation):
    """An app without anything to show yet.

    Args:
        ascii_only: draw with ASCII alone.
    """

    TITLE = "Scorecard"
    BINDINGS: ClassVar = bindings("app")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.glyphs = glyphs(ascii_only=ascii_only)
        self.loaded = None
        self.meets = self.read_only = False
        self.last_said = self.news = ""
        self.animation_level = "none"
        self.crash: Exception | None = None
        self.is_shown = False
        self.ending = Ending(self._hears_end, self.keep_for_good, self._give_back)
        for theme in THEMES:
            self.register_theme(theme)
        if self.theme == "textual-dark":
            chosen = chosen_theme()
            self.theme = chosen if chosen in self.available_themes else DEFAULT_THEME

    @property
    def _background_screens(self) -> list[Screen[object]]:
        """Leave out what an opaque screen hides; Textual lays it out and paints it all the same."""
        stack = self._screen_stack
        if stack and stack[-1].styles.background.a == 1:
            return []
        return super()._background_screens

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the built-in themes what ours define; a variable cannot name another one here."""
        generated = self.current_theme.to_color_system().generate()
        return {
            "bar": generated["panel"],
            "dim": generated["foreground"],
            "field": generated["scrollbar"],
        }

    def _handle_exception(self, error: Exception) -> None:
        """End as Textual does; what went wrong is said by whoever opened the screens."""
        self.crash = self.crash or error
        self._keep_all()
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def panic(self, *renderables: RenderableType) -> None:
        """End as Textual does where its input breaks, without the traceback."""
        self.crash = self.crash or OSError()
        self._keep_all()
        super().panic(*renderables)
        self._exit_renderables.clear()

    def _keep_all(self) -> None:
        for screen in self.screen_stack:
            # Whatever is broken, the last words typed are worth a try.
            with suppress(Exception):
                if isinstance(screen, Page):
                    screen.keep()

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver; of a terminal the one that can be told to go on at any time."""
        found = super().get_driver_class()
        if found.__module__ != "textual.drivers.linux_driver":
            return found
        from scorecard.tui.terminal import TerminalDriver  # noqa: PLC0415 - Windows has none

        return TerminalDriver

    async def run_async(self, **options: Any) -> None:
        """Run until the screens are left, or something ends them."""
        self.ending.heed()
        await super().run_async(**options)
        if self.ending.signal:
            self.ending.leave()

    def _hears_end(self) -> bool:
        """Ask the screens to end, from any thread; say whether they run."""
        return self.is_shown and self.call_later(self._end)

    def _end(self) -> None:
        """Keep what is typed, let a save that is under way come through, and leave."""
        self._keep_all()
        self.ending.kept.set()
        if any(not w.is_finished for w in self.workers if w.group in _WRITING):
            self.set_timer(_WRITING_EVERY, self._end)
        else:
            self.exit(return_code=exit_code(self.ending.signal))

    def keep_for_good(self) -> None:
        """Keep what is typed on disk, from any thread."""
        self._keep_all()

    def _give_back(self) -> None:
        give_back = getattr(self._driver, "give_back", None)
        if give_back is not None:
            give_back()

    def say_soon(self) -> None:
        """Say what was said last once the screens have settled."""
        said, self.last_said = self.last_said, ""
        if said:
            self.news = said
            self.call_after_refresh(self.tell_news)

    def tell_news(self) -> None:
        """Say what became of the store, on the first screen that has a line for it."""
        if self.news and isinstance(self.screen, Page) and self.screen.TELLS:
            self.say(self.news)
            self.news = ""

    def action_help(self) -> None:
        """Show the help of the screen that is open; once more closes it."""
        kind = behind("help")
        if isinstance(self.screen, kind):
            self.screen.dismiss()
        elif isinstance(self.screen, Page):
            self.push_screen(kind(self.glyphs, self.screen.PLACE))

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        if self.use_command_palette and not isinstance(self.screen, Palette):
            asked = words.ScreenWords.CHOOSE_COMMAND
            self.push_screen(Palette(id="--command-palette", placeholder=asked))

    def action_change_theme(self) -> None:
        """Choose the colours."""
        self.push_screen(Palette(providers=[Themes], placeholder=words.ScreenWords.CHOOSE_THEME))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Fill the palette from the table of commands: those of the screen that is open."""
        if not isinstance(screen, Page):
            return
        for place in (screen.PLACE, "app"):
            owner = screen if place == screen.PLACE else self
            for command in commands_of(place):
                if command.palette and not (self.read_only and command.writes):
                    action = getattr(owner, f"action_{command.action}")
                    yield SystemCommand(command.label, command.help, action)
