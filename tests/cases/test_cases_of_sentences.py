"""One figure in one text on every face, in the words of the plan, with every target of a chain."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import make_project

from scorecard.records.copy import copies_folder
from scorecard.tui.look.figures import Figures
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from collections.abc import Callable

PLANS = Path(__file__).parent / "plans"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what a command says in a folder whose plan is the first one asked for."""

    def said(*arguments: str, plan: str = "") -> str:
        folder = tmp_path / "project"
        if plan:
            make_project(folder, (PLANS / f"{plan}.toml").read_text(encoding="utf-8"))
        where = ["--framework", folder / "indicators.toml", "--data", folder / "data"]
        return " ".join(call(capsys, *arguments, *where).out.split())

    return said


def test_figures_are_shown_in_full(say: Callable[..., str]) -> None:
    say("record", "usd", "2021", "1234567.89", plan="04-figures-in-full")
    say("record", "usd", "2022", "2234567.10")
    shown = say("show", "usd", "--year", "2022")
    assert "3,469,134.99 US$ up to 2022; the path expected 4,000,000:" in shown
    assert "total 3,469,134.99;" in shown
    say("record", "tiny", "2022", "0.0000003")
    shown = say("show", "tiny", "--year", "2022")
    assert "0.0000003 g/l in 2022; the path expected 0.00000034. On track." in shown
    assert "Expected: 0.00000034 " in shown


def test_a_figure_shows_its_side_of_the_line(say: Callable[..., str]) -> None:
    say("record", "num", "2023", "49996", plan="09-side-of-the-line")
    say("record", "den", "2023", "100000")
    saved = say("record", "p", "2022", "--numerator", "16", "--denominator", "33")
    assert "2022: 48.5 %. Saved." in saved
    shown = say("status", "--year", "2023")
    assert "Share (decimals 0) 49.996 % ≥50 % by 2023" in shown
    assert "Share no decimals given 49.996 % ≥50 % by 2025" in shown
    assert "48.5 % (2022)" in shown
    report = say("report", "--year", "2023", "--no-charts", "-o", "-")
    assert "49.996 % in 2023; at least 50 % was due by 2023: missed by 0.004 percentage" in report
    assert "48.4848" not in report + say("history", "p") + say("show", "p")


def test_an_objective_renumbered_keeps_what_was_written_of_it(
    say: Callable[..., str], tmp_path: Path
) -> None:
    plan = (PLANS / "10-renamed-objective.toml").read_text(encoding="utf-8")
    before = plan.replace('id = "1b"', 'id = "1a"').replace('  formerly = ["1a"]\n', "")
    make_project(tmp_path / "project", before)
    say("comment", "1a", "2020", "What we did")
    say("priority", "add", "2020", "Do more", "--for", "1a")
    (tmp_path / "project" / "indicators.toml").write_text(plan, encoding="utf-8")
    assert "No fault" in say("check")
    for id_ in ("1a", "1b"):
        assert "What we did" in say("comment", id_, "2020", "--show")
        assert "What we did" in say("history", id_)
        assert say("show", id_, "--year", "2020").startswith("1b O renumbered")
        assert "1b O renumbered" in say("status", id_, "--year", "2020")
    assert "for 1b" in say("priority", "list")
    report = say("report", "--year", "2020", "--no-charts", "-o", "-")
    assert "What we did" in report
    assert "for 1b O renumbered" in report


