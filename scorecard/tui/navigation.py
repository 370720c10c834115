"""From one screen to another, never over anything typed that is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from scorecard.messages.catalogue import words
from scorecard.model.text import visible
from scorecard.tui.key_queue import KeyQueue
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.screens.scorecard import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen


class Navigation(KeyQueue):
    """The part of the app that leaves screens and comes back to the scorecard."""

    def holds_keys(self) -> bool:
        """Say whether the screen is saving: keys typed meanwhile are for what opens then."""
        return isinstance(self.screen, ScorecardScreen) and self.screen.holds_keys

    async def action_quit(self) -> None:
        """Leave, once nothing typed is in the way."""
        self.leave(self.exit)

    def leave(self, then: Callable[[], object]) -> None:
        """Do something that closes screens; each with something unsaved is asked first."""
        if not isinstance(self.screen, ModalScreen):
            self._ask_each(self.screen_stack, then)

    def _ask_each(self, screens: Sequence[Screen[object]], then: Callable[[], object]) -> None:
        """Ask the screens with something unsaved, the topmost first; then do it."""
        asked = (s for s in reversed(screens) if isinstance(s, ScorecardScreen))
        unsaved = next((screen for screen in asked if screen.is_unsaved), None)
        if unsaved is None:
            then()
        else:
            unsaved.ask_to_leave(lambda: self._ask_each(screens, then))

    def back_to(self, kind: type[ScorecardScreen]) -> bool:
        """Go back to a screen of a kind that is open; say whether there is one."""
        at = next((n for n, s in enumerate(self.screen_stack) if isinstance(s, kind)), None)
        if at is None:
            return False
        target = self.screen_stack[at]

        def pop() -> None:
            while self.screen is not target and target in self.screen_stack:
                self.pop_screen()

        self._ask_each(self.screen_stack[at + 1 :], pop)
        return True

    def close_below(self, screen: Screen[Any]) -> AwaitComplete:
        """Close a screen that others lie on; they stay, and so does all if it is closed already."""
        if screen not in self._screen_stack:
            return AwaitComplete()
        self._screen_stack.remove(screen)
        return AwaitComplete(self._replace_screen(screen)).call_next(self)

    def go_to(self, key: str) -> None:
        """Put the scorecard's cursor on a row."""
        self.leave(lambda: self._go_to(key))

    def _go_to(self, key: str) -> None:
        self._back_to_main()
        self.follow(key)

    def follow(self, key: str) -> None:
        """Put the scorecard's cursor on a row without going there."""
        self._main().table.go_to(key)

    def filter_by(self, text: str) -> None:
        """Keep the scorecard's rows that meet a filter."""
        self.leave(lambda: self._filter_by(text))

    def _filter_by(self, text: str) -> None:
        self._back_to_main()
        self._main().filter_by(text)

    def _back_to_main(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _main(self) -> MainScreen:
        main = self.screen_stack[0]
        assert isinstance(main, MainScreen)  # noqa: S101 - it is opened first and never closed
        return main

    def copy(self, text: str) -> None:
        """Send a text to the terminal's clipboard; whether it arrives, nobody can tell."""
        if not text:
            self.say(words.ScreenApp.NOTHING_TO_COPY)
            return
        self.copy_to_clipboard(visible(text))
        self.say(words.ScreenApp.COPIED.format(text=text))

    def say(self, text: str) -> None:
        """Show a short message in the screen's own line, until the next key."""
        if isinstance(self.screen, ScorecardScreen):
            self.screen.tell(text)
