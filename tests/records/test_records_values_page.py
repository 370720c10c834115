"""The table of the page on the plan that says how figures are written, held against the program."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorecard.framework.load import load_plan
from scorecard.messages.figures import revision
from scorecard.records.draft import Draft, EntryRefused, check_draft
from scorecard.records.entry import unsaved

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "framework.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Figures as people write them")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", SECTION, re.MULTILINE)
PLAN = (
    '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\nnumbers = "1,234.5"\n[[goal]]\nid = "I"\n'
    'title = "G"\n[[goal.indicator]]\nid = "x"\ntitle = "X"\n'
)


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    (example,) = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    (tmp_path / "indicators.toml").write_text(PLAN + example, encoding="utf-8")
    found = load_plan(tmp_path / "indicators.toml", use_cache=False).strategy
    assert found is not None
    return found


def test_the_page_has_rows() -> None:
    assert len(ROWS) > 12


@pytest.mark.parametrize(("written", "understood"), ROWS, ids=[row[0] for row in ROWS])
def test_a_figure_is_understood_as_the_page_says(
    written: str, understood: str, strategy: Strategy
) -> None:
    draft = Draft("x", "2020", written)
    if understood == "refused":
        with pytest.raises(EntryRefused):
            check_draft(strategy, draft, today=date(2021, 6, 30))
        return
    entry = check_draft(strategy, draft, today=date(2021, 6, 30))
    (indicator,) = strategy.indicators()
    shown = revision(indicator, unsaved(entry, by="Ana"), strategy.style)
    assert shown == understood
    # And what is shown reads back as the same.
    again = check_draft(strategy, Draft("x", "2020", shown), today=date(2021, 6, 30))
    assert again == entry
