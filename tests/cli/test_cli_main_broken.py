"""A missing, empty, unreadable, binary or half-written plan or store: one clear line, exit 1."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from cli_support import call, process
from projects import PLAN, make_project

from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
# No permission keeps the superuser out, and Windows has permissions of another kind.
MAY_ALL = os.name == "nt" or os.geteuid() == 0


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def half_written(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_dead_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def nul_bytes(path: Path) -> None:
    path.write_bytes(b"\0" * 100)


BREAKS = [missing, empty, binary, half_written, a_folder, a_dead_link, nul_bytes]
COMMANDS = [("status",), ("show", "members"), ("due",), ("report",), ("record", "members", 2018, 1)]


@pytest.mark.parametrize("damage", BREAKS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", ["indicators.toml", "data/readings.jsonl"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_broken_file_is_named_in_one_line_and_nothing_is_created(
    project: Path,
    capsys: Capture,
    damage: Callable[[Path], None],
    name: str,
    command: tuple[object, ...],
) -> None:
    damage(project / name)
    before = contents(project)
    answer = call(capsys, *command)
    assert answer.code == 1
    assert answer.out == ""
    assert name.rsplit("/", maxsplit=1)[-1] in answer.one_line
    assert answer.one_line.isprintable()
    assert "Traceback" not in answer.err
    assert contents(project) == before


@pytest.mark.skipif(MAY_ALL, reason="the superuser may read everything")
@pytest.mark.parametrize("name", ["indicators.toml", "data/readings.jsonl"])
def test_an_unreadable_file_is_named(project: Path, capsys: Capture, name: str) -> None:
    (project / name).chmod(0)
    try:
        answer = call(capsys, "status")
    finally:
        (project / name).chmod(0o644)
    assert answer.code == 1
    assert name.rsplit("/", maxsplit=1)[-1] in answer.one_line


def test_both_broken_gives_a_line_each(project: Path, capsys: Capture) -> None:
    (project / "indicators.toml").write_bytes(b"")
    (project / "data" / "readings.jsonl").write_bytes(b"")
    answer = call(capsys, "status")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 2


def test_no_plan_anywhere_says_how_to_start(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = call(capsys, "status")
    assert answer.code == 1
    assert "scorecard init" in answer.one_line
    assert list(tmp_path.iterdir()) == []


def test_a_fault_in_one_indicator_leaves_the_others_usable(project: Path, capsys: Capture) -> None:
    plan = PLAN.replace('unit = "members"', 'untis = "members"')
    (project / "indicators.toml").write_text(plan, encoding="utf-8")
    answer = call(capsys, "status")
    assert answer.code == 0
    assert 'indicators.toml:17:5: indicator members: unknown key "untis"' in answer.err
    assert "fault" in answer.out
    assert "Share of women" in answer.out
    check = call(capsys, "check")
    assert check.code == 1
    assert check.err == answer.err


def test_a_damaged_line_is_named_and_the_rest_stays(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2017, 102)
    call(capsys, "record", "members", 2018, 105)
    path = project / "data" / "readings.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1].replace(b'"102"', b'"192"') + lines[2])
    answer = call(capsys, "status", "members", "--year", 2018)
    assert answer.code == 0
    edited, put_back = answer.err.splitlines()
    assert "readings.jsonl:2: edited by hand: value 102 → 192" in edited
    assert "1 line kept on this computer was missing" in put_back
    assert "105" in answer.out
    assert call(capsys, "check").code == 1


def test_a_read_only_folder_is_refused_before_anything_is_acknowledged(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "p")
    if MAY_ALL:
        pytest.skip("the superuser may write everywhere")
    (folder / "data").chmod(0o555)
    (folder / "data" / "readings.jsonl").chmod(0o444)
    try:
        answer = process("record", "members", 2018, 105, cwd=folder)
    finally:
        (folder / "data").chmod(0o755)
        (folder / "data" / "readings.jsonl").chmod(0o644)
    assert answer.code == 1
    assert "NOT saved" in answer.one_line
    assert not Store.open(folder / "data" / "readings.jsonl").records().readings


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("stauts",), 'did you mean "status"'),
        (("status", "--yaer", "2018"), "--year"),
        (("status", "--year", "18"), "not a year"),
        (("status", "--as-of", "yesterday"), "not a date"),
        (("record",), "ID"),
        (("--year", "2018", "record", "members", "2018", "1"), "say nothing"),
    ],
)
def test_wrong_usage_exits_with_2(
    project: Path, capsys: Capture, arguments: tuple[str, ...], wanted: str
) -> None:
    answer = call(capsys, *arguments)
    assert answer.code == 2
    assert wanted in answer.err
    assert answer.out == ""


def test_an_unknown_id_offers_the_nearest(project: Path, capsys: Capture) -> None:
    for command in ("status", "show", "history"):
        answer = call(capsys, command, "membrs")
        assert answer.code == 1
        assert "members" in answer.one_line
