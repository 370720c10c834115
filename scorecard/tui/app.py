"""The app: it wires session, screens and themes together, and holds no rule."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.look.glyphs import glyphs
from scorecard.tui.look.themes import DEFAULT_THEME, THEMES
from scorecard.tui.navigation import Opening
from scorecard.tui.preferences import chosen_theme, remember_theme
from scorecard.tui.scorecard.screen import MainScreen
from scorecard.tui.screens.base import ScorecardScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen
    from textual.worker import Worker, WorkType

    from scorecard.tui.board.boarding import Boarding
    from scorecard.tui.forms.entering import Entering
    from scorecard.tui.session import Loaded, Session

# How often the files are looked at, in seconds; nothing is painted when nothing changed.
_LOOK_EVERY = 2.0


def _go_to_provider() -> type[Provider]:
    from scorecard.tui.palette import GoTo  # noqa: PLC0415 - with the palette

    return GoTo


def _system_provider() -> type[Provider]:
    from textual.system_commands import SystemCommandsProvider  # noqa: PLC0415 - with the palette

    return SystemCommandsProvider


class ScorecardApp(Opening):
    """The screens over one session.

    Args:
        session: the plan and the store; it may be loading still.
        ascii_only: draw with ASCII alone.
        board: read-only, for a meeting.
        watch: look whether the files change.
        who: returns the name to enter readings under; asked when first needed.
    """

    TITLE = "Scorecard"
    BINDINGS: ClassVar = bindings("app")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _system_provider,
        _go_to_provider,
    }
    CSS = """
    #kept { height: 1; display: none; }
    #sentence { height: 3; }
    """

    class Written(Message):
        """A worker has changed the store, or why it did not, and what is shown since."""

        def __init__(self, said: str, loaded: Loaded) -> None:
            super().__init__()
            self.said, self.loaded = said, loaded

    class Arrived(Message):
        """A worker has read something; the payload is frozen."""

        def __init__(self, loaded: Loaded) -> None:
            super().__init__()
            self.loaded = loaded

    def __init__(
        self,
        session: Session,
        *,
        ascii_only: bool = False,
        board: bool = False,
        watch: bool = True,
        who: Callable[[], str] = lambda: "unknown",
    ) -> None:
        super().__init__()
        self.session = session
        self.read_only = board
        self.ascii_only = ascii_only
        self.glyphs = glyphs(ascii_only=ascii_only)
        self.loaded: Loaded | None = None
        self.animation_level = "none"
        self._watch = watch
        self._shown_version = -1
        self._who = who
        self.last_said = ""
        self.crash: Exception | None = None
        self._news = ""
        for theme in THEMES:
            self.register_theme(theme)
        if self.theme == "textual-dark":
            chosen = chosen_theme()
            self.theme = chosen if chosen in self.available_themes else DEFAULT_THEME

    def get_default_screen(self) -> Screen[None]:
        """Open on the scorecard."""
        return MainScreen(self.glyphs, board=self.read_only)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the built-in themes what ours define; a variable cannot name another one here."""
        return {"bar": self.current_theme.to_color_system().generate()["panel"]}

    def _handle_exception(self, error: Exception) -> None:
        """End as Textual does; what went wrong is said by whoever opened the screens."""
        self.crash = self.crash or error
        for screen in self.screen_stack:
            # Whatever is broken, the last words typed are worth a try.
            with suppress(Exception):
                if isinstance(screen, ScorecardScreen):
                    screen.keep()
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def on_mount(self) -> None:
        """Show what is loaded already, read what is not, and begin to look at the files."""
        self._take_in(self.session.wait(0))
        if self.loaded is None:
            self.work(self._first_load)
        if self._watch:
            self.set_interval(_LOOK_EVERY, self._look)

    def _first_load(self) -> Loaded:
        return self.session.wait() or self.session.load()

    def work(self, task: Callable[[], Loaded]) -> None:
        """Run something that reads files in a thread; it touches no widget, only posts."""
        self.run_worker(
            lambda: self.post_message(self.Arrived(task())),
            group="session",
            thread=True,
            exit_on_error=False,
        )

    def on_scorecard_app_arrived(self, message: Arrived) -> None:
        """Show what a worker has read; the same again changes nothing on any screen."""
        if message.loaded is not self.loaded:
            self._take_in(message.loaded)

    def on_scorecard_app_written(self, message: Written) -> None:
        """Show what was changed, and say it."""
        self.last_said = message.said
        self.show(message.loaded)
        self.say_soon()

    def show(self, loaded: Loaded) -> None:
        """Show what was loaded on every screen."""
        self._take_in(loaded)

    def say_soon(self) -> None:
        """Say what was said last once the screens have settled."""
        said, self.last_said = self.last_said, ""
        if said:
            self._news = said
            self.call_after_refresh(self.tell_news)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in words that reading failed in a way nobody foresaw; the screens stay."""
        if event.worker.error is not None:
            said, writing = words.ScreenWords, event.worker.group == "store"
            failed = said.NOT_SAVED if writing else said.READING_FAILED
            self._news = failed.format(why=event.worker.error)
            self.tell_news()

    def _take_in(self, loaded: Loaded | None) -> None:
        """Give what was loaded to every open screen; a year asked for since then wins."""
        if loaded is None or (loaded.card is not None and loaded.card.year != self.session.year):
            return
        if self.loaded is None:
            self.call_after_refresh(gc.enable)
            self.call_after_refresh(self._mention_unsaved)
        had_none = self.loaded is None or self.loaded.card is None
        news = loaded.store.news(None if self.loaded is None else self.loaded.store)
        self._news = news or self._news
        self.call_after_refresh(self.tell_news)
        self.loaded = loaded
        for screen in self.screen_stack:
            if isinstance(screen, ScorecardScreen):
                screen.take_in(loaded)
                screen.warn_of(loaded.store)
        if loaded.card is None:
            self.action_problems()
        elif had_none and self.read_only:
            self.open_review()

    def tell_news(self) -> None:
        """Say what became of the store, on the first screen that has a line for it."""
        if self._news and isinstance(self.screen, ScorecardScreen) and self.screen.TELLS:
            self.say(self._news)
            self._news = ""

    def _mention_unsaved(self) -> None:
        """Say that text waits to be saved, once the first picture is there."""
        drafts = self.session.drafts
        if drafts is None or self.read_only or self.session.as_of is not None:
            return
        waiting = len(drafts.listed()) + len(drafts.edits[0])
        if waiting:
            said = words.ScreenUnsaved
            self.say(said.WAITS_ONE if waiting == 1 else said.WAITS.format(number=waiting))

    def _look(self) -> None:
        """Look at the files in a thread; where that takes long, once at a time."""

        def look() -> None:
            loaded = self.session.look()
            if loaded is not None:
                self.post_message(self.Arrived(loaded))

        if all(worker.is_finished for worker in self.workers if worker.name == "look"):
            self.run_worker(look, "look", group="session", thread=True, exit_on_error=False)

    def keep(self, kept: Future[bool], refused: Callable[[], object] = lambda: None) -> None:
        """Do something where what is typed could not be kept on disk, once that is known."""

        async def told() -> None:
            # What is typed is written even where nobody waits for it any more.
            if not await asyncio.shield(asyncio.wrap_future(kept)):
                refused()

        work: WorkType[None] = told
        self.run_worker(work, group="drafts", exit_on_error=False)

    async def on_unmount(self) -> None:
        """Leave once everything typed is on disk."""
        if self.session.drafts is not None:
            await asyncio.to_thread(self.session.drafts.flush)

    def move_year(self, by: int) -> None:
        """Show the scorecard of a year before or after, within the strategy's period."""
        if self.loaded is None or self.loaded.card is None or self.session.year is None:
            return
        first, last = self.loaded.card.strategy.period
        year = self.session.year + by
        if not first <= year <= last:
            self.say(words.ScreenWords.OUT_OF_PERIOD.format(first=first, last=last))
            return
        self.session.year = year
        self.work(lambda: self.session.go_to(year))

    def may_write(self) -> bool:
        """Say whether anything may be written; where not, tell the person why."""
        if self.read_only:
            self.say(words.ScreenWords.READ_ONLY)
        return not self.read_only

    @cached_property
    def entering(self) -> Entering:
        """Return what opens the forms and takes saves back."""
        from scorecard.tui.forms.entering import Entering  # noqa: PLC0415 - when asked

        return Entering(self, self._who)

    @cached_property
    def boarding(self) -> Boarding:
        """Return what opens the forms and questions of the board's year."""
        from scorecard.tui.board.boarding import Boarding  # noqa: PLC0415 - when asked

        return Boarding(self)

    def action_problems(self) -> None:
        """Show the faults of plan and data."""
        from scorecard.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 - when asked

        if self.loaded is not None and not isinstance(self.screen, ProblemsScreen):
            self.push_screen(ProblemsScreen(self.glyphs, self.loaded))

    def action_help(self) -> None:
        """Show the help of the screen that is open; once more closes it."""
        from scorecard.tui.screens.help import HelpScreen  # noqa: PLC0415 - when asked

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        elif isinstance(self.screen, ScorecardScreen):
            self.push_screen(HelpScreen(self.glyphs, self.screen.PLACE))

    def action_change_theme(self) -> None:
        """Choose the colours."""
        from textual.command import CommandPalette  # noqa: PLC0415 - with the palette

        from scorecard.tui.palette import Themes  # noqa: PLC0415 - with the palette

        self.push_screen(
            CommandPalette(providers=[Themes], placeholder=words.ScreenWords.CHOOSE_THEME)
        )

    def choose_theme(self, name: str) -> None:
        """Put a theme on, and remember it for the next time."""
        self.theme = name

        def remember() -> None:
            # The one that is on: of two chosen at once, the last is remembered.
            if not remember_theme(self.theme):
                self.call_later(self.say, words.ScreenApp.THEME_NOT_KEPT)

        self.run_worker(remember, group="theme", thread=True, exit_on_error=False)

    def action_reload(self) -> None:
        """Read plan and data again."""
        self.work(self.session.load)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Fill the palette from the table of commands: those of the screen that is open."""
        from textual.app import SystemCommand  # noqa: PLC0415 - with the palette

        if not isinstance(screen, ScorecardScreen):
            return
        for place in (screen.PLACE, "app"):
            owner = screen if place == screen.PLACE else self
            for command in commands_of(place):
                if command.palette:
                    action = getattr(owner, f"action_{command.action}")
                    yield SystemCommand(command.label, command.help, action)
