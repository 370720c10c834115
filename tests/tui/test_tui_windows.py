"""Two windows of one person on one store: each keeps its own, what one left goes to the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from scorecard.tui.drafts import Drafts, UnsavedEdits, UnsavedText
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A window in a process of its own: it says what it has, then types what it is given, line by line.
WINDOW = """
import sys
from scorecard.tui.drafts import Drafts
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place
drafts = Drafts("store")
if "--wait" in sys.argv:
    print("ready", flush=True)
    sys.stdin.readline()
drafts.read()
forms = [f"{form.indicator}={form.fields['value']}" for form in drafts.listed()]
cells = [f"{place.indicator}:{edit.value}" for place, edit in drafts.edits[0].items()]
print(*sorted(forms + cells), flush=True)
edits = dict(drafts.edits[0])
for line in sys.stdin:
    if ":" in line:
        about, value = line.strip().split(":")
        edits[Place(about, 2020)] = Edit(value)
        kept = drafts.put_edits(dict(edits))
    else:
        about, value = line.strip().split("=")
        kept = drafts.put(about, 2020, {"value": value}, None)
    print(kept.result(), flush=True)
drafts.close()
"""


class Window:
    """A window in a process of its own."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WINDOW, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self) -> str:
        """Return the next line it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def type(self, text: str) -> str:
        """Type something, and return whether it is kept."""
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return self.says()

    def go(self) -> None:
        """Let one that waits open the store."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.wait()

    def leave(self) -> None:
        """Close it with what it has."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        assert self.process.wait() == 0


@pytest.fixture
def window() -> Iterator[Callable[..., Window]]:
    """Return what opens a window; those that still live are ended."""
    opened: list[Window] = []

    def window(*arguments: str) -> Window:
        opened.append(Window(*arguments))
        return opened[-1]

    yield window
    for each in opened:
        each.kill()
        for stream in (each.process.stdin, each.process.stdout):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where unsaved text is kept."""
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_neither_sees_or_drops_what_the_other_types(
    state: Path, window: Callable[..., Window]
) -> None:
    one, two = window(), window()
    assert [one.says(), two.says()] == ["", ""]
    assert [one.type("wells=1"), two.type("wells=2")] == ["True", "True"]
    assert [one.type("pumps:3"), two.type("pumps:4")] == ["True", "True"]
    one.kill()
    three = window()
    assert three.says() == "pumps:3 wells=1"
    two.leave()
    # Other text for the same places is not mixed: the next that opens has it.
    assert three.type("wells=5") == "True"
    four = window()
    assert four.says() == "pumps:4 wells=2"
    assert window().says() == ""


@pytest.mark.parametrize(("first", "second"), [("wells=1", "wells=2"), ("wells:1", "wells:2")])
def test_two_that_ended_with_other_text_for_one_place_go_to_two_windows(
    state: Path, window: Callable[..., Window], first: str, second: str
) -> None:
    one, two = window(), window()
    assert one.says() == two.says() == ""
    one.type(first)
    two.type(second)
    one.kill()
    two.kill()
    assert {window().says(), window().says()} == {first, second}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_of_several_that_open_at_once_one_has_all_that_was_left(
    state: Path, window: Callable[..., Window]
) -> None:
    for turn in range(3):
        left = window()
        left.says()
        for number in range(20):
            left.type(f"i{turn}-{number}=1")
        left.type(f"cell{turn}:2")
        waiting = [window("--wait") for _ in range(4)]
        assert {each.says() for each in waiting} == {"ready"}
        left.kill()
        for each in waiting:
            each.go()
        had = sorted(len(each.says().split()) for each in waiting)
        assert had == [0, 0, 0, 21]
        # Whoever had it saved it.
        for each in waiting:
            each.kill()
        drafts = Drafts("store")
        drafts.read()
        for form in drafts.listed():
            drafts.drop(form.indicator, form.year)
        drafts.put_edits({})
        drafts.close()
        assert list(state.iterdir()) == []


def test_what_was_closed_with_edits_is_offered_once(
    state: Path, window: Callable[..., Window]
) -> None:
    one = window()
    one.says()
    one.type("wells=1")
    one.leave()
    two = window()
    assert two.says() == "wells=1"
    assert window().says() == ""


def test_a_lock_left_by_a_dead_computer_hides_nothing(
    state: Path, window: Callable[..., Window]
) -> None:
    one = window()
    one.says()
    one.type("wells=1")
    one.kill()
    # Whatever is written there: the lock is the kernel's, and there is none.
    (lock,) = state.glob("*.lock")
    lock.write_text(str(os.getpid()), encoding="utf-8")
    assert window().says() == "wells=1"


def test_what_an_earlier_version_kept_goes_to_one_window(
    state: Path, window: Callable[..., Window]
) -> None:
    assert UnsavedText("store", state).put("wells", 2020, {"value": "1"}, None)
    assert UnsavedEdits("store", state).put({Place("pumps", 2020): Edit("3")})
    assert UnsavedText("other", state).put("wells", 2020, {"value": "9"}, None)
    one = window()
    assert one.says() == "pumps:3 wells=1"
    assert window().says() == ""
    one.kill()
    assert window().says() == "pumps:3 wells=1"
    assert len(list(state.glob("*.json"))) == 1  # the other store's


def test_what_an_earlier_version_kept_is_offered_where_nothing_can_be_moved(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert UnsavedText("store", state).put("wells", 2020, {"value": "1"}, None)

    def refused(_: object) -> Path:
        raise PermissionError

    monkeypatch.setattr("scorecard.tui.windows.Windows.own", refused)
    drafts = Drafts("store")
    drafts.read()
    assert [form.fields["value"] for form in drafts.listed()] == ["1"]
    assert not drafts.put("wells", 2020, {"value": "2"}, None).result()
    assert not drafts.put_edits({Place("pumps", 2020): Edit("3")}).result()


def test_where_no_lock_can_be_had_whoever_comes_next_takes_what_is_there(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr("filelock.FileLock._acquire", refused)
    one, two = Drafts("store"), Drafts("store")
    assert one.put("wells", 2020, {"value": "1"}, None).result()
    two.read()
    assert [form.fields["value"] for form in two.listed()] == ["1"]


def test_what_is_only_looked_at_leaves_nothing_behind(state: Path) -> None:
    drafts = Drafts("store")
    drafts.read()
    assert drafts.drop("wells", 2020).result()
    assert drafts.put_edits({}).result()
    drafts.close()
    assert not state.exists()


def test_what_is_saved_leaves_nothing_behind(state: Path) -> None:
    drafts = Drafts("store")
    drafts.put("wells", 2020, {"value": "1"}, None)
    drafts.put_edits({Place("pumps", 2020): Edit("3")})
    drafts.flush()
    assert len(list(state.rglob("*.json"))) == 2
    drafts.drop("wells", 2020)
    drafts.put_edits({})
    drafts.close()
    assert list(state.iterdir()) == []


def test_a_window_that_is_closed_may_be_opened_again(state: Path) -> None:
    drafts = Drafts("store")
    drafts.put("wells", 2020, {"value": "1"}, None)
    drafts.close()
    drafts.put("pumps", 2020, {"value": "2"}, None)
    drafts.read()
    drafts.close()
    after = Drafts("store")
    after.read()
    assert sorted(form.indicator for form in after.listed()) == ["pumps", "wells"]
