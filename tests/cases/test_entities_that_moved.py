"""Why the status of an indicator changed that hangs on its entities, each with its own cause."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "Islands"
period = [2018, 2021]
[[goal]]
id = "I"
title = "A goal"
[[goal.indicator]]
id = "km"
title = "Land left"

[goal.indicator.entities]
aland = { title = "Aland", target = { at_most = 0, by = 2019 } }
bland = { title = "Bland", target = { at_most = 0, by = 2021 } }
"""


def test_what_moved_among_entities_is_told_where_the_status_stayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path, PLAN))
    for entity, year, value in (
        ("aland", 2017, 10),
        ("aland", 2018, 8),
        ("aland", 2019, 0),
        ("bland", 2017, 10),
        ("bland", 2018, 7),
        ("bland", 2019, 7),
    ):
        call(capsys, "record", "km", year, value, "--entity", entity, "--yes")
    said = " ".join(call(capsys, "changes", "2018", "2019").out.split())
    assert "nothing changed" not in said
    told = (
        "Land left, still at risk: Aland (off track, now achieved); Bland (on track, now at risk)."
    )
    assert f"Moved among entities, while the status stayed: 1 {told}" in said
    assert f"- {told}" in call(capsys, "report", "--year", "2019").out
    (found,) = json.loads(call(capsys, "changes", "2018", "2019", "--json").out)["entities"]
    assert [(each["id"], each["now"]["status"]) for each in found["moved"]] == [
        ("aland", "achieved"),
        ("bland", "at_risk"),
    ]


def test_entities_that_moved_are_not_told_as_time_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Aland's day came, and its figure moved; the indicator has a better status by it."""
    monkeypatch.chdir(make_project(tmp_path, PLAN.split("bland", maxsplit=1)[0]))
    for year, value in ((2017, 10), (2018, 8), (2019, 0)):
        call(capsys, "record", "km", year, value, "--entity", "aland", "--yes")
    said = " ".join(call(capsys, "changes", "2018", "2019").out.split())
    assert "Aland (off track, now achieved)" in said
    assert "Time went on: Aland" not in said
    # No indicator kept its status, and so no line says how many did.
    assert call(capsys, "changes", "2018", "2019").out.count("\n\n") == 1
