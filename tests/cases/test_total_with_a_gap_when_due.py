"""When a total is due and its last year is not in, a gap before that is not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "Amounts"
period = [2016, 2020]
[[goal]]
id = "I"
title = "A goal"
[[goal.indicator]]
id = "km"
title = "Land cleared"
unit = "km"
accumulate = true
baseline = { year = 2015, value = 0 }
target = { at_least = 100, by = 2020 }
"""


def test_what_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path, PLAN)
    monkeypatch.chdir(root)
    for year, amount in ((2016, 12), (2017, 15), (2019, 30)):
        call(capsys, "record", "km", year, amount)
    shown = " ".join(call(capsys, "show", "km", "--year", "2020").out.split())
    assert (
        "57 km up to 2019, with 2018 missing, so the total is not known; "
        "at least 100 were due by 2020." in shown
    )
    assert "stood at 57" not in shown
    listed = call(capsys, "status", "--year", "2020").out
    assert "due without data" in listed
