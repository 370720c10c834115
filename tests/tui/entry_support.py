"""What the tests of the forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_support import press, settled

from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

KINDS = """
[strategy]
title = "Kinds"
period = [2017, 2021]
numbers = "1,234.5"

[[goal]]
id = "A"
title = "All kinds"

  [[goal.indicator]]
  id = "share"
  title = "Share of pupils"
  kind = "percent"
  target = { at_least = 90, by = 2021 }

  [[goal.indicator]]
  id = "law"
  title = "Law adopted"
  kind = "yes_no"
  target = { done = true, by = 2020 }

  [[goal.indicator]]
  id = "plan"
  title = "Quality of the plan"
  kind = "scale"
  levels = { none = "no plan at all", weak = "a plan on paper", strong = "a plan that is kept" }
  baseline = { year = 2016, value = "none" }
  target = { reach = "strong", by = 2021 }

  [[goal.indicator]]
  id = "voice"
  title = "Voice of users"
  kind = "qualitative"

  [[goal.indicator]]
  id = "gap"
  title = "Gap"
  kind = "percent"
  derive = { difference = ["share", "rest"] }

  [[goal.indicator]]
  id = "rest"
  title = "Share of others"
  kind = "percent"
"""


def form_of(app: ScorecardApp) -> EntryScreen:
    """Return the form that is open."""
    assert isinstance(app.screen, EntryScreen)
    return app.screen


async def enter(app: ScorecardApp, pilot: Pilot[None], key: str, year: int | None = None) -> None:
    """Open a form."""
    app.reading_actions.enter(key, year)
    await settled(app, pilot)


async def fill(app: ScorecardApp, pilot: Pilot[None], **fields: str) -> None:
    """Fill fields of the open form."""
    for column, text in fields.items():
        form_of(app).type_in(column, text)
    await settled(app, pilot)


async def answer(app: ScorecardApp, pilot: Pilot[None], name: str) -> None:
    """Answer the question that is open."""
    assert isinstance(app.screen, AskScreen)
    app.screen.query_one(f"#act-{name}").focus()
    await press(app, pilot, "enter")
    await settled(app, pilot)


def readings(places: Places, indicator: str, year: int) -> list[Reading]:
    """Return the stored revisions of a reading, oldest first."""
    found = Store.open(places.store).records().readings
    mine = [r for r in found if (r.indicator, r.year) == (indicator, year)]
    return sorted(mine, key=lambda r: r.rank)


def judgements(places: Places) -> list[Judgement]:
    """Return the stored judgements, oldest first."""
    return sorted(Store.open(places.store).records().judgements, key=lambda j: j.rank)
