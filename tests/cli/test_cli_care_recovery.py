"""A store that is lost, replaced or mixed up: what is kept of it is told, and put back by word."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import PLAN, make_project

from scorecard.records.copy import copies_folder
from scorecard.records.store import Store

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path
    from typing import Self

    Capture = pytest.CaptureFixture[str]

OURS = {2017: "102", 2018: "105", 2019: "110"}
THEIRS = {2018: "121", 2020: "125"}


def fill(capsys: Capture, readings: dict[int, str], *where: object) -> None:
    """Enter readings."""
    for year, value in readings.items():
        assert call(capsys, "record", "members", year, value, *where).code == 0


def values(path: Path) -> set[str]:
    """Return the values that a file alone has."""
    return {reading.value or "" for reading in Store.open(path).records().readings}


def run_told(capsys: Capture, told: str, *more: str) -> str:
    """Run the last command that a line of text names, as a person does who pastes it."""
    command = told.rpartition("scorecard ")[2].rstrip("`")
    answer = call(capsys, *shlex.split(command), *more)
    assert answer.code == 0, answer.err
    return answer.out


@pytest.fixture
def store(project: Path, capsys: Capture) -> Path:
    """Return the store of a project with three readings."""
    fill(capsys, OURS)
    return project / "data" / "readings.jsonl"


@pytest.fixture
def other(tmp_path: Path, capsys: Capture) -> Path:
    """Return the store of another project, that this computer knows too."""
    plan = PLAN.replace("Test strategy", "Their strategy")
    folder = make_project(tmp_path / "theirs", plan)
    fill(capsys, THEIRS, "--framework", folder / "indicators.toml")
    return folder / "data" / "readings.jsonl"


@pytest.fixture
def stranger(other: Path) -> Path:
    """Return the store of another project, that this computer never saw."""
    shutil.rmtree(copies_folder() / only_copy(other))
    return other


def only_copy(path: Path) -> str:
    """Return the name of the folder that holds the copy of a store."""
    (found,) = copies_folder().glob(f"*/{Store.open(path).store_id}.jsonl")
    return found.parent.name


# A lost file is never answered with an empty store


@pytest.mark.parametrize("command", ["init", "demo"])
def test_beginning_where_readings_are_kept_is_refused_and_says_how_to_get_them(
    store: Path, capsys: Capture, command: str
) -> None:
    store.unlink()
    (store.parent.parent / "indicators.toml").unlink()
    answer = call(capsys, command, ".")
    assert (answer.code, store.exists()) == (1, False)
    head, kept, anew = answer.err.splitlines()
    assert "no store is there, but readings of one are kept; nothing was made" in head
    assert "3 lines of “Test strategy”, the newest of 2" in kept
    assert "--anew" in anew
    (store.parent.parent / "indicators.toml").write_text(PLAN, encoding="utf-8")
    run_told(capsys, kept, "--yes")
    assert values(store) == set(OURS.values())


def test_a_person_at_a_terminal_is_asked_and_gets_them_back(
    store: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.unlink()
    monkeypatch.setattr("scorecard.cli.init.on_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    refused = call(capsys, "init", ".")
    assert (refused.code, store.exists()) == (1, False)
    assert "say --anew" in refused.err
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    done = call(capsys, "init", ".")
    assert (done.code, "3 lines put back from" in done.out) == (0, True)
    assert values(store) == set(OURS.values())


@pytest.mark.parametrize("command", ["init", "demo"])
def test_by_word_it_begins_anew_and_what_is_kept_is_told_until_it_is_settled(
    store: Path, capsys: Capture, command: str
) -> None:
    store.unlink()
    (store.parent.parent / "indicators.toml").unlink()
    assert call(capsys, command, ".", "--anew").code == 0
    for _ in range(2):
        told = call(capsys, "status")
        assert told.code == 0
        assert "another store was here before, and only this computer has what" in told.err
        assert "3 lines of “Test strategy”" in told.err
    checked = call(capsys, "verify")
    assert (checked.code, "Everything is there" in checked.out) == (1, False)
    assert "Only this computer has what another store held" in checked.out
    (kept,) = json.loads(call(capsys, "verify", "--json").out)["other_stores"]
    assert (kept["title"], kept["lines"]) == ("Test strategy", 3)
    # It can be entered to: somebody said that it is to be.
    if command == "init":
        (store.parent.parent / "indicators.toml").write_text(PLAN, encoding="utf-8")
        fill(capsys, {2021: "131"})
        assert values(store) == {"131"}
    assert "say --yes" in call(capsys, "forget", "--other-store").err
    done = call(capsys, "forget", "--other-store", "--yes")
    assert "copy of another store that was here, 3 lines" in done.out
    assert call(capsys, "status").err == ""
    assert call(capsys, "verify").code == 0


def test_a_copy_nothing_answers_to_is_settled_by_restoring_it(store: Path, capsys: Capture) -> None:
    store.unlink()
    assert call(capsys, "init", ".", "--anew").code == 0
    told = call(capsys, "status").one_line.split("`")[1]
    assert "say --other-store" in call(capsys, *shlex.split(told)[1:-1], "--yes").err
    out = run_told(capsys, told, "--yes")
    assert "What stood there is kept as data/readings.jsonl.replaced-" in out
    assert values(store) == set(OURS.values())
    # Of the empty one there is nothing to tell.
    assert call(capsys, "status").err == ""
    assert call(capsys, "verify").code == 0


def test_a_copy_nothing_answers_to_is_settled_by_merging_it(store: Path, capsys: Capture) -> None:
    store.unlink()
    assert call(capsys, "init", ".", "--anew").code == 0
    fill(capsys, {2021: "131"})
    told = call(capsys, "status").one_line.split("`")[3]
    run_told(capsys, told, "--yes")
    assert values(store) == {*OURS.values(), "131"}
    assert call(capsys, "status").err == ""
    assert call(capsys, "verify").code == 0


def test_a_missing_store_names_the_backups_beside_it(store: Path, capsys: Capture) -> None:
    call(capsys, "backup", "backups")
    store.unlink()
    shutil.rmtree(copies_folder())
    for command in ("status", "verify", "check", "export"):
        answer = call(capsys, command, *(["-"] if command == "export" else []))
        assert answer.code == 1
        assert "nothing was created, for readings of it are kept" in answer.err
        assert "3 lines of “Test strategy”" in answer.err
    assert "readings of one are kept" in call(capsys, "init", ".").err
    assert not store.exists()
    run_told(capsys, call(capsys, "status").err.splitlines()[-1], "--yes")
    assert values(store) == set(OURS.values())


def test_a_missing_store_names_the_copy_of_where_the_project_was(
    store: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.unlink()
    moved = store.parent.parent.rename(tmp_path / "moved")
    monkeypatch.chdir(moved)
    answer = call(capsys, "status")
    assert (answer.code, "3 lines of “Test strategy”" in answer.err) == (1, True)
    assert "readings of one are kept" in call(capsys, "init", ".").err
    run_told(capsys, answer.err.splitlines()[-1], "--yes")
    assert values(moved / "data" / "readings.jsonl") == set(OURS.values())


def test_where_nothing_is_kept_nothing_is_offered(
    store: Path, capsys: Capture, tmp_path: Path
) -> None:
    """A strategy of the same title that is there is nobody's loss."""
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(store.parent.parent / "indicators.toml", again)
    named = ("--framework", again / "indicators.toml")
    assert "start one with: scorecard init DIR" in call(capsys, "status", *named).one_line
    assert call(capsys, "init", again).code == 0
    assert call(capsys, "status", *named).err == ""


