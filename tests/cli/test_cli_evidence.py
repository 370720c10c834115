"""Evidence on the command line: named, copied, told, exported and taken in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def paths(project: Path) -> list[list[str]]:
    store = Store.open(project / "data" / "readings.jsonl")
    history = store.history(ReadingKey("members", 2018))
    return [[each.path for each in reading.evidence] for reading in history]


def test_it_is_named_and_goes_on_until_another_is(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    survey = tmp_path / "Survey 2018.pdf"
    survey.write_bytes(b"one")
    because = ("--reason", "correction")
    assert call(capsys, "record", "members", 2018, 105, "--evidence", survey).code == 0
    assert call(capsys, "record", "members", 2018, 106, *because).code == 0
    survey.write_bytes(b"two")
    assert call(capsys, "record", "members", 2018, 106, *because, "--evidence", survey).code == 0
    assert call(capsys, "record", "members", 2018, 107, *because, "--evidence", "").code == 0
    assert paths(project) == [["Survey-2018.pdf"], ["Survey-2018.pdf"], ["Survey-2018-2.pdf"], []]
    found = call(capsys, "history", "members", 2018).out
    assert "evidence Survey-2018-2.pdf" in found


def test_nothing_is_copied_where_nothing_is_saved(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    survey = tmp_path / "survey.pdf"
    survey.write_bytes(b"one")
    call(capsys, "record", "members", 2018, 105)
    assert call(capsys, "record", "members", 2018, 106, "--evidence", survey).code == 1
    assert not (project / "data" / "evidence").exists()
    # Refused by the store itself, once all is checked.
    again = ("--reason", "correction", "--evidence", survey, "--over", "3")
    assert call(capsys, "record", "members", 2018, 106, *again).code == 1
    assert not (project / "data" / "evidence").exists()


def test_a_copy_stays_where_the_reading_may_be_there(
    project: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = tmp_path / "survey.pdf"
    survey.write_bytes(b"one")
    seen: list[bool] = []

    def failing(*_: object, **__: object) -> None:
        seen.append((project / "data" / "evidence" / "survey.pdf").exists())
        raise NotSaved("the disk failed")

    monkeypatch.setattr(Store, "add", failing)
    assert call(capsys, "record", "members", 2018, 105, "--evidence", survey).code == 1
    assert seen == [True]
    assert (project / "data" / "evidence" / "survey.pdf").exists()


def test_a_backup_says_that_it_is_of_the_data_file_alone(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    assert "evidence" not in call(capsys, "backup", tmp_path / "backups").out
    survey = tmp_path / "survey.pdf"
    survey.write_bytes(b"one")
    because = ("--reason", "correction")
    call(capsys, "record", "members", 2018, 106, *because, "--evidence", survey)
    said = " ".join(call(capsys, "backup", tmp_path / "backups").out.split())
    assert "1 file of evidence is not in it; copy data/evidence too." in said


def test_what_is_restored_or_merged_says_which_evidence_did_not_come_along(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    kept, store = project / "data" / "evidence", project / "data" / "readings.jsonl"
    call(capsys, "record", "members", 2018, 105, "--evidence", tmp_path / "one.pdf")
    call(capsys, "backup", tmp_path / "backups")
    (kept / "one.pdf").rename(tmp_path / "away.pdf")
    (tmp_path / "theirs.jsonl").write_bytes(store.read_bytes())
    call(capsys, "record", "members", 2019, 110, "--evidence", tmp_path / "two.pdf")
    (kept / "two.pdf").unlink()
    (tmp_path / "ours.jsonl").write_bytes(store.read_bytes())
    one = "1 file of evidence that readings name is not here; copy it into data/evidence."
    two = "2 files of evidence that readings name are not here; copy them into data/evidence."
    assert two in call(capsys, "restore", tmp_path / "backups", "--yes").out
    assert two in call(capsys, "merge", tmp_path / "theirs.jsonl", "--yes").out
    store.write_bytes(b"nonsense")
    call(capsys, "forget", "--yes", "--even-waiting")
    assert one in call(capsys, "restore", tmp_path / "backups", "--yes").out
    assert two in call(capsys, "merge", tmp_path / "ours.jsonl", "--yes").out
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).rename(kept / name)
    assert "evidence" not in call(capsys, "merge", tmp_path / "ours.jsonl", "--yes").out


def test_check_verify_and_show_tell_what_became_of_it(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    survey = tmp_path / "survey.pdf"
    survey.write_bytes(b"one")
    call(capsys, "record", "members", 2018, 105, "--evidence", survey)
    assert call(capsys, "check").code == 0
    assert call(capsys, "verify").code == 0
    (project / "data" / "evidence" / "survey.pdf").unlink()
    missing = "is missing; it is evidence for members 2018"
    checked, verified = call(capsys, "check"), call(capsys, "verify")
    assert (checked.code, verified.code) == (1, 1)
    assert missing in checked.err
    assert "1 evidence file is wrong:" in verified.out
    assert missing in verified.out
    shown = " ".join(call(capsys, "show", "members", "--year", 2018).out.split())
    assert "evidence survey.pdf (missing)" in shown


def test_out_as_csv_and_in_again(project: Path, tmp_path: Path, capsys: Capture) -> None:
    survey, table = tmp_path / "survey.pdf", tmp_path / "out.csv"
    survey.write_bytes(b"one")
    call(capsys, "record", "members", 2018, 105, "--evidence", survey)
    call(capsys, "export", table)
    assert "survey.pdf sha256:" in table.read_text()
    assert "Nothing to import" in call(capsys, "import", table).out
    table.write_text("indicator,year,value,evidence\nmembers,2019,110,survey.pdf\n")
    assert call(capsys, "import", table, "--yes").code == 0
    store = Store.open(project / "data" / "readings.jsonl")
    (reading,) = store.history(ReadingKey("members", 2019))
    (before,) = store.history(ReadingKey("members", 2018))
    assert reading.evidence == before.evidence
    table.write_text("indicator,year,value,evidence\nmembers,2020,110,../readings.jsonl\n")
    refused = call(capsys, "import", table, "--yes")
    assert refused.code == 1
    assert "lead out of it" in refused.err
