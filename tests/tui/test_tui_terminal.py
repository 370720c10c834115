"""The whole program in a real pseudo-terminal: what a person does in one sitting."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A terminal is made with what Windows lacks.
termios = pytest.importorskip("termios")
fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty")

# Long enough for a computer with other things to do; nothing ever waits this long when it works.
PATIENCE = 20.0
LINES, COLUMNS = 24, 80
RIGHT, ESCAPE, CTRL_S = "\x1b[C", "\x1b", "\x13"
_CONTROL = re.compile(
    rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


class Terminal:
    """A pseudo-terminal of 80 by 24 with the program in it."""

    def __init__(self, folder: Path, *arguments: str, aside: int | None = None) -> None:
        self.master, self._end = pty.openpty()
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(self._end)
        self.output = b""
        self._seen = 0
        self._is_gone = False
        env = {**os.environ, "TERM": "xterm-256color", "SCORECARD_BY": "Ana"}
        env |= {"PYTHONUTF8": "1", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scorecard", "--framework", "indicators.toml", *arguments],
            stdin=self._end,
            stdout=self._end,
            stderr=self._end if aside is None else aside,
            cwd=folder,
            env=env,
            start_new_session=True,
        )

    def press(self, keys: str) -> None:
        """Type; what is painted from now on is what :meth:`until` looks at."""
        self._seen = len(self.output)
        os.write(self.master, keys.encode())

    def until(self, *texts: str) -> str:
        """Read until all the texts were painted since the last key; return what was."""
        deadline = time.monotonic() + PATIENCE
        while True:
            said = self.painted()
            if all(text in said for text in texts):
                return said
            if not self._read(deadline):
                pytest.fail(f"{texts} did not appear; painted was: {said[-3000:]}")

    def painted(self) -> str:
        """Return the text painted since the last key, without what steers the terminal."""
        return _CONTROL.sub(b"", self.output[self._seen :]).decode("utf-8", "replace")

    def leave(self) -> int:
        """Quit, and return the exit code once the program is gone."""
        self.press("q")
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if not self._read(deadline):
                pytest.fail("it does not end")
        while select.select([self.master], [], [], 0)[0] and self._read(deadline):
            pass
        return self.process.returncode

    def after(self) -> list[object]:
        """Return the terminal's flags as the program left them."""
        return list(termios.tcgetattr(self._end))

    def vanish(self) -> int:
        """Close the window, and return the exit code once the program is gone."""
        os.close(self._end)
        os.close(self.master)
        self._is_gone = True
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._is_gone:
            return
        os.close(self._end)
        os.close(self.master)

    def _read(self, deadline: float) -> bool:
        """Take in what comes; say whether there is time left."""
        if select.select([self.master], [], [], 0.02)[0]:
            self.output += os.read(self.master, 65536)
        return time.monotonic() < deadline


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Return a list; the terminals put into it are closed in any case."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def last_of(output: bytes, on: bytes, off: bytes) -> bytes:
    """Return which of two switches came last."""
    return on if output.rfind(on) > output.rfind(off) else off


def test_a_sitting(example: Path, terminals: list[Terminal]) -> None:
    store = example / "data" / "readings.jsonl"
    before = store.read_bytes()
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("States Parties to the", "20 of 24 entered", "13 off track")
    terminal.press("v")
    terminal.until("Review of 2020, against 2019", "3 came due (3 missed), 2 worse")
    terminal.press(RIGHT)
    terminal.until("missed by 20", "1 of ")
    terminal.press(ESCAPE)
    terminal.until("13 off track")
    enter_correct_and_undo(terminal)
    terminal.press("x")
    terminal.until("Progress in 2020", "At a glance")
    terminal.press("w")
    terminal.until("Write the report to this file")
    terminal.press("\r")
    terminal.until("Written:", "progress-2020.md")
    assert terminal.leave() == 0

    assert terminal.after() == terminal.before
    assert last_of(terminal.output, b"\x1b[?1049h", b"\x1b[?1049l") == b"\x1b[?1049l"
    assert last_of(terminal.output, b"\x1b[?25l", b"\x1b[?25h") == b"\x1b[?25h"
    written = (example / "progress-2020.md").read_bytes()
    run(example, "report", "--year", "2020", "--output", "progress-2020.md", "--force")
    assert (example / "progress-2020.md").read_bytes() == written
    # Three revisions were added, nothing was rewritten.
    assert store.read_bytes().startswith(before)
    history = Store.open(store).history(ReadingKey("ccm-signatories", 2020, None))
    assert [(r.value, r.revision, r.by) for r in history] == [
        ("7", 1, "Ana"),
        ("9", 2, "Ana"),
        ("7", 3, "Ana"),
    ]