def test_a_link_that_leads_nowhere_is_no_place_to_begin(store: Path, capsys: Capture) -> None:
    if os.name == "nt":
        pytest.skip("links need a privilege there")
    share = store.rename(store.parent.parent / "shared.jsonl")
    store.symlink_to(share)
    assert call(capsys, "status").code == 0
    share.unlink()
    for more in ([], ["--anew"]):
        answer = call(capsys, "init", ".", *more)
        assert (answer.code, share.exists()) == (1, False)
        assert "is a link, and what it leads to is not there" in answer.err
    run_told(capsys, answer.err.splitlines()[-1], "--yes")
    assert store.is_symlink()
    assert values(share) == set(OURS.values())


def test_what_a_link_led_to_that_was_taken_away_is_told_until_it_is_settled(
    store: Path, capsys: Capture
) -> None:
    if os.name == "nt":
        pytest.skip("links need a privilege there")
    call(capsys, "forget", "--yes")
    share = store.rename(store.parent.parent / "shared.jsonl")
    store.symlink_to(share)
    assert call(capsys, "status").code == 0
    store.unlink()
    missing = call(capsys, "status")
    assert missing.code == 1
    assert "shared.jsonl, where a link led from here before; put the link there again" in (
        missing.err
    )
    assert "where a link led from here before" in call(capsys, "init", ".").err
    assert not store.exists()
    assert call(capsys, "init", ".", "--anew").code == 0
    fill(capsys, {2021: "131"})
    assert "3 lines of “Test strategy”" in call(capsys, "status").one_line
    assert call(capsys, "verify").code == 1
    assert call(capsys, "forget", "--other-store", "--yes").code == 0
    assert call(capsys, "status").err == ""
    assert values(share) == set(OURS.values())


