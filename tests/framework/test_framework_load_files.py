"""What stands in the way of reading a plan: no file, no text, no TOML."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from scorecard.framework import load
from scorecard.framework.load import load_plan

GOOD = (
    '[strategy]\ntitle = "Plan"\nperiod = [2017, 2021]\n'
    '[[goal]]\nid = "I"\ntitle = "Goal"\n[[goal.indicator]]\nid = "x"\ntitle = "Größe"\n'
)


@pytest.fixture
def plan_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a path for a plan in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path("indicators.toml")


def lines(path: Path) -> list[str]:
    """Return the faults of a plan as lines."""
    return [str(fault) for fault in load_plan(path).faults]


def test_a_good_file(plan_file: Path) -> None:
    plan_file.write_text(GOOD, encoding="utf-8")
    plan = load_plan(plan_file)
    assert plan.faults == ()
    assert plan.strategy is not None
    assert plan.strategy.title == "Plan"
    assert plan.path == plan_file
    assert plan.digest == hashlib.sha256(GOOD.encode()).hexdigest()


def test_a_missing_file(plan_file: Path) -> None:
    plan = load_plan(plan_file)
    assert [str(fault) for fault in plan.faults] == ["indicators.toml: there is no such file"]
    assert (plan.digest, plan.strategy) == ("", None)
    assert not plan_file.exists()


def test_a_path_through_a_file(plan_file: Path) -> None:
    plan_file.write_text(GOOD, encoding="utf-8")
    assert lines(plan_file / "x.toml") == [
        "indicators.toml/x.toml: there is no such file: a folder in its path is a file"
    ]


def test_a_folder(plan_file: Path) -> None:
    plan_file.mkdir()
    assert lines(plan_file) == ["indicators.toml: this is a folder, not a file"]


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe with a name")
def test_a_pipe_is_not_waited_for(plan_file: Path) -> None:
    os.mkfifo(plan_file)
    assert lines(plan_file) == ["indicators.toml: this is a device or a pipe, not a file"]


def test_a_file_that_may_not_be_read(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_file.write_text(GOOD, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, and tests may be root
    assert lines(plan_file) == ["indicators.toml: the file may not be read; ask whoever owns it"]


def test_any_other_failure_to_read(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_file.write_text(GOOD, encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert lines(plan_file) == ["indicators.toml: the file cannot be read: Input/output error"]


def test_a_huge_file(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MAX_BYTES", 1_000_000)
    plan_file.write_text("# " + "x" * 1_000_000, encoding="utf-8")
    assert lines(plan_file) == ["indicators.toml: the file is larger than 1 MB; not a plan"]


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"# note\n"]
)
def test_an_empty_file(plan_file: Path, data: bytes) -> None:
    plan_file.write_bytes(data)
    (line,) = lines(plan_file)
    assert line == (
        "indicators.toml:1:1: the plan is empty; it begins with [strategy] "
        "(scorecard init DIR writes one to start from)"
    )


def test_a_byte_order_mark_is_taken(plan_file: Path) -> None:
    plan_file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert lines(plan_file) == []


def test_a_byte_order_mark_does_not_shift_columns(plan_file: Path) -> None:
    plan_file.write_bytes(b"\xef\xbb\xbfzebra = 1\n" + GOOD.encode())
    assert lines(plan_file)[0].startswith("indicators.toml:1:1: unknown key")


def test_windows_line_ends_do_not_shift_lines(plan_file: Path) -> None:
    plan_file.write_bytes((GOOD + "unti = 1\n").replace("\n", "\r\n").encode())
    assert lines(plan_file) == [
        'indicators.toml:10:1: indicator x: unknown key "unti"; did you mean "unit"?'
    ]


def test_old_line_ends(plan_file: Path) -> None:
    plan_file.write_bytes(GOOD.replace("\n", "\r").encode())
    (line,) = lines(plan_file)
    assert line == (
        "indicators.toml:1:11: a carriage return without a line feed; save the file with the "
        "usual line ends of Unix or Windows"
    )


def test_a_binary_file(plan_file: Path) -> None:
    plan_file.write_bytes(b"\x7fELF\x02\x01\n\x01\x00\x00\xff")
    (line,) = lines(plan_file)
    assert line == (
        "indicators.toml:2:2: a NUL byte stands here; this is not a text file, "
        "or it is not saved as UTF-8"
    )


def test_another_encoding(plan_file: Path) -> None:
    plan_file.write_bytes(GOOD.encode("latin-1"))
    assert lines(plan_file) == [
        "indicators.toml:9:12: the byte 0xF6 is not UTF-8; save the file as UTF-8"
    ]


def test_utf16(plan_file: Path) -> None:
    plan_file.write_bytes(GOOD.encode("utf-16"))
    assert lines(plan_file) == [
        "indicators.toml:1:1: the file is saved as UTF-16; save it as UTF-8"
    ]


def test_a_half_written_file(plan_file: Path) -> None:
    plan_file.write_text(GOOD[:-3], encoding="utf-8")
    plan = load_plan(plan_file)
    assert plan.strategy is None
    assert len(plan.faults) == 1
    assert (plan.faults[0].line, plan.faults[0].column) == (9, 9)


def test_columns_count_characters(plan_file: Path) -> None:
    plan_file.write_text(GOOD + 'tags = ["ß🌍é", 5]\n', encoding="utf-8")
    assert lines(plan_file)[0].startswith("indicators.toml:10:16: indicator x: tags 2 must be text")


def test_the_file_is_shown_from_the_current_folder(plan_file: Path, tmp_path: Path) -> None:
    below = tmp_path / "sub"
    below.mkdir()
    assert lines(below / "plan.toml") == ["sub/plan.toml: there is no such file"]
    elsewhere = tmp_path.parent / "plan.toml"
    assert lines(elsewhere) == [f"{elsewhere}: there is no such file"]


def test_a_path_no_file_can_have(plan_file: Path) -> None:
    assert len(load_plan(Path("a\0b")).faults) == 1
