"""How soon the screens can be read, and how soon a key is answered; prints, never gates."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from timing import heading, row

from scorecard.records.entry import Entry
from scorecard.records.store import Store
from scorecard.tui.app import ScorecardApp
from scorecard.tui.grid.editing import GridScreen
from scorecard.tui.session import Session
from scorecard.workspace import Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.message import Message

ROOT = Path(__file__).resolve().parent.parent
LINES, COLUMNS = 40, 120
ROUNDS = 9
INDICATORS, YEARS = 300, range(1988, 2022)  # a little over ten thousand readings
FEWER = range(2002, 2022)  # what a key is answered over
PASTED = 20  # years
# Without output for this long, the screen stands still.
QUIET = 0.08
PATIENCE = 30.0
HELLO = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Hello(App):\n"
    "    def compose(self): yield Static('Hello, world')\n"
    "Hello().run()\n"
)
# What steers a terminal, so that what is left is what can be read.
STEERING = re.compile(
    rb"\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]"
)


class Screen:
    """A program in a pseudo-terminal, from its start."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str]) -> None:
        self.master, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._output = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            arguments, stdin=end, stdout=end, stderr=end, env=env, start_new_session=True
        )
        os.close(end)

    def readable(self, *texts: str) -> float:
        """Return the seconds from the start until all the texts could be read."""
        wanted = [text.encode() for text in texts]
        while time.perf_counter() - self.started < PATIENCE:
            self._read(0.01)
            said = STEERING.sub(b"", self._output)
            if all(text in said for text in wanted):
                return time.perf_counter() - self.started
        raise SystemExit(f"{texts} cannot be read; is the program broken?")

    def answer(self, key: str) -> float:
        """Press a key, and return the seconds until the screen stands still again."""
        start = last = time.perf_counter()
        self._type(key)
        while time.perf_counter() - last < (QUIET if last > start else 1.0):
            if self._read(0.005):
                last = time.perf_counter()
        return last - start

    def _type(self, keys: str) -> None:
        left = keys.encode()
        while left:  # a terminal takes some thousand bytes at a time
            left = left[os.write(self.master, left[:1024]) :]

    def settle(self) -> None:
        """Wait until nothing is painted any more."""
        while self._read(0.5):
            pass

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        os.close(self.master)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self._output += os.read(self.master, 65536)
        return True


def large(folder: Path, years: range = YEARS) -> Path:
    """Write a strategy of 300 indicators with a reading for each year; return the plan."""
    folder.mkdir(exist_ok=True)
    lines = ["[strategy]", 'title = "Large strategy"', f"period = [{years[0]}, {years[-1]}]"]
    for number in range(INDICATORS):
        if number % 60 == 0:
            lines += ["[[goal]]", f'id = "G{number}"', f'title = "Goal {number}"']
        if number % 10 == 0:
            lines += ["[[goal.objective]]", f'id = "O{number}"', f'title = "Objective {number}"']
        lines += ["[[goal.objective.indicator]]", f'id = "i{number}"']
        lines += [f'title = "Indicator number {number}"']
        lines += [f"target = {{ at_least = {20 + number % 50}, by = {YEARS[-1]} }}"]
    plan = folder / "indicators.toml"
    plan.write_text("\n".join(lines), encoding="utf-8")
    (folder / "data").mkdir()
    Store.create(folder / "data" / "readings.jsonl").add(
        [Entry(f"i{n}", y, str(10 + (n * 7 + y) % 40)) for n in range(INDICATORS) for y in years],
        by="benchmark",
    )
    return plan


