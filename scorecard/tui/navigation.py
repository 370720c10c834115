"""From one screen to another, never over anything typed that is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import ModalScreen

from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.screens.scorecard import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable


class Navigation(App[None]):
    """The part of the app that leaves screens and comes back to the scorecard."""

    async def action_quit(self) -> None:
        """Leave, once nothing typed is in the way."""
        self.leave(self.exit)

    def leave(self, then: Callable[[], object]) -> None:
        """Do something that closes screens; a form with unsaved text is asked first."""
        if isinstance(self.screen, ModalScreen):
            return
        screens = (s for s in reversed(self.screen_stack) if isinstance(s, ScorecardScreen))
        form = next((screen for screen in screens if screen.is_unsaved), None)
        if form is None:
            then()
        else:
            form.ask_to_leave(then)

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

    def say(self, text: str) -> None:
        """Show a short message in the screen's own line, until the next key."""
        if isinstance(self.screen, ScorecardScreen):
            self.screen.tell(text)