# A store is known by its id


def test_another_stores_file_in_its_place_is_shown_told_and_not_written(
    store: Path, stranger: Path, capsys: Capture
) -> None:
    shutil.copy(stranger, store)
    before = store.read_bytes()
    shown = call(capsys, "history", "members", 2020)
    assert shown.code == 0
    assert "125" in shown.out
    assert "this is another store than the one this computer knows here" in shown.one_line
    refused = call(capsys, "record", "members", 2021, 131)
    assert refused.code == 1
    assert "NOT saved: this is another store" in refused.err
    assert store.read_bytes() == before
    assert call(capsys, "verify").code == 1
    # Ours back, by its backup or by the copy; theirs is kept.
    run_told(capsys, shown.one_line.split("`")[1], "--yes")
    assert values(store) == set(OURS.values())
    (kept,) = store.parent.glob("readings.jsonl.replaced-*")
    assert kept.read_bytes() == before
    assert call(capsys, "status").err == ""


@pytest.mark.parametrize("how", ["merged", "forgotten"])
def test_another_stores_file_becomes_the_places_own_by_word(
    store: Path, stranger: Path, capsys: Capture, how: str
) -> None:
    shutil.copy(stranger, store)
    told = call(capsys, "status").one_line.split("`")
    run_told(capsys, told[3 if how == "merged" else 5], "--yes")
    there = {*THEIRS.values(), *(OURS.values() if how == "merged" else ())}
    assert values(store) == there
    fill(capsys, {2021: "131"})
    assert values(store) == {*there, "131"}
    assert call(capsys, "verify").code == 0


def test_a_merge_that_leaves_readings_unanswered_settles_nothing(
    store: Path, stranger: Path, capsys: Capture, tmp_path: Path
) -> None:
    third = tmp_path / "third.jsonl"
    Store.create(third)
    shutil.copy(stranger, store)
    before = store.read_bytes()
    part = tmp_path / "part.jsonl"
    own = (copies_folder() / only_name(store)).read_bytes()
    part.write_bytes(b"".join(own.splitlines(keepends=True)[:3]))
    answer = call(capsys, "merge", part, "--other-store", "--yes")
    assert (answer.code, "NOT saved" in answer.err) == (1, True)
    assert store.read_bytes() == before


def only_name(path: Path) -> str:
    """Return the copy of the one store this computer has a copy of."""
    (found,) = copies_folder().glob("*/*.jsonl")
    assert found.stem != Store.open(path).store_id
    return str(found.relative_to(copies_folder()))


def test_a_store_that_this_computer_has_elsewhere_is_not_told_as_lost(
    store: Path, other: Path, capsys: Capture
) -> None:
    """Two folders that changed their names with each other lose nothing."""
    ours, theirs = store.parent.parent, other.parent.parent
    away = ours.with_name("away")
    ours.rename(away)
    theirs.rename(ours)
    away.rename(theirs)
    there = ("--framework", theirs / "indicators.toml")
    assert call(capsys, "status", *there).code == 0
    for where in ((), there):
        answer = call(capsys, "status", *where)
        assert (answer.code, answer.err) == (0, "")
        fill(capsys, {2021: "131"}, *where)


