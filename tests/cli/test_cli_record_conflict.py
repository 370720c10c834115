"""``record`` over somebody else's revision: told first, then chosen; contested is settled."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey
from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]
    Patch = pytest.MonkeyPatch

KEY = ReadingKey("members", 2018)


@pytest.fixture
def store(project: Path, capsys: Capture) -> Store:
    """Return the store of a project with one reading."""
    call(capsys, "record", "members", 2018, 105)
    return Store.open(project / "data" / "readings.jsonl")


def revise(capsys: Capture, value: int, *more: object) -> tuple[int, str]:
    answer = call(capsys, "record", "members", 2018, value, "--reason", "correction", *more)
    return answer.code, answer.err + answer.out


def interrupted(store: Store, patch: Patch) -> None:
    """Let Ben save in the very moment before we do."""
    real = Store.add

    def add(self: Store, *arguments: object, **named: object) -> object:
        patch.setattr(Store, "add", real)
        store.add([Entry("members", 2018, "106", reason="late data")], by="ben")
        return real(self, *arguments, **named)  # type: ignore[arg-type]  # passed on as it came

    patch.setattr(Store, "add", add)


def test_elsewhere_than_on_a_terminal_a_conflict_is_refused_with_the_way_on(
    store: Store, capsys: Capture, monkeypatch: Patch
) -> None:
    interrupted(store, monkeypatch)
    code, said = revise(capsys, 110)
    assert code == 1
    assert "NOT saved: ben changed members 2018" in said
    assert "(105 → 106)" in said
    assert "say --over 2" in said
    assert len(store.history(KEY)) == 2
    assert revise(capsys, 110, "--over", 2)[0] == 0
    store.refresh()
    assert [reading.value for reading in store.history(KEY)] == ["105", "106", "110"]


@pytest.mark.parametrize(
    ("answer", "values"), [("k", ["105", "106"]), ("e", ["105", "106", "110"])]
)
def test_on_a_terminal_the_person_chooses(
    store: Store, capsys: Capture, monkeypatch: Patch, answer: str, values: list[str]
) -> None:
    interrupted(store, monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: answer)
    code, said = revise(capsys, 110)
    assert "ben changed members 2018" in said
    assert code == (answer == "k")
    store.refresh()
    assert [reading.value for reading in store.history(KEY)] == values


def test_a_number_that_was_not_the_last_is_a_conflict(store: Store, capsys: Capture) -> None:
    store.add([Entry("members", 2018, "106", reason="late data")], by="ben")
    code, said = revise(capsys, 110, "--over", 1)
    assert (code, "ben changed members 2018" in said) == (1, True)
    code, said = revise(capsys, 110, "--over", 9)
    assert (code, "there is no such revision; the last has number 2" in said) == (1, True)
    assert len(store.history(KEY)) == 2


@pytest.fixture
def contested(store: Store, tmp_path: Path) -> Store:
    """Return the store after Ana and Ben revised its reading without seeing each other."""
    other = tmp_path / "other"
    shutil.copy(store.path, other)
    store.add([Entry("members", 2018, "106", reason="late data")], by="ana")
    theirs = Store.open(other)
    theirs.add([Entry("members", 2018, "107", reason="late data")], by="ben")
    with store.path.open("ab") as file:
        file.write(other.read_bytes().splitlines(keepends=True)[-1])
    store.refresh()
    return store


def test_a_contested_reading_is_settled_by_whoever_says_what_was_seen(
    contested: Store, capsys: Capture
) -> None:
    code, said = revise(capsys, 110)
    assert code == 1
    assert "NOT saved: members 2018 is contested: " in said
    assert "ana says 106" in said
    assert "say --over 2" in said
    assert revise(capsys, 107, "--over", 2)[0] == 0
    contested.refresh()
    assert contested.faults == ()
    assert len(contested.history(KEY)) == 4


@pytest.mark.parametrize("yes", [True, False])
def test_on_a_terminal_both_sides_are_shown_first(
    contested: Store, capsys: Capture, monkeypatch: Patch, yes: bool
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: yes)
    code, said = revise(capsys, 110)
    assert "members 2018 is contested: " in said
    assert "ben says 107" in said
    assert code == (not yes)
    contested.refresh()
    assert (contested.faults == ()) is yes
