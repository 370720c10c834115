"""The whole program in a real pseudo-terminal, and what it leaves of that terminal."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable
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

# What the screens switch on, and whoever comes after them wants off.
_SWITCHES = {
    "alternate screen": b"\x1b[?1049",
    "mouse": b"\x1b[?1000",
    "mouse moves": b"\x1b[?1003",
    "mouse cells": b"\x1b[?1006",
    "bracketed paste": b"\x1b[?2004",
    "focus": b"\x1b[?1004",
}


class Terminal:
    """A pseudo-terminal of 80 by 24 with the program in it.

    Args:
        folder: where it runs.
        arguments: its options.
        before: Python that is run before the program, such as to hold it up somewhere.
        aside: where its standard error goes, if not to the terminal.
        plan: the plan it is told of; none where this is empty.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        before: str = "",
        aside: int | None = None,
        plan: str = "indicators.toml",
    ) -> None:
        self.master, self._end = pty.openpty()
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(self._end)
        self.output = b""
        self._seen = 0
        self._is_gone = False
        env = {**os.environ, "TERM": "xterm-256color", "SCORECARD_BY": "Ana"}
        env |= {"PYTHONUTF8": "1", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
        start = "\nimport sys; from scorecard.__main__ import main; sys.exit(main())"
        program = ["-c", before + start] if before else ["-m", "scorecard"]
        self.process = subprocess.Popen(
            [sys.executable, *program, *(("--framework", plan) if plan else ()), *arguments],
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

    def when(self, holds: Callable[[], object]) -> None:
        """Read until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if not self._read(deadline):
                pytest.fail("it does not come about")

    def painted(self) -> str:
        """Return the text painted since the last key, without what steers the terminal."""
        return _CONTROL.sub(b"", self.output[self._seen :]).decode("utf-8", "replace")

    def leave(self) -> int:
        """Quit, and return the exit code once the program is gone."""
        self.press("q")
        return self.ended()

    def send(self, *signals: signal.Signals) -> None:
        """Send signals, one right after the other."""
        for each in signals:
            self.process.send_signal(each)

    def ended(self) -> int:
        """Read on until the program is gone; return its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if not self._read(deadline):
                pytest.fail("it does not end")
        while select.select([self.master], [], [], 0)[0] and self._read(deadline):
            pass
        return self.process.returncode

    def stopped(self) -> None:
        """Read on until the program is stopped, as a shell stops a job."""
        deadline = time.monotonic() + PATIENCE
        while os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is None:
            if not self._read(deadline):
                pytest.fail("it does not stop")
        while select.select([self.master], [], [], 0)[0] and self._read(deadline):
            pass

    def after(self) -> list[object]:
        """Return the terminal's flags as the program left them."""
        return list(termios.tcgetattr(self._end))

    def kept(self) -> list[str]:
        """Return what the program has not given back of its terminal; nothing where all is well."""
        left_on = [
            name
            for name, code in _SWITCHES.items()
            if last_of(self.output, code + b"h", code + b"l").endswith(b"h")
        ]
        if last_of(self.output, b"\x1b[?25l", b"\x1b[?25h").endswith(b"l"):
            left_on.append("cursor hidden")
        if self.after() != self.before:
            left_on.append("flags")
        if b"Traceback" in self.output:
            left_on.append("a traceback")
        return left_on

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


def last_of(output: bytes, on: bytes, off: bytes) -> bytes:
    """Return which of two switches came last; off where neither came."""
    return on if output.rfind(on) > output.rfind(off) else off
