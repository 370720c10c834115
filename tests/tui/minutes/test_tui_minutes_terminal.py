"""A meeting in a real terminal: taken down, killed in the middle of a note, gone on with."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from terminal_support import CTRL_S, RIGHT, Terminal

from scorecard import clock
from scorecard.model.records import PriorityState, Vote, current_decisions, current_priorities
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.workspace import Places

END, HOME, ENTER, TAB = "\x1b[F", "\x1b[H", "\r", "\t"
TYPED = "The donors ask"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return board_place(tmp_path)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Hold the terminals of a test; whatever of them still runs is ended."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


def kept_on_disk() -> str:
    """Return what is typed and not saved, as it stands on this computer."""
    folder = Path(os.environ["SCORECARD_STATE"])
    return " ".join(path.read_text() for path in folder.rglob("unsaved-*.json"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_meeting_from_its_opening_page_to_its_minutes_survives_its_window(
    places: Places, terminals: list[Terminal]
) -> None:
    folder = places.plan.parent
    first = Terminal(folder, "--minutes", "--year", "2019")
    terminals.append(first)
    first.until("page 1 of", "minutes: Ana")
    first.press(RIGHT)
    first.until("page 2 of")
    first.press("n")
    first.until("Note on: ")
    first.press(f"Bids are late [bold]{ENTER}Bo asks why.")
    first.until("Bo asks why.")
    first.press(CTRL_S)
    first.until("Noted on: ")
    first.press("a")
    first.until("A decision")
    first.press(f"Hire a second rig{ENTER}7,1,2{ENTER}Bo{ENTER}2999-01-01")
    first.until("2999-01-01")
    first.press(CTRL_S)
    first.until("not between 1900 and 2100")
    first.press("\x15" + "2031-01-31")  # ctrl+u clears the field
    first.until("2031-01-31")
    first.press(CTRL_S)
    first.until("Hire a second rig; 7 for, 1 against, 2")
    first.press("s")
    first.until("A priority for 2020")
    first.press(f"Two rigs in the north{CTRL_S}")
    first.until("adopted for 2020")
    first.press(END)
    first.until("Hire a second rig", "Two rigs in the north")
    first.press("w")
    first.until("has the minutes so far")
    first.press("n")
    first.until("Note on: ")
    first.press(TYPED)
    first.until(TYPED)
    first.when(lambda: TYPED in kept_on_disk())
    first.process.kill()
    first.ended()

    second = Terminal(folder, "--minutes", "--year", "2019")
    terminals.append(second)
    second.until("Go on with the meeting", "1 page with a note")
    second.press(ENTER)
    second.until("Note on: ", TYPED)
    second.press(f" for figures.{CTRL_S}")
    second.until("Noted on: ")
    assert second.leave() == 0
    assert second.kept() == []

    records = Store.open(places.store).records()
    decision = current_decisions(records)[-1]
    assert (decision.text, decision.vote, decision.who) == (
        "Hire a second rig",
        Vote(7, 1, 2),
        "Bo",
    )
    assert current_priorities(records)[-1].state is PriorityState.ADOPTED
    (file,) = folder.glob("minutes-*.md")
    assert file.name == f"minutes-{clock.today().isoformat()}.md"
    text = file.read_text(encoding="utf-8")
    told = [
        "Minutes taken by Ana.",
        "## A Clean water",
        "Bids are late \\[bold\\]\\\nBo asks why.",
        "Hire a second rig. Voted: 7 for, 1 against, 2 abstained. Bo sees to it, by 31 January",
        "adopted.** Two rigs in the north.",
        f"{TYPED} for figures.",
        "## All decisions\n\n1. Hire a second rig",
        "## Who does what\n\n- Bo, by 31 January 2031: Hire a second rig",
    ]
    assert [each for each in told if each not in text] == [], text
