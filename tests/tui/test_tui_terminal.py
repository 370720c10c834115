"""The whole program in a real pseudo-terminal: what a person does in one sitting."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from terminal_support import CTRL_S, ESCAPE, RIGHT, Terminal, last_of

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


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

    assert terminal.kept() == []
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
    terminal.until("21 of 24 entered", "7  none  ")
    terminal.press("e")
    terminal.until("Enter a reading for 2020")
    terminal.press("9")
    terminal.until("understood: 9 states")
    terminal.press(CTRL_S)
    terminal.until("say why it is revised")
    terminal.press(" ")
    terminal.press(CTRL_S)
    terminal.until("9  none  ")
    terminal.press("u")
    terminal.until("7  none  ")


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


def test_a_meeting_is_held_and_nothing_is_written(example: Path, terminals: list[Terminal]) -> None:
    before = (example / "data" / "readings.jsonl").read_bytes()
    terminal = Terminal(example, "--year", "2020", "--board")
    terminals.append(terminal)
    terminal.until("read-only", "page 1 of 23", "against 2019", "2 of 9 achieved or on track")
    terminal.press(RIGHT)
    terminal.until("Goal I", "page 2 of 23", "What staff say")
    terminal.press("3")
    terminal.until("Goal III", "page 4 of 23")
    terminal.press("f")
    terminal.until("Finding 1 of 16", "page 6 of 23", "missed by 20 states")
    terminal.press("d")
    terminal.until("Decisions sought", "Approve and close 2020")
    terminal.press("\x1b[F")
    terminal.until("Closing", "page 23 of 23", "What comes next")
    terminal.press("\x1b[H")
    terminal.until("page 1 of 23")
    terminal.press("x")
    terminal.until("At a glance")
    terminal.press("w")
    terminal.until("nothing is written")
    assert terminal.leave() == 0
    assert (example / "data" / "readings.jsonl").read_bytes() == before
    assert sorted(path.name for path in example.iterdir()) == ["data", "indicators.toml"]


def test_a_meeting_looks_back_to_a_day(example: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(
        example,
        "--year",
        "2020",
        "--board",
        "--since-meeting",
        "2020-12-01",
        "--as-of",
        "2021-11-30",
    )
    terminals.append(terminal)
    terminal.until("since 1 December 2020", "as of 2021-11-30", "page 1 of")
    assert terminal.leave() == 0


def test_a_sitting_at_the_year_grid(example: Path, terminals: list[Terminal]) -> None:
    store = example / "data" / "readings.jsonl"
    before = store.read_bytes()
    terminal = Terminal(example, "--year", "2020")
    terminals.append(terminal)
    terminal.until("of 24 entered")
    terminal.press("g")
    terminal.until("Year grid", "2020", "nothing yet")
    # All at once, as from somebody who types fast: in the order they were typed.
    # Enter leaves both years in sight; what is painted on the way may never be.
    terminal.press("\x1b[B" * 4 + "7\r\x1b[C5\r")
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
    assert terminal.kept() == []
    assert store.read_bytes().startswith(before)
    history = Store.open(store).history(ReadingKey("ccm-signatories", 2020, None))
    assert [(r.value, r.retracted) for r in history] == [("7", False), (None, True)]


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
