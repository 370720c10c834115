"""Two ids that become one, with a reading of the same year in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEAD = """\
[strategy]
title = "Two become one"
period = [2021, 2025]
numbers = "1,234.5"
[[goal]]
id = "I"
title = "A goal"
"""
APART = "".join(f'[[goal.indicator]]\nid = "{id_}"\ntitle = "T"\n' for id_ in ("men", "women"))
TOGETHER = """\
[[goal.indicator]]
id = "all"
title = "All"
formerly = ["men", "women"]
"""


def test_one_hiding_the_other_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_project(tmp_path / "p", HEAD + APART)
    monkeypatch.chdir(folder)
    for id_, value in (("men", 5), ("women", 7)):
        for year in (2021, 2022):
            assert call(capsys, "record", id_, year, value).code == 0
    assert call(capsys, "check").code == 0
    (folder / "indicators.toml").write_text(HEAD + TOGETHER, encoding="utf-8")
    checked = call(capsys, "check")
    assert checked.code == 1
    assert (
        '"men" and "women" are one now, "all", and each has a reading of its own for 2021, 2022'
        in checked.out + checked.err
    )


def test_neither_is_told_as_a_revision_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_project(tmp_path / "p", HEAD + APART)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SCORECARD_BY", "ana")
    for id_, value in (("men", 5), ("women", 7)):
        call(capsys, "record", id_, 2021, value)
        call(capsys, "comment", id_, 2021, f"Of {id_}")
    call(capsys, "record", "women", 2021, 8, "--reason", "correction")
    call(capsys, "record", "women", 2021, 9, "--reason", "restated by source")
    (folder / "indicators.toml").write_text(HEAD + TOGETHER, encoding="utf-8")
    told = call(capsys, "history", "all").out
    for line in ("men: 5;", "women: 7;", "women: 7 → 8;", "women: 8 → 9;"):
        assert line in told
    assert 'comment: "Of men"; entered by ana\n' in told
    assert "5 → " not in told
    shown = call(capsys, "show", "all", "--year", 2021)
    assert "9; was 8;" in shown.out
    assert "contested" not in shown.err
    report = " ".join(call(capsys, "report", "--year", 2021).out.split())
    assert "2021: from 8 to 9," in report
    assert "from 5" not in report
    # To take one of the two back leaves the other, and then neither hides anything.
    assert call(capsys, "retract", "all", 2021, "--reason", "not of both").code == 0
    assert "9 → taken back" in call(capsys, "history", "all").out
    assert "5 in 2021;" in call(capsys, "show", "all", "--year", 2021).out
    assert "each has a reading of its own" not in call(capsys, "check").err
    assert "No reading yet" not in call(capsys, "due", "--year", 2021).out
    assert "all,2021,5," in call(capsys, "export", "-").out
    assert call(capsys, "record", "all", 2021, 6, "--reason", "correction").code == 0
    assert "men: 5 → 6; correction" in call(capsys, "history", "all").out
    assert "6; was 5;" in call(capsys, "show", "all", "--year", 2021).out


def test_one_is_no_restatement_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_project(tmp_path / "p", HEAD + APART)
    monkeypatch.chdir(folder)
    call(capsys, "record", "men", 2021, 5)
    assert call(capsys, "close", 2021, "--yes").code == 0
    # A figure of its own, of an indicator the board never saw one of.
    assert call(capsys, "record", "women", 2021, 7, "--reason", "late data").code == 0
    (folder / "indicators.toml").write_text(HEAD + TOGETHER, encoding="utf-8")
    report = call(capsys, "report", "--year", 2021).out
    assert "Restatements" not in report
    assert "was" not in call(capsys, "show", "all", "--year", 2021).out


def test_a_renamed_one_that_was_revised_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_project(tmp_path / "p", HEAD + APART)
    monkeypatch.chdir(folder)
    call(capsys, "record", "men", 2021, 5)
    (folder / "indicators.toml").write_text(
        HEAD + TOGETHER.replace('"men", "women"', '"men"'), encoding="utf-8"
    )
    assert call(capsys, "record", "all", 2021, 6, "--reason", "correction").code == 0
    assert call(capsys, "check").code == 0
