"""The app: it wires session, screens and themes together, and holds no rule."""

from __future__ import annotations

import asyncio
import gc
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual.message import Message
from textual.worker import WorkerState

from scorecard.messages.catalogue import plural, words
from scorecard.tui.frame import Frame
from scorecard.tui.navigation import Page, behind
from scorecard.tui.palette import Commands, GoTo
from scorecard.tui.scorecard.screen import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from textual.command import Provider
    from textual.screen import Screen
    from textual.worker import Worker, WorkType

    from scorecard.tui.board.actions import BoardActions
    from scorecard.tui.forms.actions import ReadingActions
    from scorecard.tui.session import Loaded, Session


# How often the files are looked at, in seconds; nothing is painted when nothing changed.
_FILES_EVERY = 2.0
# How long what is typed may take to be kept where the screens do not end by themselves, in seconds.
_LAST_WORDS = 2.0


class ScorecardApp(Frame):
    """The screens over one session.

    Args:
        session: the plan and the store; it may be loading still.
        ascii_only: draw with ASCII alone.
        board: for a meeting, read-only.
        minutes: for a meeting whose minutes are taken.
        watch: look whether the files change.
        who: returns the name to enter readings under; asked when first needed.
    """

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        Commands,
        GoTo,
    }
    CSS = """
    #kept { height: 1; display: none; }
    #sentence { height: 3; }
    """

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
        minutes: bool = False,
        watch: bool = True,
        who: Callable[[], str] = lambda: "unknown",
    ) -> None:
        super().__init__(ascii_only=ascii_only)
        self.session = session
        self.meets = board or minutes
        self.read_only = board and not minutes
        self.meeting = "minutes" if minutes else "meeting"
        self._watch = watch
        self._who = who

    def get_default_screen(self) -> Screen[None]:
        """Open on the scorecard."""
        return MainScreen(self.glyphs, board=self.read_only)

    def keep_for_good(self) -> None:
        """Keep what is typed on disk, from any thread."""
        super().keep_for_good()
        if self.session.drafts is not None:
            self.session.drafts.flush(_LAST_WORDS)

    def on_mount(self) -> None:
        """Show what is loaded already, read what is not, and begin to look at the files."""
        self._take_in(self.session.wait(0))
        if self.loaded is None:
            self.work(self._first_load)
        self.is_shown = True
        if self._watch:
            self.set_interval(_FILES_EVERY, self._look)

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

    def on_navigation_written(self, message: Frame.Written) -> None:
        """Show what was changed, and say it."""
        self.last_said = message.said
        self.show(message.loaded)
        self.say_soon()

    def show(self, loaded: Loaded) -> None:
        """Show what was loaded on every screen."""
        self._take_in(loaded)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in words that reading failed in a way nobody foresaw; the screens stay."""
        if event.state is WorkerState.ERROR:  # one that is cancelled has an error too
            said, writing = words.ScreenWords, event.worker.group == "store"
            failed = said.NOT_SAVED if writing else said.READING_FAILED
            self.news = failed.format(why=event.worker.error)
            self.tell_news()

    def _take_in(self, loaded: Loaded | None) -> None:
        """Give what was loaded to every open screen; a year asked for since then wins."""
        if loaded is None or (loaded.card is not None and loaded.card.year != self.session.year):
            return
        if self.loaded is None:
            self.call_after_refresh(self._mention_unsaved)
            if not self.is_headless:
                # What is loaded stays; to look through it for garbage held a key up for 0.1 s.
                self.call_after_refresh(gc.freeze)
        had_none = self.loaded is None or self.loaded.card is None
        news = loaded.store.news(None if self.loaded is None else self.loaded.store)
        self.news = news or self.news
        self.call_after_refresh(self.tell_news)
        self.loaded = loaded
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.refresh_from(loaded)
                screen.warn_of(loaded.store)
        if loaded.card is None:
            self.action_problems()
        elif had_none and self.meets:
            self.open(self.meeting)

    def _mention_unsaved(self) -> None:
        """Say that text waits to be saved, once the first picture is there."""
        drafts = self.session.drafts
        if drafts is None or self.meets or self.session.as_of is not None:
            return  # a meeting asks of its own
        waiting = len(drafts.unsaved()) + len(drafts.edits[0])
        if waiting:
            self.say(plural(words.ScreenUnsaved.WAITS, waiting))

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
        if self.ending.signal:
            return  # nobody is there to be told

        async def told() -> None:
            # What is typed is written even where nobody waits for it any more.
            if not await asyncio.shield(asyncio.wrap_future(kept)):
                refused()

        work: WorkType[None] = told
        self.run_worker(work, group="drafts", exit_on_error=False)

    async def on_unmount(self) -> None:
        """Leave once everything typed is on disk, for the window that opens next."""
        if self.session.drafts is not None:
            await asyncio.to_thread(self.session.drafts.close)

    @cached_property
    def reading_actions(self) -> ReadingActions:
        """Return what opens the forms and takes saves back."""
        return cast("ReadingActions", behind("reading-actions")(self, self._who))

    @cached_property
    def board_actions(self) -> BoardActions:
        """Return what opens the forms and questions of the board's year."""
        return cast("BoardActions", behind("board-actions")(self))

    def action_problems(self) -> None:
        """Show the faults of plan and data."""
        kind = behind("problems")
        if self.loaded is not None and not isinstance(self.screen, kind):
            self.push_screen(kind(self.glyphs, self.loaded))

    def action_reload(self) -> None:
        """Read plan and data again."""
        self.work(self.session.load)
