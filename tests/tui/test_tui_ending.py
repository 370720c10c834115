"""The screens ended by a signal, or with their terminal: what is typed is kept, all given back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from terminal_support import CTRL_S, Terminal

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store
from scorecard.tui.ending import Ending

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HUP, INT, TERM, CONT, TSTP = (
    getattr(signal, name, signal.SIGTERM)
    for name in ("SIGHUP", "SIGINT", "SIGTERM", "SIGCONT", "SIGTSTP")
)
# Sends a signal to the program itself, once, right after one of its own functions is called.
AFTER = """
import importlib, os, signal
def after(module, owner, name):
    kind = getattr(importlib.import_module(module), owner)
    plain = getattr(kind, name)
    def told(self, *arguments, **options):
        found = plain(self, *arguments, **options)
        setattr(kind, name, plain)
        os.kill(os.getpid(), signal.SIGTERM)
        return found
    setattr(kind, name, told)
"""
APP, FORM = "scorecard.tui.app", "scorecard.tui.forms.reading_screen"
# Holds a save up until a file says that it may go on.
HELD_UP = """
import os, time
from pathlib import Path
from scorecard.tui import writer
plain = writer.Writer.save
def save(self, task):
    Path("begun").touch()
    while not Path("go").exists():
        time.sleep(0.01)
    return plain(self, task)
writer.Writer.save = save
"""
NEVER = "from scorecard.tui import ending; ending._PATIENCE = 0.5"


@pytest.fixture(autouse=True)
def default_signals() -> None:
    """Skip where the tests run below ``nohup``: what is ignored there is to stay so."""
    if signal.SIG_IGN in [signal.getsignal(each) for each in (HUP, INT, TERM)]:
        pytest.skip("a signal is ignored here, and so it is in what is started")


def test_no_file_is_open_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(os, "pipe", lambda: opened.append("pipe"))
    Ending(lambda: True, lambda: None, lambda: None)
    assert opened == []


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where unsaved text is kept."""
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def opened(example: Path, state: Path, terminals: list[Terminal]) -> Callable[..., Terminal]:
    """Return what opens the screens on the example, and waits for the first of them."""

    def opened(before: str = "", first: str = "of 24 entered") -> Terminal:
        terminal = Terminal(example, "--year", "2020", before=before)
        terminals.append(terminal)
        if first:
            terminal.until(first)
        return terminal

    return opened


def nothing(_: Terminal) -> None:
    """Do nothing at the scorecard."""


def form(terminal: Terminal) -> None:
    """Type into the form of a reading; a draft is not on disk for half a second more."""
    terminal.press("j" * 6)
    terminal.until("Signatories yet to ratify the Convention")
    terminal.press("e")
    terminal.until("Enter a reading for 2020")
    terminal.press("7")
    terminal.until("understood: 7 states")


def grid(terminal: Terminal) -> None:
    """Edit a cell of the grid, and leave the next one open with something typed."""
    terminal.press("g")
    terminal.until("Year grid", "nothing yet")
    terminal.press("\x1b[B" * 4 + "7\r463")
    terminal.until("1 edit not saved", "463")


def report(terminal: Terminal) -> None:
    """Open the report, which is made in a thread."""
    terminal.press("x")


WORDS = {form: "understood: 7 states", grid: "2 edits not saved"}


@pytest.mark.parametrize("number", [HUP, INT, TERM])
@pytest.mark.parametrize("at", [nothing, form, grid, report])
def test_a_signal_ends_them_and_what_is_typed_waits_for_the_next_start(
    opened: Callable[..., Terminal], at: Callable[[Terminal], None], number: signal.Signals
) -> None:
    terminal = opened()
    at(terminal)
    terminal.send(number)
    assert terminal.ended() == 128 + number
    assert terminal.kept() == []
    if at in WORDS:
        again = opened(first="not saved")
        again.press("j" * 6 + "e" if at is form else "g")
        again.until(WORDS[at])


@pytest.mark.parametrize("more", [(TERM, TERM), (INT, INT, INT), (TERM, HUP, CONT), (HUP, CONT)])
def test_another_signal_at_once_changes_nothing(
    opened: Callable[..., Terminal], more: tuple[signal.Signals, ...], state: Path
) -> None:
    terminal = opened()
    form(terminal)
    terminal.send(*more)
    assert terminal.ended() in [128 + each for each in more]
    assert terminal.kept() == []
    assert len(list(state.rglob("unsaved-*.json"))) == 1


