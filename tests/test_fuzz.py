"""A few made-up cases of each kind; and what `make fuzz` looks for, it finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import running
from fuzz.__main__ import KINDS, fuzz, make_case
from fuzz.case import PLAN, STORE, Case, read_case
from fuzz.csvs import SMALL_PLAN
from fuzz.journals import EMPTY_STORE
from fuzz.running import run_case

RUNS = 30


@pytest.mark.parametrize("kind", KINDS)
def test_made_up_cases_end_as_they_should(kind: str) -> None:
    assert not fuzz(kind, RUNS, seed=7, found_in=None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_known_by_its_seed_and_number(kind: str) -> None:
    cases = [make_case(kind, 5, number) for number in range(20)]
    assert cases == [make_case(kind, 5, number) for number in range(20)]
    assert len({str(case.files) + str(case.commands) for case in cases}) > 15


def test_a_case_that_is_written_down_is_the_same_again(tmp_path: Path) -> None:
    files = {PLAN: b"\xff\x00plan", "in.csv": "ä,1\r\n".encode()}
    case = Case("n", files, (("show", "\udc80"), ("check",)), {"LANG": "C"}, seen=b"{}\n")
    case.write(tmp_path / "found" / "n.json", "words")
    assert read_case(tmp_path / "found" / "n.json") == case


def small(*commands: tuple[str, ...], seen: bytes | None = None) -> Case:
    """Return a sound case."""
    files = {PLAN: SMALL_PLAN.encode(), STORE: EMPTY_STORE}
    return Case("small", files, commands, seen=seen)


def found(case: Case, monkeypatch: pytest.MonkeyPatch, does: object) -> list[str]:
    """Return the sorts that are found where a command does this and that."""
    monkeypatch.setattr(running, "run", does)
    return [one.sort for one in run_case(case)]


def test_what_is_sound_is_no_finding() -> None:
    record = ("record", "members", "2018", "105")
    for apart in (False, True):
        assert run_case(small(("check",), record, ("status",)), apart=apart) == []


def test_a_traceback_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: list[str]) -> int:
        raise KeyError("x")

    (sort,) = found(small(("status",)), monkeypatch, breaks)
    assert sort.startswith("a traceback")


def test_an_exit_code_of_its_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(small(("status",)), monkeypatch, lambda _: 3) == ["exit code 3"]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is broken off there")
def test_what_works_on_and_on_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(_: list[str]) -> int:
        while True:
            pass

    monkeypatch.setattr(running, "MOST_WORK", 0.05)
    assert found(small(("status",)), monkeypatch, hangs) == ["it hangs"]


@pytest.mark.parametrize("command", ["check", "record"])
def test_a_file_made_by_a_reader_is_found(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def makes(_: list[str]) -> int:
        Path("new").write_text("x")
        return 0

    readers = ["a reader made or removed a file"] if command == "check" else []
    assert found(small((command,)), monkeypatch, makes) == readers


def test_a_file_touched_by_a_reader_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def touches(_: list[str]) -> int:
        os.utime(PLAN, (1, 1))
        return 0

    assert found(small(("check",)), monkeypatch, touches) == ["a reader changed a file"]


def test_a_lost_line_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def loses(_: list[str]) -> int:
        Path(STORE).write_bytes(b"")
        return 0

    assert found(small(("record",)), monkeypatch, loses) == ["a line is lost"]


def test_a_line_this_computer_has_is_not_lost() -> None:
    seen = Path(__file__).parent.parent.joinpath(STORE).read_bytes().splitlines(keepends=True)
    seen[0] = EMPTY_STORE
    assert run_case(small(("check",), ("verify",), seen=b"".join(seen))) == []


def test_it_is_run_by_hand_and_replayed(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    small(("check",)).write(case, "")
    root = Path(__file__).resolve().parent.parent
    for asked, said in (
        (["--only", "csvs", "--runs", "1", "--seed", "3"], "csvs: 1 runs, 0 found"),
        (["--replay", str(case)], "case.json: 0 found"),
    ):
        command = [sys.executable, "-m", "fuzz", *asked]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        assert said in done.stdout