def enter_correct_and_undo(terminal: Terminal) -> None:
    """Enter a missing reading, change it with a reason, and take the change back."""
    terminal.press("j" * 6)
    terminal.until("Signatories yet to ratify the Convention")
    terminal.press("e")
    terminal.until("Enter a reading for 2020")
    terminal.press("7")
    terminal.until("understood: 7 states")
    terminal.press(CTRL_S)
    terminal.until("21 of 24 entered", "7  none by 2021")
    terminal.press("e")
    terminal.until("Enter a reading for 2020")
    terminal.press("9")
    terminal.until("understood: 9 states")
    terminal.press(CTRL_S)
    terminal.until("say why it is revised")
    terminal.press(" ")
    terminal.press(CTRL_S)
    terminal.until("9  none by 2021")
    terminal.press("u")
    terminal.until("7  none by 2021")


def run(folder: Path, *arguments: str) -> bytes:
    """Run a command and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *arguments],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_a_reading_another_process_records_appears(
    example: Path, terminals: list[Terminal]
) -> None:
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("Signatories yet to rati", "20 of 24 entered")
    terminal.press("j" * 6)
    terminal.until("Signatories yet to ratify the Convention")
    terminal.press("")
    run(example, "record", "ccm-signatories", "2020", "7", "--by", "Bo")
    # The line above the keys is that of the row under the cursor.
    terminal.until("21 of 24 entered", "7 states in 2020")
    terminal.press("\r")
    terminal.until("1a  Signatories yet to ratify", "esc back")
    assert terminal.leave() == 0
    head = Store.open(example / "data" / "readings.jsonl").head(ReadingKey("ccm-signatories", 2020))
    assert head is not None
    assert (head.value, head.by) == ("7", "Bo")


def test_the_board_opens_on_the_review(example: Path, terminals: list[Terminal]) -> None:
    before = (example / "data" / "readings.jsonl").read_bytes()
    terminal = Terminal(example, "--year", "2020", "--board")
    terminals.append(terminal)
    terminal.until("Review of 2020, against 2019", "read-only", "3 came due (3 missed), 2 worse")
    terminal.press("x")
    terminal.until("At a glance")
    terminal.press("w")
    terminal.until("nothing is written")
    assert terminal.leave() == 0
    assert (example / "data" / "readings.jsonl").read_bytes() == before
    assert sorted(path.name for path in example.iterdir()) == ["data", "indicators.toml"]


def test_a_sitting_at_the_year_grid(example: Path, terminals: list[Terminal]) -> None:
    store = example / "data" / "readings.jsonl"
    before = store.read_bytes()
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("of 24 entered")
    terminal.press("g")
    terminal.until("Year grid", "2020", "nothing yet")
    # All at once, as from somebody who types fast: in the order they were typed.
    terminal.press("\x1b[B" * 4 + "7\r\x1b[C5\t")
    terminal.until("2 edits not saved", "[7]", "[5]")
    terminal.press("u")
    terminal.until("1 edit not saved")
    terminal.press("s")
    terminal.until("Save 1 edit", "first reading")
    terminal.press(CTRL_S)
    terminal.until("Saved.")
    terminal.press("u")
    terminal.until("Undone.")
    assert terminal.leave() == 0
    assert terminal.after() == terminal.before
    assert store.read_bytes().startswith(before)
    history = Store.open(store).history(ReadingKey("ccm-signatories", 2020, None))
    assert [(r.value, r.retracted) for r in history] == [("7", False), (None, True)]


def test_it_ends_with_its_terminal_and_keeps_what_was_typed(
    example: Path, terminals: list[Terminal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("SCORECARD_STATE", str(state))
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("of 24 entered")
    terminal.press("j" * 6)
    terminal.until("Signatories yet to ratify the Convention")
    terminal.press("e")
    terminal.until("Enter a reading for 2020")
    terminal.press("7")
    terminal.until("understood: 7 states")
    assert terminal.vanish() == 1
    (kept,) = state.glob("unsaved-*.json")
    assert '"value": "7"' in kept.read_text(encoding="utf-8")
    assert not (state / "crash.txt").exists()


@pytest.mark.skipif(
    signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, reason="below nohup a program is to stay"
)
def test_it_ends_by_a_hangup_that_only_a_signal_tells(
    example: Path, terminals: list[Terminal]
) -> None:
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("of 24 entered")
    terminal.process.send_signal(signal.SIGHUP)
    assert terminal.process.wait(PATIENCE) == 1


def test_the_screens_are_drawn_on_the_terminal_wherever_standard_error_goes(
    example: Path, terminals: list[Terminal]
) -> None:
    log = example / "log"
    with log.open("wb") as file:
        terminal = Terminal(example, "--year", "2020", aside=file.fileno())
        terminals.append(terminal)
    terminal.until("States Parties to the", "20 of 24 entered")
    assert terminal.leave() == 0
    assert log.read_bytes() == b""
    assert last_of(terminal.output, b"\x1b[?1049h", b"\x1b[?1049l") == b"\x1b[?1049l"
