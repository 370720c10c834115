"""What the app and its screens ask of each other, and the one way from screen to screen.

The app knows :class:`Page`, the screens know :class:`Navigation`, and neither names the other: a
screen is opened by its name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen, Screen

from scorecard.messages.catalogue import words
from scorecard.model.text import visible
from scorecard.tui.key_queue import KeyQueue
from scorecard.tui.preferences import remember_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from scorecard.model.reading import Reading
    from scorecard.model.records import Decision, Priority, PriorityState
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.minutes.taker import Taker
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.session import Loaded, Session
    from scorecard.tui.step import Task
    from scorecard.tui.store_state import StoreState
    from scorecard.tui.writer import Writer

# What is loaded when it is first opened: the scorecard is readable before any of it is needed.
_DOORS = {
    "board-actions": "board.actions:BoardActions",
    "compare": "screens.compare:CompareScreen",
    "contested": "screens.contested:ContestedScreen",
    "decisions": "board.lists:DecisionsScreen",
    "due": "screens.due:DueScreen",
    "entity": "indicator.entity:EntityScreen",
    "grid": "grid.editing:GridScreen",
    "help": "screens.help:HelpScreen",
    "minutes": "minutes.screen:MinutesScreen",
    "import": "importing.screen:ImportScreen",
    "import-file": "importing.file_screen:ImportFileScreen",
    "indicator": "indicator.screen:IndicatorScreen",
    "meeting": "meeting.screen:MeetingScreen",
    "priorities": "board.lists:PrioritiesScreen",
    "problems": "screens.problems:ProblemsScreen",
    "reading-actions": "forms.actions:ReadingActions",
    "report": "screens.report:ReportScreen",
    "review": "review.screen:ReviewScreen",
    "unsaved": "screens.drafts:UnsavedScreen",
}


def behind(door: str) -> Any:
    """Return the class of a name, loaded now if it was not."""
    module, name = _DOORS[door].split(":")
    return getattr(import_module(f"scorecard.tui.{module}"), name)


class Page(Screen[None]):
    """What the app asks of a screen.

    ``PLACE`` is its name in the table of commands, ``TELLS`` whether it has a line for messages.
    """

    PLACE: ClassVar[str] = ""
    TELLS: ClassVar[bool] = True
    holds_keys: bool = False  # while it saves

    def refresh_from(self, loaded: Loaded) -> None:
        """Show what was loaded."""
        raise NotImplementedError

    def warn_of(self, store: StoreState) -> None:
        """Say what the store asks of people."""
        raise NotImplementedError

    def tell(self, text: str, ink: str = "at_risk", *, heading: str = "") -> None:
        """Show a message in the screen's line until the cursor stands elsewhere."""
        raise NotImplementedError

    def go_to(self, key: str) -> None:
        """Put the cursor on a row, where the screen has such rows."""

    def filter_by(self, text: str) -> None:
        """Keep the rows that meet a filter, where the screen has one."""

    def jumps(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return what the palette goes to within the screen: its title, a word on it, the way."""
        return []

    @property
    def is_unsaved(self) -> bool:
        """Say whether something typed here is not saved."""
        return False

    def keep(self) -> None:
        """Keep what is typed and not saved on this computer, at once."""

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Do something that closes this screen, once what is typed is saved or given up."""
        then()


class Forms(Protocol):
    """What opens the forms of readings and takes saves back."""

    writer: Writer

    def enter(self, key: str, year: int | None = None, *, entity: str = "", part: str = "") -> None:
        """Open the form of an indicator for a year, or say why it takes no reading."""

    def next_due(self, form: Any) -> None:
        """Put the form of the next indicator that is due in the place of this one."""

    def retract(self, reading: Reading, title: str) -> None:
        """Ask why, then take a reading back."""

    def settle(self, side: Side, reason: str) -> None:
        """Let one side of what is contested stand."""

    def undo(self) -> None:
        """Undo the last save of this session."""

    def save(self, task: Task) -> None:
        """Save something in a thread, and say on the screen what came of it."""

    def write(self, task: Callable[[], str]) -> None:
        """Do something to the store in a thread, and say on the screen what came of it."""


class BoardForms(Protocol):
    """What opens the forms and questions of the board's year."""

    def comment(self, about: str, year: int | None = None) -> None:
        """Open the comment on something."""

    def add_priority(self, year: int) -> None:
        """Open an empty priority for a year."""

    def revise_priority(self, priority: Priority) -> None:
        """Open a priority to change its words."""

    def adopt(self, priority: Priority) -> None:
        """Adopt a priority."""

    def settle(self, priority: Priority, *states: PriorityState) -> None:
        """Ask what became of a priority."""

    def add_decision(self) -> None:
        """Open an empty decision."""

    def revise_decision(self, decision: Decision) -> None:
        """Open a decision to change its words or days."""

    def decision_done(self, decision: Decision) -> None:
        """Ask on which day a decision was carried out."""

    def withdraw(self, decision: Decision) -> None:
        """Ask why a decision is withdrawn, and withdraw it."""

    def reopen_unsaved(self, kind: str, about: str, year: int) -> None:
        """Open the form that holds unsaved text."""

    def close_year(self) -> None:
        """Close the year that is shown, once it is asked."""

    def reopen_year(self) -> None:
        """Open the year that is shown again, once it is said why."""


class Navigation(KeyQueue):
    """What a screen asks of the app: to open and leave screens, to show and say something."""

    session: Session
    glyphs: Glyphs
    loaded: Loaded | None
    meets: bool  # opened for a meeting
    meeting: str  # the name of the screen that is shown then
    read_only: bool
    last_said: str
    taker: Taker | None = None
    """Who takes the minutes of a meeting, once they are taken."""

    class Written(Message):
        """A worker has changed the store, or why it did not, and what is shown since."""

        def __init__(self, said: str, loaded: Loaded) -> None:
            super().__init__()
            self.said, self.loaded = said, loaded

    @property
    def reading_actions(self) -> Forms:
        """Return what opens the forms and takes saves back."""
        raise NotImplementedError

    @property
    def board_actions(self) -> BoardForms:
        """Return what opens the forms and questions of the board's year."""
        raise NotImplementedError

    def work(self, task: Callable[[], Loaded]) -> None:
        """Run something that reads files in a thread, and show what it made."""
        raise NotImplementedError

    def show(self, loaded: Loaded) -> None:
        """Show what was loaded on every screen."""
        raise NotImplementedError

    def say_soon(self) -> None:
        """Say what was said last once the screens have settled."""
        raise NotImplementedError

    def tell_news(self) -> None:
        """Say what became of the store, on the first screen that has a line for it."""
        raise NotImplementedError

    def keep(self, kept: Future[bool], refused: Callable[[], object] = lambda: None) -> None:
        """Do something where what is typed could not be kept on disk, once that is known."""
        raise NotImplementedError

    def open(self, name: str, *about: object, at: str = "") -> None:
        """Open a screen over what is loaded, or go back to it where it is open below others.

        Args:
            name: its name in the table of commands.
            about: what it is on, such as the id of an indicator; one on something opens anew.
            at: the row to put its cursor on.
        """
        loaded = self.loaded
        if loaded is None or loaded.card is None:
            return
        kind = behind(name)
        if any(about) or not self.back_to(kind):
            self.push_screen(kind(self.glyphs, loaded, *about))
        if at and isinstance(self.screen, kind):
            self.screen.go_to(at)

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

    def holds_keys(self) -> bool:
        """Say whether the screen is saving: keys typed meanwhile are for what opens then."""
        return isinstance(self.screen, Page) and self.screen.holds_keys

    async def action_quit(self) -> None:
        """Leave, once nothing typed is in the way."""
        self.leave(self.exit)

    def leave(self, then: Callable[[], object]) -> None:
        """Do something that closes screens; each with something unsaved is asked first."""
        if not isinstance(self.screen, ModalScreen):
            self._ask_each(self.screen_stack, then)

    def _ask_each(self, screens: Sequence[Screen[object]], then: Callable[[], object]) -> None:
        """Ask the screens with something unsaved, the topmost first; then do it."""
        pages = (screen for screen in reversed(screens) if isinstance(screen, Page))
        unsaved = next((page for page in pages if page.is_unsaved), None)
        if unsaved is None:
            then()
        else:
            unsaved.ask_to_leave(lambda: self._ask_each(screens, then))

    def back_to(self, kind: type[Page]) -> bool:
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
        """Go to a row of the scorecard."""

        def go() -> None:
            self._back_to_scorecard()
            self.follow(key)

        self.leave(go)

    def follow(self, key: str) -> None:
        """Put the scorecard's cursor on a row without going there."""
        self._scorecard().go_to(key)

    def filter_by(self, text: str) -> None:
        """Go to the scorecard and keep the rows that meet a filter."""

        def go() -> None:
            self._back_to_scorecard()
            self._scorecard().filter_by(text)

        self.leave(go)

    def _back_to_scorecard(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _scorecard(self) -> Page:
        return cast("Page", self.screen_stack[0])  # it is opened first and never closed

    def choose_theme(self, name: str) -> None:
        """Put a theme on, and remember it for the next time."""
        self.theme = name

        def remember() -> None:
            # The one that is on: of two chosen at once, the last is remembered.
            if not remember_theme(self.theme):
                self.call_later(self.say, words.ScreenApp.THEME_NOT_KEPT)

        self.run_worker(remember, group="theme", thread=True, exit_on_error=False)

    def copy(self, text: str) -> None:
        """Send a text to the terminal's clipboard; whether it arrives, nobody can tell."""
        if not text:
            self.say(words.ScreenApp.NOTHING_TO_COPY)
            return
        self.copy_to_clipboard(visible(text))
        self.say(words.ScreenApp.COPIED.format(text=text))

    def say(self, text: str) -> None:
        """Show a short message in the screen's own line, until the next key."""
        if isinstance(self.screen, Page):
            self.screen.tell(text)
