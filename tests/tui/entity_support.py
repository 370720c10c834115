"""A plan with named states, their deadlines and regions with figures, for the screens' tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_support import entry, place

from scorecard.model.reading import Source

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.workspace import Places

PLAN = """
[strategy]
title = "Clearance"
period = [2017, 2021]
numbers = "1,234.5"
labels = { entity = "State" }

[[goal]]
id = "C"
title = "Cleared land"

  [[goal.indicator]]
  id = "deadlines"
  title = "Deadlines met"
  kind = "percent"
  aggregate = "share"
  target = { at_least = 100, every_year = true }

    [goal.indicator.entities]
    chile = { title = "Chile", deadline = [
      2018-03-01, { date = 2020-03-01, granted = 2017-11-30 },
    ] }
    eritrea = { title = "Eritrea", deadline = 2019-12-31 }
    bih = { title = "Bosnia and Herzegovina", deadline = [
      2019-03-01,
      { date = 2021-03-01, granted = 2018-11-30 },
      { date = 2027-03-01, granted = 2020-11-20 },
    ] }
    cote = { title = "Côte d'Ivoire", deadline = 2020-06-01 }
    niger = { title = "Niger", deadline = 2020-12-31 }

  [[goal.indicator]]
  id = "wells"
  title = "Wells by region"
  unit = "wells"
  aggregate = "sum"
  baseline = { year = 2016, value = 15 }
  target = { at_least = 100, by = 2021 }

    [goal.indicator.entities.north]
    title = "North"
    baseline = { year = 2016, value = 10 }
    target = { at_least = 60, by = 2021 }

    [goal.indicator.entities.south]
    title = "South"
    baseline = { year = 2016, value = 5 }
    target = { at_least = 40, by = 2021 }

  [[goal.indicator]]
  id = "votes"
  title = "Votes"
  baseline = { year = 2016, value = 100 }
  target = { at_least = 200, by = 2021 }
"""
SOURCE = Source("Monitor")
ENTRIES = (
    entry("deadlines", 2018, "no", entity="chile", source=SOURCE),
    entry("deadlines", 2020, "2020-02-27", entity="chile", source=SOURCE),
    entry("deadlines", 2019, "no", entity="eritrea", source=SOURCE),
    *(entry("wells", year, str(n), entity="north") for year, n in ((2017, 20), (2018, 30))),
    *(entry("wells", year, str(n), entity="south") for year, n in ((2017, 8), (2018, 9))),
    *(entry("votes", year, str(n)) for year, n in ((2017, 110), (2018, 125), (2019, 130))),
)


def named_place(folder: Path) -> Places:
    """Write the plan and its readings into a folder."""
    return place(folder, PLAN, ENTRIES)


def many_plan(number: int) -> str:
    """Return a plan whose one indicator is kept for many."""
    head = PLAN[: PLAN.index("    chile =")]
    names = [
        f's{n:02} = {{ title = "State {n:02}", deadline = 2020-{1 + n % 12:02}-01 }}'
        for n in range(number)
    ]
    return head + "\n".join(names) + "\n"
