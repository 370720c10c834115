"""A target that more entities would have to meet than there are is a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
[strategy]
title = "States"
period = [2018, 2020]
[[goal]]
id = "I"
title = "A goal"
[[goal.indicator]]
id = "done"
title = "Done"
aggregate = "{how}"
target = {{ at_least = {value}, by = 2020 }}
[goal.indicator.entities]
a = {{ deadline = 2019-03-01 }}
b = {{ deadline = 2020-03-01 }}
"""


@pytest.mark.parametrize(
    ("how", "value", "most"),
    [("count", 3, "2"), ("count", 2, ""), ("share", 120, "100"), ("share", 100, "")],
)
def test_what_can_never_be_reached_is_said(
    how: str,
    value: int,
    most: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(make_project(tmp_path, PLAN.format(how=how, value=value)))
    checked = call(capsys, "check")
    told = (
        f"indicator done: target: at_least, {value}, can never be reached: "
        f"the most a {how} can be here is {most}"
    )
    assert (told in checked.out + checked.err) is bool(most)
