"""The page on portfolios: its file is read, and its command answers as the page says."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "{title}"
period = [2020, 2024]

[[goal]]
id = "1"
title = "Children learn"

  [[goal.indicator]]
  id = "{reached}"
  title = "Children reached"
  unit = "children"
  baseline = {{ year = 2019, value = 1000 }}
  target = {{ at_least = 2500, by = 2024 }}

  [[goal.indicator]]
  id = "girls"
  title = "Girls among them"
  kind = "percent"
  baseline = {{ year = 2019, value = 40 }}
  target = {{ at_least = 50, by = 2024 }}
"""


def test_the_page_tells_what_the_command_answers(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (root / "docs" / "portfolio.md").read_text(encoding="utf-8")
    (declared,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "network.toml").write_text(declared, encoding="utf-8")
    make_project(tmp_path / "kenya", PLAN.format(title="Kenya", reached="children-reached"))
    make_project(tmp_path / "peru", PLAN.format(title="Plan Perú", reached="ninos"))
    shutil.move(tmp_path / "peru" / "indicators.toml", tmp_path / "peru" / "plan.toml")
    shutil.move(tmp_path / "peru" / "data", tmp_path / "peru" / "figures")
    kenya = ("--framework", "kenya/indicators.toml")
    peru = ("--framework", "peru/plan.toml", "--data", "peru/figures")
    for entered in (
        ("children-reached", "2022", "1200", *kenya),
        ("ninos", "2022", "2000", *peru),
        ("girls", "2022", "--numerator", "34", "--denominator", "75", *kenya),
        ("girls", "2022", "--numerator", "36", "--denominator", "90", *peru),
    ):
        assert call(capsys, "record", *entered, "--yes").code == 0
    ((command, told),) = re.findall(r"```console\n\$ scorecard (.*?)\n(.*?)```", page, re.DOTALL)
    answer = call(capsys, *command.split())
    assert answer.out + answer.err == told
