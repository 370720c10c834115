"""What if: one line to type a value, the status it would give, nothing saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from entity_support import PLAN, named_place
from entry_support import KINDS
from tui_support import opened, place, press, screen_text, session, settled

from scorecard.model.reading import Source
from scorecard.records.entry import Entry
from scorecard.records.store import Store
from scorecard.tui.widgets.line_input import AnswerField

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_it_follows_what_is_typed_and_saves_nothing(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        app.open("indicator", "votes", ())
        await settled(app, pilot)
        await press(app, pilot, "w")
        assert "Votes: what if 2019 read this?" in flat(screen_text(app))
        await press(app, pilot, *"165")
        text = flat(screen_text(app))
        assert "What if: ● on track (now off track). 165 in 2019" in text
        assert "Nothing is saved." in text
        await press(app, pilot, "backspace", "backspace", "x")
        assert '"1x" is not a number' in flat(screen_text(app))
        await press(app, pilot, "enter")
        assert not app.screen.query(AnswerField)
        assert '"1x" is not a number' in flat(screen_text(app))
        assert "130 in 2019" in flat(screen_text(app))
    assert places.store.read_bytes() == before


SCORED = """
[strategy]
title = "Plan"
period = [2017, 2021]

[assessment]
method = "opensdg"
roll_up = "mean_score"

[[goal]]
id = "I"
title = "Goal"

  [[goal.objective]]
  id = "1a"
  title = "Objective"

    [[goal.objective.indicator]]
    id = "best"
    title = "Best"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }

    [[goal.objective.indicator]]
    id = "other"
    title = "Other"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }
"""


async def test_what_stands_above_follows_by_the_rule_the_plan_names(tmp_path: Path) -> None:
    """Scores of 5 and -5 have a mean of 0, moderate progress; by our own points it is off track."""
    best = Entry("best", 2018, "140", source=Source("Survey"))
    async with opened(place(tmp_path, SCORED, (best,)), year=2018) as (app, pilot):
        app.open("indicator", "other", ())
        await settled(app, pilot)
        await press(app, pilot, "w", *"90")
        text = flat(screen_text(app))
        assert "1a would be at risk (now achieved). I would be at risk (now achieved)." in text


async def test_escape_leaves_it(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019) as (app, pilot):
        app.open("indicator", "votes", ())
        await settled(app, pilot)
        await press(app, pilot, "w", *"165", "escape")
        assert not app.screen.query(AnswerField)
        assert "What if" not in screen_text(app)
        await press(app, pilot, "down")
        assert "Entered by tester" in screen_text(app)


async def test_of_a_name_it_tells_the_name_and_the_indicator(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        app.open("indicator", "deadlines", ())
        await settled(app, pilot)
        await press(app, pilot, "down", "w", *"2020-05-01")
        text = flat(screen_text(app))
        assert "★ achieved (now not assessed). Done on 1 May 2020" in text
        assert "The indicator: ■ off track." in text
        await press(app, pilot, "escape", "enter", "w", *"no")
        assert "✕ missed (now not assessed)" in flat(screen_text(app))


async def test_an_earlier_day_is_supposed_as_known_then(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    Store.open(places.store)
    found = session(places, 2019, as_of=date(2019, 12, 31))
    async with opened(found) as (app, pilot):
        app.open("indicator", "votes", ())
        await settled(app, pilot)
        await press(app, pilot, "w", *"165")
        assert "What if: ● on track" in flat(screen_text(app))


async def test_why_nothing_can_be_supposed(tmp_path: Path) -> None:
    async with opened(place(tmp_path, KINDS, ()), year=2019) as (app, pilot):
        for key, why in (("voice", "a person judges it"), ("gap", "computed from share, rest")):
            app.open("indicator", key, ())
            await settled(app, pilot)
            await press(app, pilot, "w")
            assert "A reading cannot be supposed here: " in flat(screen_text(app))
            assert why in flat(screen_text(app))
            assert not app.screen.query(AnswerField)
            await press(app, pilot, "escape")


async def test_among_the_years_of_an_indicator_kept_by_name_it_asks_for_a_name(
    tmp_path: Path,
) -> None:
    async with opened(place(tmp_path, PLAN, ()), year=2020) as (app, pilot):
        app.open("indicator", "deadlines", ())
        await settled(app, pilot)
        await press(app, pilot, "b", "w")
        assert "choose a name from the list first" in flat(screen_text(app))
