"""The commands that take care of the store: backup, restore, verify, merge and the others."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey
from scorecard.records.entry import Entry
from scorecard.records.line import seal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.fixture
def filled(project: Path, capsys: Capture) -> Path:
    """Return the store of a project with three readings."""
    for year, value in ((2017, 102), (2018, 105), (2019, 110)):
        assert call(capsys, "record", "members", year, value).code == 0
    return project / "data" / "readings.jsonl"


def test_a_backup_is_dated_whole_and_not_made_twice(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = call(capsys, "backup", folder)
    assert first.code == 0
    assert "3 lines, every one as it stands here" in first.out
    (made,) = folder.glob("scorecard-backup-*.jsonl")
    assert made.read_bytes() == filled.read_bytes()
    stated, second = made.with_name(made.name + ".sha256").read_text().splitlines()
    digest, name = stated.split()
    assert (len(digest), name) == (64, made.name)
    store_id = Store.open(filled).store_id
    assert second == f'# {{"store":"{store_id}","title":"Test strategy"}}'
    again = call(capsys, "backup", folder, "--json")
    assert json.loads(again.out) == {"format": 1, "path": str(made), "lines": 3, "made": False}
    call(capsys, "record", "members", 2020, 120)
    assert json.loads(call(capsys, "backup", folder, "--json").out)["made"]
    assert len([*folder.glob("*.jsonl")]) == 2


def test_a_backup_that_cannot_be_made_is_refused(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    answer = call(capsys, "backup", tmp_path / "file")
    assert (answer.code, "no backup was made" in answer.one_line) == (1, True)


def lose(filled: Path, capsys: Capture) -> None:
    """Lose the last two readings here and on this computer."""
    filled.write_bytes(b"".join(filled.read_bytes().splitlines(keepends=True)[:2]))
    assert call(capsys, "forget", "--yes", "--even-waiting").code == 0


def test_restore_puts_back_what_is_missing_and_asks_first(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    call(capsys, "backup", tmp_path / "b")
    whole = filled.read_bytes()
    lose(filled, capsys)
    before = filled.read_bytes()
    preview = call(capsys, "restore", tmp_path / "b", "--dry-run")
    assert "3 lines, whole." in preview.out
    assert "The store lacks 2 lines of it; all else it holds stays." in preview.out
    assert "say --yes to restore" in call(capsys, "restore", tmp_path / "b").one_line
    assert filled.read_bytes() == before
    done = call(capsys, "restore", tmp_path / "b", "--yes")
    assert (done.code, "Restored: 2 lines." in done.out) == (0, True)
    assert sorted(filled.read_bytes().splitlines()) == sorted(whole.splitlines())
    assert "nothing to restore" in call(capsys, "restore", tmp_path / "b", "--yes").out


@pytest.mark.parametrize("how", ["gone", "not a store"])
def test_restore_makes_a_store_again_and_keeps_what_stood_there(
    filled: Path, capsys: Capture, tmp_path: Path, how: str
) -> None:
    call(capsys, "backup", tmp_path / "b")
    whole = filled.read_bytes()
    lose(filled, capsys)
    filled.unlink()
    if how == "not a store":
        filled.write_bytes(b"my,notes\n")
    done = call(capsys, "restore", tmp_path / "b", "--yes")
    assert done.code == 0, done.err
    assert "there is no store to read here; the backup would take its place" in done.out
    assert filled.read_bytes() == whole
    kept = [*filled.parent.glob("*.damaged-*")]
    assert [path.read_bytes() for path in kept] == [b"my,notes\n"] * (how != "gone")


def test_restore_names_a_damaged_backup_and_uses_its_whole_lines(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    call(capsys, "backup", tmp_path / "b")
    lose(filled, capsys)
    (made,) = (tmp_path / "b").glob("*.jsonl")
    made.write_bytes(made.read_bytes().replace(b'"105"', b'"999"'))
    done = call(capsys, "restore", made, "--yes")
    assert "its SHA-256 differs" in done.err
    assert "2 lines; 1 more cannot be read and is left out" in done.out
    assert Store.open(filled).head(ReadingKey("members", 2018)) is None


def test_restore_says_when_there_is_no_backup(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    for command in ("restore", "verify"):
        answer = call(capsys, command, tmp_path / "b")
        assert (answer.code, "no backup of this store is there" in answer.one_line) == (1, True)
    assert "cannot be read" in call(capsys, "restore", tmp_path / "none.jsonl").one_line


def test_verify_holds_file_copy_and_backup_together(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    call(capsys, "backup", tmp_path / "b")
    well = call(capsys, "verify", tmp_path / "b")
    assert well.code == 0
    assert well.out.count("the same") == 3
    assert "Everything is there: 3 lines." in well.out
    call(capsys, "record", "members", 2020, 120)
    later = call(capsys, "verify", tmp_path / "b")
    assert (later.code, "lacks 1 line" in later.out) == (0, True)
    (made,) = (tmp_path / "b").glob("*.jsonl")
    made.write_bytes(made.read_bytes()[:-20])
    bad = call(capsys, "verify", made, "--json")
    assert bad.code == 1
    places = json.loads(bad.out)["places"]
    assert [place["lines"] for place in places] == [4, 4, 2]
    assert places[0]["digest"] == places[1]["digest"] != places[2]["digest"]
    assert places[2]["wrong"] == "not as it was written"
    assert "One of these lacks something" in call(capsys, "verify", made).out


def test_verify_names_what_the_file_lost_before_it_is_put_back(
    filled: Path, capsys: Capture
) -> None:
    filled.write_bytes(filled.read_bytes() + b"garbage\n")
    bad = call(capsys, "verify")
    assert (bad.code, "1 cannot be read" in bad.out) == (1, True)


def test_what_a_cut_off_save_left_is_no_damage_to_verify(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    call(capsys, "backup", tmp_path / "b")
    (made,) = (tmp_path / "b").glob("*.jsonl")
    whole = filled.read_bytes()
    filled.write_bytes(whole + whole.splitlines()[-1][:40] + b"\n")
    again = call(capsys, "verify")
    assert (again.code, "1 cut off in a save" in again.out) == (0, True)
    assert "Everything is there: 3 lines." in again.out
    made.write_bytes(whole[:-30])
    made.with_name(made.name + ".sha256").unlink()
    assert call(capsys, "verify", made).code == 1


def test_merge_takes_in_another_copy_by_revision(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    other = tmp_path / "other.jsonl"
    shutil.copy(filled, other)
    ben = Store.open(other)
    ben.add([Entry("members", 2019, "111", reason="correction")], by="ben")
    ben.add([Entry("members", 2020, "121")], by="ben")
    call(capsys, "record", "members", 2019, 112, "--reason", "late data")
    before, theirs = filled.read_bytes(), other.read_bytes()
    preview = call(capsys, "merge", other, "--dry-run")
    assert "2 lines that the store has not, 3 that it has." in preview.out
    assert "members 2020: 121, ben" in preview.out
    assert "members 2019 would be contested: ben says 111" in preview.out
    assert "say --yes to merge" in call(capsys, "merge", other).one_line
    assert filled.read_bytes() == before
    done = call(capsys, "merge", other, "--yes")
    assert (done.code, "Merged: 2 lines." in done.out) == (0, True)
    assert other.read_bytes() == theirs
    assert "Nothing to merge" in call(capsys, "merge", other).out
    status = call(capsys, "status", "members")
    assert status.code == 0
    assert "1 reading is contested; see: scorecard check" in status.one_line
    assert call(capsys, "history", "members", 2019).out.count("contested") == 2
    warned = call(capsys, "check")
    assert warned.code == 0
    assert "warning: members 2019 is contested" in warned.err


def test_another_store_is_not_merged(filled: Path, capsys: Capture, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    Store.create(other)
    answer = call(capsys, "merge", other, "--yes")
    assert (answer.code, "is another store" in answer.one_line) == (1, True)
    other.write_bytes(b"x\n")
    assert "is not a scorecard store" in call(capsys, "merge", other, "--yes").one_line


def test_an_edit_by_hand_is_accepted_as_a_revision(filled: Path, capsys: Capture) -> None:
    filled.write_bytes(filled.read_bytes().replace(b'"105"', b'"106"'))
    checked = call(capsys, "check")
    assert (checked.code, "readings.jsonl:3: edited by hand: value 105 → 106" in checked.err) == (
        1,
        True,
    )
    done = call(capsys, "accept", 3, "--by", "cleo")
    assert done.out == "members 2018: 106, was 105. Saved as revision 2, by cleo.\n"
    assert "correction" in call(capsys, "history", "members", 2018).out
    assert call(capsys, "check").code == 0
    assert "accepted already" in call(capsys, "accept", 3).out
    assert "was not edited or added by hand" in call(capsys, "accept", 2).err


def test_an_edit_of_an_older_revision_is_not_accepted_unasked(
    filled: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 107, "--reason", "late data")
    filled.write_bytes(filled.read_bytes().replace(b'"105"', b'"106"'))
    answer = call(capsys, "accept", 3)
    assert answer.code == 1
    assert "since then ana entered 107 for members 2018; say --yes" in answer.err
    assert call(capsys, "accept", 3, "--yes").code == 0


def test_what_does_not_fit_the_plan_is_not_accepted(filled: Path, capsys: Capture) -> None:
    filled.write_bytes(filled.read_bytes().replace(b'"105"', b'"many"'))
    answer = call(capsys, "accept", 3)
    assert (answer.code, "cannot be entered" in answer.err) == (1, True)
    assert 'reading "many" is no number' in answer.err


def test_a_line_added_by_hand_is_told_from_one_that_is_no_reading(
    filled: Path, capsys: Capture
) -> None:
    added = b'{"type":"reading","indicator":"members","year":2018,"value":"109"}\n'
    filled.write_bytes(filled.read_bytes() + added + b'{"type":"judgement"}\nno line\n')
    over = call(capsys, "accept", 5)
    assert "line 5 is for members 2018, where ana entered 105; say --yes" in over.one_line
    assert "does not say a reading that could be entered" in call(capsys, "accept", 6).one_line
    assert "was not edited or added by hand" in call(capsys, "accept", 7).one_line
    assert call(capsys, "accept", 5, "--yes").code == 0


NONSENSE = {
    "type": "reading", "id": "odd", "revision": 2, "indicator": "members", "year": True,
    "value": "999", "flags": "estimated", "by": "x", "at": "2019-01-01T00:00:00Z",
}  # fmt: skip


def test_a_sealed_line_that_holds_nonsense_is_named_counted_and_dismissed(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    plain = call(capsys, "status", "--json").out
    with filled.open("ab") as file:
        file.write(seal(NONSENSE))
    checked = call(capsys, "check")
    assert checked.code == 1
    assert "readings.jsonl:5: this line does not count: `year` is true, not a whole" in checked.err
    status = call(capsys, "status", "--json")
    assert (status.code, status.out) == (0, plain)
    assert status.err.endswith("1 line holds nonsense and does not count; see: scorecard check\n")
    assert "line 5 cannot be entered: `year` is true" in call(capsys, "accept", 5).one_line
    for arguments in (
        ("history", "members"), ("show", "members"), ("verify",), ("backup", tmp_path / "b"),
        ("restore", tmp_path / "b"), ("export", "-"), ("report",), ("due",), ("compare",),
        ("changes", 2018, 2019),
    ):  # fmt: skip
        assert call(capsys, *arguments).code == 0, arguments
    assert "the word why is empty" in call(capsys, "dismiss", 5).one_line
    assert "line 2 counts, so there is nothing" in call(capsys, "dismiss", 2, "--because", "x").err
    assert "there is no line 99" in call(capsys, "dismiss", 99, "--because", "x").err
    done = call(capsys, "dismiss", 5, "--because", "a test of ours", "--by", "cleo")
    said = "Line 5 is dismissed by cleo: a test of ours. It is kept, and named no more.\n"
    assert (done.code, done.out) == (0, said)
    assert "dismissed already" in call(capsys, "dismiss", 5, "--because", "x").err
    assert (call(capsys, "check").code, call(capsys, "status").err) == (0, "")
    assert "1 line of it is dismissed and does not count." in call(capsys, "verify").out


def test_a_line_without_a_whole_seal_is_not_dismissed(filled: Path, capsys: Capture) -> None:
    filled.write_bytes(filled.read_bytes().replace(b'"105"', b'"106"'))
    answer = call(capsys, "dismiss", 3, "--because", "x")
    assert (answer.code, "line 3 has no whole seal, so it can be deleted" in answer.err) == (
        1,
        True,
    )


def test_a_byte_order_mark_is_no_damage_to_verify(filled: Path, capsys: Capture) -> None:
    filled.write_bytes(b"\xef\xbb\xbf" + filled.read_bytes().replace(b"\n", b"\r\n"))
    assert call(capsys, "verify").code == 0
    call(capsys, "record", "members", 2021, 111)
    answer = call(capsys, "verify")
    assert (answer.code, "cannot be read" in answer.out) == (0, False)


def test_forget_drops_the_copy_and_never_what_is_here_alone(
    filled: Path, capsys: Capture, tmp_path: Path
) -> None:
    whole = filled.read_bytes()
    assert "say --yes" in call(capsys, "forget").one_line
    filled.write_bytes(whole[:200])
    refused = call(capsys, "forget", "--yes")
    assert (refused.code, "are on this computer only" in refused.err) == (1, True)
    filled.write_bytes(whole)
    done = call(capsys, "forget", "--yes")
    assert (done.code, "this computer's copy of" in done.out) == (0, True)
    assert "Forgotten." in done.out
    assert filled.read_bytes() == whole
    assert "nothing to forget" in call(capsys, "forget").out
    # What the file is now is what it is meant to be.
    older = b"".join(whole.splitlines(keepends=True)[:2])
    filled.write_bytes(older)
    assert call(capsys, "status").err == ""
    assert filled.read_bytes() == older


def test_what_was_put_back_is_said_once_in_one_line(filled: Path, capsys: Capture) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(b"")
    first = call(capsys, "status", "members")
    assert first.code == 0
    assert first.one_line == (
        "data/readings.jsonl: 3 lines kept on this computer were missing from the file and were "
        "put back"
    )
    assert filled.read_bytes() == whole
    assert call(capsys, "status", "members").err == ""


def test_a_folder_without_a_backup_is_no_backup(project: Path, capsys: Capture) -> None:
    (project / "data" / "readings.jsonl").unlink()
    for folder in (".", "..", "/"):
        told = call(capsys, "restore", folder, "--yes")
        assert told.code == 1
        assert told.one_line.startswith(f"{folder}: no backup of this store is there")
