"""What the tests of the screens share: places to open, and the text a screen shows."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import textual.app
import textual.pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from scorecard.records.entry import Entry
from scorecard.records.store import Store
from scorecard.tui.app import ScorecardApp
from scorecard.tui.scorecard.screen import MainScreen
from scorecard.tui.session import Session
from scorecard.workspace import Places

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from textual.pilot import Pilot

    from scorecard.tui.frame import Frame

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = Places(ROOT / "indicators.toml", ROOT / "data" / "readings.jsonl")

SMALL = """
[strategy]
title = "Small strategy"
period = [2017, 2021]
numbers = "1,234.5"

[[goal]]
id = "A"
title = "Clean water"

  [[goal.objective]]
  id = "A1"
  title = "Wells"

    [[goal.objective.indicator]]
    id = "wells"
    title = "Wells drilled"
    unit = "wells"
    owner = "Ana B."
    tags = ["water", "field work"]
    definition = "Wells that gave water when they were handed over."
    baseline = { year = 2016, value = 100 }
    target = { at_least = 200, by = 2020 }
    milestones = { 2018 = 140 }

    [[goal.objective.indicator]]
    id = "pumps"
    title = "Pumps mended"
    tags = ["water"]
    target = { at_least = 5, every_year = true }

[[goal]]
id = "B"
title = "Schools"

  [[goal.indicator]]
  id = "pupils"
  title = "Pupils in school"
  owner = "Bo"
  baseline = { year = 2016, value = 50 }
  target = { at_least = 90, by = 2021 }
"""
EMPTY = """
[strategy]
title = "Empty strategy"
period = [2017, 2021]
"""


async def _at_once(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Textual waits for the processor to idle; a busy one never does, and :func:`settled` knows."""


for _module in (textual.app, textual.pilot):
    vars(_module)["wait_for_idle"] = _at_once


def entry(indicator: str, year: int, value: str | None, **fields: Any) -> Entry:
    """Return a reading to store."""
    return Entry(indicator=indicator, year=year, value=value, **fields)


SMALL_ENTRIES = (
    entry("wells", 2017, "110"),
    entry("wells", 2018, "125"),
    entry("wells", 2019, "150"),
    entry("pumps", 2018, "7"),
    entry("pumps", 2019, "3"),
    entry("pupils", 2018, "61"),
    entry("pupils", 2019, "80"),
)


def place(
    folder: Path, plan: str = SMALL, entries: Iterable[Entry] = SMALL_ENTRIES, by: str = "tester"
) -> Places:
    """Write a plan and a store into a folder."""
    places = Places(folder / "indicators.toml", folder / "data" / "readings.jsonl")
    places.plan.write_text(plan, encoding="utf-8")
    places.store.parent.mkdir()
    store = Store.create(places.store)
    listed = list(entries)
    if listed:
        store.add(listed, by=by)
    return places


def session(places: Places, year: int | None = None, **options: Any) -> Session:
    """Return a session that has loaded."""
    found = Session(places, year=year, **options)
    found.load()
    return found


@asynccontextmanager
async def opened(
    places: Places | Session,
    *,
    year: int | None = None,
    size: tuple[int, int] = (80, 24),
    **options: Any,
) -> AsyncIterator[tuple[ScorecardApp, Pilot[None]]]:
    """Open the app without a terminal; nothing looks at the files by itself."""
    found = places if isinstance(places, Session) else session(places, year)
    app = ScorecardApp(found, watch=False, **options)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: Frame, pilot: Pilot[None]) -> None:
    """Wait until no key waits, nothing is read, and no message or paint is under way."""
    async with asyncio.timeout(60):
        quiet = 0
        # Twice: what the last message began, a widget may still be at.
        while app.is_running and quiet < 2:
            with suppress(WorkerCancelled):  # by a screen that closed meanwhile
                await app.workers.wait_for_complete()
            await pilot.pause(0)
            quiet = quiet + 1 if _is_quiet(app) else 0


def _is_quiet(app: Frame) -> bool:
    screen = app.screen
    shown = [node for each in app.screen_stack for node in each.walk_children(with_self=True)]
    pumps = (app, *shown)
    widgets = screen.walk_children(Widget, with_self=True)
    under_way = [
        app.keys_at_work,
        app._resize_event,
        screen._callbacks,
        screen._layout_required,
        screen._dirty_widgets,
        any(not worker.is_finished for worker in app.workers),
        any(pump._message_queue.qsize() for pump in pumps),
        any(pump._next_callbacks for pump in pumps),
        any(each._layout_required or each._repaint_required for each in widgets),
    ]
    return not any(under_way)


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds, however long a busy machine takes."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - what is waited for is many things, none an event
            await asyncio.sleep(0.01)


async def press(app: Frame, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each once what the one before it does is done."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def screen_text(app: Frame) -> str:
    """Return what is painted, line by line, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in strips) + "\n"


def main_screen(app: ScorecardApp) -> MainScreen:
    """Return the scorecard's screen, whatever stands on it."""
    main = app.screen_stack[0]
    assert isinstance(main, MainScreen)
    return main


def current(app: ScorecardApp) -> str:
    """Return the id of the row under the scorecard's cursor."""
    row = main_screen(app).table.current
    assert row is not None
    return row.key


def large_plan(indicators: int = 300) -> str:
    """Return a plan with many indicators."""
    lines = ["[strategy]", 'title = "Large strategy"', "period = [2017, 2021]"]
    for number in range(indicators):
        if number % 60 == 0:
            lines += ["[[goal]]", f'id = "G{number // 60}"', f'title = "Goal {number // 60}"']
        if number % 10 == 0:
            name = f"O{number // 10}"
            lines += ["[[goal.objective]]", f'id = "{name}"', f'title = "Objective {name}"']
        lines += [
            "[[goal.objective.indicator]]",
            f'id = "i{number}"',
            f'title = "Indicator number {number}"',
            "baseline = { year = 2016, value = 10 }",
            f"target = {{ at_least = {20 + number % 50}, by = 2021 }}",
        ]
    return "\n".join(lines)


def large_entries(indicators: int = 300) -> list[Entry]:
    """Return three readings for each of them."""
    return [
        entry(f"i{number}", year, str(10 + (number * 7 + year) % 40))
        for number in range(indicators)
        for year in (2017, 2018, 2019)
    ]
