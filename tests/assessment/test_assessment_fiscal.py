"""A strategy with fiscal years is judged on the last day of each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.model.records import Records
from scorecard.model.status import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.plan import Strategy
    from scorecard.model.scorecard import IndicatorResult

PLAN = """
[strategy]
title = "S"
period = [2019, 2021]
year_starts = "07-01"

[[goal]]
id = "I"
title = "G"

  [[goal.indicator]]
  id = "year"
  title = "By a year"
  kind = "yes_no"
  target = { done = true, by = 2020 }

  [[goal.indicator]]
  id = "day"
  title = "By a day"
  kind = "yes_no"
  target = { done = true, by = 2020-12-31 }

  [[goal.indicator]]
  id = "revised"
  title = "Revised"
  baseline = { year = 2018, value = 1 }

    [[goal.indicator.target]]
    at_least = 10
    by = 2021

    [[goal.indicator.target]]
    at_least = 8
    by = 2021
    decided = 2020-06-30
    why = "less money"
"""


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    path = tmp_path / "indicators.toml"
    path.write_text(PLAN, encoding="utf-8")
    plan = load_plan(path, use_cache=False)
    assert plan.faults == ()
    assert plan.strategy is not None
    return plan.strategy


def results(strategy: Strategy, year: int, as_of: date | None = None) -> dict[str, IndicatorResult]:
    card = assess(strategy, Records(), year=year, as_of=as_of)
    return {result.indicator.id: result for result in card.indicators()}


def test_a_year_to_be_met_by_means_its_last_day(strategy: Strategy) -> None:
    found = strategy.find("year")
    assert found is not None
    assert (found.targets[0].by, found.targets[0].by_year) == (date(2021, 6, 30), 2020)
    day = strategy.find("day")
    assert day is not None
    assert (day.targets[0].by, day.targets[0].by_year) == (date(2020, 12, 31), 2020)


@pytest.mark.parametrize(
    ("as_of", "year", "day"),
    [
        (date(2020, 12, 30), Reason.NOT_DUE, Reason.NOT_DUE),
        (date(2020, 12, 31), Reason.NOT_DUE, Reason.DUE_NO_READING),
        (date(2021, 6, 29), Reason.NOT_DUE, Reason.DUE_NO_READING),
        (date(2021, 6, 30), Reason.DUE_NO_READING, Reason.DUE_NO_READING),
    ],
)
def test_what_is_due_comes_on_its_day(
    strategy: Strategy, as_of: date, year: Reason, day: Reason
) -> None:
    found = results(strategy, 2020, as_of)
    assert (found["year"].reason, found["day"].reason) == (year, day)


def test_a_target_decided_on_the_last_day_of_a_year_holds_in_it(strategy: Strategy) -> None:
    for year, bound in ((2018, 10.0), (2019, 8.0)):
        target = results(strategy, year)["revised"].target
        assert target is not None
        assert target.value == bound


def test_its_sentence_names_both_calendar_years(strategy: Strategy) -> None:
    catalogue.use(calendar=strategy.calendar)
    assert "2020/21" in results(strategy, 2020)["year"].sentence


def test_a_scorecard_ends_on_the_last_day_of_its_year(strategy: Strategy) -> None:
    assert assess(strategy, Records(), year=2019).last_day == date(2020, 6, 30)