def test_of_backups_of_several_stores_that_of_this_one_is_taken(
    store: Path, other: Path, capsys: Capture, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    call(capsys, "backup", folder)
    call(capsys, "backup", folder, "--framework", other.parent.parent / "indicators.toml")
    store.write_bytes(store.read_bytes().splitlines(keepends=True)[0])
    call(capsys, "forget", "--yes", "--even-waiting")
    assert "Restored: 3 lines." in call(capsys, "restore", folder, "--yes").out
    assert values(store) == set(OURS.values())


def test_where_no_store_is_known_somebody_must_choose(
    store: Path, other: Path, capsys: Capture, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    call(capsys, "backup", folder)
    call(capsys, "backup", folder, "--framework", other.parent.parent / "indicators.toml")
    shutil.rmtree(copies_folder())
    store.unlink()
    answer = call(capsys, "restore", folder, "--yes")
    assert (answer.code, store.exists()) == (1, False)
    head, *listed = answer.err.splitlines()
    assert "backups of several stores" in head
    assert sorted(line.split(": ")[1].split(", ")[0] for line in listed) == [
        "2 lines of “Their strategy”",
        "3 lines of “Test strategy”",
    ]
    (ours,) = [line.split(": ")[0] for line in listed if "Test strategy" in line]
    assert call(capsys, "restore", ours, "--yes").code == 0
    assert values(store) == set(OURS.values())


def test_a_backup_of_another_store_is_taken_by_word_and_the_right_one_afterwards(
    store: Path, stranger: Path, capsys: Capture, tmp_path: Path
) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    call(capsys, "backup", right)
    framework = ("--framework", stranger.parent.parent / "indicators.toml")
    call(capsys, "backup", wrong, *framework)
    shutil.rmtree(copies_folder() / only_copy(stranger))
    before = store.read_bytes()
    refused = call(capsys, "restore", wrong, "--yes")
    assert (refused.code, store.read_bytes() == before) == (1, True)
    assert "no backup of this store" in refused.err
    assert "2 lines of “Their strategy”" in refused.err
    (named,) = wrong.glob("*.jsonl")
    refused = call(capsys, "restore", named, "--yes")
    assert (refused.code, store.read_bytes() == before) == (1, True)
    assert "is a backup of another store (2 lines of “Their strategy”" in refused.one_line
    done = call(capsys, "restore", named, "--other-store", "--yes")
    assert done.code == 0
    assert values(store) == set(THEIRS.values())
    # Somebody said so: it is written to. Then the wrong one is noticed, and both are there.
    assert "nothing is saved to it" not in call(capsys, "status").err
    assert "another store was here before" in call(capsys, "status").err
    (back,) = right.glob("*.jsonl")
    assert call(capsys, "restore", back, "--other-store", "--yes").code == 0
    assert values(store) == set(OURS.values())
    kept = sorted(path.read_bytes() for path in store.parent.glob("readings.jsonl.replaced-*"))
    assert kept == sorted([before, stranger.read_bytes()])
    assert call(capsys, "record", "members", 2021, 131).code == 0


def test_two_restores_within_a_second_keep_what_stood_before_both(
    store: Path, capsys: Capture, tmp_path: Path
) -> None:
    call(capsys, "backup", tmp_path / "b")
    for number in range(12):
        store.write_bytes(b"spoilt %d\n" % number)
        assert call(capsys, "restore", tmp_path / "b", "--yes").code == 0
    kept = [path.read_bytes() for path in store.parent.glob("readings.jsonl.damaged-*")]
    assert sorted(kept) == sorted(b"spoilt %d\n" % number for number in range(12))


def test_another_restore_never_takes_a_name_that_is_taken(
    store: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 12, 1, tzinfo=tz)

    call(capsys, "backup", tmp_path / "b")
    monkeypatch.setattr("scorecard.records.backup.datetime", Stopped)
    for number in range(3):
        store.write_bytes(b"spoilt %d\n" % number)
        assert call(capsys, "restore", tmp_path / "b", "--yes").code == 0
    assert sorted(path.name for path in store.parent.glob("*.damaged-*")) == [
        "readings.jsonl.damaged-20261201-000000",
        "readings.jsonl.damaged-20261201-000000-2",
        "readings.jsonl.damaged-20261201-000000-3",
    ]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_digest_beside_a_backup_is_one_that_others_can_check(
    project: Path, capsys: Capture, tmp_path: Path
) -> None:
    plan = project / "indicators.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("Test strategy", "Ziele 2017–2021 😀"),
        encoding="utf-8",
    )
    fill(capsys, OURS)
    call(capsys, "backup", tmp_path)
    (digest,) = tmp_path.glob("*.sha256")
    assert digest.read_bytes().isascii()
    subprocess.run(["sha256sum", "-c", "--strict", digest.name], cwd=tmp_path, check=True)
    (made,) = tmp_path.glob("*.jsonl")
    store = project / "data" / "readings.jsonl"
    store.unlink()
    shutil.rmtree(copies_folder())
    shutil.copy(made, project)
    shutil.copy(digest, project)
    assert "3 lines of “Ziele 2017–2021 😀”" in call(capsys, "status").err
    # One that an older version made says no more than its digest.
    (project / digest.name).write_text(digest.read_text().splitlines()[0] + "\n", encoding="ascii")
    assert "3 lines of a strategy without a title" in call(capsys, "status").err
    assert call(capsys, "restore", made.name, "--yes").code == 0


# Lines of another store in the file


def test_lines_of_another_store_are_told_and_merged_by_word(
    store: Path, stranger: Path, capsys: Capture
) -> None:
    ours = len(store.read_bytes().splitlines())
    store.write_bytes(store.read_bytes() + stranger.read_bytes())
    before = store.read_bytes()
    shown = call(capsys, "status", "members")
    assert f"2 lines of another store, the first in line {ours + 2}, are kept and not counted" in (
        shown.one_line
    )
    assert "125" not in shown.out
    checked = call(capsys, "check")
    assert (checked.code, f"readings.jsonl:{ours + 2}: warning: 2 lines" in checked.err) == (
        0,
        True,
    )
    verified = call(capsys, "verify")
    assert "In the file are also 2 lines of another store" in verified.out
    assert json.loads(call(capsys, "verify", "--json").out)["foreign"] == 2
    assert "Nothing to merge" in call(capsys, "merge", store, "--yes").out
    run_told(capsys, shown.one_line.split("`")[1], "--yes")
    assert store.read_bytes().startswith(before)
    everything = {reading.value for reading in Store.open(store).records().readings}
    assert everything == {*OURS.values(), *THEIRS.values()}
    assert "lines of another store" not in call(capsys, "status").err
    shutil.rmtree(copies_folder())
    assert {reading.value for reading in Store.open(store).records().readings} == everything


def test_another_stores_file_is_merged_by_word(
    store: Path, stranger: Path, capsys: Capture
) -> None:
    refused = call(capsys, "merge", stranger, "--yes")
    assert (refused.code, "say --other-store" in refused.one_line) == (1, True)
    assert call(capsys, "merge", stranger, "--other-store", "--yes").code == 0
    assert values(store) == {*OURS.values(), *THEIRS.values()}
    assert (
        sum(line.startswith(b'{"type":"header"') for line in store.read_bytes().splitlines()) == 1
    )


def test_a_backup_of_a_store_with_foreign_lines_brings_only_ours_back(
    store: Path, stranger: Path, capsys: Capture, tmp_path: Path
) -> None:
    store.write_bytes(store.read_bytes() + stranger.read_bytes())
    made = json.loads(call(capsys, "backup", tmp_path / "b", "--json").out)
    assert made["lines"] == 3
    store.unlink()
    shutil.rmtree(copies_folder())
    assert call(capsys, "restore", tmp_path / "b", "--yes").code == 0
    fill(capsys, {2021: "131"})
    assert values(store) == {*OURS.values(), "131"}