@pytest.mark.parametrize(
    ("module", "owner", "name"),
    [
        (APP, "ScorecardApp", "get_default_screen"),
        ("scorecard.tui.terminal", "TerminalDriver", "start_application_mode"),
        (APP, "ScorecardApp", "_first_load"),
    ],
)
def test_a_signal_ends_them_while_they_start(
    opened: Callable[..., Terminal], module: str, owner: str, name: str
) -> None:
    terminal = opened(AFTER + f"after({module!r}, {owner!r}, {name!r})", first="")
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []


@pytest.mark.parametrize(
    ("module", "owner", "name"),
    [
        (APP, "ScorecardApp", "push_screen"),
        (APP, "ScorecardApp", "pop_screen"),
        (FORM, "EntryScreen", "compose"),
        (FORM, "EntryScreen", "dismiss"),
    ],
)
def test_a_signal_ends_them_while_a_screen_opens_or_closes(
    opened: Callable[..., Terminal], module: str, owner: str, name: str
) -> None:
    terminal = opened(AFTER + f"after({module!r}, {owner!r}, {name!r})")
    terminal.press("j" * 6 + "e")
    if name in ("pop_screen", "dismiss"):
        terminal.until("Enter a reading for 2020")
        terminal.press("\x1b")
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []


def test_one_that_is_told_to_go_on_gives_its_terminal_back_all_the_same(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened()
    terminal.press("")
    terminal.send(CONT)
    terminal.until("of 24 entered")
    assert terminal.leave() == 0
    assert terminal.kept() == []


def test_one_that_is_stopped_gives_its_terminal_back_until_it_goes_on(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened()
    for _ in range(2):
        terminal.send(TSTP)
        terminal.stopped()
        assert terminal.kept() == []
        terminal.press("")
        terminal.send(CONT)
        terminal.until("of 24 entered")
    assert terminal.leave() == 0
    assert terminal.kept() == []


def test_one_that_is_ended_while_it_is_stopped_keeps_what_is_typed(
    opened: Callable[..., Terminal], state: Path
) -> None:
    terminal = opened()
    form(terminal)
    terminal.send(TSTP)
    terminal.stopped()
    terminal.send(TERM, CONT)
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []
    assert len(list(state.rglob("unsaved-*.json"))) == 1


def test_a_save_that_is_under_way_comes_through(
    opened: Callable[..., Terminal], example: Path, state: Path
) -> None:
    terminal = opened(HELD_UP)
    form(terminal)
    terminal.press(CTRL_S)
    terminal.when((example / "begun").exists)
    terminal.send(TERM)
    (example / "go").touch()
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []
    head = Store.open(example / "data" / "readings.jsonl").head(ReadingKey("ccm-signatories", 2020))
    assert head is not None
    assert head.value == "7"
    assert list(state.rglob("unsaved-*.json")) == []


def test_what_a_save_never_saved_is_kept(
    opened: Callable[..., Terminal], example: Path, state: Path
) -> None:
    terminal = opened(HELD_UP + NEVER)
    form(terminal)
    terminal.press(CTRL_S)
    terminal.when((example / "begun").exists)
    terminal.send(TERM)
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []
    assert len(list(state.rglob("unsaved-*.json"))) == 1


def test_screens_that_hang_end_as_well(
    opened: Callable[..., Terminal], example: Path, state: Path
) -> None:
    hang = """
import time
from pathlib import Path
from scorecard.tui import app
def hang(self):
    Path("begun").touch()
    time.sleep(3600)
app.ScorecardApp.action_help = hang
"""
    terminal = opened(hang + NEVER)
    form(terminal)
    terminal.press("\x1bOP")  # f1
    terminal.when((example / "begun").exists)
    terminal.send(TERM)
    assert terminal.ended() == 128 + TERM
    assert terminal.kept() == []
    assert len(list(state.rglob("unsaved-*.json"))) == 1


def test_they_end_with_their_terminal(opened: Callable[..., Terminal], state: Path) -> None:
    terminal = opened()
    form(terminal)
    assert terminal.vanish() == 128 + HUP
    (kept,) = state.rglob("unsaved-*.json")
    assert '"value": "7"' in kept.read_text(encoding="utf-8")
    assert not (state / "crash.txt").exists()


@pytest.mark.parametrize(("text", "shown"), [("5x", "5x"), ("4711", "4,711")])
def test_a_cell_that_is_open_is_kept_as_it_is(
    opened: Callable[..., Terminal], text: str, shown: str
) -> None:
    terminal = opened()
    terminal.press("g")
    terminal.until("Year grid", "nothing yet")
    terminal.press("\x1b[B" * 4 + text)
    terminal.until(text)
    terminal.send(TERM)
    assert terminal.ended() == 128 + TERM
    again = opened(first="not saved")
    again.press("g")
    again.until("1 edit not saved", shown)
