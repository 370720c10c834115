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
