"""From one screen to another: each is loaded when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from scorecard.messages.catalogue import words
from scorecard.model.text import visible
from scorecard.tui.key_queue import KeyQueue
from scorecard.tui.scorecard.screen import MainScreen
from scorecard.tui.screens.base import ScorecardScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.screens.base import YearScreen
    from scorecard.tui.session import Loaded, Session


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


class Opening(Navigation):
    """The part of the app that opens screens over what is loaded."""

    session: Session
    glyphs: Glyphs
    loaded: Loaded | None

    def work(self, task: Callable[[], Loaded]) -> None:
        """Run something that reads files in a thread, and show what it made."""
        raise NotImplementedError

    def open_indicator(self, key: str, order: Sequence[str]) -> None:
        """Open the screen of one indicator; next and previous follow ``order``."""
        from scorecard.tui.indicator.screen import IndicatorScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None:
            self.push_screen(IndicatorScreen(self.glyphs, key, order, self.loaded))

    def open_entity(self, key: str, entity: str, order: Sequence[str]) -> None:
        """Open the screen of one entity of an indicator; next and previous follow ``order``."""
        from scorecard.tui.indicator.entity import EntityScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None:
            self.push_screen(EntityScreen(self.glyphs, (key, entity), order, self.loaded))

    def open_compare(self, key: str = "") -> None:
        """Open what each method says of one indicator, or of all of them."""
        from scorecard.tui.screens.compare import CompareScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None and self.loaded.card is not None:
            self.push_screen(CompareScreen(self.glyphs, self.loaded, key))

    def open_contested(self, key: str = "") -> None:
        """Open the contested readings, those of one indicator first."""
        from scorecard.tui.screens.contested import ContestedScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None and self.loaded.card is not None:
            self.push_screen(ContestedScreen(self.glyphs, self.loaded, key))

    def open_due(self) -> None:
        """Open the list of what is due."""
        from scorecard.tui.screens.due import DueScreen  # noqa: PLC0415 - when asked

        self._open(DueScreen)

    def open_review(self) -> None:
        """Open the review; the year before is assessed when it was not yet."""
        from scorecard.tui.review.screen import ReviewScreen  # noqa: PLC0415 - when asked

        self._open(ReviewScreen)
        if self.loaded is not None and self.loaded.review is None:
            self.work(self.session.compare)

    def open_grid(self) -> None:
        """Open the year grid; computed figures need the period's last year."""
        from scorecard.tui.grid.editing import GridScreen  # noqa: PLC0415 - when asked

        self._open(GridScreen)
        if self.loaded is not None and self.loaded.last is None:
            self.work(self.session.look_over_period)

    def open_priorities(self, key: str = "") -> None:
        """Open the priorities around the year, the cursor on one of them."""
        from scorecard.tui.board.lists import PrioritiesScreen  # noqa: PLC0415 - when asked

        self._open(PrioritiesScreen)
        if key and isinstance(self.screen, PrioritiesScreen):
            self.screen.go_to(key)

    def open_decisions(self, key: str = "") -> None:
        """Open the decisions of the year, the cursor on one of them."""
        from scorecard.tui.board.lists import DecisionsScreen  # noqa: PLC0415 - when asked

        self._open(DecisionsScreen)
        if key and isinstance(self.screen, DecisionsScreen):
            self.screen.go_to(key)

    def open_unsaved(self) -> None:
        """List the text that was typed and not saved."""
        from scorecard.tui.screens.drafts import UnsavedScreen  # noqa: PLC0415 - when asked

        self._open(UnsavedScreen)

    def open_report(self) -> None:
        """Open the year's report."""
        from scorecard.tui.screens.report import ReportScreen  # noqa: PLC0415 - loads Rich's Markdown

        self._open(ReportScreen)

    def _open(self, kind: type[YearScreen]) -> None:
        """Open a screen on what is loaded, or go back to it where it is open below others."""
        if self.loaded is None or self.loaded.card is None:
            return
        if not self.back_to(kind):
            self.push_screen(kind(self.glyphs, self.loaded))
