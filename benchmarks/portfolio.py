"""A portfolio of 100 strategies of 30 indicators, against one opened alone; prints, never gates.

Two more are in it: one whose plan is broken, one whose folder is not there.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timing import heading, medians, python, row

from scorecard.framework.portfolio import load_portfolio
from scorecard.portfolio import board_of, read_members
from scorecard.records.entry import Entry
from scorecard.records.store import Store
from scorecard.review.portfolio_words import view_of

if TYPE_CHECKING:
    from scorecard.model.portfolio import Portfolio

STRATEGIES, INDICATORS, YEARS, ROUNDS = 100, 30, range(2017, 2022), 5
INDICATOR = """
  [[goal.indicator]]
  id = "i{number}"
  title = "Indicator {number}"
  baseline = {{ year = 2016, value = 100 }}
  target = {{ at_least = 200, by = 2021 }}
"""


def make(folder: Path, number: int) -> None:
    """Write a strategy with a reading of every indicator and year."""
    (folder / "data").mkdir(parents=True)
    plan = f'[strategy]\ntitle = "Strategy {number}"\nperiod = [2017, 2021]\n'
    plan += '[[goal]]\nid = "I"\ntitle = "A goal"\n'
    plan += "".join(INDICATOR.format(number=n) for n in range(INDICATORS))
    (folder / "indicators.toml").write_text(plan, encoding="utf-8")
    store = Store.create(folder / "data" / "readings.jsonl")
    store.add(
        [
            Entry(f"i{n}", year, str(100 + n + year - 2016))
            for n in range(INDICATORS)
            for year in YEARS
        ],
        by="bench",
    )


def declared(folder: Path) -> Path:
    """Write the portfolio: all strategies, one that is broken and one that is nowhere."""
    (folder / "broken").mkdir()
    (folder / "broken" / "indicators.toml").write_text("[strategy\n", encoding="utf-8")
    names = [*(f"m{number}" for number in range(STRATEGIES)), "broken", "nowhere"]
    text = '[portfolio]\ntitle = "Bench"\n'
    text += "".join(f'[[member]]\nid = "{name}"\nfolder = "{name}"\n' for name in names)
    text += "".join(f'[[shared]]\nid = "i{n}"\ncombine = "sum"\n' for n in range(3))
    path = folder / "portfolio.toml"
    path.write_text(text, encoding="utf-8")
    return path


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SCORECARD_CACHE"] = str(folder / "cache")
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        for number in range(STRATEGIES):
            make(folder / f"m{number}", number)
        path = declared(folder)
        found = load_portfolio(path)
        assert found.portfolio is not None
        whole = found.portfolio
        one = replace(whole, members=whole.members[:1])

        def opened(portfolio: Portfolio) -> None:
            view_of(board_of(portfolio, read_members(portfolio)))

        took = medians({"one": partial(opened, one), "all": partial(opened, whole)}, ROUNDS)
        status = (
            "-m",
            "scorecard",
            "status",
            "--framework",
            str(folder / "m0" / "indicators.toml"),
        )
        commands = {
            "one": python(*status),
            "all": python("-m", "scorecard", "portfolio", str(path)),
        }
        ran = medians(commands, ROUNDS)
        heading(
            f"{STRATEGIES} strategies of {INDICATORS} indicators, one more broken, one nowhere",
            ["opened, assessed, what is due listed, put in words"],
        )
        row("a portfolio, against one of a single strategy", took["all"] / took["one"], "100")
        row("scorecard portfolio, against scorecard status of one", ran["all"] / ran["one"], "100")


if __name__ == "__main__":
    main()