def first_paint(
    cases: Mapping[str, tuple[Sequence[str], tuple[str, ...]]], env: Mapping[str, str]
) -> dict[str, float]:
    """Start the cases in turn, round after round; return each one's median seconds."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(ROUNDS + 1):
        for name, (arguments, texts) in cases.items():
            screen = Screen(arguments, env)
            seconds = screen.readable(*texts)
            screen.close()
            if turn:  # the first round only warms up
                times[name].append(seconds)
    return {name: statistics.median(of) for name, of in times.items()}


def latency(plan: Path, env: Mapping[str, str]) -> dict[str, float]:
    """Return the 95th percentile of the seconds a key takes, by screen."""
    found = {}
    keys = {
        "scorecard": "jjjjkj" * 8,
        "year grid": "\t\t\x1b[B\t" * 10,
        "typing in the grid": "5\r7\r" * 8,
        "review, a page": "\x1b[C" * 20,
        "meeting, a page": "\x1b[C" * 12 + "1f3d" * 4,
        "meeting, reading on": " " * 20,
    }
    first = {"year grid": "g", "typing in the grid": "g", "review, a page": "v"}
    for name, pressed in keys.items():
        meets = name.startswith("meeting")
        screen = Screen(scorecard(plan, YEARS[-1]) + ["--board"] * meets, env)
        screen.readable("? help", "page 1 of" if meets else "300 of 300 entered")
        os.write(screen.master, first.get(name, "").encode())
        screen.settle()
        strokes = re.findall("\x1b\\[.|.", pressed, re.DOTALL)
        times = sorted(screen.answer(key) for key in strokes)
        found[name] = times[int(len(times) * 0.95)]
        screen.close()
    return found


def waits(plan: Path, env: Mapping[str, str]) -> dict[str, float]:
    """Return the seconds until a form is open: the first time, and later ones' 95th percentile."""
    screen = Screen(scorecard(plan, YEARS[-1]), env)
    screen.readable("? help", "300 of 300 entered")
    screen.settle()
    for _ in range(4):  # from the goal down to an indicator
        screen.answer("j")
    found = {}
    for key, form in (("e", "reading"), ("c", "comment")):
        times = []
        for _ in range(21):
            times.append(screen.answer(key))
            screen.answer("\x1b")
        found[f"opening the form of a {form}, for the first time"] = times[0]
        times = sorted(times[1:])
        found[f"opening the form of a {form}, 95th percentile"] = times[int(len(times) * 0.95) - 1]
        found[f"opening the form of a {form}, median"] = statistics.median(times)
    screen.close()
    return found


async def large_edits(plan: Path) -> dict[str, float]:
    """Return the seconds a paste over most of a grid holds the keys up, and its save's opening."""
    session = Session(Places(plan, plan.parent / "data" / "readings.jsonl"), year=YEARS[-1])
    session.load()
    found: dict[str, float] = {}
    app = ScorecardApp(session, watch=False)
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        app.open("grid")
        await app.workers.wait_for_complete()
        await pilot.pause()
        grid = app.screen
        assert isinstance(grid, GridScreen)
        table = grid.table
        table.cursor = table.column = 0

        async def timed(what: str, message: Message | None, *keys: str) -> None:
            start = time.perf_counter()
            if message is not None:
                table.post_message(message)
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            found[what] = time.perf_counter() - start

        rows = ([str(11 + (n * 7 + y) % 41) for y in range(PASTED)] for n in range(INDICATORS))
        text = "\n".join("\t".join(row) for row in rows)
        await timed(f"pasting {INDICATORS * PASTED:,} cells", table.Pasted(text))
        await timed("a key in a grid of so many edits", None, "down")
        await timed("opening their save", None, "s")
        await timed("a key in its first field", None, "a")
    return found


def scorecard(plan: Path, year: int) -> list[str]:
    """Return the command that opens the screens."""
    return [sys.executable, "-m", "scorecard", "--framework", str(plan), "--year", str(year)]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        # One's own state, so that nothing typed here is offered to anybody.
        env = {**os.environ, "TERM": "xterm-256color", "SCORECARD_BY": "benchmark"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as people run it
        env |= {"SCORECARD_STATE": f"{folder}/state", "SCORECARD_CONFIG": f"{folder}/config"}
        env |= {"PYTHONUTF8": "1", "TEXTUAL_ANIMATIONS": "none"}
        plan = large(Path(folder))
        times = first_paint(
            {
                "hello": ([sys.executable, "-c", HELLO], ("Hello, world",)),
                "bundled": (
                    scorecard(ROOT / "indicators.toml", 2020),
                    ("13 off track", "Signatories yet to ratify", "? help"),
                ),
                "large": (scorecard(plan, YEARS[-1]), ("300 of 300 entered", "? help")),
            },
            env,
        )
        plan = large(Path(folder, "fewer"), FEWER)
        answers = latency(plan, env)
        heavier = waits(plan, env)
        os.environ.update(env)
        heavier |= asyncio.run(large_edits(plan))
    heading("Screens, against a bare Textual hello-world")
    row("readable on the bundled strategy", times["bundled"] / times["hello"], "2.2")
    row("readable with 300 indicators, 10,000 readings", times["large"] / times["hello"], "2.6")
    for name, seconds in answers.items():
        what = f"key to repainted screen, {name}, 95th percentile"
        print(f"{what:<66} {seconds:8.3f} s   bar 0.1")
    for what, seconds in heavier.items():
        print(f"{what:<66} {seconds:8.3f} s   bar 0.1")


if __name__ == "__main__":
    main()
