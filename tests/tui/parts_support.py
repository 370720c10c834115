"""A strategy whose wells are told by place and by use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_support import SMALL, SMALL_ENTRIES, entry, place

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading
    from scorecard.workspace import Places

PLAN = SMALL.replace(
    """    definition = "Wells that""",
    """    breakdowns = { place = ["north", "south"], use = ["drinking", "farming"] }
    definition = "Wells that""",
).replace(
    """    [[goal.objective.indicator]]
    id = "pumps"
""",
    """    [goal.objective.indicator.parts.north]
    title = "The north"
    baseline = { year = 2016, value = 50 }
    target = { at_least = 120, by = 2020 }

    [[goal.objective.indicator]]
    id = "pumps"
""",
)
ENTRIES = (
    *SMALL_ENTRIES,
    entry("wells", 2018, "70", part="north"),
    entry("wells", 2018, "55", part="south"),
    entry("wells", 2019, "85", part="north"),
    entry("wells", 2019, "65", part="south"),
)


def parted_place(folder: Path) -> Places:
    """Write the plan and its readings into a folder."""
    return place(folder, PLAN, ENTRIES)


def stands(places: Places, year: int, part: str | None = None) -> Reading | None:
    """Return the newest reading of the wells, or of a part of them."""
    return Store.open(places.store).head(ReadingKey("wells", year, None, part))


def figure(places: Places, year: int, part: str | None = None) -> str | None:
    """Return what it says; None for nothing."""
    found = stands(places, year, part)
    return None if found is None or found.retracted else found.value