def test_an_id_of_an_objective_had_before_is_nobody_elses(
    say: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = (PLANS / "10-renamed-objective.toml").read_text(encoding="utf-8")
    make_project(tmp_path / "project", plan.replace('["1a"]', '["new"]'))
    where = ["--framework", tmp_path / "project" / "indicators.toml"]
    assert "formerly" in call(capsys, "check", *where).err + call(capsys, "check", *where).out
    assert say("show", "new", "--year", "2020").startswith("new New")


TOOLS_OWN = re.compile(
    r"\b(goal|objective|indicator|baseline|target|milestone|reading)s?\b", re.IGNORECASE
)


def test_the_words_of_the_plan_stand_on_every_face(say: Callable[..., str]) -> None:
    say("record", "a", "2021", "12", plan="11-labels")
    told = [
        say("record", "a", "2022", "13"),
        say("changes", "2021", "2022"),
        say("show", "a", "--year", "2022"),
        say("show", "1a", "--year", "2022"),
        say("status", "--year", "2022"),
        say("history", "a"),
        say("due", "--year", "2022"),
        say("report", "--year", "2022", "--no-charts", "-o", "-"),
    ]
    for text in told:
        assert not TOOLS_OWN.findall(text), text
    changes, shown, report = told[1], told[2], told[7]
    assert "Pillar I, G: was on track, now at risk." in changes
    assert "Ambitions revised: 1" in changes
    assert "Starting point: 10 in 2020" in shown
    assert "First ambition: at least 20 by 2025" in shown
    assert "## Pillar I: G" in report
    assert "### Outcome 1a: O" in report


def test_another_plan_speaks_in_the_words_of_the_tool_again(
    say: Callable[..., str], tmp_path: Path
) -> None:
    assert "Ambition:" in say("show", "a", plan="11-labels")
    plan = (PLANS / "15-three-targets.toml").read_text(encoding="utf-8")
    (tmp_path / "project" / "indicators.toml").write_text(plan, encoding="utf-8")
    assert "Target:" in say("show", "t", "--year", "2021")


def test_every_target_of_a_chain_has_its_day_and_why(say: Callable[..., str]) -> None:
    say("record", "t", "2023", "160", "--source", "x", plan="15-three-targets")
    shown = say("show", "t", "--year", "2023")
    assert "Target: at least 220 by 2025" in shown
    assert "First target: at least 200 by 2022" in shown
    steps = (
        "at least 150 by 2023, decided on 1 June 2022: less money",
        "at least 220 by 2025, decided on 1 June 2023: new donor",
    )
    assert all(f"Revised: {step}" in shown for step in steps)
    report = say("report", "--year", "2024", "--no-charts", "-o", "-")
    assert f"The first target was at least 200 by 2022; then {steps[0]}; {steps[1]}." in report
    before = say("show", "t", "--year", "2022")
    assert steps[0] in before
    assert "new donor" not in before


ONE = """\
[strategy]
title = "One figure"
period = [2021, 2025]
numbers = "1,234.5"
[[goal]]
id = "I"
title = "G"
  [[goal.indicator]]
  id = "num"
  title = "Part"
  [[goal.indicator]]
  id = "den"
  title = "Whole"
  [[goal.indicator]]
  id = "share"
  title = "The share"
  kind = "percent"
  decimals = {decimals}
  derive = {{ share = ["num", "den"] }}
  baseline = {{ year = 2020, value = {start} }}
  target = {{ at_least = {target}, by = 2025 }}
"""


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    part=st.integers(1, 10**6),
    whole=st.integers(1, 10**6),
    decimals=st.integers(0, 3),
    start=st.integers(0, 50),
    by=st.integers(1, 50),
)
def test_a_figure_is_one_text_on_every_face(
    say: Callable[..., str],
    tmp_path: Path,
    part: int,
    whole: int,
    decimals: int,
    start: int,
    by: int,
) -> None:
    folder = tmp_path / "project"
    # With this computer's copy: another store in the place of the one before would be told.
    for old in (folder, copies_folder()):
        shutil.rmtree(old, ignore_errors=True)
    plan = ONE.format(decimals=decimals, start=start, target=start + by)
    make_project(folder, plan)
    say("record", "num", "2022", str(part))
    say("record", "den", "2022", str(whole))
    card = Workspace(find_places(folder / "indicators.toml", folder / "data")).scorecard(2022)
    result = card.find("share")
    assert result is not None
    text = Figures(card, ascii_only=False).latest(result)
    report = say("report", "--year", "2022", "--no-charts", "-o", "-")
    for face in (say("status", "--year", "2022"), say("show", "share", "--year", "2022"), report):
        shown = set(re.findall(r"(?<![\d.,−])[−\d][\d.,]* %", face))
        assert text in shown
    # The figure lies on paper where it lies.
    value, line = Decimal(100 * part) / Decimal(whole), Decimal(start + by)
    on_paper = Decimal(text.removesuffix(" %").replace(",", ""))
    assert on_paper.compare(line) == value.compare(line)
